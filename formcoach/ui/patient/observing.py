"""What the app is handed to see with, and what it tells it."""

from typing import Protocol

from formcoach.ports import Observer


class SessionObserver(Observer, Protocol):
    """Watches a patient through the exercises of a session."""

    def turn_to(self, exercise: str) -> None:
        """Know that a set is got ready for; a file begins anew."""
        ...

    def wait(self) -> None:
        """Know that a set which was interrupted is got ready for."""
        ...

    def go_on(self) -> None:
        """Know that the set begins or goes on; a file has waited for it."""
        ...
