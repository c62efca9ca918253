"""What is kept of a patient, as words and as JSON."""

import json
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from formcoach.storage.open_store import open_store
from formcoach.storage.profiles import Profile
from formcoach.storage.recordings import BYTES_PER_MB, Recordings


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFacts:
    """How much is kept of one patient."""

    patient: str
    name: str
    folder: str
    chosen: bool
    sessions: int
    first_day: str | None
    last_day: str | None
    recordings: int
    recordings_mb: float
    total_mb: float


def facts_of(profile: Profile, *, chosen: bool) -> KeptFacts:
    """Look at everything that is kept of a patient."""
    with closing(open_store(profile.folder)) as store:
        days = [session.day for session in store.history().sessions]
    shelf = Recordings(profile.folder)
    return KeptFacts(
        patient=profile.id,
        name=profile.name,
        folder=str(profile.folder),
        chosen=chosen,
        sessions=len(days),
        first_day=min(days).isoformat() if days else None,
        last_day=max(days).isoformat() if days else None,
        recordings=shelf.count(),
        recordings_mb=_mb(shelf.total_bytes()),
        total_mb=_mb(_size_bytes(profile.folder)),
    )


def one_line(facts: KeptFacts) -> str:
    """Return the facts as one JSON object on a line."""
    return json.dumps(asdict(facts))


def in_words(facts: KeptFacts) -> str:
    """Return the facts for people."""
    chosen = ", who is meant if nobody is named" if facts.chosen else ""
    span = f", {facts.first_day} to {facts.last_day}" if facts.sessions else ""
    return (
        f"{facts.patient} ({facts.name}){chosen}\n"
        f"  folder      {facts.folder}\n"
        f"  sessions    {facts.sessions}{span}\n"
        f"  recordings  {facts.recordings} of poses, {facts.recordings_mb} MB; "
        "never pictures\n"
        f"  in all      {facts.total_mb} MB"
    )


def _size_bytes(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


def _mb(size_bytes: int) -> float:
    return round(size_bytes / BYTES_PER_MB, 1)
