"""What is known of a patient as one JSON object, for programs.

The keys are the names of the fields in ``formcoach.domain.records``, which say their
units: ``_deg`` degrees, ``_s`` seconds, ``_fraction`` 0 to 1. Days and times are ISO
8601, times in UTC with ``utc_offset_s`` beside them; what was not measured is null.
``schema`` is raised whenever a key changes its meaning or goes away.
"""

import json
import math
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from formcoach.domain.exercise import Level
from formcoach.domain.records import History

SCHEMA = 1
FORMAT = "formcoach history"


def to_json_text(history: History, *, name: str, indent: int | None = 1) -> str:
    """Return everything as JSON."""
    return json.dumps(
        to_json(history, name=name), allow_nan=False, indent=indent, ensure_ascii=False
    )


def to_json(history: History, *, name: str) -> dict[str, Any]:
    """Return everything as JSON's own types."""
    plain: dict[str, Any] = _plain(history)
    return {"format": FORMAT, "schema": SCHEMA, "name": name, **plain}


def _plain(value: object) -> Any:
    if isinstance(value, Enum):
        return value.name.lower() if isinstance(value, Level) else value.value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value
