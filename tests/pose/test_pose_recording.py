"""Recordings keep poses, whole and exactly; hostile ones are refused in a sentence."""

import contextlib
import io
import json
import os
import zipfile
from pathlib import Path

import numpy as np
import pytest

from formcoach.domain.observation import Frame, Pose, Trouble
from formcoach.errors import OutputError, RecordingError
from formcoach.pose.recording import (
    NO_TROUBLE,
    TROUBLE_CODES,
    Recording,
    RecordingEstimator,
    RecordingOrigin,
)
from formcoach.pose.recording_file import MAX_FRAMES, load_recording, save_recording

ORIGIN = RecordingOrigin(
    source="Küche.mp4",
    model="mediapipe full",
    model_sha256="ab" * 32,
    exercise_id="bird_dog",
)


def _made_up_pose(time_s: float, trouble: Trouble | None = None) -> Pose:
    """Make a pose of numbers that float32 can hold, as every model's are."""
    numbers = np.random.default_rng(round(time_s * 1000))

    def some(*shape: int) -> np.ndarray:
        return numbers.random(shape, dtype=np.float32).astype(np.float64)

    return Pose(
        time_s=time_s,
        image_px=some(33, 2) * 512,
        world_m=some(33, 3) - 0.5,
        visibility=some(33),
        width_px=640,
        height_px=480,
        trouble=trouble,
    )


POSES = (
    _made_up_pose(0.1),
    _made_up_pose(0.1333333333333333),
    _made_up_pose(0.2, Trouble.SECOND_PERSON),
    Pose.absent(0.25, Trouble.NOBODY, width_px=640, height_px=480),
    Pose.absent(1 / 3, Trouble.NO_PICTURE),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a recording that is not there yet."""
    return tmp_path / "session.npz"


@pytest.fixture
def saved(path: Path) -> Path:
    """Save the made-up poses."""
    save_recording(path, Recording.of(POSES, ORIGIN))
    return path


def _assert_same(one: Pose, other: Pose) -> None:
    for name in ("image_px", "world_m", "visibility"):
        assert getattr(one, name).tobytes() == getattr(other, name).tobytes()
        assert getattr(one, name).dtype == getattr(other, name).dtype
    for name in ("time_s", "width_px", "height_px", "trouble"):
        assert getattr(one, name) == getattr(other, name)
        assert type(getattr(one, name)) is type(getattr(other, name))


def test_a_replay_gives_the_poses_bit_for_bit(saved):
    """Findings of a replay must be byte-identical to those of the session."""
    replayed = list(load_recording(saved).poses())

    assert len(replayed) == len(POSES)
    for pose, original in zip(replayed, POSES, strict=True):
        _assert_same(pose, original)


def test_a_recording_says_where_it_comes_from(saved):
    """A therapist must be able to tell which model read which video."""
    assert load_recording(saved).origin == ORIGIN


def test_saving_what_was_loaded_gives_the_same_bytes(saved, tmp_path):
    """Recordings can be compared and kept under version control."""
    again = tmp_path / "again.npz"

    save_recording(again, load_recording(saved))

    assert again.read_bytes() == saved.read_bytes()


def test_an_empty_recording_is_a_recording(path):
    """A session that ends before the first frame is no failure."""
    save_recording(path, Recording.of([], ORIGIN))

    assert list(load_recording(path).poses()) == []


def test_only_the_owner_may_read_a_recording(saved):
    """What a patient does is private."""
    assert saved.stat().st_mode & 0o777 == 0o600


def test_every_trouble_has_a_code_of_its_own():
    """A trouble that cannot be written would be lost in a replay."""
    assert set(TROUBLE_CODES) == set(Trouble)
    assert len({NO_TROUBLE, *TROUBLE_CODES.values()}) == len(Trouble) + 1


def test_the_recorder_passes_poses_on_and_keeps_them():
    """Recording must not change what the coach sees."""

    class Estimator:
        name = "made up"
        closed = False

        def estimate(self, frame: Frame) -> Pose:
            return _made_up_pose(frame.time_s)

        def close(self) -> None:
            self.closed = True

    estimator = Estimator()
    recorder = RecordingEstimator(estimator)

    passed = [recorder.estimate(Frame(time_s=t, image=None)) for t in (0.0, 0.5)]
    recorder.close()

    assert recorder.name == "made up"
    assert estimator.closed
    kept = list(recorder.recording(ORIGIN).poses())
    for pose, original in zip(kept, passed, strict=True):
        _assert_same(pose, original)


def test_an_earlier_recording_survives_a_full_disk(saved, monkeypatch):
    """A full disk must not cost the recording that is already there."""
    before = saved.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError) as caught:
        save_recording(saved, Recording.of([], ORIGIN))

    assert caught.value.message == (
        f"{saved}: the recording cannot be written: No space left on device"
    )
    assert caught.value.hint
    assert saved.read_bytes() == before
    assert list(saved.parent.iterdir()) == [saved]


def test_ctrl_c_leaves_nothing_half_written(path, monkeypatch):
    """Stopping while a recording is written is ordinary use."""

    def stop(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        save_recording(path, Recording.of(POSES, ORIGIN))

    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("name", ["missing/session.npz", "."])
def test_a_place_that_cannot_be_written_is_told(tmp_path, name):
    """A wrong folder is a sentence, not a traceback."""
    with pytest.raises(OutputError, match="the recording cannot be written"):
        save_recording(tmp_path / name, Recording.of(POSES, ORIGIN))


def test_a_device_is_never_replaced():
    """Writing to /dev/full as root must not put a file in its place."""
    with pytest.raises(OutputError, match="not an ordinary file"):
        save_recording(Path("/dev/full"), Recording.of(POSES, ORIGIN))

    assert Path("/dev/full").is_char_device()


def _refusal(path: Path) -> str:
    with pytest.raises(RecordingError) as caught:
        load_recording(path)
    assert caught.value.exit_code == 2
    assert caught.value.hint
    start = f"{path}: this recording cannot be read: "
    assert caught.value.message.startswith(start)
    return caught.value.message.removeprefix(start)


def test_a_missing_recording_is_refused(path):
    """The commonest mistake is a wrong name."""
    assert _refusal(path) == "No such file or directory"


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip", bytes(1000)])
def test_what_is_no_zip_is_refused(path, content):
    """Any file may be handed over by mistake."""
    path.write_bytes(content)

    assert _refusal(path) == "it is damaged, or no recording at all"


def test_a_truncated_recording_is_refused_wherever_it_breaks_off(saved):
    """Copying may break off at any byte."""
    whole = saved.read_bytes()

    for length in range(0, len(whole), 97):
        saved.write_bytes(whole[:length])
        assert _refusal(saved)


def test_a_recording_with_flipped_bytes_never_ends_in_a_traceback(saved):
    """Disks and mail change bytes; the checksum of the zip finds most of it."""
    whole = saved.read_bytes()

    for position in range(0, len(whole), 61):
        damaged = bytearray(whole)
        damaged[position] ^= 0xFF
        saved.write_bytes(damaged)
        with contextlib.suppress(RecordingError):
            load_recording(saved)


def _npy_bytes(array: np.ndarray, *, pickled: bool = False) -> bytes:
    file = io.BytesIO()
    np.save(file, array, allow_pickle=pickled)
    return file.getvalue()


def _rewrite(path: Path, *, compression: int = zipfile.ZIP_STORED, **members: bytes):
    """Replace members of a recording, as somebody hostile would."""
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    for name, data in members.items():
        content[f"{name}.npy"] = data
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in content.items():
            archive.writestr(name, data)


TIMES_S = np.array([pose.time_s for pose in POSES])
TROUBLES = np.zeros(5, np.uint8)


@pytest.mark.parametrize(
    ("member", "array", "sentence"),
    [
        (
            "times_s",
            np.array([0.0, 0.1, np.nan, 0.3, 0.4]),
            "its times do not rise from frame to frame",
        ),
        ("times_s", TIMES_S[::-1].copy(), "its times do not rise from frame to frame"),
        ("times_s", np.zeros(5), "its times do not rise from frame to frame"),
        (
            "times_s",
            np.array([0.0, 0.1, 0.2, 0.3, np.inf]),
            "its times do not rise from frame to frame",
        ),
        (
            "times_s",
            TIMES_S.astype(np.float32),
            "times_s has type float32, expected float64",
        ),
        (
            "times_s",
            TIMES_S.reshape(5, 1),
            "times_s has shape (5, 1), expected (frames)",
        ),
        ("times_s", np.array(1.0), "times_s has shape (), expected (frames)"),
        ("troubles", TROUBLES[:4], "troubles has 4 frames, expected 5"),
        ("troubles", TROUBLES + 200, "troubles holds an unknown code"),
        (
            "image_px",
            np.full((5, 33, 2), np.inf, np.float32),
            "image_px holds a value beyond 1e+06",
        ),
        (
            "image_px",
            np.zeros((5, 17, 2), np.float32),
            "image_px has shape (5, 17, 2), expected (frames, 33, 2)",
        ),
        (
            "world_m",
            np.full((5, 33, 3), 1e9, np.float32),
            "world_m holds a value beyond 100",
        ),
        (
            "visibility",
            np.full((5, 33), 1.5, np.float32),
            "visibility holds a value outside 0 to 1",
        ),
        (
            "visibility",
            np.full((5, 33), np.nan, np.float32),
            "visibility holds a value outside 0 to 1",
        ),
    ],
)
def test_arrays_that_fit_no_recording_are_refused(saved, member, array, sentence):
    """Nothing that the pipeline could not have made reaches the pipeline."""
    _rewrite(saved, **{member: _npy_bytes(array)})

    assert _refusal(saved) == sentence


def test_a_pickle_is_never_opened(saved, tmp_path):
    """An unpickled object may run any program."""
    mark = tmp_path / "mark"

    class Bomb:
        def __reduce__(self):
            return (Path.touch, (mark,))

    _rewrite(saved, times_s=_npy_bytes(np.array([Bomb()]), pickled=True))

    assert _refusal(saved) == "times_s has type object, expected float64"
    assert not mark.exists()


def test_an_array_that_declares_a_terabyte_is_not_believed(saved):
    """Memory is only asked for what is really in the file."""
    head = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        head, {"descr": "<f8", "fortran_order": False, "shape": (10**11,)}
    )
    _rewrite(saved, times_s=head.getvalue())

    assert _refusal(saved) == "times_s breaks off, or goes on after its end"


def test_a_packed_recording_is_refused(saved):
    """Without packing there is no zip bomb."""
    _rewrite(saved, compression=zipfile.ZIP_DEFLATED)

    assert _refusal(saved) == "its arrays are packed, and a recording never packs them"


def test_more_frames_than_any_session_are_refused(saved):
    """A recording must fit into memory with room to spare."""
    n_frames = MAX_FRAMES + 1
    _rewrite(saved, times_s=_npy_bytes(np.arange(n_frames, dtype=np.float64)))

    assert _refusal(saved) == f"it has {n_frames} frames, more than {MAX_FRAMES}"


def test_a_directory_that_declares_more_than_the_file_holds_is_refused(saved):
    """The declared size decides how much memory is asked for."""
    with zipfile.ZipFile(saved) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(saved, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
        archive.getinfo("image_px.npy").file_size = 10**9

    assert _refusal(saved) == "it declares more than it holds"


def _header_of(**changes: object) -> bytes:
    fields = {
        "format": "formcoach recording",
        "schema": 1,
        "source": "a",
        "model": "b",
        "model_sha256": "",
        "exercise_id": "",
    } | changes
    return _npy_bytes(np.frombuffer(json.dumps(fields).encode(), np.uint8))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"schema": 2}, "schema: Input should be 1"),
        ({"source": 3}, "source: Input should be a valid string"),
        ({"extra": 1}, "extra: Extra inputs are not permitted"),
        (
            {"model_sha256": "x"},
            "model_sha256: String should match pattern '^([0-9a-f]{64})?$'",
        ),
        ({"source": "a" * 70_000}, "its header has 70241 bytes, more than 64000"),
    ],
)
def test_a_header_that_is_not_understood_is_refused(saved, changes, sentence):
    """A later schema may mean something else by the same arrays."""
    _rewrite(saved, header=_header_of(**changes))

    assert _refusal(saved) == sentence


def test_other_members_are_refused(saved):
    """A numpy file of anything else is no recording."""
    _rewrite(saved, extra=b"")

    assert _refusal(saved) == "it is no recording of poses, or one of another schema"
