"""A definition proposed from a demonstration, and tried on it at once."""

import pytest

from formcoach.cli.main import main
from formcoach.definitions.load import load_file
from formcoach.definitions.proposal import scalar
from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Mode, Sides
from formcoach.errors import EXIT_USAGE
from formcoach.pose.recording import Recording, RecordingOrigin
from formcoach.pose.recording_file import save_recording
from formcoach.testing import FACING_RIGHT_DEG, ON_HANDS_AND_KNEES, Camera, perform

LEFT = ON_HANDS_AND_KNEES.on(Side.LEFT, hip_flexion=0, knee_flexion=5)
RIGHT = ON_HANDS_AND_KNEES.on(Side.RIGHT, hip_flexion=0, knee_flexion=5)
REST = ON_HANDS_AND_KNEES
KEYFRAMES = [(0, REST), (1, REST), (3, LEFT), (6, LEFT), (8, REST), (9, REST)]
KEYFRAMES += [(11, RIGHT), (14, RIGHT), (16, REST), (17, REST)]


@pytest.fixture
def shown(tmp_path):
    """Return a recording of a made-up person who extends one leg after the other."""
    return record(tmp_path / "shown.poses", yaw_deg=FACING_RIGHT_DEG)


def record(path, *, yaw_deg):
    """Record the performance from somewhere, and return the path as text."""
    poses = perform(KEYFRAMES, fps=15, camera=Camera(yaw_deg=yaw_deg))
    origin = RecordingOrigin(source="therapist.mp4", model="made", model_sha256="")
    save_recording(path, Recording.of(poses, origin))
    return str(path)


def test_a_demonstration_becomes_a_definition_that_counts_it(shown, tmp_path, capsys):
    """Nothing else would convince a therapist."""
    out = tmp_path / "leg_back.yaml"

    asked = ["--id", "leg_back", "-o", str(out), "--counts-by", "hip_flexion"]
    code = main(["exercise", "learn", shown, *asked])

    printed = capsys.readouterr().out
    exercise = load_file(out)
    assert code == 0
    assert printed == (
        f"{out}: proposed from 2 repetitions.\n"
        "On the demonstration itself it counts 2 and finds 0 beyond a limit.\n"
    )
    assert exercise.mode is Mode.REPS_WITH_HOLD
    assert exercise.sides is Sides.ALTERNATE
    assert exercise.name == "Leg back"
    assert str(exercise.counts_by) == "hip_flexion"
    assert 0 in exercise.target[exercise.counts_by]


def test_H15_every_text_that_is_left_to_the_therapist_is_asked_about(
    shown, tmp_path, capsys
):
    """Nobody finds seven gaps in sixty lines by eye; a patient would be read them."""
    out = tmp_path / "leg_back.yaml"
    asked = ["--id", "leg_back", "-o", str(out), "--counts-by", "hip_flexion"]
    main(["exercise", "learn", shown, *asked])
    capsys.readouterr()

    code = main(["exercise", "check", "--quick", str(out)])

    told = capsys.readouterr().err.splitlines()
    lines = out.read_text(encoding="utf-8").splitlines()
    places = [
        f"{out}:{number}:{line.index('TODO')}: question: "
        for number, line in enumerate(lines, start=1)
        if '"TODO' in line
    ]
    assert code == 0
    assert len(places) >= 6
    assert [each.partition("question: ")[0] + "question: " for each in told] == places
    assert told[0] == (
        f"{places[0]}purpose: still says TODO; write it in your own words"
    )


def test_a_file_that_is_there_is_not_overwritten(shown, tmp_path, capsys):
    """It may be an hour of somebody's work."""
    out = tmp_path / "leg_back.yaml"
    out.write_text("mine", encoding="utf-8")

    code = main(["exercise", "learn", shown, "--id", "leg_back", "-o", str(out)])

    assert code == EXIT_USAGE
    assert out.read_text(encoding="utf-8") == "mine"
    assert f"{out} is there already." in capsys.readouterr().err


def test_a_demonstration_from_an_oblique_view_is_refused(tmp_path, capsys):
    """Angles learned from it would be those of the camera's place."""
    oblique = record(tmp_path / "oblique.poses", yaw_deg=45)
    out = tmp_path / "leg_back.yaml"

    code = main(["exercise", "learn", oblique, "--id", "leg_back", "-o", str(out)])

    assert code == EXIT_USAGE
    assert "seen neither from the side nor from the front" in capsys.readouterr().err
    assert not out.exists()


def test_a_video_or_a_camera_must_be_named(capsys):
    """One of them, and not both."""
    assert main(["exercise", "learn", "--id", "x"]) == EXIT_USAGE
    assert "Name a video, or a camera with --camera." in capsys.readouterr().err


@pytest.mark.parametrize("text", ["Heel: slide", "no", "- x", "a # b", "Ferse", "{x}"])
def test_a_name_is_read_back_as_it_was_written(text, tmp_path):
    """An unquoted colon breaks a file, an unquoted no becomes false."""
    from ruamel.yaml import YAML  # noqa: PLC0415

    path = tmp_path / "one.yaml"
    path.write_text(f"name: {scalar(text)}\n", encoding="utf-8")

    assert YAML(typ="safe").load(path) == {"name": text}
