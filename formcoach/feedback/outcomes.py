"""What became of a repetition or a limit, in words for patient and therapist."""

from formcoach.domain.exercise import Exercise, Level, Limit
from formcoach.domain.finding import Finding, NotMeasured
from formcoach.domain.measurement import SignalRef
from formcoach.domain.observation import Trouble
from formcoach.domain.repetition import Repetition, RepetitionOutcome
from formcoach.domain.signals import OUTLINE_SIGNALS
from formcoach.feedback.figures import (
    bound_words,
    clock,
    pause_words,
    plain,
    side_words,
    unit_of,
    value_words,
)
from formcoach.feedback.looks import OF_LEVEL, State
from formcoach.language import mark, tr

BEYOND = mark("went beyond a limit")
_NOT_COUNTED = {
    RepetitionOutcome.PARTIAL: mark("target not reached"),
    RepetitionOutcome.OTHER_MOVEMENT: mark("another movement"),
    RepetitionOutcome.UNFINISHED: mark("not finished"),
}


def limit_of(exercise: Exercise, limit_id: str) -> Limit:
    """Return a limit of an exercise by its id."""
    return next(limit for limit in exercise.limits if limit.id == limit_id)


def worst_level(repetition: Repetition, exercise: Exercise) -> Level | None:
    """Return the level of the most urgent limit that a repetition crossed."""
    crossed = (each for each in exercise.limits if each.id in repetition.findings)
    return max((limit.level for limit in crossed), default=None)


def outcome_state(repetition: Repetition, exercise: Exercise) -> State:
    """Return how a repetition is shown: good only if it counts and crossed nothing."""
    level = worst_level(repetition, exercise)
    if level is not None:
        return OF_LEVEL[level]
    return State.GOOD if repetition.counted else State.NOT_JUDGED


def is_beyond(repetition: Repetition, exercise: Exercise) -> bool:
    """Tell whether a repetition crossed a limit that warns."""
    return (worst_level(repetition, exercise) or Level.COACH) >= Level.WARN


def counting_words(repetition: Repetition) -> str:
    """Say whether a repetition counts, and why not."""
    if repetition.counted:
        return tr("counted")
    return tr("not counted: {why}", why=tr(_NOT_COUNTED[repetition.outcome]))


def outcome_words(repetition: Repetition, exercise: Exercise) -> str:
    """Say whether a repetition counts, what it missed, and what it went beyond."""
    words = counting_words(repetition)
    if repetition.missed:
        words += f" ({', '.join(map(plain, repetition.missed))})"
    if is_beyond(repetition, exercise):
        return f"{words}, {tr(BEYOND)}"
    return f"{words}, {tr('with a tip')}" if repetition.findings else words


def finding_words(finding: Finding, limit: Limit) -> str:
    """Say which limit was crossed, when, how far, and what to do about it."""
    unit = unit_of(limit.signal)
    lasted_s = finding.end_s - finding.start_s
    above = mark(
        "{limit}, {side}, at {at} for {for_s} s: {worst}, above {bound}. {cue}"
    )
    below = mark(
        "{limit}, {side}, at {at} for {for_s} s: {worst}, below {bound}. {cue}"
    )
    return tr(
        above if limit.above is not None else below,
        limit=plain(finding.limit),
        side=side_words(finding.side),
        at=clock(finding.start_s),
        for_s=f"{lasted_s:.1f}",
        worst=_worst_words(finding, limit),
        bound=tr("the limit of {bound}", bound=bound_words(finding.bound, unit)),
        cue=tr(finding.cue),
    )


def _worst_words(finding: Finding, limit: Limit) -> str:
    """Say how far a limit was crossed; an outline does not bend as the spine does."""
    words = value_words(finding.worst, unit_of(limit.signal))
    if isinstance(limit.signal, SignalRef) and limit.signal.signal in OUTLINE_SIGNALS:
        return tr("{value} of the outline", value=words)
    return words


def unmeasured_words(unmeasured: NotMeasured) -> str:
    """Say for how much of its time a limit could not be judged, and mainly why."""
    known = unmeasured.reason in set(Trouble)
    reason = unmeasured.reason
    return tr(
        "{limit}: for {share} of the time ({reason})",
        limit=plain(unmeasured.limit),
        share=f"{unmeasured.fraction:.0%}",
        reason=pause_words(Trouble(reason)) if known else plain(reason),
    )
