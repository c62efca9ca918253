"""A practice in memory, and a camera in front of which a made-up patient exercises."""

import itertools
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from formcoach.definitions.library import load_exercise, shipped_folder
from formcoach.domain.exercise import Dose
from formcoach.domain.observation import Frame
from formcoach.domain.prescription import PrescribedExercise
from formcoach.domain.records import PainAnswer, PainMoment, ScreenAnswer
from formcoach.pipeline import Coach
from formcoach.plan.red_flags import RED_FLAGS, WORDING
from formcoach.session.session_ports import Clocks
from formcoach.session.stage import Stage
from formcoach.testing.exerciser import Exerciser
from formcoach.testing.memory import MemoryStore, NotingSpeaker
from formcoach.ui.patient.app import PatientApp
from formcoach.ui.patient.practice import Practice
from formcoach.ui.patient.settings import Settings
from formcoach.ui.widgets.video_view import Picture
from tests.plan.made_plans import plan
from tests.ui.made_sessions import until

BEGAN = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
THREE = {
    "squat": Dose(sets=1, reps=2, rest_s=3, per_week=3),
    "glute_bridge": Dose(sets=1, reps=2, hold_s=2, rest_s=3, per_week=3),
    "wall_squat": Dose(sets=1, reps=1, hold_s=3, rest_s=3, per_week=3),
}
SLOW_FPS, FAST_FPS = 2.0, 10.0
"""While nothing moves on purpose a few frames a second are enough."""
UNHURRIED = frozenset({Stage.INTRODUCTION, Stage.REST, Stage.STOPPED, Stage.SUMMARY})


class MadeUpCamera:
    """An observer of a made-up patient, one frame for every look of the app."""

    name = "made-up camera"

    def __init__(self, surroundings):
        self._surroundings = surroundings
        self._patient = Exerciser(steps=surroundings.steps)
        self.closed = threading.Event()
        self.told = []
        self.failure = None

    def observe(self):
        """Yield frames as fast as the app takes them."""
        for _ in itertools.count():
            lead = self._surroundings.app.lead
            if self.closed.is_set() or lead is None or lead.watcher is None:
                return
            if self.failure is not None:
                raise self.failure
            if lead.flow.stage is self._surroundings.holds_at:
                self._surroundings.held.set()
            if lead.watcher.looks.waits() or self._surroundings.held.is_set():
                time.sleep(0.001)
                continue
            fps = SLOW_FPS if lead.flow.stage in UNHURRIED else FAST_FPS
            self._surroundings.time_s += 1 / fps
            now_s = self._surroundings.time_s
            yield (
                Frame(time_s=now_s, image=None),
                self._patient.pose(now_s, lead.flow),
            )

    def close(self):
        """End."""
        self.closed.set()

    def turn_to(self, exercise):
        """Note what is got ready for."""
        self.told.append(exercise)

    def wait(self):
        """Note that a set is got ready for once more."""
        self.told.append("wait")

    def go_on(self):
        """Note that a set begins."""
        self.told.append("go on")


class Surroundings:
    """Everything that the app is handed, and the app."""

    def __init__(
        self,
        doses=None,
        *,
        store=None,
        speaker=None,
        steps=0,
        cap_s=2700.0,
        looks_per_s=200,
        **changes,
    ):
        self.time_s, self.steps = 0.0, steps
        self.held = threading.Event()
        self.holds_at = None
        self.store = MemoryStore(patient="p1") if store is None else store
        self.speaker = NotingSpeaker() if speaker is None else speaker
        self.cameras, self.saved = [], []
        doses = THREE if doses is None else doses
        self.prescription = replace(
            plan(*doses, session_cap_s=cap_s),
            exercises=tuple(
                PrescribedExercise(exercise=each, dose=dose)
                for each, dose in doses.items()
            ),
        )
        shipped = [shipped_folder()]
        self.practice = Practice(
            **{
                "patient": "p1",
                "prescription": self.prescription,
                "exercises": {e: load_exercise(e, folders=shipped) for e in doses},
                "store": self.store,
                "clocks": Clocks(elapsed_s=lambda: self.time_s, moment=self.moment),
                "make_observer": self._camera,
                "make_coach": lambda: make_coach,
                "make_speaker": lambda _: self.speaker,
                "settings": Settings(introduced=True, picture=Picture.SKELETON),
                "save_settings": self.saved.append,
                "new_id": partial(next, (f"s{n}" for n in itertools.count(1))),
                **changes,
            }
        )
        self.app = PatientApp(self.practice, looks_per_s=looks_per_s)

    def moment(self):
        """Return the time of day."""
        return BEGAN + timedelta(seconds=self.time_s)

    def _camera(self, *_):
        self.cameras.append(MadeUpCamera(self))
        return self.cameras[-1]

    @property
    def stage(self):
        """Return where the session stands."""
        return self.app.lead.flow.stage if self.app.lead else None


def make_coach(exercise, *, begun):
    """Return the real pipeline."""
    return Coach(exercise, begun=begun)


def answered(store, score=1, at=BEGAN):
    """Let all questions but those of the room be answered well at a moment."""
    store.keep_screen(
        tuple(
            ScreenAnswer(at=at, item=flag.item, yes=False, wording=WORDING)
            for flag in RED_FLAGS
        )
    )
    store.keep_pain(PainAnswer(at=at, moment=PainMoment.BEFORE, score=score))
    return store


async def comes(pilot, screen):
    """Wait until a screen of a kind is shown: a key before goes to another one."""
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))
