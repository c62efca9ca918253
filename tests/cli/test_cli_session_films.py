"""A whole session in the real app, in front of films instead of a camera."""

from contextlib import closing

import pytest

from formcoach.domain.exercise import Dose
from formcoach.domain.records import SessionState
from formcoach.storage.open_store import open_store
from tests.cli.made_films import film
from tests.cli.made_session import RealApp, answer_well, patient, plan_text

DOSES = {
    "squat": Dose(sets=1, reps=3, rest_s=5),
    "glute_bridge": Dose(sets=1, reps=2, hold_s=2, rest_s=5),
    "bird_dog": Dose(sets=1, reps=3, hold_s=2, rest_s=5),
}
"""The films are no longer."""
TRUTH = {"squat": 3, "glute_bridge": 2, "bird_dog": 3}
"""Repetitions that the truth beside each clip says are to be counted."""


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.usefixtures("model_path")
def test_three_exercises_are_done_before_films_without_a_key_after_the_start(tmp_path):
    """Camera, model, counting, arms that answer, storage: all of it at once."""
    folder = patient(tmp_path, plan_text(DOSES))
    answer_well(folder)
    films = [
        film(tmp_path / "squat.avi", "squat_good", "agree"),
        film(tmp_path / "bridge.avi", "glute_bridge_good", "agree"),
        film(tmp_path / "bird_dog.avi", "bird_dog", "agree", "no", "no"),
    ]
    files = [part for each in films for part in ("--camera", each)]

    with RealApp("--data", tmp_path, "--patient", "anna", "--trial", *files) as app:
        app.to_the_start()
        app.until("Back to today", longest_s=900)

    with closing(open_store(folder)) as store:
        [session] = store.history().sessions
    assert session.state is SessionState.FINISHED
    assert {each.exercise: each.counted for each in session.sets} == TRUTH
    assert [len(each.repetitions) for each in session.sets] == list(TRUTH.values())
    found = [(each.exercise, f.limit) for each in session.sets for f in each.findings]
    assert found == [("bird_dog", "leg_too_high")]
