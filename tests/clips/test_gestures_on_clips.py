"""No exercise of a real person is taken for a sign or for a fall."""

import pytest

from formcoach.gestures.answer import ArmAnswer, ArmAnswerWatch
from formcoach.gestures.fall import FallWatch
from formcoach.gestures.pause import PauseSign, RaisedHandWatch
from tests.real_clips import CLIPS

pytestmark = [pytest.mark.clips, pytest.mark.model]

WITH_ARMS_OVERHEAD = ("seated_side_bend.mp4", "standing_side_bend_tiny.gif")


@pytest.mark.parametrize("clip", CLIPS)
def test_no_exercise_pauses_itself(poses_of, clip):
    """A coach that stops at every stretch is switched off."""
    longer = clip in WITH_ARMS_OVERHEAD
    sign = PauseSign.HAND_UP_LONGER if longer else PauseSign.HAND_UP
    watch = RaisedHandWatch(sign)

    paused_s = [pose.time_s for pose in poses_of(clip) if watch.update(pose)]

    assert paused_s == []


@pytest.mark.parametrize("clip", CLIPS)
def test_H10_no_exercise_looks_like_a_fall(poses_of, clip):
    """The question must stay rare to be taken seriously."""
    watch = FallWatch()

    assert [pose.time_s for pose in poses_of(clip) if watch.update(pose)] == []


@pytest.mark.parametrize("clip", ["squat_front_a.gif", "bird_dog.mp4", "cat_cow.mp4"])
def test_no_exercise_agrees_to_a_pain_score(poses_of, clip):
    """Only both arms up confirm; no exercise on the floor does that by chance."""
    watch = ArmAnswerWatch()

    answers = [watch.update(pose) for pose in poses_of(clip)]

    assert ArmAnswer.BOTH not in answers
