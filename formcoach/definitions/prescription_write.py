"""A prescription as a commented YAML file, and small changes to one that is there."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from formcoach.definitions.document import read_document
from formcoach.definitions.library import shipped_folder
from formcoach.definitions.reach import figure
from formcoach.definitions.signing import unsigned
from formcoach.domain.exercise import Dose, Exercise, Mode
from formcoach.domain.prescription import ConditionOverride, Decision
from formcoach.errors import PrescriptionError

EXAMPLE = "prescriptions/example.yaml"
"""Within the folder of the shipped definitions."""
WEEKS = 6
"""Then the therapist looks again (AAOS Spine Conditioning Program: 4 to 6 weeks)."""
EXAMPLE_PAIN = timedelta(days=365)
"""The made-up patient of the example has had pain for so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a new prescription is made of."""

    id: str
    patient: str
    patient_name: str
    therapist: str
    contact: str
    written: date
    until: date
    onset: str
    """As it is written: a day, a month, a year, or unknown."""
    exercises: tuple[tuple[Exercise, Dose], ...]
    conditions: tuple[str, ...] = ()
    overrides: tuple[ConditionOverride, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    """The therapist's words to the patient, by exercise."""


def prescription_text(outline: Outline) -> str:
    """Return a new prescription as a file."""
    return "\n".join(_lines(outline)) + "\n"


def example_text(patient: str, patient_name: str, today: date) -> str:
    """Return the shipped example for a patient, valid from a day on.

    Parameters
    ----------
    patient
        The id of the patient's profile.
    patient_name
        As the patient is greeted.
    today
        Its first day.

    """
    text = (shipped_folder() / EXAMPLE).read_text("utf-8")
    until = today + timedelta(weeks=WEEKS)
    for pattern, line in (
        (r"# yaml-language-server:.*\n", ""),
        (r"patient: .*", f"patient: {{id: {patient}, name: {_quoted(patient_name)}}}"),
        (r"written: .*", f"written: {today}"),
        (r"valid: \{[^}]*\}", f"valid: {{from: {today}, until: {until}}}"),
        (r"onset: \S+", f"onset: {today - EXAMPLE_PAIN}"),
    ):
        text = re.sub(f"(?m)^{pattern}", line.replace("\\", r"\\"), text, count=1)
    return text


def extended(data: bytes, until: date, *, file_name: str) -> bytes:
    """Return a prescription with another last day and without its signature.

    Comments and everything else stay as they are.

    Raises
    ------
    PrescriptionError
        If it does not say how long it is valid.

    """
    text = unsigned(data).decode("utf-8", "replace")
    document, _ = read_document(text)
    place = document.at(("valid", "until")) if document else None
    if place is None or not isinstance(place.value, str):
        raise PrescriptionError(f"{file_name}: does not say until when it is valid.")
    lines = text.split("\n")
    line, start = lines[place.line - 1], place.column - 1
    day = re.compile(r"\d{4}-\d{2}-\d{2}").search(line, start)
    if day is None:
        raise PrescriptionError(f"{file_name}: does not say until when it is valid.")
    lines[place.line - 1] = f"{line[: day.start()]}{until}{line[day.end() :]}"
    return "\n".join(lines).encode()


def _lines(outline: Outline) -> Iterator[str]:
    yield "# A prescription of formcoach. To check it: formcoach plan check FILE"
    yield "schema: 1"
    yield f"id: {outline.id}"
    name = _quoted(outline.patient_name)
    yield f"patient: {{id: {outline.patient}, name: {name}}}"
    yield "therapist:"
    yield f"  name: {_quoted(outline.therapist)}"
    yield f"  contact: {_quoted(outline.contact)}"
    yield f"written: {outline.written}"
    yield f"valid: {{from: {outline.written}, until: {outline.until}}}"
    yield f"onset: {outline.onset}    # a day, a month, a year, or unknown"
    yield f"conditions: [{', '.join(outline.conditions)}]"
    if outline.overrides:
        yield "overrides:    # shown to the patient before every session"
    for each in outline.overrides:
        yield f"  - exercise: {each.exercise}"
        yield f"    condition: {each.condition}"
        yield from _decision(each.decision)
    yield "exercises:    # in the order in which they are done"
    for exercise, dose in outline.exercises:
        yield from _exercise(exercise, dose, outline.notes.get(exercise.id, ""))


def _decision(decision: Decision) -> Iterator[str]:
    yield f"    by: {_quoted(decision.by)}"
    yield f"    on: {decision.on}"
    yield f"    why: {_quoted(decision.why)}"


def _exercise(exercise: Exercise, dose: Dose, note: str) -> Iterator[str]:
    yield f"  - exercise: {exercise.id}    # {exercise.name}"
    yield f"    dose: {{{', '.join(_dose(exercise.mode, dose))}}}"
    if note:
        yield f"    note: {_quoted(note)}"


def _dose(mode: Mode, dose: Dose) -> Iterator[str]:
    yield f"sets: {dose.sets}"
    if mode is not Mode.TIMED:
        yield f"reps: {dose.reps}"
    if mode in {Mode.HOLD, Mode.REPS_WITH_HOLD}:
        yield f"hold_s: {figure(dose.hold_s)}"
    if mode is Mode.TIMED:
        yield f"duration_s: {figure(dose.duration_s)}"
    yield f"rest_s: {figure(dose.rest_s)}"
    yield f"per_week: {max(1, dose.per_week)}"


def _quoted(text: str) -> str:
    """Return text as YAML takes it, whatever it holds; JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)
