"""Judges what was seen, and counts."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from back_rates.repetitions import Repetition
from formcoach.cli.judging import judged
from formcoach.definitions.library import load_exercise, shipped_folder
from formcoach.domain.exercise import Exercise
from formcoach.domain.instant import Instant
from formcoach.pose.recording_file import load_recording

EXERCISE = "hip_hinge"
LIMITS = ("back_rounds",)
SUFFIX = ".npz"
ALPHA = 0.05
STEPS = 60  # of halving, far finer than is printed
UNJUDGED = 0.5
"""A limit that is not measured for more of the time than this was not judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One repetition and what was said of it."""

    repetition: Repetition
    counted: int
    warned: frozenset[str]
    unjudged: frozenset[str]
    """Limits that were not measured for most of the time."""
    most_deg: dict[str, float]
    """How far each limit's signal went."""


def recording_of(repetition: Repetition, folder: Path) -> Path:
    """Return where a repetition's recording is kept."""
    return folder / f"{repetition.name}{SUFFIX}"


def judged_folder(folder: Path) -> Iterator[Judged]:
    """Judge every recording of a folder."""
    exercise = load_exercise(EXERCISE, folders=[shipped_folder()])
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        yield judge(path, exercise)


def judge(path: Path, exercise: Exercise) -> Judged:
    """Judge one recording as its video would have been judged."""
    most_deg = dict.fromkeys(LIMITS, -math.inf)

    def hear(instant: Instant) -> None:
        for verdict in instant.verdicts:
            if verdict.limit in LIMITS and verdict.value > most_deg[verdict.limit]:
                most_deg[verdict.limit] = verdict.value

    summary = judged(load_recording(path).poses(), exercise, hear=hear)
    return Judged(
        repetition=Repetition.named(path.stem),
        counted=summary.counted,
        warned=frozenset(each.limit for each in summary.findings).intersection(LIMITS),
        unjudged=frozenset(
            each.limit
            for each in summary.not_measured
            if each.limit in LIMITS and each.fraction > UNJUDGED
        ),
        most_deg=most_deg,
    )


def print_tables(every: Iterable[Judged]) -> None:
    """Print one table for each thing that may matter."""
    seen = list(every)
    counted = sum(each.counted == 1 for each in seen)
    print(f"{len(seen)} repetitions, counted once: {counted}")
    groups: dict[str, Callable[[Repetition], str]] = {
        "all": lambda _: "all",
        "person": lambda each: each.person,
        "outfit": lambda each: each.outfit,
        "turned by": lambda each: f"{each.yaw_deg} degrees",
        "rounded by": lambda each: f"{each.spine_deg} degrees",
        "inclination": lambda each: f"{each.drawn.inclination_deg // 10 * 10:.0f}",
    }
    for title, group in groups.items():
        print(f"\n| {title} | found of rounded | warned of neutral | not judged |")
        print("|---|---|---|---|")
        print("\n".join(rows(seen, group)))


def rows(seen: Iterable[Judged], group: Callable[[Repetition], str]) -> list[str]:
    """Return a row of a table for every group.

    What was not measured counts neither as found nor as missed.
    """
    groups = defaultdict(list)
    for each in seen:
        groups[group(each.repetition)].append(each)
    return [_row(name, members) for name, members in sorted(groups.items())]


def _row(name: str, members: list[Judged]) -> str:
    judgeable = [
        each for each in members if each.warned or len(each.unjudged) < len(LIMITS)
    ]
    rounded = [bool(e.warned) for e in judgeable if e.repetition.spine_deg]
    neutral = [bool(e.warned) for e in judgeable if not e.repetition.spine_deg]
    left = f"{len(members) - len(judgeable)} of {len(members)}"
    return f"| {name} | {_told(rounded)} | {_told(neutral)} | {left} |"


def _told(warned: list[bool]) -> str:
    if not warned:
        return "-"
    low, high = interval(sum(warned), len(warned))
    return f"{sum(warned)}/{len(warned)} ({low:.0%}-{high:.0%})"


def interval(found: int, of: int) -> tuple[float, float]:
    """Return the exact 95 % interval of a rate (Clopper and Pearson 1934).

    Parameters
    ----------
    found, of
        How many of how many.

    """
    low = 0.0 if found == 0 else _where(lambda p: _at_least(found, of, p) > ALPHA / 2)
    high = (
        1.0
        if found == of
        else _where(lambda p: 1.0 - _at_least(found + 1, of, p) < ALPHA / 2)
    )
    return low, high


def _where(is_beyond: Callable[[float], bool]) -> float:
    """Return from where on something holds, between 0 and 1."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2.0
        low, high = (low, middle) if is_beyond(middle) else (middle, high)
    return high


def _at_least(found: int, of: int, rate: float) -> float:
    """Return how probable it is to find so many or more."""
    return math.fsum(
        math.comb(of, k) * rate**k * (1.0 - rate) ** (of - k)
        for k in range(found, of + 1)
    )
