"""Whole screens as text, with a made-up person and a given clock.

After a wanted change, write them anew with FORMCOACH_UPDATE_SNAPSHOTS=1 and read the
difference.
"""

import math
import os
from pathlib import Path

import pytest
from made_instants import bird_dog, finding, instant, repetition, verdict, warning
from made_sessions import Session, screen_text, until

from formcoach.domain.exercise import Band, Sides
from formcoach.domain.finding import Outcome
from formcoach.domain.measurement import SignalRef
from formcoach.domain.observation import Trouble
from formcoach.feedback.back_watch import TOLD_AFTER_S
from formcoach.ui.summary_screen import SummaryScreen
from formcoach.ui.widgets.trace import Trace
from formcoach.ui.widgets.video_view import Picture

SNAPSHOTS = Path(__file__).parent / "snapshots"

WELL = instant(counted=3, value_deg=12.0, hold_s=2.5)
WARNED = instant(
    counted=3,
    value_deg=-28.0,
    verdicts=(verdict(outcome=Outcome.OUTSIDE),),
    findings=(finding(),),
    cue=warning(),
)
LOST = instant(
    counted=3,
    value_deg=math.nan,
    verdicts=(),
    trouble=Trouble.NOBODY,
    advice="I cannot see you. Please step into the picture.",
)


def assert_as_before(name, text):
    """Compare a screen with its file."""
    file = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("FORMCOACH_UPDATE_SNAPSHOTS"):
        file.write_text(f"{text}\n", encoding="utf-8")
    assert f"{text}\n" == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "now", "size"),
    [
        ("well", WELL, (60, 20)),
        ("well", WELL, (80, 24)),
        ("warned", WARNED, (80, 24)),
        ("warned", WARNED, (160, 48)),
        ("lost", LOST, (80, 24)),
        ("lost", LOST, (160, 48)),
    ],
)
async def test_the_live_screen(name, now, size):
    """Without colours, as somebody would read it to a colour-blind patient."""
    session = Session(picture=Picture.SKELETON)

    async with session.app.run_test(size=size) as pilot:
        live = pilot.app.screen
        values = live.query_one(Trace).history
        for number in range(1, 4):
            session.say(now)
            await until(pilot, lambda number=number: len(values) == number)
        await until(pilot, lambda: live._state.cue == now.cue)
        await until(pilot, lambda: live._state.trouble is now.trouble)
        session.clock.now_s += 0.5
        live.look()
        await pilot.pause()

        assert_as_before(f"{name}_{size[0]}x{size[1]}", screen_text(pilot))


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_live_screen_of_an_exercise_counted_by_the_back(size):
    """Round and hollow in words, and that the back is not seen just now."""
    back = SignalRef.parse("back_bend_change")
    cat_cow = bird_dog(
        name="Cat-cow",
        sides=Sides.BOTH,
        counts_by=back,
        start={back: Band(lower=-3, upper=90)},
        target={back: Band(lower=-80, upper=-14)},
    )
    session = Session(cat_cow, picture=Picture.SKELETON)
    hollow = instant(
        counted=1, value_deg=-31.0, repetition=repetition(peak_deg=-42.0), verdicts=()
    )

    async with session.app.run_test(size=size) as pilot:
        live = pilot.app.screen
        values = live.query_one(Trace).history
        for number in (1, 2):
            session.say(hollow)
            await until(pilot, lambda number=number: len(values) == number)
            session._time_s += TOLD_AFTER_S
        await until(pilot, lambda: live._state.last_repetition is not None)
        live.look()
        await pilot.pause()

        assert_as_before(f"back_{size[0]}x{size[1]}", screen_text(pilot))


async def test_the_summary():
    """Counted, reached, found and not measured on one page."""
    session = Session()

    async with session.app.run_test(size=(80, 24)) as pilot:
        session.say(instant(counted=1, repetition=repetition()))
        session.say(WARNED)
        session.say(LOST)
        session.camera.end()
        await until(pilot, lambda: isinstance(pilot.app.screen, SummaryScreen))
        await pilot.pause()

        assert_as_before("summary_80x24", screen_text(pilot))
