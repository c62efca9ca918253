"""A video file over and over."""

from itertools import islice, pairwise

from made_videos import write_video

from formcoach.capture.endless import CUT_S, EndlessVideo
from formcoach.capture.video_file import VideoFile
from formcoach.domain.observation import Trouble


def endless(path, **options):
    """Return a file that never ends."""
    return EndlessVideo(VideoFile(write_video(path, **options)))


def test_a_video_begins_again_after_a_while_without_a_picture(tmp_path):
    """Nobody may take the jump for a movement."""
    source = endless(tmp_path / "clip.avi", frames=5)

    frames = list(islice(source.frames(), 18))

    seen_s = [frame.time_s for frame in frames if frame.image is not None]
    gone = [frame for frame in frames if frame.image is None]
    assert len(seen_s) == 12
    assert min(b - a for a, b in pairwise(seen_s)) > 0.03
    assert [seen_s[at] - seen_s[at - 1] for at in (5, 10)] == [CUT_S, CUT_S]
    assert {frame.trouble for frame in gone} == {Trouble.NO_PICTURE}
    assert source.name == "clip.avi"
    assert source.live is False


def test_that_there_is_no_picture_is_said_twice_a_second(tmp_path):
    """Whoever waits for news of it has some before it is stale."""
    times_s = [f.time_s for f in islice(endless(tmp_path / "clip.avi").frames(), 50)]

    assert max(b - a for a, b in pairwise(times_s)) <= 0.5


def test_closing_ends_it(tmp_path):
    """Also from another thread, in the middle of a round or at its end."""
    source = endless(tmp_path / "clip.avi", frames=5)
    frames = source.frames()
    next(frames)

    source.close()

    assert len(list(frames)) <= 4


def test_a_file_that_is_taken_away_ends_it(tmp_path):
    """It must not be looked for for ever."""
    path = tmp_path / "clip.avi"
    source = endless(path, frames=5)
    frames = source.frames()
    list(islice(frames, 5))
    path.unlink()

    assert len(list(frames)) == 3
