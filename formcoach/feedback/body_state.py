"""Which parts of the stick figure are good, not judged, or concerned by a verdict.

The outline of the back is no segment: no landmark lies on it.
"""

import math
from collections.abc import Iterator, Mapping

from formcoach.domain.anatomy import SEGMENTS, Landmark, Side
from formcoach.domain.exercise import MOVING_PHASES, Exercise, Phase
from formcoach.domain.finding import Outcome, Verdict
from formcoach.domain.instant import Instant
from formcoach.domain.signals import OUTLINE_SIGNALS, SIGNALS
from formcoach.feedback.looks import OF_LEVEL, State

Segment = tuple[Landmark, Landmark]
BACK = "back_bend"
"""The signal that is seen by the whole outline of the back."""

_LEG = (("hip", "knee"), ("knee", "ankle"))
_TRUNK = (("shoulder", "hip"),)
_NECK = (("ear", "shoulder"),)
_PARTS = {
    "knee_flexion": _LEG,
    "knee_frontal_projection": _LEG,
    "hip_flexion": (*_TRUNK, ("hip", "knee")),
    "thigh_elevation": (("hip", "knee"),),
    "shank_inclination": (("knee", "ankle"),),
    "heel_height": (("ankle", "heel"), ("heel", "foot_index")),
    "shoulder_flexion": (("shoulder", "elbow"),),
    "shoulder_abduction": (("shoulder", "elbow"),),
    "elbow_flexion": (("shoulder", "elbow"), ("elbow", "wrist")),
    "body_line": (*_TRUNK, *_LEG),
    "neck_flexion": _NECK,
    "neck_length": _NECK,
    "foot_shift": (("ankle", "heel"), ("heel", "foot_index")),
    "shank_tilt": (("knee", "ankle"),),
    "side_line": (*_TRUNK, ("hip", "knee")),
    "support_arm_inclination": (("shoulder", "elbow"),),
    "knee_separation": _LEG,
    "ankle_separation": _LEG,
    **dict.fromkeys(OUTLINE_SIGNALS, ()),
}
"""The segments of one side by which a signal is seen; the trunk for every other."""

_HIP_LINE = (Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
_SHOULDER_LINE = (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER)
_LINES = {
    "pelvic_obliquity": (_HIP_LINE,),
    "hip_height": (_HIP_LINE,),
    "hip_shift": (_HIP_LINE,),
    "shoulder_obliquity": (_SHOULDER_LINE,),
    "shoulder_shift": (_SHOULDER_LINE,),
}
"""The lines across the body by which a signal is seen."""


def segment_states(
    exercise: Exercise, instant: Instant | None
) -> Mapping[Segment, State]:
    """Return the state of every segment of the stick figure.

    A segment is good only if something about it was measured and nothing about it is
    outside or unmeasured; while judging is paused nothing is good.
    """
    limits = limit_states(exercise, instant)
    states = dict.fromkeys(SEGMENTS, State.NOT_JUDGED)
    for verdict in instant.verdicts if instant is not None else ():
        state = limits.get(verdict.limit, State.NOT_JUDGED)
        for segment in segments_of(verdict):
            states[segment] = max(state, states[segment])
    return states


def back_is_seen(instant: Instant) -> bool:
    """Tell whether the outline of the back is measured now."""
    bends = (instant.measurements.get(name) for name in OUTLINE_SIGNALS)
    return not all(map(math.isnan, bends))


def back_state(exercise: Exercise, instant: Instant | None) -> State:
    """Return the state of the outline of the back.

    It is good inside every band that asks for it: its limits, and the target where the
    repetitions are counted by it.
    """
    if instant is None or instant.trouble is not None:
        return State.NOT_JUDGED
    limits = limit_states(exercise, instant)
    states = [
        limits.get(verdict.limit, State.NOT_JUDGED)
        for verdict in instant.verdicts
        if _signal_in(verdict.signal) in OUTLINE_SIGNALS
    ]
    if exercise.counts_by.signal == BACK and _is_on_target(exercise, instant):
        states.append(State.GOOD)
    return max(states, default=State.NOT_JUDGED)


def _is_on_target(exercise: Exercise, instant: Instant) -> bool:
    """Tell whether the counted signal is in its target, or is held there."""
    if math.isnan(instant.value_deg) or instant.phase not in MOVING_PHASES:
        return False
    target = exercise.target.get(exercise.counts_by)
    inside = target is not None and instant.value_deg in target
    # A hold bears a little wavering at the edge of the band.
    return inside or instant.phase is Phase.HOLD


def limit_states(exercise: Exercise, instant: Instant | None) -> Mapping[str, State]:
    """Return the state of every limit; what has no verdict now is not judged."""
    states = {limit.id: State.NOT_JUDGED for limit in exercise.limits}
    if instant is None or instant.trouble is not None:
        return states
    verdicts = {verdict.limit: verdict for verdict in instant.verdicts}
    for limit in exercise.limits:
        if limit.id in verdicts:
            asked = instant.phase in limit.during
            states[limit.id] = state_of(verdicts[limit.id], asked=asked)
    return states


def state_of(verdict: Verdict, *, asked: bool) -> State:
    """Return the state that a verdict tells, asked for in this phase or not."""
    if verdict.outcome is Outcome.OUTSIDE:
        return OF_LEVEL[verdict.level]
    if not asked:
        return State.NOT_JUDGED
    if verdict.outcome is Outcome.WITHIN:
        return State.GOOD
    return State.NOT_MEASURED


def segments_of(verdict: Verdict) -> Iterator[Segment]:
    """Yield the segments by which the signal of a verdict is seen, if any."""
    signal = _signal_in(verdict.signal)
    if signal is None:
        return
    if signal in _LINES:
        yield from _LINES[signal]
        return
    for side in _sides_in(verdict, signal):
        for upper, lower in _PARTS.get(signal, _TRUNK):
            yield Landmark.on(side, upper), Landmark.on(side, lower)


def _signal_in(name: str) -> str | None:
    return max(filter(name.startswith, SIGNALS), key=len, default=None)


def _sides_in(verdict: Verdict, signal: str) -> tuple[Side, ...]:
    endings = verdict.signal.removeprefix(signal).split("_")
    named = tuple(side for side in Side if side in endings)
    if named:
        return named
    both = "asymmetry" in endings or not SIGNALS[signal].sided
    return tuple(Side) if both else (verdict.side,)
