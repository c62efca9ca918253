"""Asks every limit of an exercise at every instant."""

from dataclasses import dataclass

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise, Limit, Phase
from formcoach.domain.finding import Finding, Verdict
from formcoach.domain.measurement import Measurements, SignalRef
from formcoach.domain.repetition import Repetition
from formcoach.rules.limit_watch import LimitWatch, is_too_turned
from formcoach.rules.turn_at_rest import TurnAtRest


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What all limits say at one instant."""

    verdicts: tuple[Verdict, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Findings that began or ended now."""
    turned: frozenset[str] = frozenset()
    """Limits that are not judged because the patient rests turned out of the view."""


class Judge:
    """Holds the limits of one exercise over a set."""

    def __init__(self, exercise: Exercise) -> None:
        """Take the limits of the exercise."""
        self._limits = exercise.limits
        self._turn = TurnAtRest()
        self._watches = [
            LimitWatch(limit, limit.signal)
            for limit in exercise.limits
            if isinstance(limit.signal, SignalRef)
        ]
        self._timings = [
            (limit, limit.signal)
            for limit in exercise.limits
            if isinstance(limit.signal, str)
        ]

    def update(
        self,
        measurements: Measurements,
        neutral: Measurements,
        side: Side,
        phase: Phase,
        repetition: Repetition | None,
        *,
        turned_deg: float = 0.0,
    ) -> Judgement:
        """Take in one instant and return what all limits say.

        ``turned_deg`` is how far the patient is turned out of the view.
        """
        turned_deg = self._turn.update(
            measurements.time_s, turned_deg, resting=phase is Phase.REST
        )
        answers = [
            watch.update(measurements, neutral, side, phase, turned_deg)
            for watch in self._watches
        ]
        changes = [
            finding
            for answer in answers
            for finding in (answer.began, answer.ended)
            if finding
        ]
        return Judgement(
            verdicts=tuple(each.verdict for each in answers if each.verdict),
            findings=(*changes, *self._timed(repetition)),
            turned=frozenset(
                limit.id for limit in self._limits if is_too_turned(limit, turned_deg)
            ),
        )

    def release(self, time_s: float) -> tuple[Finding, ...]:
        """End every finding, because nothing can be judged any more."""
        self._turn = TurnAtRest()
        ended = (watch.release(time_s) for watch in self._watches)
        return tuple(finding for finding in ended if finding)

    def _timed(self, repetition: Repetition | None) -> tuple[Finding, ...]:
        if repetition is None or not repetition.counted:
            return ()
        return tuple(
            _timing_finding(limit, value_s, repetition)
            for limit, name in self._timings
            if _crossed(limit, value_s := repetition.timing(name))
        )


def _crossed(limit: Limit, value_s: float) -> bool:
    too_long = limit.above is not None and value_s > limit.above
    return too_long or (limit.below is not None and value_s < limit.below)


def _timing_finding(limit: Limit, value_s: float, repetition: Repetition) -> Finding:
    bound_s = limit.below if limit.above is None else limit.above
    return Finding(
        limit=limit.id,
        level=limit.level,
        side=repetition.side,
        start_s=repetition.start_s,
        alert_s=repetition.end_s,
        end_s=repetition.end_s,
        worst=value_s,
        bound=0.0 if bound_s is None else bound_s,
        cue=limit.cue,
        over=True,
    )
