"""Decides whether an instant may be judged at all, and if not, why.

Judging stops at the first instant of trouble. What was under way is thrown away when
the trouble lasts, and the start pose must then be taken again.
"""

import math

from formcoach.domain.exercise import Exercise
from formcoach.domain.observation import Trouble
from formcoach.domain.orientation import Orientation

LOST_AFTER_S = 0.3
"""Trouble that lasts longer throws the unfinished repetition away."""
LONGEST_GAP_S = 0.5
"""A longer time without any frame: what happened in it was not seen. A picture older
than this is not of now (docs/evidence.md, feedback)."""
WRONG_VIEW_AFTER_S = 0.5
"""A turn away from the camera shorter than this may be an arm across the trunk."""
PASSING = frozenset({Trouble.NOBODY, Trouble.HIDDEN})
"""Trouble that a frame or two of may be the tracker's and not the patient's."""


class JudgingGate:
    """Watches picture, person and view."""

    def __init__(self, exercise: Exercise, *, any_view: bool = False) -> None:
        """Choose the exercise; ``any_view`` leaves the view unchecked."""
        self._exercise = exercise
        self._any_view = any_view
        self._wrong_view_since_s = math.nan
        self._trouble_since_s = math.nan
        self._time_s = math.nan
        self.lost = False
        """Whether what was under way must be thrown away."""

    def update(
        self,
        time_s: float,
        *,
        seen: Trouble | None,
        orientation: Orientation,
        measured: bool,
        armed: bool,
    ) -> Trouble | None:
        """Return why this instant cannot be judged, or None if it can.

        Parameters
        ----------
        time_s
            Time of the instant.
        seen
            The trouble that capture or pose noticed.
        orientation
            View and facing at this instant.
        measured
            Whether the counted signal was measured.
        armed
            Whether the exercise has begun; a wrong view is then borne for a moment.

        """
        gap = time_s - self._time_s > LONGEST_GAP_S
        self._time_s = time_s
        trouble = seen or self._wrong_view(time_s, orientation, armed=armed)
        if trouble is None and not measured:
            trouble = Trouble.HIDDEN
        self.lost = gap or self._lost(time_s, trouble)
        return trouble

    def _lost(self, time_s: float, trouble: Trouble | None) -> bool:
        if trouble is None:
            self._trouble_since_s = math.nan
            return False
        if math.isnan(self._trouble_since_s):
            self._trouble_since_s = time_s
        lasting = time_s - self._trouble_since_s > LOST_AFTER_S
        return lasting or trouble not in PASSING

    def _wrong_view(
        self, time_s: float, orientation: Orientation, *, armed: bool
    ) -> Trouble | None:
        if self._any_view or orientation.view is self._exercise.view:
            self._wrong_view_since_s = math.nan
            return None
        if math.isnan(self._wrong_view_since_s):
            self._wrong_view_since_s = time_s
        lasting = time_s - self._wrong_view_since_s > WRONG_VIEW_AFTER_S
        return Trouble.WRONG_VIEW if lasting or not armed else None
