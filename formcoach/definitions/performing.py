"""How made-up bodies perform a definition for its own test."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise, Limit, Mode, Sides
from formcoach.domain.instant import Instant
from formcoach.domain.measurement import Limb, Reading
from formcoach.domain.observation import Pose
from formcoach.domain.orientation import Posture
from formcoach.figure.enacting import Enactment, enact
from formcoach.figure.skeleton import Person
from formcoach.pipeline import watch
from formcoach.testing.acting import Key

STILL_S = 0.8
"""Start pose before the first repetition: half a second is asked for."""
SLOWEST_OUT_S, FASTEST_OUT_S = 2.4, 1.3
PACE_DEG_S = 45.0
CALM_SHARE = 0.75
"""Of a limit on speed, at the fastest."""
AT_TARGET_S = 1.0
REST_S = 0.7
BRIEF_HOLD_S = 2.0
"""Holds and timed sets are shortened: how long is asked for is not what is tested."""

ADULT = Person()
LONG_LEGGED = Person(torso_m=0.5, thigh_m=0.47, shank_m=0.47, foot_m=0.24)
SHORT_LEGGED = Person(torso_m=0.5, thigh_m=0.36, shank_m=0.34, shoulder_width_m=0.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo:
    """How long the parts of a repetition take, seconds."""

    out_s: float
    hold_s: float
    back_s: float
    rest_s: float = REST_S


def brief(exercise: Exercise, hold_s: float) -> Exercise:
    """Return the exercise with another hold, so that a test takes seconds."""
    dose = exercise.dose
    if exercise.mode is Mode.HOLD:
        dose = replace(dose, hold_s=hold_s)
    if exercise.mode is Mode.TIMED:
        dose = replace(dose, duration_s=BRIEF_HOLD_S)
    return replace(exercise, dose=dose)


def clean_tempo(exercise: Exercise, enactment: Enactment) -> Tempo:
    """Return a tempo at which no limit on time is crossed."""
    [start, target] = enactment.setting.read(
        np.vstack([enactment.start.row, enactment.target.row])
    )
    name = exercise.counts_by.full_name(enactment.side)
    way = abs(target.get(name) - start.get(name))
    pace_s = min(max(way / PACE_DEG_S, FASTEST_OUT_S), SLOWEST_OUT_S)
    pace_s = max(pace_s, *(_calm_s(limit, way) for limit in exercise.limits), 0.0)
    held = exercise.mode in (Mode.HOLD, Mode.TIMED)
    tempo = {
        "outward_s": pace_s,
        "hold_s": BRIEF_HOLD_S + 1.0 if held else AT_TARGET_S,
        "return_s": pace_s,
    }
    for limit in exercise.limits:
        if limit.signal in tempo:
            given = tempo[str(limit.signal)]
            if limit.below is not None:
                tempo[str(limit.signal)] = max(given, 1.8 * limit.below)
            if limit.above is not None:
                tempo[str(limit.signal)] = min(given, 0.6 * limit.above)
    return Tempo(
        out_s=tempo["outward_s"], hold_s=tempo["hold_s"], back_s=tempo["return_s"]
    )


def _calm_s(limit: Limit, way: float) -> float:
    """Return how long the way must take to stay well below a limit on its speed.

    A movement that eases in and out is half as fast again in its middle.
    """
    if isinstance(limit.signal, str) or limit.signal.reading is not Reading.RATE:
        return 0.0
    bound = abs(limit.above if limit.above is not None else limit.below or 0.0)
    return math.pi / 2.0 * way / (CALM_SHARE * bound) if bound else 0.0


def keys_of(
    start: NDArray[np.float64], peaks: Iterable[NDArray[np.float64]], tempo: Tempo
) -> list[Key]:
    """Return the keys of repetitions that go from a start to each peak and back."""
    keys: list[Key] = [(0.0, start), (STILL_S, start)]
    for peak in peaks:
        time_s = keys[-1][0]
        for passed_s, row in (
            (tempo.out_s, peak),
            (tempo.hold_s, peak),
            (tempo.back_s, start),
            (tempo.rest_s, start),
        ):
            time_s += passed_s
            keys.append((time_s, row))
    return keys


def both_sides(
    exercise: Exercise, side: Side, person: Person, *, posture: Posture
) -> tuple[Enactment, ...]:
    """Return how the body does it on a side and, where they take turns, on both.

    The second is seen by the camera of the first: the person does not turn round.
    """
    first = enact(exercise, side, person=person, posture=posture)
    takes_turns = exercise.sides is Sides.ALTERNATE and exercise.mode is not Mode.HOLD
    if not takes_turns or any(ref.limb is Limb.OTHER for ref in exercise.start):
        return (first,)
    second = enact(exercise, side.other, person=person, posture=posture)
    return first, second


def watched(
    stream: Iterable[Pose], exercise: Exercise, *, hold_s: float = BRIEF_HOLD_S
) -> tuple[Instant, ...]:
    """Return what the real pipeline says of a performance."""
    return tuple(watch(stream, brief(exercise, hold_s)))


def findings_in(instants: Iterable[Instant]) -> tuple[str, ...]:
    """Return the limits that were found, each once, in the order of time."""
    found = [each.limit for instant in instants for each in instant.findings]
    return tuple(dict.fromkeys(found))
