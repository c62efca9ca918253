"""The 33 BlazePose landmarks, the person's own sides, and the segments between.

Landmark numbers are those of the MediaPipe pose landmarker (Bazarevsky 2020, BlazePose,
arXiv 2006.10204, figure 2).
"""

from enum import IntEnum, StrEnum

N_LANDMARKS = 33


class Side(StrEnum):
    """A side of the person, never of the picture."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Landmark(IntEnum):
    """A point that the pose model finds, named by the person's own side."""

    NOSE = 0
    LEFT_EYE_INNER = 1
    LEFT_EYE = 2
    LEFT_EYE_OUTER = 3
    RIGHT_EYE_INNER = 4
    RIGHT_EYE = 5
    RIGHT_EYE_OUTER = 6
    LEFT_EAR = 7
    RIGHT_EAR = 8
    MOUTH_LEFT = 9
    MOUTH_RIGHT = 10
    LEFT_SHOULDER = 11
    RIGHT_SHOULDER = 12
    LEFT_ELBOW = 13
    RIGHT_ELBOW = 14
    LEFT_WRIST = 15
    RIGHT_WRIST = 16
    LEFT_PINKY = 17
    RIGHT_PINKY = 18
    LEFT_INDEX = 19
    RIGHT_INDEX = 20
    LEFT_THUMB = 21
    RIGHT_THUMB = 22
    LEFT_HIP = 23
    RIGHT_HIP = 24
    LEFT_KNEE = 25
    RIGHT_KNEE = 26
    LEFT_ANKLE = 27
    RIGHT_ANKLE = 28
    LEFT_HEEL = 29
    RIGHT_HEEL = 30
    LEFT_FOOT_INDEX = 31
    RIGHT_FOOT_INDEX = 32

    @classmethod
    def on(cls, side: Side, part: str) -> "Landmark":
        """Return the landmark of a part (``hip``, ``foot_index``) on one side."""
        return _ON[side, part]


_ON = {
    (side, landmark.name.removeprefix(f"{side.name}_").lower()): landmark
    for side in Side
    for landmark in Landmark
    if landmark.name.startswith(f"{side.name}_")
}

MIRRORED: tuple[int, ...] = tuple(
    Landmark[
        landmark.name.replace("LEFT", "*")
        .replace("RIGHT", "LEFT")
        .replace("*", "RIGHT")
    ]
    for landmark in Landmark
)
"""For each landmark the index of its twin on the other side (the nose is its own)."""

SEGMENTS: tuple[tuple[Landmark, Landmark], ...] = (
    (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER),
    (Landmark.LEFT_HIP, Landmark.RIGHT_HIP),
    *(
        (Landmark.on(side, upper), Landmark.on(side, lower))
        for side in Side
        for upper, lower in (
            ("shoulder", "hip"),
            ("shoulder", "elbow"),
            ("elbow", "wrist"),
            ("hip", "knee"),
            ("knee", "ankle"),
            ("ankle", "heel"),
            ("heel", "foot_index"),
            ("ear", "shoulder"),
        )
    ),
)
"""The lines of the stick figure that is drawn over the picture."""
