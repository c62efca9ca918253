"""The picture on terminals of many and of no colours."""

import numpy as np
from made_instants import instant
from made_sessions import Session, picture, until
from rich.segment import Segment
from textual.geometry import Region

from formcoach.domain.observation import Frame, Pose, Trouble
from formcoach.ui.widgets.pixel_strip import PixelStrip
from formcoach.ui.widgets.video_view import Picture, VideoView


async def painted(session, pilot):
    """Return the rows of the picture once there is one."""
    view = pilot.app.screen.query_one(VideoView)
    session.say(instant())
    await until(pilot, lambda: not pilot.app.screen.has_class("-loud"))
    await until(
        pilot,
        lambda: (
            view._cells is not None and len(view._cells.colours) == view.size.height
        ),
    )
    return view.render_lines(Region(0, 0, *view.size))


async def test_a_picture_is_painted_by_pixel_strips():
    """Through Rich's segments it would cost ten times as much."""
    session = Session()

    async with session.app.run_test(size=(80, 24)) as pilot:
        rows = await painted(session, pilot)

    assert all(isinstance(row, PixelStrip) for row in rows)


async def test_without_colours_the_picture_is_a_ramp_of_characters(monkeypatch):
    """NO_COLOR is a wish, and some terminals cannot do otherwise."""
    monkeypatch.setenv("NO_COLOR", "1")
    session = Session()

    async with session.app.run_test(size=(80, 24)) as pilot:
        rows = await painted(session, pilot)

    middle = rows[len(rows) // 2]
    assert not any(style for _, style, _ in middle if style)
    assert set(middle.text) <= set(" .:-=+*#%@")
    assert "*" in "".join(row.text for row in rows) or "#" in middle.text


async def test_the_figure_alone_shows_nothing_of_the_room():
    """For those who do not want to be seen."""
    session = Session(picture=Picture.SKELETON)

    async with session.app.run_test(size=(80, 24)) as pilot:
        rows = await painted(session, pilot)

    room = picture()[0, -1] * 7 // 10
    colours = {colour for row in rows for colour in row._colours.tolist()}
    assert len(colours) < 60
    assert int.from_bytes(room.astype(np.uint8).tobytes()) not in colours


async def test_a_still_room_is_painted_once():
    """The noise of a webcam must not keep the terminal busy."""
    session = Session()

    async with session.app.run_test(size=(80, 24)) as pilot:
        await painted(session, pilot)
        view = pilot.app.screen.query_one(VideoView)
        refreshed = []
        view.refresh = lambda *regions, **_: refreshed.extend(regions)
        frame, pose, states, _ = view._last
        noisy = frame.image.astype(np.int16)
        noisy[::2] += 3
        view.show(
            Frame(time_s=9.0, image=noisy.clip(0, 255).astype(np.uint8)), pose, states
        )

    assert refreshed == []


async def test_a_frame_without_a_picture_empties_the_view():
    """An old picture would look as if all were well."""
    session = Session()

    async with session.app.run_test(size=(80, 24)) as pilot:
        await painted(session, pilot)
        view = pilot.app.screen.query_one(VideoView)
        gone = Pose.absent(9.0, Trouble.NO_PICTURE)
        view.show(Frame(time_s=9.0, image=None, trouble=Trouble.NO_PICTURE), gone, {})
        colours = {
            colour
            for row in view.render_lines(Region(0, 0, *view.size))
            for colour in row._colours.tolist()
        }

    assert len(colours) == 1


async def test_a_screenshot_shows_the_picture():
    """Screenshots and dialogues over the picture need real segments."""
    session = Session()

    async with session.app.run_test(size=(80, 24)) as pilot:
        rows = await painted(session, pilot)
        svg = pilot.app.export_screenshot()

    assert isinstance(rows[0]._segments[0], Segment)
    assert "▀" in svg
