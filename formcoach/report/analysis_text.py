"""An analysis in plain words, for people.

Angles are said to the nearest five degrees, as on the screen.
"""

import math
from collections.abc import Iterator
from textwrap import wrap

from formcoach.domain.exercise import Limit, Mode
from formcoach.domain.finding import Finding, NotMeasured
from formcoach.domain.observation import Trouble
from formcoach.domain.repetition import Repetition, RepetitionOutcome
from formcoach.feedback.figures import NOT_MEASURED, about, rounded
from formcoach.feedback.words import advice
from formcoach.report.analysis import Analysis, limit_of, unit_of

WIDTH = 80
"""Columns of the smallest terminal that is supported."""
SHOWN_FROM_S = 0.5
"""A shorter pause is a frame or two, and no news."""
SHOWN_FROM_FRACTION = 0.05
"""The same for a limit that could not be judged."""
_OUTCOMES = {
    RepetitionOutcome.COMPLETE: "counted",
    RepetitionOutcome.PARTIAL: "not counted: turned back before the target",
    RepetitionOutcome.OTHER_MOVEMENT: "not counted: another movement",
    RepetitionOutcome.UNFINISHED: "not counted: not finished when the video ended",
}
_UNITS = {
    "deg": "°",
    "deg_s": "° a second",
    "torso_lengths": " torso lengths",
    "s": " s",
}


def to_text(analysis: Analysis) -> str:
    """Return the analysis as a short report, with the end of its last line."""
    return "\n".join(line.rstrip() for line in _lines(analysis)) + "\n"


def _lines(analysis: Analysis) -> Iterator[str]:
    summary = analysis.summary
    yield f"{analysis.video}: {summary.exercise.name}"
    for note in analysis.notes:
        yield from _paragraph(f"Note: {note}")
    yield f"  {_counted(analysis)}"
    if summary.repetitions:
        yield ""
    for repetition in summary.repetitions:
        yield _repetition(repetition, unit_of(summary.exercise.counts_by))
    yield ""
    yield from _findings(analysis)
    yield from _pauses(analysis)
    yield from _unmeasured(analysis)


def _counted(analysis: Analysis) -> str:
    summary = analysis.summary
    exercise = summary.exercise
    asked = exercise.dose.reps
    held = f"Longest hold about {round(summary.longest_hold_s)} s."
    if exercise.mode in {Mode.HOLD, Mode.TIMED}:
        return held
    words = f"Counted {summary.counted} of {_plural(asked, 'repetition')}."
    return f"{words} {held}" if exercise.mode is Mode.REPS_WITH_HOLD else words


def _repetition(repetition: Repetition, unit: str) -> str:
    times = f"{_clock(repetition.start_s)} to {_clock(repetition.end_s)}"
    held = f"held {round(repetition.hold_s)} s" if repetition.hold_s >= 1 else ""
    missed = ", ".join(map(_plain, repetition.missed))
    return (
        f"  {repetition.index:>3} {repetition.side:<6} {times:<13} "
        f"{_value(repetition.peak_deg, unit):<12} {held:<9} "
        f"{_OUTCOMES[repetition.outcome]}{f' ({missed})' if missed else ''}"
    )


def _findings(analysis: Analysis) -> Iterator[str]:
    findings = analysis.summary.findings
    if not findings:
        judged = "Nothing that was measured went beyond a limit."
        yield f"  {judged if _any_judged(analysis) else 'No limit could be judged.'}"
        return
    yield "  Beyond a limit"
    for finding in findings:
        yield from _finding(finding, limit_of(analysis, finding.limit))


def _any_judged(analysis: Analysis) -> bool:
    """Tell whether any limit was judged at all: silence must not look like praise."""
    summary = analysis.summary
    unjudged = {each.limit for each in summary.not_measured if each.fraction >= 1}
    return any(limit.id not in unjudged for limit in summary.exercise.limits)


def _finding(finding: Finding, limit: Limit) -> Iterator[str]:
    unit = unit_of(limit.signal)
    lasted_s = finding.end_s - finding.start_s
    when = f"at {_clock(finding.start_s)} for {lasted_s:.1f} s"
    word = "above" if limit.above is not None else "below"
    yield from _paragraph(
        f"{finding.level.name}: {_plain(finding.limit)}, {finding.side}, {when}: "
        f"{_value(finding.worst, unit)}, {word} the limit of "
        f"{finding.bound:g}{_UNITS[unit]}. {finding.cue}"
    )


def _pauses(analysis: Analysis) -> Iterator[str]:
    summary = analysis.summary
    pauses = [each for each in summary.paused if each[1] >= SHOWN_FROM_S]
    if not pauses:
        return
    yield ""
    yield "  Nothing was judged"
    for reason, seconds in pauses:
        words = advice(Trouble(reason), summary.exercise)
        yield from _paragraph(f"for {round(seconds, 1):g} s: {words}")


def _unmeasured(analysis: Analysis) -> Iterator[str]:
    summary = analysis.summary
    unseen = [
        each for each in summary.not_measured if each.fraction >= SHOWN_FROM_FRACTION
    ]
    if unseen or summary.exercise.cannot_see:
        yield ""
        yield "  Not measured"
    for each in unseen:
        yield from _paragraph(_share(each))
    for words in summary.exercise.cannot_see:
        yield from _paragraph(f"never seen by this camera: {words}")


def _share(each: NotMeasured) -> str:
    limit, reason = _plain(each.limit), _plain(each.reason)
    return f"{limit}: for {each.fraction:.0%} of the time ({reason})"


def _value(value: float, unit: str) -> str:
    if math.isnan(value):
        return NOT_MEASURED
    if unit == "deg":
        return about(value)
    shown = f"{rounded(value)}" if unit == "deg_s" else f"{value:.1f}"
    return f"about {shown}{_UNITS[unit]}"


def _paragraph(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent="    ", subsequent_indent="      ")


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _clock(time_s: float) -> str:
    minutes, seconds = divmod(int(time_s), 60)
    return f"{minutes}:{seconds:02d}"
