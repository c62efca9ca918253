"""What the sweep comes to, as Markdown."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from accuracy.curves import Detection, Line, spread
from accuracy.stills import (
    WATCHED,
    Still,
    Watched,
    far_errors,
    near_errors,
    pairs,
)
from formcoach.bench.accuracy.agreement import Agreement
from formcoach.kinematics.view import FRONT_ABOVE_DEG, SIDE_BELOW_DEG

SIGNALS = (
    "knee_flexion_*",
    "hip_flexion_*",
    "trunk_inclination",
    "shank_inclination_*",
    "shoulder_flexion_*",
    "elbow_flexion_*",
)
FAR_SIGNALS = ("knee_flexion_*", "hip_flexion_*")
GATES_DEG = (15.0, 20.0, 22.0, 25.0, 30.0)
BANDS = ((0.0, 10.0), (15.0, 20.0), (25.0, 30.0))
FRONT_BANDS = ((90.0, 82.0), (75.0, 67.0))
PLAIN = ("level", "raised")
LEAST_PICTURES = 40
Row = Sequence[str]


def all_tables(stills: Sequence[Still]) -> str:
    """Return every table, each under its heading."""
    side = [still for still in stills if still["plane"] == "side"]
    parts = [
        f"{len(stills)} pictures, {len({still['person'] for still in stills})} bodies.",
        "### Error of the near side against the camera's true turn",
        angle_table(side),
        "### What the view reads",
        view_table(stills),
        "### What a gate lets through",
        gate_table(side),
        "### From where a limit warns",
        detection_table(stills),
        "### Clothes and camera, from exactly the side",
        place_table(side),
    ]
    return "\n\n".join(parts) + "\n"


def angle_table(side: Sequence[Still]) -> str:
    """Return bias and mean size of the error, a column for each true turn."""
    easy = plain(side)
    yaws = sorted({still["yaw"] for still in easy})
    rows = [["signal", *(f"{yaw:.0f}°" for yaw in yaws)]]
    for read, signals, side_name in (
        (near_errors, SIGNALS, ""),
        (far_errors, FAR_SIGNALS, ", far side"),
    ):
        for signal in signals:
            cells = [
                _bias_and_size(_errors(read(_at(easy, yaw), signal))) for yaw in yaws
            ]
            rows.append([signal.removesuffix("_*") + side_name, *cells])
    return _piped(rows)


def view_table(stills: Sequence[Still]) -> str:
    """Return what the view reads for each true turn, and what it is then called."""
    rows = [["true turn", "pictures", "5 %", "median", "95 %", "side", "front"]]
    easy = plain(stills)
    for yaw in sorted({still["yaw"] for still in easy}):
        here = _at(easy, yaw)
        angles = [still["view_angle"] for still in here if still["found"]]
        low, middle, high = spread(angles)
        rows.append(
            [
                f"{yaw:.0f}°",
                str(len(here)),
                f"{low:.0f}°",
                f"{middle:.0f}°",
                f"{high:.0f}°",
                _percent([_view_angle(still) < SIDE_BELOW_DEG for still in here]),
                _percent([_view_angle(still) > FRONT_ABOVE_DEG for still in here]),
            ]
        )
    return _piped(rows)


def gate_table(side: Sequence[Still]) -> str:
    """Return for some gates what is judged, and how far off it then is."""
    easy = plain(side)
    yaws = sorted({abs(still["yaw"]) for still in easy})
    rows = [["judged below", *(f"true {yaw:.0f}°" for yaw in yaws), "knee", "hip"]]
    for gate in GATES_DEG:
        judged = [still for still in easy if _view_angle(still) < gate]
        shares = [
            _percent([_view_angle(still) < gate for still in _at(easy, yaw)])
            for yaw in yaws
        ]
        sizes = [
            _sizes(_errors(near_errors(judged, signal)))
            for signal in ("knee_flexion_*", "hip_flexion_*")
        ]
        here = " (as set)" if gate == SIDE_BELOW_DEG else ""
        rows.append([f"{gate:.0f}°{here}", *shares, *sizes])
    return _piped(rows)


def detection_table(stills: Sequence[Still]) -> str:
    """Return for each limit where 5, 50 and 95 of 100 pictures are beyond its bound."""
    rows = [["limit", "bound", "true turn", "slope", "5 %", "50 %", "95 %", "measured"]]
    for watched in WATCHED:
        front = watched.exercise == "wall_angel"
        for band in FRONT_BANDS if front else BANDS:
            row = _detection_row(_judged(stills, band, front=front), watched, band)
            if row:
                rows.append(row)
    return _piped(rows)


def place_table(side: Sequence[Still]) -> str:
    """Return the errors from the side in other clothes and from other places."""
    here = [still for still in side if still["yaw"] == 0.0]
    kinds = sorted({(still["place"], still["outfit"]) for still in here})
    rows = [["camera", "clothes", "pictures", "found", "view", "knee", "hip", "trunk"]]
    for place, outfit in kinds:
        chosen = [s for s in here if (s["place"], s["outfit"]) == (place, outfit)]
        low, middle, high = spread([s["view_angle"] for s in chosen if s["found"]])
        rows.append(
            [
                place,
                outfit,
                str(len(chosen)),
                _percent([still["found"] for still in chosen]),
                f"{middle:.0f}° ({low:.0f}-{high:.0f})",
                *(
                    _bias_and_size(_errors(near_errors(chosen, signal)))
                    for signal in SIGNALS[:3]
                ),
            ]
        )
    return _piped(rows)


def _detection_row(
    stills: Sequence[Still], watched: Watched, band: Sequence[float]
) -> Row | None:
    values = list(pairs(stills, watched))
    true, read = [pair[1] for pair in values], [pair[2] for pair in values]
    line = Line.through(true, read)
    if line is None:
        return None
    found = Detection.of(line, watched.bound, above=watched.above)
    low, high = min(band), max(band)
    return [
        f"{watched.exercise}: {watched.limit}",
        f"{watched.bound:g}°",
        f"{low:.0f}-{high:.0f}°",
        f"{line.slope:.2f}",
        *(f"{at:.0f}°" for at in (found.seldom, found.half, found.nearly_always)),
        f"{line.count} of {len(values)}",
    ]


def _judged(
    stills: Sequence[Still], band: Sequence[float], *, front: bool
) -> list[Still]:
    """Return the stills of some true turns that the view lets through."""

    def let_through(still: Still) -> bool:
        angle = _view_angle(still)
        return angle > FRONT_ABOVE_DEG if front else angle < SIDE_BELOW_DEG

    starts = {"upright", "hands_and_knees", "front_upright"}
    return [
        still
        for still in plain(stills)
        if still["yaw"] in band and (let_through(still) or still["series"] in starts)
    ]


def plain(stills: Iterable[Still]) -> list[Still]:
    """Return the stills in easy clothes from a level camera, turned to the face.

    A turn of which a sweep that was cut short has few pictures is left out.
    """
    easy = [
        still
        for still in stills
        if still["outfit"] == "coloured"
        and still["place"] in PLAIN
        and still["yaw"] >= 0.0
    ]
    count = Counter(still["yaw"] for still in easy)
    return [still for still in easy if count[still["yaw"]] >= LEAST_PICTURES]


def _view_angle(still: Still) -> float:
    angle = still["view_angle"]
    return math.nan if angle is None else float(angle)


def _at(stills: Iterable[Still], yaw: float) -> list[Still]:
    return [still for still in stills if abs(still["yaw"]) == yaw]


def _errors(values: Iterable[tuple[Still, float]]) -> Agreement:
    return Agreement.of(error for _, error in values)


def _bias_and_size(agreement: Agreement) -> str:
    if not agreement.count:
        return "-"
    return f"{agreement.bias:+.0f} ({agreement.mean_absolute:.0f})"


def _sizes(agreement: Agreement) -> str:
    return f"{agreement.bias:+.1f} ± {agreement.deviation:.1f}"


def _percent(answers: Sequence[bool]) -> str:
    return f"{100 * np.mean(answers):.0f} %" if answers else "-"


def _piped(rows: Sequence[Row]) -> str:
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)
