"""Which camera: a list, an address to type, and the picture of the one chosen."""

import asyncio
from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from formcoach.domain.observation import Frame, Pose, Trouble
from formcoach.language import tr
from formcoach.ui.patient.camera_preview import CameraPreview, OpenCamera
from formcoach.ui.widgets.keys import Keys
from formcoach.ui.widgets.video_view import Picture, VideoView

LOOKS_PER_S = 15
"""How often the newest picture is shown, as on the live screen."""


class CameraScreen(Screen[str | None]):
    """Leaves with the camera that was chosen, or None."""

    DEFAULT_CSS = """
    CameraScreen {
        #title { padding: 1 3 0 3; text-style: bold; }
        #state { padding: 0 3; height: 2; }
        #choice { width: 34; }
        OptionList { height: 1fr; margin: 0 0 0 2; }
        Input { margin: 0 0 0 2; }
        VideoView { margin: 0 2 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "address", "Type an address", id="address"),
        Binding("escape", "leave", "Go back", id="back"),
    ]

    def __init__(
        self,
        camera: str,
        *,
        cameras: Mapping[str, str],
        open_camera: OpenCamera,
        mirrored: bool,
    ) -> None:
        super().__init__()
        self._camera = camera
        self._names = {**cameras}
        self._names.setdefault(camera, shown(camera))
        self._preview = CameraPreview(open_camera)
        self._mirrored = mirrored

    def compose(self) -> ComposeResult:
        """Put the list beside the picture."""
        yield Static(
            tr("Are you in the picture? Up, down: another; enter takes it"), id="title"
        )
        yield Static(id="state", markup=False)
        with Horizontal():
            with Vertical(id="choice"):
                yield OptionList(*self._names.values(), markup=False)
                yield Input(placeholder=tr("or an address: rtsp://..."))
            yield VideoView(picture=Picture.HALF, mirrored=self._mirrored, id="video")
        yield Keys()

    def on_mount(self) -> None:
        """Begin with the camera in use."""
        options = self.query_one(OptionList)
        options.highlighted = list(self._names).index(self._camera)
        options.focus()
        self.set_interval(1 / LOOKS_PER_S, self._show)

    async def on_unmount(self) -> None:
        """Let go of the camera before anybody else opens it."""
        await asyncio.to_thread(self._preview.close)

    @on(OptionList.OptionHighlighted)
    def look(self, event: OptionList.OptionHighlighted) -> None:
        """Show the picture of the camera under the cursor."""
        self._camera = list(self._names)[event.option_index]
        self._say(tr("{name} is opened ...", name=self._names[self._camera]))
        self._preview.look_at(self._camera)

    @on(OptionList.OptionSelected)
    async def take(self) -> None:
        """Leave with the camera whose picture is shown."""
        await self._leave(self._camera)

    @on(Input.Submitted)
    def add(self, event: Input.Submitted) -> None:
        """Add an address to the list and look at it."""
        camera = event.value.strip()
        event.input.clear()  # it may hold a password
        options = self.query_one(OptionList)
        if camera and camera not in self._names:
            self._names[camera] = shown(camera)
            options.add_option(shown(camera))
        if camera:
            options.highlighted = list(self._names).index(camera)
        options.focus()

    def action_address(self) -> None:
        """Go to where an address is typed."""
        self.query_one(Input).focus()

    async def action_leave(self) -> None:
        """Leave everything as it was."""
        await self._leave(None)

    async def _leave(self, chosen: str | None) -> None:
        await asyncio.to_thread(self._preview.close)
        self.dismiss(chosen)

    def _show(self) -> None:
        failed = self._preview.failed.take()
        if failed is not None:
            self._say(f"{failed.message} {failed.hint}".strip())
        frame = self._preview.newest.take()
        if frame is not None:
            self._say(self._seen(frame))
            pose = Pose.absent(frame.time_s, frame.trouble or Trouble.NOBODY)
            self.query_one(VideoView).show(frame, pose, {})

    def _seen(self, frame: Frame) -> str:
        name = self._names[self._camera]
        if frame.image is None:
            return tr("{name} gives no picture.", name=name)
        height, width = frame.image.shape[:2]
        return tr(
            "{name}, {width}x{height}. Nothing of this is kept.",
            name=name,
            width=width,
            height=height,
        )

    def _say(self, words: str) -> None:
        self.query_one("#state", Static).update(words)


def shown(camera: str) -> str:
    """Return a camera as it may be shown: an address without its password."""
    if camera.isdecimal():
        return tr("Webcam {number}", number=camera)
    scheme, found, rest = camera.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if found else camera
