"""Analysing and replaying: what is printed where, and what is kept."""

import json
import stat
from types import SimpleNamespace

import pytest
from made_input import write_video

from formcoach.cli.results import exit_code
from formcoach.domain.exercise import Level
from formcoach.pose.recording import Recording, RecordingOrigin
from formcoach.pose.recording_file import save_recording

SQUAT = ("--exercise", "squat")
NUMBER = (int, float)
SHAPE = {
    "schema": int,
    "video": str,
    "exercise": str,
    "model": str,
    "model_sha256": str,
    "duration_s": NUMBER,
    "frames": int,
    "fps": NUMBER,
    "tracked_fraction": NUMBER,
    "view": {"name": str, "fraction_ok": NUMBER, "checked": bool},
    "counted": int,
    "longest_hold_s": NUMBER,
    "repetitions": list,
    "findings": list,
    "not_measured": [{"limit": str, "reason": str, "fraction": NUMBER}],
    "paused": [{"reason": str, "seconds": NUMBER, "advice": str}],
    "notes": [str],
}
"""Schema 1 of a result, as far as somebody who never moves fills it."""


def fits(value, shape):
    """Tell whether JSON has the keys and types of a shape."""
    if isinstance(shape, dict):
        return list(value) == list(shape) and all(
            fits(value[key], each) for key, each in shape.items()
        )
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(each, shape[0]) for each in value)
    return isinstance(value, shape)


@pytest.fixture
def analyze(run, model, still_person):  # noqa: ARG001
    """Return a function that analyses with the made-up estimator."""
    return lambda *words: run("analyze", *words, *SQUAT, "--model", model)


def test_json_is_one_line_for_every_video(analyze, tmp_path):
    """Also for a single one: a reader needs one rule."""
    videos = [write_video(tmp_path / name) for name in ("a.avi", "b.avi")]

    code, out, err = analyze(*videos, "--json")

    assert code == 0
    assert [json.loads(line)["video"] for line in out.splitlines()] == [
        "a.avi",
        "b.avi",
    ]
    assert err == ""


def test_a_result_has_the_shape_of_its_schema(analyze, video):
    """What another program relies on must be there, always, and of one type."""
    _, out, _ = analyze(video, "--json")

    read = json.loads(out)
    assert fits(read, SHAPE)
    assert read["not_measured"]
    assert read["schema"] == 1


def test_text_goes_to_stdout_and_no_bar_into_a_file(analyze, video):
    """A redirected result holds the result alone."""
    code, out, err = analyze(video)

    assert (code, err) == (0, "")
    assert out.startswith("film.avi: Squat\n")


def test_a_video_that_is_too_slow_says_so_in_words_and_in_json(analyze, tmp_path):
    """One frame a second shows no movement, and 0 repetitions would look like one."""
    slow = write_video(tmp_path / "slow.avi", rate_hz=1.0)
    words = "With 1.0 frames a second this video is too slow to be judged"

    _, text, _ = analyze(slow)
    _, out, err = analyze(slow, "--json")

    assert words in " ".join(text.split())
    assert json.loads(out)["notes"][0].startswith(words)
    assert words in err


@pytest.mark.parametrize("rate_hz", [10.0, 240.0])
def test_other_rates_need_no_remark(analyze, tmp_path, rate_hz):
    """Slow motion of a phone is as good as any."""
    film = write_video(tmp_path / "film.avi", rate_hz=rate_hz, frames=60)

    code, out, _ = analyze(film, "--json")

    assert (code, json.loads(out)["notes"]) == (0, [])


@pytest.mark.parametrize("words", [(), ("--any-view",), ("--exercise", "squat")])
def test_a_replay_prints_the_same_bytes(run, analyze, tmp_path, video, words):
    """What was judged once can be judged again by anybody who has the recording."""
    record = tmp_path / "film.poses"

    _, first, _ = analyze(video, "--json", "--record", record, *words)
    code, again, _ = run("replay", record, "--json", *words)

    assert code == 0
    assert again == first
    assert stat.S_IMODE(record.stat().st_mode) == 0o600


def test_recordings_of_several_videos_lie_in_a_folder(analyze, tmp_path):
    """Each by the name of its video."""
    videos = [write_video(tmp_path / name) for name in ("a.avi", "b.avi")]
    folder = tmp_path / "kept"
    folder.mkdir()

    code, _, _ = analyze(*videos, "--record-dir", folder)

    assert code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "a.avi.poses",
        "b.avi.poses",
    ]


def test_an_annotated_video_is_whole_and_private(analyze, tmp_path, video):
    """It shows the patient."""
    drawn = tmp_path / "drawn.mp4"

    code, out, _ = analyze(video, "--annotate", drawn)

    assert (code, bool(out)) == (0, True)
    assert stat.S_IMODE(drawn.stat().st_mode) == 0o600
    assert drawn.stat().st_size > 10_000


def test_a_recording_that_names_no_exercise_asks_for_one(run, tmp_path):
    """A replay must not guess what was done."""
    path = tmp_path / "film.poses"
    origin = RecordingOrigin(source="film.avi", model="made", model_sha256="")
    save_recording(path, Recording.of([], origin))

    code, out, err = run("replay", path)

    assert (code, out) == (2, "")
    assert err.splitlines() == [
        f"formcoach: {path} does not say which exercise was done.",
        "Say it: --exercise ID",
    ]


@pytest.mark.parametrize(
    ("fail_on", "level", "expected"),
    [
        (None, Level.STOP, 0),
        ("stop", Level.WARN, 0),
        ("stop", Level.STOP, 1),
        ("warn", Level.STOP, 1),
        ("coach", Level.COACH, 1),
    ],
)
def test_findings_fail_only_where_that_is_asked_for(fail_on, level, expected):
    """A script that sorts films needs an answer, and a person needs none."""
    summary = SimpleNamespace(findings=[SimpleNamespace(level=level)])

    assert exit_code(SimpleNamespace(summary=summary), fail_on) == expected


def test_a_disabled_exercise_is_refused_with_who_enables_it(run, tmp_path):
    """Analysing a video must not become a way round the therapist."""
    video = write_video(tmp_path / "me.avi")

    code, _, err = run("analyze", video, "--exercise", "superman")

    assert code == 2
    assert "only a therapist's prescription enables it" in err
