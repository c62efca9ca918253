"""What changed over weeks, how much was done, when the therapist should know."""

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest
from made_plans import NOW, TODAY, history, pain, plan, repetition, session, set_of

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Level
from formcoach.domain.finding import Finding
from formcoach.domain.orientation import View
from formcoach.domain.records import PainMoment, Skipped
from formcoach.domain.repetition import RepetitionOutcome
from formcoach.plan.adherence import adherence, was_judged
from formcoach.plan.contact import reasons_to_contact
from formcoach.plan.progress import Change, about, ranges_over_weeks, real_change

DAY = timedelta(days=1)
MORNING = PainMoment.NEXT_MORNING


def with_rom(*roms_deg, days_ago=0, model="m", **changes):
    """Return a session of squats with some ranges of motion."""
    at = NOW - days_ago * DAY
    repetitions = tuple(
        repetition(n, rom_deg=rom) for n, rom in enumerate(roms_deg, start=1)
    )
    made = set_of(at=at, repetitions=repetitions, **changes)
    return session(at, [made], model_sha256=model)


def lines(*sessions):
    """Return what may be compared."""
    return ranges_over_weeks(history(sessions=sessions))


@pytest.mark.parametrize(
    ("signal", "roms", "change"),
    [
        ("knee_flexion", [50] * 5, Change.TOO_FEW),
        ("knee_flexion", [50, 50, 50, 59, 59, 59], Change.NO_REAL_CHANGE),
        ("knee_flexion", [50, 50, 50, 60, 60, 60], Change.MORE),
        ("knee_flexion", [60, 60, 60, 50, 50, 50], Change.LESS),
        ("trunk_inclination", [50, 50, 50, 64, 64, 64], Change.NO_REAL_CHANGE),
        ("trunk_inclination", [50, 50, 50, 65, 65, 65], Change.MORE),
        ("back_bend_change", [10, 10, 10, 24, 24, 24], Change.NO_REAL_CHANGE),
        ("knee_flexion", [50, 50, 50, 90, 50, 50], Change.NO_REAL_CHANGE),
    ],
)
def test_a_change_counts_only_beyond_the_error_of_measuring(signal, roms, change):
    """Ten degrees of a limb, fifteen of the trunk, by medians of three sessions."""
    assert real_change(signal, roms)[0] is change


def test_the_range_of_a_session_is_the_median_of_what_counts():
    """One wild repetition is no record, and a partial one no range."""
    partial = replace(repetition(4, rom_deg=20), outcome=RepetitionOutcome.PARTIAL)
    made = set_of(
        repetitions=(
            repetition(1, rom_deg=60),
            repetition(2, rom_deg=70),
            repetition(3, rom_deg=140),
            partial,
            repetition(5, rom_deg=math.nan),
        )
    )

    [line] = lines(session(NOW, [made]))

    [day] = line.sessions
    assert (day.rom_deg, day.best_deg, day.n_repetitions) == (70, 140, 3)
    assert (line.change, line.best) == (Change.TOO_FEW, day)


def test_H19_sessions_of_another_model_are_never_compared():
    """Another model reads other angles; its line begins anew."""
    old = [with_rom(50, days_ago=n, model="m1") for n in (9, 8, 7)]
    new = [with_rom(90, days_ago=n, model="m2") for n in (3, 2, 1)]

    found = lines(*old, *new)

    assert [(each.model_sha256, each.change) for each in found] == [
        ("m1", Change.TOO_FEW),
        ("m2", Change.TOO_FEW),
    ]


def test_H19_sessions_of_another_view_or_of_no_known_model_are_never_compared():
    """Unknown is like nothing."""
    side = with_rom(50, days_ago=2)
    front = with_rom(50, days_ago=1, view=View.FRONT)
    unknown = with_rom(50, days_ago=0, model="")

    assert len(lines(side, front, unknown)) == 2
    assert lines(unknown) == ()


def test_the_sides_have_lines_of_their_own():
    """A stiff left hip must not hide behind the right one."""
    both = set_of(repetitions=(repetition(1), repetition(2, side=Side.RIGHT)))

    assert {each.side for each in lines(session(NOW, [both]))} == set(Side)


def test_what_was_hardly_seen_is_no_range():
    """Three quarters of the frames are too few."""
    assert lines(with_rom(50, tracked_fraction=0.75)) == ()
    assert lines(with_rom(50, view_ok_fraction=0.75)) == ()
    assert lines(with_rom(50, signal="hip_shift_change")) == ()


@pytest.mark.parametrize(("degrees", "told"), [(62.4, 60), (62.6, 65), (-7, -5)])
def test_degrees_are_told_to_the_nearest_five(degrees, told):
    """The camera knows no better."""
    assert about(degrees) == told


def test_adherence_is_sets_done_of_sets_prescribed():
    """Seven days of ten sets a week; what was seen is told apart."""
    known = history(
        sessions=(
            session(NOW, [set_of(), set_of(index=2, tracked_fraction=0.2)]),
            session(NOW - 9 * DAY),
            session(NOW - DAY, [set_of("something_else")]),
        ),
        skipped=(Skipped(on=TODAY - 2 * DAY, why="pain"),),
    )

    found = adherence(plan(), known, TODAY - 6 * DAY, TODAY)

    assert (found.sets_done, found.sets_asked, found.fraction) == (2, 10, 0.2)
    assert (found.sets_judged, found.judged_fraction) == (1, 0.5)
    assert [each.sets_done for each in found.days] == [0, 0, 0, 0, 0, 1, 2]
    assert found.days[4].skipped == ("pain",)
    assert (found.days[6].sessions, found.days[6].lasted_s) == (1, 900.0)


def test_days_before_the_prescription_ask_for_nothing():
    """Nobody is behind with what was not yet prescribed."""
    found = adherence(plan(), history(), date(2026, 10, 1), date(2026, 10, 31))

    assert (found.sets_asked, found.fraction, found.judged_fraction) == (0, None, None)


def test_doing_more_is_not_more_than_all():
    """No reward for overuse."""
    sets = [set_of(index=n) for n in range(1, 20)]

    found = adherence(plan(), history(sessions=(session(NOW, sets),)), TODAY, TODAY)

    assert found.fraction == 1
    assert was_judged(sets[0])


def reasons(prescription=None, **known):
    """Return why the therapist should know."""
    recent = {"sessions": (session(NOW - DAY),)}
    return reasons_to_contact(
        prescription or plan(), history(**{**recent, **known}), NOW
    )


def test_if_all_goes_well_nobody_is_bothered():
    """The tests below change one thing each."""
    assert reasons() == ()


def warned(at):
    """Return a session in which one of two repetitions was warned of."""
    found = Finding(
        limit="too_deep",
        level=Level.WARN,
        side=Side.LEFT,
        start_s=0,
        alert_s=0.4,
        end_s=1,
        worst=120,
        bound=110,
        cue="Stay a little higher.",
    )
    repetitions = (repetition(1, findings=["too_deep"]), repetition(2))
    return session(at, [set_of(at=at, findings=(found,), repetitions=repetitions)])


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (
            {"pain": (pain(6, NOW - DAY), pain(7))},
            "Twice on end your pain was too high to begin.",
        ),
        (
            {
                "pain": (
                    pain(2, NOW - 3 * DAY),
                    pain(3, NOW - 2 * DAY, MORNING),
                    pain(4, NOW - DAY, MORNING),
                )
            },
            "Twice on end your pain was higher on the morning after.",
        ),
        (
            {"pain": (pain(1, NOW - DAY), pain(5, NOW, PainMoment.END))},
            "Exercising raised your pain more than it should this week.",
        ),
        (
            {
                "pain": (
                    pain(1, NOW - 15 * DAY),
                    pain(2, NOW - 8 * DAY),
                    pain(3, NOW - DAY),
                )
            },
            "Your pain has risen for two weeks.",
        ),
        (
            {"sessions": (session(NOW - 15 * DAY),)},
            "There was no session for two weeks.",
        ),
        (
            {"sessions": (warned(NOW - 2 * DAY), warned(NOW - DAY))},
            "The same hint came again and again in squat.",
        ),
        (
            {"pain": (pain(1, NOW - DAY), pain(4, NOW, MORNING))},
            "The amount was lowered because of pain; only your therapist raises it.",
        ),
    ],
)
def test_what_the_therapist_should_know_is_told_to_the_patient(known, told):
    """In a calm sentence, which the report repeats."""
    assert told in reasons(**known)


@pytest.mark.parametrize(
    ("until", "told"),
    [
        (TODAY + 8 * DAY, ()),
        (TODAY + 7 * DAY, ("Your prescription ends on 3 December 2026.",)),
        (TODAY - DAY, ("Your prescription has ended.",)),
    ],
)
def test_the_end_of_the_prescription_is_told_a_week_before(until, told):
    """In time for an appointment."""
    assert reasons(plan(valid_until=until)) == told


@pytest.mark.parametrize(("now", "told"), [(4, True), (3, True), (2, False)])
def test_pain_that_is_no_better_at_the_end_is_told(now, told):
    """Two points are the least that matters; then the programme is looked at anew."""
    answers = (pain(4, NOW - 23 * DAY), pain(now, NOW))

    found = reasons(plan(valid_until=TODAY + 3 * DAY), pain=answers)

    sentence = "Your pain is about as it was when this programme began."
    assert (sentence in found) == told


def test_one_bad_morning_is_no_reason_to_call():
    """Back pain goes up and down."""
    once = (pain(2, NOW - 3 * DAY), pain(3, NOW - DAY, MORNING))

    assert reasons(pain=once) == ()
