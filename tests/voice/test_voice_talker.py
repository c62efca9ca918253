"""What is said, and what is cut off, with an engine that only notes it."""

import threading
import time

import pytest

from formcoach.ports import Sound, Urgency
from formcoach.voice.talker import Talker


class Notebook:
    """An engine that takes as long as the test wants."""

    name = "notebook"

    def __init__(self):
        self.said = []
        self.cut = []
        self.works = True
        self._over = threading.Event()
        self._started = threading.Semaphore(0)

    def start(self, words):
        """Note the words."""
        self._over.clear()
        self.said.append(words)
        self._started.release()
        return self.works

    def wait(self):
        """Wait until the test lets the utterance end."""
        self._over.wait(10)
        return self.works

    def stop(self):
        """Note what was cut off."""
        if self.said:
            self.cut.append(self.said[-1])
        self._over.set()

    def close(self):
        """End the utterance."""
        self._over.set()

    def finish(self):
        """Let the present utterance end by itself."""
        self._over.set()

    def until_started(self):
        """Wait until the next utterance has begun."""
        assert self._started.acquire(timeout=10)


@pytest.fixture
def engine():
    """Return an engine that notes what it says."""
    return Notebook()


@pytest.fixture
def clock():
    """Return a clock that a test sets."""
    return {"s": 0.0}


@pytest.fixture
def talker(engine, clock):
    """Return a talker and end it afterwards."""
    talker = Talker(engine, clock=lambda: clock["s"])
    yield talker
    talker.close()


def test_words_are_said(engine, talker):
    """The least that a voice does."""
    talker.say("Turn a little.", Urgency.CUE)
    engine.until_started()

    assert engine.said == ["Turn a little."]


def test_safety_cuts_off_a_count(engine, talker):
    """A warning that waits for the end of a sentence comes too late."""
    talker.say("Three of eight.", Urgency.COUNT)
    engine.until_started()

    talker.say("Lower your leg a little.", Urgency.SAFETY)
    engine.until_started()

    assert engine.cut == ["Three of eight."]
    assert engine.said[-1] == "Lower your leg a little."


def test_a_cue_lets_a_count_end(engine, talker):
    """Half a number is worse than none."""
    talker.say("Three of eight.", Urgency.COUNT)
    engine.until_started()

    talker.say("Look at the floor.", Urgency.CUE)

    assert engine.cut == []
    engine.finish()
    engine.until_started()
    assert engine.said == ["Three of eight.", "Look at the floor."]


def test_a_newer_count_replaces_one_that_waits(engine, talker):
    """A voice that lags behind the movement confuses."""
    talker.say("Turn a little.", Urgency.CUE)
    engine.until_started()
    talker.say("One.", Urgency.COUNT)
    talker.say("Two.", Urgency.COUNT)

    engine.finish()
    engine.until_started()

    assert engine.said == ["Turn a little.", "Two."]


def test_an_introduction_is_said_in_order_and_cut_off_by_anything(engine, talker):
    """Whoever moves already needs no introduction any more."""
    for sentence in ("Kneel down.", "Reach out.", "Come back."):
        talker.say(sentence, Urgency.INFO)
    engine.until_started()
    engine.finish()
    engine.until_started()

    talker.say("One.", Urgency.COUNT)
    engine.until_started()

    assert engine.said == ["Kneel down.", "Reach out.", "One."]
    assert engine.cut == ["Reach out."]


def test_late_words_are_not_said(engine, talker, clock):
    """A cue about a movement that is over would correct the next one."""
    talker.say("Turn a little.", Urgency.CUE)
    engine.until_started()
    talker.say("One.", Urgency.COUNT)
    clock["s"] = 2.0
    talker.say("Look at the floor.", Urgency.CUE)

    engine.finish()
    engine.until_started()
    engine.finish()
    time.sleep(0.05)

    assert engine.said == ["Turn a little.", "Look at the floor."]


def test_hushing_is_silence_at_once_and_forgets_what_waits(engine, talker):
    """From "stop" to silence there is nothing to wait for."""
    talker.say("Kneel down.", Urgency.INFO)
    talker.say("Reach out.", Urgency.INFO)
    engine.until_started()

    talker.hush()
    time.sleep(0.05)

    assert engine.said == ["Kneel down."]
    assert engine.cut == ["Kneel down."]


def test_the_same_words_do_not_overlap_themselves(engine, talker):
    """A warning that is told twice in a moment is said once."""
    talker.say("Ease back.", Urgency.SAFETY)
    engine.until_started()
    talker.say("Ease back.", Urgency.SAFETY)
    engine.finish()
    time.sleep(0.05)

    assert engine.said == ["Ease back."]


def test_a_voice_that_fails_is_given_up_and_says_so(engine, talker):
    """The screen must be able to tell that nobody is speaking."""
    engine.works = False
    for words in ("One.", "Two.", "Three."):
        talker.say(words, Urgency.COUNT)
        engine.until_started()
        engine.finish()
        time.sleep(0.05)

    assert talker.name == "notebook (silent: it failed 3 times)"


def test_closing_ends_the_thread():
    """Nothing is left over after a session."""
    talker = Talker(Notebook())
    talker.say("Hello.", Urgency.CUE)

    talker.close()
    talker.close()

    assert "formcoach voice" not in {each.name for each in threading.enumerate()}


def test_a_sound_is_played_at_once_also_over_words(engine):
    """A tone is understood before a sentence is over."""

    class Player:
        played: list = []  # noqa: RUF012  one test, one player

        def play(self, sound):
            """Note the sound."""
            self.played.append(sound)

        def close(self):
            """Have nothing to end."""

    talker = Talker(engine, Player())
    talker.say("Three of eight.", Urgency.COUNT)
    engine.until_started()

    talker.play(Sound.WARN)
    talker.close()

    assert Player.played == [Sound.WARN]
