"""From sound to the call, on the real thread, with sound from memory."""

import threading

import numpy as np
import pytest

from formcoach.errors import MicrophoneError
from formcoach.hearing.stop_listener import StopListener
from formcoach.hearing.utterances import BLOCK, RATE_HZ
from tests.hearing.test_utterances import VOICE, sound

SHORT_S = 10.0


class Sound:
    """A source that gives its blocks as fast as they are taken, then does something."""

    name = "from memory"

    def __init__(self, samples, then):
        self._samples, self._then = samples, then
        self.closed = threading.Event()

    def blocks(self):
        """Yield all blocks."""
        for start in range(0, len(self._samples) - BLOCK + 1, BLOCK):
            yield self._samples[start : start + BLOCK]
        self._then(self)

    def close(self):
        """End."""
        self.closed.set()


class Believer:
    """A recogniser to which everything is the word."""

    def is_stop(self, utterance):
        """Agree."""
        return utterance.size > 0


def wait_for_the_end(source):
    """Stay open until closed."""
    assert source.closed.wait(SHORT_S)


def go(_):
    """Vanish, as a microphone whose cable was pulled."""
    raise MicrophoneError("It is gone.", hint="Plug it in.")


def run(source, make_recogniser=Believer):
    """Listen until something is told; return what, and the listener."""
    told, called = [], threading.Event()

    def tell(*words):
        told.append(words)
        called.set()

    listener = StopListener(lambda: source, make_recogniser)
    listener.listen(tell, tell)
    assert called.wait(SHORT_S)
    return told, listener


def test_an_utterance_that_is_the_word_is_told_and_the_end_is_no_fault():
    """Closing is what the session does; nobody is told that the ears are gone."""
    source = Sound(sound((2.0, 0), (0.5, VOICE), (1.0, 0)), wait_for_the_end)

    told, listener = run(source)
    listener.close()

    assert told == [()]
    assert not listener._thread.is_alive()


def test_a_microphone_that_goes_is_told_once_with_the_remedy():
    """The session goes on: an extra way to stop is gone, no more."""
    told, listener = run(Sound(sound((0.5, 0)), go))
    listener.close()

    assert told == [("It is gone. Plug it in.",)]


def test_a_recogniser_that_is_missing_is_told_and_raises_nothing():
    """Settings may come from a computer that could hear."""

    def missing():
        raise MicrophoneError("It is not installed.", hint="Install it.")

    told, listener = run(Sound(sound((0.5, 0)), wait_for_the_end), missing)
    listener.close()

    assert told == [("It is not installed. Install it.",)]


def test_a_muted_microphone_is_told_once_and_heard_again_when_it_is_not():
    """MacOS gives silence where the permission is missing, and no error."""
    mute = np.zeros(12 * RATE_HZ, dtype=np.int16)
    word = sound((7.0, 0), (0.5, VOICE), (1.0, 0))
    both = threading.Event()
    told = []

    def tell(*words):
        told.append(words)
        both.set() if len(told) > 1 else None

    source = Sound(np.concatenate([mute, word]), wait_for_the_end)
    listener = StopListener(lambda: source, Believer)
    listener.listen(tell, tell)
    assert both.wait(SHORT_S)
    listener.close()

    assert [len(words) for words in told] == [1, 0]
    assert told[0][0].startswith("The microphone gives no sound")


def test_a_listener_that_never_listened_closes():
    """A session may end before it begins."""
    StopListener(lambda: pytest.fail("nothing is opened"), Believer).close()
