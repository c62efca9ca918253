"""An observer in a process of its own, so that camera and model never wait for Python.

The screen's Python and the pose model's share one interpreter lock within a process:
beside the screen the model lost a tenth of its frames. Poses come through a pipe and
pictures through shared memory. What goes wrong there is raised here; a process that
breaks down, or is ended from outside, becomes one sentence.
"""

import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import closing, redirect_stderr, suppress
from dataclasses import replace
from multiprocessing import get_context, resource_tracker
from pathlib import Path

from formcoach.domain.observation import Frame, Pose
from formcoach.errors import FormcoachError, ObserverError
from formcoach.observing.child import (
    LETTING_GO_S,
    Attached,
    OpenEyes,
    Seen,
    Told,
    observe,
)
from formcoach.observing.pictures import Pictures
from formcoach.streams import libraries_hushed

ENDS_WITHIN_S = LETTING_GO_S + 0.5
"""The child ends by itself sooner; after that it is ended."""


class ObserverApart:
    """An :class:`~formcoach.ports.Observer` whose camera and model are elsewhere.

    Parameters
    ----------
    name
        What a person would call the camera or the file.
    open_eyes
        Opens camera and model in the child: it must be picklable, and its module light.
    log
        Where everything goes that libraries print there.

    """

    def __init__(self, name: str, open_eyes: OpenEyes, log: Path) -> None:
        self.name: str = name
        self._open_eyes = open_eyes
        self._log = log
        self._closed = False
        self._child: _Child | None = None
        self._changing = threading.Lock()
        with libraries_hushed(log):
            _start_resource_tracker()

    def observe(self) -> Generator[tuple[Frame, Pose], None, None]:
        """Yield frames with their poses until the source ends or is closed.

        Raises
        ------
        FormcoachError
            What went wrong in the child, or that it is gone.

        """
        with closing(Pictures.create()) as pictures:
            with self._changing:
                if self._closed:
                    return
                self._child = _Child(pictures.name, self._open_eyes, self._log)
            with closing(self._child) as child:
                yield from self._observed(child, pictures)

    def close(self) -> None:
        """End the child, and so a running ``observe``. Safe to repeat."""
        with self._changing:
            self._closed = True
            child = self._child
        if child is not None:
            child.end()

    def _observed(
        self, child: "_Child", pictures: Pictures
    ) -> Iterator[tuple[Frame, Pose]]:
        while (told := self._told(child)) is not None:
            if isinstance(told, Seen):
                yield _frame(told, child, pictures), replace(told.pose)
            else:
                pictures.forget_name()

    def _told(self, child: "_Child") -> Attached | Seen | None:
        try:
            told = child.told()
        except (EOFError, OSError):
            if self._closed:
                return None
            raise self._gone(child) from None
        if isinstance(told, FormcoachError):
            raise told
        return told

    def _gone(self, child: "_Child") -> ObserverError:
        return ObserverError(
            f"The part of formcoach that watches {self.name} has ended by itself "
            f"({child.how_it_ended()}).",
            hint="Start again. Should it happen again, the end of this file says more: "
            f"{self._log}",
        )


class _Child:
    """The process, and the pipe to it."""

    def __init__(self, pictures_name: str, open_eyes: OpenEyes, log: Path) -> None:
        context = get_context("spawn")  # the same on every system
        self._pipe, its_end = context.Pipe()
        self._process = context.Process(
            target=observe,
            args=(its_end, pictures_name, open_eyes, log),
            name="formcoach observer",
            daemon=True,
        )
        self._process.start()
        its_end.close()
        self._speaking = threading.Lock()
        self._ending = threading.Lock()

    def told(self) -> Told:
        """Wait for what it tells next."""
        told: Told = self._pipe.recv()
        return told

    def give_back(self, place: int | None) -> None:
        """Let it use a place again; None ends it."""
        # It may be gone already; that is heard where it is listened to.
        with self._speaking, suppress(OSError):
            self._pipe.send(place)

    def end(self) -> None:
        """Have it end, soon or at once. Safe to repeat."""
        with self._ending:
            if not self._process.is_alive():
                return
            self.give_back(None)
            self._process.join(ENDS_WITHIN_S)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()

    def how_it_ended(self) -> str:
        """Return the signal or the code with which it ended."""
        with self._ending:
            self._process.join(ENDS_WITHIN_S)
            code = self._process.exitcode
        return f"signal {-code}" if code is not None and code < 0 else f"code {code}"

    def close(self) -> None:
        """End it, and let go of the pipe."""
        self.end()
        self._pipe.close()


def _start_resource_tracker() -> None:
    """Start Python's helper that frees shared memory should this process be killed.

    It would start by itself, but cannot while Textual has replaced ``sys.stderr`` by
    something whose descriptor is -1; without any it does without.
    """
    if sys.platform != "win32":
        with redirect_stderr(None):
            resource_tracker.ensure_running()


def _frame(seen: Seen, child: _Child, pictures: Pictures) -> Frame:
    """Return the frame with a picture of its own; its place is free again."""
    image = None
    if seen.place is not None:
        image = pictures.read(seen.place, seen.shape)
        child.give_back(seen.place)
    return Frame(time_s=seen.time_s, image=image, trouble=seen.trouble)
