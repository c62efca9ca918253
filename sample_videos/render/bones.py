"""The tree of bones of a body in its rest pose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from render.rotation import Vector

SIDES = ("left", "right")
SUFFIX = {"left": ".L", "right": ".R"}
"""How the rig marks the side of a bone."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bones:
    """The tree of bones in the rest pose."""

    heads_m: Mapping[str, Vector]
    parents: Mapping[str, str]
    """The bone each bone hangs on; empty for the root."""
    names: tuple[str, ...] = field(init=False)
    """All bones, parents before children."""

    def __post_init__(self) -> None:
        ordered: dict[str, None] = {}
        for bone in self.parents:
            ordered.update(dict.fromkeys(reversed(self._line(bone))))
        object.__setattr__(self, "names", tuple(ordered))

    def _line(self, bone: str) -> list[str]:
        return [bone, *self._line(self.parents[bone])] if bone else []

    def branch(self, top: str) -> list[str]:
        """Return a bone and everything that hangs on it."""
        return [bone for bone in self.names if top in self._line(bone)]

    def lines(self, ends: Iterable[str]) -> tuple[str, ...]:
        """Return these bones and those that they hang on, parents before children."""
        needed = {bone for end in ends for bone in self._line(end)}
        return tuple(bone for bone in self.names if bone in needed)
