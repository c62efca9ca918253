"""The form of our YAML files as JSON Schema, for editors that complete and check.

To write both anew: ``python -m formcoach.definitions.json_schema``.
"""

import json
from pathlib import Path
from typing import Any

from formcoach.definitions.library import shipped_folder
from formcoach.definitions.prescription_schema import PrescriptionModel
from formcoach.definitions.schema import ExerciseModel, Strict

FILE_NAME = "exercise.schema.json"
"""Lies beside the definitions, whose first line names it."""
PRESCRIPTION_FILE_NAME = "prescription.schema.json"
"""Lies beside it."""


def json_schema(form: type[Strict] = ExerciseModel) -> dict[str, Any]:
    """Return the schema (draft 2020-12) of definitions, or of another form."""
    schema = form.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def json_schema_text(form: type[Strict] = ExerciseModel) -> str:
    """Return the schema as the file holds it."""
    return json.dumps(json_schema(form), indent=2, ensure_ascii=False) + "\n"


def write_json_schema(folder: Path) -> Path:
    """Write the schema beside the definitions of a folder."""
    path = folder / FILE_NAME
    path.write_text(json_schema_text(), encoding="utf-8")
    return path


def write_prescription_schema(folder: Path) -> Path:
    """Write the schema of prescriptions beside it."""
    path = folder / PRESCRIPTION_FILE_NAME
    path.write_text(json_schema_text(PrescriptionModel), encoding="utf-8")
    return path


if __name__ == "__main__":
    write_json_schema(shipped_folder())
    write_prescription_schema(shipped_folder())
