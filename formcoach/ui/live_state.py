"""What is known of the set just now, apart from how it is shown."""

from collections.abc import Callable
from dataclasses import replace

from formcoach.domain.exercise import Exercise
from formcoach.domain.finding import Cue
from formcoach.domain.instant import Instant
from formcoach.domain.observation import Trouble
from formcoach.domain.repetition import Repetition
from formcoach.feedback.words import advice
from formcoach.ui.saying import Situation
from formcoach.ui.watching import Sight

STALE_AFTER_S = 1.0
"""Without news for so long the screen says so; sources speak twice a second."""
PASSING_S = 0.3
"""Trouble shorter than this throws nothing away and would make the bar flicker."""
RING_APART_S = 2.0
"""A bell that rings at every frame of a wobble is switched off."""


class LiveState:
    """Keeps what was seen and told last, and says what it comes to."""

    def __init__(self, exercise: Exercise, clock: Callable[[], float]) -> None:
        self._exercise = exercise
        self._clock = clock
        self._seen_at_s = clock() - STALE_AFTER_S
        self._rang_at_s = clock() - RING_APART_S
        self._begun = False
        self.paused = False
        """Whether the patient has paused the coach."""
        self.forget()

    def forget(self) -> None:
        """Begin a set anew."""
        self.sight: Sight | None = None
        """What was seen last."""
        self.counted = 0
        self.hold_s = 0.0
        self.last_repetition: Repetition | None = None
        self.cue: Cue | None = None
        self.trouble: Trouble | None = None
        self._trouble_since_s = 0.0
        self._advice = ""

    @property
    def instant(self) -> Instant | None:
        """What the coach says now; None if it rests, or nothing has come for long."""
        return self.sight.instant if self.sight is not None else None

    @property
    def stale(self) -> bool:
        """Whether what was seen last is no longer of now."""
        return self._clock() - self._seen_at_s >= STALE_AFTER_S

    def see(self, sight: Sight) -> None:
        """Take in what is seen now."""
        self._begun = True
        self._seen_at_s = self._clock()
        self.sight = sight
        if sight.instant is not None:
            self.counted = sight.instant.counted
            self.hold_s = sight.instant.hold_s
            self._advice = sight.instant.advice

    def see_nothing(self) -> bool:
        """Let go of an instant that is no longer of now; tell whether there was one."""
        if self.sight is None or self.sight.instant is None or not self.stale:
            return False
        self.sight = replace(self.sight, instant=None)
        return True

    def meet(self, trouble: Trouble | None) -> None:
        """Note why judging is paused, or that it goes on."""
        if self.trouble is None:
            self._trouble_since_s = self._clock()
        self.trouble = trouble

    def may_ring(self) -> bool:
        """Tell whether the bell may ring now, and note that it does."""
        may = self._clock() - self._rang_at_s >= RING_APART_S
        if may:
            self._rang_at_s = self._clock()
        return may

    def situation(self, source_name: str) -> Situation:
        """Return what the choice of the words depends on."""
        trouble = self.trouble
        young = self._clock() - self._trouble_since_s < PASSING_S
        return Situation(
            paused=self.paused,
            starting=not self._begun,
            waiting_for=source_name if self.stale else "",
            trouble=trouble,
            passing=trouble is not None and young,
            advice=advice(trouble, self._exercise) if trouble else self._advice,
            cue=self.cue,
        )
