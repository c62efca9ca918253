"""``formcoach exercise new``: questions in a therapist's words, and a file."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from formcoach.cli.output import refuse_unwritable, say, tell
from formcoach.cli.questions import (
    ask_choice,
    ask_range,
    ask_seconds,
    ask_several,
    ask_text,
)
from formcoach.definitions.library import find_exercises, load_exercise
from formcoach.definitions.load import load_file
from formcoach.definitions.new_definition import (
    NewDefinition,
    NewLimit,
    new_definition,
)
from formcoach.definitions.proposal import scalar
from formcoach.domain.conditions import LOADS
from formcoach.domain.exercise import Category
from formcoach.domain.orientation import Posture, View
from formcoach.domain.signals import SIGNALS, Unit
from formcoach.errors import ExerciseDefinitionError, UsageError

_VIEWS = {
    "side": "from the side: bending forward and back, most floor exercises",
    "front": "from the front: bending sideways, lifting the arms sideways",
}
_SIDES = {
    "both": "both sides at once, or the trunk",
    "alternate": "left and right in turn",
    "left": "the left side only",
    "right": "the right side only",
}
_LEVELS = {
    "coach": "a friendly tip, now and then",
    "warn": "ease back now",
    "stop": "stop, and ask what happened",
}
_HOW = {
    "reps": "there and back",
    "reps_with_hold": "there, hold, and back",
    "hold": "one long hold",
    "timed": "keep moving for a time",
}


def write_new(out: Path | None, copied: str | None) -> None:
    """Ask, write the file, and say what is still wrong with it."""
    tell("A new exercise. Ctrl-C leaves without writing anything.\n")
    name = ask_text("What is it called")
    exercise_id = ask_text("Its short name for files", default=_id_of(name))
    path = out or Path(f"{exercise_id}.yaml")
    refuse_unwritable(path)
    if path.exists():
        raise UsageError(f"{path} is there already.", hint="Choose another name.")
    text = (
        _copy(copied, exercise_id, name)
        if copied
        else new_definition(_ask(exercise_id, name))
    )
    path.write_text(text, encoding="utf-8")
    say(f"{path}: written.")
    try:
        load_file(path)
    except ExerciseDefinitionError as error:
        tell(f"Not ready yet:\n{error.message}")
        tell(f"Change the file in any editor, then: formcoach exercise check {path}")
        return
    tell(f"No fault of form. Now try it on itself: formcoach exercise check {path}")


def _ask(exercise_id: str, name: str) -> NewDefinition:
    purpose = ask_text("What is it for, in a sentence a patient understands")
    category = ask_choice("What kind is it", {each.value: "" for each in Category})
    known = [each for each in Posture if each is not Posture.UNKNOWN]
    posture = ask_choice(
        "How does the patient begin", {each.value: "" for each in known}
    )
    view = ask_choice("From where must the camera see it", _VIEWS)
    mode = ask_choice("What is done", _HOW)
    signal = ask_choice("What moves, and makes it count", _signals(View(view)))
    tell("Angles are 0 in upright standing, positive as described above.")
    return NewDefinition(
        id=exercise_id,
        name=name,
        purpose=purpose,
        category=category,
        posture=posture,
        view=view,
        mode=mode,
        counts_by=signal,
        start=ask_range("At the start it is between", "-10 20"),
        target=ask_range("It counts between", "60 100"),
        sides=ask_choice("Which side moves", _SIDES),
        sets=click.prompt("Sets", default=2, type=click.IntRange(1, 20), err=True),
        reps=_reps(mode),
        hold_s=ask_seconds("Seconds held", 5) if "hold" in mode else 0.0,
        rest_s=ask_seconds("Seconds of rest between sets", 30),
        per_week=click.prompt(
            "Times a week", default=5, type=click.IntRange(0, 70), err=True
        ),
        limits=tuple(_limits(View(view))),
        loads=_loads(),
        cannot_see=ask_several(
            "What can this camera not see, and the patient must know"
        ),
        sources=ask_several("Where does the exercise come from", least=1),
        instructions=ask_several("What is the patient told, step by step"),
    )


def _limits(view: View) -> Iterator[NewLimit]:
    while click.confirm("A movement to tell the patient of", default=False, err=True):
        signal = ask_choice("Seen in which angle", _signals(view))
        above = ask_choice("Too much when it is", {"above": "", "below": ""}) == "above"
        bound = click.prompt("above or below how many degrees", type=float, err=True)
        cue = ask_text("What should the patient hear, in six calm words or so")
        yield NewLimit(
            id=_id_of(ask_text("A short name for it", default="too_far")),
            signal=signal,
            above=bound if above else None,
            below=None if above else bound,
            level=ask_choice("How urgent is it", _LEVELS),
            cue=cue,
            why=ask_text("Why, for the patient"),
            source=ask_text("Where does that limit come from"),
        )


def _signals(view: View) -> Mapping[str, str]:
    """Return the angles that a view shows, with what they mean."""
    return {
        each.name: each.meaning
        for each in SIGNALS.values()
        if view in each.views and each.unit is Unit.DEGREES
    }


def _loads() -> tuple[str, ...]:
    tell("What does it load? It is kept from patients whose conditions forbid it.")
    for load, meaning in LOADS.items():
        tell(f"  {load:<26} {meaning}")
    while True:
        answer = ask_text("Loads, with commas between; nothing if none", default="")
        found = tuple(word.strip() for word in answer.split(",") if word.strip())
        unknown = [word for word in found if word not in LOADS]
        if not unknown:
            return found
        tell(f"Not in the list: {', '.join(unknown)}.")


def _reps(mode: str) -> int:
    if not mode.startswith("reps"):
        return 1
    answer: int = click.prompt(
        "Repetitions in a set", default=8, type=click.IntRange(1, 100), err=True
    )
    return answer


def _id_of(name: str) -> str:
    """Return a name as an id: small letters, digits and underscores."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def _copy(source: str, exercise_id: str, name: str) -> str:
    """Return a shipped definition's text under a new id and name."""
    load_exercise(source)
    path = find_exercises().get(source) or Path(source)
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^id: .*$", f"id: {exercise_id}", text, count=1)
    named = f"name: {scalar(name)}"
    text = re.sub(r"(?m)^name: .*$", lambda _: named, text, count=1)
    return re.sub(r"(?m)^review: .*$", "review: {status: draft}", text, count=1)
