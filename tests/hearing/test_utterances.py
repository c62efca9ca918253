"""Short sounds with silence around them are cut out, and nothing else is."""

import numpy as np

from formcoach.hearing.utterances import BLOCK, BLOCK_S, RATE_HZ, Utterances

ROOM, VOICE = 20.0, 2000.0
"""Standard deviations of 16-bit samples: a quiet room, and somebody who speaks."""


def sound(*parts, room=ROOM):
    """Return noise as loud as each part says, as ``(seconds, loudness)``."""
    noise = np.random.default_rng(0)
    each = [noise.normal(0, level, round(s * RATE_HZ)) for s, level in parts]
    whole = np.concatenate(each)
    whole = whole + noise.normal(0, room, whole.size)
    return whole.astype(np.int16)


def cut(samples):
    """Return when each utterance was handed out, and the utterances."""
    utterances, found = Utterances(), []
    for number, start in enumerate(range(0, len(samples) - BLOCK + 1, BLOCK)):
        utterance = utterances.update(samples[start : start + BLOCK])
        if utterance is not None:
            found.append(((number + 1) * BLOCK_S, utterance))
    return found


def test_a_word_with_silence_around_it_is_cut_out_soon_after_its_end():
    """A quarter of a second later: the pause that ends it."""
    [(at_s, utterance)] = cut(sound((2.0, 0), (0.5, VOICE), (1.0, 0)))

    assert 2.74 <= at_s <= 2.80
    assert 0.9 <= utterance.size / RATE_HZ <= 1.0


def test_the_closure_before_the_p_does_not_cut_the_word_in_two():
    """A tenth of a second of silence belongs to it."""
    word = ((0.3, VOICE), (0.12, 0), (0.05, VOICE))

    assert len(cut(sound((2.0, 0), *word, (1.0, 0)))) == 1


def test_talk_that_goes_on_is_left_alone():
    """Sentences, television and the voice itself last longer than two seconds."""
    talk = ((0.4, VOICE), (0.1, 0)) * 8

    assert cut(sound((2.0, 0), *talk, (1.0, 0))) == []


def test_a_click_is_left_alone():
    """A cup that is put down is no word."""
    assert cut(sound((2.0, 0), (0.04, VOICE), (1.0, 0))) == []


def test_a_room_that_becomes_loud_becomes_the_room():
    """A fan is switched on: after some seconds a voice stands out from it again."""
    found = cut(sound((2.0, 0), (8.0, 400), (0.5, 6000), (1.0, 400)))

    assert [round(at_s, 1) for at_s, _ in found] == [10.7]


def test_silence_of_exactly_nothing_is_survived():
    """A muted microphone gives zeros, whose loudness has no logarithm."""
    assert cut(np.zeros(RATE_HZ, dtype=np.int16)) == []
