"""The page about prescriptions shows a file that the program takes."""

import re
from datetime import date
from pathlib import Path

from made_prescriptions import SHIPPED, load

from formcoach.definitions.prescription_describe import remarks
from formcoach.definitions.prescription_schema import PrescriptionModel

PAGE = Path(__file__).parents[2] / "docs" / "prescriptions.md"
TEXT = PAGE.read_text("utf-8")
[EXAMPLE] = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)


def test_the_file_in_the_docs_is_taken():
    """Somebody will copy it."""
    plan = load(EXAMPLE)

    assert plan.therapist.contact == "030 1234567"
    assert remarks(plan, SHIPPED, date(2026, 11, 26)) == ()


def test_the_docs_name_every_key():
    """A key that nobody tells of is not used."""
    keys = [
        field.alias or name for name, field in PrescriptionModel.model_fields.items()
    ]

    assert [key for key in keys if f"{key}:" not in TEXT] == []
