"""The stick figure that shows how an exercise goes: flat, in torso lengths."""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import N_LANDMARKS, Landmark, Side
from formcoach.domain.exercise import Exercise
from formcoach.domain.observation import Pose
from formcoach.domain.orientation import View
from formcoach.figure.camera import in_picture
from formcoach.figure.enacting import enact

MARGIN = 0.25
"""Torso lengths left free round the figure."""
HEAD_RADIUS = 0.22
"""Torso lengths."""
_STATIONS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Phases at which the frame must hold the figure."""

Line = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Figure:
    """One instant of the stick figure."""

    points: NDArray[np.float64]
    """Shape ``(33, 2)``: the landmarks, x right and y down from the corner of the
    frame, torso lengths."""
    width: float
    height: float
    """The frame, the same at every phase, torso lengths."""
    floor: float | None
    """y of the floor; None from above, where it is no line."""
    near: Side | None
    """The side nearer to the viewer; None from the front."""

    @property
    def head(self) -> tuple[float, float]:
        """The middle of the head, a circle of ``HEAD_RADIUS``."""
        return _middle(self.points, "ear")

    @property
    def near_lines(self) -> tuple[Line, ...]:
        """The trunk and the limbs of the nearer side; from the front of both."""
        sides = tuple(Side) if self.near is None else (self.near,)
        return (*self._trunk(), *(line for side in sides for line in self._limbs(side)))

    @property
    def far_lines(self) -> tuple[Line, ...]:
        """The limbs of the side away from the viewer."""
        return () if self.near is None else tuple(self._limbs(self.near.other))

    def as_pose(self, px_per_torso: float = 100.0) -> Pose:
        """Return the figure as a pose, for whatever draws poses over a picture."""
        return Pose(
            time_s=0.0,
            image_px=self.points * px_per_torso,
            world_m=np.zeros((N_LANDMARKS, 3)),
            visibility=np.ones(N_LANDMARKS),
            width_px=round(self.width * px_per_torso),
            height_px=round(self.height * px_per_torso),
        )

    def _trunk(self) -> tuple[Line, ...]:
        hips, shoulders = _middle(self.points, "hip"), _middle(self.points, "shoulder")
        spine = (hips, shoulders)
        neck = (shoulders, _towards(self.head, shoulders))
        if self.near is not None:
            return spine, neck
        across = tuple(
            (self._at(Side.LEFT, part), self._at(Side.RIGHT, part))
            for part in ("shoulder", "hip")
        )
        return spine, neck, *across

    def _limbs(self, side: Side) -> tuple[Line, ...]:
        arm, leg = ("shoulder", "elbow", "wrist"), ("hip", "knee", "ankle")
        foot = ("heel", "foot_index")
        return tuple(
            (self._at(side, upper), self._at(side, lower))
            for chain in (arm, leg, foot)
            for upper, lower in pairwise(chain)
        )

    def _at(self, side: Side, part: str) -> tuple[float, float]:
        x, y = self.points[Landmark.on(side, part)].tolist()
        return x, y


class StickFigure:
    """The stick figure of one exercise, from the start pose to the target."""

    def __init__(self, exercise: Exercise, *, side: Side = Side.RIGHT) -> None:
        """Find both poses; takes about a tenth of a second.

        Parameters
        ----------
        exercise
            The definition.
        side
            The side that moves, drawn nearer to the viewer.

        """
        self._enactment = enact(exercise, side)
        self._torso_m = self._enactment.setting.person.torso_m
        frames = np.concatenate([self._flat(phase) for phase in _STATIONS])
        self._corner = frames.min(axis=0) - MARGIN
        self._corner[1] -= HEAD_RADIUS
        self._size = frames.max(axis=0) + MARGIN - self._corner

    def at(self, phase: float) -> Figure:
        """Return the figure at a phase: 0 the start pose, 1 the target.

        Outside of 0 to 1 the nearer end is meant. To show a repetition let the phase
        rise, rest and fall; see :func:`phase_of`.
        """
        width, height = (float(size) for size in self._size)
        exercise, setting = self._enactment.exercise, self._enactment.setting
        return Figure(
            points=self._flat(phase) - self._corner,
            width=width,
            height=height,
            floor=None if exercise.from_feet else float(0.0 - self._corner[1]),
            near=None if exercise.view is View.FRONT else self._near(setting.facing),
        )

    def _near(self, facing: int) -> Side:
        return Side.RIGHT if facing > 0 else Side.LEFT

    def _flat(self, phase: float) -> NDArray[np.float64]:
        """Return the landmarks as seen, torso lengths from a point on the floor."""
        share = (1.0 - math.cos(math.pi * min(max(phase, 0.0), 1.0))) / 2.0
        start, target = self._enactment.start.row, self._enactment.target.row
        row = start + (target - start) * share
        placed = self._enactment.setting.place(row[None])
        seen = in_picture(placed, self._enactment.setting.camera)[0, :, :2]
        flat: NDArray[np.float64] = seen / self._torso_m
        return flat


def phase_of(
    time_s: float, *, out_s: float = 2.0, hold_s: float = 1.0, back_s: float = 2.0
) -> float:
    """Return the phase of a repetition that goes on for ever.

    Parameters
    ----------
    time_s
        Since the figure began to move.
    out_s, hold_s, back_s
        How long the way out, the rest at the target and the way back take; between two
        repetitions the figure rests for as long as at the target.

    """
    whole_s = out_s + back_s + 2.0 * hold_s
    at_s = time_s % whole_s
    if at_s < out_s:
        return at_s / out_s
    if at_s < out_s + hold_s:
        return 1.0
    return max(0.0, 1.0 - (at_s - out_s - hold_s) / back_s)


def _middle(points: NDArray[np.float64], part: str) -> tuple[float, float]:
    left, right = (points[Landmark.on(side, part)] for side in Side)
    x, y = ((left + right) / 2.0).tolist()
    return x, y


def _towards(
    head: tuple[float, float], neck: tuple[float, float]
) -> tuple[float, float]:
    """Return where a line from the neck meets the circle of the head."""
    across, up = head[0] - neck[0], head[1] - neck[1]
    length = math.hypot(across, up)
    share = max(0.0, 1.0 - HEAD_RADIUS / length) if length else 0.0
    return neck[0] + across * share, neck[1] + up * share
