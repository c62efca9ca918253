"""Writes docs/accuracy.md: clips and sweep, with what follows from them."""

from collections.abc import Sequence
from pathlib import Path

from accuracy.plots import plot
from accuracy.stills import Still
from accuracy.tables import all_tables

TEXT = Path(__file__).with_name("page.md")
"""The words between the tables; three lines stand for the tables."""
CLIPS, RECAST, SWEEP = "<!-- clips -->", "<!-- recast -->", "<!-- sweep -->"
PICTURE = "accuracy_curves.png"


def write_page(stills: Sequence[Still], clips: str, recast: str, out: Path) -> None:
    """Write the page and the picture of the curves beside it.

    Parameters
    ----------
    stills
        What the sweep has read.
    clips
        What ``formcoach bench accuracy --markdown`` wrote.
    recast
        The same of the clips that another cast does.
    out
        The page.

    """
    text = TEXT.read_text("utf-8")
    text = text.replace(CLIPS, clips.strip()).replace(RECAST, recast.strip())
    text = text.replace(SWEEP, all_tables(stills).strip())
    out.write_text(text, encoding="utf-8")
    plot(stills, out.with_name(PICTURE))
