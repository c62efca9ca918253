"""A set adds up to a summary that also says what was not measured."""

from dataclasses import replace

import pytest

from formcoach.domain.anatomy import Landmark
from formcoach.domain.observation import Trouble
from formcoach.domain.repetition import RepetitionOutcome
from formcoach.pipeline import watch
from formcoach.session.set_log import NOT_STARTED, SetLog
from formcoach.testing import STANDING, Camera, absent, made_up_squat, perform

DOWN = STANDING.both(knee_flexion=80, hip_flexion=70)
DEEP = STANDING.both(knee_flexion=130, hip_flexion=110)
HALF = STANDING.both(knee_flexion=45, hip_flexion=40)


def squat(to, begin_s=0.0):
    """Return the keyframes of one squat."""
    moves = [(0, STANDING), (1, STANDING), (2.5, to), (3.5, to), (5, STANDING)]
    return [(begin_s + time_s, angles) for time_s, angles in moves]


def summary(poses, exercise=None):
    """Return the summary of a stream."""
    exercise = exercise or made_up_squat()
    log = SetLog(exercise)
    for instant in watch(poses, exercise):
        log.update(instant)
    return log.summary()


def test_an_empty_stream_adds_up_to_nothing():
    """A camera that never gave a frame."""
    nothing = SetLog(made_up_squat()).summary()

    assert (nothing.duration_s, nothing.frames_count, nothing.counted) == (0.0, 0, 0)
    assert nothing.tracked_fraction == 0.0


def test_times_and_frames_are_those_of_the_stream():
    """Five seconds at 30 frames a second, both ends included."""
    seen = summary(perform(squat(DOWN)))

    assert seen.duration_s == pytest.approx(5.0)
    assert seen.frames_count == 151
    assert seen.tracked_fraction == seen.view_ok_fraction == 1.0


def test_the_repetition_that_the_recording_cut_off_is_told():
    """It is not counted and not hidden."""
    seen = summary(perform(squat(DOWN)[:-1]))

    assert seen.counted == 0
    assert [each.outcome for each in seen.repetitions] == [RepetitionOutcome.UNFINISHED]
    assert seen.turned_back == 1


def test_a_half_squat_is_told_with_its_range():
    """The therapist sees what was tried."""
    each = summary(perform(squat(HALF))).repetitions[0]

    assert each.outcome is RepetitionOutcome.PARTIAL
    assert each.peak_deg == pytest.approx(45, abs=1)
    assert each.rom_deg == pytest.approx(45, abs=2)


def test_a_finding_is_told_once_with_its_worst_and_its_repetition():
    """One crossing, one finding, from its first frame to its release."""
    seen = summary(perform(squat(DEEP)))

    (finding,) = seen.findings
    assert finding.limit == "too_deep"
    assert finding.worst == pytest.approx(130, abs=1)
    assert finding.over
    assert finding.start_s < finding.alert_s < finding.end_s
    assert seen.repetitions[0].findings == ("too_deep",)


def test_time_without_judging_is_shared_out_by_its_reason():
    """A third of the time the patient was out of the picture."""
    poses = list(perform(squat(DOWN)))
    away = [replace(each, time_s=each.time_s + 5.1) for each in absent(poses)]

    seen = summary([*poses, *away])

    assert dict(seen.paused)[Trouble.NOBODY] == pytest.approx(5.1, abs=0.1)
    assert seen.not_measured[0].fraction == pytest.approx(0.5, abs=0.03)
    assert seen.tracked_fraction == pytest.approx(0.5, abs=0.01)


def test_a_start_pose_that_was_never_taken_is_the_reason():
    """The patient stood there with bent knees and nothing was judged."""
    bent = STANDING.both(knee_flexion=40)

    seen = summary(perform([(0, bent), (4, bent)]))

    assert [each.reason for each in seen.not_measured] == [NOT_STARTED]


def test_the_view_share_tells_a_crooked_camera():
    """The therapist must know that the numbers are from another view."""
    seen = summary(perform(squat(DOWN), camera=Camera(yaw_deg=40)))

    assert seen.view_ok_fraction == 0.0
    assert seen.tracked_fraction == 1.0


def test_a_limit_that_asks_for_a_straighter_view_says_so():
    """The patient can turn; the summary must not send them to look for their legs."""
    (limit,) = made_up_squat().limits
    careful = made_up_squat(limits=(replace(limit, turned_at_most_deg=10.0),))

    seen = summary(perform(squat(DOWN), camera=Camera(yaw_deg=75)), careful)

    assert seen.counted == 1
    assert seen.findings == ()
    assert [each.reason for each in seen.not_measured] == [Trouble.WRONG_VIEW]
    assert seen.not_measured[0].fraction == 1.0


def test_hidden_legs_are_not_measured():
    """Present, but not seen where it matters."""
    legs = [Landmark.LEFT_KNEE, Landmark.RIGHT_KNEE]

    seen = summary(perform(squat(DOWN), hidden=legs))

    assert seen.not_measured[0].reason == Trouble.HIDDEN
    assert seen.not_measured[0].fraction == 1.0
