"""One thing that ``formcoach doctor`` looked at."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it is."""

    OK = "ok"
    LOOK = "to look at"
    """The main job runs, but something is worth a look."""
    MISSING = "missing"
    """The main job cannot run on a video."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was looked at, what was found, and what to do."""

    name: str
    found: str
    state: State = State.OK
    remedy: str = ""
