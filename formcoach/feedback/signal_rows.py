"""Every signal that a definition uses, for its writer: where it is in bands and limits.

Patients are told angles to five degrees. Whoever sets bounds needs each degree, and
knows that the camera errs by several.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formcoach.domain.exercise import Band, Exercise, Limit
from formcoach.domain.instant import Instant
from formcoach.domain.measurement import Reading, SignalRef
from formcoach.domain.observation import Trouble
from formcoach.domain.repetition import Repetition
from formcoach.feedback.body_state import limit_states
from formcoach.feedback.figures import unit_of
from formcoach.feedback.looks import State
from formcoach.language import mark, tr

HIDDEN = mark("hidden")
"""The part of the body by which it is read is not seen."""
NO_START = mark("no start")
"""It is read from the start pose, which was not held yet."""
PAUSED = mark("paused")
"""Nothing is measured now; the bar says why."""
NO_REPETITION = mark("none yet")
"""It is a time of a whole repetition, and none has ended."""
_UNITS = {"deg": "°", "deg_s": "°/s", "torso_lengths": "", "s": " s"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRow:
    """One limit, and how far its signal is from it."""

    limit: Limit
    state: State
    margin: float
    """How far the signal may still go, negative beyond; NaN where not measured."""
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalRow:
    """One signal of a definition, as it is now."""

    name: str
    """As the definition writes it."""
    value: float
    """NaN where it is not measured."""
    unit: str
    why_not: str
    """Why it is not measured, in a word of English; empty where it is."""
    start: Band | None
    target: Band | None
    limits: tuple[LimitRow, ...]


def signal_rows(
    exercise: Exercise, instant: Instant | None, last: Repetition | None
) -> tuple[SignalRow, ...]:
    """Return every signal of a definition, the counted one first.

    Parameters
    ----------
    exercise
        The definition.
    instant
        What is measured now; None where nothing comes.
    last
        The repetition that ended last, for limits on its times.

    """
    states = limit_states(exercise, instant)
    return tuple(
        _row(exercise, signal, instant, last, states) for signal in _signals(exercise)
    )


def value_text(value: float, unit: str) -> str:
    """Return a value with its unit, to the degree or a hundredth of a torso."""
    digits = 0 if unit.startswith("deg") else 2 if unit == "torso_lengths" else 1
    rounded = round(value, digits) + 0.0  # no minus before a zero
    return f"{rounded:.{digits}f}{_UNITS[unit]}"


def band_text(band: Band) -> str:
    """Return a band as it is written: ``65 to 115``."""
    return tr("{first} to {last}", first=f"{band.lower:g}", last=f"{band.upper:g}")


def bound_text(row: LimitRow) -> str:
    """Return a bound as it is written: ``below -18°``."""
    above, below = row.limit.above, row.limit.below
    bound = f"{above if above is not None else below:g}{_UNITS[row.unit]}"
    if above is not None:
        return tr("above {bound}", bound=bound)
    return tr("below {bound}", bound=bound)


def margin_text(row: LimitRow) -> str:
    """Return how far the signal is from its bound: ``12° left``, ``3° beyond``."""
    if math.isnan(row.margin):
        return ""
    size = value_text(abs(row.margin), row.unit)
    if row.margin < 0:
        return tr("{size} beyond", size=size)
    return tr("{size} left", size=size)


def _signals(exercise: Exercise) -> Iterator[SignalRef | str]:
    named = (
        exercise.counts_by,
        *exercise.start,
        *exercise.target,
        *(limit.signal for limit in exercise.limits),
    )
    yield from dict.fromkeys(named)


def _row(
    exercise: Exercise,
    signal: SignalRef | str,
    instant: Instant | None,
    last: Repetition | None,
    states: Mapping[str, State],
) -> SignalRow:
    value = _value(signal, instant, last)
    ref = signal if isinstance(signal, SignalRef) else None
    return SignalRow(
        name=str(signal),
        value=value,
        unit=unit_of(signal),
        why_not=_why_not(signal, instant) if math.isnan(value) else "",
        start=exercise.start.get(ref) if ref else None,
        target=exercise.target.get(ref) if ref else None,
        limits=tuple(
            LimitRow(
                limit=limit,
                state=states[limit.id],
                margin=_margin(limit, value),
                unit=unit_of(signal),
            )
            for limit in exercise.limits
            if limit.signal == signal
        ),
    )


def _value(
    signal: SignalRef | str, instant: Instant | None, last: Repetition | None
) -> float:
    if isinstance(signal, str):
        return last.timing(signal) if last is not None else math.nan
    if instant is None or _is_paused(instant):
        return math.nan
    return instant.measurements.read(signal, instant.side, instant.neutral)


def _why_not(signal: SignalRef | str, instant: Instant | None) -> str:
    if isinstance(signal, str):
        return NO_REPETITION
    if instant is None or _is_paused(instant):
        return PAUSED
    if signal.reading is Reading.CHANGE and instant.neutral is None:
        return NO_START
    return HIDDEN


def _is_paused(instant: Instant) -> bool:
    """Tell whether what is read now would mislead: seen from another side, or lost."""
    return instant.trouble not in {None, Trouble.HIDDEN, Trouble.WRONG_POSTURE}


def _margin(limit: Limit, value: float) -> float:
    if limit.above is not None:
        return limit.above - value
    return value - (limit.below if limit.below is not None else math.nan)
