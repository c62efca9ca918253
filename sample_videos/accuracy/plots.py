"""The curves of a sweep as one picture."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np

from accuracy.curves import Line, spread
from accuracy.stills import WATCHED, Still, near_errors, pairs
from accuracy.tables import plain
from formcoach.kinematics.view import HYSTERESIS_DEG, SIDE_BELOW_DEG

mpl.use("Agg")
import matplotlib.pyplot as plt  # after the choice of a backend without a window

SHOWN = {
    "knee_flexion_*": "knee",
    "hip_flexion_*": "hip",
    "trunk_inclination": "trunk",
    "shoulder_flexion_*": "shoulder",
}
LIMITS = ("too_deep", "leg_too_high", "back_rounds")
FROM_SIDE_DEG = 10.0


def plot(stills: Sequence[Still], out: Path) -> None:
    """Draw error, view and detection side by side."""
    side = [still for still in plain(stills) if still["plane"] == "side"]
    figure, axes = plt.subplots(1, 3, figsize=(12, 3.8), layout="constrained")
    _errors(axes[0], side)
    _view(axes[1], side)
    _detection(axes[2], side)
    figure.savefig(out, dpi=90)
    plt.close(figure)


def _errors(axes: plt.Axes, side: Sequence[Still]) -> None:
    yaws = sorted({still["yaw"] for still in side})
    for signal, name in SHOWN.items():
        sizes = [
            np.nanmean([abs(e) for s, e in near_errors(side, signal) if s["yaw"] == y])
            for y in yaws
        ]
        axes.plot(yaws, sizes, marker="o", label=name)
    axes.set(
        xlabel="true turn from the side, degrees",
        ylabel="mean absolute error, degrees",
        title="The more turned, the further off",
    )
    axes.legend()
    axes.grid(alpha=0.3)


def _view(axes: plt.Axes, side: Sequence[Still]) -> None:
    yaws = sorted({still["yaw"] for still in side})
    read = [
        spread([s["view_angle"] for s in side if s["yaw"] == y and s["found"]])
        for y in yaws
    ]
    low, middle, high = np.array(read).T
    axes.fill_between(yaws, low, high, alpha=0.25, label="5 to 95 %")
    axes.plot(yaws, middle, marker="o", label="median")
    axes.plot(yaws, yaws, color="grey", linestyle=":", label="exact")
    axes.axhline(SIDE_BELOW_DEG, color="tab:red", label="judged below")
    axes.axhline(
        SIDE_BELOW_DEG + HYSTERESIS_DEG,
        color="tab:red",
        linestyle="--",
        label="given up above",
    )
    axes.set(
        xlabel="true turn from the side, degrees",
        ylabel="turn as read, degrees",
        title="What the view reads",
    )
    axes.legend(fontsize="small")
    axes.grid(alpha=0.3)


def _detection(axes: plt.Axes, side: Sequence[Still]) -> None:
    """Draw the share that warns against degrees beyond the bound."""
    near = [still for still in side if still["yaw"] <= FROM_SIDE_DEG]
    for watched in WATCHED:
        if watched.limit not in LIMITS:
            continue
        values = list(pairs(near, watched))
        line = Line.through([v[1] for v in values], [v[2] for v in values])
        if line is None:
            continue
        sign = 1.0 if watched.above else -1.0
        rest = np.array([v[2] - line.slope * v[1] - line.offset for v in values])
        true = np.linspace(
            line.true_at(watched.bound) - 30, line.true_at(watched.bound) + 30
        )
        read = line.slope * true[:, None] + line.offset + rest[None, :]
        share = np.mean(sign * (read - watched.bound) > 0, axis=1)
        axes.plot(true, 100 * share, label=f"{watched.exercise}: {watched.limit}")
    axes.set(
        xlabel="true angle (of the spine for the back), degrees",
        ylabel="pictures that warn, %",
        title="From where a limit warns (turned by 0-10°)",
    )
    axes.legend(fontsize="small")
    axes.grid(alpha=0.3)
