"""What can be read and heard from a mat, three metres from a small terminal."""

import asyncio

import pytest
from made_instants import HEAD_DROPS, finding, instant, warning
from made_sessions import Session, screen_text, until

from formcoach.definitions.library import list_exercises
from formcoach.domain.exercise import Level
from formcoach.domain.finding import Cue
from formcoach.errors import ObserverError
from formcoach.ui.failure_screen import FailureScreen
from formcoach.ui.live_state import RING_APART_S
from formcoach.ui.saying import Situation, saying
from formcoach.ui.widgets.notice import Notice, drawn
from formcoach.ui.widgets.pixel_font import half_block_rows

SMALL = (80, 24)
BELL = "\a"


def rings_of(session):
    """Return a list that grows with every ring of the bell."""
    rings = []
    session.app.bell = lambda: rings.append("ring")
    return rings


@pytest.mark.parametrize(
    ("level", "symbol", "heading"),
    [(Level.WARN, "▲", "EASE BACK"), (Level.STOP, "■", "STOP")],
)
async def test_H16_a_warning_is_read_at_80x24_without_any_colour(
    monkeypatch, level, symbol, heading
):
    """By symbol, word and sentence: for the colour-blind, and on any terminal."""
    monkeypatch.setenv("NO_COLOR", "1")
    session = Session()
    cue = Cue(words="Lower your leg.", level=level, since_s=0.0)

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(findings=(finding(),), cue=cue))
        notice = pilot.app.screen.query_one(Notice)
        await until(pilot, lambda: notice.saying.words == cue.words)
        said = notice.saying
        words = screen_text(pilot)

    assert session.app.no_color
    assert (said.symbol, said.heading, said.words) == (symbol, heading, cue.words)
    for row in half_block_rows("Lower your leg.", 1):
        assert row.rstrip() in words


@pytest.mark.parametrize("exercise", list_exercises(), ids=lambda each: each.id)
def test_H16_every_warning_that_is_shipped_is_in_big_letters_at_80x24(exercise):
    """Two lines of about sixteen letters are what is read from three metres.

    Of a stop it is the word itself that must be read.
    """
    columns, rows = 78, 7
    urgent = [each for each in exercise.limits if each.level >= Level.WARN]

    for limit in urgent:
        said = saying(Situation(cue=Cue(words=limit.cue, level=limit.level, since_s=0)))
        shown = drawn(said, columns, rows)
        must_be_big = said.heading if limit.level is Level.STOP else said.words
        assert must_be_big not in shown, f"{limit.id}: {must_be_big}"


async def test_H16_the_bell_rings_for_a_warning_and_not_for_a_tip():
    """On the floor nobody looks at a screen; a tip can wait."""
    session = Session()
    rings = rings_of(session)

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(findings=(finding(HEAD_DROPS),), counted=1))
        await until(pilot, lambda: pilot.app.screen._state.counted == 1)
        assert rings == []
        session.say(instant(findings=(finding(),), cue=warning(), counted=2))
        await until(pilot, lambda: pilot.app.screen._state.counted == 2)

    assert rings == ["ring"]


async def test_H16_a_wobble_at_the_limit_does_not_ring_without_end():
    """A bell that never stops is switched off, and then no warning is heard."""
    session = Session()
    rings = rings_of(session)

    async with session.app.run_test(size=SMALL) as pilot:
        for count in range(1, 6):
            session.say(instant(findings=(finding(),), counted=count))
        await until(pilot, lambda: pilot.app.screen._state.counted == 5)
        assert rings == ["ring"]
        session.clock.now_s += RING_APART_S
        session.say(instant(findings=(finding(),), counted=6))
        await until(pilot, lambda: pilot.app.screen._state.counted == 6)

    assert rings == ["ring", "ring"]


async def test_H05_the_end_of_the_camera_is_heard_and_counts_nothing():
    """Somebody who lies face down must hear that nobody watches any more."""
    session = Session()
    rings = rings_of(session)
    gone = ObserverError("The part of formcoach that watches camera 0 has ended.")

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(counted=2))
        live = pilot.app.screen
        await until(pilot, lambda: live._state.counted == 2)
        session.camera.show(gone)
        session.say(instant(counted=3))
        await until(pilot, lambda: isinstance(pilot.app.screen, FailureScreen))
        await asyncio.sleep(0.1)
        words = screen_text(pilot)

    assert rings == ["ring"]
    assert "Nothing more is counted." in words
    assert live._state.counted == 2
