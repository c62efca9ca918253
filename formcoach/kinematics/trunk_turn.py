"""How far the trunk is turned since the start pose, from the front.

A shoulder line that turns away looks shorter, and the ends of it, the nose and the
hands say that it was a turn, and to which side. The model's depth alone read 50 degrees
of rendered people as 1 to 30, the length reads them as 30 to 36 with the arms wide and
as 34 to 43 with the arms ahead (docs/evidence.md, turning the trunk).
"""

import math
import statistics
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Self

from formcoach.domain.anatomy import Landmark, Side
from formcoach.domain.observation import Pose
from formcoach.kinematics.body import Body
from formcoach.kinematics.geometry import mean_seen

START_S = 0.5
"""Over how long the start pose is averaged: as long as it is held."""
DEPTH_TELLS_DEG = 40.0
"""Depth may say a turn up to here. Where the shoulders do not look any shorter, a trunk
cannot be turned further; one adult's depth read 69 in a pure side bend (Keraal)."""
DEPTH_WEIGHT = 0.5
"""Of the sine of the turn by depth, beside nose and hands in torso lengths. With it the
side was right from 20 degrees on, also with the face kept to the camera."""
SURE = 0.12
"""Evidence of a turn from which on it is believed in full. Turned by 20 degrees the
rendered people gave 0.12 and more, at rest 0.05 at most."""
LEAST_SHARE, DOUBTFUL_DEG = 0.5, 25.0
"""With a smaller share of that evidence, shoulders shorter than by this turn show
something else, and how far the trunk is turned cannot be told."""
ARMS_RAISED_TORSOS = 0.2
"""Raised arms draw the shoulders together: from here on they read as 15 degrees and
more (sample_videos/render, arms lifted out of the wings), lowered ones as nothing."""
WIDE_ARMS = 2.1
"""Elbows further apart than this many shoulder widths: wings 2.3-2.5, ahead 1.1-1.9."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShoulderLine:
    """The line between the shoulders and what turns with it; NaN where not seen.

    Lengths are in torso lengths of the picture, so that a step towards the camera
    changes nothing; the line is as long when the trunk leans.
    """

    length: float
    heading_deg: float
    """Where the chest points by depth, rising to the left."""
    leftward: float
    """1 where the person's left is to the right in the picture, facing the camera."""
    nose: float
    """To the right of the middle of the shoulders."""
    hands: float
    """The middle of them, as the nose."""
    elbows_down: float
    """The middle of those that were seen, below the shoulders."""
    elbow_span: float
    """Between the elbows."""

    @classmethod
    def of(cls, pose: Pose, body: Body) -> Self:
        """Take the line out of a pose."""
        left, right, torso_px = body.left, body.right, body.torso_px
        hands = (left.wrist + right.wrist) / 2.0 - body.shoulders
        elbows = mean_seen(left.elbow, right.elbow) - body.shoulders
        return cls(
            length=math.dist(left.shoulder, right.shoulder) / torso_px,
            heading_deg=_heading_deg(pose, "shoulder"),
            leftward=math.copysign(1.0, float(left.shoulder[0] - right.shoulder[0])),
            nose=float(body.nose[0] - body.shoulders[0]) / torso_px,
            hands=float(hands[0]) / torso_px,
            elbows_down=float(elbows[1]) / torso_px,
            elbow_span=math.dist(left.elbow, right.elbow) / torso_px,
        )


class TurnGauge:
    """Reads the turn of the trunk against the start pose that was held last."""

    def __init__(self) -> None:
        """Begin without a start pose."""
        self._recent: deque[tuple[float, ShoulderLine]] = deque()
        self._start: ShoulderLine | None = None
        self._given_up = False

    def begin(self) -> None:
        """Take the last half second as the start pose."""
        if self._recent:
            self._start = _median([line for _, line in self._recent])
            self._given_up = False

    def give_up(self) -> None:
        """Wait for the next start pose.

        The last one still tells who is turned, so that nobody takes a start pose in a
        turn that is held; not where the arms have moved since.
        """
        self._given_up = True

    def update(self, pose: Pose, body: Body) -> dict[str, float]:
        """Take in one pose; return the turn towards each side by full name, degrees.

        Before the first start pose whoever is seen is not turned.
        """
        line = ShoulderLine.of(pose, body)
        self._recent.append((pose.time_s, line))
        while self._recent[0][0] < pose.time_s - START_S:
            self._recent.popleft()
        start = self._start or line
        elsewhere = abs(_arms_raised(line, start)) >= ARMS_RAISED_TORSOS
        if self._given_up and elsewhere:
            start = line
        return _towards_both(turn_left(line, start))


def turn_left(line: ShoulderLine, start: ShoulderLine) -> float:
    """Return how far the trunk is turned to the left since the start pose.

    Returns
    -------
    float
        Degrees, negative to the right. NaN if shoulders, hips or elbows were not seen,
        where the arms are raised, and where nothing tells that it is a turn.

    Notes
    -----
    The arc cosine of the length against that of the start pose, or the heading by
    depth up to a bound, whichever is more: each alone reads short. An arc cosine near
    0 makes 8 degrees of one hundredth of the length, so it counts as far as there is
    evidence of a turn. Perspective is left out: at 2.2 m it changes the length of a
    line of 0.4 m by less than 1 %.

    """
    if not _arms_raised(line, start) < ARMS_RAISED_TORSOS:
        return math.nan
    by_depth_deg = _wrapped(line.heading_deg - start.heading_deg)
    foreshortened = line.length / (start.length or math.nan)
    by_length_deg = math.degrees(math.acos(min(foreshortened, 1.0)))
    turn_deg = max(by_length_deg, min(abs(by_depth_deg), DEPTH_TELLS_DEG))
    evidence = _evidence_left(line, start, by_depth_deg)
    share = min(1.0, abs(evidence) / SURE)
    if turn_deg > DOUBTFUL_DEG and share < LEAST_SHARE:
        return math.nan
    return math.copysign(share * turn_deg, evidence)


def _arms_raised(line: ShoulderLine, start: ShoulderLine) -> float:
    """Return how far the elbows are above where they were, torso lengths."""
    return start.elbows_down - line.elbows_down


def turn_by_depth(pose: Pose) -> dict[str, float]:
    """Return the turn of the shoulders against the hips by depth alone, by full name.

    Degrees, NaN where not seen: exact of made-up bodies, not of people.
    """
    shoulders_deg, hips_deg = (_heading_deg(pose, part) for part in ("shoulder", "hip"))
    return _towards_both(_wrapped(shoulders_deg - hips_deg))


def _towards_both(left_deg: float) -> dict[str, float]:
    """Return a turn to the left as a turn to each side."""
    return {
        f"trunk_rotation_{Side.LEFT}": left_deg,
        f"trunk_rotation_{Side.RIGHT}": 0.0 - left_deg,
    }


NOT_TURNED = _towards_both(0.0)


def _heading_deg(pose: Pose, part: str) -> float:
    """Return where the front of a pair of joints points, rising to the left."""
    left, right = (pose.world_m[Landmark.on(side, part)] for side in Side)
    across, _, away = (left - right).tolist()
    return math.degrees(math.atan2(away, across))


def _evidence_left(
    line: ShoulderLine, start: ShoulderLine, by_depth_deg: float
) -> float:
    """Return the evidence of a turn to the left, about -1 to 1.

    The nose goes along, as far as the head does. Of wide arms the nearer one looks
    longer, so the middle of the hands goes the other way.
    """
    nose = start.leftward * (line.nose - start.nose)
    wide = start.elbow_span > WIDE_ARMS * start.length
    hands = start.hands - line.hands if wide else 0.0
    depth = DEPTH_WEIGHT * math.sin(math.radians(by_depth_deg))
    return math.fsum(each for each in (nose, hands, depth) if not math.isnan(each))


def _median(lines: Sequence[ShoulderLine]) -> ShoulderLine:
    """Return the median of each part over the lines in which it was seen."""
    values = {}
    for part in fields(ShoulderLine):
        each = [getattr(line, part.name) for line in lines]
        seen = [value for value in each if not math.isnan(value)]
        values[part.name] = statistics.median(seen) if seen else math.nan
    return ShoulderLine(**values)


def _wrapped(angle_deg: float) -> float:
    return (angle_deg + 180.0) % 360.0 - 180.0
