"""The questions of ``formcoach plan new``, in the therapist's words."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from textwrap import fill
from typing import Any

import click

from formcoach.cli.output import refuse_unwritable, tell
from formcoach.cli.prescriptions import definitions, write_file
from formcoach.definitions.describe import WIDTH, dose_text
from formcoach.definitions.faults import did_you_mean
from formcoach.definitions.prescription_load import prescription_from
from formcoach.definitions.prescription_schema import PATIENT_PATTERN
from formcoach.definitions.prescription_write import (
    WEEKS,
    Outline,
    example_text,
    prescription_text,
)
from formcoach.domain.conditions import CONDITIONS, LOADS, Clash, Effect, clashes
from formcoach.domain.exercise import Dose, Exercise, Mode
from formcoach.domain.prescription import ConditionOverride, Decision
from formcoach.errors import UsageError

FEWEST, MOST = 3, 5
"""Exercises that a patient keeps up with: 10 to 20 minutes."""
EXAMPLE_PATIENT = "example"

Known = Mapping[str, Any]


def example_file(answers: Known, output: Path | None, today: date) -> Path:
    """Write the example for a patient and return its file."""
    patient = answers["patient"] or EXAMPLE_PATIENT
    name = answers["name"] or patient
    return _write(example_text(patient, name, today), patient, output)


def new_file(answers: Known, output: Path | None, today: date) -> Path:
    """Ask for what is not known, and write the prescription.

    Raises
    ------
    UsageError
        If something is missing and nobody is there to be asked, or is not known.
    PrescriptionError
        If what was answered does not go together.

    """
    patient = _asked(answers, "patient", "The patient's id (small letters)", _patient)
    name = _asked(answers, "name", "The patient's name", _text)
    therapist = _asked(answers, "therapist", "Your name", _text)
    contact = _asked(answers, "contact", "How the patient reaches you", _text)
    onset = _asked(answers, "onset", "When the pain began (day, month, year)", _onset)
    conditions = _conditions(answers)
    chosen = _exercises(answers, conditions)
    weeks = answers["weeks"] or _weeks()
    overrides, kept = _overrides(chosen, conditions, therapist, today)
    outline = Outline(
        id=f"{patient}_{today:%Y%m%d}",
        patient=patient,
        patient_name=name,
        therapist=therapist,
        contact=contact,
        written=today,
        until=today + timedelta(weeks=weeks),
        onset=onset,
        exercises=tuple((each, _dose(each)) for each in kept),
        conditions=conditions,
        overrides=overrides,
    )
    return _write(prescription_text(outline), patient, output)


def _write(text: str, patient: str, output: Path | None) -> Path:
    path = output or Path(f"{patient}.yaml")
    refuse_unwritable(path)
    if path.exists():
        raise UsageError(f"{path} is there already.", hint="Name another: -o FILE")
    prescription_from(text.encode(), file_name=str(path), exercises=definitions())
    write_file(path, text.encode())
    return path


def _asked(answers: Known, key: str, question: str, fit: Callable[[str], str]) -> str:
    """Return what an option says, or else what the therapist answers."""
    given = answers[key]
    if given is not None:
        return fit(given)
    _somebody_there(f"--{key}")
    answer: str = click.prompt(question, value_proc=_prompted(fit), err=True)
    return answer


def _somebody_there(option: str) -> None:
    if not sys.stdin.isatty():
        raise UsageError(
            f"{option} is missing.", hint="For all of them: formcoach plan new --help"
        )


def _prompted(fit: Callable[[str], str]) -> Callable[[str], str]:
    """Return a check that asks again instead of giving up."""

    def fitting(answer: str) -> str:
        try:
            return fit(answer)
        except UsageError as error:
            raise click.UsageError(error.message) from error

    return fitting


def _patient(answer: str) -> str:
    if not re.fullmatch(PATIENT_PATTERN, answer):
        raise UsageError(
            f"{answer!r} cannot be a patient's id: use small letters, digits, - and _"
        )
    return answer


def _text(answer: str) -> str:
    text = " ".join(answer.split())
    if not text:
        raise UsageError("this cannot be empty")
    return text


def _onset(answer: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}|unknown", answer.strip()):
        raise UsageError(
            f"{answer!r} is no day (2025-03-14), month (2025-03), year, or: unknown"
        )
    return answer.strip()


def _conditions(answers: Known) -> tuple[str, ...]:
    given = answers["conditions"]
    if not given and sys.stdin.isatty():
        tell(fill("Conditions that forbid exercises: " + ", ".join(CONDITIONS), WIDTH))
        question = "Which does the patient have? (commas; Enter for none)"
        return _listed(question, CONDITIONS, "condition")
    return _known(given, CONDITIONS, "condition")


def _exercises(answers: Known, conditions: Sequence[str]) -> tuple[Exercise, ...]:
    known = definitions()
    if answers["exercises"]:
        chosen = _known(answers["exercises"], known, "exercise")
    else:
        _somebody_there("--exercise")
        for each in filter(None, map(known.get, known)):
            if each.enabled:
                tell(_offered(each, conditions))
        question = f"Which exercises, in order? ({FEWEST} to {MOST} are kept up)"
        chosen = _listed(question, known, "exercise")
    if not chosen:
        raise UsageError("A prescription needs an exercise.")
    return tuple(known[name] for name in chosen)


def _known(
    given: Sequence[str], known: Mapping[str, object], what: str
) -> tuple[str, ...]:
    for name in given:
        if name not in known:
            guess = did_you_mean(name, known)
            raise UsageError(f"There is no {what} {name!r}{guess}")
    return tuple(dict.fromkeys(given))


def _offered(exercise: Exercise, conditions: Sequence[str]) -> str:
    """Return the line of an exercise, with what stands against it."""
    clash = next(iter(clashes(conditions, exercise.loads, exercise.avoid_if)), None)
    if clash is None:
        return f"  {exercise.id:<26}{exercise.name}"
    word = "not with" if clash.effect is Effect.BLOCK else "with care:"
    return f"  {exercise.id:<26}{exercise.name} ({word} {clash.condition})"


def _listed(question: str, known: Mapping[str, object], what: str) -> tuple[str, ...]:
    """Ask for several names until all of them are known."""

    def fitting(answer: str) -> str:
        return " ".join(_known(re.findall(r"[^\s,]+", answer), known, what))

    answer: str = click.prompt(
        question,
        default="",
        show_default=False,
        value_proc=_prompted(fitting),
        err=True,
    )
    return tuple(answer.split())


def _weeks() -> int:
    if not sys.stdin.isatty():
        return WEEKS
    weeks: int = click.prompt(
        "For how many weeks?", type=click.IntRange(1, 52), default=WEEKS, err=True
    )
    return weeks


def _overrides(
    chosen: Sequence[Exercise],
    conditions: Sequence[str],
    therapist: str,
    today: date,
) -> tuple[tuple[ConditionOverride, ...], tuple[Exercise, ...]]:
    """Ask about every clash: who gives no reason leaves the exercise out.

    Where nobody can be asked, the check of the file tells the clash.
    """
    overrides: list[ConditionOverride] = []
    kept: list[Exercise] = []
    for exercise in chosen:
        found = clashes(conditions, exercise.loads, exercise.avoid_if)
        by_condition = {clash.condition: clash for clash in reversed(found)}
        reasons = {tag: _reason(exercise, each) for tag, each in by_condition.items()}
        if all(reason or reason is None for reason in reasons.values()):
            kept.append(exercise)
            overrides += [
                ConditionOverride(
                    exercise=exercise.id,
                    condition=tag,
                    decision=Decision(by=therapist, on=today, why=reason),
                )
                for tag, reason in reasons.items()
                if reason
            ]
    return tuple(overrides), tuple(kept)


def _reason(exercise: Exercise, clash: Clash) -> str | None:
    """Return why a clash is allowed, nothing to leave out, None if nobody is there."""
    if not sys.stdin.isatty():
        return None
    load = f" ({LOADS[clash.load]})" if clash.load in LOADS else ""
    tell(f"{exercise.name} does not go well with {clash.condition}{load}.")
    answer: str = click.prompt(
        "Why is it right all the same? (Enter leaves the exercise out)",
        default="",
        show_default=False,
        err=True,
    )
    return " ".join(answer.split())


def _dose(exercise: Exercise) -> Dose:
    """Return the dose: the definition's, or what the therapist wants instead."""
    dose = replace(exercise.dose, per_week=exercise.dose.per_week or 3)
    if not sys.stdin.isatty():
        return dose
    tell(f"{exercise.name}: {dose_text(replace(exercise, dose=dose))}")
    if click.confirm("Prescribe that?", default=True, err=True):
        return dose
    asked = {
        name: click.prompt(
            words, type=type(getattr(dose, name)), default=value, err=True
        )
        for name, words in _dose_questions(exercise)
        for value in [getattr(dose, name)]
    }
    return replace(dose, **asked)


def _dose_questions(exercise: Exercise) -> list[tuple[str, str]]:
    mode = exercise.mode
    questions = [("sets", "Sets")]
    if mode is not Mode.TIMED:
        questions.append(("reps", "Repetitions"))
    if mode in {Mode.HOLD, Mode.REPS_WITH_HOLD}:
        questions.append(("hold_s", "Seconds of a hold"))
    if mode is Mode.TIMED:
        questions.append(("duration_s", "Seconds of a set"))
    return [*questions, ("rest_s", "Seconds of rest"), ("per_week", "Times a week")]
