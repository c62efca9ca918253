"""A changed definition is tried on what patients did before one of them meets it."""

import json
from dataclasses import replace

import pytest

from formcoach.cli.main import main
from formcoach.definitions.library import shipped_folder
from formcoach.errors import EXIT_USAGE
from formcoach.pose.recording import Recording, RecordingOrigin
from formcoach.pose.recording_file import save_recording
from formcoach.testing import STANDING, Camera, perform

BENT = STANDING.both(hip_flexion=108, knee_flexion=121, ankle_dorsiflexion=43)
DEEP = replace(BENT, trunk_inclination=30)
SQUATS = [(0, STANDING), (1.5, STANDING), (3.5, DEEP), (4.5, DEEP), (6.5, STANDING)]
SQUATS += [(8.5, DEEP), (9.5, DEEP), (11.5, STANDING), (12.5, STANDING)]


@pytest.fixture
def recordings(tmp_path):
    """Return a folder with a recording of two squats and one of something else."""
    folder = tmp_path / "recordings"
    folder.mkdir()
    for name in ("squat", "plank"):
        poses = perform(SQUATS, fps=15, camera=Camera())
        origin = RecordingOrigin(
            source="made up", model="made", model_sha256="", exercise_id=name
        )
        save_recording(folder / f"{name}.poses", Recording.of(poses, origin))
    return folder


def squat(tmp_path, *, deepest):
    """Write the squat with another limit for its depth."""
    text = (shipped_folder() / "squat.yaml").read_text(encoding="utf-8")
    lines = text.splitlines()
    place = next(i for i, line in enumerate(lines) if "id: too_deep" in line)
    bound = next(i for i in range(place, len(lines)) if "above:" in lines[i])
    lines[bound] = f"    above: {deepest}"
    path = tmp_path / "squat.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_definition_that_says_the_same_changes_nothing(recordings, tmp_path, capsys):
    """A therapist who reworded a cue wants to see that nothing else moved."""
    same = tmp_path / "squat.yaml"
    same.write_bytes((shipped_folder() / "squat.yaml").read_bytes())

    assert main(["exercise", "replay-check", str(same), str(recordings)]) == 0

    printed = capsys.readouterr()
    assert printed.out.startswith(f"= {recordings / 'squat.poses'}: 2 counted;")
    assert printed.err == "1 recordings, 0 with other answers than before.\n"


def test_another_limit_is_seen_in_what_was_done_before(recordings, tmp_path, capsys):
    """Better a surprise at the desk than one on the patient's floor."""
    changed = squat(tmp_path, deepest=135)

    main(["exercise", "replay-check", str(changed), str(recordings), "--json"])

    row = json.loads(capsys.readouterr().out)
    assert row["changed"]
    assert row["before"]["findings"]["too_deep"] == 2
    assert "too_deep" not in row["after"]["findings"]


def test_without_a_recording_there_is_nothing_to_check(tmp_path, capsys):
    """Silence would look like agreement."""
    changed = squat(tmp_path, deepest=135)
    (tmp_path / "empty").mkdir()

    code = main(["exercise", "replay-check", str(changed), str(tmp_path / "empty")])

    assert code == EXIT_USAGE
    assert "There is no recording of squat." in capsys.readouterr().err
