"""One pose in, all that can be measured of it out."""

from dataclasses import dataclass, replace

from formcoach.domain.measurement import Measurements
from formcoach.domain.observation import Pose
from formcoach.domain.orientation import Orientation, Posture, View
from formcoach.kinematics.back import back_bend, lower_back_bend
from formcoach.kinematics.body import Body
from formcoach.kinematics.facing import FacingTracker
from formcoach.kinematics.frontal import frontal_signals
from formcoach.kinematics.posture import posture, posture_from_feet
from formcoach.kinematics.sagittal import sagittal_signals
from formcoach.kinematics.trunk_turn import NOT_TURNED, TurnGauge, turn_by_depth
from formcoach.kinematics.view import (
    HIPS_ONLY,
    SHOULDERS_ONLY,
    WHOLE_TRUNK,
    ViewTracker,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the kinematics say of one pose, before any smoothing."""

    orientation: Orientation
    posture: Posture
    measurements: Measurements


class Goniometer:
    """Measures a stream of poses in the plane that an exercise is seen in."""

    def __init__(
        self, plane: View, *, trunk_turns: bool = False, from_feet: bool = False
    ) -> None:
        """Choose the plane: SIDE for sagittal signals, FRONT for frontal ones.

        Where the exercise turns the trunk on purpose, the hips alone tell the view
        once the start pose has been held; where it is seen from the feet of a person on
        the back, the shoulders alone.
        """
        self._plane, self._from_feet = plane, from_feet
        self._trunk_turns = trunk_turns
        self._told_by = SHOULDERS_ONLY if from_feet else WHOLE_TRUNK
        self._view = ViewTracker(self._told_by)
        self._facing = FacingTracker()
        self._turn = TurnGauge()

    def begin(self, neutral: Measurements) -> Measurements:
        """Read turns of the trunk against the pose of the last half second.

        Returns the measurements of that pose, in which nothing is turned.
        """
        if self._plane is not View.FRONT:
            return neutral
        self._turn.begin()
        if self._trunk_turns:
            self._view.look_at(HIPS_ONLY)
        return replace(neutral, values={**neutral.values, **NOT_TURNED})

    def give_up(self) -> None:
        """Look at the whole trunk until a start pose has been held again."""
        self._turn.give_up()
        self._view.look_at(self._told_by)

    def measure(self, pose: Pose) -> Reading:
        """Return orientation, posture and the raw signals of one pose."""
        body = Body.of(pose)
        view, angle_deg = self._view.update(pose)
        orientation = Orientation(
            view=view,
            view_angle_deg=angle_deg,
            facing=self._facing.update(pose.time_s, body),
        )
        return Reading(
            orientation=orientation,
            posture=posture_from_feet(pose, body, orientation)
            if self._from_feet
            else posture(body, orientation),
            measurements=self._measured(pose, body, orientation.facing),
        )

    def _measured(self, pose: Pose, body: Body, facing: int) -> Measurements:
        alone = signals_of(pose, body, self._plane, facing)
        if self._plane is not View.FRONT:
            return alone
        return replace(alone, values={**alone.values, **self._turn.update(pose, body)})


def signals_of(pose: Pose, body: Body, plane: View, facing: int) -> Measurements:
    """Return the raw signals of one pose in a plane, by full name.

    Without a start pose to compare with, the trunk turns by depth alone.
    """
    if plane is View.FRONT:
        values = frontal_signals(body) | turn_by_depth(pose)
    else:
        values = sagittal_signals(body, facing)
        values["back_bend"] = back_bend(pose.outline, facing)
        values["lower_back_bend"] = lower_back_bend(pose.outline, facing)
    values |= {"torso_length": body.torso_px, "hip_height": -float(body.hips[1])}
    return Measurements(time_s=pose.time_s, values=values)
