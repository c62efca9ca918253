"""Writes sessions and is killed at random moments, again and again.

Usage: ``python killed_writer.py FOLDER KILLS``. Every child takes up the session that
the last one left, reports each repetition only after it was kept, and gets SIGKILL at a
random moment. Afterwards nothing that was reported may be missing or be there twice.
"""

import os
import random
import sys
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from made_records import begun, set_begun

from formcoach.domain.records import SessionState
from formcoach.storage.open_store import open_store
from formcoach.testing import made_up_session
from tests.killing import found_after, killed_child

SESSION = made_up_session(date(2026, 11, 25))
SETS = 3
LATEST_KILL_S = 0.15


def write_on(folder, report):
    """Take up what was left, and go on with session after session."""
    store = open_store(folder)
    found = store.unfinished()
    if found:
        store.resume(found.id)
        finish(store, found, report)
    for number in count(len(store.history().sessions)):
        session = replace(begun(SESSION), id=f"session-{number}")
        store.begin(session)
        finish(store, session, report)


def finish(store, session, report):
    """Do the sets that are missing, and report every repetition once it is kept."""
    for index in range(len(session.sets) + 1, SETS + 1):
        record = replace(SESSION.sets[0], index=index)
        store.begin_set(session.id, set_begun(record))
        for done in record.repetitions:
            store.keep_repetition(session.id, index, done)
            os.write(report, f"{session.id} {index} {done.index}\n".encode())
        store.end_set(session.id, record)
    store.end(session.id, SESSION.ended_at, SessionState.FINISHED, "")


def main(folder, kills):
    """Kill as often as asked; print what was reported, kept, and taken up."""
    chance = random.Random(3)  # noqa: S311
    reported, interrupted = [], 0
    for _ in range(kills):
        reported += killed_child(partial(write_on, folder), chance, LATEST_KILL_S)
        sessions, kept, is_inside = found_after(folder, reported)
        interrupted += is_inside
    running = [each for each in sessions if each.state is SessionState.RUNNING]
    assert len(running) <= 1, "a session was left for ever"
    print(f"{kills} kills, {interrupted} inside a session, {len(reported)} reported, "  # noqa: T201
          f"{len(kept)} kept, {len(sessions)} sessions")  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
