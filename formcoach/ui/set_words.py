"""The record of a set in plain words."""

from textual.content import Content

from formcoach.domain.exercise import Exercise, Mode
from formcoach.domain.finding import Finding, NotMeasured
from formcoach.domain.repetition import Repetition
from formcoach.ui.live_figures import asked_s
from formcoach.ui.palette import LOOKS, OF_LEVEL, State
from formcoach.ui.scale import Scale, target_band
from formcoach.ui.set_record import SetRecord
from formcoach.ui.words import about, clock, outcome_words, plain, rounded

_BAR_COLUMNS = 24
_SHOWN_FROM = 0.05  # of the time: a frame or two unmeasured is no news


def summary(record: SetRecord) -> Content:
    """Return the whole summary."""
    exercise = record.exercise
    return Content("\n").join(
        [
            Content.styled(f"{exercise.name}: what was seen", "bold"),
            Content(""),
            Content.styled(_counted(record), "bold"),
            *_pauses(record),
            *_repetitions(record),
            Content(""),
            *_findings(record.findings),
            Content(""),
            *_not_measured(record),
        ]
    )


def _counted(record: SetRecord) -> str:
    exercise = record.exercise
    if exercise.mode in (Mode.HOLD, Mode.TIMED):
        asked = f" of {asked_s(exercise)}" if asked_s(exercise) else ""
        return f"Held {int(record.longest_hold_s)}{asked} seconds"
    asked = f" of {exercise.dose.reps}" if exercise.dose.reps else ""
    return f"Counted {record.counted}{asked} repetitions"


def _pauses(record: SetRecord) -> list[Content]:
    if record.paused_s < 1:
        return []
    paused, watched = clock(record.paused_s), clock(record.watched_s)
    return [Content(f"Judging was paused for {paused} of {watched} minutes.")]


def _repetitions(record: SetRecord) -> list[Content]:
    if not record.repetitions:
        return [Content("No repetition was seen from beginning to end.")]
    band = target_band(record.exercise)
    lines = [Content("")]
    if band is not None:
        words = f"Target {rounded(band.lower)} to {rounded(band.upper)}°"
        lines.append(Content(f"{words}:  ▓ target  ● furthest point"))
    return lines + [_repetition(record.exercise, each) for each in record.repetitions]


def _repetition(exercise: Exercise, repetition: Repetition) -> Content:
    return Content.assemble(
        f"{repetition.index:>3} {repetition.side:<6}",
        (_bar(exercise, repetition), "$good"),
        f" {about(repetition.peak_deg):<12} {outcome_words(repetition)}",
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


def _findings(findings: tuple[Finding, ...]) -> list[Content]:
    if not findings:
        return [Content("Nothing that was measured went beyond a limit.")]
    lines = [Content.styled("To look at", "bold")]
    for finding in findings:
        look = LOOKS[OF_LEVEL[finding.level]]
        lasted_s = finding.end_s - finding.start_s
        lines.append(
            Content.assemble(
                (f"{look.symbol} {look.word}  ", f"bold {look.colour}"),
                f"{finding.cue} ({plain(finding.limit)}, {finding.side}, "
                f"at {clock(finding.start_s)} for {lasted_s:.1f} s)",
            )
        )
    return lines


def _not_measured(record: SetRecord) -> list[Content]:
    unseen = [each for each in record.not_measured if each.fraction >= _SHOWN_FROM]
    lines = [Content.styled("Not measured", "bold")]
    lines += [_unseen(f"{plain(each.limit)}: {_share(each)}") for each in unseen]
    lines += [
        _unseen(f"never seen by a camera: {each}")
        for each in record.exercise.cannot_see
    ]
    return lines if len(lines) > 1 else []


def _unseen(words: str) -> Content:
    look = LOOKS[State.NOT_MEASURED]
    return Content.assemble((look.symbol, look.colour), f" {words}")


def _share(each: NotMeasured) -> str:
    return f"{each.reason} for {each.fraction:.0%} of its time"
