"""What an answer about pain means, by the traffic light of the pain-monitoring model.

Silbernagel and Thomee's model, as practice guides summarise it (bim.physio,
providephysiotherapy.org.uk: 0-3 green, 4-5 amber, 6-10 red; settled by next morning).
It was built for tendons; using it for backs is practice, not trial evidence, so every
threshold lies in the prescription (:class:`PainRules`). Pain is no reason by itself to
stop: painful exercise did no worse in nine papers with 385 people (Smith 2017).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import IntEnum
from statistics import median

from formcoach.domain.prescription import PainRules
from formcoach.domain.records import LegSymptoms, PainAnswer, PainMoment

USUAL_OVER = timedelta(days=7)
_USUAL_MOMENTS = frozenset({PainMoment.BEFORE, PainMoment.NEXT_MORNING})
"""What tells how a day is, before exercise changes it."""


class Light(IntEnum):
    """How an answer is taken; the greater asks for more care."""

    GREEN = 0
    AMBER = 1
    RED = 2


class Consequence(IntEnum):
    """What an answer within a session leads to; the greater means less exercise."""

    GO_ON = 0
    EASE = 1
    """Fewer repetitions or a shorter hold in what is left of this exercise."""
    STOP_EXERCISE = 2
    STOP_SESSION = 3


def usual(answers: Iterable[PainAnswer], before: datetime) -> float | None:
    """Return the median of the last seven days; None if nothing was answered.

    Parameters
    ----------
    answers
        All answers; those before a session and on mornings count.
    before
        The moment of the answer that is compared.

    """
    scores = [
        answer.score
        for answer in answers
        if answer.score is not None
        and answer.moment in _USUAL_MOMENTS
        and before - USUAL_OVER <= answer.at < before
    ]
    return median(scores) if scores else None


def before_session(score: int, usual_score: float | None, rules: PainRules) -> Light:
    """Return how pain before a session is taken: red is no session today."""
    if score >= rules.start_red:
        return Light.RED
    risen = usual_score is not None and score - usual_score >= rules.over_median
    return Light.AMBER if score >= rules.start_amber or risen else Light.GREEN


def after_set(
    score: int, start: int, rules: PainRules, *, sharp: bool = False
) -> Consequence:
    """Return what pain after a set, or in between, leads to.

    Parameters
    ----------
    score
        0 to 10.
    start
        The answer before the session.
    rules
        The patient's thresholds.
    sharp
        Whether it came suddenly or is sharp.

    """
    if sharp or score >= rules.session_stop:
        return Consequence.STOP_SESSION
    if score >= rules.set_red or score - start >= rules.set_rise:
        return Consequence.STOP_EXERCISE
    return Consequence.EASE if score >= rules.set_amber else Consequence.GO_ON


def of_legs(legs: LegSymptoms | None) -> Consequence:
    """Return what the legs' answer leads to; no answer counts as no change."""
    if legs is LegSymptoms.SPREADING:
        return Consequence.STOP_SESSION
    return Consequence.EASE if legs is LegSymptoms.UNCHANGED else Consequence.GO_ON


def of_answer(answer: PainAnswer, start: int, rules: PainRules) -> Consequence:
    """Return what one answer within a session leads to, all parts of it together.

    Who gives no number is taken to be as at the start.
    """
    score = start if answer.score is None else answer.score
    return max(after_set(score, start, rules, sharp=answer.sharp), of_legs(answer.legs))


def at_end(score: int, start: int, rules: PainRules) -> Light:
    """Return how pain at the end of a session is taken."""
    if score >= rules.set_red or score - start > rules.end_rise:
        return Light.RED
    return Light.AMBER if score - start >= rules.end_rise else Light.GREEN


def next_morning(score: int, usual_score: float | None, rules: PainRules) -> Light:
    """Return how the next morning is taken: red steps the dose down.

    Without a usual to compare with, the thresholds of the start hold.
    """
    if usual_score is None:
        return before_session(score, None, rules)
    rise = score - usual_score
    if rise >= rules.morning_rise:
        return Light.RED
    return Light.AMBER if rise > 0 else Light.GREEN


def light_of(
    answer: PainAnswer, answers: Sequence[PainAnswer], rules: PainRules
) -> Light:
    """Return how one answer is taken among all the others."""
    if answer.sharp or answer.legs is LegSymptoms.SPREADING:
        return Light.RED
    if answer.score is None:
        return Light.GREEN
    known = usual(answers, answer.at)
    if answer.moment is PainMoment.BEFORE:
        return before_session(answer.score, known, rules)
    if answer.moment is PainMoment.NEXT_MORNING:
        return next_morning(answer.score, known, rules)
    start = start_of(answer, answers)
    if answer.moment is PainMoment.END:
        return at_end(answer.score, start, rules)
    asked = of_answer(answer, start, rules)
    return Light.RED if asked >= Consequence.STOP_EXERCISE else Light(int(asked))


def start_of(answer: PainAnswer, answers: Iterable[PainAnswer]) -> int:
    """Return the last score before a session that lies before an answer.

    0 where there is none, which is the strictest to rise from.
    """
    earlier = [
        each
        for each in answers
        if each.moment is PainMoment.BEFORE
        and each.score is not None
        and each.at <= answer.at
    ]
    last = max(earlier, key=lambda each: each.at, default=None)
    return last.score if last is not None and last.score is not None else 0


def much_worse_at(answers: Sequence[PainAnswer], rules: PainRules) -> datetime | None:
    """Return when pain was last much worse than usual, or spread down a leg."""
    return max(
        (answer.at for answer in answers if _is_much_worse(answer, answers, rules)),
        default=None,
    )


def _is_much_worse(
    answer: PainAnswer, answers: Sequence[PainAnswer], rules: PainRules
) -> bool:
    if answer.legs is LegSymptoms.SPREADING:
        return True
    known = usual(answers, answer.at)
    if answer.score is None or known is None:
        return False
    return answer.score - known >= rules.much_worse


def stops_the_day(
    answers: Sequence[PainAnswer], rules: PainRules, now: datetime
) -> PainAnswer | None:
    """Return the answer of today after which there is no more exercise today."""
    today = [each for each in answers if each.day >= now.date()]
    return next((each for each in today if _ends_day(each, answers, rules)), None)


def _ends_day(
    answer: PainAnswer, answers: Sequence[PainAnswer], rules: PainRules
) -> bool:
    if answer.moment in {PainMoment.BEFORE, PainMoment.END}:
        red = light_of(answer, answers, rules) is Light.RED
        return red or answer.sharp or of_legs(answer.legs) is Consequence.STOP_SESSION
    if answer.moment is PainMoment.NEXT_MORNING:
        return of_legs(answer.legs) is Consequence.STOP_SESSION
    stop = of_answer(answer, start_of(answer, answers), rules)
    return stop is Consequence.STOP_SESSION
