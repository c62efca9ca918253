"""An exercise, a person of lines, and what a coach may say of them, all made up."""

import math
from dataclasses import replace

import numpy as np

from formcoach.domain.anatomy import Landmark, Side
from formcoach.domain.exercise import (
    Band,
    Category,
    Dose,
    Exercise,
    Level,
    Limit,
    Mode,
    Phase,
    Sides,
)
from formcoach.domain.finding import Cue, Finding, Outcome, Verdict
from formcoach.domain.instant import Instant
from formcoach.domain.measurement import Measurements, SignalRef
from formcoach.domain.observation import Pose
from formcoach.domain.orientation import Orientation, Posture, View
from formcoach.domain.repetition import Repetition, RepetitionOutcome

WIDTH_PX, HEIGHT_PX = 320, 240
HIP = SignalRef.parse("hip_flexion")
LEG_TOO_HIGH = Limit(
    id="leg_too_high",
    signal=HIP,
    level=Level.WARN,
    cue="Lower your leg until it is level with your back.",
    why="It bends the low back.",
    source="made up",
    below=-18,
)
HEAD_DROPS = Limit(
    id="head_drops",
    signal=SignalRef.parse("neck_flexion_change"),
    level=Level.COACH,
    cue="Lengthen the back of your neck.",
    why="It goes with a loose trunk.",
    source="made up",
    above=25,
    during=frozenset({Phase.OUTWARD, Phase.HOLD, Phase.RETURN}),
)


def bird_dog(**changes) -> Exercise:
    """Return a small bird dog."""
    exercise = Exercise(
        id="bird_dog",
        name="Bird dog",
        purpose="Keep the back still.",
        category=Category.STABILITY,
        postures=(Posture.QUADRUPED,),
        view=View.SIDE,
        mode=Mode.REPS_WITH_HOLD,
        sides=Sides.ALTERNATE,
        dose=Dose(reps=8, hold_s=6),
        start={HIP: Band(lower=65, upper=115)},
        target={HIP: Band(lower=-10, upper=25)},
        counts_by=HIP,
        limits=(LEG_TOO_HIGH, HEAD_DROPS),
        cannot_see=("a pelvis that rolls to one side",),
        instructions=("Kneel on your hands and knees.",),
    )
    return replace(exercise, **changes)


# A person on hands and knees, head to the left, as shares of the picture.
_SPOTS = {
    "ear": (0.20, 0.40),
    "shoulder": (0.30, 0.45),
    "elbow": (0.30, 0.62),
    "wrist": (0.30, 0.80),
    "hip": (0.62, 0.45),
    "knee": (0.62, 0.80),
    "ankle": (0.82, 0.80),
    "heel": (0.84, 0.76),
    "foot_index": (0.86, 0.82),
}


def person(time_s: float = 0.0) -> Pose:
    """Return the pose of a person on hands and knees."""
    image_px = np.full((33, 2), np.nan)
    for part, (x, y) in _SPOTS.items():
        for side in Side:
            image_px[Landmark.on(side, part)] = x * WIDTH_PX, y * HEIGHT_PX
    image_px[Landmark.NOSE] = 0.15 * WIDTH_PX, 0.44 * HEIGHT_PX
    return Pose(
        time_s=time_s,
        image_px=image_px,
        world_m=np.zeros((33, 3)),
        visibility=np.ones(33),
        width_px=WIDTH_PX,
        height_px=HEIGHT_PX,
    )


def verdict(
    limit: Limit = LEG_TOO_HIGH,
    outcome: Outcome = Outcome.WITHIN,
    signal: str = "hip_flexion_left",
) -> Verdict:
    """Return what a limit says."""
    return Verdict(
        limit=limit.id,
        level=limit.level,
        outcome=outcome,
        signal=signal,
        value=-30.0 if outcome is Outcome.OUTSIDE else math.nan,
        bound=-18.0,
        side=Side.LEFT,
    )


def finding(limit: Limit = LEG_TOO_HIGH, **changes) -> Finding:
    """Return a limit that began to be crossed."""
    begun = Finding(
        limit=limit.id,
        level=limit.level,
        side=Side.LEFT,
        start_s=3.0,
        alert_s=3.4,
        end_s=3.4,
        worst=-30,
        bound=-18,
        cue=limit.cue,
    )
    return replace(begun, **changes)


def warning(limit: Limit = LEG_TOO_HIGH) -> Cue:
    """Return the cue of a limit."""
    return Cue(words=limit.cue, level=limit.level, since_s=3.4)


def repetition(index: int = 1, **changes) -> Repetition:
    """Return a repetition that counts."""
    done = Repetition(
        index=index,
        side=Side.LEFT,
        start_s=1.0,
        peak_s=2.0,
        end_s=3.0,
        hold_s=1.0,
        outward_s=1.0,
        return_s=1.0,
        rom_deg=80,
        peak_deg=3.0,
        outcome=RepetitionOutcome.COMPLETE,
    )
    return replace(done, **changes)


def instant(**changes) -> Instant:
    """Return an instant of a movement that goes well."""
    well = Instant(
        time_s=0.0,
        pose=person(),
        orientation=Orientation(view=View.SIDE, view_angle_deg=5, facing=-1),
        posture=Posture.QUADRUPED,
        measurements=Measurements(time_s=0.0, values={}),
        trouble=None,
        advice="",
        phase=Phase.OUTWARD,
        side=Side.LEFT,
        value_deg=43.0,
        progress=0.5,
        counted=0,
        hold_s=0.0,
        verdicts=(verdict(),),
        repetition=None,
        findings=(),
        cue=None,
    )
    return replace(well, **changes)
