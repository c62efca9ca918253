"""Whatever the disk does: a clear sentence, and nothing lost."""

import errno
import os
import re
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from made_records import begun, do, set_begun

from formcoach.cli.languages import use_language
from formcoach.domain.records import Lock
from formcoach.errors import StorageError
from formcoach.language import ENGLISH, choose
from formcoach.storage import database
from formcoach.storage.failures import of_disk
from formcoach.storage.migrations import APPLICATION_ID, MIGRATIONS
from formcoach.storage.open_store import open_store
from formcoach.testing import made_up_session

HERE = Path(__file__).parent
SESSION = made_up_session(date(2026, 11, 25))
RECORD = SESSION.sets[0]
KILLS = os.environ.get("FORMCOACH_KILLS", "12")
"""Fifty before a release: about 20 s."""


@pytest.fixture
def folder(tmp_path):
    """Return a patient's folder that is not there yet."""
    return tmp_path / "anna"


@pytest.fixture
def german():
    """Say everything in German, and English again after the test."""
    use_language("de")
    yield
    choose(ENGLISH, {})


@pytest.fixture
def store(folder):
    """Return a store in which the first set has begun."""
    opened = open_store(folder)
    opened.begin(begun(SESSION))
    opened.begin_set(SESSION.id, set_begun(RECORD))
    yield opened
    opened.close()


def repetitions(store):
    """Return the repetitions of the first set."""
    return store.history().sessions[0].sets[0].repetitions


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
def test_H05_kill_at_any_moment_loses_no_finished_repetition(folder):
    """The power cord: what was reported is there, once, and can be gone on with."""
    done = subprocess.run(
        [sys.executable, HERE / "killed_writer.py", folder, KILLS],
        capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "PYTHONPATH": f"{HERE}{os.pathsep}{HERE.parents[1]}"},
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{KILLS} kills, ")
    assert " 0 inside a session" not in done.stdout


def test_a_full_disk_is_said_and_nothing_is_lost(store, folder):
    """What could not be kept is kept when the set ends, once there is space."""
    store.keep_repetition(SESSION.id, 1, RECORD.repetitions[0])
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    refused = []
    for done in RECORD.repetitions[1:] * 30:
        long = " " * 4000
        try:
            store.keep_repetition(SESSION.id, 1, with_text(done, long))
        except StorageError as error:
            refused.append(error)

    assert refused[0].message == (
        f"{folder / 'sessions.db'}: the disk is full. What was kept before is safe."
    )
    assert refused[0].hint == (
        "Free some space and try again; old recordings of poses go with: "
        "formcoach data trim"
    )
    assert repetitions(store)[0] == RECORD.repetitions[0]
    store._connection.execute("PRAGMA max_page_count = 1000000")
    store.end_set(SESSION.id, RECORD)
    indexes = [each.index for each in repetitions(store)]
    assert indexes == [each.index for each in RECORD.repetitions]


def test_whatever_a_full_disk_refused_follows_in_its_order(folder):
    """The disk fills up between two sets: the second one is not lost either."""
    store = open_store(folder)
    store.begin(begun(SESSION))
    store._connection.execute("PRAGMA query_only = ON")  # as a disk without room
    answer, record = SESSION.pain[0], SESSION.sets[0]
    refused = 0
    for keep in (
        lambda: store.keep_pain(answer, SESSION.id),
        lambda: store.begin_set(SESSION.id, set_begun(record)),
        lambda: store.keep_repetition(SESSION.id, 1, record.repetitions[0]),
        lambda: store.end_set(SESSION.id, record),
        lambda: store.lock(Lock(since=answer.at, why="recent_fall")),
    ):
        with pytest.raises(StorageError):
            keep()
        refused += 1
    store._connection.execute("PRAGMA query_only = OFF")

    store.end(SESSION.id, SESSION.ended_at, SESSION.state, "")

    kept = store.history()
    assert refused == 5
    assert kept.sessions == (replace(SESSION, sets=(record,), pain=(answer,)),)
    assert [each.why for each in kept.locks] == ["recent_fall"]
    store.close()


def test_what_is_still_owed_is_kept_when_the_store_is_closed(folder):
    """The patient frees some space and ends the program."""
    store = open_store(folder)
    store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageError):
        store.keep_pain(SESSION.pain[0])
    store._connection.execute("PRAGMA query_only = OFF")
    store.close()

    again = open_store(folder)

    assert again.history().pain == (SESSION.pain[0],)
    again.close()


def with_text(done, text):
    """Return a repetition that takes up much room."""
    return replace(done, missed=(text,))


def test_a_disk_that_takes_no_more_bytes_is_said(tmp_path):
    """The real thing: the system refuses to let the file grow."""
    program = f"""
import resource, sys
sys.path[:0] = [{str(HERE)!r}]
from test_storage_failures import *
from pathlib import Path
store = open_store(Path({str(tmp_path)!r}) / "anna")
store.begin(begun(SESSION))
store.begin_set(SESSION.id, set_begun(RECORD))
store.keep_repetition(SESSION.id, 1, RECORD.repetitions[0])
size = (Path({str(tmp_path)!r}) / "anna" / "sessions.db-wal").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
try:
    store.keep_repetition(SESSION.id, 1, RECORD.repetitions[1])
except StorageError as error:
    print(error.message)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
print(len(repetitions(store)))
store.end_set(SESSION.id, RECORD)
print(len(repetitions(store)))
"""
    pytest.importorskip("resource", reason="limits are of POSIX")

    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    refused, kept, at_last = done.stdout.splitlines()
    assert refused == (
        f"{tmp_path / 'anna' / 'sessions.db'}: the disk did not take what was to be "
        "kept. What was kept before is safe."
    )
    assert (kept, at_last) == ("1", str(len(RECORD.repetitions)))


def test_a_database_in_use_is_said(store, folder):
    """A backup program may hold the file for longer than we wait."""
    store._connection.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(folder / "sessions.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StorageError) as refused:
        store.keep_repetition(SESSION.id, 1, RECORD.repetitions[0])
    other.execute("ROLLBACK")
    other.close()
    store.keep_repetition(SESSION.id, 1, RECORD.repetitions[0])

    assert refused.value.message == (
        f"{folder / 'sessions.db'} is in use by another program. "
        "What was kept before is safe."
    )
    assert len(repetitions(store)) == 1


def test_a_read_only_database_is_said(store, folder):
    """A folder on a medium that was locked."""
    store._connection.execute("PRAGMA query_only = ON")

    with pytest.raises(StorageError) as refused:
        store.keep_repetition(SESSION.id, 1, RECORD.repetitions[0])

    assert refused.value.message == (
        f"{folder / 'sessions.db'}: you may not write there. "
        "What was kept before is safe."
    )
    assert refused.value.hint == (
        "Give yourself the right to write to that folder, or choose another with "
        "FORMCOACH_DATA."
    )


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_without_the_right_to_write_is_said(folder):
    """The same sentence before anything was kept."""
    folder.parent.chmod(0o500)
    try:
        with pytest.raises(StorageError, match="you may not write there"):
            open_store(folder)
    finally:
        folder.parent.chmod(0o700)


def test_a_file_where_the_folder_should_be_is_said(folder):
    """What stands there is somebody's, and is left alone."""
    folder.write_text("mine", "utf-8")

    with pytest.raises(StorageError) as refused:
        open_store(folder)

    assert refused.value.message.startswith(f"{folder / 'sessions.db'}: the disk ref")
    assert folder.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("number", "words"),
    [(28, "the disk is full"), (30, "you may not write there"), (5, "refuses")],
)
def test_the_disks_own_errors_have_sentences(number, words):
    """ENOSPC, EROFS and EIO are no words for a patient."""
    error = of_disk(Path("x"), OSError(number, os.strerror(number)))

    assert words in error.message
    assert "What was kept before is safe." in error.message


def spoil(path, *, middle=True):
    """Overwrite part of a file with what is no database."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2 if middle else 0)
        file.write(b"\x5a" * 8192)


@pytest.mark.parametrize("middle", [True, False])
def test_a_damaged_file_is_moved_aside_and_the_last_copy_used(folder, middle):
    """Nothing is lost silently: the patient is told what is missing."""
    store = open_store(folder)
    do(store, SESSION)
    store.close()
    spoil(folder / "sessions.db", middle=middle)

    again = open_store(folder)

    assert again.history().sessions == (SESSION,)
    assert len(again.notices) == 1
    assert again.notices[0].startswith(
        f"The file of your sessions was damaged; it was moved to {folder / 'damaged'}"
    )
    assert again.notices[0].endswith(
        "stands in its place; what you did after that is not in it."
    )
    assert len(list((folder / "damaged").rglob("sessions.db"))) == 1
    again.close()
    third = open_store(folder)
    assert third.notices == ()
    third.close()


@pytest.mark.parametrize("spoiled", ["deleted", "emptied"])
def test_a_file_that_vanished_is_noticed(folder, spoiled):
    """An empty history must not look like a new beginning."""
    store = open_store(folder)
    do(store, SESSION)
    store.close()
    path = folder / "sessions.db"
    path.unlink()
    if spoiled == "emptied":
        path.touch()

    again = open_store(folder)

    assert again.history().sessions == (SESSION,)
    assert again.notices[0].startswith(f"{path} is not there any more. The copy of ")
    again.close()


def test_a_damaged_file_without_a_copy_begins_anew_and_says_so(folder):
    """Also the copies may be damaged."""
    store = open_store(folder)
    do(store, SESSION)
    store.close()
    spoil(folder / "sessions.db")
    for copy in (folder / "backups").iterdir():
        copy.write_bytes(b"nothing")

    again = open_store(folder)

    assert again.history().sessions == ()
    assert again.notices[0].endswith("There was no copy, so your history begins anew.")
    again.close()


def test_only_the_last_copies_are_kept(folder):
    """The copies must not fill the disk over the years."""
    store = open_store(folder)
    for day in range(1, 9):
        do(store, replace(made_up_session(date(2026, 11, day)), sets=(), pain=()))
    store.close()

    names = sorted(path.name[:6] for path in (folder / "backups").iterdir())
    assert names == ["000004", "000005", "000006", "000007", "000008"]


def test_a_database_of_a_newer_version_is_left_alone(folder):
    """An old program must not guess at what a new one wrote."""
    open_store(folder).close()
    change(folder, "PRAGMA user_version = 99")

    with pytest.raises(StorageError) as refused:
        open_store(folder)

    assert refused.value.message == (
        f"{folder / 'sessions.db'} was written by a newer formcoach (version 99 of "
        f"its tables; this one knows {len(MIGRATIONS)}). Nothing was changed."
    )
    assert refused.value.hint == (
        "Install the newest formcoach: pip install --upgrade formcoach"
    )


@pytest.mark.usefixtures("german")
def test_what_a_disk_refuses_is_said_in_the_language_of_the_patient(folder):
    """They are in the middle of a session, and must know that nothing is lost."""
    full = of_disk(folder, OSError(errno.ENOSPC, "No space left on device"))

    assert full.message == (
        f"{folder}: Der Datenträger ist voll. Was vorher aufbewahrt wurde, ist sicher."
    )
    assert full.hint == (
        "Schaffen Sie Platz und versuchen Sie es noch einmal; alte Aufnahmen von "
        "Posen entfernt: formcoach data trim"
    )


@pytest.mark.usefixtures("german")
def test_what_was_put_back_is_said_in_the_language_of_the_patient(folder):
    """With the day as it is written there."""
    store = open_store(folder)
    do(store, SESSION)
    store.close()
    (folder / "sessions.db").unlink()

    again = open_store(folder)

    [notice] = again.notices
    again.close()
    assert notice.startswith(f"{folder / 'sessions.db'} ist nicht mehr da. An ihrer ")
    assert re.search(r"die Kopie vom \d+\. [A-Z]\w+ 20\d\d, \d\d:\d\d Uhr; was", notice)
    assert notice.endswith("; was Sie danach getan haben, ist nicht darin.")


def test_a_database_of_another_program_is_left_alone(folder):
    """Somebody named their own file so."""
    folder.mkdir()
    change(folder, "PRAGMA user_version = 1")

    with pytest.raises(StorageError, match="is a database of another program"):
        open_store(folder)


def change(folder, statement):
    """Change a database from outside."""
    other = sqlite3.connect(folder / "sessions.db", isolation_level=None)
    other.execute(statement)
    other.close()


@pytest.mark.parametrize("version", range(len(MIGRATIONS) + 1))
def test_every_older_version_is_brought_up_to_date(folder, version, monkeypatch):
    """A patient who skipped releases loses nothing."""
    monkeypatch.setattr(database, "MIGRATIONS", MIGRATIONS[:version])
    if version:
        database.open_database(make(folder) / "sessions.db").close()
    monkeypatch.undo()

    store = open_store(folder)
    do(store, SESSION)

    assert store.history().sessions == (SESSION,)
    store.close()


def make(folder):
    """Make a patient's folder."""
    folder.mkdir(parents=True)
    return folder


def test_a_step_keeps_what_was_there_and_a_copy_of_before(folder, monkeypatch):
    """The next release adds a column to a database full of sessions."""
    store = open_store(folder)
    do(store, SESSION)
    store.close()
    later = (*MIGRATIONS, "ALTER TABLE session ADD COLUMN mood TEXT;")
    monkeypatch.setattr(database, "MIGRATIONS", later)

    again = open_store(folder)

    assert again.history().sessions == (SESSION,)
    again.close()
    before = sqlite3.connect(folder / f"sessions.db.before-{len(later)}")
    assert before.execute("SELECT count(*) FROM session").fetchone() == (1,)
    assert before.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    before.close()


def test_a_step_that_fails_changes_nothing(folder, monkeypatch):
    """Half a step would be a database of no version."""
    open_store(folder).close()
    later = (*MIGRATIONS, "ALTER TABLE session ADD COLUMN mood TEXT; SELECT nothing;")
    monkeypatch.setattr(database, "MIGRATIONS", later)
    with pytest.raises(sqlite3.OperationalError, match="nothing"):
        open_store(folder)
    monkeypatch.undo()

    store = open_store(folder)

    columns = store._connection.execute("PRAGMA table_info(session)").fetchall()
    assert "mood" not in [column["name"] for column in columns]
    owner = store._connection.execute("PRAGMA application_id").fetchone()[0]
    assert owner == APPLICATION_ID
    store.close()
