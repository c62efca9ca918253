"""Controls of the hazard table at the edges: definitions and privacy."""

import re
import subprocess
import sys

import pytest

from formcoach.definitions.library import shipped_folder
from formcoach.definitions.load import load_text
from formcoach.errors import ExerciseDefinitionError
from formcoach.pose.recording import Recording, RecordingOrigin
from formcoach.pose.recording_file import save_recording
from formcoach.testing import STANDING, perform

SQUAT = (shipped_folder() / "squat.yaml").read_text("utf-8")
TARGET = re.search(r"target:\n  knee_flexion: \[(\d+), (\d+)\]", SQUAT)

# Replays a recording; the audit hook sees every socket and every file that is written.
PROGRAM = """
import sys
seen = []
def hook(event, arguments):
    if event.startswith("socket."):
        seen.append(event)
    if event == "open" and isinstance(arguments[1], str) and arguments[1][:1] in "wxa":
        seen.append(f"wrote {arguments[0]}")
sys.addaudithook(hook)
from formcoach.cli.main import main
code = main(["replay", sys.argv[1], "--exercise", "squat"])
print(code, seen, file=sys.stderr)
"""


def test_the_definition_that_is_spoilt_below_is_good_as_it_is():
    """Otherwise the next test would pass for any reason."""
    assert TARGET is not None
    assert load_text(SQUAT, file_name="squat.yaml").id == "squat"


@pytest.mark.parametrize(
    "slip",
    [
        pytest.param(lambda low, high: (high, low), id="swapped"),
        pytest.param(lambda low, high: (low, high * 10), id="factor ten"),
        pytest.param(lambda low, high: (-high, -low), id="sign"),
    ],
)
def test_H15_a_slip_of_the_pen_in_a_target_is_refused(slip):
    """90 for 9, a lost sign, the lower bound above the upper one."""
    low, high = slip(int(TARGET[1]), int(TARGET[2]))
    spoilt = SQUAT.replace(TARGET[0], f"target:\n  knee_flexion: [{low}, {high}]")

    with pytest.raises(ExerciseDefinitionError, match="knee_flexion"):
        load_text(spoilt, file_name="squat.yaml")


def test_H18_judging_opens_no_connection_and_writes_no_picture(tmp_path):
    """Without the pose model's own library nothing leaves the process."""
    still = perform([(0, STANDING), (1, STANDING)])
    origin = RecordingOrigin(source="made up", model="none", model_sha256="")
    save_recording(tmp_path / "still.poses", Recording.of(still, origin))

    run = subprocess.run(
        [sys.executable, "-B", "-c", PROGRAM, str(tmp_path / "still.poses")],
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stderr.strip().splitlines()[-1] == "0 []"
