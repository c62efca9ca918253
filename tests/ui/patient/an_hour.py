"""A long session through the real app at full speed: what grows, what is left over.

Usage: ``PYTHONPATH=.:tests python tests/ui/patient/an_hour.py [SECONDS]``, of the
session's own time; an hour takes some minutes of work. It prints what it measured as
JSON. Patient, camera and voice are made up; app, screens, pipeline and store are real.
"""

import asyncio
import gc
import json
import os
import sys
import tempfile
import threading
import tracemalloc
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from made_practices import Surroundings, answered, comes
from textual.widget import Widget

from formcoach.domain.exercise import Dose
from formcoach.session.events import Key
from formcoach.session.stage import Stage
from formcoach.storage.open_store import open_store
from formcoach.ui.patient.asking_screens import TickScreen
from formcoach.ui.patient.done_screen import DoneScreen
from formcoach.ui.patient.refused_screen import ReadyScreen
from formcoach.ui.patient.today_screen import TodayScreen

HOUR_S = 3600.0
SETTLED_SHARE = 1 / 6
"""By then everything has been loaded once: ten minutes of an hour."""
SETTLING_S = 2.0
"""So long time stands still: the screen of the stage before is taken away."""
SETS = 9
DOSES = {
    "squat": Dose(sets=SETS, reps=15, rest_s=60, per_week=3),
    "glute_bridge": Dose(sets=SETS, reps=10, hold_s=4, rest_s=60, per_week=3),
    "wall_squat": Dose(sets=SETS, reps=5, hold_s=10, rest_s=60, per_week=3),
}
STATM, OPEN = Path("/proc/self/statm"), Path("/proc/self/fd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What there is at one moment."""

    session_s: float
    resident_mb: float
    python_mb: float
    """What Python itself has in use (tracemalloc)."""
    tasks: int
    """Of asyncio: every widget, screen, worker and timer has one."""
    widgets: int
    screens: int
    threads: int
    files: int


def standing(around):
    """Return what there is now."""
    gc.collect()
    app = around.app
    widgets = sum(len(screen.query(Widget)) for screen in app.screen_stack)
    pages = int(STATM.read_text(encoding="ascii").split()[1])
    return Standing(
        session_s=around.time_s,
        resident_mb=pages * os.sysconf("SC_PAGE_SIZE") / 1e6,
        python_mb=tracemalloc.get_traced_memory()[0] / 1e6,
        tasks=len(asyncio.all_tasks()),
        widgets=widgets,
        screens=len(app.screen_stack),
        threads=in_use()[0],
        files=in_use()[1],
    )


def in_use():
    """Return how many threads there are, and how many open files."""
    return threading.active_count(), len(list(OPEN.iterdir()))


async def live(length_s, folder, doses):
    """Go through a session; return what there was, by the moment."""
    seen = {}
    with closing(open_store(folder)) as store:
        answered(store)
        around = Surroundings(doses, store=store, cap_s=2 * length_s + HOUR_S)
        app = around.app
        async with app.run_test(size=(100, 30)) as pilot:
            await comes(pilot, TodayScreen)
            seen["before"] = standing(around)
            await begin(pilot)
            seen["settled"] = await resting(around, SETTLED_SHARE * length_s)
            seen["at_the_end"] = await resting(around, length_s)
            app.action_session(Key.END_SESSION)
            await comes(pilot, DoneScreen)
            await pilot.press("enter")
            await comes(pilot, TodayScreen)
            await pilot.pause()
            seen["after"] = standing(around)
        sets = store.history().sessions[-1].sets
    return {
        **{name: asdict(each) for name, each in seen.items()},
        "sets": len(sets),
        "repetitions": sum(len(each.repetitions) for each in sets),
    }


def measured(length_s, folder, doses=DOSES):
    """Go through a session in a loop of its own; return what it left over too."""
    before = in_use()
    lived = asyncio.run(live(length_s, folder, doses))
    threads, files = in_use()
    left = {"threads_left": threads - before[0], "files_left": files - before[1]}
    return lived | left


async def begin(pilot):
    """Tick what the room needs, and begin."""
    await pilot.press("enter")
    await comes(pilot, TickScreen)
    await pilot.press("space", "space", "space", "enter")
    await comes(pilot, ReadyScreen)
    await pilot.press("enter")


async def resting(around, time_s):
    """Wait for a rest after some time of the session, and return what there is then."""
    while not around.held.is_set():
        assert around.stage not in {Stage.STOPPED, Stage.SUMMARY}, around.stage
        if around.time_s >= time_s:
            around.holds_at = Stage.REST
        await asyncio.sleep(0.01)
    await asyncio.sleep(SETTLING_S)
    there = standing(around)
    around.holds_at = None
    around.held.clear()
    return there


if __name__ == "__main__":
    tracemalloc.start()
    with tempfile.TemporaryDirectory() as made:
        asked_s = float(sys.argv[1]) if len(sys.argv) > 1 else HOUR_S
        told = measured(asked_s, Path(made) / "p1")
        print(json.dumps(told, indent=1))  # noqa: T201
