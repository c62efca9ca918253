"""What became of a repetition or a limit, in words for patient and therapist."""

from formcoach.domain.exercise import Exercise, Level, Limit
from formcoach.domain.finding import Finding, NotMeasured
from formcoach.domain.repetition import Repetition, RepetitionOutcome
from formcoach.feedback.figures import (
    PAUSE_REASONS,
    bound_words,
    clock,
    plain,
    unit_of,
    value_words,
)
from formcoach.feedback.looks import OF_LEVEL, State

BEYOND = "went beyond a limit"
_NOT_COUNTED = {
    RepetitionOutcome.PARTIAL: "target not reached",
    RepetitionOutcome.OTHER_MOVEMENT: "another movement",
    RepetitionOutcome.UNFINISHED: "not finished",
}
_REASONS = {str(trouble): words for trouble, words in PAUSE_REASONS.items()}


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
        return "counted"
    return f"not counted: {_NOT_COUNTED[repetition.outcome]}"


def outcome_words(repetition: Repetition, exercise: Exercise) -> str:
    """Say whether a repetition counts, what it missed, and what it went beyond."""
    words = counting_words(repetition)
    if repetition.missed:
        words += f" ({', '.join(map(plain, repetition.missed))})"
    if is_beyond(repetition, exercise):
        return f"{words}, {BEYOND}"
    return f"{words}, with a tip" if repetition.findings else words


def finding_words(finding: Finding, limit: Limit) -> str:
    """Say which limit was crossed, when, how far, and what to do about it."""
    unit = unit_of(limit.signal)
    lasted_s = finding.end_s - finding.start_s
    when = f"at {clock(finding.start_s)} for {lasted_s:.1f} s"
    word = "above" if limit.above is not None else "below"
    return (
        f"{plain(finding.limit)}, {finding.side}, {when}: "
        f"{value_words(finding.worst, unit)}, {word} the limit of "
        f"{bound_words(finding.bound, unit)}. {finding.cue}"
    )


def unmeasured_words(unmeasured: NotMeasured) -> str:
    """Say for how much of its time a limit could not be judged, and mainly why."""
    reason = _REASONS.get(unmeasured.reason, plain(unmeasured.reason))
    share = f"{unmeasured.fraction:.0%}"
    return f"{plain(unmeasured.limit)}: for {share} of the time ({reason})"
