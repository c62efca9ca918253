"""The states that can be shown, each with a symbol, a word and a colour.

A state is never told by its colour alone. The colours are those of Okabe and Ito (2008,
Color Universal Design), which people with colour-blindness tell apart.
"""

from dataclasses import dataclass
from enum import IntEnum

from formcoach.domain.exercise import Level
from formcoach.language import mark, tr


class State(IntEnum):
    """What is known about a part of the body; the greater is shown over the lesser."""

    NOT_JUDGED = 0
    """Nothing is asked of it now."""
    GOOD = 1
    """Measured, and inside every band."""
    NOT_MEASURED = 2
    """It should be judged and cannot be seen; never shown as good."""
    COACH = 3
    WARN = 4
    STOP = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a state is shown, whatever it is drawn on."""

    symbol: str
    name: str
    rgb: tuple[int, int, int]
    weight: int = 1
    """Thickness of a line, in multiples of the thinnest."""
    dashed: bool = False

    @property
    def word(self) -> str:
        """The state in a word."""
        return tr(self.name)


LOOKS = {
    State.NOT_JUDGED: Look(symbol="-", name=mark("not now"), rgb=(176, 176, 176)),
    State.GOOD: Look(symbol="✓", name=mark("clear"), rgb=(86, 180, 233)),
    State.NOT_MEASURED: Look(
        symbol="○", name=mark("not measured"), rgb=(176, 176, 176), dashed=True
    ),
    State.COACH: Look(symbol="●", name=mark("TIP"), rgb=(240, 228, 66), weight=2),
    State.WARN: Look(symbol="▲", name=mark("EASE BACK"), rgb=(255, 140, 0), weight=3),
    State.STOP: Look(
        symbol="■", name=mark("STOP"), rgb=(255, 64, 160), weight=3, dashed=True
    ),
}

PAUSE_SYMBOL = "‖"
"""Of the times in which nothing is judged."""

OF_LEVEL = {Level.COACH: State.COACH, Level.WARN: State.WARN, Level.STOP: State.STOP}
"""The state that a finding of each level puts the body into."""
