"""Arms that pause, agree, and walk along a scale."""

import math

import pytest
from made_movements import (
    BOTH_UP,
    FRONT,
    LEFT_UP,
    LYING,
    RIGHT_UP,
    SIDE,
    held,
    times_of,
)

from formcoach.domain.anatomy import Landmark, Side
from formcoach.domain.exercise import Sides
from formcoach.domain.orientation import Posture
from formcoach.gestures.answer import ArmAnswer, ArmAnswerWatch
from formcoach.gestures.pause import PauseSign, RaisedHandWatch, pause_sign
from formcoach.testing import (
    FACING_LEFT_DEG,
    STANDING,
    Angles,
    Camera,
    absent,
    made_up_squat,
    perform,
)


@pytest.mark.parametrize("camera", [FRONT, SIDE, Camera(yaw_deg=FACING_LEFT_DEG)])
@pytest.mark.parametrize("arm", [RIGHT_UP, LEFT_UP])
def test_a_hand_held_above_the_head_pauses_once(camera, arm):
    """Two seconds, from whichever side the exercise is seen."""
    poses = perform(held(arm, 5.0), camera=camera)

    answers = times_of(RaisedHandWatch(), poses)

    assert len(answers) == 1
    assert answers[0][0] == pytest.approx(3.3, abs=0.25)


def test_a_hand_that_only_passes_does_not_pause():
    """Somebody who scratches their head goes on exercising."""
    poses = perform(held(RIGHT_UP, 1.5))

    assert times_of(RaisedHandWatch(), poses) == []


def test_both_hands_up_do_not_pause():
    """Arms overhead are part of many exercises; one hand up alone is not."""
    poses = perform(held(BOTH_UP, 6.0), camera=FRONT)

    assert times_of(RaisedHandWatch(), poses) == []


def test_an_arm_that_is_not_seen_is_not_taken_to_be_down():
    """Two raised arms of which one is hidden look like one raised arm."""
    hidden = (Landmark.LEFT_WRIST, Landmark.LEFT_ELBOW)
    poses = perform(held(BOTH_UP, 6.0), camera=FRONT, hidden=hidden)

    assert times_of(RaisedHandWatch(), poses) == []


def test_on_the_floor_an_arm_to_the_ceiling_pauses():
    """Whoever lies on the mat cannot lift a hand above the head."""
    ceiling = LYING.on(Side.RIGHT, shoulder_flexion=90)
    poses = perform(held(ceiling, 3.0, rest=LYING))

    assert len(times_of(RaisedHandWatch(), poses)) == 1


def test_on_hands_and_knees_the_arm_of_a_bird_dog_does_not_pause():
    """It is lifted until it is level, and no further."""
    kneeling = Angles(trunk_inclination=90).both(
        hip_flexion=90, knee_flexion=90, shoulder_flexion=90
    )
    level = kneeling.on(Side.RIGHT, shoulder_flexion=185)
    poses = perform(held(level, 8.0, rest=kneeling))

    assert times_of(RaisedHandWatch(PauseSign.HAND_UP_LONGER), poses) == []


def test_a_side_bend_with_an_arm_overhead_does_not_pause():
    """In a stretch the hand stays up for seconds, but the trunk is not upright."""
    bent = Angles(trunk_lateral_flexion=30).on(Side.RIGHT, shoulder_abduction=150)
    poses = perform(held(bent, 8.0), camera=FRONT)

    assert times_of(RaisedHandWatch(PauseSign.HAND_UP_LONGER), poses) == []


def test_nobody_in_sight_raises_no_hand():
    """Not measured is an answer."""
    poses = absent(perform(held(RIGHT_UP, 5.0)))

    assert times_of(RaisedHandWatch(), poses) == []


def test_the_sign_depends_on_what_the_exercise_does_with_the_arms():
    """A dead bug begins with the arms up; nobody can raise them as a sign."""
    squat = made_up_squat()
    arm = next(iter(squat.target)).__class__.parse("shoulder_flexion")
    with_arms = {**squat.target, arm: next(iter(squat.target.values()))}

    assert pause_sign(squat) is PauseSign.HAND_UP
    assert (
        pause_sign(made_up_squat(target=with_arms, sides=Sides.ALTERNATE))
        is PauseSign.HAND_UP_LONGER
    )
    assert (
        pause_sign(made_up_squat(target=with_arms, postures=(Posture.SUPINE,)))
        is PauseSign.NONE
    )


@pytest.mark.parametrize("camera", [FRONT, SIDE])
@pytest.mark.parametrize(
    ("arm", "answer"), [(RIGHT_UP, ArmAnswer.RIGHT), (LEFT_UP, ArmAnswer.LEFT)]
)
def test_an_arm_held_for_three_seconds_takes_three_steps(camera, arm, answer):
    """From 2 to 5 on the scale without touching anything."""
    poses = perform(held(arm, 3.2), camera=camera)

    answers = times_of(ArmAnswerWatch(), poses)

    assert [each for _, each in answers] == [answer] * 3


def test_both_arms_agree_once_and_coming_down_says_nothing():
    """One arm is always a little later than the other, up and down."""
    keyframes = (
        (0.0, STANDING),
        (1.0, STANDING),
        (1.3, RIGHT_UP),
        (1.8, BOTH_UP),
        (4.5, BOTH_UP),
        (4.8, LEFT_UP),
        (6.5, LEFT_UP),
        (6.9, STANDING),
        (7.5, STANDING),
    )

    answers = times_of(ArmAnswerWatch(), perform(keyframes, camera=FRONT))

    assert [each for _, each in answers] == [ArmAnswer.BOTH]


def test_lying_down_a_patient_answers_too():
    """The question after a set finds most patients on the mat."""
    right = LYING.on(Side.RIGHT, shoulder_flexion=90)
    poses = perform(held(right, 1.5, rest=LYING))

    answers = times_of(ArmAnswerWatch(), poses)

    assert [each for _, each in answers] == [ArmAnswer.RIGHT]


def test_a_trunk_that_points_at_the_camera_is_measured_by_its_shoulders():
    """Otherwise somebody who leans towards the camera has endless arms."""
    leaning = Angles(trunk_inclination=75).both(shoulder_flexion=95)
    poses = perform(held(leaning, 4.0, rest=leaning), camera=FRONT)

    assert times_of(ArmAnswerWatch(), poses) == []
    assert not math.isnan(FRONT.yaw_deg)
