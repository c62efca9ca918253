"""Makes the next item while the present one is being used.

The pose model leaves Python alone while it looks at a frame; what the coach does with
the pose before costs nothing if it happens meanwhile.
"""

import threading
from collections.abc import Iterator
from queue import Empty, Full, Queue
from typing import Generic, TypeVar

Item = TypeVar("Item")
_LOOK_AGAIN_S = 0.1  # how soon the maker notices that nobody wants more


class Ahead(Generic[Item]):
    """Runs an iterator in a thread of its own, at most one item ahead.

    Leaving the context waits for the item that is being made and for the thread.
    """

    def __init__(self, items: Iterator[Item]) -> None:
        self._items = items
        self._made: Queue[Item] = Queue(maxsize=1)
        self._unwanted = threading.Event()
        self._failure: BaseException | None = None
        self._maker = threading.Thread(target=self._make, daemon=True)

    def __enter__(self) -> Iterator[Item]:
        self._maker.start()
        return self._taken()

    def __exit__(self, *_: object) -> None:
        self._unwanted.set()
        self._maker.join()

    def _make(self) -> None:
        try:
            for item in self._items:
                if not self._handed_over(item):
                    return
        except BaseException as failure:  # noqa: BLE001 it is raised where it is used
            self._failure = failure

    def _handed_over(self, item: Item) -> bool:
        while not self._unwanted.is_set():
            try:
                self._made.put(item, timeout=_LOOK_AGAIN_S)
            except Full:
                continue
            return True
        return False

    def _taken(self) -> Iterator[Item]:
        while True:
            try:
                yield self._made.get(timeout=_LOOK_AGAIN_S)
            except Empty:
                if not self._maker.is_alive() and self._made.empty():
                    break
        if self._failure:
            raise self._failure
