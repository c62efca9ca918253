"""The first run after its pages: camera, example, and what works here."""

import threading
import time

import numpy as np
from made_practices import Surroundings, answered, comes

from formcoach.domain.observation import Frame
from formcoach.domain.prescription import Signed
from formcoach.errors import CameraError, PrescriptionError
from formcoach.testing.memory import MemoryStore
from formcoach.ui.patient.camera_screen import CameraScreen, shown
from formcoach.ui.patient.checks_screen import ChecksScreen
from formcoach.ui.patient.example_screen import ExampleScreen
from formcoach.ui.patient.settings import Settings
from formcoach.ui.patient.settings_screen import SettingsScreen
from formcoach.ui.patient.today_screen import TodayScreen
from formcoach.ui.patient.welcome_screen import WelcomeScreen
from formcoach.ui.widgets.video_view import VideoView
from tests.plan.made_plans import plan
from tests.ui.made_sessions import screen_text, until

CAMERAS = {"0": "Built in", "1": "On the shelf"}


class WhiteCamera:
    """A camera in a snowed-in room."""

    live = True

    def __init__(self, name):
        self.name = name
        self.closed = threading.Event()

    def frames(self):
        """Yield white pictures until closed."""
        while not self.closed.wait(0.01):
            image = np.full((48, 64, 3), 255, np.uint8)
            yield Frame(time_s=time.monotonic(), image=image)

    def close(self):
        """End."""
        self.closed.set()


class Room:
    """Opens cameras, and knows which were open at the same time."""

    def __init__(self):
        self.opened = []
        self.together = 0

    def __call__(self, camera):
        """Open a camera; the second one is unplugged."""
        if camera == "1":
            raise CameraError("Webcam 1: it does not open.", hint="Plug it in.")
        self.together += any(not each.closed.is_set() for each in self.opened)
        self.opened.append(WhiteCamera(camera))
        return self.opened[-1]


def around(**changes):
    """Return an app before its first run."""
    defaults = {"settings": Settings(), "cameras": lambda: CAMERAS}
    store = answered(MemoryStore(patient="p1"))
    return Surroundings(store=store, **{**defaults, **changes})


def example():
    """Return what nobody signed."""
    return plan("squat", signed=Signed.TRIAL)


async def through_the_pages(pilot, screen):
    """Turn the pages until another screen is there."""
    await comes(pilot, WelcomeScreen)
    for _ in range(5):
        await pilot.press("enter")
        await pilot.pause()
    await comes(pilot, screen)


async def test_the_first_run_shows_the_picture_before_a_camera_is_taken():
    """Whoever cannot see themselves cannot know which of two cameras it is."""
    room = Room()
    here = around(open_camera=room)

    async with here.app.run_test(size=(100, 30)) as pilot:
        await through_the_pages(pilot, CameraScreen)
        await until(pilot, lambda: "64x48" in screen_text(pilot))
        seen = pilot.app.screen.query_one(VideoView)._cells
        words = screen_text(pilot)
        await pilot.press("enter")
        await comes(pilot, TodayScreen)

    assert seen.colours.max() > 0
    assert "Built in, 64x48. Nothing of this is kept." in words
    assert here.saved[-1].camera == "0"
    assert here.saved[-1].introduced
    assert all(each.closed.is_set() for each in room.opened)


async def test_a_camera_that_does_not_open_says_what_to_do_and_another_can_be_taken():
    """One camera at a time: two cannot share a device."""
    room = Room()
    here = around(open_camera=room)

    async with here.app.run_test(size=(100, 30)) as pilot:
        await through_the_pages(pilot, CameraScreen)
        await until(pilot, lambda: "64x48" in screen_text(pilot))
        await pilot.press("down")
        await until(pilot, lambda: "Plug it in." in screen_text(pilot))
        await pilot.press("a", *"rtsp://me:secret@cam/1", "enter")
        await until(pilot, lambda: "rtsp://cam/1, 64x48" in screen_text(pilot))
        words = screen_text(pilot)
        await pilot.press("enter")
        await comes(pilot, TodayScreen)

    assert here.saved[-1].camera == "rtsp://me:secret@cam/1"
    assert "secret" not in words
    assert room.together == 0


def test_a_password_is_not_shown():
    """Others look at the screen too."""
    assert shown("rtsp://me:p@ss/w@cam/1") == "rtsp://cam/1"
    assert shown("0") == "Webcam 0"


async def test_the_settings_show_the_camera_too():
    """A camera is moved more often than a first run is done."""
    room = Room()
    here = around(settings=Settings(introduced=True, camera="2"), open_camera=room)

    async with here.app.run_test(size=(100, 30)) as pilot:
        await pilot.press("o")
        await comes(pilot, SettingsScreen)
        await pilot.press("c")
        await until(pilot, lambda: "64x48" in screen_text(pilot))
        await pilot.press("down", "enter")
        await comes(pilot, SettingsScreen)
        words = screen_text(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: here.saved)

    assert "Camera: Built in" in words
    assert here.saved[-1].camera == "0"


async def test_the_example_is_tried_only_after_it_was_said_what_it_is_not():
    """Every screen then says TRIAL; nothing is installed by looking at it."""
    taken = []

    def take():
        taken.append(True)
        return example()

    here = around(prescription=None, take_example=take, why_none="None for Anna here.")

    async with here.app.run_test(size=(100, 30)) as pilot:
        await through_the_pages(pilot, ExampleScreen)
        offer = " ".join(screen_text(pilot).split())
        await pilot.press("n")
        await comes(pilot, TodayScreen)
        without, taken_by_then = screen_text(pilot), len(taken)
        await pilot.press("x")
        await comes(pilot, ExampleScreen)
        await pilot.press("y")
        await until(pilot, lambda: "This week" in screen_text(pilot))
        today = screen_text(pilot)

    assert "It is no treatment" in offer
    assert "None for Anna here." in without
    assert "TRIAL" not in without
    assert taken_by_then == 0
    assert "TRIAL: no therapist has signed this programme." in today
    assert "None for Anna here." not in today
    assert here.app.practice.trial


async def test_an_example_that_cannot_be_put_there_changes_nothing():
    """A full disk is told, and today stays as it was."""

    def refuse():
        raise PrescriptionError("The disk is full.", hint="Free some space.")

    here = around(
        settings=Settings(introduced=True), prescription=None, take_example=refuse
    )

    async with here.app.run_test(size=(100, 30)) as pilot:
        await pilot.press("x")
        await comes(pilot, ExampleScreen)
        await pilot.press("y")
        await until(pilot, lambda: "The disk is full." in screen_text(pilot))

    assert here.app.practice.prescription is None
    assert not here.app.practice.trial


async def test_no_example_is_offered_over_a_prescription():
    """What a therapist has written is never replaced by a key."""
    here = around(settings=Settings(introduced=True), take_example=example)

    async with here.app.run_test(size=(100, 30)) as pilot:
        await pilot.press("x")
        await pilot.pause(0.1)
        screen = pilot.app.screen

    assert isinstance(screen, TodayScreen)


async def test_what_works_here_is_found_out_from_inside():
    """Patients do not know a second command."""
    here = around(
        settings=Settings(introduced=True),
        checks=lambda: iter(("ok  Webcams  0 (Built in)", "to look at  Voice  none")),
    )

    async with here.app.run_test(size=(100, 30)) as pilot:
        await pilot.press("o")
        await comes(pilot, SettingsScreen)
        await pilot.press("d")
        await comes(pilot, ChecksScreen)
        await until(pilot, lambda: "What works on this computer" in screen_text(pilot))
        words = screen_text(pilot)

    assert "Webcams  0 (Built in)" in words
    assert "Voice  none" in words
