"""The programs that speak and play, with the real ones where they are installed."""

import io
import os
import select
import shutil
import sys
import threading
import time
import wave

import numpy as np
import pytest

from formcoach.ports import Sound, Urgency
from formcoach.voice.engine import ProgramEngine
from formcoach.voice.find_engine import _voice_of, find_engine
from formcoach.voice.open_speaker import Silence, open_speaker
from formcoach.voice.sounds import RATE_HZ, SoundPlayer, find_player, samples, wav
from formcoach.voice.talker import Talker
from formcoach.voice.windows import WindowsEngine

SLEEPER = "import time, sys; time.sleep(float(sys.argv[1]))"
STOP_WITHIN_S = 0.2
"""What issue 5 promises from stop to silence."""


def sleeper(name="sleeper"):
    """Return an engine that speaks for as many seconds as its words say."""
    return ProgramEngine(name, lambda words: [sys.executable, "-c", SLEEPER, words])


def test_a_program_that_is_cut_off_counts_as_having_worked():
    """Otherwise three warnings in a row would silence the voice."""
    engine = sleeper()
    assert engine.start("30")
    threading.Timer(0.2, engine.stop).start()
    began = time.monotonic()

    assert engine.wait()
    assert time.monotonic() - began < 5


def test_a_program_that_is_not_there_does_not_speak():
    """A speech program may be removed while formcoach runs."""
    engine = ProgramEngine("gone", lambda words: ["no-such-program-anywhere", words])

    assert not engine.start("hello")
    assert not engine.wait()
    engine.close()


def test_from_hush_to_silence_under_200_ms():
    """Whoever says stop wants quiet now."""
    engine = sleeper()
    talker = Talker(engine)
    talker.say("30", Urgency.INFO)
    while engine._program is None:
        time.sleep(0.01)
    program = engine._program

    began = time.monotonic()
    talker.hush()
    program.wait(5)
    took_s = time.monotonic() - began
    talker.close()

    assert took_s < STOP_WITHIN_S


@pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("espeak-ng") is None,
    reason="espeak-ng and named pipes are needed",
)
def test_the_real_espeak_falls_silent_in_the_middle_of_a_sentence(tmp_path):
    """It writes into a pipe that nobody empties, as into a loudspeaker that plays."""
    pipe = tmp_path / "loudspeaker"
    os.mkfifo(pipe)
    listens = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    engine = ProgramEngine("espeak-ng", lambda w: ["espeak-ng", "-w", pipe, "--", w])
    talker = Talker(engine)
    talker.say("Lower your leg until it is level with your back. " * 40, Urgency.INFO)
    while not select.select([listens], [], [], 10)[0] or engine._program is None:
        time.sleep(0.01)
    program = engine._program
    time.sleep(0.5)
    spoke = program.poll() is None

    spoke = spoke and talker.spoke_within(0.0)
    began = time.monotonic()
    talker.hush()
    program.wait(5)
    took_s = time.monotonic() - began
    talker.close()
    assert talker.spoke_within(60.0)
    os.close(listens)

    assert spoke
    assert took_s < STOP_WITHIN_S


def test_words_never_become_options():
    """A cue comes from a file that somebody else wrote."""
    engine = find_engine(platform="linux", which=lambda name: f"/usr/bin/{name}")

    assert list(engine._command("-w /etc/passwd"))[-2:] == ["--", "-w /etc/passwd"]


@pytest.mark.parametrize(
    ("platform", "programs", "name"),
    [
        ("linux", {"espeak-ng"}, "espeak-ng"),
        ("linux", {"spd-say", "speech-dispatcher", "espeak-ng"}, "spd-say"),
        ("linux", {"spd-say", "espeak-ng"}, "espeak-ng"),
        ("linux", {"espeak"}, "espeak"),
    ],
)
def test_the_first_speech_that_is_there_is_taken(platform, programs, name):
    """Desktops have speech-dispatcher; without its server its client hangs."""
    engine = find_engine(
        platform=platform, which=lambda asked: asked if asked in programs else None
    )

    assert engine.name == name


def test_without_any_speech_there_is_none():
    """A bare computer still coaches, in writing."""
    assert find_engine(platform="linux", which=lambda _: None) is None
    assert find_engine(platform="win32", which=lambda _: None) is None


def test_a_voice_of_the_language_is_chosen_on_macos():
    """German words in an English voice are not understood."""
    listed = (
        "Alex                en_US    # Most people recognize me by my voice.\n"
        "Anna                de_DE    # Hallo! Ich heisse Anna.\n"
        "Eddy (German)       de_DE    # Hallo! Ich heisse Eddy.\n"
    )

    assert _voice_of("de", listed) == "Anna"
    assert _voice_of("fr", listed) == ""


def test_the_windows_engine_speaks_a_line_at_a_time(tmp_path):
    """Run with a stand-in for PowerShell: the protocol of lines is what is ours."""
    heard = tmp_path / "heard.txt"
    shell = tmp_path / "shell.py"
    shell.write_text(
        f"#!{sys.executable}\n"
        "import sys\n"
        f"with open({str(heard)!r}, 'w') as heard:\n"
        "    for line in sys.stdin:\n"
        "        heard.write(line); heard.flush(); print('ok', flush=True)\n",
        encoding="utf-8",
    )
    shell.chmod(0o700)
    engine = WindowsEngine(str(shell), "en")

    assert engine.start("Lower your leg\na little.")
    assert engine.wait()
    engine.close()
    assert heard.read_text(encoding="utf-8") == "Lower your leg a little.\n"
    assert not engine.start("too late")


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="eSpeak NG is not installed")
@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_espeak_turns_words_into_sound(tmp_path, language):
    """The real program, into a file instead of a loudspeaker."""
    file = tmp_path / "said.wav"
    options = [shutil.which("espeak-ng"), "-v", language, "-w", str(file), "--"]
    engine = ProgramEngine("espeak-ng", lambda words: [*options, words])

    assert engine.start("1, 2, 3.")
    assert engine.wait()

    with wave.open(str(file)) as said:
        seconds = said.getnframes() / said.getframerate()
        loudest = np.abs(np.frombuffer(said.readframes(10**6), np.int16)).max()
    assert 0.5 < seconds < 5
    assert loudest > 1000


@pytest.mark.parametrize("sound", Sound)
def test_every_sound_is_short_clear_and_never_clips(sound):
    """A sound that is long or distorted is a nuisance, not a sign."""
    heard = samples(sound)

    assert 0.1 < len(heard) / RATE_HZ < 1.2
    assert 8_000 < np.abs(heard.astype(int)).max() < 20_000
    with wave.open(io.BytesIO(wav(sound))) as file:
        assert file.getnframes() == len(heard)


def test_no_two_sounds_have_the_same_number_and_direction_of_tones():
    """They are told apart from another room, and by ears that lost high tones."""
    lengths = {sound: len(samples(sound)) for sound in Sound}

    assert len(set(lengths.values())) == len(Sound)


def test_sounds_are_played_from_a_private_folder_that_goes_with_the_player(tmp_path):
    """Nothing is left over after a session."""
    played = tmp_path / "played.txt"
    program = f"import sys; open({str(played)!r}, 'a').write(sys.argv[1] + '\\n')"
    player = SoundPlayer([sys.executable, "-c", program])
    folder = player._path(Sound.WARN).parent

    player.play(Sound.WARN)
    player._playing.wait(10)
    player.close()

    assert played.read_text(encoding="utf-8").endswith("warn.wav\n")
    assert not folder.exists()


def test_a_player_is_looked_for_on_every_system():
    """Each system has its own program; none is no reason to stop."""
    assert find_player("darwin", lambda name: name) == ("afplay",)
    assert find_player("linux", lambda name: name if name == "aplay" else None) == (
        "aplay",
        "-q",
    )
    assert find_player("linux", lambda _: None) is None
    assert find_player("win32")[0] == sys.executable


def test_somebody_who_wants_no_voice_gets_silence():
    """Everything can be read as well."""
    speaker = open_speaker(speech=False, sound=False)

    assert isinstance(speaker, Silence)
    speaker.say("Hello.", Urgency.SAFETY)
    speaker.play(Sound.STOP)
    speaker.hush()
    speaker.close()
