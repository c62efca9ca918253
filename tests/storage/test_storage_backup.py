"""A backup brings everything back, and nothing that it should not."""

import hashlib
import json
import sqlite3
import stat
import sys
import zipfile
from datetime import date

import pytest
from made_records import begun, do

from formcoach.errors import StorageError
from formcoach.storage.backup import back_up
from formcoach.storage.open_store import open_store
from formcoach.storage.profiles import Profiles
from formcoach.storage.recordings import Recordings
from formcoach.storage.restore import restore
from formcoach.testing import made_up_session

SESSION = made_up_session(date(2026, 11, 25))


@pytest.fixture
def profiles(tmp_path):
    """Return a computer on which Anna did one session."""
    profiles = Profiles(tmp_path / "old")
    anna = profiles.create("anna", "Anna K.")
    store = open_store(anna.folder)
    do(store, SESSION)
    store.close()
    (anna.folder / "prescription.yaml").write_text("schema: 1", "utf-8")
    shelf = Recordings(anna.folder)
    shelf.path_to_write(shelf.place("s", 1)).write_bytes(b"poses")
    return profiles


@pytest.fixture
def saved(profiles, tmp_path):
    """Return a backup of Anna."""
    back_up(profiles.find("anna"), tmp_path / "anna.zip")
    return tmp_path / "anna.zip"


@pytest.fixture
def other(tmp_path):
    """Return another computer, on which there is nobody."""
    return Profiles(tmp_path / "new")


def test_everything_is_back_on_another_computer(saved, other):
    """The old laptop broke; the months on it did not."""
    anna = restore(saved, other)

    store = open_store(anna.folder)
    assert store.history().sessions == (SESSION,)
    store.close()
    assert anna.name == "Anna K."
    assert (anna.folder / "prescription.yaml").read_text("utf-8") == "schema: 1"
    poses = Recordings(anna.folder).path("recordings/s-001.poses")
    assert poses.read_bytes() == b"poses"
    assert other.meant() == anna


def test_a_backup_may_be_made_during_a_session(profiles, other, tmp_path):
    """The repetitions that are in the write-ahead log are in it too."""
    store = open_store(profiles.find("anna").folder)
    running = begun(made_up_session(date(2026, 11, 26)))
    store.begin(running)

    back_up(profiles.find("anna"), tmp_path / "live.zip")

    store.close()
    restored = open_store(restore(tmp_path / "live.zip", other).folder)
    assert restored.unfinished() == running
    restored.close()


def test_the_poses_may_be_left_out(profiles, tmp_path):
    """They are large, and the figures do without them."""
    manifest = back_up(profiles.find("anna"), tmp_path / "small.zip", poses=False)

    assert sorted(each.path for each in manifest.files) == [
        "prescription.yaml", "profile.json", "sessions.db",
    ]  # fmt: skip


def test_who_is_there_does_not_give_way_unasked(saved, profiles):
    """An old backup would take the last weeks away."""
    with pytest.raises(StorageError) as refused:
        restore(saved, profiles)

    assert refused.value.message == (
        "There is a patient 'anna' on this computer already. Nothing was changed."
    )
    assert refused.value.hint == (
        "To put the backup in the place of what is there, which is moved aside and "
        "kept: --replace"
    )


def test_what_gives_way_is_kept_aside(saved, profiles):
    """A restore of the wrong file can be undone."""
    restore(saved, profiles, replace=True)

    aside = list(profiles.folder.glob(".replaced-anna.*"))
    assert len(aside) == 1
    assert (aside[0] / "sessions.db").is_file()
    assert [each.id for each in profiles.all()] == ["anna"]


def test_nobody_is_replaced_or_deleted_during_a_session(saved, profiles):
    """The floor must not be taken away from under a running program."""
    store = open_store(profiles.find("anna").folder)
    store.begin(begun(made_up_session(date(2026, 11, 26))))

    for action in (
        lambda: restore(saved, profiles, replace=True),
        lambda: profiles.delete("anna"),
    ):
        with pytest.raises(StorageError, match="has a session open"):
            action()
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses by itself")
def test_nobody_is_replaced_or_deleted_while_formcoach_is_open(saved, profiles):
    """Its window would go on writing into a folder that was moved away."""
    store = open_store(profiles.find("anna").folder)

    with pytest.raises(StorageError) as refused:
        restore(saved, profiles, replace=True)

    assert refused.value.message == (
        "formcoach is open for the patient 'anna'. Nothing was changed."
    )
    store.close()
    restore(saved, profiles, replace=True)


def rebuilt(saved, tmp_path, change=None, *, packed=False, extra=None, rename=None):
    """Return a copy of a backup with something changed in it, checksums and all."""
    with zipfile.ZipFile(saved) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    if change:
        change(members)
    if rename:
        members = {rename.get(name, name): text for name, text in members.items()}
    manifest["files"] = [
        {
            "path": name,
            "bytes": len(text),
            "sha256": hashlib.sha256(text).hexdigest(),
        }
        for name, text in members.items()
    ]
    path = tmp_path / "hostile.zip"
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, text in (members | (extra or {})).items():
            archive.writestr(name, text)
        archive.writestr("manifest.json", json.dumps(manifest))
    return path


def refusal(path, profiles):
    """Return the sentence with which a backup is refused; nothing may be left."""
    with pytest.raises(StorageError) as refused:
        restore(path, profiles)
    assert list(profiles.folder.iterdir()) == []
    return refused.value.message.removeprefix(f"{path}: this backup cannot be used: ")


@pytest.mark.parametrize(
    "name",
    ["../evil", "/evil", "recordings/../../evil", "a/b/c", "C:evil", "a\\..\\evil",
     ".hidden", "recordings/.hidden", "recordings/"],
)  # fmt: skip
def test_no_file_of_a_backup_leads_elsewhere(saved, tmp_path, other, name):
    """Path traversal: the oldest trick of archives."""
    hostile = rebuilt(saved, tmp_path, rename={"prescription.yaml": name})

    assert refusal(hostile, other).startswith("files.")
    assert not (tmp_path / "evil").exists()


def test_a_backup_that_swells_is_refused(saved, tmp_path, other):
    """A zip bomb: a few kilobytes that unpack into terabytes."""
    hostile = rebuilt(saved, tmp_path, packed=True)

    assert refusal(hostile, other) == (
        "its files are packed, and a backup never packs them. Nothing was changed."
    )


def test_a_file_that_the_manifest_does_not_name_is_refused(saved, tmp_path, other):
    """What nobody declared nobody checked."""
    hostile = rebuilt(saved, tmp_path, extra={"autoexec.bat": b"x"})

    assert refusal(hostile, other) == (
        "its files are not those that it names. Nothing was changed."
    )


def test_one_changed_byte_is_noticed(saved, other):
    """A damaged disk must not pass for a history."""
    content = bytearray(saved.read_bytes())
    content[content.index(b"schema: 1")] ^= 1
    saved.write_bytes(content)

    assert refusal(saved, other) in (
        "prescription.yaml is not what was saved. Nothing was changed.",
        "it is damaged, or no backup at all. Nothing was changed.",
    )


def with_database(statement):
    """Return a change that runs a statement on the database of a backup."""

    def change(members):
        connection = sqlite3.connect(":memory:")
        connection.deserialize(members["sessions.db"])
        connection.executescript(statement)
        members["sessions.db"] = connection.serialize()
        connection.close()

    return change


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (
            "CREATE TRIGGER evil AFTER INSERT ON pain BEGIN DELETE FROM lock; END;",
            "its tables are not those of formcoach",
        ),
        ("DROP TABLE lock;", "its tables are not those of formcoach"),
        (
            "PRAGMA user_version = 99;",
            "its sessions are those of a newer formcoach, or none",
        ),
    ],
)
def test_only_our_own_tables_are_believed(saved, tmp_path, other, statement, words):
    """A trigger in a foreign database could lift a lock for warning signs."""
    hostile = rebuilt(saved, tmp_path, with_database(statement))

    assert refusal(hostile, other) == f"{words}. Nothing was changed."


def test_what_is_no_backup_is_said_to_be_none(tmp_path, other):
    """Somebody chooses the wrong file."""
    text, empty = tmp_path / "letter.txt", tmp_path / "empty.zip"
    text.write_text("Dear", "utf-8")
    zipfile.ZipFile(empty, "w").close()

    assert refusal(text, other) == (
        "it is damaged, or no backup at all. Nothing was changed."
    )
    assert refusal(empty, other) == "it is no backup of formcoach. Nothing was changed."
    with pytest.raises(StorageError, match="there is no such file"):
        restore(tmp_path / "absent.zip", other)


def test_a_backup_without_sessions_is_refused(saved, tmp_path, other):
    """Half a patient is none."""
    hostile = rebuilt(saved, tmp_path, lambda members: members.pop("sessions.db"))

    assert refusal(hostile, other) == "it holds no sessions. Nothing was changed."


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_H18_the_backup_and_what_comes_of_it_are_private(saved, other):
    """Months of somebody's health in one file."""
    anna = restore(saved, other)

    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    for path in (anna.folder, *anna.folder.rglob("*")):
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path
