"""SVG, element by element; whatever is written into it is escaped."""

from html import escape

WIDTH = 360.0
"""Units across: about the points of a phone's screen."""
INK, PALE, GRID = "#1d2530", "#5b6675", "#d5dae1"
LEFT_INK, RIGHT_INK = "#0072b2", "#b35900"
"""Blue and a dark orange of Okabe and Ito (2008): told apart by the colour-blind."""
BAND_FILL = "#dceefb"
TEXT_SIZE = 12.0
SMALL_SIZE = 11.0

Number = float | int


def element(name: str, *inside: str, **attributes: str | Number | None) -> str:
    """Return an element; ``stroke_width`` becomes ``stroke-width``, None is left out.

    What is inside must be elements already; text comes from `text`.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if not inside:
        return f"<{name}{written}/>"
    return f"<{name}{written}>{''.join(inside)}</{name}>"


def drawing(height: float, *inside: str, label: str) -> str:
    """Return a whole drawing of the usual width, with its words for screen readers."""
    return element(
        "svg",
        element_with_text("title", label),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:g} {height:g}",
        width=WIDTH,
        height=height,
        role="img",
        font_family="system-ui, -apple-system, Segoe UI, Noto Sans, sans-serif",
        font_size=TEXT_SIZE,
        fill=INK,
    )


def text(
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "start",
    size: float = TEXT_SIZE,
    fill: str = INK,
    weight: str | None = None,
) -> str:
    """Return words at a place."""
    return element_with_text(
        "text",
        words,
        x=x,
        y=y,
        text_anchor=anchor,
        font_size=size,
        fill=fill,
        font_weight=weight,
    )


def element_with_text(name: str, words: str, **attributes: str | Number | None) -> str:
    """Return an element that holds words and nothing else."""
    return element(name, escape(words, quote=True), **attributes)


def line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    *,
    stroke: str = GRID,
    width: float = 1.0,
    dashes: str | None = None,
) -> str:
    """Return a straight line."""
    return element(
        "line",
        x1=x1,
        y1=y1,
        x2=x2,
        y2=y2,
        stroke=stroke,
        stroke_width=width,
        stroke_dasharray=dashes,
        stroke_linecap="round",
    )


def circle(
    x: float, y: float, radius: float, *, fill: str, stroke: str, width: float = 1.5
) -> str:
    """Return a circle."""
    return element(
        "circle", cx=x, cy=y, r=radius, fill=fill, stroke=stroke, stroke_width=width
    )


def triangle(x: float, y: float, radius: float, *, fill: str, stroke: str) -> str:
    """Return a triangle that stands on its base."""
    points = f"{x:.1f},{y - radius:.1f} {x - radius:.1f},{y + radius:.1f} "
    points += f"{x + radius:.1f},{y + radius:.1f}"
    return element("polygon", points=points, fill=fill, stroke=stroke, stroke_width=1.5)


def polyline(points: list[tuple[float, float]], *, stroke: str) -> str:
    """Return a line through points."""
    return element(
        "polyline",
        points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points),
        fill="none",
        stroke=stroke,
        stroke_width=1.5,
    )


def box(
    x: float, y: float, width: float, height: float, *, fill: str, stroke: str = "none"
) -> str:
    """Return a rectangle."""
    return element(
        "rect", x=x, y=y, width=width, height=height, rx=2, fill=fill, stroke=stroke
    )


def _attribute(value: str | Number) -> str:
    if isinstance(value, str):
        return escape(value, quote=True)
    return f"{value:.1f}".removesuffix(".0")
