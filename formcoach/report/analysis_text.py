"""An analysis in plain words, for people.

Angles are said to the nearest five degrees, as on the screen.
"""

from collections.abc import Iterator
from textwrap import wrap

from formcoach.domain.exercise import Exercise
from formcoach.domain.repetition import Repetition
from formcoach.feedback.counted_signal import told
from formcoach.feedback.figures import clock
from formcoach.feedback.looks import LOOKS
from formcoach.feedback.outcomes import outcome_state, outcome_words
from formcoach.report.analysis import Analysis
from formcoach.session.set_words import counted_words, sections

WIDTH = 80
"""Columns of the smallest terminal that is supported."""


def to_text(analysis: Analysis) -> str:
    """Return the analysis as a short report, with the end of its last line."""
    return "\n".join(line.rstrip() for line in _lines(analysis)) + "\n"


def _lines(analysis: Analysis) -> Iterator[str]:
    summary = analysis.summary
    yield f"{analysis.video}: {summary.exercise.name}"
    for note in analysis.notes:
        yield from _paragraph(f"Note: {note}")
    yield f"  {counted_words(summary)}"
    if summary.repetitions:
        yield ""
    for repetition in summary.repetitions:
        yield from _repetition(repetition, summary.exercise)
    for section in sections(summary):
        yield ""
        yield f"  {section.heading}"
        for line in section.lines:
            yield from _paragraph(f"{line.mark} {line.words}")


def _repetition(repetition: Repetition, exercise: Exercise) -> list[str]:
    times = f"{clock(repetition.start_s)} to {clock(repetition.end_s)}"
    reached = told(repetition.peak_deg, exercise.counts_by)
    held = f"held {int(repetition.hold_s)} s" if repetition.hold_s >= 1 else ""
    symbol = LOOKS[outcome_state(repetition, exercise)].symbol
    row = (
        f"  {repetition.index:>3} {repetition.side:<6} {times:<13} {reached:<12} "
        f"{held:<9} {symbol} "
    )
    return wrap(
        outcome_words(repetition, exercise),
        WIDTH,
        initial_indent=row,
        subsequent_indent=" " * len(row),
    )


def _paragraph(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent="    ", subsequent_indent="      ")
