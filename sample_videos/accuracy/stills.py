"""What was read of the stills, and what of it belongs to which limit."""

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from formcoach.definitions.library import load_exercise, shipped_folder
from formcoach.domain.anatomy import Side

Still = dict[str, Any]
"""A line of the sweep's file."""
NEAR = {1: Side.RIGHT, -1: Side.LEFT}
"""The nearer side by the facing that was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A limit, the stills that show it, and what it is about."""

    exercise: str
    limit: str
    series: str
    signal: str
    """As formcoach reads it; ``*`` stands for the nearer side."""
    truth: str
    """As it is known; ``*`` stands for the side that moves, the right one."""
    change: bool = False
    """Whether it is the change from the start pose that counts."""

    @property
    def bound(self) -> float:
        """The bound of the shipped definition."""
        limit = self._limit()
        return limit.above if limit.above is not None else limit.below

    @property
    def above(self) -> bool:
        """Whether it is crossed from below."""
        return self._limit().above is not None

    def _limit(self) -> Any:
        exercise = load_exercise(self.exercise, folders=[shipped_folder()])
        return next(each for each in exercise.limits if each.id == self.limit)


WATCHED = (
    Watched(
        exercise="squat",
        limit="too_deep",
        series="squat.too_deep",
        signal="knee_flexion_*",
        truth="knee_flexion_*",
    ),
    Watched(
        exercise="squat",
        limit="trunk_folds",
        series="squat.trunk_folds",
        signal="trunk_inclination",
        truth="trunk_inclination",
    ),
    Watched(
        exercise="wall_squat",
        limit="feet_too_close",
        series="wall_squat.feet_too_close",
        signal="shank_inclination_*",
        truth="shank_inclination_*",
    ),
    Watched(
        exercise="wall_squat",
        limit="leaves_wall",
        series="wall_squat.leaves_wall",
        signal="trunk_inclination",
        truth="trunk_inclination",
    ),
    Watched(
        exercise="hip_hinge",
        limit="knees_bend",
        series="hip_hinge.knees_bend",
        signal="knee_flexion_*",
        truth="knee_flexion_*",
    ),
    Watched(
        exercise="hip_hinge",
        limit="too_low",
        series="hip_hinge.too_low",
        signal="trunk_inclination",
        truth="trunk_inclination",
    ),
    Watched(
        exercise="hip_hinge",
        limit="back_rounds",
        series="hip_hinge.back_rounds",
        signal="back_bend",
        truth="spine_flexion",
        change=True,
    ),
    Watched(
        exercise="hip_hinge",
        limit="head_drops",
        series="hip_hinge.head",
        signal="neck_flexion",
        truth="neck_bend",
        change=True,
    ),
    Watched(
        exercise="hip_hinge",
        limit="head_lifts",
        series="hip_hinge.head",
        signal="neck_flexion",
        truth="neck_bend",
        change=True,
    ),
    Watched(
        exercise="bird_dog",
        limit="leg_too_high",
        series="bird_dog.leg_too_high",
        signal="hip_flexion_*",
        truth="hip_flexion_*",
    ),
    Watched(
        exercise="bird_dog",
        limit="head_drops",
        series="bird_dog.head",
        signal="neck_flexion",
        truth="neck_bend",
        change=True,
    ),
    Watched(
        exercise="bird_dog",
        limit="head_lifts",
        series="bird_dog.head",
        signal="neck_flexion",
        truth="neck_bend",
        change=True,
    ),
    Watched(
        exercise="wall_angel",
        limit="arms_uneven",
        series="wall_angel.arms_uneven",
        signal="arms_apart",
        truth="arms_apart",
    ),
    Watched(
        exercise="wall_angel",
        limit="leans_to_side",
        series="wall_angel.leans_to_side",
        signal="trunk_lateral_flexion_right",
        truth="lean",
    ),
)


def lines(path: Path) -> list[Still]:
    """Return what was read so far; a last line that was cut off is left out."""
    whole = path.read_text("utf-8").rpartition("\n")[0].splitlines()
    return [json.loads(line) for line in whole]


def pairs(
    stills: Iterable[Still], watched: Watched
) -> Iterator[tuple[Still, Any, Any]]:
    """Yield every still of a limit with its true and its read value.

    The read value is NaN where it, or the start pose's, was not measured.
    """
    every = list(stills)
    starts = {
        (_sight(still), still["series"]): still
        for still in every
        if still["series"] == still["start"]
    }
    for still in every:
        if still["series"] != watched.series:
            continue
        true, read = _true(still, watched.truth), _read(still, watched.signal)
        if watched.change:
            start = starts.get((_sight(still), still["start"]))
            if start is None:
                continue
            true -= _true(start, watched.truth)
            read -= _read(start, watched.signal)
        yield still, true, read


def near_errors(stills: Iterable[Still], signal: str) -> Iterator[tuple[Still, float]]:
    """Yield every still with the error of a signal of the near side, or of both."""
    for still in stills:
        true = _true(still, signal)
        if not math.isnan(true):
            yield still, _read(still, signal) - true


def far_errors(stills: Iterable[Still], signal: str) -> Iterator[tuple[Still, float]]:
    """Yield every still with the error of a signal of the far side."""
    for still in stills:
        name = signal.replace("*", Side.LEFT)
        true = still["true"].get(name, math.nan)
        if not math.isnan(true):
            yield still, still["read"].get(name, math.nan) - true


def _sight(still: Still) -> str:
    return str(still["name"]).partition("/")[0]


def _true(still: Still, name: str) -> float:
    true = still["true"]
    if name == "arms_apart":
        return abs(true["shoulder_abduction_left"] - true["shoulder_abduction_right"])
    return float(true.get(name.replace("*", Side.RIGHT), math.nan))


def _read(still: Still, name: str) -> float:
    read = still["read"]
    if name == "arms_apart":
        left, right = (
            read.get(f"shoulder_abduction_{side}", math.nan) for side in Side
        )
        return float(abs(left - right))
    near = NEAR.get(still["facing"], Side.RIGHT)
    return float(read.get(name.replace("*", near), math.nan))
