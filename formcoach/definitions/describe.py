"""An exercise in plain text: a card for the therapist, and a line for a list."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap

from formcoach.definitions.reach import figure
from formcoach.domain.conditions import Effect, clashes
from formcoach.domain.exercise import (
    MOVING_PHASES,
    Band,
    Category,
    Exercise,
    Limit,
    Mode,
    Phase,
    Sides,
)
from formcoach.domain.measurement import Reading, SignalRef
from formcoach.domain.orientation import Posture, View
from formcoach.domain.signals import SIGNALS, TIMINGS, Unit

WIDTH = 80
"""Columns of the smallest terminal that is supported."""
DISABLED = "only a therapist's prescription enables this exercise"
_SIDES = {
    Sides.LEFT: "left side",
    Sides.RIGHT: "right side",
    Sides.ALTERNATE: "left and right in turn",
    Sides.BOTH: "both sides together",
}
_ALL_PHASES = MOVING_PHASES | {Phase.REST}


def card(exercise: Exercise, *, drawing: Iterable[str] = ()) -> str:
    """Return everything that a definition says, as a card to read and print.

    Parameters
    ----------
    exercise
        The definition.
    drawing
        Lines that are put below the purpose, a picture of the exercise for instance.

    """
    lines = _card_lines(exercise, drawing)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def list_row(exercise: Exercise) -> str:
    """Return one line for a list of exercises."""
    off = "" if exercise.enabled else " (switched off)"
    postures = ", ".join(map(_words, exercise.postures))
    return (
        f"{exercise.id:<20} {exercise.category:<10} {exercise.view:<6} "
        f"{exercise.name}, {postures}{off}"
    )


def chosen(
    exercises: Iterable[Exercise],
    *,
    category: Category | None = None,
    posture: Posture | None = None,
    view: View | None = None,
    load: str | None = None,
    conditions: Iterable[str] = (),
    enabled: bool | None = None,
) -> tuple[Exercise, ...]:
    """Return the exercises that fit whatever is asked for.

    Parameters
    ----------
    exercises
        Where to choose from.
    category, posture, view
        What they must be.
    load
        A load that they must have.
    conditions
        Conditions that must not block them.
    enabled
        Whether anybody may do them; None for all.

    """
    conditions = tuple(conditions)
    return tuple(
        exercise
        for exercise in exercises
        if category in {None, exercise.category}
        and (posture is None or posture in exercise.postures)
        and view in {None, exercise.view}
        and (load is None or load in exercise.loads)
        and enabled in {None, exercise.enabled}
        and not any(
            clash.effect is Effect.BLOCK
            for clash in clashes(conditions, exercise.loads, exercise.avoid_if)
        )
    )


def dose_text(exercise: Exercise) -> str:
    """Return the dose as a person says it: ``2 sets of 8, each held 6 s``."""
    dose, timed = exercise.dose, exercise.mode is Mode.TIMED
    each = f"{figure(dose.duration_s)} s" if timed else str(dose.reps)
    parts = [f"{_plural(dose.sets, 'set')} of {each}"]
    if dose.hold_s:
        parts.append(f"each held {figure(dose.hold_s)} s")
    if dose.rest_s:
        parts.append(f"rest {figure(dose.rest_s)} s")
    if dose.per_week:
        parts.append(f"{_plural(dose.per_week, 'time')} a week")
    return ", ".join(parts)


def bound_text(limit: Limit) -> str:
    """Return a limit's signal and bound: ``hip_flexion below -18 deg``."""
    word, bound = (
        ("below", limit.below) if limit.below is not None else ("above", limit.above)
    )
    return f"{limit.signal} {word} {figure(bound or 0.0)} {_unit(limit.signal)}"


def _card_lines(exercise: Exercise, drawing: Iterable[str]) -> Iterator[str]:
    yield f"{exercise.name} ({exercise.id})"
    yield from _paragraph(exercise.purpose)
    yield from drawing
    yield ""
    if not exercise.enabled:
        yield from _pair("Disabled", DISABLED)
    yield from _pair("Category", exercise.category)
    yield from _pair("Posture", ", ".join(map(_words, exercise.postures)))
    place = "above the feet" if exercise.from_feet else f"the {exercise.view}"
    yield from _pair("Camera", f"sees the patient from {place}")
    yield from _pair("Counts", _counts(exercise))
    yield from _pair("Dose", dose_text(exercise))
    yield from _pair("Loads", ", ".join(map(_words, exercise.loads)))
    yield from _pair("Avoid if", ", ".join(map(_words, exercise.avoid_if)))
    yield from _pair("Review", _review(exercise))
    yield from _section("Told to the patient", exercise.instructions)
    yield from _bands("Start pose", exercise.start)
    yield from _bands("Target", exercise.target)
    yield from _limits(exercise)
    yield from _signals(exercise)
    yield from _section("The camera cannot see", exercise.cannot_see)
    yield from _section("Sources", exercise.sources)


def _counts(exercise: Exercise) -> str:
    mode = _words(exercise.mode)
    return f"{mode} by {exercise.counts_by}, {_SIDES[exercise.sides]}"


def _review(exercise: Exercise) -> str:
    review = exercise.review
    who = " ".join(part for part in (review.by, review.role, review.date) if part)
    return f"{review.status} {who}".strip()


def _bands(title: str, bands: Mapping[SignalRef, Band]) -> Iterator[str]:
    yield from _heading(title)
    for ref, band in bands.items():
        lower, upper = figure(band.lower), figure(band.upper)
        yield f"  {ref!s:<26} {lower:>5} to {upper:>4} {_unit(ref)}"


def _limits(exercise: Exercise) -> Iterator[str]:
    if exercise.limits:
        yield from _heading("Limits")
    for limit in sorted(exercise.limits, key=lambda limit: -limit.level):
        yield f"  {limit.level.name:<6}{limit.id}: {bound_text(limit)}"
        yield from _paragraph(_judged(limit), indent=8)
        yield from _paragraph(f'"{limit.cue}"', indent=8)
        yield from _paragraph(f"Why: {limit.why}", indent=8)
        yield from _paragraph(f"Source: {limit.source}", indent=8)


def _judged(limit: Limit) -> str:
    if isinstance(limit.signal, str):
        return "Judged when a repetition is over."
    phases = "any phase"
    if limit.during != _ALL_PHASES:
        phases = ", ".join(each for each in Phase if each in limit.during)
    judged = f"Judged when it lasts {figure(limit.persist_s)} s, in {phases}."
    if limit.turned_at_most_deg is None:
        return judged
    turned = f"{figure(limit.turned_at_most_deg)} deg"
    return (
        f"{judged} Not measured where the patient rests turned by more than {turned}."
    )


def _signals(exercise: Exercise) -> Iterator[str]:
    yield from _heading("What the signals mean")
    for name in sorted(exercise.signals):
        yield from _paragraph(f"{name}: {SIGNALS[name].meaning}")
    timings = {each.signal for each in exercise.limits if isinstance(each.signal, str)}
    for name in sorted(timings):
        yield from _paragraph(f"{name}: {TIMINGS[name]}")


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    lines = tuple(lines)
    if lines:
        yield from _heading(title)
    for line in lines:
        yield from _paragraph(line, bullet="- ")


def _heading(title: str) -> Iterator[str]:
    yield ""
    yield title


def _pair(name: str, text: str) -> Iterator[str]:
    if text:
        yield from wrap(
            text,
            WIDTH,
            initial_indent=f"{name:<10}",
            subsequent_indent=" " * 10,
            break_on_hyphens=False,
        )


def _paragraph(text: str, *, indent: int = 2, bullet: str = "") -> Iterator[str]:
    first, rest = " " * indent + bullet, " " * (indent + len(bullet))
    yield from wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
    )


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _unit(signal: SignalRef | str) -> str:
    if isinstance(signal, str):
        return "s"
    if SIGNALS[signal.signal].unit is Unit.PIXELS:
        return "torso lengths"
    return "deg/s" if signal.reading is Reading.RATE else "deg"
