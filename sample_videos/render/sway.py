"""The small movements of a living person who holds still."""

import math
from dataclasses import dataclass

BREATHS_HZ = 0.25  # 15 breaths a minute, a quiet adult
BREATH_DEG = 0.7  # how much the thoracic spine moves with a breath; chosen by eye
DRIFT_HZ = (0.13, 0.31, 0.53)  # incommensurate, so that it never repeats visibly
DRIFT_SHARES = (0.5, 0.3, 0.2)


def breath_deg(time_s: float) -> float:
    """Return how far breathing bends the thoracic spine."""
    return BREATH_DEG * math.sin(2.0 * math.pi * BREATHS_HZ * time_s)


TREMOR_HZ = (4.7, 6.1)  # of tired muscles about 4 to 8 a second; chosen by eye


def tremor_deg(time_s: float, share: float) -> float:
    """Return the shaking of tired legs, -1 to 1, at a share of the exercise done."""
    return share**2 * sum(
        0.5 * math.sin(2.0 * math.pi * rate * time_s) for rate in TREMOR_HZ
    )


@dataclass(frozen=True, slots=True)
class Drift:
    """A slow, aimless wandering of one angle."""

    amplitude_deg: float
    phase: float
    """Radians; different drifts get different phases."""

    def at(self, time_s: float) -> float:
        """Return the deviation at a time, in degrees."""
        return self.amplitude_deg * sum(
            share * math.sin(2.0 * math.pi * rate * time_s + self.phase * (index + 1))
            for index, (rate, share) in enumerate(
                zip(DRIFT_HZ, DRIFT_SHARES, strict=True)
            )
        )
