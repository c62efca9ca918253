"""How often a spoken "stop" is heard, how soon, and how often it is misheard.

    python tests/hearing/measure_stop.py [--minutes 20]

Needs espeak-ng; flite's voices, which come from recordings of people, are used too
where it is installed. Everything is synthetic: no real voice, room or microphone.
"""

import argparse
import itertools
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import wave
from pathlib import Path

import numpy as np

from formcoach.definitions.library import list_exercises, shipped_folder
from formcoach.hearing.stop_word import StopWord
from formcoach.hearing.utterances import BLOCK, BLOCK_S, RATE_HZ, Utterances

PROJECT = Path(__file__).parents[2]
SPEECH_RMS = 1500.0
BEFORE_S, AFTER_S = 1.5, 0.8
LEVELS_DB = (0, -12, -24)
"""Nearer and farther: 12 dB are a quarter of the amplitude."""
ENGLISH = ("en-us", "en-gb", "en-gb-x-rp", "en-gb-scotland", "en-us+f2", "en-gb+f3")
ENGLISH += ("en-us+m3", "en-us+Annie")
FLITE = ("slt", "rms", "awb", "kal16")
NEAR = (
    "top stock step shop spot start still stuff stub stomp stopped drop hop up step up"
)


def espeak(words, voice, pitch=50, speed=150):
    """Return speech of eSpeak NG."""
    return _spoken(
        "espeak-ng", "-v", voice, "-p", str(pitch), "-s", str(speed), "-w", "{}", words
    )


def flite(words, voice, stretch=1.0):
    """Return speech of Flite."""
    options = ("--setf", f"duration_stretch={stretch}")
    return _spoken("flite", "-voice", voice, *options, "-t", words, "-o", "{}")


def _spoken(*command):
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "said.wav")
        subprocess.run([part.replace("{}", path) for part in command], check=True)
        with wave.open(path) as file:
            rate_hz = file.getframerate()
            raw = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    samples = resampled(raw.astype(float), rate_hz)
    loud = np.flatnonzero(np.abs(samples) > 0.03 * np.abs(samples).max())
    samples = samples[loud[0] : loud[-1] + 1]
    return samples / np.sqrt(np.mean(samples**2)) * SPEECH_RMS


def resampled(samples, rate_hz):
    """Return samples at the recogniser's rate, by their spectrum."""
    n_new = round(samples.size * RATE_HZ / rate_hz)
    spectrum = np.fft.rfft(samples)
    kept = np.zeros(n_new // 2 + 1, dtype=complex)
    n_kept = min(kept.size, spectrum.size)
    kept[:n_kept] = spectrum[:n_kept]
    return np.fft.irfft(kept, n_new) * n_new / samples.size


def room(n_samples, noise):
    """Return the noise of a room, weaker the higher (pink above 50 Hz)."""
    hertz = np.fft.rfftfreq(n_samples, 1 / RATE_HZ)
    spectrum = np.fft.rfft(noise.normal(size=n_samples)) / np.sqrt(hertz.clip(50))
    samples = np.fft.irfft(spectrum, n_samples)
    return samples / samples.std()


def ways_to_say_stop():
    """Yield who says it, and the word as said."""
    for voice, pitch, speed in itertools.product(ENGLISH, (30, 65), (130, 170)):
        yield voice, espeak("stop", voice, pitch, speed)
    for voice, speed in itertools.product(("de", "de+f2"), (130, 170)):
        yield "German", espeak("stopp", voice, 50, speed)
    for voice, speed in itertools.product(("es", "es+f2"), (130, 170)):
        yield "Spanish", espeak("stop", voice, 50, speed)
    if shutil.which("flite"):
        for voice, stretch in itertools.product(FLITE, (0.9, 1.0, 1.2)):
            yield f"flite {voice}", flite("stop", voice, stretch)


def in_a_row(parts, snr_db, noise, gaps_s=(BEFORE_S + AFTER_S,) * 2):
    """Return one recording of all parts, and where each of them ends, in seconds."""
    pieces, ends_s, n_done = [np.zeros(3 * RATE_HZ)], [], 3 * RATE_HZ
    for part in parts:
        gap = np.zeros(round(noise.uniform(*gaps_s) * RATE_HZ))
        pieces += [part, gap]
        ends_s.append((n_done + part.size) / RATE_HZ)
        n_done += part.size + gap.size
    whole = np.concatenate(pieces)
    whole += room(whole.size, noise) * SPEECH_RMS / 10 ** (snr_db / 20)
    return whole, ends_s


def heard(samples, word):
    """Return when "stop" was heard in a recording, with the time of deciding."""
    utterances, times_s = Utterances(), []
    blocks = np.clip(samples, -32768, 32767).astype(np.int16)
    for number, start in enumerate(range(0, blocks.size - BLOCK + 1, BLOCK)):
        utterance = utterances.update(blocks[start : start + BLOCK])
        if utterance is None:
            continue
        began_s = time.process_time()
        if word.is_stop(utterance):
            decided_s = time.process_time() - began_s
            times_s.append((number + 1) * BLOCK_S + decided_s)
    return times_s


def detection(snr_db, word, level_db=0, over=None):
    """Return how many of how many were heard, and the delays after the word's end."""
    noise = np.random.default_rng(1)
    said = list(ways_to_say_stop())
    whole, ends_s = in_a_row([part for _, part in said], snr_db, noise)
    if over is not None:
        whole[: over.size] += over[: whole.size]
    times_s = heard(whole * 10 ** (level_db / 20), word)
    delays_s = [
        min((t - end for t in times_s if -0.1 <= t - end <= AFTER_S), default=None)
        for end in ends_s
    ]
    found = [delay for delay in delays_s if delay is not None]
    missed = [
        who for (who, _), delay in zip(said, delays_s, strict=True) if delay is None
    ]
    return {
        "heard": len(found),
        "of": len(said),
        "delay_s": [round(float(q), 2) for q in np.percentile(found or [-1], [50, 95])],
        "missed": {who: missed.count(who) for who in sorted(set(missed))},
    }


def own_sentences():
    """Return what the voice says of the exercises, and its counts."""
    said = {str(number) for number in range(1, 21)} | {"Begin.", "Rest.", "Breathe."}
    for exercise in list_exercises([shipped_folder()]):
        said |= {exercise.name, *exercise.instructions}
        said |= {limit.cue for limit in exercise.limits}
    return sorted(said)


def other_sentences():
    """Return sentences of the documentation, as of a conversation."""
    files = (*sorted((PROJECT / "docs").glob("*.md")), PROJECT / "README.md")
    text = " ".join(file.read_text(encoding="utf-8") for file in files)
    text = re.sub(r"`[^`]*`|\||[#*_>-]+|\S*[/\\<>=]\S*", " ", text)
    found = re.split(r"(?<=[.:;?])\s", re.sub(r"\s+", " ", text))
    return [s for s in found if 5 < len(s) < 250 and "stop" not in s.lower()]


def misheard(sentences, minutes, word, gaps_s=(0.3, 1.0)):
    """Return how often "stop" was heard in sentences that do not hold it."""
    noise = np.random.default_rng(2)
    order, parts, n_done = noise.permutation(len(sentences)), [], 0
    flites = FLITE if shutil.which("flite") else ()
    voices = [*((flite, v) for v in flites), *((espeak, v) for v in ENGLISH[:5])]
    for place in itertools.cycle(order):
        speak, voice = voices[len(parts) % len(voices)]
        parts.append(speak(sentences[place], voice))
        n_done += parts[-1].size + 0.65 * RATE_HZ
        if n_done > minutes * 60 * RATE_HZ:
            break
    whole, ends_s = in_a_row(parts, 25, noise, gaps_s)
    times_s = heard(whole, word)
    first = [
        sentences[order[np.searchsorted(ends_s, t - 0.6) % order.size]] for t in times_s
    ]
    return {
        "minutes": round(whole.size / RATE_HZ / 60, 1),
        "sentences": len(parts),
        "misheard": len(times_s),
        "at": first[:10],
    }


def main():
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=20.0)
    minutes = options.parse_args().minutes
    word = StopWord()
    for snr_db in (30, 20, 15):
        tell("noise", snr_db, detection(snr_db, word))
    for level_db in LEVELS_DB[1:]:
        tell("level", level_db, detection(30, word, level_db))
    talk = np.concatenate([espeak(s, "en-gb") for s in own_sentences()[40:160]])
    for ratio_db in (0, -20):
        over = talk * 10 ** (ratio_db / 20)
        tell("voice speaks", ratio_db, detection(30, word, over=over))
    tell("near words", 0, misheard(NEAR.split(), 1.5, word, (0.8, 1.2)))
    tell("own sentences", 0, misheard(own_sentences(), minutes, word))
    tell("other sentences", 0, misheard(other_sentences(), minutes, word))


def tell(what, value, result):
    """Print one line."""
    sys.stdout.write(json.dumps({"what": what, "db": value, **result}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
