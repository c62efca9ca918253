"""The colours of the screen: two themes that show the same states.

How a state looks wherever it is drawn is said in ``formcoach.feedback.looks``.
"""

from textual.theme import Theme

from formcoach.feedback.looks import LOOKS, State

_VARIABLES = {
    State.NOT_JUDGED: "unseen",
    State.GOOD: "good",
    State.NOT_MEASURED: "unseen",
    State.COACH: "coach",
    State.WARN: "warn",
    State.STOP: "stop",
}
"""The theme's variable that holds the colour of each state."""


def colour(state: State) -> str:
    """Return the style that gives words the colour of a state."""
    return f"${_VARIABLES[state]}"


def _hexadecimal(state: State) -> str:
    red, green, blue = LOOKS[state].rgb
    return f"#{red:02X}{green:02X}{blue:02X}"


_STATE_COLOURS = {name: _hexadecimal(state) for state, name in _VARIABLES.items()}

CALM = Theme(
    name="formcoach",
    primary=_STATE_COLOURS["good"],
    secondary="#7FA6C0",
    accent=_STATE_COLOURS["good"],
    foreground="#E6EAEE",
    background="#10161C",
    surface="#18212A",
    panel="#24313D",
    warning=_STATE_COLOURS["warn"],
    error=_STATE_COLOURS["stop"],
    success=_STATE_COLOURS["good"],
    dark=True,
    variables={**_STATE_COLOURS, "band": "#1E4A66"},
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
    },
)
"""For weak eyes and bright rooms."""

FALLBACK_VARIABLES = dict(CALM.variables)
"""The state colours for every theme that does not name them."""
