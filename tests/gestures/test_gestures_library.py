"""No exercise of the library pauses itself, done by a made-up person."""

from dataclasses import replace

import pytest

from formcoach.definitions.library import list_exercises, shipped_folder
from formcoach.domain.prescription import PainRules
from formcoach.gestures.fall import FallWatch
from formcoach.gestures.pause import RaisedHandWatch, pause_sign
from formcoach.session.stage import Flow, Stage
from formcoach.testing.exerciser import Exerciser

FPS = 8.0
WATCHED_S = 20.0


@pytest.mark.parametrize(
    "exercise", list_exercises([shipped_folder()]), ids=lambda each: each.id
)
def test_doing_an_exercise_is_no_sign_and_no_fall(exercise):
    """Arms overhead belong to many exercises, and so does the way to the floor."""
    short = replace(exercise, dose=replace(exercise.dose, hold_s=2.0, duration_s=8.0))
    flow = Flow(programme=(short,), rules=PainRules(), contact="-", cap_s=2700.0)
    flow = flow.at(Stage.SET_UP, 0.0)
    patient = Exerciser()
    hand, fall = RaisedHandWatch(pause_sign(short)), FallWatch()

    signs = []
    for index in range(int(WATCHED_S * FPS)):
        time_s = index / FPS
        if time_s == 4.0:
            flow = flow.at(Stage.EXERCISING, time_s)
        pose = patient.pose(time_s, flow)
        signs += ["hand"] * hand.update(pose) + ["fall"] * fall.update(pose)

    assert signs == []
