"""How often the set's screen is drawn, at the pace of life and on a real terminal.

Usage: ``PYTHONPATH=.:tests python tests/ui/patient/a_minute.py [SECONDS]``. A made-up
patient exercises in front of a made-up camera with 30 pictures of 640x480 a second, in
which everything changes. The updates are counted at the far end of the terminal.
"""

import asyncio
import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from made_practices import MadeUpCamera, Surroundings, answered
from textual import on, work
from textual.events import Ready
from textual.pilot import Pilot

from formcoach.bench.terminal import Terminal
from formcoach.domain.exercise import Dose
from formcoach.domain.observation import Frame
from formcoach.session.stage import Stage
from formcoach.testing.memory import MemoryStore
from formcoach.ui.patient.app import PatientApp
from formcoach.ui.patient.settings import Settings
from formcoach.ui.screen_app import run_app
from formcoach.ui.widgets.video_view import Picture, VideoView
from tests.ui.made_sessions import until
from tests.ui.patient.an_hour import begin

MINUTE_S, WARM_UP_S = 60.0, 5.0
CAMERA_FPS, SIZE_PX = 30, (640, 480)
ENOUGH = {"squat": Dose(sets=1, reps=200, rest_s=60, per_week=3)}
"""Longer than is measured."""


class LivelyCamera(MadeUpCamera):
    """Gives pictures at the pace of life; no cell of one is like that of the last."""

    def observe(self):
        """Yield frames by the clock, and none twice."""
        chance = np.random.default_rng(3)
        width, height = SIZE_PX
        images = chance.integers(0, 256, (8, height // 32, width // 32, 3), np.uint8)
        images = [each.repeat(32, 0).repeat(32, 1) for each in images]
        number = 0
        while not self.closed.is_set():
            now_s = self._surroundings.now_s()
            if number / CAMERA_FPS > now_s:
                time.sleep(number / CAMERA_FPS - now_s)
                continue
            number = int(now_s * CAMERA_FPS) + 1
            lead = self._surroundings.app.lead
            frame = Frame(time_s=now_s, image=images[number % len(images)])
            yield frame, self._patient.pose(now_s, lead.flow)


class Lively(Surroundings):
    """The app as it is started, with the clock of the wall."""

    def __init__(self, lasts_s):
        self.lasts_s = lasts_s
        self.began_s = time.monotonic()
        super().__init__(
            ENOUGH,
            store=answered(MemoryStore(patient="p1")),
            settings=Settings(introduced=True, picture=Picture.HALF),
        )
        self.app = SelfStarting(self)

    def now_s(self):
        """Return the seconds since the beginning."""
        self.time_s = time.monotonic() - self.began_s
        return self.time_s

    def _camera(self, *_):
        self.cameras.append(LivelyCamera(self))
        return self.cameras[-1]


class SelfStarting(PatientApp):
    """Presses its own keys, and ends when it was watched long enough."""

    def __init__(self, around):
        clocks = replace(around.practice.clocks, elapsed_s=around.now_s)
        super().__init__(replace(around.practice, clocks=clocks))
        self.around = around
        self.span_s, self.processor_s = (0.0, 0.0), 0.0

    @on(Ready)
    def begin_by_itself(self):
        """Let a pilot do it."""
        self._drive()

    @work
    async def _drive(self):
        pilot = Pilot(self)
        await begin(pilot)
        await until(pilot, lambda: self.around.stage is Stage.EXERCISING)
        await asyncio.sleep(WARM_UP_S)
        first_s, before_s = time.monotonic(), time.process_time()
        await asyncio.sleep(self.around.lasts_s)
        self.span_s = first_s, time.monotonic()
        self.processor_s = time.process_time() - before_s
        assert self.around.stage is Stage.EXERCISING, self.around.stage
        self.exit()


def measured(lasts_s):
    """Return the updates a second at the far end of a terminal, and what was drawn."""
    terminal = Terminal.open()
    command = [sys.executable, __file__, str(lasts_s), "child"]
    with subprocess.Popen(
        command, stdin=terminal.near, stdout=terminal.near, stderr=subprocess.PIPE
    ) as child:
        os.close(terminal.near)
        while child.poll() is None:
            terminal.drain(0.2)
        told = json.loads(child.stderr.read())
    terminal.close()
    span_s = told["span_s"]
    updates = terminal.updates_between(*span_s)
    return told | {"updates_per_s": updates / (span_s[1] - span_s[0])}


def child(lasts_s):
    """Run the app on this terminal; tell on stderr how many pictures were drawn."""
    around, drawn = Lively(lasts_s), set()
    show = VideoView.show

    def noted(view, frame, *others):
        drawn.add(frame.time_s)
        show(view, frame, *others)

    VideoView.show = noted
    run_app(around.app, Path(os.devnull))
    first_s, last_s = around.app.span_s
    began_s = around.began_s
    pictures = sum(first_s <= began_s + each < last_s for each in drawn)
    told = {
        "span_s": around.app.span_s,
        "pictures_per_s": pictures / (last_s - first_s),
    }
    json.dump(told, sys.stderr)


if __name__ == "__main__":
    asked_s = float(sys.argv[1]) if len(sys.argv) > 1 else MINUTE_S
    if "child" in sys.argv:
        child(asked_s)
    else:
        print(json.dumps(measured(asked_s)))  # noqa: T201
