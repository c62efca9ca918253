"""The truth file of a clip: what really happened, frame by frame."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from render.body import SKIN_VERTICES, Body
from render.clip import Clip, Fault, Repetition, View
from render.performance import Instant

SCHEMA = 2
LICENCE = "CC0-1.0"
DECIMALS = {"time_s": 4, "deg": 1, "px": 1}
OTHER_SIDE = {"left": "right", "right": "left"}
FRONTAL = (
    "trunk_lateral_flexion",
    "shoulder_abduction",
    "trunk_rotation",
    "shank_tilt",
    "shoulder_obliquity",
)
"""Angles that mean something only to a camera in front."""


def write_truth(clip: Clip, body: Body, instants: list[Instant], path: Path) -> None:
    """Write everything that is known about a clip as JSON, one column a line."""
    series = _series(clip, instants)
    head = {
        "schema": SCHEMA,
        "clip": clip.name,
        "shows": clip.shows,
        "exercise": clip.exercise,
        "licence": LICENCE,
        "fps": clip.movement.fps,
        "frame_count": len(instants),
        "body": _body(clip, body),
        "camera": _camera(clip),
        "repetitions": [
            _repetition(clip, index, repetition, series)
            for index, repetition in enumerate(clip.repetitions, start=1)
        ],
        "faults": [
            entry for fault in clip.faults for entry in _faulty(clip, fault, series)
        ],
    }
    columns = {
        "time_s": series.pop("time_s"),
        "angles_deg": {name: np.round(values, 1) for name, values in series.items()},
        "joints_px": _joints(clip, instants),
    }
    opening = json.dumps(head, indent=1).removesuffix("\n}")
    path.write_text(f'{opening},\n "frames": {{\n{_columns(columns)}\n }}\n}}\n')


def _columns(columns: dict[str, Any]) -> str:
    """Return the columns as JSON without spaces, each on a line of its own."""

    def row(values: Any) -> str:
        return json.dumps(np.asarray(values).tolist(), separators=(",", ":"))

    def block(name: str) -> str:
        inner = ",\n".join(
            f'   "{each}": {row(values)}' for each, values in columns[name].items()
        )
        return f'  "{name}": {{\n{inner}\n  }}'

    times = f'  "time_s": {row(np.round(columns["time_s"], DECIMALS["time_s"]))}'
    return ",\n".join([times, block("angles_deg"), block("joints_px")])


def _series(clip: Clip, instants: list[Instant]) -> dict[str, Any]:
    """Return the time and the true angles of all frames, by name as seen."""
    series = {"time_s": np.array([instant.time_s for instant in instants])}
    for name in instants[0].angles_deg:
        if clip.unseen and name.startswith(clip.unseen):
            continue
        if clip.view is View.FRONT or not name.startswith(FRONTAL):
            values = np.array([instant.angles_deg[name] for instant in instants])
            series[_seen(clip, name)] = values
    for name in ("lumbar_flexion", "thoracic_flexion"):
        series[name] = np.array([getattr(i.trunk, name) for i in instants])
    series["spine_flexion"] = series["lumbar_flexion"] + series["thoracic_flexion"]
    return series


def _seen(clip: Clip, name: str) -> str:
    """Return a name with its side, which is the other one in a mirrored picture."""
    what, _, side = name.rpartition("_")
    if clip.mirrored and side in OTHER_SIDE:
        return f"{what}_{OTHER_SIDE[side]}"
    return name


def _body(clip: Clip, body: Body) -> dict[str, Any]:
    skin_m = body.mesh.vertices_m[:SKIN_VERTICES]
    return {
        "person": clip.person,
        "gender": clip.body.gender,
        "height_m": round(float(np.ptp(skin_m[:, 2])), 3),
        "posture": clip.posture,
    }


def _near(clip: Clip) -> str | None:
    if clip.view is View.FRONT:
        return None
    return "left" if clip.mirrored else "right"


def _camera(clip: Clip) -> dict[str, Any]:
    camera = clip.camera
    return {
        "view": clip.view,
        "near_side": _near(clip),
        "width_px": camera.width_px,
        "height_px": camera.height_px,
        "focal_px": round(camera.focal_px, 2),
        "centre_px": [camera.width_px / 2.0, camera.height_px / 2.0],
        "distance_m": camera.distance_m,
        "height_m": camera.height_m,
        **({"pitch_deg": camera.pitch_deg} if camera.pitch_deg else {}),
    }


def _repetition(
    clip: Clip, index: int, repetition: Repetition, series: dict[str, Any]
) -> dict[str, Any]:
    side = _seen(clip, f"_{repetition.side}").removeprefix("_")
    name = clip.counts_by
    if name not in series:
        name = f"{name}_{side or _near(clip) or 'left'}"
    times_s = series["time_s"]
    during = (times_s >= repetition.start_s) & (times_s < repetition.end_s)
    angles = series[name][during]
    peak = int(np.argmax(np.abs(angles - angles[0])))
    return {
        "index": index,
        "side": side,
        "start_s": round(repetition.start_s, 4),
        "peak_s": round(float(times_s[during][peak]), DECIMALS["time_s"]),
        "end_s": round(repetition.end_s, 4),
        "peak_deg": round(float(angles[peak]), DECIMALS["deg"]),
        **({} if repetition.counts else {"counts": False}),
    }


def _faulty(
    clip: Clip, fault: Fault, series: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """Yield each unbroken stretch of time in which a fault is there."""
    if not fault.angle:
        yield {"name": fault.name, "start_s": fault.start_s, "end_s": fault.end_s}
        return
    name = _seen(clip, fault.angle)
    if name not in series:
        name = f"{name}_{_near(clip) or 'left'}"
    times_s, angles = series["time_s"], series[name]
    if fault.below_deg is not None:
        beyond, worst, bound = angles < fault.below_deg, np.min, "below_deg"
    else:
        beyond, worst, bound = angles > fault.above_deg, np.max, "above_deg"
    if fault.start_s is not None:
        beyond &= (times_s >= fault.start_s) & (times_s <= fault.end_s)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], beyond, [False]])))
    for first, after in zip(edges[::2], edges[1::2], strict=True):
        yield {
            "name": fault.name,
            "angle": name,
            bound: getattr(fault, bound),
            "start_s": round(float(times_s[first]), DECIMALS["time_s"]),
            "end_s": round(float(times_s[after - 1]), DECIMALS["time_s"]),
            "worst_deg": round(float(worst(angles[first:after])), DECIMALS["deg"]),
        }


def _joints(clip: Clip, instants: list[Instant]) -> dict[str, Any]:
    """Return where the joints appear, right and down from the top left corner."""
    joints = {}
    for name in instants[0].posed.joints_m:
        seen = np.array([clip.camera.project(i.posed.joints_m[name]) for i in instants])
        if clip.mirrored:
            seen[:, 0] = clip.camera.width_px - seen[:, 0]
        joints[_seen(clip, name)] = np.round(seen, DECIMALS["px"])
    return joints
