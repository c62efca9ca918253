"""``formcoach data``: the patients of this computer, and what is kept of them."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for pydantic)

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formcoach.cli.options import as_json
from formcoach.cli.output import refuse_unwritable, say, tell
from formcoach.cli.patients import (
    data_option,
    opened,
    patient_options,
    profiles_in,
)
from formcoach.errors import UsageError

if TYPE_CHECKING:
    from formcoach.storage.profiles import Profile

_file = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to; a name with the day in this folder if left out.",
)


@click.group
def data() -> None:
    """See, save, move and delete what is kept of a patient on this computer.

    Nothing of it ever leaves the computer by itself.
    """


@data.command
@patient_options
@as_json
def where(*, patient: str, data: Path | None, as_json: bool) -> None:
    """Say who is kept on this computer, where, and how much room it takes."""
    from formcoach.cli.data_texts import facts_of, in_words, one_line

    profiles = profiles_in(data)
    everybody = (profiles.find(patient),) if patient else profiles.all()
    if not everybody:
        profiles.meant()  # says how to begin
    chosen = profiles.chosen()
    for each in everybody:
        facts = facts_of(each, chosen=each == chosen)
        say(one_line(facts) if as_json else in_words(facts))


@data.command
@click.argument("patient", metavar="ID")
@click.option("--name", default="", help="How the patient is greeted; the id if left.")
@data_option
def new(*, patient: str, name: str, data: Path | None) -> None:
    """Make a place for a patient: a short id, as prescriptions name the patient.

    Example: formcoach data new anna --name "Anna K."
    """
    say(str(profiles_in(data).create(patient, name).folder))


@data.command
@click.argument("patient", metavar="ID")
@data_option
def choose(*, patient: str, data: Path | None) -> None:
    """Say who is meant from now on where no --patient is given."""
    tell(f"From now on {profiles_in(data).choose(patient).name} is meant.")


@data.command
@patient_options
@_file
@click.option("--no-recordings", is_flag=True, help="Leave the poses out.")
def backup(
    *, patient: str, data: Path | None, output: Path | None, no_recordings: bool
) -> None:
    """Save everything of a patient in one file, to be restored anywhere.

    The file is for nobody else to read: it is not encrypted.
    """
    from formcoach.storage.backup import back_up

    profile = profiles_in(data).meant(patient)
    path = output or _named(profile, "backup")
    refuse_unwritable(path)
    tell(f"Saving everything of {profile.name}; the file is not encrypted.")
    manifest = back_up(profile, path, poses=not no_recordings)
    tell(f"{len(manifest.files)} files were saved.")
    say(str(path))


@data.command
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--replace",
    is_flag=True,
    help="Put it in the place of the patient who is there; that is kept aside.",
)
@data_option
def restore(*, path: Path, replace: bool, data: Path | None) -> None:
    """Put a patient back from a backup, after checking every byte of it."""
    from formcoach.storage.restore import restore as put_back

    profile = put_back(path, profiles_in(data), replace=replace)
    tell(f"{profile.name} is back.")
    say(str(profile.folder))


@data.command
@patient_options
@_file
@click.option("--recordings", "poses", is_flag=True, help="The poses too.")
def export(
    *, patient: str, data: Path | None, output: Path | None, poses: bool
) -> None:
    """Write everything of a patient as JSON and CSV, to be read by other programs."""
    from formcoach.report.everything import write_everything
    from formcoach.storage.recordings import Recordings

    with opened(patient, data) as (profile, store):
        path = output or _named(profile, "export")
        refuse_unwritable(path)
        shelf = Recordings(profile.folder)
        kept = shelf.all() if poses else ()
        write_everything(path, store.history(), profile.name, kept)
    say(str(path))


@data.command("import")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@patient_options
def import_(*, path: Path, patient: str, data: Path | None) -> None:
    """Take over sessions and pain from a FHIR bundle that formcoach wrote.

    What is here already stays as it is. Locks are not taken over.
    """
    from formcoach.report.fhir.read import read_bundle

    bundle = read_bundle(path)
    with opened(patient, data) as (profile, store):
        if bundle.patient != profile.id:
            raise UsageError(
                f"{path} is of the patient {bundle.patient!r}, not {profile.id!r}. "
                "Nothing was changed.",
                hint=f"Name the patient: --patient {bundle.patient}",
            )
        new = store.add_sessions(bundle.sessions)
        for answer in bundle.pain:
            store.keep_pain(answer)
    tell(f"{new} of {len(bundle.sessions)} sessions were new and are kept now.")


@data.command
@patient_options
@click.option(
    "--size-mb",
    type=click.IntRange(min=0),
    default=0,
    help="How much of the recordings is kept, in MB; 0 deletes them all.",
)
def trim(*, patient: str, data: Path | None, size_mb: int) -> None:
    """Delete the oldest recordings of poses; the figures of the sessions stay."""
    from formcoach.storage.recordings import BYTES_PER_MB, Recordings

    profile = profiles_in(data).meant(patient)
    deleted = Recordings(profile.folder, size_mb * BYTES_PER_MB).trim()
    tell(f"{deleted} recordings of {profile.name} were deleted.")


@data.command
@click.argument("patient", metavar="ID")
@click.option("--yes", "typed", metavar="ID", help="The id again, for programs.")
@data_option
def delete(*, patient: str, typed: str | None, data: Path | None) -> None:
    """Delete everything of a patient, for ever. Asks for the id once more."""
    profiles = profiles_in(data)
    profile = profiles.find(patient)
    if typed is None:
        tell(
            f"This deletes every session, answer and recording of {profile.name}, for "
            "ever.\nBackups that you saved elsewhere stay; delete them yourself."
        )
        typed = click.prompt(f"To go on type the patient's id ({patient})", err=True)
    if typed.strip() != patient:
        raise UsageError(
            "That is not the patient's id; nothing was deleted.",
            hint=f"To delete everything of this patient type: {patient}",
        )
    profiles.delete(patient)
    tell(f"Everything of {profile.name} on this computer is deleted.")


def _named(profile: "Profile", kind: str) -> Path:
    """Return a name for a file that says whose it is and of which day."""
    today = date.today().isoformat()  # noqa: DTZ011  # the patient's own day
    return Path(f"formcoach-{profile.id}-{today}.{kind}.zip")
