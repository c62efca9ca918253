"""The shape of the code: who may import whom, and how long anything may be."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
MODULES = sorted((PROJECT / "formcoach").rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
HEAVY = ("cv2", "mediapipe", "numpy", "textual", "pydantic", "ruamel", "rich")


def loaded_by(code, *heavy):
    """Return which of some modules a fresh Python has loaded after some code."""
    report = f"import sys; print([m for m in {heavy!r} if m in sys.modules])"
    program = f"{code}\n{report}"
    done = subprocess.run(  # this Python, with our own words
        [sys.executable, "-c", program],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return ast.literal_eval(done.stdout.splitlines()[-1])


def run_main(*arguments):
    """Return code that runs a command in a fresh Python."""
    return f"from formcoach.cli.main import main; main({list(arguments)!r})"


def test_imports_keep_to_the_contracts():
    """The folders are the data flow; an import upwards would turn it round.

    In a process of its own: import-linter switches the logging of its process off.
    """
    program = "import sys; from importlinter.cli import lint_imports; "
    program += "sys.exit(lint_imports(no_cache=True))"

    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        (),
        ("analyze", "--help"),
        ("replay", "--help"),
        ("coach", "--help"),
        ("demo", "--help"),
        ("doctor", "--help"),
        ("exercise", "list", "--help"),
        ("model", "fetch", "--help"),
        ("analyze", "film.mp4"),
    ],
)
def test_help_and_wrong_usage_load_nothing_heavy(arguments):
    """Somebody who only asks how it goes must not wait for a neural network."""
    assert loaded_by(run_main(*arguments), *HEAVY) == []


def test_help_looks_up_no_file_of_the_package():
    """What finds files is slow to import, and no word of the help needs it."""
    assert loaded_by(run_main("--help"), "importlib.resources", "tempfile") == []


@pytest.mark.parametrize("arguments", [("analyze", "x.mp4"), ("replay", "x.poses")])
def test_headless_commands_never_load_the_screen(arguments):
    """A server that analyses videos has no use for a terminal toolkit."""
    code = (
        f"{run_main(*arguments, '--exercise', 'squat')}\n"
        "import formcoach.cli.videos, formcoach.cli.judging"
    )

    assert loaded_by(code, "textual", "formcoach.ui") == []


def test_the_core_reaches_no_edge():
    """What judges movement is a pure function of poses, wherever they come from."""
    edges = ("cv2", "mediapipe", "ruamel", "pydantic", "textual", "sqlite3", "click")

    assert loaded_by("import formcoach.pipeline", *edges) == []


CORE = (
    "domain",
    "plan",
    "gestures",
    "session",
    "smoothing",
    "kinematics",
    "movement",
    "rules",
    "feedback",
)
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter"}


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.parent.name in CORE],
    ids=lambda p: str(p.relative_to(PROJECT)),
)
def test_the_core_never_asks_the_clock(path):
    """Days and times come in with the data, or the same data gives other answers."""
    calls = [
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]

    assert CLOCKS.isdisjoint(calls)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PROJECT)))
def test_no_module_and_no_function_is_too_long(path):
    """Every file fits one sitting, every function one glance."""
    text = path.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= LONGEST_MODULE
    assert too_long(ast.parse(text)) == []


def too_long(tree):
    """Return the functions that are too long, without their docstrings."""
    return [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and length(node) > LONGEST_FUNCTION
    ]


def length(function):
    """Return the lines of a function's body without its docstring."""
    body = function.body
    if ast.get_docstring(function) is not None:
        body = body[1:]
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0
