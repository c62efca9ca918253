"""Where recordings and annotated videos go."""

from pathlib import Path

import pytest

from formcoach.cli.kept_files import KeptFiles
from formcoach.errors import UsageError


def kept(file=None, folder=None):
    """Return what ``--record`` and ``--record-dir`` say."""
    return KeptFiles(option="--record", suffix=".poses", file=file, folder=folder)


def test_nothing_is_kept_unless_asked():
    """Rule 3: what a patient does stays with the patient."""
    assert kept().of(["a.mp4"]) == {}


def test_one_video_goes_into_one_file():
    """The plain case."""
    assert kept(file=Path("a.poses")).of(["a.mp4"]) == {"a.mp4": Path("a.poses")}


def test_several_go_into_a_folder_by_their_names():
    """Each recording must be found by the name of its video."""
    assert kept(folder=Path("r")).of(["x/a.mp4", "b.gif"]) == {
        "x/a.mp4": Path("r/a.mp4.poses"),
        "b.gif": Path("r/b.gif.poses"),
    }


@pytest.mark.parametrize(
    ("options", "videos", "said"),
    [
        (
            {"file": Path("r")},
            ["a.mp4", "b.mp4"],
            "--record is for one video only, and 2 were given.",
        ),
        (
            {"file": Path("r"), "folder": Path("f")},
            ["a.mp4"],
            "--record and --record-dir exclude each other.",
        ),
        (
            {"folder": Path("f")},
            ["x/a.mp4", "y/a.mp4"],
            "Two videos have one name, so their .poses files would clash.",
        ),
        ({"file": Path("./a.mp4")}, ["a.mp4"], "--record would overwrite a video."),
    ],
)
def test_what_cannot_be_is_refused_before_any_work(options, videos, said):
    """A film that a patient made must not be lost to a slip of the keyboard."""
    with pytest.raises(UsageError) as caught:
        kept(**options).of(videos)

    assert caught.value.message == said
