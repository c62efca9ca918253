"""The summary of a set, coloured by what became of each repetition and limit."""

from collections.abc import Iterator

from textual.content import Content

from formcoach.domain.exercise import Exercise
from formcoach.domain.repetition import Repetition
from formcoach.feedback.counted_signal import band_told, told, ways
from formcoach.feedback.figures import side_words
from formcoach.feedback.looks import LOOKS
from formcoach.feedback.outcomes import outcome_state, outcome_words
from formcoach.feedback.scale import Scale, target_band
from formcoach.language import tr
from formcoach.session.set_log import SetSummary
from formcoach.session.set_words import counted_words, sections
from formcoach.ui.palette import colour

_BAR_COLUMNS = 20  # with them a row fits into 80 columns


def summary_content(summary: SetSummary) -> Content:
    """Return the whole summary."""
    return Content("\n").join(_lines(summary))


def _lines(summary: SetSummary) -> Iterator[Content]:
    yield Content.styled(
        tr("{exercise}: what was seen", exercise=tr(summary.exercise.name)), "bold"
    )
    yield Content("")
    yield Content.styled(counted_words(summary), "bold")
    yield from _repetitions(summary)
    for section in sections(summary):
        yield Content("")
        yield Content.styled(section.heading, "bold")
        for line in section.lines:
            style = f"bold {colour(line.state)}"
            yield Content.assemble((line.mark, style), f" {line.words}")


def _repetitions(summary: SetSummary) -> Iterator[Content]:
    if not summary.repetitions:
        yield Content(tr("No repetition was seen from beginning to end."))
        return
    yield Content("")
    band = target_band(summary.exercise)
    if band is not None:
        # A band with a bare sign is read from the lower edge, one with a way from zero.
        edges = band.lower, band.upper
        counted = summary.exercise.counts_by
        first, last = sorted(edges, key=abs) if ways(counted) else edges
        words = tr("Target {band}", band=band_told(first, last, counted))
        yield Content(f"{words}:  ▓ {tr('target')}  ● {tr('furthest point')}")
    for repetition in summary.repetitions:
        yield _repetition(summary.exercise, repetition)


def _repetition(exercise: Exercise, repetition: Repetition) -> Content:
    state = outcome_state(repetition, exercise)
    reached = told(repetition.peak_deg, exercise.counts_by)
    return Content.assemble(
        f"{repetition.index:>3} {side_words(repetition.side):<6}",
        (_bar(exercise, repetition), colour(state)),
        f" {reached:<12} ",
        (LOOKS[state].symbol, f"bold {colour(state)}"),
        f" {outcome_words(repetition, exercise)}",
    )


def _bar(exercise: Exercise, repetition: Repetition) -> str:
    scale, band = Scale.of(exercise), target_band(exercise)
    cells = ["─"] * _BAR_COLUMNS
    if band is not None:
        ends = sorted(
            scale.column(edge, _BAR_COLUMNS) for edge in (band.lower, band.upper)
        )
        cells[ends[0] : ends[1] + 1] = ["▓"] * (ends[1] + 1 - ends[0])
    cells[scale.column(repetition.peak_deg, _BAR_COLUMNS)] = "●"
    return "".join(cells)
