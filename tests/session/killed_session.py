"""Whole sessions that are killed at random moments, again and again.

Usage: ``python killed_session.py FOLDER KILLS``. Each child takes up the session that
the last one left, with the real pipeline, flow and store, and tells of a repetition
only after it was kept. Nothing that was told may be missing afterwards, or be there
twice; the sets never come to more than was asked for.
"""

import os
import random
import sys
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from made_wholes import BEGAN, Whole

from formcoach.domain.exercise import Dose
from formcoach.session.events import Key
from formcoach.session.resuming import last_known, may_resume, resumed
from formcoach.session.stage import Stage
from formcoach.storage.open_store import open_store
from formcoach.storage.sqlite_store import SqliteStore
from tests.killing import found_after, killed_child

FPS = 8.0
PROGRAMME = {
    "squat": Dose(sets=1, reps=3, rest_s=5),
    "glute_bridge": Dose(sets=1, reps=3, hold_s=2, rest_s=5),
    "wall_squat": Dose(sets=1, reps=2, hold_s=4, rest_s=5),
}


class Telling:
    """A store that tells of a repetition once it is kept."""

    def __init__(self, store: SqliteStore, pipe: int) -> None:
        self._store, self._pipe = store, pipe

    def __getattr__(self, name):
        return getattr(self._store, name)

    def keep_repetition(self, session, set_index, done):
        """Keep it, then tell."""
        self._store.keep_repetition(session, set_index, done)
        os.write(self._pipe, f"{session} {set_index} {done.index}\n".encode())


class Later(Whole):
    """A session that begins later, after one that was broken off."""

    begins = BEGAN

    def now(self):
        """Return the time of day."""
        return self.begins + timedelta(seconds=self.time_s)


def exercise_on(folder, pipe):
    """Take up what was left, and begin anew when a session is over."""
    store = Telling(open_store(folder), pipe)
    while True:
        number = len(store.history().sessions)
        found = store.unfinished()
        whole = Later(PROGRAMME, fps=FPS, store=store)
        conductor = whole.conductor
        if found:
            whole.begins = last_known(found) + timedelta(seconds=5)
            assert may_resume(found, whole.now())
            conductor.kept.record = found
            conductor.flow = replace(
                resumed(conductor.flow, found, start_score=1), stage=Stage.READY
            )
        else:
            whole.begins = BEGAN + timedelta(hours=4 * number)
            conductor.kept.record = replace(conductor.kept.record, id=f"s{number}")
        whole.press(Key.START)
        whole.go_on()
        assert not conductor.kept.trouble, conductor.kept.trouble


def main(folder, kills, latest_s):
    """Kill as often as asked; check after each; print what came of it."""
    chance = random.Random(5)  # noqa: S311
    told, inside = [], 0
    for _ in range(kills):
        told += killed_child(partial(exercise_on, folder), chance, latest_s)
        sessions, kept, is_inside = found_after(folder, told)
        inside += is_inside
        for session in sessions:
            done = Counter(e.exercise for e in session.sets if e.repetitions)
            assert max(done.values(), default=0) <= 1, "more than was asked for"
    print(f"{kills} kills, {inside} inside a session, {len(told)} told, {len(kept)} "  # noqa: T201
          f"kept, {len(sessions)} sessions")  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
