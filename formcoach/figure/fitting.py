"""Finds the angles at which a body shows the signals that an exercise asks for.

A damped least-squares search: what is asked for pulls hard, the floor a little, and
whatever is left stays as it was.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import Landmark, Side
from formcoach.domain.orientation import View
from formcoach.domain.signals import OUTLINE_SIGNALS
from formcoach.figure.angles import COLUMN, Angles, Rows, as_rows
from formcoach.figure.camera import LOWER_SHARE
from formcoach.figure.setting import Setting, heights

_IN_SIDE_VIEW = (
    "hip_flexion",
    "knee_flexion",
    "ankle_dorsiflexion",
    "shoulder_flexion",
    "elbow_flexion",
)
_IN_FRONT_VIEW = (
    "hip_flexion",
    "knee_flexion",
    "ankle_dorsiflexion",
    "hip_abduction",
    "knee_inward",
    "shoulder_abduction",
    "elbow_opening",
)
_TRUNK = {
    View.SIDE: ("trunk_inclination", "neck_flexion", "forward_cm"),
    View.FRONT: (
        "trunk_lateral_flexion",
        "trunk_rotation",
        "pelvic_obliquity",
        "shoulder_obliquity",
        "legs_lean",
        "legs_roll",
    ),
}
_ONLY_FOR = {
    "legs_roll": re.compile("shank_tilt"),
    "forward_cm": re.compile("foot_shift"),
}
"""Angles that would change only where one of these signals is asked for."""
_POSSIBLE = {
    "knee_flexion": (0.0, 172.0),
    "elbow_flexion": (0.0, 160.0),
    "elbow_opening": (0.0, 160.0),
    "hip_flexion": (-70.0, 165.0),
    "shoulder_flexion": (-90.0, 205.0),
    "shoulder_abduction": (-10.0, 185.0),
    "ankle_dorsiflexion": (-70.0, 60.0),
}
"""Where the search ends; wider than any body, so that a limit can be crossed."""

MISSED = 0.3
"""Errors of the camera by which a pose may miss what is asked for."""
UNSEEN = 20.0
"""Residual of a signal that cannot be read of a body."""
ROUNDS = 14
_STEP_DEG = 0.5
_LONGEST_STEP_DEG = 40.0
_SETTLED_DEG = 0.5
_WORTH_IT = 0.01
"""Share of what is still missed that another round must save."""
_EASE_DEG = 40.0
"""How far an angle goes from where it was for the price of one residual."""
_FLOOR_M = 0.12
"""The same for a landmark above the floor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """What one signal should read, in its own unit."""

    value: float
    """NaN where anything inside the range will do."""
    lower: float
    upper: float
    scale: float
    """What counts as one unit of being off: the error of the camera."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The body that was found, and by how much it misses what was asked."""

    row: NDArray[np.float64]
    missed: Mapping[str, float]
    """Of each signal how far it is outside its range, in scales; 0 inside."""

    @property
    def worst(self) -> float:
        """The most that any signal is missed by, in scales."""
        return max(self.missed.values(), default=0.0)


def fit(
    start: NDArray[np.float64],
    wants: Mapping[str, Want],
    setting: Setting,
    *,
    contacts: Sequence[Landmark] = (),
    tied: bool = False,
) -> Fit:
    """Return the body nearest to a start that shows what is wanted.

    Parameters
    ----------
    start
        The angles to begin from.
    wants
        What the signals should read, by full name.
    setting
        The person, the floor and the camera.
    contacts
        Landmarks that would like to lie on the floor.
    tied
        Whether both sides must do the same.

    """
    first = start.copy()
    if "lower_back_bend" in wants:
        lower = first[COLUMN["back_bend"]] * LOWER_SHARE
        first[COLUMN["back_bend"]] = (
            _bent(lower, wants["lower_back_bend"]) / LOWER_SHARE
        )
    if "back_bend" in wants:
        first[COLUMN["back_bend"]] = _bent(
            first[COLUMN["back_bend"]], wants["back_bend"]
        )
    search = _Search(first, wants, setting, tuple(contacts), tied=tied)
    best = search.found_from(first)
    if best.worst > MISSED:
        # On straight legs every small bend lifts the body onto a heel or a toe.
        best = min(best, search.found_from(first + _CROUCH), key=lambda fit: fit.worst)
    return best


def _bent(now: float, want: Want) -> float:
    """Return how far the back is bent; no joint has a say in it."""
    if not math.isnan(want.value):
        return want.value
    return min(max(now, want.lower), want.upper)


_CROUCH = as_rows(
    [Angles().both(hip_flexion=40, knee_flexion=80, ankle_dorsiflexion=40)]
)[0]


class _Search:
    def __init__(
        self,
        start: NDArray[np.float64],
        wants: Mapping[str, Want],
        setting: Setting,
        contacts: tuple[Landmark, ...],
        *,
        tied: bool,
    ) -> None:
        self._start, self._setting = start, setting
        self._all = wants
        self._wants = {
            name: want for name, want in wants.items() if name not in OUTLINE_SIGNALS
        }
        self._contacts = contacts
        self._groups = _free(setting.view, wants, tied=tied)

    def found_from(self, seed: NDArray[np.float64]) -> Fit:
        """Return the best body that is met on the way from a seed."""
        row = self._run(seed)
        return Fit(row=row, missed=self._missed(row))

    def _run(self, seed: NDArray[np.float64]) -> NDArray[np.float64]:
        """Search by the method of Levenberg and Marquardt."""
        best, least, damping = seed, math.inf, 1e-3
        slopes, off, trial = np.empty((0, 0)), np.empty(0), seed
        for _ in range(ROUNDS):
            residuals = self._residuals(self._around(trial))
            cost = float(residuals[0] @ residuals[0])
            if cost < least:
                done = least - cost < _WORTH_IT * least
                best, least, off = trial, cost, residuals[0]
                if done:
                    break
                slopes = (residuals[1:] - off).T / _STEP_DEG
                damping = max(damping / 4.0, 1e-5)
            else:
                damping *= 8.0
            step = self._step(slopes, off, damping)
            if float(np.abs(step).max()) < _SETTLED_DEG:
                break
            trial = self._stepped(best, step)
        return best

    def _around(self, row: NDArray[np.float64]) -> Rows:
        """Return a body and its neighbours, each with one angle changed a little."""
        return np.vstack([row, *(self._nudged(row, group) for group in self._groups)])

    def _step(
        self, slopes: NDArray[np.float64], off: NDArray[np.float64], damping: float
    ) -> NDArray[np.float64]:
        square = slopes.T @ slopes + damping * np.eye(len(self._groups))
        step = -np.linalg.solve(square, slopes.T @ off)
        return np.clip(step, -_LONGEST_STEP_DEG, _LONGEST_STEP_DEG)

    def _stepped(
        self, row: NDArray[np.float64], step: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        stepped = row.copy()
        for group, change in zip(self._groups, step, strict=True):
            stepped[group] += change
        _keep_possible(stepped)
        return stepped

    def _missed(self, row: NDArray[np.float64]) -> dict[str, float]:
        [reading] = self._setting.read(row[None])
        return {
            name: _outside(reading.get(name), want) for name, want in self._all.items()
        }

    def _nudged(
        self, row: NDArray[np.float64], group: list[int]
    ) -> NDArray[np.float64]:
        nudged = row.copy()
        nudged[group] += _STEP_DEG
        return nudged

    def _residuals(self, rows: Rows) -> NDArray[np.float64]:
        points = self._setting.place(rows)
        floor = heights(points, self._contacts) / _FLOOR_M
        ease = (rows - self._start)[:, [group[0] for group in self._groups]] / _EASE_DEG
        wanted = np.array(
            [
                [_pull(reading.get(name), want) for name, want in self._wants.items()]
                for reading in self._setting.read_joints(points)
            ]
        ).reshape(len(rows), -1)
        residuals = np.hstack((wanted, floor, ease))
        return np.where(np.isnan(residuals), UNSEEN, residuals)


def _pull(value: float, want: Want) -> float:
    """Return a residual: gentle inside the range, hard outside it."""
    aim = 0.0 if math.isnan(want.value) else (value - want.value) / want.scale
    return 0.6 * aim + 8.0 * _signed(value, want)


def _signed(value: float, want: Want) -> float:
    over = max(0.0, value - want.upper) + min(0.0, value - want.lower)
    return over / want.scale if not math.isnan(value) else math.nan


def _outside(value: float, want: Want) -> float:
    """Return how far a value is outside the range; what is not seen is nowhere."""
    return math.inf if math.isnan(value) else abs(_signed(value, want))


def _free(view: View, wants: Mapping[str, Want], *, tied: bool) -> list[list[int]]:
    """Return the columns that may change, those that change together in one group."""
    limb = _IN_FRONT_VIEW if view is View.FRONT else _IN_SIDE_VIEW
    trunk = [
        name
        for name in _TRUNK[view]
        if name not in _ONLY_FOR or any(map(_ONLY_FOR[name].match, wants))
    ]
    groups = [[COLUMN[name]] for name in trunk]
    for name in limb:
        sides = [COLUMN[f"{name}_{side}"] for side in Side]
        groups += [sides] if tied else [[column] for column in sides]
    return groups


def _keep_possible(row: NDArray[np.float64]) -> None:
    for name, (lower, upper) in _POSSIBLE.items():
        for side in Side:
            column = COLUMN[f"{name}_{side}"]
            row[column] = min(max(row[column], lower), upper)
