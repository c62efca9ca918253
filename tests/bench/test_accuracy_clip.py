"""What is held against the truth is held against the right part of it."""

import json
import math
from dataclasses import replace

import pytest
from made_clips import finding, seen, truth

from formcoach.bench.accuracy.clip import FAR, NEAR, Where, clip_result
from formcoach.bench.accuracy.repetitions import Counting, count
from formcoach.bench.accuracy.sums import Sums, by_model
from formcoach.bench.accuracy.telling import to_json, to_markdown, to_text
from formcoach.bench.accuracy.truth import find_truths, read_truth
from formcoach.bench.accuracy.warnings import hold_against
from formcoach.definitions.library import load_exercise, shipped_folder
from formcoach.domain.exercise import Level
from formcoach.domain.repetition import RepetitionOutcome
from formcoach.errors import UsageError

BIRD_DOG = load_exercise("bird_dog", folders=[shipped_folder()])
TWO = (("right", 1.0, 5.0), ("left", 7.0, 11.0))
TOO_HIGH = ("leg_too_high", 8.0, 9.0)


def test_a_repetition_is_paired_with_the_one_that_it_shares_time_with():
    """A missed first repetition must not shift all ends by one."""
    made = truth(repetitions=TWO).repetitions

    counting = count(made, [seen(7.2, 10.7, side="left")], {1: 11.2})

    assert (counting.counted, counting.true, counting.off_by) == (1, 2, -1)
    assert counting.end_errors_s == pytest.approx((-0.3,))
    assert counting.told_errors_s == pytest.approx((0.2,))
    assert counting.on_its_side == 1


def test_a_repetition_that_turned_back_is_not_counted():
    """The patient is told that it does not count, and so it does not here."""
    made = truth(repetitions=TWO).repetitions

    counting = count(made, [seen(1, 5, outcome=RepetitionOutcome.PARTIAL)], {1: 5.0})

    assert counting.counted == 0


def test_a_planted_fault_is_found_with_its_delay():
    """From the first moment beyond the bound to the alert."""
    clip = truth(repetitions=TWO, faults=[TOO_HIGH])

    warned = hold_against(clip, BIRD_DOG, [finding("leg_too_high", 8.1, 9.1)])

    (planted,) = warned.planted
    assert planted.found
    assert planted.delay_s == pytest.approx(0.5)
    assert warned.false == ()


def test_a_planted_fault_that_nothing_was_said_of_is_missed():
    """Silence is an answer that counts."""
    warned = hold_against(truth(repetitions=TWO, faults=[TOO_HIGH]), BIRD_DOG, [])

    (planted,) = warned.planted
    assert not planted.found
    assert math.isnan(planted.delay_s)


def test_a_fault_that_comes_and_goes_counts_once_in_a_repetition():
    """A leg that trembles about the bound is one fault, not five."""
    faults = [("leg_too_high", at, at + 0.1) for at in (8.0, 8.3, 8.6)]

    warned = hold_against(truth(repetitions=TWO, faults=faults), BIRD_DOG, [])

    assert len(warned.planted) == 1


def test_a_warning_in_a_sound_repetition_is_false():
    """The other repetition has a fault; this one has none."""
    clip = truth(repetitions=TWO, faults=[TOO_HIGH], hip_flexion_right=5.0)

    warned = hold_against(clip, BIRD_DOG, [finding("leg_too_high", 2.0, 3.0)])

    assert len(warned.false) == warned.false_warnings == 1
    assert (warned.sound, warned.sound_warned) == (1, 1)


def test_a_tip_is_no_warning():
    """The patient is not told to ease back."""
    tip = finding("head_drops", 2.0, 3.0, level=Level.COACH)

    warned = hold_against(truth(repetitions=TWO), BIRD_DOG, [tip])

    assert (len(warned.false), warned.false_warnings) == (1, 0)
    assert (warned.sound, warned.sound_warned) == (2, 0)


def test_a_warning_of_what_is_truly_beyond_the_bound_is_not_false():
    """Nobody planted it, but the leg is too high all the same."""
    clip = truth(repetitions=TWO, hip_flexion_right=-20.0)

    warned = hold_against(clip, BIRD_DOG, [finding("leg_too_high", 2.0, 3.0)])

    assert warned.false == ()


def test_a_fault_without_a_limit_is_told_apart():
    """It cannot be found; that is the definition's gap, not the camera's."""
    clip = truth(repetitions=TWO, faults=[("toes_curl", 8.0, 9.0)])

    (planted,) = hold_against(clip, BIRD_DOG, []).planted

    assert (planted.known, planted.found) == (False, False)


@pytest.fixture(scope="module")
def result():
    """Return the result of a clip in which nobody is to be seen."""
    clip = truth(repetitions=TWO, faults=[TOO_HIGH], hip_flexion_right=90.0)
    return clip_result(clip, BIRD_DOG, nobody(), model="made up")


def nobody():
    """Yield poses in which nobody was found."""
    from formcoach.domain.observation import Pose, Trouble  # noqa: PLC0415

    for index in range(200):
        yield Pose.absent(index / 10, Trouble.NOBODY)


def test_an_empty_clip_is_all_missed_and_not_judged(result):
    """No frame in it may look like a good one."""
    sums = Sums.of([result])

    assert (sums.exact.part, sums.mean_off) == (0, 2.0)
    assert (sums.found.part, sums.found.whole) == (0, 1)
    assert (sums.not_judged.part, sums.not_judged.whole) == (200, 200)
    assert sums.limits_not_measured == 1.0
    assert sums.angles[Where("hip_flexion", NEAR, in_view=False)].measured.part == 0
    assert not any(where.side == FAR for where in sums.angles)


def test_what_is_unknown_is_null_in_json_and_a_dash_in_tables(result):
    """NaN is no JSON, and a 0 would be a lie."""
    sums = by_model([result])

    told = json.loads(to_json(sums))

    (model,) = told["models"]
    assert (told["schema"], model["model"]) == (1, "made up")
    assert model["repetitions"]["end"]["mae_s"] is None
    assert model["repetitions"]["told"]["upper_s"] is None
    assert model["angles"][0]["bias_deg"] is None
    assert "planted faults found" in to_text(sums)
    assert "| hip_flexion | near | other | 200 | 0 % | - | - | - |" in to_markdown(sums)


def test_every_figure_of_a_clip_with_known_errors_is_told(result):
    """Two ends 0.3 and 0.5 s early, told 0.2 s late and on time; one of two frames."""
    counting = Counting(
        true=2,
        counted=2,
        end_errors_s=(-0.3, -0.5),
        told_errors_s=(0.2, 0.0),
        on_its_side=2,
    )
    tip = finding("head_drops", 2.0, 3.0, level=Level.COACH)
    known = replace(
        result,
        counting=counting,
        warned=replace(result.warned, false=(tip,)),
        duration_s=300.0,
        not_measured={"leg_too_high": 0.5, "head_drops": 0.0},
    )

    sums = by_model([known])

    (model,) = json.loads(to_json(sums))["models"]
    spread = 1.96 * math.sqrt(0.02)
    assert model["repetitions"]["end"] == {
        "bias_s": -0.4,
        "mae_s": 0.4,
        "lower_s": pytest.approx(-0.4 - spread, abs=0.001),
        "upper_s": pytest.approx(-0.4 + spread, abs=0.001),
    }
    assert model["repetitions"]["told"]["bias_s"] == 0.1
    assert model["findings"]["false_tips_per_10_min"] == 2.0
    assert model["limits_not_measured"] == 0.25
    text = " ".join(to_text(sums).split())
    assert "end dated, seconds after the true end -0.40 (MAE 0.40; 95 % -0.7 to" in text
    assert "end told, seconds after the true end +0.10 (MAE 0.10; 95 % -0.2 to" in text
    assert "false tips in 10 minutes 2.0 (1 in all)" in text
    assert "time of limits not measured 25 %" in text
    assert "made.mp4 2 of 2 -0.3, -0.5 0 of 1 - head_drops 100 % 25 %" in text


def test_a_folder_without_clips_is_told_with_what_to_do(tmp_path):
    """The mistake is the wrong folder, nearly always."""
    with pytest.raises(UsageError) as error:
        find_truths(tmp_path)

    assert error.value.message == (
        f"{tmp_path}: there is no clip with a truth file (.truth.json) beside it."
    )


def test_a_truth_file_of_another_version_is_refused(tmp_path):
    """Its angles may have another zero."""
    path = tmp_path / "made.truth.json"
    path.write_text('{"schema": 99}', encoding="utf-8")

    with pytest.raises(UsageError, match="its schema is 99"):
        read_truth(path)


def test_the_truth_of_the_sample_clip_has_the_names_that_are_measured():
    """A signal that is never compared would never be wrong."""
    path = find_truths(shipped_folder().parent / "sample_videos")[0]

    clip = read_truth(path)

    assert clip.exercise == "bird_dog"
    assert len(clip.repetitions) == 3
    names = {"hip_flexion_right", "trunk_elevation", "shank_inclination_left"}
    assert names <= set(clip.angles_deg)


def test_rows_and_columns_tell_the_same(tmp_path):
    """The format became smaller; what it says did not change."""
    angles = {"hip_flexion_right": 80.0, "trunk_inclination_right": 88.0}
    joints = {
        f"{joint}_{side}": [float(at), 100.0 + at]
        for at, joint in enumerate(("shoulder", "hip", "ankle"))
        for side in ("left", "right")
    }
    row = {"time_s": 0.0, "angles_deg": angles, "joints_px": joints}
    rows = [row, {**row, "time_s": 0.1}, {**row, "time_s": 0.2}]
    columns = {
        "time_s": [0.0, 0.1, 0.2],
        "angles_deg": {name: [value] * 3 for name, value in angles.items()},
        "joints_px": {name: [at] * 3 for name, at in joints.items()},
    }
    head = {
        "exercise": "bird_dog",
        "camera": {"view": "side", "near_side": "right"},
        "repetitions": [],
        "faults": [],
    }
    for name, schema, frames in (("rows", 1, rows), ("columns", 2, columns)):
        told = json.dumps(head | {"schema": schema, "frames": frames})
        (tmp_path / f"{name}.truth.json").write_text(told, encoding="utf-8")
        (tmp_path / f"{name}.mp4").touch()

    one, two = (read_truth(path) for path in find_truths(tmp_path))

    assert one.angles_deg["body_line_right"] == pytest.approx([0.0] * 3)
    assert set(one.angles_deg) == set(two.angles_deg)
    assert all((one.angles_deg[n] == two.angles_deg[n]).all() for n in one.angles_deg)


def test_the_line_of_the_body_is_straight_when_hip_and_knee_are():
    """A plank whose hips are in line reads 0, a piked one more than 0."""
    path = next(
        each
        for each in find_truths(shipped_folder().parent / "sample_videos")
        if each.name.startswith("bird_dog.")
    )
    clip = read_truth(path)

    hip = clip.angles_deg["hip_flexion_right"]
    line = clip.angles_deg["body_line_right"]
    straight = clip.angles_deg["knee_flexion_right"] < 6

    assert straight.any()
    assert line[straight] == pytest.approx(hip[straight], abs=4)
