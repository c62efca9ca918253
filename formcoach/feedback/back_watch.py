"""When the patient is told that the back is not seen."""

import math

from formcoach.domain.exercise import Exercise
from formcoach.domain.instant import Instant
from formcoach.domain.observation import Trouble
from formcoach.feedback.body_state import BACK, back_is_seen
from formcoach.feedback.words import BACK_NOT_SEEN
from formcoach.language import tr

TOLD_AFTER_S = 1.0
"""A shorter gap is over before the sentence is read."""


class BackWatch:
    """Notices that the outline of the back is missing for a while."""

    def __init__(self, exercise: Exercise) -> None:
        """Choose the exercise; only some need the outline."""
        self._exercise = exercise
        self._unseen_since_s = math.inf

    def update(self, instant: Instant | None) -> str:
        """Take in an instant; return the sentence while it is to be told."""
        if instant is None or not self._is_missing(instant):
            self._unseen_since_s = math.inf
            return ""
        self._unseen_since_s = min(self._unseen_since_s, instant.time_s)
        unseen_s = instant.time_s - self._unseen_since_s
        return tr(BACK_NOT_SEEN) if unseen_s >= TOLD_AFTER_S else ""

    def _is_missing(self, instant: Instant) -> bool:
        """Tell whether the back alone is missing; other troubles have their words."""
        if not self._exercise.needs_outline or back_is_seen(instant):
            return False
        # What is hidden is the counted signal, and here that is the back.
        hidden = instant.trouble is Trouble.HIDDEN
        counts = self._exercise.counts_by.signal == BACK
        return instant.trouble is None or (hidden and counts)
