"""Definitions: listed, shown, checked."""

import json

import pytest

from formcoach.definitions.library import find_exercises, shipped_folder


def test_all_shipped_exercises_are_listed(run):
    """The list is where everybody begins."""
    code, out, err = run("exercise", "list")

    assert (code, err) == (0, "")
    ids = [line.split()[0] for line in out.splitlines()]
    assert ids == sorted(find_exercises([shipped_folder()]))


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--view", "front"], ["standing_side_bend", "wall_angel"]),
        (["--posture", "quadruped", "--category", "stability"], ["bird_dog"]),
    ],
)
def test_a_list_can_be_narrowed(run, options, expected):
    """A therapist looks for what a patient can do."""
    _, out, _ = run("exercise", "list", "--json", *options)

    assert [json.loads(line)["id"] for line in out.splitlines()] == expected


def test_a_faulty_file_of_the_user_hides_no_other(run, tmp_path, monkeypatch):
    """It is told, the others are listed, and the exit code is 2."""
    (tmp_path / "mine.yaml").write_text("id: mine\n")
    monkeypatch.setenv("FORMCOACH_EXERCISES", str(tmp_path))

    code, out, err = run("exercise", "list")

    assert code == 2
    assert "bird_dog" in out
    assert err.startswith(f"{tmp_path / 'mine.yaml'}:1:1: ")


def test_an_exercise_is_shown_as_a_card_and_as_json(run):
    """Both say the same."""
    _, card, _ = run("exercise", "show", "bird_dog")
    _, line, _ = run("exercise", "show", "bird_dog", "--json")

    shown = json.loads(line)
    assert card.startswith("Bird dog (bird_dog)\n")
    assert shown["counts_by"] == "hip_flexion"
    assert all(limit["level"] in {"coach", "warn", "stop"} for limit in shown["limits"])


def test_faults_are_told_all_at_once_with_their_place(run, tmp_path):
    """Nobody likes to be corrected ten times."""
    path = tmp_path / "mine.yaml"
    path.write_text("schema: 1\nid: mine\nname: Mine\nview: above\n")

    code, out, err = run("exercise", "check", path, shipped_folder() / "plank.yaml")
    _, line, _ = run("exercise", "check", path, "--json")

    assert code == 2
    assert out == f"{shipped_folder() / 'plank.yaml'}: no fault found\n"
    assert len(err.splitlines()) > 1
    faults = json.loads(line)["faults"]
    [seen] = [each for each in faults if each["sentence"].startswith("view:")]
    assert (seen["line"], seen["column"]) == (4, 7)


def test_the_schema_is_printed(run):
    """An editor reads it from a pipe."""
    code, out, _ = run("exercise", "schema")

    assert code == 0
    assert json.loads(out)["$schema"].endswith("2020-12/schema")
