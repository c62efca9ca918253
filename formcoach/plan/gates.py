"""Everything that stands between this patient and exercising now.

Each gate gives at most one answer. What the patient said lies in the history, so asking
again after a restart gives the same answers: nothing that was said is forgotten with
the process, and a yes locks until the therapist clears it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from formcoach.domain.conditions import CONDITIONS
from formcoach.domain.exercise import Exercise
from formcoach.domain.prescription import Prescription, Signed
from formcoach.domain.records import History, Lock, PainAnswer, PainMoment
from formcoach.language import tr, tr_day
from formcoach.plan.answers import (
    Answer,
    AskDate,
    AskPain,
    AskReady,
    AskScreen,
    Gate,
    Here,
    Locked,
    MayGoOn,
    NotToday,
)
from formcoach.plan.caps import cap_reached, is_ahead
from formcoach.plan.dose import in_force
from formcoach.plan.individual import allowed_in_spite, left_out
from formcoach.plan.pain import Light
from formcoach.plan.pain_history import PAIN_HOLDS, stops_the_day, taken
from formcoach.plan.ready import ready_items
from formcoach.plan.red_flags import ACTION_WORDS
from formcoach.plan.screening import (
    CLOCKS_MAY_DIFFER,
    action_of,
    due,
    last_begun,
    standing_locks,
)

ACUTE_DAYS = 84
"""Twelve weeks: chronic from here (UpToDate: acute below 4, subacute 4-12 weeks)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """All that a gate looks at."""

    plan: Prescription
    history: History
    exercises: Mapping[str, Exercise]
    now: datetime
    here: Here


def gates(
    prescription: Prescription | None,
    history: History,
    exercises: Mapping[str, Exercise],
    now: datetime,
    here: Here,
) -> tuple[Answer, ...]:
    """Return everything that stands in the way, in the order in which it is met.

    Parameters
    ----------
    prescription
        None if this computer has none that can be believed.
    history
        Everything that is known of the patient.
    exercises
        The definitions by id.
    now
        Aware, in the patient's own zone.
    here
        What was ticked just now, and which session is being resumed.

    Returns
    -------
    tuple of Answer
        Exactly one :class:`MayGoOn` if nothing stands in the way; otherwise no such.

    """
    if locks := standing_locks(history):
        return (_locked(locks),)
    if prescription is None:
        return (_no_prescription(),)
    asked = _Asked(
        plan=prescription, history=history, exercises=exercises, now=now, here=here
    )
    found = [answer for gate in _GATES if (answer := gate(asked)) is not None]
    return tuple(found) or (_may_go_on(asked),)


def cannot_be_used(why: str) -> NotToday:
    """Return the answer to a prescription that cannot be believed: no exercise."""
    return NotToday(
        gate=Gate.PRESCRIPTION,
        words=tr("Your prescription cannot be used, so there are no exercises today."),
        advice=why,
    )


def _locked(locks: tuple[Lock, ...]) -> Locked:
    action = max(action_of(lock) for lock in locks)
    advice = tr(
        "This is a precaution and not a diagnosis. No exercises until your "
        "therapist has cleared it."
    )
    if any(lock.doubted for lock in locks):
        unsigned = tr("It was cleared without your therapist's valid signature.")
        advice = f"{advice} {unsigned}"
    return Locked(
        gate=Gate.LOCK,
        locks=locks,
        action=action,
        words=tr(ACTION_WORDS[action]),
        advice=advice,
    )


def _no_prescription() -> NotToday:
    return NotToday(
        gate=Gate.PRESCRIPTION,
        words=tr("There is no prescription for you on this computer."),
        advice=tr("Ask your therapist for the file and its signature."),
    )


def _prescription(asked: _Asked) -> NotToday | None:
    plan, today = asked.plan, asked.now.date()
    contact = tr("Please contact {name}: {contact}", **_contact(plan))
    words = ""
    if plan.patient != asked.history.patient:
        words = tr("This prescription is for another person.")
    elif plan.signed is not Signed.BY_THERAPIST and not asked.here.trial:
        words = tr("Nobody has signed this prescription.")
    elif today < plan.valid_from:
        words = tr("Your programme begins on {day}.", day=tr_day(plan.valid_from))
    elif today > plan.valid_until:
        words = tr("Your prescription ended on {day}.", day=tr_day(plan.valid_until))
    if not words:
        return None
    return NotToday(gate=Gate.PRESCRIPTION, words=words, advice=contact)


def _clock(asked: _Asked) -> AskDate | None:
    """Ask whether the clock is right when a session lies after it (H14)."""
    ahead = [each.day for each in asked.history.sessions if is_ahead(each, asked.now)]
    if not ahead or asked.here.date_confirmed:
        return None
    return AskDate(gate=Gate.CLOCK, today=asked.now.date(), recorded=max(ahead))


def _acute(asked: _Asked) -> NotToday | None:
    plan, today = asked.plan, asked.now.date()
    if in_force(plan.acute_override, today) or _is_chronic(plan.onset_on, today):
        return None
    return NotToday(
        gate=Gate.ACUTE,
        words=tr(
            "In the first twelve weeks of back pain it helps most to stay active in "
            "your usual way."
        ),
        advice=tr(
            "Ask your therapist which exercises suit you now. {name}: {contact}",
            **_contact(plan),
        ),
    )


def _is_chronic(onset_on: date | None, today: date) -> bool:
    return onset_on is not None and (today - onset_on).days >= ACUTE_DAYS


def _conditions(asked: _Asked) -> NotToday | None:
    plan, today = asked.plan, asked.now.date()
    unknown = [tag for tag in plan.conditions if tag not in CONDITIONS]
    if unknown:
        words = tr("The condition {tag} is not known here.", tag=unknown[0])
    elif len(left_out(plan, asked.exercises, today)) == len(plan.exercises):
        words = tr("None of the prescribed exercises suits what you have.")
    else:
        return None
    return NotToday(
        gate=Gate.CONDITIONS,
        words=words,
        advice=tr("Please contact {name}: {contact}", **_contact(plan)),
    )


def _caps(asked: _Asked) -> NotToday | None:
    cap = cap_reached(asked.plan, asked.history, asked.now, asked.here.resuming)
    if cap is None:
        return None
    return NotToday(gate=Gate.CAPS, words=cap.words, again_at=cap.again_at)


def _pain_today(asked: _Asked) -> NotToday | None:
    if stops_the_day(asked.history.pain, asked.plan.pain, asked.now) is None:
        return None
    return NotToday(
        gate=Gate.PAIN_TODAY,
        words=tr("No more exercises today, because of what you said about your pain."),
        advice=tr(
            "Keep moving gently in your usual way. If it does not settle: {name}, "
            "{contact}",
            **_contact(asked.plan),
        ),
    )


def _screen(asked: _Asked) -> AskScreen | None:
    items = due(asked.plan, asked.history, asked.now, asked.here.resuming)
    return AskScreen(gate=Gate.SCREEN, items=items) if items else None


def _morning(asked: _Asked) -> AskPain | None:
    """Ask how the night after a session was, on the day after it."""
    today = asked.now.date()
    last = max((each.day for each in asked.history.sessions if each.sets), default=None)
    if last != today - timedelta(days=1):
        return None
    if any(
        each.day == today
        for each in asked.history.pain
        if each.moment is PainMoment.NEXT_MORNING
    ):
        return None
    return AskPain(gate=Gate.MORNING, moment=PainMoment.NEXT_MORNING)


def _pain_before(asked: _Asked) -> AskPain | None:
    if _fresh_pain(asked) is not None:
        return None
    return AskPain(gate=Gate.PAIN_BEFORE, moment=PainMoment.BEFORE)


def _fresh_pain(asked: _Asked) -> PainAnswer | None:
    """Return the answer about pain that is still today's and this session's."""
    begun = last_begun(asked.history, asked.here.resuming)
    fresh = [
        each
        for each in asked.history.pain
        if each.moment is PainMoment.BEFORE
        and each.score is not None
        and asked.now - PAIN_HOLDS <= each.at <= asked.now + CLOCKS_MAY_DIFFER
        and (begun is None or each.at > begun)
    ]
    return max(fresh, key=lambda each: each.at, default=None)


def _ready(asked: _Asked) -> AskReady | None:
    items = tuple(
        item
        for item in ready_items(asked.plan, asked.exercises)
        if item.item not in asked.here.ready
    )
    return AskReady(gate=Gate.READY, items=items) if items else None


def _may_go_on(asked: _Asked) -> MayGoOn:
    pain = _fresh_pain(asked)
    amber = any(
        each.answer == pain and each.light > Light.GREEN
        for each in taken(asked.history.pain, asked.plan.pain)
    )
    shown = allowed_in_spite(asked.plan, asked.now.date())
    if asked.plan.signed is not Signed.BY_THERAPIST:
        shown = (tr("Trial: no therapist has signed this programme."), *shown)
    return MayGoOn(
        offer_shorter=amber,
        shown=shown,
        left_out=left_out(asked.plan, asked.exercises, asked.now.date()),
    )


def _contact(plan: Prescription) -> dict[str, str]:
    return {"name": plan.therapist.name, "contact": plan.therapist.contact}


_GATES: tuple[Callable[[_Asked], Answer | None], ...] = (
    _prescription,
    _clock,
    _acute,
    _conditions,
    _pain_today,
    _caps,
    _screen,
    _morning,
    _pain_before,
    _ready,
)
