"""When the patient is told that the back, or something else, is not judged."""

import math

from formcoach.domain.exercise import Exercise
from formcoach.domain.instant import Instant
from formcoach.domain.observation import Trouble
from formcoach.feedback.body_state import BACK, back_is_seen
from formcoach.feedback.words import BACK_NOT_SEEN, turned_words
from formcoach.language import tr

TOLD_AFTER_S = 1.0
"""A shorter gap is over before the sentence is read."""


class BackWatch:
    """Notices that the outline of the back is missing for a while.

    So does it for limits that ask for a straighter view than the exercise itself.
    """

    def __init__(self, exercise: Exercise) -> None:
        """Choose the exercise; only some need the outline."""
        self._exercise = exercise
        self._unseen_since_s = math.inf

    def update(self, instant: Instant | None) -> str:
        """Take in an instant; return the sentence while it is to be told."""
        words = self._words(instant) if instant is not None else ""
        if instant is None or not words:
            self._unseen_since_s = math.inf
            return ""
        self._unseen_since_s = min(self._unseen_since_s, instant.time_s)
        unseen_s = instant.time_s - self._unseen_since_s
        return words if unseen_s >= TOLD_AFTER_S else ""

    def _words(self, instant: Instant) -> str:
        if self._is_missing(instant):
            return tr(BACK_NOT_SEEN)
        turned = instant.turned and instant.trouble is None
        return turned_words(self._exercise) if turned else ""

    def _is_missing(self, instant: Instant) -> bool:
        """Tell whether the back alone is missing; other troubles have their words."""
        if not self._exercise.needs_outline or back_is_seen(instant):
            return False
        # What is hidden is the counted signal, and here that is the back.
        hidden = instant.trouble is Trouble.HIDDEN
        counts = self._exercise.counts_by.signal == BACK
        return instant.trouble is None or (hidden and counts)
