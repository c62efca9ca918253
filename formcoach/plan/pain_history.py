"""All answers about pain in order of time, each taken by what was usual before it.

What was too much never becomes the usual: red answers are left out of the median of the
last seven days, or a bad week would make the next one look well. If everything in seven
days was red, there is no usual, and the thresholds hold by themselves.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from formcoach.domain.prescription import PainRules
from formcoach.domain.records import (
    History,
    LegSymptoms,
    PainAnswer,
    PainMoment,
    SessionRecord,
)
from formcoach.plan.pain import (
    Consequence,
    Light,
    at_end,
    before_session,
    next_morning,
    of_answer,
    of_legs,
)

USUAL_OVER = timedelta(days=7)
PAIN_HOLDS = timedelta(hours=1)
"""How long the pain before a session counts as now."""
ASKED_WITHIN = 2 * PAIN_HOLDS
"""How long before its start a session's question was asked at the most: it holds for an
hour, and the start may come a while after it was taken to hold."""
_TELLS_THE_DAY = frozenset({PainMoment.BEFORE, PainMoment.NEXT_MORNING})
"""What tells how a day is, before exercise changes it."""
_IN_SESSION = frozenset({PainMoment.AFTER_SET, PainMoment.ON_DEMAND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One answer, and how it is taken."""

    answer: PainAnswer
    light: Light
    usual: float | None
    """The median of the seven days before it; None if nothing tells."""
    much_worse: bool
    """Whether the whole screen for warning signs is asked again."""
    ends_day: bool
    """Whether there is no more exercise on its day."""


def taken(answers: Iterable[PainAnswer], rules: PainRules) -> tuple[Taken, ...]:
    """Return every answer with how it is taken, oldest first.

    Parameters
    ----------
    answers
        All of a patient's, in any order.
    rules
        The patient's thresholds.

    """
    usual_of: deque[PainAnswer] = deque()
    start, found = 0, []
    for answer in sorted(answers, key=lambda each: each.at):
        while usual_of and usual_of[0].at < answer.at - USUAL_OVER:
            usual_of.popleft()
        one = _take(answer, _median(usual_of), start, rules)
        found.append(one)
        if answer.score is None:
            continue
        if answer.moment is PainMoment.BEFORE:
            start = answer.score
        if answer.moment in _TELLS_THE_DAY and one.light is not Light.RED:
            usual_of.append(answer)
    return tuple(found)


def pain_before(session: SessionRecord, history: History) -> int | None:
    """Return the pain before a session; None if nobody said.

    It is asked for before there is a session to keep it with.
    """
    kept = [each for each in session.pain if each.moment is PainMoment.BEFORE]
    begun = session.started_at
    asked = [
        each
        for each in history.pain
        if each.moment is PainMoment.BEFORE and begun - ASKED_WITHIN <= each.at <= begun
    ]
    last = max(kept or asked, key=lambda each: each.at, default=None)
    return None if last is None else last.score


def much_worse_at(answers: Iterable[PainAnswer], rules: PainRules) -> datetime | None:
    """Return when pain was last much worse than usual, or spread down a leg."""
    worse = [each.answer.at for each in taken(answers, rules) if each.much_worse]
    return max(worse, default=None)


def stops_the_day(
    answers: Iterable[PainAnswer], rules: PainRules, now: datetime
) -> PainAnswer | None:
    """Return the answer of today after which there is no more exercise today.

    One that lies ahead of the clock counts as today's.
    """
    return next(
        (
            each.answer
            for each in taken(answers, rules)
            if each.ends_day and each.answer.day >= now.date()
        ),
        None,
    )


def _median(answers: Iterable[PainAnswer]) -> float | None:
    scores = [each.score for each in answers if each.score is not None]
    return median(scores) if scores else None


def _take(
    answer: PainAnswer, usual: float | None, start: int, rules: PainRules
) -> Taken:
    light = _light(answer, usual, start, rules)
    spreads = answer.legs is LegSymptoms.SPREADING
    risen = (
        answer.score is not None
        and usual is not None
        and answer.score - usual >= rules.much_worse
    )
    return Taken(
        answer=answer,
        light=light,
        usual=usual,
        much_worse=spreads or risen,
        ends_day=_ends_day(answer, light, start, rules),
    )


def _light(
    answer: PainAnswer, usual: float | None, start: int, rules: PainRules
) -> Light:
    if answer.sharp or answer.legs is LegSymptoms.SPREADING:
        return Light.RED
    if answer.score is None:
        return Light.GREEN
    if answer.moment is PainMoment.BEFORE:
        return before_session(answer.score, usual, rules)
    if answer.moment is PainMoment.NEXT_MORNING:
        return next_morning(answer.score, usual, rules)
    if answer.moment is PainMoment.END:
        return at_end(answer.score, start, rules)
    asked = of_answer(answer, start, rules)
    return Light.RED if asked >= Consequence.STOP_EXERCISE else Light(int(asked))


def _ends_day(answer: PainAnswer, light: Light, start: int, rules: PainRules) -> bool:
    """Tell whether an answer ends the day; the morning's only by the legs."""
    if answer.moment is PainMoment.NEXT_MORNING:
        return of_legs(answer.legs) is Consequence.STOP_SESSION
    if answer.moment in _IN_SESSION:
        return of_answer(answer, start, rules) is Consequence.STOP_SESSION
    return light is Light.RED
