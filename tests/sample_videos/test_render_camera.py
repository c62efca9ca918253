"""The renderer's camera: where points appear, and where on the floor a pixel looks."""

import math
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.append(str(Path(__file__).parents[2] / "sample_videos"))

from render.camera import CameraSpec

PLACE = {"distance_m": 2.65, "height_m": 0.72, "beside_m": 0.13}
POINTS_M = np.random.default_rng(5).uniform(-1.0, 1.0, (200, 3))
WALL_M = 2.2


def seen_by_a_level_camera(camera, points_m):
    """Return where points appear as every shipped clip of a level camera was drawn."""
    away, along, up = np.moveaxis(points_m - camera.eye_m, -1, 0)
    level = np.stack([-along, -up], axis=-1) * (camera.focal_px / away)[:, None]
    roll = math.radians(camera.roll_deg)
    cos, sin = math.cos(roll), math.sin(roll)
    middle = np.array([camera.width_px, camera.height_px]) / 2.0
    return level @ np.array([[cos, -sin], [sin, cos]]) + middle


@pytest.mark.parametrize("roll_deg", [0.0, 7.0, -12.0])
def test_a_level_camera_sees_as_it_did_before_it_could_look_down(roll_deg):
    """Or the truth of the clips would no longer fit their pictures."""
    camera = CameraSpec(**PLACE, roll_deg=roll_deg)

    assert camera.project(POINTS_M) == pytest.approx(
        seen_by_a_level_camera(camera, POINTS_M), abs=1e-9
    )


def test_what_it_looks_down_at_is_in_the_middle():
    """As high as it is far away, it looks down by 45 degrees at the origin."""
    camera = CameraSpec(distance_m=1.5, height_m=1.5, beside_m=0.0, pitch_deg=45.0)

    (seen_px, ahead_m) = camera.see(np.zeros(3))

    assert seen_px == pytest.approx([320.0, 240.0])
    assert ahead_m == pytest.approx(math.hypot(1.5, 1.5))


def test_from_above_what_lies_farther_away_appears_higher():
    """And what is on the person's left appears on the right: towards -Y."""
    camera = CameraSpec(distance_m=1.5, height_m=1.5, beside_m=0.0, pitch_deg=45.0)

    (middle, farther, aside) = camera.project(
        np.array([[0.0, 0.0, 0.0], [0.3, 0.0, 0.0], [0.0, -0.3, 0.0]])
    )

    assert farther[1] < middle[1]
    assert farther[0] == pytest.approx(middle[0])
    assert aside[0] > middle[0]
    assert aside[1] == pytest.approx(middle[1])


@pytest.mark.parametrize("pitch_deg", [0.0, 44.0, -10.0])
def test_a_pixel_looks_at_the_floor_that_it_shows(pitch_deg):
    """The shadow on the floor is drawn by that."""
    camera = CameraSpec(**PLACE, pitch_deg=pitch_deg, roll_deg=3.0)

    hit = camera.floor_hit_m(WALL_M)

    on_floor = ~np.isnan(hit[..., 0])
    row, column = np.nonzero(on_floor)
    points_m = np.column_stack([hit[on_floor], np.zeros(len(row))])
    assert len(row)
    assert hit[on_floor][:, 0].max() < WALL_M
    assert camera.project(points_m) == pytest.approx(
        np.column_stack([column, row]) + 0.5, abs=1e-6
    )
