"""An hour of a session at full speed: nothing piles up, nothing is left open."""

import gc
import os
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from made_wholes import Whole

from formcoach.domain.exercise import Dose
from formcoach.session.stage import Stage
from formcoach.storage.open_store import open_store

FPS = 8.0
HOUR_S = 3600.0
SETTLED_S = 600.0
"""By then everything has been loaded once."""
LONG = {
    "squat": Dose(sets=9, reps=15, rest_s=60),
    "glute_bridge": Dose(sets=9, reps=10, hold_s=4, rest_s=60),
    "wall_squat": Dose(sets=9, reps=5, hold_s=10, rest_s=60),
}
STATM = Path("/proc/self/statm")
OPEN = Path("/proc/self/fd")


def resident_mb():
    """Return how much memory is in use now."""
    gc.collect()
    pages = int(STATM.read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.mark.slow
@pytest.mark.skipif(not STATM.exists(), reason="needs /proc")
def test_an_hour_of_a_session_keeps_its_memory_its_threads_and_its_files(
    tmp_path, record_property
):
    """Months of sessions on an old laptop."""
    threads, files = threading.active_count(), len(list(OPEN.iterdir()))
    with closing(open_store(tmp_path / "anna")) as store:
        whole = Whole(LONG, fps=FPS, store=store)
        whole.conductor.flow = replace(whole.conductor.flow, cap_s=2 * HOUR_S)

        whole.play(lambda now: now.time_s >= SETTLED_S, longest_s=HOUR_S)
        settled_mb = resident_mb()
        whole.go_on(lambda now: now.time_s >= HOUR_S, longest_s=2 * HOUR_S)
        after_mb = resident_mb()
        done = store.history().sessions[-1].sets

    n_repetitions = sum(len(each.repetitions) for each in done)
    record_property("settled_mb", settled_mb)
    record_property("after_mb", after_mb)
    assert n_repetitions > 100
    assert whole.conductor.flow.stage is not Stage.STOPPED
    assert after_mb < 1.05 * settled_mb
    assert threading.active_count() == threads
    assert len(list(OPEN.iterdir())) == files
