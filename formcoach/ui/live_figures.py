"""What the big figures say: counts and seconds against what is asked for."""

from formcoach.domain.exercise import Exercise, Mode
from formcoach.domain.instant import Instant
from formcoach.domain.repetition import Repetition
from formcoach.feedback.counted_signal import told
from formcoach.feedback.looks import LOOKS
from formcoach.feedback.outcomes import (
    BEYOND,
    counting_words,
    is_beyond,
    outcome_state,
)
from formcoach.feedback.progress import BY_THE_CLOCK, asked_s, doing
from formcoach.language import tr


def main_figure(exercise: Exercise, counted: int, hold_s: float) -> tuple[str, ...]:
    """Return the figure that matters most, and shorter ways to write it."""
    if exercise.mode in BY_THE_CLOCK:
        return _of(int(hold_s), asked_s(exercise), unit=" s")
    return _of(counted, exercise.dose.reps)


def hold_figure(exercise: Exercise, hold_s: float) -> tuple[str, ...]:
    """Return the seconds held in this repetition."""
    asked = f"/{asked_s(exercise)}" if asked_s(exercise) else ""
    return f"{tr('HOLD')} {int(hold_s)}{asked}", f"{int(hold_s)}{asked} s"


def under_the_figure(exercise: Exercise, counted: int, last: Repetition | None) -> str:
    """Say what the figure counts and what became of the last repetition."""
    if exercise.mode in BY_THE_CLOCK:
        return tr("seconds held") if exercise.mode is Mode.HOLD else tr("seconds")
    asked = exercise.dose.reps
    if last is None:
        return tr("repetitions counted")
    symbol = LOOKS[outcome_state(last, exercise)].symbol
    if asked and counted >= asked:
        return f"{symbol} {tr('all {asked} counted', asked=asked)}"
    if not last.counted:
        return counting_words(last)
    if is_beyond(last, exercise):
        return f"{symbol} {tr('counted')}, {tr(BEYOND)}"
    return f"{symbol} {tr('counted')}, {told(last.peak_deg, exercise.counts_by)}"


def title(exercise: Exercise, instant: Instant | None) -> str:
    """Say the exercise, what is being done, and with which side."""
    return " · ".join(filter(None, (tr(exercise.name), doing(exercise, instant))))


def _of(done: int, asked: int, unit: str = "") -> tuple[str, ...]:
    if not asked:
        return (f"{done}{unit}", f"{done}")
    return (f"{done}/{asked}{unit}", f"{done}/{asked}", f"{done}")
