"""What the big figures say: counts and seconds against what is asked for."""

from formcoach.domain.exercise import Exercise, Mode, Sides
from formcoach.domain.instant import Instant
from formcoach.domain.repetition import Repetition
from formcoach.ui.words import PHASE_WORDS, about, outcome_words

_BY_THE_CLOCK = frozenset({Mode.HOLD, Mode.TIMED})


def asked_s(exercise: Exercise) -> int:
    """Return the seconds that a hold or a timed set should last."""
    dose = exercise.dose
    return round(dose.duration_s if exercise.mode is Mode.TIMED else dose.hold_s)


def main_figure(exercise: Exercise, counted: int, hold_s: float) -> tuple[str, ...]:
    """Return the figure that matters most, and shorter ways to write it."""
    if exercise.mode in _BY_THE_CLOCK:
        return _of(int(hold_s), asked_s(exercise), unit=" s")
    return _of(counted, exercise.dose.reps)


def hold_figure(exercise: Exercise, hold_s: float) -> tuple[str, ...]:
    """Return the seconds held in this repetition."""
    asked = f"/{asked_s(exercise)}" if asked_s(exercise) else ""
    return f"HOLD {int(hold_s)}{asked}", f"{int(hold_s)}{asked} s"


def under_the_figure(exercise: Exercise, counted: int, last: Repetition | None) -> str:
    """Say what the figure counts and what became of the last repetition."""
    if exercise.mode in _BY_THE_CLOCK:
        return "seconds held" if exercise.mode is Mode.HOLD else "seconds"
    if exercise.dose.reps and counted >= exercise.dose.reps:
        return f"✓ all {exercise.dose.reps} counted"
    if last is None:
        return "repetitions counted"
    if last.counted:
        return f"{outcome_words(last)}, {about(last.peak_deg)}"
    return outcome_words(last)


def title(exercise: Exercise, instant: Instant | None) -> str:
    """Say the exercise, what is being done, and with which side."""
    parts = [exercise.name]
    if instant is not None and instant.trouble is None:
        parts.append(PHASE_WORDS[instant.phase])
        if exercise.sides is not Sides.BOTH:
            parts.append(f"{instant.side} side")
    return " · ".join(parts)


def _of(done: int, asked: int, unit: str = "") -> tuple[str, ...]:
    if not asked:
        return (f"{done}{unit}", f"{done}")
    return (f"{done}/{asked}{unit}", f"{done}/{asked}", f"{done}")
