"""The truth file of a clip: what really happened, frame by frame."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from render.body import SKIN_VERTICES, Body
from render.clip import Clip, Fault, Repetition
from render.performance import Instant

SCHEMA = 1
LICENCE = "CC0-1.0"
DECIMALS = {"time_s": 4, "deg": 2, "px": 1}


def write_truth(clip: Clip, body: Body, instants: list[Instant], path: Path) -> None:
    """Write everything that is known about a clip as JSON, one frame a line."""
    head = {
        "schema": SCHEMA,
        "clip": clip.name,
        "exercise": clip.exercise,
        "licence": LICENCE,
        "fps": clip.movement.fps,
        "frame_count": len(instants),
        "body": _body(clip, body),
        "camera": _camera(clip),
        "repetitions": [
            _repetition(index, repetition, clip.counts_by, instants)
            for index, repetition in enumerate(clip.repetitions, start=1)
        ],
        "faults": [
            entry for fault in clip.faults for entry in _intervals(fault, instants)
        ],
    }
    frames = ",\n".join(json.dumps(_frame(clip, instant)) for instant in instants)
    opening = json.dumps(head, indent=1).removesuffix("\n}")
    path.write_text(f'{opening},\n "frames": [\n{frames}\n]\n}}\n')


def _body(clip: Clip, body: Body) -> dict[str, Any]:
    skin_m = body.mesh.vertices_m[:SKIN_VERTICES]
    return {
        "gender": clip.body.gender,
        "height_m": round(float(np.ptp(skin_m[:, 2])), 3),
        "posture": clip.posture,
    }


def _camera(clip: Clip) -> dict[str, Any]:
    camera = clip.camera
    return {
        "view": "side",
        "near_side": "right",
        "width_px": camera.width_px,
        "height_px": camera.height_px,
        "focal_px": round(camera.focal_px, 2),
        "centre_px": [camera.width_px / 2.0, camera.height_px / 2.0],
        "distance_m": camera.distance_m,
        "height_m": camera.height_m,
    }


def _repetition(
    index: int, repetition: Repetition, counts_by: str, instants: list[Instant]
) -> dict[str, Any]:
    angle = f"{counts_by}_{repetition.side}"
    during = [
        instant
        for instant in instants
        if repetition.start_s <= instant.time_s < repetition.end_s
    ]
    rest_deg = during[0].angles_deg[angle]
    peak = max(during, key=lambda i: abs(i.angles_deg[angle] - rest_deg))
    return {
        "index": index,
        "side": repetition.side,
        "start_s": round(repetition.start_s, 4),
        "peak_s": round(peak.time_s, DECIMALS["time_s"]),
        "end_s": round(repetition.end_s, 4),
        "peak_deg": round(peak.angles_deg[angle], DECIMALS["deg"]),
    }


def _intervals(fault: Fault, instants: list[Instant]) -> list[dict[str, Any]]:
    """Return each unbroken stretch of time in which a fault is there."""
    stretches: list[list[Instant]] = [[]]
    for instant in instants:
        if instant.angles_deg[fault.angle] < fault.below_deg:
            stretches[-1].append(instant)
        elif stretches[-1]:
            stretches.append([])
    return [
        {
            "name": fault.name,
            "angle": fault.angle,
            "below_deg": fault.below_deg,
            "start_s": round(stretch[0].time_s, DECIMALS["time_s"]),
            "end_s": round(stretch[-1].time_s, DECIMALS["time_s"]),
            "worst_deg": round(
                min(instant.angles_deg[fault.angle] for instant in stretch),
                DECIMALS["deg"],
            ),
        }
        for stretch in stretches
        if stretch
    ]


def _frame(clip: Clip, instant: Instant) -> dict[str, Any]:
    bends = {
        "lumbar_flexion": instant.trunk.lumbar_flexion,
        "thoracic_flexion": instant.trunk.thoracic_flexion,
    }
    angles = instant.angles_deg | bends | {"spine_flexion": sum(bends.values())}
    return {
        "time_s": round(instant.time_s, DECIMALS["time_s"]),
        "angles_deg": {
            name: round(angle, DECIMALS["deg"]) for name, angle in angles.items()
        },
        "joints_px": {
            name: clip.camera.project(at).round(DECIMALS["px"]).tolist()
            for name, at in instant.posed.joints_m.items()
        },
    }
