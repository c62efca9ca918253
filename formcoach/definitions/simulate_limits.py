"""Each limit, crossed alone beyond its margin, must be found, and not before."""

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import cycle

import numpy as np
from numpy.typing import NDArray

from formcoach.definitions.doubt import Doubt, DoubtKind
from formcoach.definitions.performing import (
    ADULT,
    LONG_LEGGED,
    SHORT_LEGGED,
    STILL_S,
    watched,
)
from formcoach.definitions.reach import error, figure, reach, unit
from formcoach.definitions.simulate_time import timing_doubts
from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise, Limit, Mode, Phase, Sides
from formcoach.domain.instant import Instant
from formcoach.domain.measurement import Measurements, Reading, SignalRef, full_name
from formcoach.figure.enacting import (
    OPPOSED,
    Enactment,
    absolute,
    enact,
    kept_limits,
    scale_of,
    wants_of,
)
from formcoach.figure.fitting import Want, fit
from formcoach.figure.postures import contacts
from formcoach.movement.excursion import Excursion
from formcoach.testing.acting import Key, acted

BEFORE = 0.2
"""Errors of the camera by which the body stays inside at first."""
ON_THE_WAY = 0.65
"""Progress at which a limit of the way out or back is crossed."""
MISSED = 0.2
"""Errors of the camera by which a limit may be missed for the sake of the rest."""
MOVE_S = 1.2
UNFINISHED_S = 30.0
"""A hold that is not done yet when the limit is crossed."""
LONGER_S = 0.8
"""How much longer than its persistence a limit is crossed."""


def limit_doubts(exercise: Exercise) -> tuple[Doubt, ...]:
    """Return what is wrong with the limits of a definition."""
    people = cycle(
        [
            (ADULT, Side.RIGHT),
            (LONG_LEGGED, Side.LEFT),
            (SHORT_LEGGED, Side.RIGHT),
        ]
    )
    doubts: list[Doubt] = []
    known = cache(lambda person, side: enact(exercise, side, person=person))
    for limit, (person, side) in zip(exercise.limits, people, strict=False):
        enactment = known(person, side)
        if isinstance(limit.signal, str) or limit.signal.reading is Reading.RATE:
            doubts += timing_doubts(enactment, limit)
        else:
            doubts += _doubts_of(enactment, limit, limit.signal)
    return tuple(doubts)


def _doubts_of(enactment: Enactment, limit: Limit, ref: SignalRef) -> Iterator[Doubt]:
    """Yield what is wrong; a body may lean to either side where both sides move."""
    doubt = _doubt(enactment, limit, ref, enactment.side)
    prescribed = enactment.exercise.sides in (Sides.LEFT, Sides.RIGHT)
    if doubt and ref.signal in OPPOSED and not prescribed:
        doubt = _doubt(enactment, limit, ref, enactment.side.other)
    if doubt:
        yield doubt


def _doubt(
    enactment: Enactment, limit: Limit, ref: SignalRef, side: Side
) -> Doubt | None:
    """Hold the signal a little inside its bound, then well beyond it."""
    enactment = replace(enactment, side=side)
    phase = _phase(enactment.exercise, limit)
    inside, beyond = (_body(enactment, limit, ref, phase, by) for by in (-BEFORE, 1.0))
    keys, crossed_s = _keys(enactment, limit, phase, inside, beyond)
    outline = enactment.exercise.needs_outline
    stream = acted(keys, enactment.setting, outline=outline)
    instants = watched(stream, enactment.exercise, hold_s=UNFINISHED_S)
    found = [
        finding
        for instant in instants
        for finding in instant.findings
        if finding.limit == limit.id
    ]
    early = [each for each in found if each.alert_s < crossed_s]
    if early:
        return Doubt(
            kind=DoubtKind.FIRES_EARLY,
            limit=limit.id,
            sentence=f"limits.{limit.id}: is found at {early[0].worst:.3g} already, "
            f"{figure(BEFORE * error(ref))} {unit(ref)} before the bound of "
            f"{figure(early[0].bound)}",
        )
    if found:
        return None
    return Doubt(
        kind=DoubtKind.NEVER_FIRES,
        limit=limit.id,
        sentence=f"limits.{limit.id}: is not found though {ref} goes "
        f"{figure(error(ref))} {unit(ref)} beyond it{_why(instants, ref, limit)}",
    )


def _phase(exercise: Exercise, limit: Limit) -> Phase:
    """Return the phase in which to cross the limit."""
    if exercise.mode is Mode.TIMED:
        return Phase.HOLD if Phase.HOLD in limit.during else Phase.REST
    order = (Phase.HOLD, Phase.OUTWARD, Phase.RETURN, Phase.REST)
    return next(phase for phase in order if phase in limit.during)


def _keys(
    enactment: Enactment,
    limit: Limit,
    phase: Phase,
    inside: NDArray[np.float64],
    beyond: NDArray[np.float64],
) -> tuple[list[Key], float]:
    """Return the movement, and when it begins to leave the inside."""
    start, target = enactment.start.row, enactment.target.row
    stay_s = limit.persist_s + LONGER_S
    steps = [(STILL_S, start)]
    if phase is Phase.RETURN or enactment.exercise.mode is Mode.HOLD:
        steps += [(MOVE_S, target), (0.5, target)]
    steps += [(MOVE_S, inside), (stay_s, inside)]
    crossed_s = sum(passed_s for passed_s, _ in steps)
    steps += [(0.7, beyond), (stay_s, beyond)]
    keys: list[Key] = [(0.0, start)]
    for passed_s, row in steps:
        keys.append((keys[-1][0] + passed_s, row))
    return keys, crossed_s


def _body(
    enactment: Enactment, limit: Limit, ref: SignalRef, phase: Phase, by: float
) -> NDArray[np.float64]:
    """Return a body whose signal is beyond the bound by some errors of the camera.

    Everything else stays as the exercise asks for it in that phase, if it can.
    """
    exercise, side = enactment.exercise, enactment.side
    neutral = enactment.reading(enactment.start.row)
    resting = phase is Phase.REST
    base = enactment.start.row if resting else enactment.target.row
    bands = exercise.start if resting else exercise.target
    wants = kept_limits(exercise, phase, side, neutral)
    wants |= wants_of(exercise, bands, side, neutral)
    if phase in (Phase.OUTWARD, Phase.RETURN):
        base = enactment.start.row + (base - enactment.start.row) * _share(enactment)
        counted = exercise.counts_by.full_name(side)
        wants = {counted: _exactly(enactment.reading(base).get(counted), 10.0)}
    crossing = _crossing(enactment, limit, ref, by, neutral)
    tied = enactment.tied and ref.reading is not Reading.ASYMMETRY
    touching = contacts(enactment.posture, side)
    found = fit(base, wants | crossing, enactment.setting, contacts=touching, tied=tied)
    if any(found.missed[name] > MISSED for name in crossing):
        found = fit(base, crossing, enactment.setting, tied=tied)
    return found.row


def _share(enactment: Enactment) -> float:
    """Return the share of the way to the middle of the target that is on the way.

    A wide target is reached long before its middle.
    """
    start, target = (
        enactment.reading(row).get(
            enactment.exercise.counts_by.full_name(enactment.side)
        )
        for row in (enactment.start.row, enactment.target.row)
    )
    edge = Excursion.of(enactment.exercise, start).progress(target)
    return ON_THE_WAY / max(1.0, edge)


def _crossing(
    enactment: Enactment,
    limit: Limit,
    ref: SignalRef,
    by: float,
    neutral: Measurements,
) -> dict[str, Want]:
    """Return what the signal should read."""
    bound, sign = _bound(limit)
    scale = scale_of(ref, neutral)
    if ref.reading is Reading.ASYMMETRY:
        apart = bound + sign * by * error(ref)
        middle = enactment.reading(enactment.target.row).get(
            full_name(ref.signal, enactment.side)
        )
        return {
            full_name(ref.signal, each): _exactly(middle + half * apart / 2, scale)
            for each, half in ((enactment.side, 1), (enactment.side.other, -1))
        }
    value = min(max(bound + sign * by * error(ref), reach(ref).lower), reach(ref).upper)
    sides = [enactment.side]
    if enactment.exercise.sides is Sides.BOTH and ref.signal not in OPPOSED:
        sides = list(Side)
    names = {ref.full_name(side) for side in sides}
    placed = {name: absolute(ref, name, value, neutral) for name in names}
    return {
        name: _exactly(each, scale) for name, each in placed.items() if each is not None
    }


def _exactly(value: float, scale: float) -> Want:
    return Want(value=value, lower=value, upper=value, scale=scale)


def _bound(limit: Limit) -> tuple[float, int]:
    if limit.above is not None:
        return limit.above, 1
    return (0.0 if limit.below is None else limit.below), -1


def _why(instants: tuple[Instant, ...], ref: SignalRef, limit: Limit) -> str:
    """Say what the camera read and when the limit was asked."""
    judged = [
        instant
        for instant in instants
        if instant.phase in limit.during and instant.trouble is None
    ]
    if not judged:
        return "; the phases in which it is judged are never reached"
    values = [
        verdict.value
        for instant in judged
        for verdict in instant.verdicts
        if verdict.limit == limit.id and not math.isnan(verdict.value)
    ]
    if not values:
        return f"; {ref} is never measured"
    furthest = max(values) if limit.above is not None else min(values)
    return (
        f"; the furthest that is read in the phases it is judged in is {furthest:.3g}"
    )
