"""From today's programme over the questions to the summary, in the real app."""

import asyncio
import time
from dataclasses import replace

import pytest
from made_practices import Surroundings, answered, comes

from formcoach.domain.exercise import Dose
from formcoach.domain.records import SessionState
from formcoach.errors import CameraError, StorageError
from formcoach.plan.red_flags import RED_FLAGS
from formcoach.session import events as ev
from formcoach.session.events import Sign
from formcoach.session.stage import Stage, Stop
from formcoach.testing.memory import MemoryStore, NotingSpeaker
from formcoach.ui import messages
from formcoach.ui.failure_screen import FailureScreen
from formcoach.ui.patient.asking_screens import (
    AnswerScreen,
    AskPainScreen,
    TickScreen,
)
from formcoach.ui.patient.done_screen import DoneScreen
from formcoach.ui.patient.refused_screen import ReadyScreen, RefusedScreen
from formcoach.ui.patient.set_screen import SetScreen
from formcoach.ui.patient.skip_screen import SkipScreen
from formcoach.ui.patient.today_screen import TodayScreen
from formcoach.ui.patient.watching import Happened
from tests.ui.made_sessions import screen_text, until

SHORT = {
    "squat": Dose(sets=1, reps=1, rest_s=2, per_week=3),
    "glute_bridge": Dose(sets=1, reps=1, hold_s=1, rest_s=2, per_week=3),
    "wall_squat": Dose(sets=1, reps=1, hold_s=1, rest_s=2, per_week=3),
}
ONE = {"squat": Dose(sets=2, reps=3, rest_s=5, per_week=3)}


def ready_store():
    """Return a store in which the questions were just answered well."""
    return answered(MemoryStore(patient="p1"))


async def start(pilot):
    """Tick the room and start."""
    await pilot.press("enter")
    await tick_and_go(pilot)


async def tick_and_go(pilot):
    """Tick what the room needs, and begin."""
    await comes(pilot, TickScreen)
    await pilot.press("space", "space", "space", "enter")
    await comes(pilot, ReadyScreen)
    await pilot.press("enter")


async def to(pilot, surroundings, stage):
    """Start and go on until a stage is reached; no time passes in it."""
    surroundings.holds_at = stage
    await start(pilot)
    await until(pilot, surroundings.held.is_set)
    assert surroundings.stage is stage


async def test_three_exercises_are_done_without_a_key_after_the_start():
    """The patient is three metres away until the summary."""
    around = Surroundings(SHORT, store=ready_store())

    async with around.app.run_test(size=(80, 24)) as pilot:
        await start(pilot)
        await comes(pilot, DoneScreen)
        words = screen_text(pilot)
        await pilot.press("enter")
        await comes(pilot, TodayScreen)

    session = around.store.sessions["s1"]
    assert session.state is SessionState.FINISHED
    assert [each.exercise for each in session.sets] == list(SHORT)
    assert [each.counted for each in session.sets] == [1, 1, 1]
    told = [each for exercise in SHORT for each in (exercise, "go on")]
    assert around.cameras[0].told == told
    assert around.cameras[0].closed.is_set()
    assert around.speaker.closed
    assert "Counted 1 of 1 repetition" in words


class TimedSpeaker(NotingSpeaker):
    """Notes when it became silent, by both clocks."""

    __slots__ = ("silent_at",)

    def hush(self):
        """Note the times."""
        NotingSpeaker.hush(self)
        self.silent_at = moment()


def moment():
    """Return wall and processor time: a busy machine lengthens only the first."""
    return time.perf_counter(), time.process_time()


def passed_s(start, end):
    """Return the lesser of both: what it would take on a machine that is free."""
    return min(last - first for first, last in zip(start, end, strict=True))


async def test_from_the_stop_key_to_silence_and_pause_in_a_fifth_of_a_second():
    """Whoever presses stop wants nothing more, at once."""
    around = Surroundings(ONE, store=ready_store(), speaker=TimedSpeaker())

    async with around.app.run_test(size=(80, 24)) as pilot:
        await to(pilot, around, Stage.EXERCISING)
        pressed = moment()
        await pilot.press("s")
        await until(pilot, lambda: around.stage is Stage.STOPPED)
        words = screen_text(pilot)

    assert passed_s(pressed, around.speaker.silent_at) < 0.2
    assert around.app.lead.flow.stop is Stop.KEY
    assert "Nothing goes on by itself." in words


async def test_from_a_raised_hand_to_silence_and_pause_in_a_fifth_of_a_second():
    """Counted from the moment at which the hand was held long enough."""
    around = Surroundings(ONE, store=ready_store(), speaker=TimedSpeaker())

    async with around.app.run_test(size=(80, 24)) as pilot:
        await to(pilot, around, Stage.EXERCISING)
        raised = moment()
        pilot.app.post_message(Happened(ev.Signed(time_s=0, sign=Sign.HAND_UP)))
        await until(pilot, lambda: around.stage is Stage.PAUSED)
        screen = pilot.app.screen

    assert passed_s(raised, around.speaker.silent_at) < 0.2
    assert isinstance(screen, SetScreen)


async def test_a_set_that_was_paused_is_waited_for_and_not_begun_anew():
    """A film in the camera's place must go on with the set, not with another one."""
    around = Surroundings(ONE, store=ready_store())

    async with around.app.run_test(size=(80, 24)) as pilot:
        await to(pilot, around, Stage.EXERCISING)
        await pilot.press("space")
        await until(pilot, lambda: around.stage is Stage.PAUSED)
        around.holds_at = None
        around.held.clear()
        await pilot.press("space")
        told = around.cameras[0].told
        await until(pilot, lambda: told == ["squat", "go on", "wait", "go on"])


async def test_H12_a_yes_locks_at_once_and_survives_a_restart():
    """Confirmed once, kept before anything else is asked, and still there later."""
    store = MemoryStore(patient="p1")
    around = Surroundings(ONE, store=store)

    async with around.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await comes(pilot, AnswerScreen)
        await pilot.press("y", "y")
        await comes(pilot, RefusedScreen)
        words = screen_text(pilot)
    again = Surroundings(ONE, store=store)
    async with again.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await comes(pilot, RefusedScreen)

    assert [each.why for each in store.locks] == [RED_FLAGS[0].item]
    assert "emergency department" in words
    assert again.cameras == []


async def test_a_yes_by_a_slip_of_the_finger_can_be_taken_back():
    """It would lock until the therapist has time."""
    store = MemoryStore(patient="p1")
    around = Surroundings(ONE, store=store)

    async with around.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await comes(pilot, AnswerScreen)
        await pilot.press("y", "n")
        await until(pilot, lambda: store.screens)

    assert store.locks == []
    assert [each.yes for each in store.screens] == [False]


async def test_H13_red_pain_before_the_session_ends_the_day():
    """Six or more: no session, and the reason stands there."""
    store = ready_store()
    store.pain.clear()
    around = Surroundings(ONE, store=store)

    async with around.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await comes(pilot, AskPainScreen)
        await pilot.press("7", "enter")
        await comes(pilot, RefusedScreen)

    assert [each.score for each in store.pain] == [7]
    assert around.cameras == []


async def test_a_session_that_was_broken_off_is_offered_and_goes_on():
    """Quit in the rest: the first set is done and stays done."""
    store = ready_store()
    around = Surroundings(ONE, store=store)
    async with around.app.run_test(size=(80, 24)) as pilot:
        await to(pilot, around, Stage.REST)
        await pilot.press("q")
    again = Surroundings(ONE, store=store)
    again.time_s = around.time_s + 60.0
    answered(store, at=again.moment())

    async with again.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: again.app.check_action("resume", ()))
        words = screen_text(pilot)
        await pilot.press("r")
        await tick_and_go(pilot)
        await comes(pilot, DoneScreen)

    assert "A session was broken off." in words
    assert list(store.sessions) == ["s1"]
    assert [each.set_number for each in store.sessions["s1"].sets] == [1, 2]
    assert store.sessions["s1"].state is SessionState.FINISHED


async def test_what_still_arrives_while_the_app_closes_shows_nothing():
    """The camera's thread may look at a last picture: no screen is left for it."""
    around = Surroundings(ONE, store=ready_store())

    async with around.app.run_test(size=(80, 24)) as pilot:
        await to(pilot, around, Stage.EXERCISING)
        await pilot.press("q")
    around.app.take_event(Happened(ev.Signed(time_s=0, sign=Sign.HAND_UP)))
    around.app.pass_on(messages.CueChanged(None))

    assert around.stage is Stage.STOPPED


async def test_a_camera_that_fails_closes_the_set_and_says_what_to_do():
    """Nothing that was done is lost, and the bell is heard on the floor."""
    around = Surroundings(ONE, store=ready_store())
    lost = CameraError("camera 0: it was unplugged", hint="Plug it in.")

    async with around.app.run_test(size=(80, 24)) as pilot:
        await to(pilot, around, Stage.EXERCISING)
        around.cameras[0].failure = lost
        await comes(pilot, FailureScreen)
        words = screen_text(pilot)

    assert "Plug it in." in words
    assert around.app.failure is lost
    assert around.store.sessions["s1"].sets[0].ended_at is not None


class Refusing(MemoryStore):
    """A store that refuses some of what it is asked, by the names of its methods."""

    def __init__(self, *names):
        super().__init__(patient="p1")
        self.refused = names

    def __getattribute__(self, name):
        """Return a method, or what refuses in its place."""
        if name != "refused" and name in getattr(self, "refused", ()):
            return refuse
        return super().__getattribute__(name)


def refuse(*_):
    """Refuse as a disk does."""
    raise StorageError("The disk is full.", hint="Free some space.")


async def test_a_session_that_cannot_be_opened_says_why():
    """Another formcoach has one open, or the folder became read-only."""
    around = Surroundings(ONE, store=answered(Refusing("begin")))

    async with around.app.run_test(size=(80, 24)) as pilot:
        await start(pilot)
        await comes(pilot, FailureScreen)
        words = screen_text(pilot)

    assert "The disk is full." in words
    assert "Free some space." in words
    assert around.cameras[0].closed.is_set()
    assert around.speaker.closed


async def test_a_store_that_cannot_be_read_ends_the_app_with_a_sentence():
    """Forty lines of Python on the terminal help no patient."""
    around = Surroundings(ONE, store=answered(Refusing()))

    async with around.app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        around.store.refused = ("history",)
        pilot.app.simulate_key("h")
        for _ in range(2000):
            await asyncio.sleep(0.005 if pilot.app.is_running else 0)

    assert str(around.app.failure) == "The disk is full."
    assert around.app.return_code == 0


async def test_a_disk_that_is_full_in_a_session_is_shown_and_ends_nothing():
    """The sets are done and counted; the summary says what is still to be kept."""
    names = ("keep_repetition", "end_set", "keep_pain", "end")
    around = Surroundings(ONE, store=answered(Refusing()))
    around.store.refused = names

    async with around.app.run_test(size=(120, 40)) as pilot:
        await start(pilot)
        await until(pilot, lambda: around.stage is Stage.PAIN)
        shown = [each.message for each in pilot.app._notifications]
        await comes(pilot, DoneScreen)
        words = screen_text(pilot)

    assert shown == ["The disk is full. Free some space."]
    assert "2 sets done" in words or "Counted" in words
    assert "Not kept yet: The disk is full. Free some space." in words


async def test_today_without_a_prescription_says_where_it_comes_from():
    """People who start alone may hurt themselves: there is no other way in."""
    around = Surroundings(ONE, store=ready_store(), prescription=None)

    async with around.app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        words = screen_text(pilot)
        await pilot.press("enter")
        await comes(pilot, RefusedScreen)

    assert "There is no prescription for you on this computer." in words


async def test_why_a_session_was_skipped_is_kept():
    """One key, no blame; the therapist sees it."""
    around = Surroundings(ONE, store=ready_store())

    async with around.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("k")
        await comes(pilot, SkipScreen)
        await pilot.press("2")
        await until(pilot, lambda: around.store.skipped)

    assert [each.why for each in around.store.skipped] == ["time"]


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
async def test_the_theme_is_kept(size):
    """Whoever needs contrast needs it every day."""
    around = Surroundings(ONE, store=ready_store())

    async with around.app.run_test(size=size) as pilot:
        await pilot.press("t")

    assert around.saved == [
        replace(around.practice.settings, theme="formcoach-contrast")
    ]
