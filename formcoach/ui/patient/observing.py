"""What the app is handed to see with, and what it tells it."""

from typing import Protocol

from formcoach.ports import Observer


class SessionObserver(Observer, Protocol):
    """Watches a patient through the exercises of a session."""

    def turn_to(self, exercise: str) -> None:
        """Know that the patient gets ready for an exercise; files begin anew."""
        ...
