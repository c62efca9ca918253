"""Repetitions as beats: everything goes out, is held, and comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from render.bones import SIDES
from render.clip import Repetition
from render.keyframes import Key, Track
from render.movement import AnyStance, Movement

Angles = Mapping[str, float | None]
"""Fields of `Trunk` by name; angles of limbs as `left.hip_flexion`, or `both.`
None is as the floor has it."""

OPENING_S = 0.8
DIP_SHARE = 0.3  # of the way back


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One way out, a hold, and the way back."""

    start_s: float
    out_s: float = 1.6
    hold_s: float = 0.6
    back_s: float = 1.6
    to: Angles
    """What is held; what is not named stays at rest."""
    by: Angles = field(default_factory=dict)
    """What is passed on both ways, half way out and half way back."""
    by_share: float = 0.5
    """When on the way out `by` is passed."""
    dips: int = 0
    """How often the hold is left for a part of the way back."""
    side: str = ""
    counts: bool = True

    @property
    def held_s(self) -> float:
        """When the way out is done."""
        return self.start_s + self.out_s

    @property
    def left_s(self) -> float:
        """When the way back begins."""
        return self.held_s + self.hold_s

    @property
    def end_s(self) -> float:
        """When all is back at rest."""
        return self.left_s + self.back_s

    @property
    def repetition(self) -> Repetition:
        """The repetition that this is."""
        return Repetition(
            side=self.side, start_s=self.start_s, end_s=self.end_s, counts=self.counts
        )


def in_a_row(*beats: Beat, first_s: float = 1.0, pause_s: float = 0.8) -> list[Beat]:
    """Return the beats one after the other; their own start is added to the pause."""
    row, now_s = [], first_s
    for beat in beats:
        row.append(moved_to(beat, now_s + beat.start_s))
        now_s = row[-1].end_s + pause_s
    return row


def moved_to(beat: Beat, start_s: float) -> Beat:
    """Return a beat at another time."""
    fields = {name: getattr(beat, name) for name in Beat.__dataclass_fields__}
    return Beat(**(fields | {"start_s": start_s}))


def movement(
    stance: AnyStance,
    rest: Angles,
    beats: Sequence[Beat],
    *,
    still_s: float = 1.0,
    tremor_deg: float = 0.0,
    opening: Angles | None = None,
) -> Movement:
    """Return the movement that does these beats from a pose at rest.

    It begins there, or in an opening pose that becomes the one at rest.
    """
    rest, opening = _spread(rest), _spread(opening or {})
    names = dict.fromkeys(
        [*rest, *(n for b in beats for n in _spread({**b.to, **b.by}))]
    )
    tracks = {}
    for name in names:
        at_rest = rest.get(name, _zero(name))
        keys = [Key(0.0, opening.get(name, at_rest)), Key(OPENING_S, at_rest)]
        first = keys if name in opening else [Key(0.0, at_rest)]
        tracks[name] = Track((*first, *_keys(name, at_rest, beats)))
    return Movement(
        stance=stance,
        duration_s=beats[-1].end_s + still_s,
        trunk={name: track for name, track in tracks.items() if "." not in name},
        limbs={
            side: {
                name.partition(".")[2]: track
                for name, track in tracks.items()
                if name.startswith(f"{side}.")
            }
            for side in SIDES
        },
        tremor_deg=tremor_deg,
    )


def _zero(name: str) -> float | None:
    return None if "." in name else 0.0


def _spread(angles: Angles) -> dict[str, float | None]:
    """Return the angles with `both` written out."""
    spread = {}
    for name, angle in angles.items():
        limb, dot, what = name.partition(".")
        names = [f"{side}.{what}" for side in SIDES] if limb == "both" else [name]
        spread |= dict.fromkeys(names if dot else [name], angle)
    return spread


def _keys(name: str, rest: float | None, beats: Sequence[Beat]) -> list[Key]:
    keys: list[Key] = []
    for beat in beats:
        held, passed = _spread(beat.to), _spread(beat.by)
        if name not in held and name not in passed:
            continue
        out = held.get(name, rest)
        keys.append(Key(beat.start_s, rest))
        if name in passed:
            keys.append(Key(beat.start_s + beat.by_share * beat.out_s, passed[name]))
        keys += [Key(beat.held_s, out), *_dips(beat, rest, out), Key(beat.left_s, out)]
        if name in passed:
            keys.append(Key(beat.end_s - beat.by_share * beat.back_s, passed[name]))
        keys.append(Key(beat.end_s, rest))
    return keys


def _dips(beat: Beat, rest: float | None, out: float | None) -> list[Key]:
    """Return the keys of a hold that bounces."""
    if not beat.dips or rest is None or out is None:
        return []
    step_s, up = beat.hold_s / (2 * beat.dips), out + DIP_SHARE * (rest - out)
    turns = range(1, 2 * beat.dips)
    return [Key(beat.held_s + n * step_s, up if n % 2 else out) for n in turns]
