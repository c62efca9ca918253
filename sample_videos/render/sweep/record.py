"""The truth of one picture, as one line of the index."""

import json
from typing import Any

import numpy as np

from render.performance import Instant
from render.sweep.take import Take
from render.truth import DECIMALS

OTHER_SIDE = {"left": "right", "right": "left"}


def record_line(take: Take, frame: int, instant: Instant, *, mixed: bool) -> str:
    """Return what is known about a picture, as JSON.

    Parameters
    ----------
    take, frame
        Which picture.
    instant
        The person at that moment, already turned to the camera.
    mixed
        Whether the picture is the mean of its neighbours.

    """
    return json.dumps(
        {
            "file": take.file(frame),
            "mask": f"masks/{take.file(frame)}",
            "take": take.name,
            "kind": take.kind,
            "frame": frame,
            "fps": take.movement.fps,
            "time_s": round(instant.time_s, DECIMALS["time_s"]),
            "mixed": mixed,
            "exercise": take.exercise,
            "posture": take.posture,
            "body": take.person,
            "outfit": take.outfit,
            "camera": _camera(take),
            "angles_deg": _angles(take, instant),
            "joints_px": _joints(take, instant),
        }
    )


def _camera(take: Take) -> dict[str, Any]:
    camera, mirrored = take.view.camera, take.view.mirrored
    return {
        "yaw_deg": take.view.yaw_deg,
        "roll_deg": -camera.roll_deg if mirrored else camera.roll_deg,
        "faces": "left" if mirrored else "right",
        "near_side": "left" if mirrored else "right",
        "width_px": camera.width_px,
        "height_px": camera.height_px,
        "focal_px": round(camera.focal_px, 2),
        "distance_m": camera.distance_m,
        "height_m": camera.height_m,
    }


def _angles(take: Take, instant: Instant) -> dict[str, float]:
    trunk = instant.trunk
    bends = {
        "lumbar_flexion": trunk.lumbar_flexion,
        "thoracic_flexion": trunk.thoracic_flexion,
        "spine_flexion": trunk.lumbar_flexion + trunk.thoracic_flexion,
    }
    return {
        _seen_name(take, name): round(angle, DECIMALS["deg"])
        for name, angle in (instant.angles_deg | bends).items()
    }


def _joints(take: Take, instant: Instant) -> dict[str, list[float]]:
    joints: dict[str, list[float]] = {}
    for name, at_m in instant.posed.joints_m.items():
        across, down = np.round(take.view.camera.project(at_m), DECIMALS["px"])
        if take.view.mirrored:
            across = take.view.camera.width_px - across
        joints[_seen_name(take, name)] = [float(across), float(down)]
    return joints


def _seen_name(take: Take, name: str) -> str:
    """Return a name with its side, which is the other one in a mirrored picture."""
    what, _, side = name.rpartition("_")
    if take.view.mirrored and side in OTHER_SIDE:
        return f"{what}_{OTHER_SIDE[side]}"
    return name
