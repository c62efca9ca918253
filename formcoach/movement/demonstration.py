"""What a demonstration of an exercise shows: which signal counts, from where to where.

A therapist does a few repetitions; this finds the signal that moves most for its error,
the repetitions in it, and how far each signal was apart from one to the next. It
proposes, and never decides: the numbers are for a person to look at.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import Side
from formcoach.domain.measurement import Limb, Measurements, SignalRef, full_name
from formcoach.domain.orientation import Posture, View
from formcoach.domain.signals import SIGNALS
from formcoach.movement.demonstrated_way import (
    AT_PEAK,
    AT_REST,
    Excursion,
    Values,
    repetitions_of,
    way_of,
)

ERROR_DEG: Mapping[str, float] = {
    "knee_flexion": 4.0,
    "hip_flexion": 5.0,
    "trunk_inclination": 2.6,
    "trunk_elevation": 2.6,
    "shoulder_flexion": 7.0,
    "elbow_flexion": 7.0,
    "trunk_lateral_flexion": 3.0,
    "shoulder_abduction": 7.0,
}
"""The signals that a definition may be learned from, each with the mean error of the
camera in its view (docs/evidence.md, rendered bodies, full model)."""
COUNTABLE_DEG = 20.0
"""Two error budgets of 10 degrees: a smaller movement is held, not counted."""
_AT_ONCE = 0.5
"""Share of a repetition from which on two sides move together."""
MOSTLY_SEEN = 0.7
"""Share of the frames in which a signal must be measured to be learned from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was measured of one instant of a demonstration."""

    measurements: Measurements
    view: View
    posture: Posture


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How one signal stood at rest or at the furthest point, over all repetitions."""

    ref: SignalRef
    middle_deg: float
    spread_deg: float
    """Standard deviation over the repetitions, or over the frames at rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What was demonstrated."""

    posture: Posture
    counts_by: SignalRef
    sides: tuple[Side, ...]
    """The sides that moved, one after the other; empty if both moved at once."""
    repetitions: tuple[Excursion, ...]
    start: tuple[Shown, ...]
    target: tuple[Shown, ...]

    @property
    def hold_s(self) -> float:
        """Median time at the furthest point."""
        return float(np.median([each.hold_s for each in self.repetitions]))

    @property
    def return_s(self) -> float:
        """Median time of the way back."""
        return float(np.median([each.return_s for each in self.repetitions]))


class NothingShownError(ValueError):
    """No repetition can be learned from; the message says why, for a person."""


def seen_from(looks: Iterable[View]) -> View | None:
    """Return the view of most of the frames, None if no view has most of them."""
    views = [view for view in looks if view is not View.UNKNOWN]
    for view in (View.SIDE, View.FRONT):
        if views and views.count(view) >= MOSTLY_SEEN * len(views):
            return view
    return None


def learn(looks: Sequence[Look], counts_by: str = "") -> Demonstration:
    """Return what a demonstration shows.

    Parameters
    ----------
    looks
        Every frame, in order, measured in the plane of its view.
    counts_by
        The signal whose way makes a repetition; the liveliest one if left out.

    Raises
    ------
    NothingShownError
        If no signal moves by more than the camera errs, or never out and back.

    """
    times_s = np.array([look.measurements.time_s for look in looks])
    series = _series(looks)
    name = _liveliest(
        {each: values for each, values in series.items() if each.startswith(counts_by)}
    )
    signal, side = _signal_and_side(name)
    progress = way_of(times_s, name, series[name])
    mine = repetitions_of(times_s, series[name], progress)
    if not mine:
        raise NothingShownError("No movement goes out and comes back.")
    theirs = _of_the_other_side(times_s, series, signal, side)
    sides = _sides(signal, side, mine, theirs)
    rest = _at_rest(times_s, series, signal, side)
    both = (*mine, *theirs) if len(sides) > 1 else mine
    peaks = _peaks(times_s, progress, mine)
    return Demonstration(
        posture=_posture(looks, rest),
        counts_by=SignalRef(signal=signal),
        sides=sides,
        repetitions=tuple(sorted(both, key=lambda each: each.start_s)),
        start=_shown(series, [rest], side, bool(sides)),
        target=_shown(series, peaks, side, bool(sides)),
    )


def _series(looks: Sequence[Look]) -> dict[str, Values]:
    """Return each learnable signal over time that is measured often enough."""
    found = {}
    for signal in ERROR_DEG:
        for side in Side if SIGNALS[signal].sided else (Side.LEFT,):
            name = full_name(signal, side)
            values = np.array([look.measurements.get(name) for look in looks])
            if np.count_nonzero(~np.isnan(values)) >= max(1, MOSTLY_SEEN * len(values)):
                found[name] = values
    if not found:
        raise NothingShownError("No joint was seen for long enough.")
    return found


def _liveliest(series: Mapping[str, Values]) -> str:
    """Return the signal that moves most for its error."""
    if not series:
        raise NothingShownError("That signal was not seen for long enough.")
    swings = {name: _swing(values) for name, values in series.items()}
    name = max(
        swings, key=lambda each: swings[each] / ERROR_DEG[_signal_and_side(each)[0]]
    )
    if swings[name] < COUNTABLE_DEG:
        raise NothingShownError(
            f"No joint moves by {COUNTABLE_DEG:g} degrees or more; the most is "
            f"{name.replace('_', ' ')} with {swings[name]:.0f}."
        )
    return name


def _swing(values: Values) -> float:
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(high - low)


def _signal_and_side(name: str) -> tuple[str, Side]:
    signal = max(filter(name.startswith, ERROR_DEG), key=len)
    sided = SIGNALS[signal].sided
    return signal, Side(name.removeprefix(f"{signal}_")) if sided else Side.LEFT


def _of_the_other_side(
    times_s: Values, series: Mapping[str, Values], signal: str, side: Side
) -> tuple[Excursion, ...]:
    if not SIGNALS[signal].sided:
        return ()
    name = full_name(signal, side.other)
    other = series.get(name)
    if other is None or _swing(other) < COUNTABLE_DEG:
        return ()
    return repetitions_of(times_s, other, way_of(times_s, name, other))


def _sides(
    signal: str,
    side: Side,
    mine: tuple[Excursion, ...],
    theirs: tuple[Excursion, ...],
) -> tuple[Side, ...]:
    """Return the sides that took turns; none if both moved together or it has none."""
    if not SIGNALS[signal].sided:
        return ()
    if not theirs:
        return (side,)
    together = sum(
        max(_overlap(each, own) for own in mine) > _AT_ONCE for each in theirs
    )
    return () if 2 * together >= len(theirs) else (side, side.other)


def _overlap(first: Excursion, second: Excursion) -> float:
    """Return the share of the shorter repetition in which both are under way."""
    both_s = min(first.end_s, second.end_s) - max(first.start_s, second.start_s)
    return both_s / min(first.end_s - first.start_s, second.end_s - second.start_s)


def _peaks(
    times_s: Values, progress: Values, repetitions: tuple[Excursion, ...]
) -> list[NDArray[np.bool_]]:
    """Return for each repetition which frames are at its furthest point."""
    masks = []
    for each in repetitions:
        inside = (times_s >= each.start_s) & (times_s <= each.end_s)
        top = np.nanmax(progress[inside])
        masks.append(inside & (progress >= AT_PEAK * top))
    return masks


def _shown(
    series: Mapping[str, Values],
    masks: Sequence[NDArray[np.bool_]],
    side: Side,
    one_sided: bool,  # noqa: FBT001  private, named where it is called
) -> tuple[Shown, ...]:
    """Return each signal's middle and spread, over the groups of frames."""
    shown = []
    for name, values in series.items():
        signal, its_side = _signal_and_side(name)
        sided = SIGNALS[signal].sided
        if sided and its_side is not side and not one_sided:
            continue
        limb = Limb.OTHER if sided and its_side is not side else Limb.MOVING
        groups = [values[mask] for mask in masks]
        groups = [group for group in groups if not np.isnan(group).all()]
        seen = [np.nanmedian(group) for group in groups]
        if seen:
            spread = np.nanstd(groups[0]) if len(seen) == 1 else np.std(seen)
            shown.append(
                Shown(
                    ref=SignalRef(signal=signal, limb=limb),
                    middle_deg=float(np.median(seen)),
                    spread_deg=float(spread),
                )
            )
    return tuple(shown)


def _at_rest(
    times_s: Values, series: Mapping[str, Values], signal: str, side: Side
) -> NDArray[np.bool_]:
    """Return the frames in which neither side is under way."""
    rest = np.ones(len(times_s), np.bool_)
    for each in (side, side.other):
        name = full_name(signal, each)
        if name in series:
            way = way_of(times_s, name, series[name])
            rest &= ~(way >= AT_REST)
    return rest


def _posture(looks: Sequence[Look], rest: NDArray[np.bool_]) -> Posture:
    """Return the posture of most of the frames at rest."""
    postures = [
        look.posture for look, at_rest in zip(looks, rest, strict=True) if at_rest
    ]
    known = [each for each in postures if each is not Posture.UNKNOWN]
    if not known:
        raise NothingShownError("The posture at rest was not recognised.")
    return max(set(known), key=known.count)
