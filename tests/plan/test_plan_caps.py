"""Too long, too often: caps that no clock and no midnight gets round (H14)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from made_plans import (
    DOSE,
    EXERCISES,
    HERE,
    NOW,
    ZONE,
    history,
    pain,
    plan,
    ready_history,
    screened,
    session,
    set_of,
)

from formcoach.domain.records import PainMoment
from formcoach.plan.answers import Gate
from formcoach.plan.caps import (
    cap_reached,
    counted,
    time_left_s,
    times_this_week,
    week_is_full,
)
from formcoach.plan.gates import gates

BERLIN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
ONCE = plan(sessions_per_day=1, rest_between_s=0)


def capped(prescription, *sessions, now=NOW, resuming=""):
    """Return which cap holds after some sessions."""
    return cap_reached(prescription, history(sessions=sessions), now, resuming)


def test_without_sessions_nothing_is_capped():
    """The first session of all."""
    assert capped(ONCE) is None


def test_H14_a_second_session_today_waits_for_tomorrow():
    """One a day is one a day."""
    cap = capped(ONCE, session(NOW - 5 * HOUR))

    assert cap.words == "Today's sessions are done: 1 of 1. Rest is part of it."
    assert cap.again_at == datetime(2026, 11, 27, tzinfo=ZONE)
    assert capped(ONCE, session(NOW - 5 * HOUR), now=NOW + 14 * HOUR) is None


def test_H14_two_sessions_by_midnight_keep_their_pause():
    """A quarter to midnight and a quarter past are two days and one evening."""
    late = datetime(2026, 11, 25, 23, 30, tzinfo=ZONE)
    after = datetime(2026, 11, 26, 0, 15, tzinfo=ZONE)
    prescription = plan(sessions_per_day=1)

    cap = capped(prescription, session(late), now=after)

    assert cap.words == (
        "Give your body a rest between two sessions: the next one from 02:45."
    )
    assert capped(prescription, session(late), now=after + 3 * HOUR) is None


def test_H14_a_session_over_midnight_belongs_to_the_day_on_which_it_began():
    """It is not counted twice and does not use up the next day."""
    late = datetime(2026, 11, 25, 23, 50, tzinfo=ZONE)

    assert capped(ONCE, session(late), now=late + timedelta(minutes=9)) is not None
    assert capped(ONCE, session(late), now=NOW) is None


@pytest.mark.parametrize("back", [HOUR, 3 * HOUR, 12 * HOUR, 23 * HOUR])
def test_H14_setting_the_clock_back_gives_no_further_session(back):
    """What lies ahead of the clock by up to a day counts as today's."""
    assert capped(ONCE, session(NOW), now=NOW - back) is not None
    assert capped(plan(), session(NOW), now=NOW - back) is not None


def test_H14_a_clock_set_back_by_days_is_asked_about():
    """And the caps then hold by what is confirmed."""
    later = session(NOW + 40 * DAY)
    known = ready_history(
        sessions=(later,), screens=screened() + screened(NOW + 41 * DAY)
    )

    first = gates(plan(), known, EXERCISES, NOW, HERE)[0]

    assert first.gate is Gate.CLOCK
    assert counted(known, NOW) == []


def test_H14_summer_time_makes_no_day_longer_or_shorter():
    """The clocks go back on 25 October 2026 at three; a day has 25 hours."""
    morning = datetime(2026, 10, 25, 0, 30, tzinfo=BERLIN)
    night = datetime(2026, 10, 25, 23, 30, tzinfo=BERLIN)
    next_day = datetime(2026, 10, 26, 0, 30, tzinfo=BERLIN)

    assert capped(ONCE, session(morning), now=night) is not None
    assert capped(ONCE, session(night), now=next_day) is None


def test_H14_the_pause_is_of_real_hours_also_when_the_clocks_change():
    """02:30 comes twice that night; three hours are three hours."""
    first = datetime(2026, 10, 25, 1, 0, tzinfo=BERLIN)  # ends at 01:15
    too_early = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)  # 2 h 10 min after its start
    prescription = plan(sessions_per_day=5)

    assert capped(prescription, session(first), now=too_early.astimezone(BERLIN))
    late = (too_early + HOUR + timedelta(minutes=10)).astimezone(BERLIN)
    assert capped(prescription, session(first), now=late) is None


def test_H14_travelling_west_gives_no_second_session_of_the_day():
    """The day is the one that the patient's clock showed."""
    tokyo = ZoneInfo("Asia/Tokyo")
    there = datetime(2026, 11, 26, 9, 0, tzinfo=tokyo)
    here = there.astimezone(ZoneInfo("America/New_York")) + HOUR  # still the 25th

    assert capped(ONCE, session(there), now=here) is not None


def test_H14_seven_days_hold_as_many_sessions_as_are_allowed():
    """Whatever day the week begins on."""
    prescription = plan(sessions_per_week=3, rest_between_s=0)
    done = [session(NOW - n * DAY) for n in (6, 3, 1)]

    cap = capped(prescription, *done)

    assert cap.words == (
        "This week's sessions are done: 3 in seven days. Rest is part of it."
    )
    assert cap.again_at == datetime(2026, 11, 27, tzinfo=ZONE)
    assert capped(prescription, *done, now=NOW + DAY) is None


def test_H14_ten_simulated_days_never_exceed_any_cap():
    """A patient who tries every hour is let in as often as prescribed."""
    prescription = plan(sessions_per_day=2, sessions_per_week=9)
    done = []
    for hour in range(10 * 24):
        now = NOW + hour * HOUR
        if cap_reached(prescription, history(sessions=tuple(done)), now) is None:
            done.append(session(now))

    days = [each.day for each in done]
    assert max(days.count(day) for day in days) == 2
    weeks = [sum(day <= each < day + 7 * DAY for each in days) for day in days]
    assert max(weeks) == 9
    gaps = [after.started_at - each.ended_at for each, after in pairwise(done)]
    assert min(gaps) >= 3 * HOUR


def test_a_session_in_which_nothing_was_done_does_not_count():
    """Opening the app is not exercising."""
    assert capped(ONCE, session(NOW - HOUR, sets=())) is None


def test_a_session_that_is_resumed_is_no_further_one():
    """After a crash it goes on where it was."""
    broken = session(NOW - HOUR, ended_at=None)

    assert capped(ONCE, broken) is not None
    assert capped(ONCE, broken, resuming=broken.id) is None


def test_an_exercise_is_full_when_its_sets_of_the_week_are_done():
    """Counted in sets, so that half a session is half a time."""
    item = plan().exercises[0]
    sets = [set_of(index=n) for n in (1, 2)]
    four = history(sessions=tuple(session(NOW - n * DAY, sets) for n in range(4)))
    five = history(sessions=tuple(session(NOW - n * DAY, sets) for n in range(5)))

    assert times_this_week(item, four, NOW) == 4
    assert not week_is_full(item, four, NOW)
    assert week_is_full(item, five, NOW)
    assert not week_is_full(replace(item, dose=replace(DOSE, per_week=0)), five, NOW)


def test_a_broken_off_set_counts_by_what_was_done_in_it():
    """A crash is no free set."""
    item = plan().exercises[0]
    open_set = set_of(ended_at=None)
    empty = set_of(ended_at=None, repetitions=())

    known = history(sessions=(session(NOW, [open_set, empty]),))

    assert times_this_week(item, known, NOW) == 0.5


@pytest.mark.parametrize(("elapsed_s", "left_s"), [(0, 2700), (2699, 1), (9999, 0)])
def test_H14_a_session_has_an_end(elapsed_s, left_s):
    """Forty-five minutes unless the therapist says otherwise."""
    assert time_left_s(plan(), elapsed_s) == left_s


def test_the_caps_stand_at_the_gates():
    """A cap that nobody asks is none."""
    known = ready_history(
        sessions=(session(NOW - 2 * HOUR),),
        pain=(pain(2), pain(2, moment=PainMoment.NEXT_MORNING)),
    )

    first = gates(plan(), known, EXERCISES, NOW, HERE)[0]

    assert first.gate is Gate.CAPS
    assert first.again_at == NOW + HOUR + timedelta(minutes=15)
