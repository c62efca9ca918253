"""Prescriptions as a therapist and a patient type them."""

import io
import json
import shutil
import sqlite3
import stat
import sys
from contextlib import closing

import pytest

from formcoach.cli import plan as plan_command
from formcoach.cli.folders import data_folder
from formcoach.cli.patients import opened
from formcoach.definitions import signing
from formcoach.definitions.document import read_document
from formcoach.definitions.key_files import read_private_key
from formcoach.definitions.library import shipped_folder
from formcoach.definitions.sealing import UNSEALED
from formcoach.domain.records import Lock, ScreenAnswer

EXAMPLE = ("plan", "new", "--example", "--patient", "anna", "--name", "Anna K.")


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path, monkeypatch):
    """Work where nothing lies, with nobody's settings."""
    for name in ("FORMCOACH_DATA", "FORMCOACH_PATIENT", "FORMCOACH_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def therapist(run):
    """Have a key on this computer."""
    run("plan", "key", "--name", "M. Weber", "--no-passphrase")


@pytest.fixture
def typed(monkeypatch):
    """Return a function that types answers at a terminal."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def answers(*lines):
        text = "".join(f"{line}\n" for line in lines)
        monkeypatch.setattr(sys, "stdin", Terminal(text))

    return answers


def test_a_prescription_from_the_example_to_the_patient(run):
    """The whole way: written, checked, signed, trusted, used, shown."""
    run("data", "new", "anna", "--name", "Anna K.")
    _, path, _ = run(*EXAMPLE)
    _, public, _ = run("plan", "key", "--name", "M. Weber", "--no-passphrase")

    checked = run("plan", "check", path.strip())
    signed = run("plan", "sign", path.strip())
    verified = run("plan", "verify", path.strip(), "--json")
    used = run("plan", "use", path.strip())
    shown = run("plan", "show")

    assert public.strip() == str(data_folder() / "keys" / "therapist.pub")
    assert checked[1] == "anna.yaml: no fault found, not signed yet\n"
    assert signed[0] == 0
    assert json.loads(verified[1])["signed_by"] == "M. Weber"
    assert used[2].startswith("Anna K. exercises by example until ")
    lines = shown[1].splitlines()
    assert lines[0] == "Anna K. (anna): prescription example"
    assert lines[2] == "Signature   signed by a therapist whom this computer trusts"


def test_what_was_not_signed_is_used_in_the_trial_mode_only(run):
    """And is marked as such wherever it is shown."""
    run("data", "new", "anna")
    run(*EXAMPLE)

    refused = run("plan", "use", "anna.yaml")
    taken = run("plan", "use", "anna.yaml", "--trial")
    shown = run("plan", "show", "--trial")
    strict = run("plan", "show")

    assert (refused[0], refused[2].splitlines()[0]) == (
        2,
        "formcoach: anna.yaml: nobody has signed it.",
    )
    assert taken[0] == 0
    assert "Signature   nobody has signed it: for the trial mode only" in shown[1]
    assert strict[0] == 2


@pytest.mark.usefixtures("therapist")
def test_a_changed_file_is_not_used_in_the_trial_mode_either(run, tmp_path):
    """A signature that does not fit is worse than none."""
    run("data", "new", "anna")
    run(*EXAMPLE)
    run("plan", "sign", "anna.yaml")
    path = tmp_path / "anna.yaml"
    path.write_bytes(path.read_bytes().replace(b"reps: 6", b"reps: 7"))

    code, _, err = run("plan", "use", "anna.yaml", "--trial")

    assert code == 2
    assert err.splitlines() == [
        "formcoach: anna.yaml: was changed after M. Weber signed it.",
        "Ask your therapist to send the file again, and do not change it.",
    ]


@pytest.mark.usefixtures("therapist")
def test_an_older_prescription_does_not_take_the_place_of_a_newer_one(run, tmp_path):
    """What the therapist has replaced does not come back by mistake."""
    run("data", "new", "anna", "--name", "Anna K.")
    run(*EXAMPLE)
    run("plan", "sign", "anna.yaml")
    run("plan", "use", "anna.yaml")
    path = tmp_path / "anna.yaml"
    today = plan_command.today()
    old = path.read_text().replace(f"written: {today}", "written: 2026-01-05")
    (tmp_path / "old.yaml").write_text(old)
    run("plan", "sign", "old.yaml")

    refused = run("plan", "use", "old.yaml")
    taken = run("plan", "use", "old.yaml", "--older")

    assert refused[2].splitlines() == [
        (
            "formcoach: This prescription was written on 2026-01-05, and the one that "
            f"Anna K. has on {today}."
        ),
        "To go back to the older one all the same: --older",
    ]
    assert taken[0] == 0


@pytest.mark.usefixtures("therapist")
def test_another_patients_prescription_is_refused(run):
    """Two patients on one computer do not get each other's programme."""
    run("data", "new", "ben", "--name", "Ben")
    run(*EXAMPLE)
    run("plan", "sign", "anna.yaml")

    code, _, err = run("plan", "use", "anna.yaml")

    assert code == 2
    assert err.splitlines()[0] == (
        "formcoach: This prescription is for Anna K. (anna), and not for Ben (ben)."
    )


def test_without_a_prescription_the_patient_is_told_how_to_get_one(run):
    """The first thing that many meet."""
    run("data", "new", "anna", "--name", "Anna K.")

    code, _, err = run("plan", "show")

    assert code == 2
    assert err.splitlines() == [
        "formcoach: There is no prescription for Anna K. here.",
        "Bring it here with: formcoach plan use FILE",
    ]


def test_a_key_is_trusted_after_its_fingerprint_was_compared(run, typed, tmp_path):
    """Whoever mails a key may not be the therapist."""
    _, public, _ = run(
        "plan", "key", "--name", "M. Weber", "--no-passphrase", "--data", "theirs"
    )
    typed("n")
    refused = run("plan", "trust", public.strip())
    typed("y")
    trusted = run("plan", "trust", public.strip())

    assert refused[0] == 2
    assert "formcoach: The key is not trusted." in refused[2]
    assert trusted[0] == 0
    assert "What M. Weber signs is believed on this computer from now on." in trusted[2]
    [kept] = (data_folder() / "keys" / "trusted").iterdir()
    assert kept.read_text() == (tmp_path / public.strip()).read_text()


def test_a_passphrase_is_asked_for_where_it_is_needed(run, monkeypatch):
    """Typed at the prompt, or taken from the environment; never a guess."""
    run("plan", "key", "--name", "M. Weber", "--passphrase", "correct horse")
    run(*EXAMPLE)

    wrong = run("plan", "sign", "anna.yaml", "--passphrase", "wrong")
    monkeypatch.setenv("FORMCOACH_PASSPHRASE", "correct horse")
    right = run("plan", "sign", "anna.yaml")

    assert wrong[0] == 2
    assert wrong[2].endswith("therapist.key: the passphrase does not open it.\n")
    assert right[0] == 0


@pytest.mark.usefixtures("therapist")
def test_a_second_key_does_not_replace_the_first(run):
    """What it signed could no longer be extended."""
    code, _, err = run("plan", "key", "--name", "M. Weber", "--no-passphrase")

    assert code == 2
    assert "there is a key already" in err


def test_faults_are_told_all_at_once_and_as_json(run, tmp_path):
    """As with exercises."""
    run(*EXAMPLE)
    path = tmp_path / "anna.yaml"
    text = path.read_text().replace("bird_dog", "bird_dogg")
    path.write_text(text.replace("conditions: []", "conditions: [osteoporose]"))

    code, out, err = run("plan", "check", "anna.yaml")
    _, line, _ = run("plan", "check", "anna.yaml", "--json")

    assert (code, out) == (2, "")
    sentences = [each.split(": ", 1)[1] for each in err.splitlines()]
    assert sentences[:2] == [
        (
            "conditions[1]: 'osteoporose' is not a known condition; did you mean "
            "osteoporosis?"
        ),
        (
            "exercises.bird_dogg.exercise: there is no exercise 'bird_dogg'; "
            "did you mean bird_dog?"
        ),
    ]
    assert [each["line"] for each in json.loads(line)["faults"][:2]] == [11, 16]


@pytest.mark.usefixtures("therapist")
def test_H15_a_changed_exercise_gives_no_exercise_until_it_is_signed_again(
    run, tmp_path, monkeypatch
):
    """From the therapist's desk to the patient's: told in each place, mended in one."""
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setenv("FORMCOACH_EXERCISES", str(own))
    run("data", "new", "anna", "--name", "Anna K.")
    run(*EXAMPLE)
    run("plan", "sign", "anna.yaml")
    run("plan", "use", "anna.yaml")
    text = (shipped_folder() / "bird_dog.yaml").read_text("utf-8")
    (own / "bird_dog.yaml").write_text(
        text.replace("[65, 115]", "[65, 114]", 1), encoding="utf-8"
    )

    told = [
        run("plan", *asked)
        for asked in (
            ("show",),
            ("use", "anna.yaml"),
            ("use", "anna.yaml", "--trial"),
            ("check", "anna.yaml"),
            ("verify", "anna.yaml"),
            ("extend", "anna.yaml", "--weeks", "8"),
        )
    ]
    resigned = run("plan", "sign", "anna.yaml")
    used = run("plan", "use", "anna.yaml")

    assert [code for code, _, _ in told] == [2] * 6
    for _, _, err in told:
        assert "the exercise bird_dog was changed after it was prescribed." in err
    assert resigned[2].splitlines()[0] == (
        "bird_dog was changed since this was signed last, and is signed as it is."
    )
    assert used[0] == 0


def test_what_was_signed_before_exercises_were_held_is_used_and_said(run, tmp_path):
    """Nobody's programme ends by an update; the therapist learns what is missing."""
    run("data", "new", "anna", "--name", "Anna K.")
    run("plan", "key", "--name", "M. Weber", "--no-passphrase")
    run(*EXAMPLE)
    path = tmp_path / "anna.yaml"
    private = read_private_key(data_folder() / "keys" / "therapist.key", "")
    path.write_bytes(signing.signed(path.read_bytes(), private))

    used = run("plan", "use", "anna.yaml")
    checked = run("plan", "check", "anna.yaml")
    verified = run("plan", "verify", "anna.yaml")
    shown = run("plan", "show")

    assert [each[0] for each in (used, checked, verified, shown)] == [0] * 4
    assert used[2].splitlines()[0] == UNSEALED
    assert checked[1].splitlines()[-1] == f"  - {UNSEALED}"
    assert verified[2] == f"anna.yaml: {UNSEALED}\n"
    assert "It does not hold its exercises as they were" in shown[1]


@pytest.mark.usefixtures("therapist")
def test_a_prescription_in_one_line_is_not_signed(run, tmp_path):
    """JSON is YAML too, and nothing can be written at its end."""
    run(*EXAMPLE)
    plain = read_document((tmp_path / "anna.yaml").read_text())[0].plain()
    (tmp_path / "anna.yaml").write_text(json.dumps(plain))

    code, _, err = run("plan", "sign", "anna.yaml")

    assert code == 2
    assert err == (
        "formcoach: anna.yaml: the exercises as they are now cannot be written at its "
        "end.\nWrite it as plan new does: each key on a line of its own.\n"
    )


@pytest.mark.usefixtures("therapist")
def test_a_prescription_is_extended_and_signed_anew(run, tmp_path):
    """The comments stay, the last day changes, and the patient can use it."""
    run(*EXAMPLE)
    run("plan", "sign", "anna.yaml")
    before = (tmp_path / "anna.yaml").read_text()
    (tmp_path / "before.yaml").write_text(before)

    extended = run("plan", "extend", "anna.yaml", "--weeks", "10")
    verified = run("plan", "verify", "anna.yaml")
    diff = run("plan", "diff", "before.yaml", "anna.yaml")

    assert extended[0] == verified[0] == 0
    assert "# six weeks, then look again" in (tmp_path / "anna.yaml").read_text()
    [line] = diff[1].splitlines()
    assert line.startswith("valid until: ")


def test_extended_without_a_key_it_is_no_longer_signed(run):
    """Nobody signs in the therapist's place."""
    run(*EXAMPLE)

    code, _, err = run("plan", "extend", "anna.yaml", "--until", "2026-02-31")
    _, _, told = run("plan", "extend", "anna.yaml", "--weeks", "4")

    assert code == 2
    assert err == "formcoach: '2026-02-31' is no day such as 2027-01-31.\n"
    assert told.endswith(
        "It is no longer signed. To sign it: formcoach plan sign FILE\n"
    )


def test_a_faulty_prescription_is_not_signed(run, tmp_path):
    """A signature says that somebody meant it."""
    run("plan", "key", "--name", "M. Weber", "--no-passphrase")
    run(*EXAMPLE)
    path = tmp_path / "anna.yaml"
    path.write_text(path.read_text().replace("reps: 6", "reps: 60"))

    code, _, err = run("plan", "sign", "anna.yaml")

    assert code == 2
    assert "60 is far from the definition's 8" in err
    assert "# formcoach signature" not in path.read_text()


def test_a_new_prescription_is_written_from_options(run, tmp_path):
    """Without a terminal nobody is asked, and what is missing is named."""
    given = ("--patient", "ben", "--name", "Ben", "--therapist", "M. Weber")
    asked = ("plan", "new", *given, "--contact", "030 1", "--exercise", "bird_dog")

    missing = run(*asked)
    written = run(*asked, "--onset", "2024-03", "--exercise", "squat")
    again = run(*asked, "--onset", "2024-03", "--exercise", "squat")

    assert missing[2].splitlines()[0] == "formcoach: --onset is missing."
    assert written[1] == "ben.yaml\n"
    assert again[2].splitlines()[0] == "formcoach: ben.yaml is there already."
    assert run("plan", "check", "ben.yaml")[0] == 0
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "ben.yaml").stat().st_mode) == 0o600


def test_the_wizard_asks_in_the_therapists_words(run, typed):
    """Wrong answers are asked again, a clash wants a reason, a dose may differ."""
    typed(
        *("Ben M", "ben", "Ben", "M. Weber", "030 1", "last year", "2024"),
        *("wrist_pian", "wrist_pain"),
        *("superman,bird_dogg", "glute_bridge, bird_dog, cat_cow"),
        "8",
        "on his fists",
        "",
        *("y", "n", "2", "6", "4", "60", "4"),
    )

    code, out, err = run("plan", "new")
    _, line, _ = run("plan", "show", "ben.yaml", "--json")

    assert (code, out) == (0, "ben.yaml\n"), err
    made = json.loads(line)
    assert [each["exercise"] for each in made["exercises"]] == [
        "glute_bridge",
        "bird_dog",
    ]
    assert made["exercises"][1]["dose"]["reps"] == 6
    assert made["overrides"][0]["decision"]["why"] == "on his fists"
    assert "There is no condition 'wrist_pian'; did you mean wrist_pain?" in err
    assert "bird_dog                  Bird dog (with care: wrist_pain)" in err
    assert "  superman" not in err
    assert "Bird dog does not go well with wrist_pain" in err


def test_a_clash_that_nobody_is_asked_about_is_refused(run):
    """In a script there is nobody to take the decision."""
    code, _, err = run(
        *("plan", "new", "--patient", "ben", "--name", "Ben", "--therapist", "W"),
        *("--contact", "030 1", "--onset", "2024", "--condition", "wrist_pain"),
        *("--exercise", "bird_dog"),
    )

    assert code == 2
    assert "bird_dog needs care with wrist_pain (weight on the hands)" in err


def test_the_therapist_clears_a_lock_by_name(run, typed, monkeypatch):
    """Who cleared what stays in the records; a yes without a written lock too."""
    run("data", "new", "anna", "--name", "Anna K.")
    now = plan_command.now()
    monkeypatch.setattr(plan_command, "now", lambda: now)
    with opened("anna", None) as (_, store):
        store.keep_screen((ScreenAnswer(at=now, item="fever", yes=True, wording=1),))
        store.lock(Lock(since=now, why="fall"))
    typed("n")
    refused = run("plan", "clear", "--by", "M. Weber")
    typed("y")
    cleared = run("plan", "clear", "--by", "M. Weber")
    nothing = run("plan", "clear", "--by", "M. Weber")

    assert refused[0] == 2
    assert "Do you have a fever or chills" in refused[2]
    assert cleared[1] == (
        "Cleared by M. Weber: 2 (not signed: it counts in the trial mode only)\n"
    )
    assert nothing[2] == "Anna K. is not locked.\n"
    with opened("anna", None) as (_, store):
        locks = store.history().locks
    assert {each.why for each in locks} == {"fever", "fall"}
    assert {each.cleared_by for each in locks} == {"M. Weber"}


def change_row(sql):
    """Change the patient's database behind formcoach's back."""
    path = data_folder() / "patients" / "anna" / "sessions.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(sql).rowcount == 1


@pytest.fixture
def cleared_by_signature(run):
    """Have a patient with a signed prescription and a lock that was cleared."""
    run("plan", "key", "--name", "M. Weber", "--no-passphrase")
    run("data", "new", "anna", "--name", "Anna K.")
    run(*EXAMPLE)
    run("plan", "sign", "anna.yaml")
    run("plan", "use", "anna.yaml")
    with opened("anna", None) as (_, store):
        store.lock(Lock(since=plan_command.now(), why="fever"))

    code, out, _ = run("plan", "clear", "--yes")

    assert code == 0
    assert out.startswith("Cleared by M. Weber (key ")
    assert out.endswith("): 1\n")


@pytest.mark.usefixtures("cleared_by_signature")
def test_H12_a_lock_is_cleared_by_the_therapists_signature(run):
    """The key that signs prescriptions signs this too; no name is asked for."""
    with opened("anna", None) as (_, store):
        [lock] = store.history().locks

    assert not lock.holds
    assert lock.clearing.startswith("ed25519 ")
    assert run("plan", "clear")[2] == "Anna K. is not locked.\n"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE lock SET cleared_by = 'Somebody'",
        "UPDATE lock SET cleared_at = '2026-11-01T08:00:00.000000+00:00'",
        "UPDATE lock SET why = 'cauda_equina'",
        "UPDATE lock SET since = '2026-11-01T08:00:00.000000+00:00'",
        "UPDATE lock SET clearing = replace(clearing, '0', '1')",
        "UPDATE lock SET clearing = 'ed25519 signed'",
        "UPDATE lock SET clearing = ''",
    ],
)
@pytest.mark.usefixtures("cleared_by_signature")
def test_H12_a_clearing_that_was_changed_does_not_count(run, change):
    """A file that anybody can write must not lift a red flag."""
    change_row(change)

    with opened("anna", None) as (_, store):
        [lock] = store.history().locks
    again = run("plan", "clear", "--yes")

    assert lock.holds
    assert lock.doubted
    assert " is not signed, or was changed)\n" in again[2]
    assert again[1].endswith(": 1\n")
    with opened("anna", None) as (_, store):
        assert not any(each.holds for each in store.history().locks)


@pytest.mark.usefixtures("cleared_by_signature")
def test_H12_a_clearing_counts_for_its_patient_and_its_therapist_alone(run):
    """Copied into another folder, or by a key that is trusted no longer, it is void."""
    folder = data_folder()
    run("data", "new", "ben")
    shutil.copy(
        folder / "patients" / "anna" / "sessions.db", folder / "patients" / "ben"
    )
    with opened("ben", None) as (_, store):
        assert store.history().locks[0].holds
    for key in (folder / "keys" / "trusted").iterdir():
        key.unlink()

    with opened("anna", None) as (_, store):
        assert store.history().locks[0].holds


@pytest.mark.usefixtures("cleared_by_signature")
def test_H12_where_the_prescription_is_signed_a_name_clears_nothing(run):
    """The patient could type it; a signature nobody else can make."""
    folder = data_folder()
    (folder / "keys" / "therapist.key").rename(folder / "usb.key")
    with opened("anna", None) as (_, store):
        store.lock(Lock(since=plan_command.now(), why="fall"))

    by_name = run("plan", "clear", "--yes", "--by", "M. Weber")
    by_key = run("plan", "clear", "--yes", "--key", folder / "usb.key")

    assert by_name[0] == 2
    assert by_name[2].endswith(
        "formcoach: Anna K. exercises by a signed prescription, so that only its "
        "therapist's signature clears a lock.\nWith the therapist's key: formcoach "
        "plan clear --key FILE\n"
    )
    assert by_key[0] == 0


def test_a_strangers_key_clears_nothing(run):
    """It is no therapist's that this computer knows."""
    run("data", "new", "anna")
    run("plan", "key", "--name", "X", "--no-passphrase", "--data", "theirs")
    with opened("anna", None) as (_, store):
        store.lock(Lock(since=plan_command.now(), why="fall"))

    code, _, err = run("plan", "clear", "--yes", "--key", "theirs/keys/therapist.key")

    assert code == 2
    assert "this computer does not trust that key" in err


def test_conditions_and_the_schema_are_printed(run):
    """What a therapist and an editor look up."""
    _, lines, _ = run("plan", "conditions", "--json")
    _, schema, _ = run("plan", "schema")

    tags = {json.loads(line)["condition"] for line in lines.splitlines()}
    assert "osteoporosis" in tags
    assert json.loads(schema)["title"] == "formcoach prescription"


def test_a_check_without_faults_is_told_as_json_with_what_is_good_to_know(run):
    """For a practice that checks all its files at night."""
    run(*EXAMPLE)
    run("plan", "extend", "anna.yaml", "--weeks", "1")

    code, line, _ = run("plan", "check", "anna.yaml", "--json")

    assert code == 0
    assert json.loads(line) == {
        "file": "anna.yaml",
        "id": "example",
        "faults": [],
        "to_know": [],
        "bears_signature": False,
    }


def test_differences_are_told_in_words_and_as_json(run, tmp_path):
    """And none is told too."""
    run(*EXAMPLE)
    text = (tmp_path / "anna.yaml").read_text()
    (tmp_path / "new.yaml").write_text(text.replace("reps: 6", "reps: 7"))

    _, words, _ = run("plan", "diff", "anna.yaml", "new.yaml")
    _, line, _ = run("plan", "diff", "anna.yaml", "new.yaml", "--json")
    _, none, _ = run("plan", "diff", "anna.yaml", "anna.yaml")

    assert words == "bird_dog, repetitions: 7, was 6\n"
    assert json.loads(line) == {
        "what": "bird_dog, repetitions",
        "before": "6",
        "after": "7",
    }
    assert none == "Nothing differs.\n"


def test_a_check_tells_what_is_no_fault(run, tmp_path):
    """Before the patient stands in front of it."""
    run(*EXAMPLE)
    path = tmp_path / "anna.yaml"
    path.write_text(path.read_text().replace("exercises: 5, per", "exercises: 2, per"))

    _, out, _ = run("plan", "check", "anna.yaml")

    assert out.splitlines() == [
        "anna.yaml: no fault found, not signed yet",
        "  - 1 of the exercises wait for the next session each time.",
    ]


def test_how_long_it_is_extended_is_said_once(run):
    """Neither both nor nothing."""
    run(*EXAMPLE)

    code, _, err = run("plan", "extend", "anna.yaml")

    assert code == 2
    assert err.splitlines() == [
        "formcoach: Say until when: either --until DAY or --weeks N.",
        "For example: formcoach plan extend anna.yaml --weeks 6",
    ]


@pytest.mark.usefixtures("therapist")
def test_a_verified_file_is_told_in_words_and_conditions_as_a_list(run):
    """What a person reads."""
    run(*EXAMPLE)
    run("plan", "sign", "anna.yaml")

    _, verified, _ = run("plan", "verify", "anna.yaml")
    _, conditions, _ = run("plan", "conditions")

    assert verified.startswith("anna.yaml: signed by M. Weber (")
    assert verified.endswith("), unchanged since\n")
    assert "osteoporosis               fragile bones" in conditions.splitlines()
