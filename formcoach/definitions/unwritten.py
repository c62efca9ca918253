"""Texts that a proposal leaves to the therapist: asked about, and never prescribed."""

import re
from collections.abc import Iterator

from formcoach.definitions.document import Loc
from formcoach.domain.exercise import Exercise

REMEDY = "still says TODO; write it in your own words"
_MARK = re.compile(r"\bTODO\b")
"""As ``formcoach exercise learn`` writes it: in capitals, for todo is Spanish too."""


def unwritten(exercise: Exercise) -> tuple[Loc, ...]:
    """Return the keys that lead to each text that is still to be written."""
    return tuple(loc for loc, text in _texts(exercise) if _MARK.search(text))


def unwritten_keys(exercise: Exercise) -> tuple[str, ...]:
    """Return where such texts stand, roughly: ``purpose``, ``limits``."""
    return tuple(dict.fromkeys(str(loc[0]) for loc in unwritten(exercise)))


def _texts(exercise: Exercise) -> Iterator[tuple[Loc, str]]:
    yield ("name",), exercise.name
    yield ("purpose",), exercise.purpose
    for i, limit in enumerate(exercise.limits):
        for key in ("cue", "why", "source"):
            yield ("limits", i, key), getattr(limit, key)
    for key in ("cannot_see", "sources", "instructions"):
        for i, text in enumerate(getattr(exercise, key)):
            yield (key, i), text
