"""Recordings of poses in place of a camera, for sessions in the real app."""

from dataclasses import replace

import numpy as np

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Dose
from formcoach.figure.camera import poses_of
from formcoach.figure.enacting import enact
from formcoach.pose.recording import Recording, RecordingOrigin
from formcoach.session.stage import Stage
from formcoach.testing.exerciser import with_arms
from tests.session.made_wholes import Whole, exercises

FPS = 15.0
AFTERWARDS = ((2.0, tuple(Side)), (1.0, ()), (1.7, (Side.LEFT,)), (1.0, ())) * 3
"""The patient goes on to agree and to say no: the app may be a moment later."""
STANDING_UP = {"squat": Dose()}
RECORDED = frozenset(
    {Stage.SET_UP, Stage.COUNTDOWN, Stage.EXERCISING, Stage.PAIN, Stage.FOLLOW_UP}
)


class Recorder(Whole):
    """A session that keeps what the camera saw, one list for every set-up."""

    def __init__(self, doses, **choices):
        super().__init__(doses, **choices)
        self.takes = []
        self._before = None

    def frame(self):
        """Let one frame be seen, and keep it."""
        super().frame()
        stage = self.conductor.flow.stage
        if stage is Stage.SET_UP and self._before not in {stage, Stage.COUNTDOWN}:
            self.takes.append([])
        self._before = stage
        if stage in RECORDED and self.takes:
            self.takes[-1].append(self.seen)


def recordings(doses, **choices):
    """Return one recording for every exercise of a programme with one set each."""
    recorder = Recorder(doses, **choices)
    recorder.play()
    return [_recording(take) for take in recorder.takes]


def _recording(take):
    first_s = take[0].time_s
    poses = [replace(each, time_s=each.time_s - first_s) for each in take]
    tail = answering(poses[-1].time_s)
    origin = RecordingOrigin(source="made up", model="made up", model_sha256="")
    return Recording.of([*poses, *tail], origin)


def answering(from_s):
    """Yield poses of a patient who agrees, then says no, again and again."""
    [setting] = {enact(each, Side.RIGHT).setting for each in exercises(STANDING_UP)}
    lasts_s = sum(each for each, _ in AFTERWARDS)
    for index in range(1, int(lasts_s * FPS)):
        row = with_arms(index / FPS, AFTERWARDS)[None]
        times_s = np.array([from_s + index / FPS])
        yield from poses_of(setting.place(row), times_s, setting.camera)
