"""A mailbox with one slot: the newest letter replaces an unread one."""

import threading
from typing import Generic, TypeVar

Letter = TypeVar("Letter")


class Mailbox(Generic[Letter]):
    """Hands the newest thing from thread to thread; nobody waits, nothing queues."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._letter: Letter | None = None

    def put(self, letter: Letter) -> None:
        """Leave a letter; one that was not taken is lost."""
        with self._lock:
            self._letter = letter

    def take(self) -> Letter | None:
        """Return the newest letter, or None where there is no new one."""
        with self._lock:
            letter, self._letter = self._letter, None
            return letter

    def waits(self) -> bool:
        """Tell whether a letter lies here that nobody has taken."""
        with self._lock:
            return self._letter is not None
