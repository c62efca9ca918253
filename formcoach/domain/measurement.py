"""What was measured at one instant, and how a definition reads it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from formcoach.domain.anatomy import Side
from formcoach.domain.signals import SIGNALS, Unit


class Reading(StrEnum):
    """How a signal is read."""

    VALUE = "value"
    """As it is."""
    CHANGE = "change"
    """Minus its value in the start pose; lengths in torso lengths of the start pose."""
    RATE = "rate"
    """Degrees per second, positive while rising."""
    ASYMMETRY = "asymmetry"
    """Left and right apart, never negative."""


class Limb(StrEnum):
    """Which side a signal is read from."""

    MOVING = "moving"
    """The side that the repetition belongs to; the nearer one where both move."""
    OTHER = "other"
    """The opposite side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalRef:
    """A signal as a definition names it: ``hip_flexion``, ``elbow_flexion_other``."""

    signal: str
    limb: Limb = Limb.MOVING
    reading: Reading = Reading.VALUE

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the name of a signal with its endings.

        Raises
        ------
        KeyError
            If no signal has that name, or an ending does not fit it.

        """
        name, reading, limb = text, Reading.VALUE, Limb.MOVING
        for ending in (Reading.CHANGE, Reading.RATE, Reading.ASYMMETRY):
            if name.endswith(f"_{ending}"):
                name, reading = name.removesuffix(f"_{ending}"), ending
        if name.endswith("_other"):
            name, limb = name.removesuffix("_other"), Limb.OTHER
        signal = SIGNALS[name]
        one_sided = limb is Limb.OTHER or reading is Reading.ASYMMETRY
        bare_length = signal.unit is Unit.PIXELS and reading is not Reading.CHANGE
        if (one_sided and not signal.sided) or bare_length:
            raise KeyError(text)
        return cls(signal=name, limb=limb, reading=reading)

    def full_name(self, side: Side) -> str:
        """Return the signal's name with the side it is read from for a moving side."""
        return full_name(self.signal, side if self.limb is Limb.MOVING else side.other)

    def __str__(self) -> str:
        """Return the name as a definition writes it."""
        limb = "_other" if self.limb is Limb.OTHER else ""
        ending = "" if self.reading is Reading.VALUE else f"_{self.reading}"
        return f"{self.signal}{limb}{ending}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurements:
    """All signals at one instant, by name with side; what is absent was not seen."""

    time_s: float
    values: Mapping[str, float]

    def get(self, name: str) -> float:
        """Return a signal by its full name, NaN where it was not measured."""
        return self.values.get(name, math.nan)

    def read(self, ref: SignalRef, side: Side, neutral: "Measurements | None") -> float:
        """Return what a definition's signal reads for a moving side.

        Parameters
        ----------
        ref
            The signal as the definition names it.
        side
            The side that moves.
        neutral
            The measurements of the start pose; without them a change is NaN.

        Returns
        -------
        float
            Degrees, degrees per second, or torso lengths; NaN where not measured.

        """
        if ref.reading is Reading.ASYMMETRY:
            left, right = (self.get(f"{ref.signal}_{each}") for each in Side)
            return abs(left - right)
        name = ref.full_name(side)
        if ref.reading is Reading.RATE:
            return self.get(f"{name}_rate")
        if ref.reading is Reading.VALUE:
            return self.get(name)
        if neutral is None:
            return math.nan
        change = self.get(name) - neutral.get(name)
        if SIGNALS[ref.signal].unit is Unit.PIXELS:
            return change / neutral.get("torso_length")
        return change


def full_name(signal: str, side: Side) -> str:
    """Return the signal's name with the side it is read from, if it has one."""
    return f"{signal}_{side}" if SIGNALS[signal].sided else signal
