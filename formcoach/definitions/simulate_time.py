"""Limits on time and speed: done too fast or too slow they must be found."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from formcoach.definitions.doubt import Doubt, DoubtKind
from formcoach.definitions.performing import (
    Tempo,
    clean_tempo,
    findings_in,
    keys_of,
    watched,
)
from formcoach.definitions.reach import figure
from formcoach.domain.exercise import Limit, Phase
from formcoach.domain.measurement import SignalRef
from formcoach.figure.enacting import Enactment
from formcoach.testing.acting import Key, acted

WEBCAM_FPS = 30.0
"""Speed is read from frame to frame: fewer frames would dull it."""
HASTE = (1.5, 2.0, 3.0)
"""Times the bound at which a limit on speed is tried."""
CALM = 0.7
"""Times the bound at which it must not be found."""
STILL_S, REST_S = 0.8, 0.8
SWINGS = 6
LONGEST_S = 30.0
"""A slower repetition is not performed: the test would take too long. The times that
are measured leave out the ends of a movement, about half of it."""


def timing_doubts(enactment: Enactment, limit: Limit) -> Iterator[Doubt]:
    """Yield what is wrong with a limit on a time or a rate."""
    if isinstance(limit.signal, str):
        yield from _time_doubts(enactment, limit, limit.signal)
    else:
        yield from _rate_doubts(enactment, limit, limit.signal)


def _time_doubts(enactment: Enactment, limit: Limit, name: str) -> Iterator[Doubt]:
    tempo = _off_tempo(clean_tempo(enactment.exercise, enactment), limit, name)
    keys = keys_of(enactment.start.row, [enactment.target.row], tempo)
    outline = enactment.exercise.needs_outline
    stream = acted(keys, enactment.setting, fps=WEBCAM_FPS, outline=outline)
    if limit.id not in findings_in(watched(stream, enactment.exercise)):
        side = "above" if limit.above is not None else "below"
        bound = limit.above if limit.above is not None else limit.below
        yield Doubt(
            kind=DoubtKind.NEVER_FIRES,
            limit=limit.id,
            sentence=f"limits.{limit.id}: is not found though {name} is well {side} "
            f"{figure(bound or 0.0)} seconds",
        )


def _off_tempo(tempo: Tempo, limit: Limit, name: str) -> Tempo:
    """Return a tempo at which the limit is well crossed."""
    if limit.below is not None:
        part_s = max(0.5 * limit.below, 0.25)
    else:
        part_s = min(2.5 * (limit.above or 0.0) + 1.0, LONGEST_S)
    if name == "repetition_s":
        third_s = part_s / 2.2
        return replace(tempo, out_s=third_s, hold_s=0.2 * third_s, back_s=third_s)
    field = {"outward_s": "out_s", "hold_s": "hold_s", "return_s": "back_s"}[name]
    return Tempo(
        out_s=part_s if field == "out_s" else tempo.out_s,
        hold_s=part_s if field == "hold_s" else tempo.hold_s,
        back_s=part_s if field == "back_s" else tempo.back_s,
    )


def _rate_doubts(enactment: Enactment, limit: Limit, ref: SignalRef) -> Iterator[Doubt]:
    if _found_at(enactment, limit, ref, CALM):
        yield Doubt(
            kind=DoubtKind.FIRES_EARLY,
            limit=limit.id,
            sentence=f"limits.{limit.id}: is found at {figure(100 * CALM)} % of its "
            "speed already",
        )
    if not any(_found_at(enactment, limit, ref, haste) for haste in HASTE):
        yield Doubt(
            kind=DoubtKind.NEVER_FIRES,
            limit=limit.id,
            sentence=f"limits.{limit.id}: is not found even at {figure(HASTE[-1])} "
            f"times its speed: the movement is over before it has lasted "
            f"{figure(limit.persist_s)} s",
        )


def _found_at(enactment: Enactment, limit: Limit, ref: SignalRef, times: float) -> bool:
    keys = _hasty(enactment, limit, ref, times)
    stream = acted(
        keys,
        enactment.setting,
        fps=WEBCAM_FPS,
        eased=False,
        outline=enactment.exercise.needs_outline,
    )
    return limit.id in findings_in(watched(stream, enactment.exercise))


def _hasty(
    enactment: Enactment, limit: Limit, ref: SignalRef, times: float
) -> list[Key]:
    """Return a repetition in which the signal moves at some times the bound.

    In a limit of the hold the body swings between the ends of the target, otherwise it
    goes out and comes back at that speed.
    """
    start, target = enactment.start.row, enactment.target.row
    bound = limit.above if limit.above is not None else limit.below
    speed = max(abs(bound or 1.0), 1.0) * times
    name = replace(ref).full_name(enactment.side)
    [first, last] = enactment.setting.read(np.vstack([start, target]))
    way_s = max(abs(last.get(name) - first.get(name)) / speed, 1.0 / WEBCAM_FPS)
    if limit.during == frozenset({Phase.HOLD}):
        steps = [(2.0, target), (0.5, target), *_swings(enactment, name, speed)]
        steps += [(2.0, start)]
    else:
        steps = [(way_s, target), (0.8, target), (way_s, start)]
    keys: list[Key] = [(0.0, start), (STILL_S, start)]
    for passed_s, row in (*steps, (REST_S, start)):
        keys.append((keys[-1][0] + passed_s, row))
    return keys


def _swings(
    enactment: Enactment, name: str, speed: float
) -> list[tuple[float, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]]:
    """Return swings about the target, as wide as its band lets them be."""
    start, target = enactment.start.row, enactment.target.row
    exercise = enactment.exercise
    band = exercise.target[exercise.counts_by]
    [first, last] = enactment.setting.read(np.vstack([start, target]))
    way = abs(last.get(name) - first.get(name)) or 1.0
    half = 0.45 * (band.upper - band.lower)
    away = (target - start) * half / way
    steps = []
    for _ in range(SWINGS):
        steps += [(2 * half / speed, target + away), (2 * half / speed, target - away)]
    return [*steps, (half / speed, target)]
