"""From the bytes of a prescription to the domain, or every fault at once."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from formcoach.definitions.bytes_in import decoded, read_bytes, unfit_characters
from formcoach.definitions.document import Node, read_document
from formcoach.definitions.faults import Fault, listed
from formcoach.definitions.prescription_check import prescription_faults
from formcoach.definitions.prescription_domain import prescription_of
from formcoach.definitions.prescription_schema import PrescriptionModel
from formcoach.definitions.wording import form_faults_as
from formcoach.domain.exercise import Exercise
from formcoach.domain.prescription import Prescription, Signed
from formcoach.errors import ExerciseDefinitionError, PrescriptionError

HINT = "For a complete prescription to compare with: formcoach plan new --example"


def read_prescription_bytes(path: Path) -> bytes:
    """Read the bytes of a prescription file.

    Raises
    ------
    PrescriptionError
        If there is no such file or it cannot be read.

    """
    try:
        return read_bytes(path)
    except ExerciseDefinitionError as error:
        raise PrescriptionError(error.message, hint=HINT) from error


def prescription_from(
    data: bytes,
    *,
    file_name: str,
    exercises: Mapping[str, Exercise],
    signed: Signed = Signed.TRIAL,
) -> Prescription:
    """Return the prescription that some bytes hold.

    Parameters
    ----------
    data
        The whole file.
    file_name
        What the faults are told under.
    exercises
        The definitions that may be prescribed, by id.
    signed
        What is known of who wrote it.

    Raises
    ------
    PrescriptionError
        If it has any fault; the message lists them all.

    """
    document, faults = _document(data, file_name)
    model, form = form_faults_as(PrescriptionModel, document)
    faults += [*form, *prescription_faults(document, exercises)]
    if model is None or faults:
        raise PrescriptionError(listed(faults, file_name), hint=HINT)
    sha256 = hashlib.sha256(data).hexdigest()
    return prescription_of(model, sha256=sha256, signed=signed)


def _document(data: bytes, file_name: str) -> tuple[Node, list[Fault]]:
    """Return the tree, and what is wrong with the text that still gave one."""
    try:
        text = decoded(data, file_name=file_name)
    except ExerciseDefinitionError as error:
        raise PrescriptionError(error.message, hint=HINT) from error
    if unfit := unfit_characters(text):
        raise PrescriptionError(listed(unfit, file_name), hint=HINT)
    document, faults = read_document(text)
    if document is None or not isinstance(document.value, dict):
        told = listed(faults or [_no_prescription(document)], file_name)
        raise PrescriptionError(told, hint=HINT)
    return document, faults


def _no_prescription(document: Node | None) -> Fault:
    if document is None:
        return Fault(line=1, column=1, path="", sentence="the file is empty")
    sentence = "is not a prescription; it must hold keys such as id: and exercises:"
    return Fault(line=document.line, column=document.column, path="", sentence=sentence)
