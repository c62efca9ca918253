"""View, facing and posture of made-up people."""

import pytest

from formcoach.domain.anatomy import Landmark, Side
from formcoach.domain.orientation import Posture, View
from formcoach.kinematics.measure import Goniometer
from formcoach.smoothing.side_swap import mirrored
from formcoach.testing import (
    FACING_CAMERA_DEG,
    FACING_LEFT_DEG,
    FACING_RIGHT_DEG,
    FOREARM_PLANK,
    HOOK_LYING,
    ON_HANDS_AND_KNEES,
    SITTING,
    STANDING,
    Angles,
    Camera,
    pose,
)

HALF_KNEELING = STANDING.on(Side.LEFT, hip_flexion=90, knee_flexion=90).on(
    Side.RIGHT, knee_flexion=90
)
KNEELING = STANDING.both(knee_flexion=90)


def placed(angles, yaw_deg=FACING_RIGHT_DEG, **others):
    """Return orientation and posture of one made-up pose."""
    return Goniometer(View.SIDE).measure(
        pose(angles, camera=Camera(yaw_deg=yaw_deg, **others))
    )


@pytest.mark.parametrize("yaw_deg", [FACING_RIGHT_DEG, FACING_LEFT_DEG])
@pytest.mark.parametrize(
    ("angles", "posture"),
    [
        (STANDING, Posture.STANDING),
        (SITTING, Posture.SITTING),
        (HALF_KNEELING, Posture.HALF_KNEELING),
        (KNEELING, Posture.KNEELING),
        (ON_HANDS_AND_KNEES, Posture.QUADRUPED),
        (FOREARM_PLANK, Posture.PRONE),
        (Angles(trunk_inclination=90), Posture.PRONE),
        (HOOK_LYING, Posture.SUPINE),
    ],
)
def test_a_posture_is_told_by_gravity_and_not_by_angles_alone(angles, posture, yaw_deg):
    """Sitting with level arms has the joint angles of hands and knees."""
    assert placed(angles, yaw_deg).posture is posture


@pytest.mark.parametrize(
    ("yaw_deg", "view"),
    [
        (90, View.SIDE),
        (75, View.SIDE),
        (-90, View.SIDE),
        (50, View.OBLIQUE),
        (30, View.OBLIQUE),
        (10, View.FRONT),
        (0, View.FRONT),
        (180, View.FRONT),
    ],
)
def test_the_view_follows_the_turn_of_the_body(yaw_deg, view):
    """A quarter view bends every angle and must be told from a side view."""
    assert placed(STANDING, yaw_deg).orientation.view is view


def test_a_lying_person_is_seen_from_the_side_like_a_standing_one():
    """The view is about the body's own axes, not about up and down."""
    assert placed(HOOK_LYING).orientation.view is View.SIDE
    assert placed(HOOK_LYING, FACING_CAMERA_DEG).orientation.view is View.FRONT


@pytest.mark.parametrize("angles", [STANDING, SITTING, ON_HANDS_AND_KNEES, HOOK_LYING])
def test_facing_gives_the_near_side(angles):
    """Whoever looks to the right of the picture shows the right side."""
    assert placed(angles, FACING_RIGHT_DEG).orientation.near is Side.RIGHT
    assert placed(angles, FACING_LEFT_DEG).orientation.near is Side.LEFT


def test_facing_does_not_trust_left_and_right():
    """An exchange of the sides must not turn flexion into extension."""
    bent = STANDING.both(hip_flexion=60, knee_flexion=40)
    exchanged = mirrored(pose(bent))

    reading = Goniometer(View.SIDE).measure(exchanged)

    assert reading.orientation.facing == 1
    assert reading.measurements.get("hip_flexion_left") == pytest.approx(60, abs=1e-6)


def test_facing_is_kept_while_the_face_is_hidden():
    """In a child's pose neither nose nor ears are seen for half a minute."""
    goniometer = Goniometer(View.SIDE)
    goniometer.measure(pose(ON_HANDS_AND_KNEES))

    hidden = pose(ON_HANDS_AND_KNEES.both(hip_flexion=140), time_s=1.0)
    image_px = hidden.image_px.copy()
    image_px[[Landmark.NOSE, Landmark.LEFT_EAR, Landmark.RIGHT_EAR]] = float("nan")
    reading = goniometer.measure(
        type(hidden)(
            time_s=1.0,
            image_px=image_px,
            world_m=hidden.world_m.copy(),
            visibility=hidden.visibility.copy(),
            width_px=640,
            height_px=480,
        )
    )

    assert reading.orientation.facing == 1
