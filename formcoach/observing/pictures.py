"""Memory for a few pictures that two processes share.

Who may touch a place in it is settled elsewhere: a place belongs to the process that
was told of it last.
"""

from multiprocessing.shared_memory import SharedMemory
from typing import Self

import numpy as np

from formcoach.capture.picture_size import LARGEST_SIDE_PX
from formcoach.domain.observation import Image
from formcoach.errors import ObserverError

PLACES_COUNT = 3
"""One is written, one is read, and one waits for its reader."""
PLACE_BYTES = LARGEST_SIDE_PX * LARGEST_SIDE_PX * 3
"""Any picture that capture hands on; memory that is not written to is not used."""

Shape = tuple[int, int, int]
"""Height, width, and 3."""


class Pictures:
    """Places for pictures in shared memory."""

    def __init__(self, memory: SharedMemory, *, named: bool = False) -> None:
        self._memory = memory
        self._named = named

    @classmethod
    def create(cls) -> Self:
        """Make new places.

        Raises
        ------
        ObserverError
            If this machine gives no memory for it.

        """
        try:
            memory = SharedMemory(create=True, size=PLACES_COUNT * PLACE_BYTES)
        except OSError as error:
            raise ObserverError(
                f"There is no shared memory for the pictures: {error.strerror}.",
                hint="In a container, give it more, such as --shm-size 64m.",
            ) from error
        return cls(memory, named=True)

    @classmethod
    def attach(cls, name: str) -> Self:
        """Use the places that another process made."""
        return cls(SharedMemory(name))

    @property
    def name(self) -> str:
        """What to attach to."""
        return self._memory.name

    def write(self, place: int, image: Image) -> Shape:
        """Put a picture in a place and return its shape."""
        height_px, width_px, _ = shape = image.shape
        self._at(place, (height_px, width_px, 3))[:] = image
        return shape

    def read(self, place: int, shape: Shape) -> Image:
        """Return a copy of the picture in a place."""
        return self._at(place, shape).copy()

    def forget_name(self) -> None:
        """Let the memory vanish with the last process that uses it. Safe to repeat."""
        if self._named:
            self._named = False
            self._memory.unlink()

    def close(self) -> None:
        """Use them no more."""
        self.forget_name()
        self._memory.close()

    def _at(self, place: int, shape: Shape) -> Image:
        start = place * PLACE_BYTES
        return np.ndarray(shape, np.uint8, self._memory.buf, offset=start)
