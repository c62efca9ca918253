"""The real app on a terminal of its own, driven by keys and recordings."""

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import closing
from datetime import UTC, datetime
from fcntl import ioctl
from pathlib import Path

from formcoach.domain.records import PainAnswer, PainMoment, ScreenAnswer
from formcoach.plan.red_flags import RED_FLAGS, WORDING
from formcoach.storage.open_store import open_store
from tests.cli.made_screen import Screen

PROJECT = Path(__file__).parents[2]
_ESCAPES = re.compile(rb"\x1b(\[[0-9;?<>=]*[a-zA-Z]|\][^\x07]*\x07|[()][A-Z0-9]|.)")


class RealApp:
    """``formcoach session`` in a pseudo terminal."""

    def __init__(self, *words, size=(100, 30), cwd=PROJECT, env=os.environ):
        self._terminal, its = pty.openpty()
        ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "formcoach.cli.main", "session", *map(str, words)],
            cwd=cwd,
            env={**env, "TERM": "xterm-256color", "PYTHONPATH": str(PROJECT)},
            stdin=its,
            stdout=its,
            stderr=its,
            start_new_session=True,
        )
        os.close(its)
        self.shown = b""
        self.screen = Screen(*size)

    def read(self, seconds):
        """Take in what is shown for some seconds."""
        end_s = time.monotonic() + seconds
        while (left_s := end_s - time.monotonic()) > 0:
            if select.select([self._terminal], [], [], left_s)[0]:
                try:
                    written = os.read(self._terminal, 65536)
                except OSError:
                    return
                self.shown += written
                self.screen.take(written)

    def until(self, words, *, longest_s=60.0):
        """Wait until words are shown that were not shown before."""
        end_s = time.monotonic() + longest_s
        while words not in self.text():
            assert time.monotonic() < end_s, f"{words!r} was not shown: {self.text()}"
            self.read(0.1)
        self.shown = b""

    def until_stands(self, words, *, longest_s=60.0):
        """Wait until words stand on the screen."""
        end_s = time.monotonic() + longest_s
        while words not in (shown := "\n".join(self.screen.lines())):
            assert time.monotonic() < end_s, f"{words!r} was not shown:\n{shown}"
            self.read(0.1)

    def text(self):
        """Return what was shown lately, without escape sequences."""
        return _ESCAPES.sub(b"", self.shown).decode(errors="replace")

    def press(self, keys):
        """Press keys."""
        os.write(self._terminal, keys.encode())

    def press_each(self, keys):
        """Press one key after the other, as a person would."""
        for key in keys:
            self.press(key)
            self.read(0.4)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def vanish(self):
        """Close the terminal; this one sends no signal when it goes."""
        os.close(self._terminal)
        self._terminal = None

    def kill(self):
        """End it as a power cut would; a second time nothing happens."""
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait(20)
        if self._terminal is not None:
            self.vanish()

    def to_the_start(self, key="\r"):
        """Tick the room and start; all else was answered before."""
        self.until("This week", longest_s=120)
        self.press(key)
        self.until("number ticks")
        self.press_each("   \r")
        self.until("Stop at once")
        self.press("\r")


PLAN = """\
schema: 1
id: trial1
patient: {{id: anna, name: Anna}}
therapist: {{name: M. Weber, contact: 030 1234}}
written: 2026-11-26
valid: {{from: 2026-11-26, until: 2027-11-26}}
onset: 2025-11-26
conditions: []
exercises:
{exercises}
session: {{minutes: 30, exercises: 5, per_day: 2, per_week: 7, rest_between_h: 0.5}}
"""
ASKED = """\
  - exercise: {name}
    dose: {{sets: {sets}, reps: {reps}, hold_s: {hold_s}, rest_s: {rest_s},
           per_week: 5}}
    unusual: a test is short"""


def plan_text(doses):
    """Return the prescription of some exercises, each with its dose."""
    asked = (
        ASKED.format(
            name=name,
            sets=dose.sets,
            reps=dose.reps,
            hold_s=dose.hold_s,
            rest_s=dose.rest_s,
        )
        for name, dose in doses.items()
    )
    return PLAN.format(exercises="\n".join(asked))


def patient(data, plan):
    """Make a patient, introduced and with a prescription; return the folder."""
    folder = data / "patients" / "anna"
    folder.mkdir(parents=True, mode=0o700)
    (folder / "profile.json").write_text('{"name": "Anna"}')
    (folder / "prescription.yaml").write_text(plan)
    (folder / "settings.json").write_text('{"introduced": true}')
    return folder


def answer_well(folder):
    """Let the questions of a patient be answered well just now."""
    at = datetime.now(UTC)
    with closing(open_store(folder)) as store:
        store.keep_screen(
            tuple(
                ScreenAnswer(at=at, item=flag.item, yes=False, wording=WORDING)
                for flag in RED_FLAGS
            )
        )
        store.keep_pain(PainAnswer(at=at, moment=PainMoment.BEFORE, score=2))
