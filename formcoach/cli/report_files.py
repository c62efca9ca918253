"""Write a report in the form that was asked for."""
# ruff: noqa: PLC0415 (imports inside functions: a table needs no drawing)

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from formcoach import __version__
from formcoach.cli.languages import use_language, use_patients_language
from formcoach.cli.output import tell
from formcoach.cli.prescriptions import definitions
from formcoach.cli.settings_file import load_settings
from formcoach.domain.prescription import Prescription
from formcoach.domain.records import History, SessionRecord
from formcoach.errors import OutputError, PrescriptionError, UsageError
from formcoach.private_files import atomic_file
from formcoach.report.material import Material
from formcoach.report.period import within
from formcoach.storage.profiles import Profile

STDOUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be reported, and how."""

    profile: Profile
    history: History
    session: SessionRecord | None
    first: date
    last: date
    form: str
    data: Path | None = None
    """The data folder, if it is not the usual one."""
    language: str | None = None
    """Two letters, for what people read; None for the patient's own."""


def write_report(wish: Wish, path: Path) -> str:
    """Write the report and return where it is, or the report itself for stdout.

    Raises
    ------
    OutputError
        If it cannot be written.

    """
    content = _content(wish)
    if str(path) == STDOUT:
        if isinstance(content, bytes):
            raise UsageError(
                "A PDF cannot be printed to a terminal.", hint="Name a file: -o FILE"
            )
        return content
    save(path, content)
    return str(path)


def save(path: Path, content: str | bytes) -> None:
    """Write a file for its owner only.

    Raises
    ------
    OutputError
        If it cannot be written; an earlier file is then left as it was.

    """
    try:
        with atomic_file(path) as file:
            file.write(content if isinstance(content, bytes) else content.encode())
    except OSError as error:
        raise OutputError(
            f"{path}: the report cannot be written: {error.strerror or error}",
            hint="Choose a folder with free space that you may write to.",
        ) from error


def _content(wish: Wish) -> str | bytes:
    if wish.form == "csv":
        from formcoach.report.csv_tables import repetitions_csv

        return repetitions_csv(_asked(wish))
    if wish.form == "json":
        from formcoach.report.history_json import to_json_text

        return to_json_text(_asked(wish), name=wish.profile.name)
    if wish.form == "fhir":
        return _bundle(wish)
    from formcoach.report.write import write

    _speak(wish)
    if wish.form == "pdf":
        from formcoach.report.pdf import to_pdf

        return to_pdf(write(material_of(wish)))
    from formcoach.report.page import to_html

    return to_html(write(material_of(wish)))


def _speak(wish: Wish) -> None:
    """Choose the language: asked for, of the command line, or the patient's own."""
    if wish.language is not None:
        use_language(wish.language)
    else:
        use_patients_language(load_settings(wish.profile.folder).language)


def _bundle(wish: Wish) -> str:
    from formcoach.report.fhir.bundle import to_bundle, to_bundle_text

    bundle = to_bundle(
        _asked(wish),
        name=wish.profile.name,
        made_at=datetime.now(UTC),
        prescription=_prescription(wish),
    )
    return to_bundle_text(bundle)


def _asked(wish: Wish) -> History:
    """Return the part of the history that is asked for."""
    if wish.session:
        day = wish.session.day
        return replace(within(wish.history, day, day), sessions=(wish.session,))
    return within(wish.history, wish.first, wish.last)


def material_of(wish: Wish) -> Material:
    """Return what the report is written from, the worst moments included."""
    from formcoach.cli.worst_moments import worst_moments
    from formcoach.storage.recordings import Recordings

    day = wish.session.day if wish.session else None
    material = Material(
        patient_name=wish.profile.name,
        history=wish.history,
        first=day or wish.first,
        last=day or wish.last,
        session=wish.session,
        exercises=definitions(),
        prescription=_prescription(wish),
        made_on=date.today(),  # noqa: DTZ011  # the patient's own day
        version=__version__,
    )
    moments = worst_moments(material, Recordings(wish.profile.folder))
    return replace(material, moments=moments)


def _prescription(wish: Wish) -> Prescription | None:
    """Return what was prescribed; one that cannot be believed is said and left out."""
    from formcoach.cli.prescriptions import FILE_NAME, prescription_of

    if not (wish.profile.folder / FILE_NAME).exists():
        return None
    try:
        return prescription_of(wish.profile, data=wish.data, trial=True)
    except PrescriptionError as error:
        tell(f"formcoach: {error.message}; the report does without it.")
        return None
