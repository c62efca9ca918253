"""The way into the picture, by voice: nearer, farther, feet, level."""

from dataclasses import replace

import numpy as np
import pytest

from formcoach.domain.anatomy import Landmark
from formcoach.domain.observation import Trouble
from formcoach.session.guidance import (
    FARTHER,
    FEET,
    HEAD,
    LEVEL,
    NEARER,
    SetUpGuide,
    framing,
)
from formcoach.testing import (
    FACING_CAMERA_DEG,
    HOOK_LYING,
    ON_HANDS_AND_KNEES,
    STANDING,
    Camera,
    absent,
    perform,
    pose,
)

WELL = Camera(yaw_deg=FACING_CAMERA_DEG, hips_px=(320, 250))


def moved(person, *, y_px=0.0, scale=1.0):
    """Return a pose moved down the picture and enlarged about its middle."""
    image_px = (person.image_px - (320, 240)) * scale + np.array([320, 240 + y_px])
    return replace(person, image_px=image_px)


@pytest.mark.parametrize("body", [STANDING, HOOK_LYING, ON_HANDS_AND_KNEES])
def test_who_is_well_in_the_picture_hears_nothing(body):
    """Silence is the best guidance."""
    camera = replace(WELL, yaw_deg=90.0)

    assert framing(pose(body, camera=camera)) == ""


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (pose(STANDING, camera=replace(WELL, px_per_m=60)), NEARER),
        (moved(pose(STANDING, camera=WELL), y_px=120), FEET),
        (moved(pose(STANDING, camera=WELL), y_px=-160), HEAD),
        (pose(STANDING, camera=replace(WELL, roll_deg=12)), LEVEL),
        (pose(STANDING, camera=WELL, hidden=[27, 28]), FEET),
    ],
)
def test_what_is_wrong_with_the_picture_is_said(person, words):
    """The patient stands too far off to see it."""
    assert framing(person) == words


def test_a_body_from_edge_to_edge_is_too_near():
    """Its hands would leave the picture with the first movement."""
    lying = pose(HOOK_LYING, camera=replace(WELL, yaw_deg=90.0))
    inside = lying.visibility.copy()
    inside[[Landmark.LEFT_FOOT_INDEX, Landmark.RIGHT_FOOT_INDEX]] = 1.0
    wide = np.ptp(lying.image_px[:, 0])
    near = moved(replace(lying, visibility=inside), scale=0.975 * 640 / wide)
    across = near.image_px[:, 0]
    shift = np.array([(640 - across.max() - across.min()) / 2, 0])
    centred = near.image_px + shift

    assert framing(replace(near, image_px=centred)) == FARTHER


def test_somebody_who_bends_sideways_is_no_tilted_camera():
    """Only a body in one line can tell that the camera is not level."""
    bent = replace(STANDING, trunk_lateral_flexion=20)

    assert framing(pose(bent, camera=WELL)) == ""


def test_guidance_waits_until_it_has_lasted():
    """Walking into the picture nobody wants to hear of their feet."""
    far = replace(WELL, px_per_m=60)
    guide = SetUpGuide()
    said = [
        guide.update(each)
        for each in perform([(0, STANDING), (2, STANDING)], camera=far)
    ]

    assert said[0] == said[20] == ""
    assert said[-1] == "Please come nearer to the camera."


def test_nobody_in_sight_is_not_told_to_come_nearer():
    """That is said elsewhere, in other words."""
    [nobody] = absent([pose(STANDING)], Trouble.NOBODY)

    assert framing(nobody) == ""
