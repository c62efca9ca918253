"""A limit may ask for a straighter view than its exercise."""

import math

import pytest

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import MOVING_PHASES, Level, Limit, Phase
from formcoach.domain.finding import Outcome
from formcoach.domain.measurement import Measurements, SignalRef
from formcoach.rules.judge import Judge
from formcoach.testing import made_up_squat

ROUNDS = Limit(
    id="rounds",
    signal=SignalRef.parse("back_bend_change"),
    level=Level.WARN,
    cue="Lift your breastbone a little.",
    why="A reason.",
    source="made up",
    above=20.0,
    during=MOVING_PHASES,
    turned_at_most_deg=15.0,
)


def judgements(*parts, judge=None, begin_s=0.0):
    """Return what is said of parts of a set.

    A part is its seconds, phase, change of the back and turn of the patient.
    """
    judge = judge or Judge(made_up_squat(limits=(ROUNDS,)))
    said, time_s = [], begin_s
    neutral = Measurements(time_s=0.0, values={"back_bend": -40.0})
    for seconds, phase, change, turned_deg in parts:
        for _ in range(round(seconds * 10)):
            now = Measurements(time_s=time_s, values={"back_bend": change - 40.0})
            said.append(
                judge.update(
                    now, neutral, Side.LEFT, phase, None, turned_deg=turned_deg
                )
            )
            time_s += 0.1
    return said


def found(said):
    """Return the limits that were found."""
    return [each.limit for one in said for each in one.findings]


@pytest.mark.parametrize(("turned_deg", "limits"), [(10, ["rounds"]), (20, [])])
def test_H02_a_limit_is_judged_only_where_the_patient_rests_straight_enough(
    turned_deg, limits
):
    """Turned by 15 degrees, a hinge with a neutral back changes its outline by 30."""
    said = judgements((2, Phase.REST, 0, turned_deg), (1, Phase.HOLD, 40, turned_deg))

    assert found(said) == limits
    assert said[-1].turned == frozenset(() if limits else ("rounds",))
    outcome = Outcome.OUTSIDE if limits else Outcome.NOT_MEASURED
    assert said[-1].verdicts[0].outcome is outcome


def test_what_is_read_of_the_view_while_moving_does_not_matter():
    """A folded trunk is read as less turned than it is."""
    said = judgements((2, Phase.REST, 0, 20), (3, Phase.HOLD, 40, 5))

    assert found(said) == []


def test_a_patient_who_turns_straight_at_rest_is_judged_from_then_on():
    """They were asked to turn their side to the camera, and did."""
    said = judgements(
        (2, Phase.REST, 0, 21), (3, Phase.REST, 0, 6), (1, Phase.HOLD, 40, 6)
    )

    assert found(said) == ["rounds"]
    assert said[0].turned == {"rounds"}
    assert said[-1].turned == frozenset()


def test_a_moment_of_another_reading_before_the_movement_changes_nothing():
    """The reading falls as soon as the trunk begins to fold."""
    said = judgements(
        (2, Phase.REST, 0, 19), (0.3, Phase.REST, 0, 9), (1, Phase.HOLD, 40, 9)
    )

    assert found(said) == []


def test_an_unknown_view_is_no_straight_one():
    """Not measured is an answer."""
    said = judgements((2, Phase.REST, 0, math.nan), (1, Phase.HOLD, 40, math.nan))

    assert found(said) == []
    assert said[-1].turned == {"rounds"}


def test_the_turn_is_forgotten_when_judging_stops():
    """Whoever comes back may stand otherwise."""
    judge = Judge(made_up_squat(limits=(ROUNDS,)))
    judgements((2, Phase.REST, 0, 20), judge=judge)
    judge.release(2.0)

    said = judgements(
        (0.5, Phase.REST, 0, 5), (1, Phase.HOLD, 40, 5), judge=judge, begin_s=10.0
    )

    assert found(said) == ["rounds"]


def test_other_limits_are_judged_all_the_same():
    """Only the outline suffers so much from so little a turn."""
    knee = Limit(
        id="too_deep",
        signal=SignalRef.parse("knee_flexion"),
        level=Level.WARN,
        cue="Stay a little higher.",
        why="A reason.",
        source="made up",
        above=110.0,
    )
    now = Measurements(time_s=0.0, values={"knee_flexion_left": 60.0})

    said = Judge(made_up_squat(limits=(ROUNDS, knee))).update(
        now, now, Side.LEFT, Phase.HOLD, None, turned_deg=20.0
    )

    assert [each.outcome for each in said.verdicts] == [
        Outcome.NOT_MEASURED,
        Outcome.WITHIN,
    ]
