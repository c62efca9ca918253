"""The application begins, fails and ends in good order."""

import threading

from made_instants import instant, warning
from made_sessions import Session, screen_text, until

from formcoach.domain.exercise import Phase
from formcoach.errors import CameraError
from formcoach.testing.memory import NotingSpeaker
from formcoach.ui.failure_screen import FailureScreen
from formcoach.ui.live_screen import LiveScreen


async def test_leaving_closes_the_source_ends_the_thread_and_frees_the_model():
    """A camera that stays open would keep its light on."""
    session = Session()

    async with session.app.run_test() as pilot:
        session.say(instant(counted=1))
        await pilot.press("q")

    assert session.camera.closed
    assert session.estimator.closed
    assert "formcoach coach" not in [thread.name for thread in threading.enumerate()]


async def test_a_source_that_never_answers_does_not_block_the_screen():
    """Some drivers hang for minutes; leaving must work all the same."""
    session = Session()

    async with session.app.run_test() as pilot:
        await pilot.press("p", "t", "space")
        words = screen_text(pilot)
        await pilot.press("q")

    assert "PAUSED" in words or "Nothing is counted." in words
    assert session.camera.closed


async def test_a_lost_camera_is_told_with_its_remedy():
    """The patient reads what to do, not a traceback."""
    session = Session()
    lost = CameraError("camera 0: it was unplugged", hint="Plug it in and start again.")

    async with session.app.run_test() as pilot:
        session.camera.show(lost)
        await until(pilot, lambda: isinstance(pilot.app.screen, FailureScreen))
        words = screen_text(pilot)

    assert "camera 0: it was unplugged" in words
    assert "Plug it in and start again." in words
    assert "Nothing more is counted." in words
    assert session.app.failure is lost


async def test_an_error_of_our_own_ends_on_a_screen_too(caplog):
    """The terminal stays whole, and the log has the details."""
    session = Session()

    async with session.app.run_test() as pilot:
        session.camera.show(KeyError("knee"))
        await until(pilot, lambda: isinstance(pilot.app.screen, FailureScreen))
        words = screen_text(pilot)

    assert "An error inside formcoach: KeyError: 'knee'" in words
    assert "the coaching thread failed" in caplog.text


async def test_every_theme_shows_the_states():
    """The palette offers all of Textual's themes, which know nothing of ours."""
    session = Session()

    async with session.app.run_test(size=(80, 24)) as pilot:
        for theme in ("textual-light", "formcoach-contrast", "dracula"):
            session.app.theme = theme
            session.say(instant())
            await pilot.pause()

        assert isinstance(pilot.app.screen, LiveScreen)


async def test_what_is_shown_is_heard_and_a_pause_is_silent():
    """Who lies on the floor cannot look, and who pauses wants quiet."""
    speaker = NotingSpeaker()
    session = Session(speaker=speaker)

    async with session.app.run_test() as pilot:
        session.say(instant(phase=Phase.REST))
        session.say(instant(time_s=0.1, cue=warning()))
        await until(pilot, lambda: len(speaker.said) == 2)
        await pilot.press("space")
        await pilot.press("q")

    assert speaker.log == ["ready", "Begin.", "warn", warning().words, "(silence)"]
