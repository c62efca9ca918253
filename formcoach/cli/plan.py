"""``formcoach plan``: prescriptions, to write, read, sign and trust."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for pydantic)

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from formcoach.cli.options import as_json
from formcoach.cli.output import say, tell
from formcoach.cli.patients import data_option, patient_options, profiles_in

Command = TypeVar("Command", bound=Callable[..., Any])

_path = click.Path(path_type=Path)
_file = click.argument("path", metavar="FILE", type=_path)
_optional_file = click.argument("path", metavar="[FILE]", type=_path, required=False)
_trial = click.option(
    "--trial", is_flag=True, help="Take one that nobody signed; every screen says so."
)
_key = click.option(
    "--key",
    type=_path,
    metavar="FILE",
    help="The therapist's private key, instead of the one of this computer.",
)
_passphrase = click.option(
    "--passphrase",
    envvar="FORMCOACH_PASSPHRASE",
    help="Of the key; asked for where it is needed. Better in FORMCOACH_PASSPHRASE.",
)


@click.group
def plan() -> None:
    """Write, check, sign and use a patient's prescription.

    The therapist: plan key, once; plan new; plan check; plan sign. On the patient's
    computer: plan trust, once; plan use.
    """


@plan.command
@click.option("--example", is_flag=True, help="An example to try, without questions.")
@click.option("--patient", metavar="ID", help="The patient's profile: small letters.")
@click.option("--name", help="How the patient is called.")
@click.option("--therapist", help="Who prescribes.")
@click.option("--contact", help="How the patient reaches the therapist.")
@click.option("--onset", help="When the pain began: day, month, year, or unknown.")
@click.option("--weeks", type=click.IntRange(1, 52), help="How long it is valid.")
@click.option("--condition", "conditions", multiple=True, metavar="TAG")
@click.option("--exercise", "exercises", multiple=True, metavar="ID")
@click.option(
    "-o", "--output", type=_path, metavar="FILE", help="Where to; PATIENT.yaml if left."
)
def new(*, output: Path | None, example: bool, **answers: Any) -> None:
    """Write a new prescription, asking for what the options leave open.

    Example: formcoach plan new --patient anna --exercise bird_dog
    """
    from formcoach.cli.plan_new import example_file, new_file

    written = (
        example_file(answers, output, today())
        if example
        else new_file(answers, output, today())
    )
    tell(f"To read it: formcoach plan show {written}")
    tell(f"To sign it: formcoach plan sign {written}")
    say(str(written))


@plan.command
@_optional_file
@patient_options
@_trial
@as_json
def show(
    *, path: Path | None, patient: str, data: Path | None, trial: bool, as_json: bool
) -> None:
    """Show in plain words what a prescription says: a file's, or the patient's."""
    from formcoach.cli.plan_texts import json_line, prescription_object, shown
    from formcoach.cli.prescriptions import prescription_of, read_prescription

    if path is not None:
        found = read_prescription(path, data=data, trial=True)
    else:
        found = prescription_of(
            profiles_in(data).meant(patient), data=data, trial=trial
        )
    say(json_line(prescription_object(found)) if as_json else shown(found, today()))


@plan.command
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=_path)
@as_json
def check(*, paths: tuple[Path, ...], as_json: bool) -> int:
    """Find every fault in prescriptions, each with file, line and column.

    Faults go to stderr, with --json to stdout; the exit code is 2 if there is any.
    What is no fault and good to know is told too.
    """
    from formcoach.cli.plan_texts import check_files

    return check_files(paths, today(), as_json=as_json)


@plan.command
@click.argument("old", metavar="OLD", type=_path)
@click.argument("new", metavar="NEW", type=_path)
@as_json
def diff(*, old: Path, new: Path, as_json: bool) -> None:
    """Tell in plain words what changed from one prescription to the next."""
    from formcoach.cli.plan_texts import diff_lines

    for line in diff_lines(old, new, as_json=as_json):
        say(line)


@plan.command
@_file
@click.option("--until", help="The new last day, such as 2027-01-31.")
@click.option("--weeks", type=click.IntRange(1, 52), help="Or so long from today.")
@_key
@_passphrase
@data_option
def extend(
    *,
    path: Path,
    until: str | None,
    weeks: int | None,
    key: Path | None,
    passphrase: str | None,
    data: Path | None,
) -> None:
    """Give a prescription another last day; it is signed anew if a key is there.

    Example: formcoach plan extend anna.yaml --weeks 6
    """
    from formcoach.cli.plan_signing import extend_file, may_sign

    extend_file(path, until=until, weeks=weeks, today=today())
    if may_sign(key, data):
        _sign(path, key, passphrase, data)
    else:
        tell("It is no longer signed. To sign it: formcoach plan sign FILE")


@plan.command
@_file
@_key
@_passphrase
@data_option
def sign(
    *, path: Path, key: Path | None, passphrase: str | None, data: Path | None
) -> None:
    """Sign a prescription, so that any change of it is noticed.

    The signature is the last line of the file. A prescription with a fault is not
    signed.
    """
    _sign(path, key, passphrase, data)


@plan.command
@click.option("--name", prompt="Your name, as patients know it", help="The therapist.")
@_passphrase
@click.option("--no-passphrase", is_flag=True, help="Whoever has the file can sign.")
@click.option("--folder", type=_path, help="Where the two keys go.")
@data_option
def key(
    *,
    name: str,
    passphrase: str | None,
    no_passphrase: bool,
    folder: Path | None,
    data: Path | None,
) -> None:
    """Make the therapist's pair of keys, once.

    The private one stays here and signs. The public one, a single line, is handed to
    the patients.
    """
    from formcoach.cli.plan_signing import make_keys

    public = make_keys(name, passphrase, folder, data, no_passphrase=no_passphrase)
    tell("Hand this file to your patients; read the fingerprint out to them:")
    say(str(public))


@plan.command
@click.argument("path", metavar="KEYFILE", type=_path)
@click.option("--yes", is_flag=True, help="The fingerprint was compared already.")
@data_option
def trust(*, path: Path, yes: bool, data: Path | None) -> None:
    """Trust a therapist's key on this computer, after comparing its fingerprint."""
    from formcoach.cli.plan_signing import trust_key

    trust_key(path, data, compared=yes)


@plan.command
@_file
@data_option
@as_json
def verify(*, path: Path, data: Path | None, as_json: bool) -> None:
    """Say who signed a prescription; the exit code is 2 if it cannot be believed."""
    from formcoach.cli.plan_signing import verified

    say(verified(path, data, as_json=as_json))


@plan.command
@_file
@patient_options
@_trial
@click.option("--older", is_flag=True, help="Also one that was written before.")
def use(
    *, path: Path, patient: str, data: Path | None, trial: bool, older: bool
) -> None:
    """Put a prescription in its place on the patient's computer.

    From then on the patient exercises by it. One that nobody signed, that was changed
    or that is for somebody else is refused.
    """
    from formcoach.cli.prescriptions import use_prescription
    from formcoach.definitions.sealing import UNSEALED, is_sealed

    profile = profiles_in(data).meant(patient)
    found = use_prescription(path, profile, data=data, trial=trial, older=older)
    if not is_sealed(found):
        tell(UNSEALED)
    tell(f"{profile.name} exercises by {found.id} until {found.valid_until}.")


@plan.command
@patient_options
@click.option("--by", default="", help="The therapist's name, in the trial mode.")
@_key
@_passphrase
@click.option("--yes", is_flag=True, help="Do not ask whether that is so.")
def clear(
    *,
    patient: str,
    data: Path | None,
    by: str,
    key: Path | None,
    passphrase: str | None,
    yes: bool,
) -> None:
    """Clear the locks of a patient: the therapist, after having looked at them.

    Who cleared what and when is kept, signed with the therapist's key like the
    prescription. Without a key it counts in the trial mode only. For example:

    formcoach plan clear --patient anna --key therapist.key
    """
    from formcoach.cli.plan_clear import clear_locks

    clear_locks(
        patient, data, by=by, key=key, passphrase=passphrase, now=now(), sure=yes
    )


@plan.command("conditions")
@as_json
def conditions_(*, as_json: bool) -> None:
    """List the conditions that a prescription may name, and what they forbid."""
    from formcoach.cli.plan_texts import condition_lines

    for line in condition_lines(as_json=as_json):
        say(line)


@plan.command
def schema() -> None:
    """Print the JSON Schema of a prescription, for editors that complete and check."""
    from formcoach.definitions.json_schema import json_schema_text
    from formcoach.definitions.prescription_schema import PrescriptionModel

    say(json_schema_text(PrescriptionModel).rstrip())


def now() -> datetime:
    """Return the time on this computer, in its zone."""
    return datetime.now().astimezone()


def today() -> date:
    """Return the day on this computer."""
    return now().date()


def _sign(
    path: Path, key: Path | None, passphrase: str | None, data: Path | None
) -> None:
    from formcoach.cli.plan_signing import sign_file

    signer = sign_file(path, key, passphrase, data)
    tell(f"Signed by {signer.name} ({signer.spoken}).")
    say(str(path))
