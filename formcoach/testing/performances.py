"""Movements of a made-up body, from keyframe to keyframe."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from typing import TypeVar

from formcoach.domain.anatomy import Landmark
from formcoach.domain.observation import Pose, Trouble
from formcoach.figure.angles import Angles, LimbAngles
from formcoach.figure.camera import Camera
from formcoach.figure.skeleton import Person
from formcoach.testing.people import pose

Bent = TypeVar("Bent", Angles, LimbAngles)


def perform(
    keyframes: Sequence[tuple[float, Angles]],
    *,
    fps: float = 30.0,
    person: Person | None = None,
    camera: Camera | None = None,
    hidden: Iterable[Landmark] = (),
) -> Iterator[Pose]:
    """Yield the poses of a movement that eases from one keyframe to the next.

    Parameters
    ----------
    keyframes
        ``(time_s, angles)``, times rising.
    fps
        Frames a second.
    person, camera, hidden
        As for :func:`pose`.

    """
    hidden = tuple(hidden)
    first_s, last_s = keyframes[0][0], keyframes[-1][0]
    for index in range(math.floor((last_s - first_s) * fps + 1e-9) + 1):
        time_s = first_s + index / fps
        yield pose(
            _between(keyframes, time_s),
            time_s=time_s,
            person=person,
            camera=camera,
            hidden=hidden,
        )


def absent(poses: Iterable[Pose], trouble: Trouble = Trouble.NOBODY) -> Iterator[Pose]:
    """Yield poses at the same times in which nobody was found, for a reason."""
    for each in poses:
        yield Pose.absent(
            each.time_s, trouble, width_px=each.width_px, height_px=each.height_px
        )


def _between(keyframes: Sequence[tuple[float, Angles]], time_s: float) -> Angles:
    for (start_s, start), (end_s, end) in pairwise(keyframes):
        if time_s <= end_s:
            way = (time_s - start_s) / (end_s - start_s)
            return _blend(start, end, (1.0 - math.cos(math.pi * way)) / 2.0)
    return keyframes[-1][1]


def _blend(start: Bent, end: Bent, share: float) -> Bent:
    changed = {}
    for each in fields(start):
        first, last = getattr(start, each.name), getattr(end, each.name)
        if isinstance(first, LimbAngles):
            changed[each.name] = _blend(first, last, share)
        else:
            changed[each.name] = first + (last - first) * share
    return replace(start, **changed)
