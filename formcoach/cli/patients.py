"""Whose data a command is about, and the way to them."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for pydantic)

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from formcoach.cli.output import tell

if TYPE_CHECKING:
    from formcoach.storage.profiles import Profile, Profiles
    from formcoach.storage.sqlite_store import SqliteStore

Command = TypeVar("Command", bound=Callable[..., Any])

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where the patients' folders are, instead of the usual place "
    "(or FORMCOACH_DATA).",
)
_patient = click.option(
    "--patient",
    default="",
    metavar="ID",
    envvar="FORMCOACH_PATIENT",
    help="Whose data; not needed if there is only one, or one was chosen.",
)


def patient_options(command: Command) -> Command:
    """Add ``--patient`` and ``--data``."""
    return _patient(data_option(command))


def profiles_in(data: Path | None) -> "Profiles":
    """Return the patients of this computer."""
    from formcoach.cli.folders import data_folder
    from formcoach.storage.profiles import Profiles

    return Profiles(data or data_folder())


@contextmanager
def opened(
    patient: str, data: Path | None
) -> Iterator[tuple["Profile", "SqliteStore"]]:
    """Open the store of the patient who is meant; say what was repaired.

    Raises
    ------
    StorageError
        If nobody is meant, or the store cannot be opened.

    """
    from formcoach.cli.clearings import believes
    from formcoach.storage.open_store import open_store

    profile = profiles_in(data).meant(patient)
    believed = believes(profile, data)
    with closing(open_store(profile.folder, believed)) as store:
        for notice in store.notices:
            tell(f"formcoach: {notice}")
        yield profile, store
