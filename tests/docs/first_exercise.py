"""docs/first_exercise.md, made by doing what it tells, the session included.

``python -m tests.docs.first_exercise`` runs every command in an empty home and writes
the page with what they answer.
"""

import html
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.cli.made_session import RealApp

PROJECT = Path(__file__).parents[2]
PAGE = PROJECT / "docs" / "first_exercise.md"
CLIP = PROJECT / "sample_videos" / "bird_dog.mp4"
COLUMNS = "80"

WRITTEN = {
    '"TODO: what it is for, in a sentence."': (
        "Teach the back to stay still while a leg moves."
    ),
    "category: mobility              # or stretch, strength, stability, aerobic": (
        "category: stability"
    ),
    '"TODO: why not further. So far it is beyond what was shown."': (
        "A thigh above the line of the trunk overextends the low back."
    ),
    "Make the movement a little smaller.": "Lower your leg a little.",
    '"TODO: why slowly."': "Slow movements keep the trunk at work.",
    '"TODO: what this camera cannot see and the patient must know"': (
        "a pelvis that rolls to one side"
    ),
    '"TODO: how to begin."': "Kneel on your hands and knees.",
    '"TODO: what to do, and how slowly."': (
        "Reach one leg back, no higher than your back, hold it, and change sides."
    ),
}
"""What the therapist writes into the proposal, by what stood there."""
FIRST_DOSE = {"sets: 2, reps: 8": "sets: 1, reps: 3"}

PLAN_NEW = (
    'formcoach plan new --patient anna --name "Anna K." --therapist "M. Weber" '
    '--contact "030 1234" --onset 2025-03-01 --weeks 6 --exercise leg_reach'
)
KEY = "data/formcoach/keys/therapist.pub"


@dataclass(frozen=True, slots=True)
class Said:
    """Words between the commands."""

    words: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A command."""

    command: str


@dataclass(frozen=True, slots=True)
class Edited:
    """The therapist has a file open in an editor."""

    file: str
    written: Mapping[str, str]
    """What is written, by what stood there."""


@dataclass(frozen=True, slots=True)
class Coached:
    """A session in the app; what is shown is its last screen."""

    command: str


@dataclass(frozen=True, slots=True)
class Read:
    """The words of a page."""

    file: str


STEPS: tuple[Said | Typed | Edited | Coached | Read, ...] = (
    Said(
        "# Your first exercise in thirty minutes\n\n"
        "An exercise is defined, tried, prescribed, signed, done, and reported. "
        "Every command below was run to write this page, by `python -m "
        "tests.docs.first_exercise`, and a test runs them again. What you "
        "need to know about angles and limits stands in [For "
        "therapists](therapists.md).\n\n"
        "Make a folder for your definitions, and say once where it is: on "
        'Linux and macOS `export FORMCOACH_EXERCISES="$PWD"`, on Windows `set '
        "FORMCOACH_EXERCISES=%CD%`.\n\n"
        "## 1. Show it\n\n"
        "Film yourself from where the patient will be filmed: begin in the "
        "start pose and hold it a second, do two or three repetitions, end in "
        "the start pose. Here the sample clip that comes with formcoach takes "
        "your place; its first eleven seconds show two good repetitions."
    ),
    Typed(
        "formcoach exercise learn bird_dog.mp4 --id leg_reach --counts-by hip_flexion "
        "--to 11.5"
    ),
    Said(
        "Without a video, `formcoach exercise new` asks for everything in "
        "turn, and `formcoach exercise new --from bird_dog` begins with a "
        "copy.\n\n"
        "## 2. Look at every number, and write the words\n\n"
        "Open `leg_reach.yaml` in an editor. Beside each number stands what "
        "was shown and how far the repetitions were apart. Where it says "
        "TODO, it is your turn. After that it reads:"
    ),
    Edited("leg_reach.yaml", WRITTEN),
    Said("## 3. Check it"),
    Typed("formcoach exercise check leg_reach.yaml"),
    Said(
        "## 4. Try it\n\n"
        "The whole clip, with a third repetition in which the leg goes too "
        "high:"
    ),
    Typed("formcoach analyze bird_dog.mp4 --exercise leg_reach"),
    Said(
        "With `--annotate seen.mp4` you can look at what was seen. In front "
        "of your own camera: `formcoach coach leg_reach`.\n\n"
        "## 5. Prescribe it\n\n"
        "Once, make your pair of keys. The private one signs and stays with "
        "you; hand the public one to your patients."
    ),
    Typed('formcoach plan key --name "M. Weber" --no-passphrase'),
    Typed(PLAN_NEW),
    Said(
        "The dose is that of the definition. Anna begins with one set of three: "
        "change it in `anna.yaml`, which then reads:"
    ),
    Edited("anna.yaml", FIRST_DOSE),
    Typed("formcoach plan check anna.yaml"),
    Typed("formcoach plan sign anna.yaml"),
    Said(
        "## 6. On the patient's computer\n\n"
        "Compare the fingerprint by telephone before you say yes to it."
    ),
    Typed('formcoach data new anna --name "Anna K."'),
    Typed(f"formcoach plan trust {KEY} --yes"),
    Typed("formcoach plan use anna.yaml"),
    Typed("formcoach plan show"),
    Said(
        "## 7. The session\n\n"
        "`formcoach` alone opens the app in front of the webcam. To see what the "
        "patient will meet, put the clip in the camera's place: it waits in its start "
        "pose while the set is got ready for, and goes on when the set begins. The "
        "questions before and after are answered with keys here; a patient on the mat "
        "answers with raised arms. This is the last screen:"
    ),
    Coached("formcoach session --camera bird_dog.mp4"),
    Said("## 8. How it went"),
    Typed("formcoach history"),
    Typed("formcoach report --last -o anna.html"),
    Said(
        "The report is one page for a browser, with every repetition drawn against its "
        "band; this is what it says:"
    ),
    Read("anna.html"),
)

RATHER_LONG_S = 300.0
QUESTIONS = 18
"""About warning signs, where no condition asks for more."""
KEYS: tuple[tuple[str, str], ...] = (
    ("This week", "\r"),
    *(
        (f"Question {number} of {QUESTIONS}.", "n")
        for number in range(1, QUESTIONS + 1)
    ),
    ("0 is no pain", "2\r"),
    ("number ticks", "   \r"),
    ("Stop at once", "\r"),
    ("Right arm up: more", "2"),
    ("Does it spread", "n"),
    ("Did it come suddenly", "n"),
)
"""What is pressed once some words stand on the screen, from today to the summary."""


def page() -> str:
    """Return the whole page, made by running everything."""
    with tempfile.TemporaryDirectory() as home:
        shutil.copy(CLIP, home)
        return "\n".join(_sections(Path(home)))


def plain(text: str) -> str:
    """Return a page without what differs from run to run: times and fingerprints."""
    text = re.sub(r"\d{4}-?\d\d-?\d\d( [A-Z][a-z]{2} \d\d:\d\d)?", "DAY", text)
    text = re.sub(r"\d{1,2} [A-Z][a-z]+ \d{4}(, \d\d:\d\d to \d\d:\d\d)?", "DAY", text)
    text = re.sub(r"at \d+:\d\d for", "at TIME for", text)
    return re.sub(r"\b[0-9a-f]{4}(?: [0-9a-f]{4}){3,}\b", "FINGERPRINT", text)


def _sections(home: Path) -> Iterator[str]:
    for step in STEPS:
        if isinstance(step, Said):
            yield "\n\n".join(map(_wrapped, step.words.split("\n\n"))) + "\n"
        elif isinstance(step, Edited):
            yield f"```yaml\n{_edit(home / step.file, step.written)}```\n"
        elif isinstance(step, Read):
            yield f"```text\n{_words(home / step.file)}```\n"
        else:
            run = _run if isinstance(step, Typed) else _coach
            answer = run(step.command, home)
            yield f"```console\n$ {_folded(step.command)}\n{answer}```\n"


def _wrapped(paragraph: str) -> str:
    if paragraph.startswith("#"):
        return paragraph
    return textwrap.fill(
        paragraph, int(COLUMNS), break_long_words=False, break_on_hyphens=False
    )


def _run(command: str, home: Path) -> str:
    """Run a command as a newcomer would, and return what is shown."""
    words = shlex.split(command)
    done = subprocess.run(
        [sys.executable, "-m", "formcoach.cli.main", *words[1:]],
        cwd=home,
        env=_environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        raise RuntimeError(f"{command}\n{done.stdout}")
    return done.stdout.replace(f"{home}/", "").replace(f"{home.resolve()}/", "")


def _coach(command: str, home: Path) -> str:
    """Do the session of a patient who was introduced; return the last screen."""
    settings = home / "data" / "formcoach" / "patients" / "anna" / "settings.json"
    settings.write_text('{"introduced": true}', encoding="utf-8")
    words = shlex.split(command)[2:]
    with RealApp(*words, size=(80, 40), cwd=home, env=_environment(home)) as app:
        for shown, keys in KEYS:
            app.until_stands(shown, longest_s=RATHER_LONG_S)
            app.press_each(keys)
        app.until_stands("Back to today", longest_s=RATHER_LONG_S)
        shown = "\n".join(app.screen.lines()).strip("\n")
    return re.sub(r"\n{3,}", "\n\n", shown) + "\n"


def _words(path: Path) -> str:
    """Return the words of a page, a line for a sentence or the row of a table."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?s)<(style|script|svg|head)\b.*?</\1>", "", text)
    text = re.sub(r"</(?:t[dh]|d[td])>", "  ", text)
    text = re.sub(r"</?(?:p|h\d|li|tr|div|section|dl|caption)\b[^>]*>", "\n", text)
    lines = html.unescape(re.sub(r"<[^>]+>", "", text)).splitlines()
    text = "\n".join(line.strip() for line in lines if line.strip())
    return re.sub(r"(?<=[a-z0-9)]\.) (?=[A-Z])", "\n", text) + "\n"


def _environment(home: Path) -> dict[str, str]:
    """Return the environment of somebody who has done nothing yet.

    The pose model is taken from where it is: fetching it is not what is shown.
    """
    ours = {
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "FORMCOACH_EXERCISES": str(home),
        "PYTHONPATH": str(PROJECT),
        "PYTHONUNBUFFERED": "1",
        "COLUMNS": COLUMNS,
    }
    return {**os.environ, **ours}


def _folded(command: str) -> str:
    """Return a long command over several lines, as a shell reads it."""
    lines, line = [], ""
    for word in re.findall(r'--\S+ "[^"]*"|--\S+ [^-\s]\S*|"[^"]*"|\S+', command):
        if line and len(line) + len(word) > 76:
            lines.append(line)
            line = " "
        line = f"{line} {word}" if line else word
    return " \\\n".join([*lines, line])


def _edit(path: Path, written: Mapping[str, str]) -> str:
    text = path.read_text(encoding="utf-8")
    for old, new in written.items():
        text = text.replace(old, new)
    if "TODO" in text.partition("schema:")[2]:
        raise RuntimeError(f"something is left to be written:\n{text}")
    path.write_text(text, encoding="utf-8")
    return text


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
