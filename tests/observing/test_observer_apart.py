"""What is seen in a process of its own arrives whole, and its end is told."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from made_eyes import MadeEyes, child_pid, picture

from formcoach.domain.observation import Trouble
from formcoach.errors import BugError, CameraError, ObserverError
from formcoach.observing.apart import ENDS_WITHIN_S, ObserverApart
from formcoach.observing.pictures import PLACES_COUNT

PROJECT = Path(__file__).parents[2]
SHARED = Path("/dev/shm")  # noqa: S108  # Linux has it there
SOON_S = 1.0
"""Much shorter than the wait for a child that does not end by itself."""
linux = pytest.mark.skipif(not SHARED.is_dir(), reason="Linux shows shared memory")
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture
def watching(tmp_path):
    """Return how to have something watched; every child is ended at the end."""
    made = []

    def watch(**told):
        made.append(ObserverApart("camera 0", MadeEyes(**told), tmp_path / "log"))
        return made[-1]

    yield watch
    for each in made:
        each.close()


def is_alive(pid):
    """Tell whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def shared_blocks():
    """Return the blocks of shared memory that Python has made."""
    return {path.name for path in SHARED.glob("psm_*")}


def until(is_so, within_s=10.0):
    """Wait until something is so."""
    ends_s = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < ends_s, "it did not come about"
        time.sleep(0.02)


def test_every_frame_arrives_with_its_picture_and_its_pose(watching):
    """Whatever the size: webcams, Full HD, and a camera that changes its mind."""
    sizes_px = ((64, 48), (1280, 720), (1920, 1080))

    seen = list(watching(sizes_px=sizes_px, count=9).observe())

    assert [frame.time_s for frame, _ in seen] == list(range(9))
    assert [pose.time_s for _, pose in seen] == list(range(9))
    for index, (frame, _) in enumerate(seen):
        expected = picture(index, sizes_px[index % 3])
        assert np.array_equal(frame.image, expected)


def test_a_pose_arrives_exactly_as_it_was_found_and_locked(watching):
    """A replay gives the same poses to the last bit."""
    (_, arrived), *_ = watching(count=1).observe()

    _, model = MadeEyes(count=1)()
    made = model.estimate(next(MadeEyes(count=1)()[0].frames()))
    assert np.array_equal(arrived.image_px, made.image_px, equal_nan=True)
    assert np.array_equal(arrived.world_m, made.world_m, equal_nan=True)
    assert np.array_equal(arrived.visibility, made.visibility)
    assert not arrived.image_px.flags.writeable


@pytest.mark.parametrize(
    ("then", "trouble"),
    [("no picture", Trouble.NO_PICTURE), ("frozen", Trouble.FROZEN)],
)
def test_H04_what_the_watchdog_says_arrives_as_well(watching, then, trouble):
    """A stale picture must not be judged, wherever it was noticed."""
    *_, (frame, pose) = watching(count=2, then=then).observe()

    assert (frame.trouble, pose.trouble) == (trouble, trouble)
    assert (frame.image is None) == (then == "no picture")


def test_a_slow_reader_gets_the_present_and_not_a_queue(watching):
    """What the patient is told is about now: the child looks at no frame too early."""
    observer = watching(count=500, then="be silent")
    observed = observer.observe()
    next(observed)
    time.sleep(0.5)

    assert len(waiting(observer)) <= PLACES_COUNT


def waiting(observer):
    """Return what lies unread in the pipe."""
    pipe = observer._child._pipe
    unread = []
    while pipe.poll(0.2):
        unread.append(pipe.recv())
    return unread


def test_a_camera_that_is_refused_is_told_in_its_own_words(watching):
    """With its remedy and its exit code, as if it had been opened here."""
    with pytest.raises(CameraError) as told:
        next(watching(then="refuse").observe())

    assert told.value.message == "Webcam 0 could not be opened."
    assert told.value.hint == "Plug it in."
    assert told.value.exit_code == 3


def test_H05_a_camera_that_fails_in_the_middle_is_told_after_what_was_seen(watching):
    """Nothing that was seen before gets lost, and nothing comes after."""
    seen = []

    with pytest.raises(CameraError, match=r"^Webcam 0 is gone\.$"):
        seen.extend(watching(count=5, then="fail").observe())

    assert [frame.time_s for frame, _ in seen] == [0, 1, 2, 3, 4]


def test_an_error_of_our_own_is_told_and_lies_in_the_log(watching, tmp_path):
    """The screen has one sentence for it, the log the rest."""
    with pytest.raises(BugError) as told:
        list(watching(count=1, then="bug").observe())

    assert told.value.message == "An error inside formcoach: KeyError: 'knee'"
    assert "Traceback" in (tmp_path / "log").read_text()


@posix
def test_H05_a_child_that_breaks_down_becomes_one_sentence(watching, tmp_path):
    """MediaPipe may fail in a way that no Python can catch."""
    seen = []

    with pytest.raises(ObserverError) as told:
        seen.extend(watching(count=3, then="break down").observe())

    assert [frame.time_s for frame, _ in seen] in ([0, 1], [0, 1, 2])
    assert told.value.message == (
        "The part of formcoach that watches camera 0 has ended by itself (signal 11)."
    )
    assert told.value.hint == (
        "Start again. Should it happen again, the end of this file says more: "
        f"{tmp_path / 'log'}"
    )
    assert told.value.exit_code == 3


@posix
def test_H05_a_child_that_is_killed_becomes_one_sentence(watching):
    """The system ends processes when memory runs out."""
    observer = watching(count=1, then="be silent")
    observed = observer.observe()
    next(observed)

    os.kill(child_pid(observer), signal.SIGKILL)

    with pytest.raises(ObserverError, match=r"ended by itself \(signal 9\)\.$"):
        next(observed)


@posix
def test_ctrl_c_is_for_the_parent_to_understand(watching):
    """The terminal sends it to every process; the coach decides what is kept."""
    observer = watching(count=1, then="be silent")
    observed = observer.observe()
    next(observed)

    os.kill(child_pid(observer), signal.SIGINT)
    time.sleep(0.3)

    assert is_alive(child_pid(observer))


def test_closing_ends_a_silent_camera_at_once(watching):
    """Nobody waits for a camera that says nothing."""
    observer = watching(count=1, then="be silent")
    begun = threading.Event()
    thread = threading.Thread(target=lambda: [begun.set() for _ in observer.observe()])
    thread.start()
    assert begun.wait(30)

    began_s = time.monotonic()
    observer.close()
    thread.join(5)

    assert time.monotonic() - began_s < SOON_S
    assert not thread.is_alive()


@pytest.mark.parametrize("then", ["hang", "never let go"])
def test_a_model_or_a_driver_that_never_returns_is_ended(watching, then):
    """Leaving must work whatever hangs."""
    observer = watching(count=1, then=then)
    observed = observer.observe()
    next(observed)
    pid = child_pid(observer)

    began_s = time.monotonic()
    observer.close()

    assert time.monotonic() - began_s < ENDS_WITHIN_S + SOON_S
    assert not is_alive(pid)


def test_closed_before_it_began_it_opens_nothing(watching):
    """Somebody may leave while the screen is still being laid out."""
    observer = watching()
    observer.close()

    assert list(observer.observe()) == []
    assert observer._child is None


@linux
@pytest.mark.parametrize("then", ["end", "fail", "break down", "refuse"])
def test_no_shared_memory_is_left_behind(watching, then):
    """It would be a piece of the patient's picture, until the next start."""
    before = shared_blocks()

    with suppress(CameraError, ObserverError):
        list(watching(count=2, then=then).observe())

    assert shared_blocks() <= before


@linux
def test_while_it_watches_the_pictures_have_no_name(watching):
    """Nobody else can open them, and no crash can leave them."""
    before = shared_blocks()
    observed = watching(count=1, then="be silent").observe()
    next(observed)

    assert shared_blocks() <= before


def test_what_libraries_print_goes_to_the_log(watching, tmp_path, capfd):
    """One line on the terminal would tear the screen."""
    list(watching(count=1, then="print").observe())

    assert capfd.readouterr() == ("", "")
    log = (tmp_path / "log").read_text()
    assert "chatter of Python" in log
    assert "chatter of a library" in log


KILLED = """
import sys
from pathlib import Path
from made_eyes import MadeEyes, child_pid
from formcoach.observing.apart import ObserverApart
if __name__ == "__main__":
    eyes = MadeEyes(count=1, then=sys.argv[1])
    observer = ObserverApart("camera 0", eyes, Path(sys.argv[2]))
    observed = observer.observe()
    next(observed)
    print(child_pid(observer), flush=True)
    next(observed)
"""


@posix
@pytest.mark.parametrize("then", ["be silent", "hang", "never let go"])
def test_H05_no_orphan_stays_when_the_parent_is_killed(tmp_path, then):
    """A camera whose light stays on after a crash frightens people, rightly."""
    before = shared_blocks()
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    path = os.pathsep.join([str(PROJECT), str(Path(__file__).parent)])
    parent = subprocess.Popen(  # this Python, with our own words
        [sys.executable, str(script), then, str(tmp_path / "log")],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
    with parent:
        pid = int(parent.stdout.readline())
        parent.kill()

    until(lambda: not is_alive(pid))
    assert shared_blocks() <= before


@posix
def test_it_can_be_made_while_a_screen_has_replaced_stderr():
    """Textual's stand-in for stderr has no descriptor: it says -1."""
    program = (
        "import io, os, sys\n"
        "from pathlib import Path\n"
        "class Screen(io.StringIO):\n"
        "    def fileno(self): return -1\n"
        "sys.stderr = Screen()\n"
        "from formcoach.observing.apart import ObserverApart\n"
        "ObserverApart('camera 0', None, Path(os.devnull))\n"
        "print('made')\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.stdout == "made\n", done.stderr
