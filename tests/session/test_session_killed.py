"""The program is killed within a session: nothing is lost, nothing is asked twice."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from made_flows import Run
from made_wholes import BEGAN, exercises

from formcoach.domain.exercise import Dose
from formcoach.domain.orientation import View
from formcoach.domain.prescription import PainRules
from formcoach.domain.records import (
    PainAnswer,
    PainMoment,
    SessionRecord,
    SessionState,
    SetRecord,
)
from formcoach.session import events as ev
from formcoach.session.events import Key
from formcoach.session.resuming import resumed
from formcoach.session.stage import Flow, Stage, Stop
from formcoach.testing import made_up_repetition

HERE = Path(__file__).parent
KILLS = os.environ.get("FORMCOACH_KILLS", "3")
"""Fifty before a release: about a minute of work."""
LATEST_KILL_S = "1.5"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
def test_H05_a_session_killed_at_any_moment_goes_on_and_loses_nothing(tmp_path):
    """Three exercises with the real pipeline, flow and store, killed and taken up."""
    done = subprocess.run(
        [sys.executable, HERE / "killed_session.py", tmp_path / "anna", KILLS,
         LATEST_KILL_S],
        capture_output=True, text=True, check=False, timeout=1800,
        env={**os.environ, "PYTHONPATH": f"{HERE}{os.pathsep}{HERE.parents[1]}"},
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{KILLS} kills, ")
    assert ", 0 inside a session" not in done.stdout


def broken_off(*names):
    """Return a session that was killed within the last of some sets."""
    sets = [
        SetRecord(
            index=index,
            exercise=name,
            definition_sha256="",
            set_number=1,
            asked=Dose(),
            view=View.SIDE,
            started_at=BEGAN + timedelta(minutes=index),
            ended_at=None,
            repetitions=(made_up_repetition(),),
        )
        for index, name in enumerate(names, start=1)
    ]
    return SessionRecord(
        id="s1",
        patient="anna",
        prescription="p",
        prescription_sha256="",
        started_at=BEGAN,
        utc_offset_s=0,
        ended_at=None,
        state=SessionState.RUNNING,
        sets=tuple(sets),
    )


@pytest.mark.parametrize(
    ("done", "place"),
    [(("squat",), (0, 1)), (("squat", "wall_squat"), (1, 1))],
)
def test_an_owed_answer_leads_on_from_the_set_that_it_is_about(done, place):
    """Else the next exercise would be passed over, or the last one asked for twice."""
    programme = exercises({"squat": Dose(reps=2), "wall_squat": Dose(reps=1)})
    begun = Flow(programme=programme, rules=PainRules(), contact="-", cap_s=600.0)

    after = resumed(begun, broken_off(*done), start_score=1)

    assert (after.exercise_number, after.set_number) == place
    assert after.owes_answer
    assert not after.finishing


def taken_up(*names, prescribed, **changes):
    """Return a session that goes on although its exercise was taken from the plan."""
    record = replace(broken_off(*names), **changes)
    run = Run(exercises(prescribed))
    run.flow = resumed(run.flow, record, start_score=1)
    return run.press(Key.START)


def said(run):
    """Return what the last step said."""
    return [each.words for each in run.last if isinstance(each, ev.Say)]


LEFT_OUT = "Not in your programme any more, and left out: squat."


def test_an_exercise_that_is_not_prescribed_any_more_is_left_out_and_said():
    """The prescription changed: its question is asked, and the others come."""
    run = taken_up("squat", prescribed={"wall_squat": Dose(), "glute_bridge": Dose()})
    asked = run.stage

    run.press(Key.AGREE)

    answers = [each for each in run.last if isinstance(each, ev.KeepPain)]
    assert (asked, run.stage) == (Stage.PAIN, Stage.REST)
    assert [each.exercise for each in answers] == ["squat"]
    assert (run.flow.exercise.id, run.flow.set_number) == ("wall_squat", 1)
    assert said(run)[0] == LEFT_OUT


def test_H13_pain_in_an_exercise_that_was_taken_out_eases_no_other():
    """Its set is answered with five more: the next one comes with its own dose."""
    run = taken_up("squat", prescribed={"wall_squat": Dose(sets=3)})

    run.take(ev.Scored, score=5)
    for _ in range(2):
        run.press(Key.NO)

    assert run.stage is Stage.REST
    assert run.flow.exercise.dose == Dose(sets=3)
    assert run.flow.set_number == 1


def test_H13_red_pain_in_an_exercise_that_was_taken_out_stops_the_session():
    """Pain does not ask what is prescribed."""
    run = taken_up("squat", prescribed={"wall_squat": Dose()})

    run.take(ev.Scored, score=9)
    for _ in range(2):
        run.press(Key.NO)

    assert run.stage is Stage.STOPPED
    assert run.flow.stop is Stop.PAIN


def test_what_is_left_out_is_said_also_where_no_answer_is_owed():
    """The question was answered before the power went."""
    told = PainAnswer(
        at=BEGAN + timedelta(minutes=2),
        moment=PainMoment.AFTER_SET,
        score=1,
        exercise="squat",
    )

    run = taken_up("squat", prescribed={"wall_squat": Dose()}, pain=(told,))

    assert run.stage is Stage.INTRODUCTION
    assert said(run)[0] == LEFT_OUT


def test_where_nothing_else_is_prescribed_the_session_ends_with_its_question():
    """All that is left was done: the answer at the end is the last thing."""
    run = taken_up("wall_squat", "squat", prescribed={"wall_squat": Dose(sets=1)})

    assert run.stage is Stage.END_PAIN
