"""A report as plain blocks, whatever it is printed on: a page or a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A sentence or a few."""

    words: str
    kind: str = "text"
    """``text``, ``note`` for what to know before believing, ``notice`` for what asks
    for somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A list; every point has a mark, for no state is told by colour alone."""

    points: Sequence[tuple[str, str]]
    """Marks and words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Figures with their names."""

    facts: Sequence[tuple[str, str]]
    """Names and what they come to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing."""

    svg: str
    """Complete and self-contained; every text in it is already escaped."""
    alt: str
    """The same in words, for who cannot see it."""
    caption: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a head."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


Block: TypeAlias = Paragraph | Points | Facts | Figure | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Blocks under a heading."""

    heading: str
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole report."""

    title: str
    subtitle: str
    notes: Sequence[Paragraph]
    """What stands before everything else."""
    sections: Sequence[Section]
    foot: str
    language: str = "en"
    """The two letters of the language in which it is written."""
