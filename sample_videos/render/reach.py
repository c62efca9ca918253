"""The reach of a bird dog: one leg and the other arm go out, hold and come back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from render.keyframes import SUPPORTED, Key, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """One leg and the other arm, out, held and back; seconds and degrees."""

    leg: str
    start_s: float
    out_s: float = 1.5
    hold_s: float = 2.0
    back_s: float = 1.5
    hip_flexion: float = 5.0
    knee_flexion: float = 3.0
    knee_out_by: float = 1.0
    """Share of the way out after which the knee is straight."""
    ankle_dorsiflexion: float = -25.0
    shoulder_flexion: float = 172.0
    elbow_flexion: float = 3.0
    elbow_on_the_way: float = 34.0
    """The elbow bends in passing, so that the hand clears the floor."""
    wrist_extension: float = 8.0
    lumbar_flexion: float = -2.0
    thoracic_flexion: float = 0.0

    @property
    def held_s(self) -> float:
        """When limbs are out."""
        return self.start_s + self.out_s

    @property
    def left_s(self) -> float:
        """When the way back begins."""
        return self.held_s + self.hold_s

    @property
    def end_s(self) -> float:
        """When hand and knee are back on the floor."""
        return self.left_s + self.back_s


def there_and_back(reach: Reach, rest: float | None, out: float) -> tuple[Key, ...]:
    """Return the keys that leave rest, hold an angle and come back."""
    return (
        Key(reach.start_s, rest),
        Key(reach.held_s, out),
        Key(reach.left_s, out),
        Key(reach.end_s, rest),
    )


def within(reach: Reach, first: float, last: float, out: float) -> tuple[Key, ...]:
    """Return keys that move during a part of the way out, and mirrored on the way back.

    Parameters
    ----------
    reach
        The reach.
    first, last
        Shares of the time of the way out, 0 to 1.
    out
        The angle held, in degrees.

    """
    return (
        Key(reach.start_s + first * reach.out_s, SUPPORTED),
        Key(reach.start_s + last * reach.out_s, out),
        Key(reach.end_s - last * reach.back_s, out),
        Key(reach.end_s - first * reach.back_s, SUPPORTED),
    )


def elbow(reach: Reach) -> tuple[Key, ...]:
    """Return the keys of an elbow that bends on the way out and on the way back."""
    out, passing = reach.elbow_flexion, reach.elbow_on_the_way
    return (
        Key(reach.start_s, SUPPORTED),
        Key(reach.start_s + 0.45 * reach.out_s, passing),
        Key(reach.held_s, out),
        Key(reach.left_s, out),
        Key(reach.end_s - 0.45 * reach.back_s, passing),
        Key(reach.end_s, SUPPORTED),
    )


def track(reaches: Iterable[Reach], keys: Callable[[Reach], tuple[Key, ...]]) -> Track:
    """Join the keys of all reaches."""
    return Track(tuple(key for reach in reaches for key in keys(reach)))


def spine_tracks(reaches: Iterable[Reach]) -> dict[str, Track]:
    """Return how the spine bends."""
    return {
        "lumbar_flexion": track(
            reaches, lambda r: there_and_back(r, 0.0, r.lumbar_flexion)
        ),
        "thoracic_flexion": track(
            reaches, lambda r: there_and_back(r, 0.0, r.thoracic_flexion)
        ),
    }


def limb_tracks(reaches: Iterable[Reach], side: str) -> dict[str, Track]:
    """Return what the arm and the leg of one side do."""
    leg = [reach for reach in reaches if reach.leg == side]
    arm = [reach for reach in reaches if reach.leg != side]
    tracks = {
        "hip_flexion": (leg, lambda r: there_and_back(r, SUPPORTED, r.hip_flexion)),
        "knee_flexion": (leg, lambda r: within(r, 0.0, r.knee_out_by, r.knee_flexion)),
        "ankle_dorsiflexion": (
            leg,
            lambda r: within(r, 0.45, 1.0, r.ankle_dorsiflexion),
        ),
        "shoulder_flexion": (
            arm,
            lambda r: there_and_back(r, SUPPORTED, r.shoulder_flexion),
        ),
        "elbow_flexion": (arm, elbow),
        "wrist_extension": (arm, lambda r: within(r, 0.05, 0.6, r.wrist_extension)),
    }
    return {name: track(of, keys) for name, (of, keys) in tracks.items() if of}
