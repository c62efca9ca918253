"""A spoken "stop" in the real app: it stops at once, and it can do nothing else."""

from made_practices import Surroundings
from test_patient_app import ONE, TimedSpeaker, moment, passed_s, ready_store, to, until

from formcoach.session.stage import Stage, Stop
from formcoach.ui.patient.done_screen import DoneScreen
from formcoach.ui.patient.settings import Settings
from formcoach.ui.widgets.video_view import Picture
from tests.ui.made_sessions import screen_text

LISTENING = Settings(introduced=True, picture=Picture.SKELETON, listen=True)


class HandedListener:
    """A :class:`~formcoach.ports.Listener` that hears what a test lets it hear."""

    def __init__(self):
        self.heard = self.deaf = None
        self.closed = 0

    def listen(self, heard, deaf):
        """Keep what is to be called."""
        self.heard, self.deaf = heard, deaf

    def close(self):
        """Count."""
        self.closed += 1


def listening(doses=None, **changes):
    """Return surroundings with a listener that is switched on."""
    ears = HandedListener()
    around = Surroundings(
        doses or ONE,
        store=ready_store(),
        **{"settings": LISTENING, "make_listener": lambda: ears, **changes},
    )
    return around, ears


async def test_from_the_word_stop_to_silence_and_pause_in_a_fifth_of_a_second():
    """Counted from the moment at which the word is recognised."""
    around, ears = listening(speaker=TimedSpeaker())

    async with around.app.run_test(size=(80, 24)) as pilot:
        await to(pilot, around, Stage.EXERCISING)
        recognised = moment()
        ears.heard()
        await until(pilot, lambda: around.stage is Stage.STOPPED)
        words = screen_text(pilot)

    assert passed_s(recognised, around.speaker.silent_at) < 0.2
    assert around.app.lead.flow.stop is Stop.VOICE
    assert "Nothing goes on by itself." in words


async def test_the_voice_itself_does_not_stop_the_session():
    """Beside the microphone it is the loudest, and pieces of it are misheard."""
    around, ears = listening()

    async with around.app.run_test(size=(80, 24)) as pilot:
        await to(pilot, around, Stage.EXERCISING)
        around.speaker.speaks = True
        ears.heard()
        await pilot.pause(0.2)
        stage = around.stage

    assert stage is Stage.EXERCISING


async def test_losing_the_microphone_is_said_quietly_and_the_session_goes_on():
    """The set matters more than an extra way to end it."""
    around, ears = listening()

    async with around.app.run_test(size=(120, 40)) as pilot:
        await to(pilot, around, Stage.EXERCISING)
        ears.deaf("The microphone does not answer any more.")
        await until(pilot, lambda: len(pilot.app._notifications) > 0)
        [notice] = [each.message for each in pilot.app._notifications]
        stage = around.stage

    assert notice == (
        'I cannot hear "stop". The key and the raised hand still work. The microphone '
        "does not answer any more."
    )
    assert stage is Stage.EXERCISING


async def test_H18_nothing_is_listened_to_unless_the_patient_wants_it():
    """A microphone that is open without a word is not trusted again."""
    around, ears = listening(
        settings=Settings(introduced=True, picture=Picture.SKELETON)
    )

    async with around.app.run_test(size=(80, 24)) as pilot:
        await to(pilot, around, Stage.EXERCISING)

    assert ears.heard is None


async def test_the_microphone_is_let_go_when_the_session_is_over():
    """The summary may be read for an hour."""
    around, ears = listening()

    async with around.app.run_test(size=(80, 24)) as pilot:
        await to(pilot, around, Stage.EXERCISING)
        before = ears.closed
        await pilot.press("s")
        await until(pilot, lambda: around.stage is Stage.STOPPED)
        await pilot.press("e", "0", "n", "n")
        await until(pilot, lambda: isinstance(pilot.app.screen, DoneScreen))
        await until(pilot, lambda: ears.closed > 0)

    assert before == 0
