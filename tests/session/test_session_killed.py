"""The program is killed within a session: nothing is lost, nothing is asked twice."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from made_wholes import BEGAN, exercises

from formcoach.domain.exercise import Dose
from formcoach.domain.orientation import View
from formcoach.domain.prescription import PainRules
from formcoach.domain.records import SessionRecord, SessionState, SetRecord
from formcoach.session.resuming import resumed
from formcoach.session.stage import Flow
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


def test_an_exercise_that_is_not_prescribed_any_more_is_not_returned_to():
    """The prescription changed in between; its question is asked all the same."""
    programme = exercises({"wall_squat": Dose(reps=1)})
    begun = Flow(programme=programme, rules=PainRules(), contact="-", cap_s=600.0)

    after = resumed(begun, broken_off("squat"), start_score=1)

    assert (after.exercise_number, after.set_number) == (0, 1)
    assert after.owes_answer
