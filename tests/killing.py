"""Children that write and are killed at random moments, and what must be left."""

import os
import select
import signal
import time
import traceback

from formcoach.storage.open_store import open_store

FIRST_WITHIN_S = 60


def killed_child(work, chance, latest_s):
    """Let a child work until it is killed; return what it told of.

    It tells into a pipe, a line for each repetition that was kept, and is killed some
    time after the first.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(writing)
        except BaseException:  # noqa: BLE001  # told to whoever killed it
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(writing)
    select.select([reading], [], [], FIRST_WITHIN_S)
    time.sleep(chance.uniform(0, latest_s))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "the child ended by itself"
    with os.fdopen(reading) as pipe:
        return [tuple(line.split()) for line in pipe.read().splitlines()]


def found_after(folder, told):
    """Return the sessions, what was kept of them, and whether one is unfinished.

    Nothing that was told of may be missing, or be there twice.
    """
    store = open_store(folder)
    inside = store.unfinished() is not None
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
    assert set(told) <= set(kept), set(told) - set(kept)
    return sessions, kept, inside
