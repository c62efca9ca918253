"""Controls of the hazard table where sessions are kept: crash, privacy, model."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from formcoach.errors import StorageError
from formcoach.storage.open_store import open_store
from formcoach.testing import made_up_session

# A session from the first pose to the report; the hook sees what Python opens.
PRIVATE_SESSION = """
import os, sys
from dataclasses import replace
from datetime import date
from pathlib import Path
seen = []
def hook(event, arguments):
    if event.startswith("socket."):
        seen.append(event)
    if event == "open" and isinstance(arguments[0], str):
        writes = arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes and not arguments[0].startswith((sys.argv[1], os.devnull)):
            seen.append(f"wrote {arguments[0]}")
sys.addaudithook(hook)

from formcoach.cli.main import main
from formcoach.domain.records import SessionState
from formcoach.pipeline import watch
from formcoach.pose.recording import Recording, RecordingOrigin
from formcoach.pose.recording_file import save_recording
from formcoach.storage.open_store import open_store
from formcoach.storage.profiles import Profiles
from formcoach.storage.recordings import Recordings
from formcoach.testing import STANDING, made_up_session, made_up_squat, perform

data = Path(sys.argv[1])
anna = Profiles(data).create("anna")
store, shelf = open_store(anna.folder), Recordings(anna.folder)
session = made_up_session(date.today())
record = replace(session.sets[0], recording=shelf.place(session.id, 1))
store.begin(replace(session, state=SessionState.RUNNING, ended_at=None))
store.begin_set(session.id, replace(record, ended_at=None))
squat = STANDING.both(knee_flexion=80, hip_flexion=80)
keyframes = [(0, STANDING), (1, STANDING), (3, squat), (5, STANDING), (6, STANDING)]
poses = list(perform(keyframes))
kept = 0
for instant in watch(poses, made_up_squat()):
    if instant.repetition:
        store.keep_repetition(session.id, 1, instant.repetition)
        kept += 1
origin = RecordingOrigin(source="camera 0", model="none", model_sha256="")
save_recording(shelf.path_to_write(record.recording), Recording.of(poses, origin))
store.end_set(session.id, record)
store.end(session.id, session.ended_at, SessionState.FINISHED, "")
store.close()
code = main(["report", "--data", str(data), "-o", str(data / "report.html")])
print(kept, code, seen)
"""
MAY_BE_THERE = {
    "chosen", "profile.json", "sessions.db", "sessions.db-wal", "sessions.db-shm",
    "session.lock", "open.lock", "report.html",
}  # fmt: skip
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x00\x00\x00\x18ftyp")


def test_H18_a_session_opens_no_connection_and_keeps_no_picture(tmp_path):
    """From the first pose to the report nothing leaves, and no picture is kept."""
    data = tmp_path / "data"

    run = subprocess.run(
        [sys.executable, "-B", "-c", PRIVATE_SESSION, str(data)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip

    assert run.stdout.splitlines()[-1] == "1 0 []", run.stdout + run.stderr
    files = [path for path in data.rglob("*") if path.is_file()]
    for path in files:
        known = path.name in MAY_BE_THERE or path.parent.name in (
            "recordings", "backups",
        )  # fmt: skip
        assert known, path
        assert not path.read_bytes().startswith(PICTURES), path
    assert any(path.suffix == ".poses" for path in files)


def test_H19_every_session_says_which_model_measured_it(tmp_path):
    """A new model must never pass for progress; its hash is kept beside the figures."""
    session = made_up_session(date(2026, 11, 25))
    store = open_store(tmp_path / "anna")
    store.add_sessions([session])

    kept = store.history().sessions[0]

    store.close()
    assert (kept.model, kept.model_sha256) == (session.model, session.model_sha256)
    assert len(kept.model_sha256) == 64


HOLDER = """
import sys, time
from dataclasses import replace
from datetime import date
from pathlib import Path
from formcoach.domain.records import SessionState
from formcoach.storage.open_store import open_store
from formcoach.testing import made_up_session
session = made_up_session(date(2026, 11, 25))
store = open_store(Path(sys.argv[1]))
store.begin(replace(session, state=SessionState.RUNNING, ended_at=None, sets=()))
print("begun", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
def test_H05_a_killed_program_leaves_no_lock_behind(tmp_path):
    """While it lives a second one is refused; once killed, the session goes on."""
    folder = tmp_path / "anna"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, folder],
        stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as holder:  # fmt: skip
        assert holder.stdout.readline() == "begun\n"
        store = open_store(folder)
        with pytest.raises(StorageError) as refused:
            store.resume("20261125-180500")
        assert store.unfinished() is None
        holder.send_signal(signal.SIGKILL)

    found = store.unfinished()

    assert f"(process {holder.pid})" in refused.value.message
    assert found.id == "20261125-180500"
    store.resume(found.id)
    store.close()
