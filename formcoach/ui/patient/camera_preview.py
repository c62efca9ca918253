"""The picture of one camera after the other, taken in a thread of its own."""

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field

from formcoach.domain.observation import Frame
from formcoach.errors import FormcoachError
from formcoach.ports import FrameSource
from formcoach.ui.mailbox import Mailbox

OpenCamera = Callable[[str], FrameSource]
ENDS_WITHIN_S = 3.0
"""How long the next camera waits for the one before: two cannot share a device."""


class CameraPreview:
    """Shows what a camera sees, without model and without keeping anything.

    Parameters
    ----------
    open_camera
        Opens what a person named; it may take seconds.

    """

    def __init__(self, open_camera: OpenCamera) -> None:
        self.newest: Mailbox[Frame] = Mailbox()
        self.failed: Mailbox[FormcoachError] = Mailbox()
        self._open_camera = open_camera
        self._look: _Look | None = None

    def look_at(self, camera: str) -> None:
        """Let go of the camera before, and look at another."""
        before = self._look
        if before is not None:
            before.close()
        self.newest.take()
        self.failed.take()
        look = _Look(camera=camera, after=before, preview=self)
        self._look = look
        look.thread = threading.Thread(
            target=look.run, args=(self._open_camera,), name="preview", daemon=True
        )
        look.thread.start()

    def close(self) -> None:
        """Let go of the camera and wait until it is free."""
        look, self._look = self._look, None
        if look is not None:
            look.close()
            look.wait()


@dataclass(slots=True, kw_only=True, eq=False)
class _Look:
    """One camera while it is looked at."""

    camera: str
    after: "_Look | None"
    preview: CameraPreview
    thread: threading.Thread | None = None
    _closed: threading.Event = field(default_factory=threading.Event)
    _source: FrameSource | None = None

    def run(self, open_camera: OpenCamera) -> None:
        """Leave every frame in the mailbox until closed."""
        if self.after is not None:
            self.after.wait()
            self.after = None
        if self._closed.is_set():
            return
        try:
            with closing(open_camera(self.camera)) as source:
                self._source = source
                self._leave_frames(source)
        except FormcoachError as error:
            if not self._closed.is_set():
                self.preview.failed.put(error)

    def _leave_frames(self, source: FrameSource) -> None:
        for frame in source.frames():
            if self._closed.is_set():
                return
            self.preview.newest.put(frame)

    def close(self) -> None:
        """End the look soon."""
        self._closed.set()
        source = self._source
        if source is not None:
            source.close()

    def wait(self) -> None:
        """Wait until the device is free."""
        if self.thread is not None:
            self.thread.join(ENDS_WITHIN_S)
