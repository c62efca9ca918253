"""What happened in one set, gathered instant by instant for the summary at its end."""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise
from formcoach.domain.finding import Finding, NotMeasured
from formcoach.domain.instant import Instant
from formcoach.domain.repetition import Repetition
from formcoach.ui.body_state import limit_states
from formcoach.ui.palette import State

_ASKED = frozenset(State) - {State.NOT_JUDGED}


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRecord:
    """One set, as far as it was seen."""

    exercise: Exercise
    counted: int
    longest_hold_s: float
    repetitions: tuple[Repetition, ...]
    findings: tuple[Finding, ...]
    """In the order in which they began, each in its last state."""
    not_measured: tuple[NotMeasured, ...]
    """The limits that could not be judged for a part of their time."""
    watched_s: float
    """From the first instant to the last."""
    paused_s: float
    """Time in which nothing could be judged."""


class SetRecorder:
    """Gathers the record of one set."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._counted = 0
        self._longest_hold_s = 0.0
        self._repetitions: list[Repetition] = []
        self._findings: dict[tuple[str, Side, float], Finding] = {}
        self._first_s = math.nan
        self._before: Instant | None = None
        self._paused_s = 0.0
        self._asked: Counter[str] = Counter()
        self._unseen: Counter[str] = Counter()

    def update(self, instant: Instant) -> None:
        """Take in one instant."""
        self._counted = instant.counted
        self._longest_hold_s = max(self._longest_hold_s, instant.hold_s)
        if instant.repetition is not None:
            self._repetitions.append(instant.repetition)
        for finding in instant.findings:
            self._findings[finding.limit, finding.side, finding.start_s] = finding
        self._look_at_clock(instant)
        states = limit_states(self._exercise, instant)
        self._asked.update(_limits_in(states, _ASKED))
        self._unseen.update(_limits_in(states, {State.NOT_MEASURED}))

    def record(self) -> SetRecord:
        """Return what was gathered so far."""
        return SetRecord(
            exercise=self._exercise,
            counted=self._counted,
            longest_hold_s=self._longest_hold_s,
            watched_s=self._before.time_s - self._first_s if self._before else 0.0,
            paused_s=self._paused_s,
            repetitions=tuple(self._repetitions),
            findings=tuple(self._findings.values()),
            not_measured=tuple(
                NotMeasured(
                    limit=limit,
                    reason="not seen well enough",
                    fraction=count / self._asked[limit],
                )
                for limit, count in self._unseen.items()
            ),
        )

    def _look_at_clock(self, instant: Instant) -> None:
        if self._before is None:
            self._first_s = instant.time_s
        elif self._before.trouble is not None:
            self._paused_s += instant.time_s - self._before.time_s
        self._before = instant


def _limits_in(states: Mapping[str, State], wanted: Collection[State]) -> Iterator[str]:
    return (limit for limit, state in states.items() if state in wanted)
