"""A set in plain words: what was done, went beyond a limit, and was not judged."""

from collections.abc import Iterator
from dataclasses import dataclass

from formcoach.domain.exercise import Mode
from formcoach.domain.observation import Trouble
from formcoach.feedback.figures import clock
from formcoach.feedback.looks import LOOKS, OF_LEVEL, PAUSE_SYMBOL, State
from formcoach.feedback.outcomes import (
    BEYOND,
    finding_words,
    is_beyond,
    limit_of,
    unmeasured_words,
)
from formcoach.feedback.progress import BY_THE_CLOCK, asked_s
from formcoach.feedback.words import advice
from formcoach.language import tr
from formcoach.session.set_log import SetSummary

SHOWN_FROM_S = 0.5
"""A shorter pause is a frame or two, and no news."""
SHOWN_FROM_FRACTION = 0.05
"""The same for a limit that could not be judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words behind a mark that has the colour of a state."""

    mark: str
    words: str
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines under a heading; some headings say it all."""

    heading: str
    lines: tuple[Line, ...] = ()


def counted_words(summary: SetSummary) -> str:
    """Say how much was done of what is asked for."""
    exercise, held_s = summary.exercise, int(summary.longest_hold_s)
    if exercise.mode in BY_THE_CLOCK:
        return tr("Held {held}.", held=_seconds(held_s, asked_s(exercise)))
    words = tr("Counted {done}", done=_repetitions(summary.counted, exercise.dose.reps))
    beyond = sum(is_beyond(each, exercise) for each in summary.repetitions)
    words += f", {beyond} {tr(BEYOND)}." if beyond else "."
    if exercise.mode is Mode.REPS_WITH_HOLD:
        return f"{words} {tr('Longest hold {held}.', held=_seconds(held_s, 0))}"
    return words


def sections(summary: SetSummary) -> Iterator[Section]:
    """Yield what is to be told below the repetitions."""
    yield _findings(summary)
    pauses = tuple(_pauses(summary))
    if pauses:
        yield Section(heading=_paused(summary), lines=pauses)
    unseen = tuple(_unmeasured(summary))
    if unseen:
        yield Section(heading=tr("Not measured"), lines=unseen)


def _findings(summary: SetSummary) -> Section:
    if summary.findings:
        return Section(heading=tr("Beyond a limit"), lines=tuple(_found(summary)))
    if _any_judged(summary):
        return Section(heading=tr("Nothing that was measured went beyond a limit."))
    return Section(heading=tr("No limit could be judged."))


def _any_judged(summary: SetSummary) -> bool:
    """Tell whether any limit was judged at all: silence must not look like praise."""
    unjudged = {each.limit for each in summary.not_measured if each.fraction >= 1}
    judged = any(limit.id not in unjudged for limit in summary.exercise.limits)
    return judged and summary.frames_count > 0


def _found(summary: SetSummary) -> Iterator[Line]:
    for finding in summary.findings:
        state = OF_LEVEL[finding.level]
        limit = limit_of(summary.exercise, finding.limit)
        yield Line(
            mark=f"{LOOKS[state].symbol} {LOOKS[state].word}:",
            words=finding_words(finding, limit),
            state=state,
        )


def _paused(summary: SetSummary) -> str:
    paused_s = sum(seconds for _, seconds in summary.paused)
    paused, watched = clock(paused_s), clock(summary.duration_s)
    return tr(
        "Nothing was judged for {paused} of {watched} minutes",
        paused=paused,
        watched=watched,
    )


def _pauses(summary: SetSummary) -> Iterator[Line]:
    for reason, seconds in summary.paused:
        if seconds >= SHOWN_FROM_S:
            words = advice(Trouble(reason), summary.exercise)
            yield Line(
                mark=PAUSE_SYMBOL,
                words=tr(
                    "for {for_s} s: {why}", for_s=f"{round(seconds, 1):g}", why=words
                ),
                state=State.NOT_MEASURED,
            )


def _unmeasured(summary: SetSummary) -> Iterator[Line]:
    shares = [
        unmeasured_words(each)
        for each in summary.not_measured
        if each.fraction >= SHOWN_FROM_FRACTION
    ]
    never = [
        tr("never seen by this camera: {what}", what=tr(it))
        for it in summary.exercise.cannot_see
    ]
    for words in (*shares, *never):
        yield Line(
            mark=LOOKS[State.NOT_MEASURED].symbol,
            words=words,
            state=State.NOT_MEASURED,
        )


def _seconds(done: int, asked: int) -> str:
    one = (asked or done) == 1
    unit = tr("second") if one else tr("seconds")
    return f"{_of(done, asked)} {unit}"


def _repetitions(done: int, asked: int) -> str:
    one = (asked or done) == 1
    unit = tr("repetition") if one else tr("repetitions")
    return f"{_of(done, asked)} {unit}"


def _of(done: int, asked: int) -> str:
    return tr("{done} of {asked}", done=done, asked=asked) if asked else f"{done}"
