"""What an answer about pain means, by the traffic light of the pain-monitoring model.

Silbernagel and Thomee's model, as practice guides summarise it (bim.physio,
providephysiotherapy.org.uk: 0-3 green, 4-5 amber, 6-10 red; settled by next morning).
It was built for tendons; using it for backs is practice, not trial evidence, so every
threshold lies in the prescription (:class:`PainRules`). Pain is no reason by itself to
stop: painful exercise did no worse in nine papers with 385 people (Smith 2017).
"""

from enum import IntEnum

from formcoach.domain.prescription import PainRules
from formcoach.domain.records import LegSymptoms, PainAnswer


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

    Pain with which no session begins is red whatever is usual; without a usual to
    compare with, the thresholds of the start hold.
    """
    if usual_score is None or score >= rules.start_red:
        return before_session(score, None, rules)
    rise = score - usual_score
    if rise >= rules.morning_rise:
        return Light.RED
    return Light.AMBER if rise > 0 else Light.GREEN
