"""What a definition's own test has to say against it."""

from dataclasses import dataclass
from enum import StrEnum


class DoubtKind(StrEnum):
    """What is the matter."""

    IMPOSSIBLE = "impossible"
    """No body can take the pose."""
    NOT_BEGUN = "not_begun"
    """The start pose is taken and not recognised."""
    NOT_COUNTED = "not_counted"
    """A clean performance does not count."""
    FIRES_ON_CLEAN = "fires_on_clean"
    """A clean performance crosses a limit."""
    NEVER_FIRES = "never_fires"
    """A limit is well crossed and not found."""
    FIRES_EARLY = "fires_early"
    """A limit is found before its bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing that the test of a definition found."""

    kind: DoubtKind
    sentence: str
    """In plain words, beginning with what it concerns."""
    limit: str = ""
    """The limit that it concerns, if it is one."""
