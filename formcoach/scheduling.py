"""Who goes first where the model and the screen want the same processor."""

import contextlib
import os
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def giving_way() -> Iterator[None]:
    """Let this thread, and those it starts, not interrupt the thread that computes.

    Notes
    -----
    A thread that wakes up may take the processor from one that has computed for long,
    as the pose model does, though the next processor is idle. Of the policy
    ``SCHED_BATCH`` it is assumed that it can wait (Linux, sched(7)). Elsewhere, and
    where another policy was chosen on purpose, nothing is changed.

    """
    if sys.platform != "linux" or os.sched_getscheduler(0) != os.SCHED_OTHER:
        yield
        return
    _choose(os.SCHED_BATCH)
    try:
        yield
    finally:
        _choose(os.SCHED_OTHER)


def give_way() -> None:
    """Let this thread give way for as long as it lives."""
    if sys.platform == "linux" and os.sched_getscheduler(0) == os.SCHED_OTHER:
        _choose(os.SCHED_BATCH)


def go_first() -> None:
    """Undo it in a process that was started by a thread that gives way."""
    if sys.platform == "linux" and os.sched_getscheduler(0) == os.SCHED_BATCH:
        _choose(os.SCHED_OTHER)


def _choose(policy: int) -> None:
    """Choose how this thread is scheduled; a container may forbid it."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, policy, os.sched_param(0))
