"""The frame around every command: words, exit codes, and what is said on failure."""

import resource
import subprocess
import sys
from pathlib import Path

import click
import pytest

from formcoach import __version__
from formcoach.cli.main import EXIT_BUG, EXIT_INTERRUPTED, WORDS, formcoach, main

PROJECT = Path(__file__).parents[2]
MAIN = [sys.executable, "-m", "formcoach.cli.main"]
SLACK_S = 0.25
"""What help may take longer than a Python that does nothing: 0.3 s in all where that
takes the usual 0.05 s."""


def typed(words, **options):
    """Run a command in a Python of its own."""
    return subprocess.run(  # this Python, with our own words
        [*MAIN, *words], cwd=PROJECT, check=False, timeout=60, **options
    )


def best_s(command):
    """Return the least processor time of five runs: other programs run here too."""
    times_s = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times_s.append(
            after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        )
    return min(times_s)


@pytest.mark.parametrize("words", [["--help"], ["analyze", "--help"]])
def test_help_answers_at_once(words):
    """Whoever asks for help has waited long enough."""
    nothing_s = best_s([sys.executable, "-c", "pass"])

    assert best_s([*MAIN, *words]) < nothing_s + SLACK_S


def test_every_word_has_help(run):
    """A word without help is a locked door."""
    for word in WORDS:
        code, out, _ = run(word, "-h")
        assert (code, out.startswith(f"Usage: formcoach {word}")) == (0, True)


def test_the_help_of_no_command_shows_the_mark_of_lines_that_are_kept(run):
    """An example that is joined with the next one cannot be copied."""
    for words in commands(formcoach):
        code, out, _ = run(*words, "--help")
        assert (code, "\\b" in out) == (0, False), words


def commands(group, before=()):
    """Yield every command under a group, in words."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*before, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))


def test_alone_it_names_three_things_to_try(run):
    """A first call must lead somewhere."""
    code, out, err = run()

    assert (code, err) == (0, "")
    assert [word in out for word in ("demo", "exercise list", "coach")] == [True] * 3


def test_version(run):
    """The first thing that a report of a fault must say."""
    assert run("--version") == (0, f"formcoach {__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["analize"], "There is no command 'analize'. Did you mean 'analyze'?"),
        (["frobnicate"], "There is no command 'frobnicate'."),
        (["analyze", "a.mp4", "--exercise", "x", "--jso"], "No such option '--jso'."),
        (["analyze", "a.mp4"], "Missing option '--exercise'."),
        (["analyze", "--exercise", "squat"], "Missing argument 'VIDEO...'."),
        (["--dbug"], "No such option '--dbug'."),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(run, words, said):
    """One sentence, and where the help is; exit code 2."""
    code, out, err = run(*words)

    first, second = err.splitlines()
    assert (code, out) == (2, "")
    assert first.startswith(f"formcoach: {said}")
    assert second.startswith("For what is possible: formcoach")


def test_a_bug_is_told_calmly_and_shown_on_request(monkeypatch, capfd, video):
    """Forty lines of Python help no patient; an engineer can ask for them."""

    def broken(*_args):
        raise KeyError("knee")

    monkeypatch.setattr("formcoach.cli.videos.ready_model", broken)
    words = ["analyze", video, "--exercise", "squat"]

    assert main(words) == EXIT_BUG
    calm = capfd.readouterr().err
    assert main(["--debug", *words]) == EXIT_BUG
    shown = capfd.readouterr().err

    assert "an error inside formcoach, and not yours: KeyError: 'knee'" in calm
    assert f"formcoach --debug {' '.join(words)}" in calm
    assert "Traceback" not in calm
    assert "Traceback" in shown


def test_a_missing_library_is_no_bug(monkeypatch, run, video):
    """Images for servers often lack libGL: the doctor knows the cure."""

    def absent(*_args):
        raise ImportError("libGL.so.1: cannot open shared object file", name="cv2")

    monkeypatch.setattr("formcoach.cli.videos.ready_model", absent)

    code, out, err = run("analyze", video, "--exercise", "squat")

    assert (code, out) == (3, "")
    sentence, remedy = err.splitlines()
    assert sentence.startswith("formcoach: this installation is not complete: libGL")
    assert remedy == "To find out what is missing: formcoach doctor"


def test_ctrl_c_is_one_calm_line(monkeypatch, run, video):
    """Somebody who has had enough has done nothing wrong."""

    def interrupted(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("formcoach.cli.videos.ready_model", interrupted)

    code, out, err = run("analyze", video, "--exercise", "squat")

    assert (code, out) == (EXIT_INTERRUPTED, "")
    assert err.strip() == "formcoach: stopped; what was finished before is kept."


def test_a_reader_that_has_read_enough_is_no_failure():
    """``formcoach exercise list | head -1`` must not end in a complaint."""
    with subprocess.Popen(  # this Python, with our own words
        [*MAIN, "exercise", "list"],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        err = process.stderr.read()

    assert err == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has none")
def test_a_full_disk_under_the_results_is_told():
    """Results that were not written must not pass for none."""
    with Path("/dev/full").open("wb") as full:
        done = typed(["exercise", "list"], stdout=full, stderr=subprocess.PIPE)

    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == [
        "formcoach: the result cannot be written: No space left on device",
        "Choose a place with free space.",
    ]
