"""Draw docs/conventions.svg: where each angle has its zero, and which way is positive.

The bodies are those of formcoach.testing, so a drawing shows what is measured.
"""

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from formcoach.domain.anatomy import Landmark, Side
from formcoach.figure.angles import (
    FOREARM_PLANK,
    HOOK_LYING,
    ON_HANDS_AND_KNEES,
    STANDING,
    Angles,
    as_rows,
)
from formcoach.figure.camera import (
    FACING_CAMERA_DEG,
    FACING_RIGHT_DEG,
    Camera,
    in_picture,
)
from formcoach.figure.skeleton import Person, joints

OUT = Path(__file__).parent / "conventions.svg"
PANEL_PX, COLUMNS, SCALE_PX = 220, 4, 96
NEAR, FAR, ARC = "#1a2230", "#a9b2bf", "#0072b2"
UP, LEVEL = "up", "level"


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One body with one angle marked."""

    title: str
    note: str
    body: Angles
    corner: str
    """The joint at which the angle lies."""
    first: str
    """Where its first arm points: a joint, a joint's far side, up or level."""
    second: str
    yaw_deg: float = FACING_RIGHT_DEG


PANELS = (
    Panel(
        title="hip_flexion +90",
        note="thigh against trunk; 0 in line",
        body=STANDING.on(Side.RIGHT, hip_flexion=90, knee_flexion=90),
        corner="hip",
        first="-shoulder",
        second="knee",
    ),
    Panel(
        title="hip_flexion -20",
        note="behind the trunk is negative",
        body=STANDING.on(Side.RIGHT, hip_flexion=-20),
        corner="hip",
        first="-shoulder",
        second="knee",
    ),
    Panel(
        title="knee_flexion +70",
        note="0 with the leg straight",
        body=STANDING.on(Side.RIGHT, hip_flexion=35, knee_flexion=70),
        corner="knee",
        first="-hip",
        second="ankle",
    ),
    Panel(
        title="trunk_inclination +45",
        note="against the vertical; forward positive",
        body=replace(STANDING, trunk_inclination=45).both(hip_flexion=45),
        corner="hip",
        first=UP,
        second="shoulder",
    ),
    Panel(
        title="shoulder_flexion +120",
        note="0 by the side, in front positive",
        body=STANDING.on(Side.RIGHT, shoulder_flexion=120),
        corner="shoulder",
        first="hip",
        second="elbow",
    ),
    Panel(
        title="hip_flexion 0 in a bird dog",
        note="leg in line with the trunk",
        body=ON_HANDS_AND_KNEES.on(Side.RIGHT, hip_flexion=0, knee_flexion=0),
        corner="hip",
        first="-shoulder",
        second="knee",
    ),
    Panel(
        title="body_line -20",
        note="hips sag: negative; piked: positive",
        body=FOREARM_PLANK.both(hip_flexion=-20),
        corner="hip",
        first="-shoulder",
        second="ankle",
    ),
    Panel(
        title="trunk_lateral_flexion_left +25",
        note="from the front, towards that side",
        body=replace(STANDING, trunk_lateral_flexion=25),
        corner="mid hip",
        first=UP,
        second="mid shoulder",
        yaw_deg=FACING_CAMERA_DEG,
    ),
    Panel(
        title="shoulder_abduction +70",
        note="from the front, arm sideways",
        body=STANDING.both(shoulder_abduction=70),
        corner="shoulder",
        first="hip",
        second="elbow",
        yaw_deg=FACING_CAMERA_DEG,
    ),
    Panel(
        title="hip_flexion +50 lying",
        note="the same joint angle, lying down",
        body=HOOK_LYING,
        corner="hip",
        first="-shoulder",
        second="knee",
    ),
    Panel(
        title="trunk_elevation +30",
        note="against the level; shoulders higher",
        body=Angles(trunk_inclination=60).both(hip_flexion=-30, shoulder_flexion=30),
        corner="hip",
        first=LEVEL,
        second="shoulder",
    ),
    Panel(
        title="elbow_flexion +90",
        note="0 with the arm straight",
        body=STANDING.on(Side.RIGHT, shoulder_flexion=20, elbow_flexion=90),
        corner="elbow",
        first="-shoulder",
        second="wrist",
    ),
)


def main() -> None:
    """Write the drawing."""
    rows = math.ceil(len(PANELS) / COLUMNS)
    width, height = COLUMNS * PANEL_PX, rows * PANEL_PX
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            'font-family="sans-serif">'
        ),
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for index, panel in enumerate(PANELS):
        x, y = (index % COLUMNS) * PANEL_PX, (index // COLUMNS) * PANEL_PX
        parts += [f'<g transform="translate({x},{y})">', *_panel(panel), "</g>"]
    OUT.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")
    print(OUT)


def _panel(panel: Panel) -> list[str]:
    spots = _spots(panel)
    frontal = panel.yaw_deg == FACING_CAMERA_DEG
    colours = {Side.LEFT: NEAR if frontal else FAR, Side.RIGHT: NEAR}
    parts = [
        line
        for side, colour in colours.items()
        for line in _limbs(spots, side, colour, frontal=frontal)
    ]
    head = spots["mid ear"]
    return [
        *parts,
        _line([spots["mid hip"], spots["mid shoulder"]], NEAR, 6),
        f'<circle cx="{head[0]:.1f}" cy="{head[1]:.1f}" r="11" fill="{NEAR}"/>',
        *_angle(panel, spots),
        (
            f'<text x="110" y="20" text-anchor="middle" font-size="13" '
            f'font-weight="bold" fill="{NEAR}">{panel.title}</text>'
        ),
        (
            f'<text x="110" y="210" text-anchor="middle" font-size="12" '
            f'fill="#4a5563">{panel.note}</text>'
        ),
    ]


def _spots(panel: Panel) -> dict[str, np.ndarray]:
    points = joints(as_rows([panel.body]), Person())
    flat = in_picture(points, Camera(yaw_deg=panel.yaw_deg))[0, :, :2] * SCALE_PX
    middle = (flat.min(axis=0) + flat.max(axis=0)) / 2
    flat = flat - middle + (110, 112)
    spots = {}
    for part in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "foot_index"):
        for side in Side:
            spots[f"{part} {side}"] = flat[Landmark.on(side, part)]
    for part in ("shoulder", "hip", "ear"):
        pair = [flat[Landmark.on(side, part)] for side in Side]
        spots[f"mid {part}"] = np.mean(pair, axis=0)
    return spots


def _limbs(
    spots: dict[str, np.ndarray], side: Side, colour: str, *, frontal: bool
) -> list[str]:
    chains = [("shoulder", "elbow", "wrist"), ("hip", "knee", "ankle", "foot_index")]
    if frontal:
        chains.append(("shoulder", "hip"))
    return [
        _line([spots[f"{upper} {side}"], spots[f"{lower} {side}"]], colour, 4)
        for chain in chains
        for upper, lower in pairwise(chain)
    ]


def _angle(panel: Panel, spots: dict[str, np.ndarray]) -> list[str]:
    corner = _spot(panel.corner, spots)
    first = _direction(panel.first, corner, spots)
    second = _direction(panel.second, corner, spots)
    start, end = (corner + 34 * arm for arm in (first, second))
    turn = 1 if first[0] * second[1] - first[1] * second[0] > 0 else 0
    arc = (
        f"M {start[0]:.1f} {start[1]:.1f} A 34 34 0 0 {turn} {end[0]:.1f} {end[1]:.1f}"
    )
    zero = [corner, corner + 58 * first]
    return [
        _line(zero, ARC, 1.5, dashed=True),
        f'<path d="{arc}" fill="none" stroke="{ARC}" stroke-width="3"/>',
        f'<circle cx="{end[0]:.1f}" cy="{end[1]:.1f}" r="4.5" fill="{ARC}"/>',
    ]


def _spot(name: str, spots: dict[str, np.ndarray]) -> np.ndarray:
    return spots[name if name.startswith("mid ") else f"{name} {Side.RIGHT}"]


def _direction(
    name: str, corner: np.ndarray, spots: dict[str, np.ndarray]
) -> np.ndarray:
    if name == UP:
        return np.array([0.0, -1.0])
    if name == LEVEL:
        return np.array([1.0, 0.0])
    away = _spot(name.removeprefix("-"), spots) - corner
    sign = -1 if name.startswith("-") else 1
    return sign * away / np.linalg.norm(away)


def _line(
    points: list[np.ndarray], colour: str, width: float, *, dashed: bool = False
) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dash = ' stroke-dasharray="4 4"' if dashed else ""
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" '
        f'stroke-width="{width}" stroke-linecap="round"{dash}/>'
    )


if __name__ == "__main__":
    main()
