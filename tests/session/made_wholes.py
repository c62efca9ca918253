"""A whole session without camera, keyboard or waiting: pipeline, arms, store, voice."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from formcoach.definitions.library import load_exercise, shipped_folder
from formcoach.domain.exercise import Dose
from formcoach.domain.prescription import PainRules
from formcoach.domain.records import SessionRecord, SessionState
from formcoach.pipeline import Coach
from formcoach.plan.answers import MayGoOn
from formcoach.session import events as ev
from formcoach.session.conductor import Conductor
from formcoach.session.events import Key
from formcoach.session.session_ports import Clocks, Ports
from formcoach.session.spotter import Spotter
from formcoach.session.stage import OVER, Flow
from formcoach.testing.exerciser import Exerciser, times
from formcoach.testing.memory import MemoryStore, NotingSpeaker

BEGAN = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
THREE = {
    "squat": Dose(sets=1, reps=3, rest_s=10),
    "glute_bridge": Dose(sets=1, reps=3, hold_s=2, rest_s=10),
    "wall_squat": Dose(sets=1, reps=2, hold_s=4, rest_s=10),
}


def exercises(doses=None):
    """Return shipped exercises with small doses."""
    return tuple(
        replace(load_exercise(each, folders=[shipped_folder()]), dose=dose)
        for each, dose in (THREE if doses is None else doses).items()
    )


class Whole:
    """A conductor, a spotter and a made-up patient on one clock."""

    def __init__(self, doses=None, *, steps=0, fps=15.0, start_score=1, store=None):
        self.time_s = 0.0
        self.store = MemoryStore() if store is None else store
        self.speaker = NotingSpeaker()
        self.patient = Exerciser(steps=steps)
        self.spotter = Spotter(make_coach)
        self.stages = []
        clocks = Clocks(elapsed_s=lambda: self.time_s, moment=self.now)
        flow = Flow(
            programme=exercises(doses), rules=PainRules(), contact="-", cap_s=2700.0
        )
        record = SessionRecord(
            id="s1",
            patient="anna",
            prescription="p",
            prescription_sha256="",
            started_at=BEGAN,
            utc_offset_s=0,
            ended_at=None,
            state=SessionState.RUNNING,
        )
        self.conductor = Conductor(
            flow,
            record,
            self.spotter,
            Ports(store=self.store, speaker=self.speaker, clocks=clocks),
            {},
        )
        open_ = (MayGoOn(offer_shorter=False, shown=(), left_out=()),)
        self.conductor.take(
            ev.GatesAnswered(time_s=0, answers=open_, start_score=start_score)
        )
        self._times = times(fps)

    def now(self):
        """Return the time of day."""
        return BEGAN + timedelta(seconds=self.time_s)

    def press(self, key):
        """Press a key."""
        self.conductor.take(ev.Pressed(time_s=0, key=key))

    def frame(self):
        """Let one frame be seen."""
        self.time_s = next(self._times)
        pose = self.patient.pose(self.time_s, self.conductor.flow)
        self.seen = pose
        sighting = self.spotter.update(pose)
        for heard in sighting.heard:
            self.speaker.say(heard.words, heard.urgency)
        for event in sighting.events:
            self.conductor.take(event)
        for found in sighting.findings:
            self.conductor.keep_finding(found)
        self.conductor.take(sighting.look)
        self.conductor.take(ev.Ticked(time_s=0))
        stage = self.conductor.flow.stage
        if not self.stages or self.stages[-1] is not stage:
            self.stages.append(stage)

    def play(self, until=None, *, longest_s=1800.0):
        """Let frames be seen until the session is over, or something is so."""
        self.press(Key.START)
        return self.go_on(until, longest_s=longest_s)

    def go_on(self, until=None, *, longest_s=1800.0):
        """Let more frames be seen."""
        for _ in itertools.count():
            self.frame()
            over = self.conductor.flow.stage in OVER
            if over or (until and until(self)) or self.time_s > longest_s:
                return self
        return self


def make_coach(exercise, *, begun):
    """Return the real pipeline."""
    return Coach(exercise, begun=begun)
