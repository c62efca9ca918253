"""Cuts what a microphone hears into short utterances with silence around them.

Whoever stops says one word, or the word a few times, and nothing else. Conversation,
a television and the sentences of the voice itself run on for longer, so most of them
never reach the recogniser. No device, no clock: sound in, utterances out.
"""

from collections import deque

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 16_000
"""What the acoustic model was trained on."""
BLOCK = 320
"""Samples that are judged together: 20 ms."""
BLOCK_S = BLOCK / RATE_HZ

# Chosen on synthetic voices, see tests/hearing/measure_stop.py and docs/evidence.md.
LOUDER_DB = 9.0
"""An utterance is louder than the room by this much."""
PAUSE_S = 0.24
"""Silence that ends an utterance; the closure before the p of "stop" is shorter."""
SHORTEST_S, LONGEST_S = 0.12, 2.0
"""One hurried "stop", and the word said three times."""
MARGIN_S = 0.2
"""Room that goes along before an utterance, for its quiet first consonant."""
ROOM_S = 5.0
"""Over this time the level of the room is known."""
ROOM_PERCENTILE = 10.0
"""Even while somebody talks this share of the blocks falls between the words."""
_SILENCE_DB = -100.0

Samples = NDArray[np.int16]


class Utterances:
    """Finds utterances in a stream of blocks."""

    def __init__(self) -> None:
        self._levels_db: deque[float] = deque(maxlen=round(ROOM_S / BLOCK_S))
        self._kept: deque[Samples] = deque(
            maxlen=round((MARGIN_S + LONGEST_S + 2 * PAUSE_S) / BLOCK_S)
        )
        self._loud_blocks = 0
        """Since the utterance began, pauses within it included; 0 in silence."""
        self._quiet_blocks = 0

    def update(self, block: Samples) -> Samples | None:
        """Take in one block; return an utterance when it has just ended.

        Parameters
        ----------
        block
            Shape ``(BLOCK,)``.

        """
        level_db = loudness_db(block)
        self._levels_db.append(level_db)
        self._kept.append(block)
        if level_db > self._room_db() + LOUDER_DB:
            self._loud_blocks += self._quiet_blocks + 1 if self._loud_blocks else 1
            self._quiet_blocks = 0
            return None
        self._quiet_blocks += 1
        if not self._loud_blocks or self._quiet_blocks * BLOCK_S < PAUSE_S:
            return None
        length, self._loud_blocks = self._loud_blocks, 0
        if not SHORTEST_S <= length * BLOCK_S <= LONGEST_S:
            return None
        n_blocks = length + self._quiet_blocks + round(MARGIN_S / BLOCK_S)
        return np.concatenate(list(self._kept)[-n_blocks:])

    def _room_db(self) -> float:
        return float(np.percentile(self._levels_db, ROOM_PERCENTILE))


def loudness_db(block: Samples) -> float:
    """Return how loud a block is, in decibels below full scale.

    Differences between neighbours are taken, which leaves out hum and rumble and is how
    speech recognisers weigh frequencies (pre-emphasis).
    """
    change = np.diff(block.astype(np.float64)) / np.iinfo(np.int16).max
    power = float(np.mean(change * change))
    return 10 * np.log10(power) if power > 0 else _SILENCE_DB
