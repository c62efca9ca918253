"""Between the patient and the session: what is passed on, and what is not."""

from made_wholes import make_coach

from formcoach.session.spotter import Spotter
from formcoach.testing import STANDING, made_up_squat, perform

DOWN = STANDING.both(hip_flexion=80, knee_flexion=85)


def squats(n_squats, *, from_s=0.0):
    """Return the poses of somebody who stands and squats."""
    frames = [(from_s, STANDING), (from_s + 2, STANDING)]
    for number in range(n_squats):
        at_s = from_s + 2 + 4 * number
        frames += [(at_s + 1.5, DOWN), (at_s + 3, STANDING), (at_s + 4, STANDING)]
    return list(perform(frames, fps=15.0))


def test_a_repetition_before_the_set_is_not_counted_in_it():
    """Whoever cannot wait for the countdown begins with zero all the same."""
    squat = made_up_squat()
    spotter = Spotter(make_coach)
    spotter.get_ready(squat)
    early = [spotter.update(pose) for pose in squats(1)]

    spotter.begin(squat)
    seen = [spotter.update(pose) for pose in squats(2, from_s=20.0)]
    summary, _ = spotter.end()

    assert any(each.instant.repetition for each in early)
    assert [event for each in early for event in each.events] == []
    assert summary.counted == 2
    assert [each.index for each in summary.repetitions] == [1, 2]
    assert seen[-1].instant.counted == 2


def test_the_neutral_of_the_start_pose_is_taken_into_the_set():
    """The set begins with what was held, not with a single frame."""
    squat = made_up_squat()
    spotter = Spotter(make_coach)
    spotter.get_ready(squat)
    ready = [spotter.update(pose) for pose in squats(0)]

    spotter.begin(squat)
    [first, *_] = [spotter.update(pose) for pose in squats(1, from_s=2.1)]

    assert ready[-1].look.ready
    assert first.look.ready


def test_at_rest_nothing_is_counted_said_or_found():
    """After a stop the patient may move as they like."""
    squat = made_up_squat()
    spotter = Spotter(make_coach)
    spotter.get_ready(squat)
    for pose in squats(0):
        spotter.update(pose)
    spotter.begin(squat)

    spotter.rest()
    seen = [spotter.update(pose) for pose in squats(2, from_s=3.0)]

    assert all(each.instant is None and not each.events for each in seen)
    assert all(not each.heard and not each.findings for each in seen)


def test_poses_of_a_set_are_kept_only_where_that_is_wanted():
    """A recording is the patient's choice."""
    squat = made_up_squat()
    counts = []
    for wanted in (False, True):
        spotter = Spotter(make_coach, keep_poses=wanted)
        spotter.begin(squat)
        for pose in squats(0):
            spotter.update(pose)
        counts.append(len(spotter.end()[1]))

    assert counts == [0, 31]
