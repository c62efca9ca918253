"""Unusual numbers that are confirmed by writing them twice: both must say the same."""

from collections.abc import Iterator

from formcoach.definitions.document import Loc, Node
from formcoach.definitions.draft import Complaint
from formcoach.definitions.faults import quoted

LIMITS = "limits"
_LIMIT_PARTS = 3
"""``limits``, the id of the limit, and the key of the number."""


def confirmed_complaints(document: Node) -> Iterator[Complaint]:
    """Yield every confirmation that confirms nothing, or something else."""
    confirmed = document.at(("confirmed",))
    for path in confirmed.keys if confirmed else ():
        loc = ("confirmed", path)
        meant = document.at(loc)
        place = place_of(document, path)
        node = document.at(place) if place else None
        if node is None:
            yield Complaint(
                loc=loc,
                sentence=f"there is no number at {quoted(path)}; write for instance "
                "start.knee_flexion, dose.rest_s or limits.ID.above",
                at_key=True,
            )
        elif meant is not None and node.plain() != meant.plain():
            yield Complaint(
                loc=loc,
                sentence=f"says {_shown(meant)}, but {path} says {_shown(node)}; both "
                "must be the same",
            )


def place_of(document: Node, path: str) -> Loc | None:
    """Return the keys that a path names; a limit goes by its id."""
    parts = tuple(path.split("."))
    if parts[0] != LIMITS or len(parts) != _LIMIT_PARTS:
        return parts
    limits = document.at((LIMITS,))
    n_limits = len(limits.value) if limits and isinstance(limits.value, tuple) else 0
    for i in range(n_limits):
        named = document.at((LIMITS, i, "id"))
        if named is not None and named.value == parts[1]:
            return (LIMITS, i, parts[2])
    return None


def _shown(node: Node) -> str:
    value = node.plain()
    if isinstance(value, tuple):
        return f"[{', '.join(str(each) for each in value)}]"
    return str(value)
