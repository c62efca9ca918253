"""Slips of the pen in the numbers of a definition, and what becomes of them.

To count them all (minutes): ``python tests/definitions/slips.py``; with ``--every 10``
only each tenth. A slip is refused when the file is loaded, found when a made-up body
performs the definition, or questioned; else it is missed.
"""

import argparse
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from formcoach.definitions.library import shipped_folder
from formcoach.definitions.load import load_text
from formcoach.definitions.questions import questions
from formcoach.definitions.simulate import self_test
from formcoach.errors import ExerciseDefinitionError

NUMBER = r"-?\d+(?:\.\d+)?"
BAND = re.compile(rf": \[({NUMBER}), ({NUMBER})\]")
BOUND = re.compile(rf"(?<=\n    )(above|below|persist_s): ({NUMBER})(?=[ \n])")
DOSE = re.compile(rf"(sets|reps|hold_s|duration_s|rest_s|per_week): ({NUMBER})")


class Fate(StrEnum):
    """What becomes of a slip."""

    REFUSED = "refused"
    PERFORMED = "found by performing"
    QUESTIONED = "questioned"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A definition with one number that is not meant."""

    exercise_id: str
    kind: str
    old: str
    new: str
    text: str


def _scaled(factor: float) -> Callable[[float], float]:
    return lambda number: number * factor


KINDS: dict[str, Callable[[float], float]] = {
    "wrong sign": lambda number: -number,
    "ten times too much": _scaled(10),
    "ten times too little": _scaled(0.1),
    "radians for degrees": _scaled(math.pi / 180),
}
TIMES: dict[str, Callable[[float], float]] = {
    "wrong sign": lambda number: -number,
    "ten times too much": _scaled(10),
    "ten times too little": _scaled(0.1),
    "minutes for seconds": _scaled(1 / 60),
    "milliseconds for seconds": _scaled(1000),
}
COUNTS = {kind: TIMES[kind] for kind in list(TIMES)[:3]}


def slips(exercise_id: str, text: str) -> Iterator[Slip]:
    """Yield every slip of a definition, the confirmations left as they are."""
    body, confirmed, rest = _parted(text)
    for match in BAND.finditer(body):
        swapped = f": [{match[2]}, {match[1]}]"
        yield _slip(
            exercise_id, "swapped bounds", match, swapped, body, confirmed + rest
        )
    for match in _numbers(body):
        changed = f"{match[1]}: {{}}" if match.lastindex and match[1] else "{}"
        yield from _wrong(exercise_id, match, changed, body, confirmed + rest)


def _parted(text: str) -> tuple[str, str, str]:
    """Return a definition before, in and after its confirmations."""
    begin = text.find("\nconfirmed:")
    end = text.index("\ncannot_see:")
    begin = end if begin < 0 else begin
    return text[:begin], text[begin:end], text[end:]


def _numbers(body: str) -> Iterator[re.Match[str]]:
    for pattern in (BOUND, DOSE):
        yield from pattern.finditer(body)
    for band in BAND.finditer(body):
        for group in (1, 2):
            start, end = band.span(group)
            match = re.compile(f"(){re.escape(body[start:end])}").match(body, start)
            if match:
                yield match


def _wrong(
    exercise_id: str, match: re.Match[str], changed: str, body: str, rest: str
) -> Iterator[Slip]:
    key, number = match[1], float(match[2] if match[1] else match[0])
    kinds = KINDS
    if key.endswith("_s"):
        kinds = TIMES
    elif key in {"sets", "reps", "per_week"}:
        kinds = COUNTS
    for kind, slip in kinds.items():
        value = slip(number)
        if value != number and not _same_to_a_body(match, number, value):
            new = changed.format(f"{value:.4g}")
            yield _slip(exercise_id, kind, match, new, body, rest)


def _same_to_a_body(match: re.Match[str], number: float, value: float) -> bool:
    """Tell of a bend that may begin at -1 instead of -10: no joint is read below 0."""
    key = re.findall(r"(\w+)[^\w]*$", match.string[: match.start()])
    unsigned = bool(key) and key[0].startswith(("knee_flexion", "elbow_flexion"))
    return unsigned and number <= 0.0 and value <= 0.0


def _slip(
    exercise_id: str, kind: str, match: re.Match[str], new: str, body: str, rest: str
) -> Slip:
    return Slip(
        exercise_id=exercise_id,
        kind=kind,
        old=match[0],
        new=new,
        text=body[: match.start()] + new + body[match.end() :] + rest,
    )


def fate(slip: Slip, *, perform: bool) -> Fate:
    """Return what becomes of a slip; performing takes a second and is left for last."""
    try:
        exercise = load_text(slip.text, file_name="x.yaml")
    except ExerciseDefinitionError:
        return Fate.REFUSED
    if questions(exercise):
        return Fate.QUESTIONED
    if perform and self_test(exercise):
        return Fate.PERFORMED
    return Fate.MISSED


def all_slips() -> list[Slip]:
    """Return every slip of every shipped definition."""
    paths = sorted(shipped_folder().glob("*.yaml"))
    return [
        slip for path in paths for slip in slips(path.stem, path.read_text("utf-8"))
    ]


def table(fates: list[tuple[Slip, Fate]]) -> str:
    """Return the counts as a table in Markdown."""
    kinds = sorted({slip.kind for slip, _ in fates})
    lines = [
        f"| slip | {' | '.join(Fate)} |",
        f"|---|{'---|' * len(Fate)}",
    ]
    for kind in (*kinds, "all"):
        counts = Counter(f for slip, f in fates if kind in {slip.kind, "all"})
        lines.append(f"| {kind} | {' | '.join(str(counts[each]) for each in Fate)} |")
    return "\n".join(lines)


def main() -> None:
    """Count the slips and print the table and what was missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--perform", action="store_true")
    options = parser.parse_args()
    chosen = all_slips()[:: options.every]
    fates = [(slip, fate(slip, perform=options.perform)) for slip in chosen]
    print(table(fates))  # noqa: T201 (a command)
    for slip, outcome in fates:
        if outcome is Fate.MISSED:
            print(f"missed: {slip.exercise_id}: {slip.old} -> {slip.new}")  # noqa: T201


if __name__ == "__main__":
    main()
