"""Definitions and their faults as JSON."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from enum import IntEnum
from typing import Any

from formcoach.domain.exercise import Band, Exercise
from formcoach.domain.measurement import SignalRef

PLACE = re.compile(r"(?P<line>\d+):(?P<column>\d+): (?P<sentence>.*)", re.DOTALL)
"""What stands behind the name of the file in each line of a definition's faults."""


def json_line(value: dict[str, Any]) -> str:
    """Return one object on one line."""
    return json.dumps(value)


def as_object(exercise: Exercise) -> dict[str, Any]:
    """Return a definition as JSON's own types, with the keys of its YAML."""
    return {
        "id": exercise.id,
        "name": exercise.name,
        "purpose": exercise.purpose,
        "category": exercise.category.value,
        "posture": [each.value for each in exercise.postures],
        "view": exercise.view.value,
        "mode": exercise.mode.value,
        "sides": exercise.sides.value,
        "dose": asdict(exercise.dose),
        "start": _bands(exercise.start.items()),
        "target": _bands(exercise.target.items()),
        "counts_by": str(exercise.counts_by),
        "limits": [_limit(asdict(each), str(each.signal)) for each in exercise.limits],
        "loads": list(exercise.loads),
        "avoid_if": list(exercise.avoid_if),
        "cannot_see": list(exercise.cannot_see),
        "instructions": list(exercise.instructions),
        "sources": list(exercise.sources),
        "review": asdict(exercise.review),
        "enabled": exercise.enabled,
    }


def fault_object(line: str, file_name: str) -> dict[str, Any]:
    """Return one line of a refusal as an object: line, column, sentence."""
    text = line.removeprefix(f"{file_name}:").strip()
    place = PLACE.fullmatch(text)
    if place is None:
        return {"line": None, "column": None, "sentence": text}
    return {
        "line": int(place["line"]),
        "column": int(place["column"]),
        "sentence": place["sentence"],
    }


def _bands(bands: Iterable[tuple[SignalRef, Band]]) -> dict[str, list[float]]:
    return {str(ref): [band.lower, band.upper] for ref, band in bands}


def _limit(limit: dict[str, Any], signal: str) -> dict[str, Any]:
    level: IntEnum = limit["level"]
    during = sorted(phase.value for phase in limit["during"])
    plain = {**limit, "signal": signal, "level": level.name.lower(), "during": during}
    return {key: value for key, value in plain.items() if value is not None}
