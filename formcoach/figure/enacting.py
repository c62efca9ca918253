"""The start pose and the target of an exercise, as a body takes them."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Band, Exercise, Limit, Mode, Phase, Sides
from formcoach.domain.measurement import (
    Limb,
    Measurements,
    Reading,
    SignalRef,
    full_name,
)
from formcoach.domain.orientation import Posture
from formcoach.domain.signals import SIGNALS, Unit
from formcoach.figure.angles import as_rows
from formcoach.figure.fitting import Fit, Want, fit
from formcoach.figure.postures import at_ease, contacts
from formcoach.figure.setting import Setting, setting_for
from formcoach.figure.skeleton import Person

SCALE_DEG = 10.0
SCALE_TORSOS = 0.05
"""The error of the camera (docs/evidence.md)."""
KEPT_AWAY = 0.3
"""Share of a band, at each end, that a clean performance stays out of."""
KEPT_AWAY_COUNTED = 0.45
"""The same for the target of the counted signal: its middle is meant."""
UNSIGNED = frozenset({"knee_flexion", "elbow_flexion"})
"""A bend is never read below 0."""
OPPOSED = frozenset(
    {
        "trunk_lateral_flexion",
        "trunk_rotation",
        "pelvic_obliquity",
        "shoulder_obliquity",
        "shank_tilt",
    }
)
"""Signals whose two sides are one thing with the opposite sign."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Enactment:
    """How one body does one exercise."""

    exercise: Exercise
    side: Side
    """The side that moves."""
    posture: Posture
    setting: Setting
    start: Fit
    target: Fit

    @property
    def tied(self) -> bool:
        """Whether both sides do the same."""
        return is_tied(self.exercise)

    def reading(self, row: NDArray[np.float64]) -> Measurements:
        """Return what an exact camera reads of a body."""
        return self.setting.read(row[None])[0]


def enact(
    exercise: Exercise,
    side: Side,
    *,
    person: Person | None = None,
    posture: Posture | None = None,
) -> Enactment:
    """Find the start pose and the target of an exercise.

    Parameters
    ----------
    exercise
        The definition.
    side
        The side that moves; ignored where the exercise prescribes one.
    person
        The body's lengths; an adult by default.
    posture
        One of the postures of the exercise; the first by default.

    """
    side = prescribed(exercise, side)
    posture = posture or exercise.postures[0]
    setting = setting_for(posture, exercise.view, side, person=person)
    touching, tied = contacts(posture, side), is_tied(exercise)
    [ease] = as_rows([at_ease(posture, exercise.view, side)])
    reading = setting.read(ease[None])[0]
    wants = {
        name: _at_ease(want, reading.get(name))
        for name, want in wants_of(exercise, exercise.start, side, None).items()
    }
    kept = kept_limits(exercise, Phase.REST, side, None)
    start = fit(ease, kept | wants, setting, contacts=touching, tied=tied)
    [neutral] = setting.read(start.row[None])
    wants = wants_of(exercise, exercise.target, side, neutral)
    kept = kept_limits(exercise, Phase.HOLD, side, neutral)
    target = fit(start.row, kept | wants, setting, contacts=touching, tied=tied)
    return Enactment(
        exercise=exercise,
        side=side,
        posture=posture,
        setting=setting,
        start=start,
        target=target,
    )


def prescribed(exercise: Exercise, side: Side) -> Side:
    """Return the side that moves: the exercise's own, if it has one."""
    if exercise.sides in (Sides.LEFT, Sides.RIGHT):
        return Side(exercise.sides.value)
    return side


def is_tied(exercise: Exercise) -> bool:
    """Tell whether both sides do the same throughout."""
    refs = (*exercise.start, *exercise.target)
    one_sided = any(ref.limb is Limb.OTHER for ref in refs)
    return exercise.sides is Sides.BOTH and not one_sided


def wants_of(
    exercise: Exercise,
    bands: Mapping[SignalRef, Band],
    side: Side,
    neutral: Measurements | None,
) -> dict[str, Want]:
    """Return what the signals should read, by full name.

    Without a neutral nothing is known of a change, which is then left out: it is 0 in
    the start pose by itself.
    """
    wants = {}
    for ref, band in bands.items():
        if ref.reading in (Reading.RATE, Reading.ASYMMETRY):
            continue
        for name in _names(exercise, bands, ref, side):
            placed = _absolute(ref, name, band, neutral)
            if placed is not None:
                exact = ref == exercise.counts_by and neutral is not None
                wants[name] = _want(ref, placed, neutral, exact=exact)
    return wants


def kept_limits(
    exercise: Exercise, phase: Phase, side: Side, neutral: Measurements | None
) -> dict[str, Want]:
    """Return the limits that a clean performance keeps well inside of in a phase."""
    wants: dict[str, Want] = {}
    for limit in exercise.limits:
        ref = limit.signal
        if isinstance(ref, str) or phase not in limit.during or ref in exercise.target:
            continue
        if ref.reading in (Reading.RATE, Reading.ASYMMETRY) or ref in exercise.start:
            continue
        for name in _names(exercise, {}, ref, side):
            want = _inside(limit, ref, name, neutral)
            if want is not None:
                other = wants.get(name, want)
                wants[name] = replace(
                    want,
                    lower=max(want.lower, other.lower),
                    upper=min(want.upper, other.upper),
                )
    return wants


def _inside(
    limit: Limit, ref: SignalRef, name: str, neutral: Measurements | None
) -> Want | None:
    scale = scale_of(ref, neutral)
    lower, upper = -math.inf, math.inf
    if limit.below is not None:
        placed = absolute(ref, name, limit.below, neutral)
        lower = lower if placed is None else placed + scale
    if limit.above is not None:
        placed = absolute(ref, name, limit.above, neutral)
        upper = upper if placed is None else placed - scale
    if math.isinf(lower) and math.isinf(upper):
        return None
    return Want(value=math.nan, lower=lower, upper=upper, scale=scale)


def scale_of(ref: SignalRef, neutral: Measurements | None) -> float:
    """Return the error of the camera in the raw unit of a signal."""
    if SIGNALS[ref.signal].unit is not Unit.PIXELS:
        return SCALE_DEG
    return SCALE_TORSOS * (neutral.get("torso_length") if neutral else 1.0)


def absolute(
    ref: SignalRef, name: str, value: float, neutral: Measurements | None
) -> float | None:
    """Return what a raw signal reads when a definition's signal has a value."""
    if ref.reading is not Reading.CHANGE:
        return value
    if neutral is None:
        return None
    length = SIGNALS[ref.signal].unit is Unit.PIXELS
    unit = neutral.get("torso_length") if length else 1.0
    return neutral.get(name) + value * unit


def _names(
    exercise: Exercise, bands: Mapping[SignalRef, Band], ref: SignalRef, side: Side
) -> Iterator[str]:
    """Yield the sides on which a band holds; both unless the other has its own."""
    yield ref.full_name(side)
    other = SignalRef(signal=ref.signal, limb=Limb.OTHER, reading=ref.reading)
    moving_only = bands is exercise.target and (
        exercise.sides is not Sides.BOTH or exercise.mode is Mode.HOLD
    )
    shared = (
        SIGNALS[ref.signal].sided
        and ref.limb is Limb.MOVING
        and ref.signal not in OPPOSED
    )
    if not shared or other in bands:
        return
    if not moving_only or exercise.sides is Sides.BOTH:
        yield full_name(ref.signal, side.other)


def _absolute(
    ref: SignalRef, name: str, band: Band, neutral: Measurements | None
) -> Band | None:
    lower = absolute(ref, name, band.lower, neutral)
    upper = absolute(ref, name, band.upper, neutral)
    if lower is None or upper is None:
        return None
    if ref.signal in UNSIGNED:
        lower, upper = max(lower, 0.0), max(upper, 0.0)
    return Band(lower=lower, upper=upper)


def _want(
    ref: SignalRef, band: Band, neutral: Measurements | None, *, exact: bool
) -> Want:
    """Return a want: the middle of a band, or nearly its whole inside."""
    scale = scale_of(ref, neutral)
    share = KEPT_AWAY_COUNTED if exact else KEPT_AWAY
    away = share * (band.upper - band.lower)
    away = away if exact else min(scale, away)
    return Want(
        value=band.middle,
        lower=band.lower + away,
        upper=band.upper - away,
        scale=scale,
    )


def _at_ease(want: Want, value: float) -> Want:
    """Return a want whose aim is what the body does anyway, as far as it may."""
    value = want.value if np.isnan(value) else min(max(value, want.lower), want.upper)
    return Want(value=value, lower=want.lower, upper=want.upper, scale=want.scale)
