"""Where formcoach keeps things."""

import stat

from formcoach.cli.folders import library_log
from formcoach.private_files import make_private


def test_folders_are_for_the_user_alone(tmp_path):
    """What a patient does is nobody else's business."""
    make_private(tmp_path / "own")

    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o700
    assert library_log().parent.is_dir()
