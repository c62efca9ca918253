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
        (["--view", "front", "--category", "stability"], ["side_plank"]),
        (["--posture", "quadruped", "--category", "stability"], ["bird_dog"]),
        (["--load", "neural_tension"], ["hamstring_stretch"]),
        (["--disabled"], ["superman"]),
        (["--posture", "prone", "--fit-for", "stenosis"], ["plank"]),
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

    plank = shipped_folder() / "plank.yaml"

    code, out, err = run("exercise", "check", path, plank, "--quick")
    _, line, _ = run("exercise", "check", path, "--json")

    assert code == 2
    assert out == f"{plank}: no fault found, 3 limits\n"
    assert len(err.splitlines()) > 1
    faults = json.loads(line)["faults"]
    [seen] = [each for each in faults if each["sentence"].startswith("view:")]
    assert (seen["line"], seen["column"]) == (4, 7)


def test_the_schema_is_printed(run):
    """An editor reads it from a pipe."""
    code, out, _ = run("exercise", "schema")

    assert code == 0
    assert json.loads(out)["$schema"].endswith("2020-12/schema")


def test_H15_a_made_up_body_performs_a_definition_that_is_checked(run, tmp_path):
    """What can never fire, and what is unusual, is told before a patient meets it."""
    text = (shipped_folder() / "sit_to_stand.yaml").read_text("utf-8")
    path = tmp_path / "sit_to_stand.yaml"
    hasty = text.replace("    below: 0.3\n", "    below: 0.9\n")
    path.write_text(hasty.replace("rest_s: 60", "rest_s: 600"), encoding="utf-8")

    code, out, err = run("exercise", "check", path)
    _, line, _ = run("exercise", "check", path, "--json")

    assert (code, out) == (2, "")
    told, asked, hint = err.splitlines()
    assert told.startswith(
        f"{path}: limits.drops_down: fires on a clean performance by "
    )
    assert asked == (
        f"{path}:12:35: question: dose.rest_s: 600 is unusual; most lie from 8 to 90"
    )
    assert hint.startswith("If a number asked about is meant,")
    found = json.loads(line)
    assert found["faults"] == []
    assert [each["kind"] for each in found["doubts"]] == ["fires_on_clean"]
    assert [each["path"] for each in found["questions"]] == ["dose.rest_s"]


def test_nothing_to_check_is_told(run):
    """An empty list would otherwise look like a clean bill."""
    code, _, err = run("exercise", "check")

    assert code == 2
    assert "Name a file, or say --all." in err


def test_start_and_target_are_drawn_on_the_card(run):
    """A therapist sees a wrong sign at once; the pictures fit beside each other."""
    _, out, _ = run("exercise", "show", "squat")

    lines = out.splitlines()
    titles = next(line for line in lines if "Start pose" in line)
    drawn = [line for line in lines if any(0x2800 < ord(c) < 0x2900 for c in line)]
    assert titles.endswith("  Target")
    assert len(drawn) >= 10
    assert max(map(len, lines)) <= 80


def test_the_moving_figure_is_printed_at_three_poses_without_a_terminal(run):
    """In a pipe nothing can move."""
    code, out, _ = run("exercise", "preview", "bird_dog", "--side", "left")

    assert code == 0
    titles = [line for line in out.splitlines() if line and line[0].isalpha()]
    assert titles == ["Start pose", "On the way", "Target"]


def test_a_disabled_exercise_says_who_enables_it(run):
    """A card that is printed must carry it, too."""
    _, out, _ = run("exercise", "show", "superman")

    assert "only a therapist's prescription enables this exercise" in out
