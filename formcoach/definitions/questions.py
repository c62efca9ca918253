"""Numbers that are possible and unusual: the therapist is asked whether they are meant.

Nothing here refuses a definition. Each bound was set between what the shipped
definitions hold and what a slip of the pen (a sign, a factor of ten, another unit)
makes of them; see ``tests/definitions/slips.py``.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formcoach.definitions.reach import error, figure, is_length, unit
from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Band, Category, Exercise, Limit, Mode
from formcoach.domain.measurement import Limb, Measurements, Reading, SignalRef
from formcoach.figure.angles import as_rows
from formcoach.figure.enacting import UNSIGNED
from formcoach.figure.postures import at_ease
from formcoach.figure.setting import setting_for

WIDEST_BAND_DEG = 90.0
WIDEST_BAND_TORSOS = 1.0
"""A wider band lets nearly everything pass."""
NEAR_EASE_DEG = 5.0
NEAR_START_TORSOS = 0.04
"""Room that a band must leave round what a body does at ease, for the camera."""
FROM_EASE_DEG = 45.0
"""How far the ends of a start band may be from what the posture shows by itself."""
FURTHEST_CHANGE_DEG = 30.0
"""A change in the start pose is 0; a band there only needs room."""
_HARDLY_BENT = Band(lower=0.01, upper=19.9)
"""A band of a knee or an elbow that begins here leaves straight limbs out."""
SLACK = 0.01
CHANGE_DEG = Band(lower=8.0, upper=60.0)
CHANGE_TORSOS = Band(lower=0.08, upper=0.8)
RATE_DEG_S = Band(lower=30.0, upper=250.0)
"""Where limits on a change and on a rate usually lie, without sign."""
PERSIST_S = Band(lower=0.3, upper=1.5)
TIMING_S = Band(lower=0.3, upper=2.5)
"""Where lower limits on a time usually lie."""
_DOSE: Mapping[str, Band] = {
    "sets": Band(lower=1, upper=5),
    "reps": Band(lower=3, upper=20),
    "rest_s": Band(lower=8, upper=90),
    "per_week": Band(lower=1, upper=28),
}
_HOLD_S: Mapping[Mode, Band] = {
    Mode.REPS_WITH_HOLD: Band(lower=1.5, upper=15),
    Mode.HOLD: Band(lower=2, upper=45),
}
STRETCH_HOLD_S = Band(lower=4, upper=45)
HEAVY_HOLD_S = Band(lower=1.5, upper=5)
"""A hold under a load of several thousand newtons."""
DURATION_S = Band(lower=20, upper=240)
HEAVY = "high_compression"
RESTS_ELSEWHERE = frozenset({"trunk_elevation", "hip_flexion", "knee_flexion"})
"""Signals that are far from 0 in some postures at ease."""
FAR_ERRORS = 4.0
"""Errors of the camera from a band to its limit; the shipped ones are within 3.5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A number that is asked about."""

    path: str
    """The keys that lead to it, as in the file."""
    sentence: str


def questions(exercise: Exercise) -> tuple[Question, ...]:
    """Return what is unusual about a definition and not yet confirmed in it."""
    asked = (
        *_dose_questions(exercise),
        *_start_questions(exercise),
        *_room_questions(exercise),
        *_overlap_questions(exercise),
        *_band_questions("start", exercise.start),
        *_band_questions("target", exercise.target),
        *(
            question
            for limit in exercise.limits
            for question in _limit_questions(exercise, limit)
        ),
    )
    return tuple(each for each in asked if each.path not in exercise.confirmed)


def _dose_questions(exercise: Exercise) -> Iterator[Question]:
    dose = exercise.dose
    usual = dict(_DOSE)
    if exercise.mode in _HOLD_S:
        usual["hold_s"] = _usual_hold(exercise)
    if exercise.mode is Mode.TIMED:
        usual["duration_s"] = DURATION_S
        del usual["reps"]
    for key, band in usual.items():
        value = float(getattr(dose, key))
        if value not in band and not (value == 0.0 and key in {"rest_s", "per_week"}):
            yield _outside(f"dose.{key}", value, band, "")


def _usual_hold(exercise: Exercise) -> Band:
    if HEAVY in exercise.loads:
        return HEAVY_HOLD_S
    if exercise.category is Category.STRETCH and exercise.mode is Mode.HOLD:
        return STRETCH_HOLD_S
    return _HOLD_S[exercise.mode]


def _start_questions(exercise: Exercise) -> Iterator[Question]:
    """Ask about a start band that its posture would not fill by itself."""
    readings = _at_ease(exercise)
    for ref, band in exercise.start.items():
        if ref.reading is Reading.CHANGE and not is_length(ref):
            if max(abs(band.lower), abs(band.upper)) > FURTHEST_CHANGE_DEG:
                yield _asked(f"start.{ref}", "a change is 0 in the start pose itself")
            continue
        if ref.reading is not Reading.VALUE:
            continue
        eases = [reading.read(ref, Side.RIGHT, None) for reading in readings]
        near = band.widened(NEAR_EASE_DEG)
        shown = f"the posture by itself shows {figure(round(eases[0]))}"
        path = f"start.{ref}"
        if not any(ease in near for ease in eases):
            yield _asked(path, f"leaves out the usual start: {shown}")
        elif _furthest(band, eases) > FROM_EASE_DEG:
            yield _asked(path, f"reaches far from the usual start: {shown}")


def _at_ease(exercise: Exercise) -> list[Measurements]:
    """Return what the postures of the exercise read by themselves."""
    return [
        setting_for(posture, exercise.view, Side.RIGHT).read(
            as_rows([at_ease(posture, exercise.view, Side.RIGHT)])
        )[0]
        for posture in exercise.postures
    ]


def _room_questions(exercise: Exercise) -> Iterator[Question]:
    """Ask about a band that holds what a body does at ease, but only just."""
    neutral = _at_ease(exercise)[0]
    for section, bands in (("start", exercise.start), ("target", exercise.target)):
        for ref, band in bands.items():
            ease = 0.0
            if ref.reading is Reading.VALUE:
                ease = neutral.read(ref, Side.RIGHT, None)
            below = math.inf if ref.signal in UNSIGNED else ease - band.lower
            room = min(below, band.upper - ease)
            least = NEAR_START_TORSOS if is_length(ref) else NEAR_EASE_DEG
            holds_ease = room > 0.0 or section == "start"
            if holds_ease and room < least - SLACK:
                yield _asked(
                    f"{section}.{ref}",
                    f"leaves {figure(round(room, 3))} {unit(ref)} beside a body at "
                    "ease, less than the camera errs",
                )


def _overlap_questions(exercise: Exercise) -> Iterator[Question]:
    """Ask about a hold or a timed set that begins in its target already."""
    counted = exercise.counts_by
    start, target = exercise.start[counted], exercise.target[counted]
    shared = min(start.upper, target.upper) - max(start.lower, target.lower)
    if exercise.mode in (Mode.HOLD, Mode.TIMED) and shared > NEAR_EASE_DEG:
        yield _asked(
            f"target.{counted}",
            f"shares {figure(shared)} {unit(counted)} with the start; the time would "
            "run from the beginning",
        )


def _furthest(band: Band, eases: list[float]) -> float:
    """Return how far the ends are from the nearest posture that fits."""
    return min(max(band.upper - ease, ease - band.lower) for ease in eases)


def _band_questions(
    section: str, bands: Mapping[SignalRef, Band]
) -> Iterator[Question]:
    for ref, band in bands.items():
        path, width = f"{section}.{ref}", band.upper - band.lower
        widest = WIDEST_BAND_TORSOS if is_length(ref) else WIDEST_BAND_DEG
        if width > widest:
            yield _asked(
                path,
                f"the band is {figure(width)} {unit(ref)} wide; nearly everything is "
                "inside",
            )
        if ref.signal in UNSIGNED and band.lower in _HARDLY_BENT:
            yield _asked(
                path, f"begins at {figure(band.lower)} and leaves a straight limb out"
            )


def _limit_questions(exercise: Exercise, limit: Limit) -> Iterator[Question]:
    path = f"limits.{limit.id}"
    key = "above" if limit.above is not None else "below"
    bound = limit.above if limit.above is not None else limit.below or 0.0
    if isinstance(limit.signal, str):
        if limit.below is not None and bound not in TIMING_S:
            yield _outside(f"{path}.{key}", bound, TIMING_S, "seconds")
        return
    usual = _usual_bound(limit.signal)
    outwards = bound if limit.above is not None else -bound
    if usual and outwards not in usual:
        yield _outside(f"{path}.{key}", bound, usual, unit(limit.signal))
    hasty = limit.signal.reading is Reading.RATE
    if limit.persist_s not in PERSIST_S and not hasty:
        yield _outside(f"{path}.persist_s", limit.persist_s, PERSIST_S, "seconds")
    yield from _far_questions(exercise, limit, f"{path}.{key}", bound)


def _usual_bound(ref: SignalRef) -> Band | None:
    if ref.reading is Reading.RATE:
        return RATE_DEG_S
    if ref.reading is not Reading.CHANGE:
        return None
    return CHANGE_TORSOS if is_length(ref) else CHANGE_DEG


def _far_questions(
    exercise: Exercise, limit: Limit, path: str, bound: float
) -> Iterator[Question]:
    """Ask about a limit far beyond all that the exercise asks of its signal."""
    ref = limit.signal
    if isinstance(ref, str) or ref.reading in (Reading.CHANGE, Reading.RATE):
        return
    moving = SignalRef(signal=ref.signal)
    bands = [
        bands[each]
        for bands in (exercise.start, exercise.target)
        for each in (ref, moving)
        if each in bands
        and (each == ref or (ref.limb is Limb.OTHER and bands is exercise.start))
    ]
    if not bands:
        outwards = bound if limit.above is not None else -bound
        if outwards < CHANGE_DEG.lower and ref.signal not in RESTS_ELSEWHERE:
            yield _asked(path, f"{figure(bound)} may be crossed by a body at ease")
        return
    edges = [band.upper if limit.above is not None else band.lower for band in bands]
    beyond = min(abs(bound - edge) for edge in edges)
    if beyond > FAR_ERRORS * error(ref):
        yield _asked(
            path,
            f"{figure(bound)} lies {figure(beyond)} {unit(ref)} beyond what is asked "
            "for; it would rarely be crossed",
        )


def _outside(path: str, value: float, usual: Band, of_what: str) -> Question:
    between = f"{figure(usual.lower)} to {figure(usual.upper)} {of_what}".strip()
    return _asked(path, f"{figure(value)} is unusual; most lie from {between}")


def _asked(path: str, sentence: str) -> Question:
    return Question(path=path, sentence=f"{path}: {sentence}")
