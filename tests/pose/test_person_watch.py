"""Who is believed to be there: decided on time, without a picture."""

import numpy as np
import pytest

from formcoach.domain.anatomy import Landmark
from formcoach.domain.observation import Pose
from formcoach.pose.person_watch import JumpWatch, SecondPersonWatch

TORSO_PX = 100.0


def _person(time_s, *, x_px=300.0, torso_px=TORSO_PX, shoulders_px=40.0) -> Pose:
    """Stand somebody upright at a place, with a trunk of a length."""
    image_px = np.full((33, 2), [x_px, 200.0])
    for side, sign in (("LEFT", 0.5), ("RIGHT", -0.5)):
        shoulder, hip = Landmark[f"{side}_SHOULDER"], Landmark[f"{side}_HIP"]
        image_px[shoulder] += [sign * shoulders_px, -torso_px / 2]
        image_px[hip] += [sign * shoulders_px, torso_px / 2]
    return Pose(
        time_s=time_s,
        image_px=image_px,
        world_m=np.zeros((33, 3)),
        visibility=np.ones(33),
        width_px=640,
        height_px=480,
    )


def _jumped(*poses: Pose) -> list[bool]:
    watch = JumpWatch()
    return [watch.update(pose) for pose in poses]


def test_somebody_who_stays_never_jumps():
    """The common case must not be disturbed."""
    assert not any(_jumped(*(_person(n / 30) for n in range(60))))


def test_the_first_pose_is_no_jump():
    """Somebody has to be first."""
    assert _jumped(_person(5.0)) == [False]


def test_another_place_within_a_frame_is_another_person():
    """A trunk cannot move half its length in a thirtieth of a second."""
    assert _jumped(_person(0.0), _person(0.033, x_px=300 + 51)) == [False, True]
    assert _jumped(_person(0.0), _person(0.033, x_px=300 + 49)) == [False, False]


def test_a_fast_squat_seen_ten_times_a_second_is_no_jump():
    """At a low rate an honest movement is longer from frame to frame."""
    assert _jumped(_person(0.0), _person(0.1, x_px=300 + 60)) == [False, False]
    assert _jumped(_person(0.0), _person(0.1, x_px=300 + 80)) == [False, True]


@pytest.mark.parametrize("factor", [1.7, 1 / 1.7])
def test_another_size_within_a_frame_is_another_person(factor):
    """A child in front or somebody in the background has another trunk."""
    other = _person(0.033, torso_px=TORSO_PX * factor)

    assert _jumped(_person(0.0), other) == [False, True]


def test_a_trunk_that_points_at_the_camera_is_measured_by_its_shoulders():
    """Seen from the head, a trunk has no length, and noise would be a jump."""
    poses = [
        _person(n / 30, torso_px=2.0 + 4 * (n % 2), x_px=300 + 10 * (n % 2))
        for n in range(20)
    ]

    assert not any(_jumped(*poses))


def test_a_new_place_is_believed_when_it_is_steady():
    """After half a second the patient may have moved on purpose."""
    times_s = np.arange(0.1, 0.8, 0.05)
    marks = _jumped(_person(0.05), *(_person(time_s, x_px=500) for time_s in times_s))

    assert marks[0] is False
    for time_s, mark in zip(times_s, marks[1:], strict=True):
        assert mark == (time_s - 0.1 < 0.5)


def test_jumping_to_and_fro_is_never_steady():
    """Two people near each other draw the tracker again and again."""
    marks = _jumped(*(_person(n / 10, x_px=300 + 200 * (n % 2)) for n in range(30)))

    assert all(marks[1:])


def test_after_a_gap_nothing_is_compared():
    """A person may walk out on one side and in on the other."""
    assert _jumped(_person(0.0), _person(0.2, x_px=600)) == [False, False]


def _watched(answers: list[tuple[float, bool]]) -> tuple[list[float], list[bool]]:
    """Give answers to whoever looks; return when they looked and what is believed."""
    watch = SecondPersonWatch()
    looked_s, believed = [], []
    for time_s, found in answers:
        if watch.is_due(time_s):
            looked_s.append(time_s)
            watch.update(time_s, found=found)
        believed.append(watch.present)
    return looked_s, believed


def test_nobody_else_is_looked_for_once_a_second():
    """Looking costs time that the following needs."""
    times_s = [n / 10 for n in range(35)]

    looked_s, believed = _watched([(time_s, False) for time_s in times_s])

    assert looked_s == [0.0, 1.0, 2.0, 3.0]
    assert not any(believed)


def test_one_look_is_not_believed():
    """A coat on a chair may look like a person once."""
    looked_s, believed = _watched([(n / 10, n == 10) for n in range(35)])

    assert looked_s == [0.0, 1.0, 1.2, 2.2, 3.2]
    assert not any(believed)


def test_two_looks_in_a_row_are_believed():
    """Somebody who walks in is noticed within about a second."""
    _, believed = _watched([(n / 10, n >= 5) for n in range(20)])

    assert believed.index(True) == 12


def test_a_person_who_leaves_is_missed_twice_before_it_is_believed():
    """Judging goes on only when the patient is alone again."""
    _, believed = _watched([(n / 10, 5 <= n < 20) for n in range(60)])

    last = len(believed) - 1 - believed[::-1].index(True)
    assert believed.index(True) == 12
    assert 20 <= last < 35
    assert not any(believed[last + 1 :])


def test_slow_frames_are_looked_at_when_they_come():
    """The schedule follows the frames' own times."""
    looked_s, _ = _watched([(0.0, False), (0.7, False), (1.4, False), (2.1, False)])

    assert looked_s == [0.0, 1.4]
