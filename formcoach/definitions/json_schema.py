"""The form of a definition as JSON Schema, for editors that complete and check YAML.

To write it anew: ``python -m formcoach.definitions.json_schema``.
"""

import json
from pathlib import Path
from typing import Any

from formcoach.definitions.library import shipped_folder
from formcoach.definitions.schema import ExerciseModel

FILE_NAME = "exercise.schema.json"
"""Lies beside the definitions, whose first line names it."""


def json_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12)."""
    schema = ExerciseModel.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def json_schema_text() -> str:
    """Return the schema as the file holds it."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def write_json_schema(folder: Path) -> Path:
    """Write the schema beside the definitions of a folder."""
    path = folder / FILE_NAME
    path.write_text(json_schema_text(), encoding="utf-8")
    return path


if __name__ == "__main__":
    write_json_schema(shipped_folder())
