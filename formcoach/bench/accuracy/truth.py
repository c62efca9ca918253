"""What a rendered person really did, from the file beside the clip."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import Side
from formcoach.errors import UsageError

ENDING = ".truth.json"
SCHEMAS = (1, 2)
"""1 has a row for each frame, 2 a column for each angle."""
VIDEO_ENDINGS = (".mp4", ".webm", ".mkv", ".avi", ".mov", ".gif")
UPRIGHT_DEG, HALF_TURN_DEG, FULL_TURN_DEG = 90.0, 180.0, 360.0
Series = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueRepetition:
    """One repetition as it was made."""

    side: str
    """``left`` or ``right``; empty where both move."""
    start_s: float
    end_s: float
    counts: bool = True
    """Whether it is meant to count; one that stops short is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFault:
    """A fault that was put in on purpose, while it lasts."""

    name: str
    """The limit that should find it."""
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClipTruth:
    """Everything about a clip that matters here."""

    video: Path
    exercise: str
    near: Side | None
    """The side nearer to the camera, if it is seen from the side."""
    repetitions: tuple[TrueRepetition, ...]
    faults: tuple[TrueFault, ...]
    times_s: Series
    angles_deg: Mapping[str, Series]
    """By formcoach's names of signals, one value for each of the times."""

    def at(self, name: str, times_s: Series) -> Series:
        """Return a true angle at other times, NaN where it is not known."""
        known = self.angles_deg.get(name)
        if known is None:
            return np.full(len(times_s), np.nan)
        return np.interp(times_s, self.times_s, known, left=np.nan, right=np.nan)


def find_truths(folder: Path) -> list[Path]:
    """Return every truth file of a folder that has its clip beside it, by name.

    Raises
    ------
    UsageError
        If there is none.

    """
    found = sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else []
    paired = [path for path in found if _video(path)]
    if not paired:
        raise UsageError(
            f"{folder}: there is no clip with a truth file ({ENDING}) beside it.",
            hint="Name a folder of clips, such as sample_videos of a checkout.",
        )
    return paired


def read_truth(path: Path) -> ClipTruth:
    """Read a truth file.

    Raises
    ------
    UsageError
        If it is none, or of another version.

    """
    video = _video(path)
    try:
        told = json.loads(path.read_text("utf-8"))
        if told["schema"] not in SCHEMAS or video is None:
            raise _unfit(path, f"its schema is {told['schema']}, not {SCHEMAS[-1]}")
        return _truth(told, video)
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise _unfit(path, f"{type(error).__name__}: {error}") from error


def _truth(told: dict[str, Any], video: Path) -> ClipTruth:
    frames, near = _columns(told["frames"]), told["camera"].get("near_side")
    angles_deg = dict(_signals(frames.angles_deg, near))
    if near and told["camera"]["view"] == "side":
        angles_deg |= _lines_of_the_body(frames.joints_px, near)
    return ClipTruth(
        video=video,
        exercise=told["exercise"],
        near=Side(near) if near else None,
        repetitions=tuple(
            TrueRepetition(
                side=each.get("side") or "",
                start_s=each["start_s"],
                end_s=each["end_s"],
                counts=each.get("counts", True),
            )
            for each in told["repetitions"]
        ),
        faults=tuple(
            TrueFault(name=each["name"], start_s=each["start_s"], end_s=each["end_s"])
            for each in told["faults"]
        ),
        times_s=frames.times_s,
        angles_deg=angles_deg,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Frames:
    times_s: Series
    angles_deg: dict[str, Series]
    joints_px: dict[str, Series]
    """Each of shape ``(n, 2)``."""


def _columns(frames: Any) -> _Frames:
    if isinstance(frames, list):
        rows, first = frames, frames[0]
        angles, joints = (
            {name: _numbers([row[kind][name] for row in rows]) for name in first[kind]}
            for kind in ("angles_deg", "joints_px")
        )
        times_s = _numbers([row["time_s"] for row in rows])
        return _Frames(times_s=times_s, angles_deg=angles, joints_px=joints)
    return _Frames(
        times_s=_numbers(frames["time_s"]),
        angles_deg={name: _numbers(v) for name, v in frames["angles_deg"].items()},
        joints_px={name: _numbers(v) for name, v in frames["joints_px"].items()},
    )


def _numbers(values: Any) -> Series:
    return np.array(values, dtype=np.float64)


def _signals(true: dict[str, Series], near: str | None) -> Iterator[tuple[str, Series]]:
    """Yield the truth under the names of what formcoach measures of it."""
    yield from true.items()
    leaning = true.get(f"trunk_inclination_{near or 'left'}")
    if leaning is None:
        return
    yield "trunk_inclination", leaning
    yield "trunk_elevation", UPRIGHT_DEG - np.abs(leaning)
    for side in Side:
        knee, hip = (true.get(f"{joint}_flexion_{side}") for joint in ("knee", "hip"))
        if knee is not None and hip is not None:
            yield f"shank_inclination_{side}", leaning + knee - hip


def _lines_of_the_body(joints_px: dict[str, Series], near: str) -> dict[str, Series]:
    """Return shoulder-hip-ankle as an exact camera at the side sees it."""
    facing = 1.0 if near == Side.RIGHT else -1.0
    lines = {}
    for side in Side:
        shoulder, hip, ankle = (
            joints_px[f"{joint}_{side}"] for joint in ("shoulder", "hip", "ankle")
        )
        trunk, leg = _heading_deg(hip - shoulder), _heading_deg(ankle - hip)
        bent = facing * (trunk - leg)
        lines[f"body_line_{side}"] = (bent + HALF_TURN_DEG) % FULL_TURN_DEG - (
            HALF_TURN_DEG
        )
    return lines


def _heading_deg(directions: Series) -> Series:
    heading: Series = np.degrees(np.arctan2(directions[:, 1], directions[:, 0]))
    return heading


def _video(truth: Path) -> Path | None:
    stem = truth.name.removesuffix(ENDING)
    beside = (truth.with_name(f"{stem}{ending}") for ending in VIDEO_ENDINGS)
    return next((path for path in beside if path.is_file()), None)


def _unfit(path: Path, what: str) -> UsageError:
    return UsageError(
        f"{path}: this is not a truth file that can be read: {what}.",
        hint="Render it again with the program in sample_videos/render.",
    )
