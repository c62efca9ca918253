"""Made-up people who raise their arms, sit down, lie down and fall."""

from dataclasses import replace

import numpy as np

from formcoach.domain.anatomy import Side
from formcoach.testing import (
    FACING_CAMERA_DEG,
    FACING_RIGHT_DEG,
    STANDING,
    Angles,
    Camera,
    Person,
    perform,
)

FRONT = Camera(yaw_deg=FACING_CAMERA_DEG)
SIDE = Camera(yaw_deg=FACING_RIGHT_DEG)
UP_DEG = 165.0
"""An arm that is raised as people do it, not quite straight up."""
RIGHT_UP = STANDING.on(Side.RIGHT, shoulder_flexion=UP_DEG)
LEFT_UP = STANDING.on(Side.LEFT, shoulder_flexion=UP_DEG)
BOTH_UP = STANDING.both(shoulder_flexion=UP_DEG)
LYING = Angles(trunk_inclination=-90)
FACE_DOWN = Angles(trunk_inclination=90)
SITTING_DOWN = Angles(trunk_inclination=20).both(hip_flexion=100, knee_flexion=95)
SQUATTING = Angles(trunk_inclination=30).both(hip_flexion=125, knee_flexion=130)
KNEELING = STANDING.both(knee_flexion=90)
STANDING_M = 0.84
"""Height of the hips of the made-up adult."""


def held(angles, held_s, *, rest=STANDING, before_s=1.0, after_s=0.5, move_s=0.4):
    """Return keyframes: at rest, a sign that is held, at rest again."""
    up_s = before_s + move_s
    down_s = up_s + held_s
    return (
        (0.0, rest),
        (before_s, rest),
        (up_s, angles),
        (down_s, angles),
        (down_s + move_s, rest),
        (down_s + move_s + after_s, rest),
    )


def times_of(watch, poses):
    """Return when a watch answered, and what."""
    answers = [(pose.time_s, watch.update(pose)) for pose in poses]
    return [(time_s, answer) for time_s, answer in answers if answer]


def grounded(keyframes, *, fps=15.0, camera=SIDE, noise_px=0.0, scale=1.0, seed=0):
    """Return poses of somebody whose hips are at given heights above the floor.

    Each keyframe is ``(time_s, angles, hip_height_m)``; the floor lies 150 pixels below
    the middle of a picture in which a metre is 140 pixels.
    """
    noise = np.random.default_rng(seed)
    times = [time_s for time_s, _, _ in keyframes]
    heights = [height_m for _, _, height_m in keyframes]
    person = Person()
    camera = replace(camera, px_per_m=140.0 * scale, hips_px=(320.0, 0.0))
    for each in perform(
        [(time_s, angles) for time_s, angles, _ in keyframes],
        fps=fps,
        person=person,
        camera=camera,
    ):
        eased = np.interp(each.time_s, times, heights)
        y_px = 390.0 - eased * camera.px_per_m
        moved = each.image_px + np.array([0.0, y_px])
        if noise_px:
            moved = moved + noise.normal(0, noise_px, moved.shape)
        yield replace(each, image_px=moved)
