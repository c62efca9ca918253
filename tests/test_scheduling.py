"""The screen must not take the processor from the model, which has computed longer."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from formcoach.scheduling import give_way, giving_way

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems have no such policy"
)


def policy() -> int:
    """Return how this thread is scheduled."""
    return os.sched_getscheduler(0)


def test_the_screen_and_the_threads_it_starts_give_way():
    """Else the model waits for them although another processor is idle."""
    before = policy()
    with giving_way(), ThreadPoolExecutor(1) as threads:
        assert policy() == os.SCHED_BATCH
        assert threads.submit(policy).result() == os.SCHED_BATCH
    assert policy() == before


def test_the_process_that_watches_goes_first():
    """It is started by a thread that gives way, and would do so as well."""
    said = (
        "import os; from formcoach.scheduling import go_first; "
        "before = os.sched_getscheduler(0); go_first(); "
        "print(before, os.sched_getscheduler(0))"
    )
    with giving_way():
        told = subprocess.run(
            [sys.executable, "-c", said], capture_output=True, check=True, text=True
        )

    assert told.stdout.split() == [str(os.SCHED_BATCH), str(os.SCHED_OTHER)]


def test_only_the_thread_that_asks_gives_way():
    """The second look gives way in the process in which the model goes first."""
    with ThreadPoolExecutor(1, initializer=give_way) as threads:
        assert threads.submit(policy).result() == os.SCHED_BATCH
    assert policy() == os.SCHED_OTHER
