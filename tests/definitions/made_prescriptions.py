"""The example prescription, and ways to spoil it."""

from formcoach.definitions.library import list_exercises, shipped_folder
from formcoach.definitions.prescription_load import prescription_from

PATH = shipped_folder() / "prescriptions" / "example.yaml"
TEXT = PATH.read_text("utf-8")
SHIPPED = {each.id: each for each in list_exercises([shipped_folder()])}
DECIDED = "by: M. Weber, on: 2026-11-01, why: tried together"


def load(text=TEXT, **more):
    """Load a prescription from its text, by the shipped definitions."""
    data = text if isinstance(text, bytes) else text.encode()
    given = {"file_name": "p.yaml", "exercises": SHIPPED, **more}
    return prescription_from(data, **given)


def changed(*pairs):
    """Return the example with texts replaced, each of which must be there once."""
    text = TEXT
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text
