"""The states that the screen can show, each with a symbol, a word and a colour.

A state is never told by its colour alone. The colours are those of Okabe and Ito (2008,
Color Universal Design), which people with colour-blindness tell apart.
"""

from dataclasses import dataclass
from enum import IntEnum

from textual.theme import Theme

from formcoach.domain.exercise import Level


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
    """How a state is shown."""

    symbol: str
    word: str
    colour: str
    """The name of the theme's variable."""
    rgb: tuple[int, int, int]
    """The same in a picture."""
    weight: int
    """Thickness of a line, in multiples of the thinnest."""
    dashed: bool = False


LOOKS = {
    State.NOT_JUDGED: Look(
        symbol="-", word="not now", colour="$unseen", rgb=(176, 176, 176), weight=1
    ),
    State.GOOD: Look(
        symbol="✓", word="clear", colour="$good", rgb=(86, 180, 233), weight=1
    ),
    State.NOT_MEASURED: Look(
        symbol="○",
        word="not measured",
        colour="$unseen",
        rgb=(176, 176, 176),
        weight=1,
        dashed=True,
    ),
    State.COACH: Look(
        symbol="●", word="TIP", colour="$coach", rgb=(240, 228, 66), weight=2
    ),
    State.WARN: Look(
        symbol="▲", word="EASE BACK", colour="$warn", rgb=(255, 140, 0), weight=3
    ),
    State.STOP: Look(
        symbol="■",
        word="STOP",
        colour="$stop",
        rgb=(255, 64, 160),
        weight=3,
        dashed=True,
    ),
}

OF_LEVEL = {Level.COACH: State.COACH, Level.WARN: State.WARN, Level.STOP: State.STOP}
"""The state that a finding of each level puts the body into."""

_STATE_COLOURS = {
    "good": "#56B4E9",
    "unseen": "#B0B0B0",
    "coach": "#F0E442",
    "warn": "#FF8C00",
    "stop": "#FF40A0",
}

CALM = Theme(
    name="formcoach",
    primary="#56B4E9",
    secondary="#7FA6C0",
    accent="#56B4E9",
    foreground="#E6EAEE",
    background="#10161C",
    surface="#18212A",
    panel="#24313D",
    warning="#FF8C00",
    error="#FF40A0",
    success="#56B4E9",
    dark=True,
    variables={**_STATE_COLOURS, "band": "#1E4A66", "start-band": "#3A4650"},
)
"""The theme at the start."""

CONTRAST = Theme(
    name="formcoach-contrast",
    primary="#FFFFFF",
    secondary="#FFFFFF",
    accent="#FFFF00",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#202020",
    warning="#FFA000",
    error="#FF60B0",
    success="#80D0FF",
    dark=True,
    variables={
        **_STATE_COLOURS,
        "good": "#80D0FF",
        "unseen": "#E0E0E0",
        "band": "#005A9C",
        "start-band": "#505050",
    },
)
"""For weak eyes and bright rooms."""

FALLBACK_VARIABLES = dict(CALM.variables)
"""The state colours for every theme that does not name them."""
