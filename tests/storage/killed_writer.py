"""Writes sessions and is killed at random moments, again and again.

Usage: ``python killed_writer.py FOLDER KILLS``. Every child takes up the session that
the last one left, reports each repetition only after it was kept, and gets SIGKILL at a
random moment. Afterwards nothing that was reported may be missing or be there twice.
"""

import os
import random
import select
import signal
import sys
import time
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from made_records import begun, set_begun

from formcoach.domain.records import SessionState
from formcoach.storage.open_store import open_store
from formcoach.testing import made_up_session

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


def killed_child(folder, chance):
    """Let a child write until it is killed; return what it reported."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write_on(folder, writing)
        finally:
            os._exit(1)
    os.close(writing)
    select.select([reading], [], [], 10)  # until its first repetition is kept
    time.sleep(chance.uniform(0, LATEST_KILL_S))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "the child ended by itself"
    with os.fdopen(reading) as pipe:
        return [tuple(line.split()) for line in pipe.read().splitlines()]


def main(folder, kills):
    """Kill as often as asked; print what was reported, kept, and taken up."""
    chance = random.Random(3)  # noqa: S311
    reported, interrupted = [], 0
    for _ in range(kills):
        reported += killed_child(folder, chance)
        store = open_store(folder)
        interrupted += store.unfinished() is not None
        sessions, notices = store.history().sessions, store.notices
        store.close()
        kept = [
            (session.id, str(record.index), str(done.index))
            for session in sessions
            for record in session.sets
            for done in record.repetitions
        ]
        assert not notices, notices
        assert len(kept) == len(set(kept)), "kept twice"
        assert set(reported) <= set(kept), set(reported) - set(kept)
    running = [each for each in sessions if each.state is SessionState.RUNNING]
    assert len(running) <= 1, "a session was left for ever"
    print(f"{kills} kills, {interrupted} inside a session, {len(reported)} reported, "  # noqa: T201
          f"{len(kept)} kept, {len(sessions)} sessions")  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
