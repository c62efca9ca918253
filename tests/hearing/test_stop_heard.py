"""The real recogniser, and the real PortAudio where ALSA can read a file for it."""

import ctypes.util
import shutil
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from formcoach.hearing.utterances import RATE_HZ
from tests.hearing.measure_stop import SPEECH_RMS, heard, resampled, room

pytest.importorskip("pocketsphinx", reason="formcoach[listen] is not installed")

ALSA = Path("/usr/share/alsa/alsa.conf")
needs_speech = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng makes the words"
)
needs_alsa = pytest.mark.skipif(
    sys.platform != "linux"
    or ctypes.util.find_library("portaudio") is None
    or not ALSA.exists(),
    reason="PortAudio or ALSA is missing",
)
FROM_A_FILE = """
<{base}>
pcm.fromfile {{ type file slave.pcm {{ type null }} file /dev/null
  infile {sound} format raw hint {{ show on description "a file" }} }}
pcm.!default {{ type plug slave.pcm fromfile }}
ctl.!default {{ type null }}
"""
LISTENS = """
import threading
from formcoach.hearing import microphone
from formcoach.hearing.open_listener import listener_for_stop, microphone_for_stop
microphone.WAITING_BLOCKS = 10_000  # a file runs faster than a room
called, told = threading.Event(), []
def tell(*words): told.append(words); called.set()
listener = listener_for_stop()
listener.listen(tell, tell)
called.wait(60)
print(microphone_for_stop(), told[:1])
listener.close()
"""


def said(words, tmp_path, voice="en-gb"):
    """Return eSpeak's words in a quiet room, with silence around them."""
    path = tmp_path / "said.wav"
    command = ["espeak-ng", "-v", voice, "-w", path, words]
    subprocess.run(command, check=True)
    with wave.open(str(path)) as file:
        raw = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float)
        speech = resampled(raw, file.getframerate())
    speech *= SPEECH_RMS / np.sqrt(np.mean(speech**2))
    silence = np.zeros(2 * RATE_HZ)
    whole = np.concatenate([silence, speech, silence])
    return whole + room(whole.size, np.random.default_rng(0)) * SPEECH_RMS / 30


@pytest.fixture(scope="module")
def word():
    """Return the real recogniser, loaded once."""
    from formcoach.hearing.stop_word import StopWord  # noqa: PLC0415

    return StopWord()


@needs_speech
@pytest.mark.parametrize(
    ("words", "voice"), [("stop", "en-gb"), ("stop", "en-us+m3"), ("stopp", "de")]
)
def test_stop_is_heard_within_a_second(words, voice, word, tmp_path):
    """Once, in the accents that were measured."""
    assert len(heard(said(words, tmp_path, voice), word)) == 1


@needs_speech
@pytest.mark.parametrize(
    "words",
    ["one", "two", "three", "Begin.", "Well done.", "Lower your leg a little.", "yes"],
)
def test_other_words_do_not_stop(words, word, tmp_path):
    """The voice counts beside the microphone."""
    assert heard(said(words, tmp_path), word) == []


@needs_speech
@needs_alsa
def test_the_microphone_of_the_system_is_heard_through_portaudio(tmp_path):
    """ALSA plays a file into the real device code, in a process of its own."""
    sound, config = tmp_path / "said.raw", tmp_path / "asound.conf"
    said("stop", tmp_path).astype("<i2").tofile(sound)
    config.write_text(FROM_A_FILE.format(base=ALSA, sound=sound), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-c", LISTENS],
        env={"ALSA_CONFIG_PATH": str(config), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )

    assert done.stdout.splitlines()[-1] == "default [()]"
