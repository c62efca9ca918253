"""What is counted on real people, clip by clip, and what must not be.

Repetitions are those that were counted by eye (labels.csv beside the clips). Every clip
is seen by the pose model once; all else replays its poses.
"""

import pytest

from formcoach.cli.judging import judged
from formcoach.definitions.library import find_exercises, load_exercise, shipped_folder
from formcoach.domain.anatomy import Side
from formcoach.domain.repetition import RepetitionOutcome

pytestmark = [pytest.mark.clips, pytest.mark.model]

EXERCISES = sorted(find_exercises([shipped_folder()]))
OWN = {
    "bird_dog.mp4": "bird_dog",
    "seated_side_bend.mp4": "standing_side_bend",
    "standing_side_bend_tiny.gif": "standing_side_bend",
    "childs_pose.mp4": "childs_pose",
    "glute_bridge_tiny.gif": "glute_bridge",
    "squat_quarter_view.mp4": "squat",
    "squat_front_quarter_overlay.mp4": "squat",
    "squat_tiny.mp4": "squat",
    "squat_front_a.gif": "squat",
    "squat_front_b.gif": "squat",
    "plank_overlay.gif": "plank",
    "cat_cow.mp4": "cat_cow",
    **dict.fromkeys(
        (
            "supine_pelvic_tilt.mp4",
            "push_up_tiny.mp4",
            "prone_arm_sweep.gif",
            "supine_leg_raise.gif",
            "sit_up.gif",
            "side_lunge.gif",
        )
    ),
}
"""Of each clip the definition that its movement belongs to, if there is one."""
FRONT_SQUATS = ("squat_front_a.gif", "squat_front_b.gif")
ALSO = {(clip, "kimore_5_squat") for clip in FRONT_SQUATS}
"""The squat has two definitions, one for each view."""
OFF_THE_DIAGONAL = [
    (clip, exercise_id)
    for clip, own in OWN.items()
    for exercise_id in EXERCISES
    if exercise_id != own and (clip, exercise_id) not in ALSO
]


def exercise(exercise_id):
    """Return a shipped definition."""
    return load_exercise(exercise_id, folders=[shipped_folder()])


def paused(summary):
    """Return for how much of the time nothing was judged, by reason."""
    return {reason: s / summary.duration_s for reason, s in summary.paused}


@pytest.mark.parametrize(
    ("clip", "exercise_id", "expected"),
    [
        ("bird_dog.mp4", "bird_dog", 2),
        ("seated_side_bend.mp4", "standing_side_bend", 2),
        ("childs_pose.mp4", "childs_pose", 1),
        ("glute_bridge_tiny.gif", "glute_bridge", 3),
        ("cat_cow.mp4", "cat_cow", 2),
        *((clip, "kimore_5_squat", 4) for clip in FRONT_SQUATS),
    ],
)
def test_repetitions_are_those_counted_by_eye(poses_of, clip, exercise_id, expected):
    """The first thing that a patient can check for themselves."""
    summary = judged(poses_of(clip), exercise(exercise_id))

    assert summary.counted == expected


@pytest.mark.parametrize(
    ("clip", "exercise_id"),
    [("bird_dog.mp4", "bird_dog"), ("seated_side_bend.mp4", "standing_side_bend")],
)
def test_one_repetition_belongs_to_each_side(poses_of, clip, exercise_id):
    """A therapist reads left and right apart."""
    summary = judged(poses_of(clip), exercise(exercise_id))

    sides = [each.side for each in summary.repetitions if each.counted]
    assert sorted(sides) == [Side.LEFT, Side.RIGHT]


def test_the_hold_of_a_childs_pose_is_measured(poses_of):
    """Settled by about 3.3 s and held for about 9 s, by the clip's label.

    The target begins before the body has settled, so somewhat more may be measured.
    """
    summary = judged(poses_of("childs_pose.mp4"), exercise("childs_pose"))

    assert 8.5 <= summary.longest_hold_s <= 11.5


def test_the_range_of_a_cat_cow_goes_from_the_cat_to_the_cow(poses_of):
    """Read frame by frame from the outline: cat +39 and +42, cow -54 and -39.

    The hips hardly move: without the outline there would be nothing to count.
    """
    summary = judged(poses_of("cat_cow.mp4"), exercise("cat_cow"))

    ranges = [each.rom_deg for each in summary.repetitions]
    assert ranges[0] == pytest.approx(93, abs=8)
    assert ranges[1] == pytest.approx(81, abs=8)
    assert summary.findings == ()


def test_a_sit_up_is_warned_of_where_a_curl_up_is_asked_for(poses_of):
    """The trunk comes up far too high, whatever the abdomen learns from it."""
    summary = judged(poses_of("sit_up.gif"), exercise("curl_up"))

    assert summary.counted == 0
    assert "sits_up" in {finding.limit for finding in summary.findings}


def test_quarter_view_squats_are_refused_with_what_to_do(poses_of):
    """From an angle the knee reads far off: nothing is better than a guess."""
    squat = exercise("squat")

    summary = judged(poses_of("squat_quarter_view.mp4"), squat)

    assert (summary.counted, summary.repetitions) == (0, ())
    assert paused(summary)["wrong_view"] > 0.9


def test_quarter_view_squats_count_when_the_view_is_overridden(poses_of):
    """Two full squats and a third that the film does not finish."""
    summary = judged(
        poses_of("squat_quarter_view.mp4"), exercise("squat"), any_view=True
    )

    assert summary.counted == 2
    outcomes = [each.outcome for each in summary.repetitions]
    assert outcomes[-1] is not RepetitionOutcome.COMPLETE
    assert len(outcomes) == 3


@pytest.mark.parametrize("clip", FRONT_SQUATS)
def test_front_view_squats_are_refused_and_not_miscounted(poses_of, clip):
    """A squat seen from the front shows no knee angle."""
    summary = judged(poses_of(clip), exercise("squat"))

    assert (summary.counted, summary.repetitions) == (0, ())
    assert paused(summary)["wrong_view"] > 0.9


@pytest.mark.parametrize(("clip", "exercise_id"), OFF_THE_DIAGONAL)
def test_another_exercise_counts_nothing(poses_of, clip, exercise_id):
    """Counters never go up without evidence: off the diagonal all is 0."""
    summary = judged(poses_of(clip), exercise(exercise_id))

    assert summary.counted == 0


def back_limits(definition):
    """Return the limits that are judged by the outline of the back."""
    return {
        limit.id
        for limit in definition.limits
        if getattr(limit.signal, "signal", None) == "back_bend"
    }


BACK_EXERCISES = [each for each in EXERCISES if back_limits(exercise(each))]


@pytest.mark.parametrize("exercise_id", BACK_EXERCISES)
@pytest.mark.parametrize("clip", OWN)
def test_H02_no_back_is_warned_of_on_a_clip_whose_back_is_fine(
    poses_of, clip, exercise_id
):
    """Whoever is warned of a fine back no longer believes the warnings."""
    definition = exercise(exercise_id)

    summary = judged(poses_of(clip), definition)

    found = {finding.limit for finding in summary.findings}
    assert not found & back_limits(definition)
