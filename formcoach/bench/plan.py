"""What is measured: handed to the process that is measured, as JSON."""

import json
from dataclasses import asdict, dataclass

FRAMES_COUNT = 100
"""Frames of the video that are used; in memory they are about 90 MB. A pass through
them takes two to five seconds, and only whole passes are counted: a frame in which the
model must look for the person anew costs half as much again."""
WARM_UP_S = 1.5
"""At the head of every block, not counted: the model loads, the screen is laid out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything that the measured process needs to know."""

    video: str
    exercise: str
    """An id or a file, as the user gave it."""
    model: str
    """The bundle's file."""
    block_s: float
    pairs_count: int
    screen: bool
    report_to: int = -1
    """The file descriptor to which lines of JSON go."""

    def to_json(self) -> str:
        """Return the plan as one line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Plan":
        """Read what :meth:`to_json` wrote."""
        return cls(**json.loads(text))


def whole_passes(frames_count: int) -> int:
    """Return how many of so many frames make whole passes; all if there is none."""
    return frames_count // FRAMES_COUNT * FRAMES_COUNT or frames_count
