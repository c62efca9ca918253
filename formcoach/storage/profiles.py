"""The patients of this computer: one private folder each, and who is meant now."""

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from formcoach.errors import StorageError
from formcoach.private_files import atomic_file, make_private
from formcoach.storage.failures import told
from formcoach.storage.session_lock import refuse_while_in_use

FOLDER = "patients"
FACTS = "profile.json"
CHOSEN = "chosen"
ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
"""Short, and the same on every file system."""
MAX_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One patient on this computer."""

    id: str
    """As prescriptions name the patient: small letters, digits, ``-`` and ``_``."""
    name: str
    """As the patient wants to be greeted."""
    folder: Path


class _Facts(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    name: str = Field(min_length=1, max_length=MAX_NAME)


class Profiles:
    """The patients whose folders lie in one data folder."""

    def __init__(self, data: Path) -> None:
        """Look into a data folder; it need not exist."""
        self.folder = data / FOLDER
        """Where their folders lie."""

    def all(self) -> tuple[Profile, ...]:
        """Return every patient, in the order of their ids."""
        with told(self.folder):
            found = sorted(self.folder.iterdir()) if self.folder.is_dir() else []
        return tuple(
            Profile(id=each.name, name=_name_in(each), folder=each)
            for each in found
            if each.is_dir() and ID.fullmatch(each.name)
        )

    def find(self, patient: str) -> Profile:
        """Return one patient.

        Raises
        ------
        StorageError
            If there is none of that id on this computer.

        """
        for profile in self.all():
            if profile.id == patient:
                return profile
        known = ", ".join(each.id for each in self.all())
        raise StorageError(
            f"There is no patient {patient!r} on this computer.",
            hint=f"There are: {known}" if known else NOBODY,
        )

    def create(self, patient: str, name: str = "") -> Profile:
        """Make a patient's folder; the first patient is chosen at once.

        Raises
        ------
        StorageError
            If the id is taken or unfit, or the folder cannot be made.

        """
        if not ID.fullmatch(patient):
            raise StorageError(
                f"{patient!r} cannot be a patient's id.",
                hint="Use 1 to 40 small letters, digits, - and _, as in: anna-k",
            )
        if any(each.id == patient for each in self.all()):
            raise StorageError(
                f"There is a patient {patient!r} on this computer already.",
                hint="Choose another id.",
            )
        folder = self.folder / patient
        name = " ".join(name.split())[:MAX_NAME] or patient
        with told(folder):
            self.make_folder()
            make_private(folder)
            with atomic_file(folder / FACTS) as file:
                file.write(json.dumps({"name": name}).encode())
        if len(self.all()) == 1:
            self.choose(patient)
        return Profile(id=patient, name=name, folder=folder)

    def make_folder(self) -> None:
        """Make the folder in which the patients' folders lie, if need be."""
        with told(self.folder):
            make_private(self.folder.parent)
            make_private(self.folder)

    def choose(self, patient: str) -> Profile:
        """Make one patient the one that is meant from now on."""
        profile = self.find(patient)
        with told(self.folder), atomic_file(self.folder / CHOSEN) as file:
            file.write(patient.encode())
        return profile

    def chosen(self) -> Profile | None:
        """Return the patient that was chosen, or the only one; None if that is open."""
        everybody = self.all()
        try:
            wanted = (self.folder / CHOSEN).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            wanted = ""
        for profile in everybody:
            if profile.id == wanted:
                return profile
        return everybody[0] if len(everybody) == 1 else None

    def meant(self, patient: str = "") -> Profile:
        """Return the patient who was named, or else the one that was chosen.

        Raises
        ------
        StorageError
            If nobody is meant: no patient at all, or several and none chosen.

        """
        if patient:
            return self.find(patient)
        profile = self.chosen()
        if profile:
            return profile
        known = ", ".join(each.id for each in self.all())
        if known:
            raise StorageError(
                f"There are several patients on this computer: {known}.",
                hint="Say who is meant: --patient ID, or for good: "
                "formcoach data choose ID",
            )
        raise StorageError("There is no patient on this computer yet.", hint=NOBODY)

    def delete(self, patient: str) -> None:
        """Delete a patient's folder with everything in it, for ever.

        Raises
        ------
        StorageError
            If a session runs there, or not all of it could be deleted.

        """
        profile = self.find(patient)
        refuse_while_in_use(profile.folder)
        with told(profile.folder):
            shutil.rmtree(profile.folder)
            for replaced in self.folder.glob(f"{replaced_name(patient)}*"):
                shutil.rmtree(replaced)


NOBODY = "Begin with: formcoach data new ID --name NAME"


def replaced_name(patient: str) -> str:
    """Return how the names of folders begin that a restore moved aside."""
    return f".replaced-{patient}."


def _name_in(folder: Path) -> str:
    """Return the name that the folder tells, or its id; damage costs only the name."""
    try:
        return _Facts.model_validate_json((folder / FACTS).read_bytes()).name
    except (OSError, ValidationError):
        return folder.name
