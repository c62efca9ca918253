"""The edge of the trunk and its bend, on drawn bodies whose curve is known."""

import math
from dataclasses import replace

import cv2
import numpy as np
import pytest

from formcoach.domain.observation import STATIONS, TrunkOutline
from formcoach.domain.orientation import View
from formcoach.kinematics.back import (
    FROM,
    LOWER_FROM,
    LOWER_TO,
    TO,
    back_bend,
    back_line,
    lower_back_bend,
)
from formcoach.kinematics.measure import Goniometer
from formcoach.pose.recording import Recording, RecordingOrigin
from formcoach.pose.recording_file import load_recording, save_recording
from formcoach.pose.trunk_outline import trunk_outline
from formcoach.testing import ON_HANDS_AND_KNEES, pose

HIPS, SHOULDERS = np.array([120.0, 240.0]), np.array([320.0, 240.0])
TORSO_PX = 200.0


def body(height=0.0, *, soft_px=0.0, bump_px=0.0):
    """Return the mask of a level trunk whose back rises by a parabola.

    ``height`` is how far its middle lies above its ends, in torso lengths; the belly is
    straight. The trunk reaches beyond hips and shoulders.
    """
    x = np.arange(60, 381)
    along = (x - HIPS[0]) / TORSO_PX
    back_y = 240 - TORSO_PX * (0.2 + 4 * height * along * (1 - along))
    if bump_px:
        back_y -= bump_px * np.exp(-(((along - 0.6) / 0.05) ** 2))
    outline = np.concatenate(
        [np.stack([x, back_y], 1), [[380, 290], [60, 290]]]
    ).astype(np.float32)
    mask = np.zeros((480, 640), np.float32)
    cv2.fillPoly(mask, [np.round(outline * 16).astype(np.int32)], 1.0, cv2.LINE_AA, 4)
    return cv2.GaussianBlur(mask, (0, 0), soft_px) if soft_px else mask


def bend_deg(height):
    """Return the exact turn of the tangent of that parabola over the fitted part."""
    return math.degrees(8 * height * (TO - FROM))


def read(mask, hips=HIPS, shoulders=SHOULDERS, facing=1):
    """Return the bend that is read from a mask."""
    return back_bend(trunk_outline(mask, hips, shoulders), facing)


@pytest.mark.parametrize("height", [-0.1, -0.05, 0.0, 0.05, 0.1])
def test_the_bend_of_a_drawn_back_is_the_turn_of_its_curve(height):
    """Round is positive, hollow negative, a straight back reads 0."""
    assert read(body(height)) == pytest.approx(bend_deg(height), abs=2.0)


def test_the_lower_part_of_an_even_curve_turns_by_its_share():
    """Both are degrees of the same kind, over a longer and a shorter way."""
    outline = trunk_outline(body(0.1), HIPS, SHOULDERS)

    share = (LOWER_TO - LOWER_FROM) / (TO - FROM)
    assert lower_back_bend(outline, 1) == pytest.approx(share * bend_deg(0.1), abs=3.0)
    assert math.isnan(lower_back_bend(None, 1))
    assert math.isnan(lower_back_bend(outline, 0))


def test_a_low_back_that_rounds_alone_is_read_from_both_parts():
    """The buttocks follow it, so a fit that leaves the sacrum out would miss it."""
    curve = 0.5  # per torso length
    low = np.minimum(STATIONS - LOWER_TO, 0.0)
    edge = 0.2 - curve / 2.0 * low**2
    outline = TrunkOutline(
        distance=np.stack([edge, edge]), sharpness=np.ones((2, len(STATIONS)))
    )

    turned_deg = math.degrees(curve * (LOWER_TO - LOWER_FROM))
    assert lower_back_bend(outline, 1) == pytest.approx(turned_deg, abs=0.1)
    assert back_bend(outline, 1) == pytest.approx(turned_deg, rel=0.2)


def test_facing_chooses_the_back_and_not_the_belly():
    """The same picture for somebody who lies on the other side."""
    outline = trunk_outline(body(0.1), HIPS, SHOULDERS)

    assert back_bend(outline, 1) == pytest.approx(bend_deg(0.1), abs=2.0)
    assert back_bend(outline, -1) == pytest.approx(0.0, abs=2.0)


@pytest.mark.parametrize("turn_deg", [30, 90, 180, 250])
def test_the_bend_does_not_depend_on_how_the_body_lies_in_the_picture(turn_deg):
    """Standing, hinged, on hands and knees: the same back."""
    turn = cv2.getRotationMatrix2D((320, 240), turn_deg, 0.8)
    mask = cv2.warpAffine(body(0.08), turn, (640, 480))
    hips, shoulders = (turn @ [*point, 1.0] for point in (HIPS, SHOULDERS))

    assert read(mask, hips, shoulders) == pytest.approx(bend_deg(0.08), abs=3.0)


def test_a_blurred_edge_is_not_measured():
    """A light shirt before a light wall leaves the model unsure where the back ends."""
    assert math.isnan(read(body(0.05, soft_px=25.0)))


@pytest.mark.parametrize("station", [0.15, 0.85])
def test_a_back_that_is_blurred_in_one_place_is_not_measured_anywhere(station):
    """A light shirt before a light wall: its neutral hinge was called rounded."""
    edge = np.full(len(STATIONS), 0.2)
    blurred = np.where(np.abs(STATIONS - station) < 0.1, 0.9, 1.0)
    outline = TrunkOutline(
        distance=np.stack([edge, edge]), sharpness=np.stack([blurred, blurred])
    )

    assert math.isnan(back_bend(outline, 1))
    assert math.isnan(lower_back_bend(outline, 1))


def test_an_arm_across_the_back_is_not_measured():
    """A bump is no curve of the spine."""
    assert math.isnan(read(body(0.0, bump_px=40.0)))


def test_a_back_outside_the_mask_is_not_measured():
    """Nobody there, or the edge out of reach."""
    assert math.isnan(read(np.zeros((480, 640), np.float32)))
    assert math.isnan(read(np.ones((480, 640), np.float32)))


def test_a_hole_in_the_mask_is_not_taken_for_the_back():
    """A logo on the shirt may fall out of the mask."""
    mask = body(0.05)
    cv2.circle(mask, (220, 222), 5, 0.0, -1)

    assert read(mask) == pytest.approx(bend_deg(0.05), abs=3.0)


def test_without_a_mask_or_a_facing_nothing_is_measured():
    """The mask is asked for only by exercises that use it."""
    assert math.isnan(back_bend(None, 1))
    assert math.isnan(back_bend(trunk_outline(body(), HIPS, SHOULDERS), 0))


def test_a_replay_reads_the_same_bend(tmp_path):
    """A recording holds a few dozen numbers of the outline, and no picture."""
    outline = trunk_outline(body(0.07), HIPS, SHOULDERS)
    bare = pose(ON_HANDS_AND_KNEES)
    exact = {
        name: getattr(bare, name).astype(np.float32).astype(np.float64)
        for name in ("image_px", "world_m", "visibility")
    }
    seen = replace(bare, outline=outline, **exact)
    unseen = replace(seen, time_s=0.1, outline=None)
    origin = RecordingOrigin(source="drawn", model="none", model_sha256="")
    save_recording(tmp_path / "a.poses", Recording.of([seen, unseen], origin))

    first, second = load_recording(tmp_path / "a.poses").poses()

    assert np.array_equal(first.outline.distance, outline.distance, equal_nan=True)
    assert second.outline is None
    reading = Goniometer(View.SIDE).measure(first).measurements
    assert reading.get("back_bend") == back_bend(outline, 1)


def test_the_line_that_is_drawn_lies_on_the_edge_of_the_body():
    """What is shown over the picture is what was measured."""
    mask = body(0.1)
    bare = pose(ON_HANDS_AND_KNEES)
    image_px = bare.image_px.copy()
    for point, parts in ((HIPS, (23, 24)), (SHOULDERS, (11, 12))):
        image_px[list(parts)] = point
    seen = replace(
        bare, image_px=image_px, outline=trunk_outline(mask, HIPS, SHOULDERS)
    )

    for x_px, y_px in back_line(seen, 1):
        above, below = (mask[int(y_px + off), int(x_px)] for off in (-4, 4))
        assert (above, below) == (0.0, 1.0)


def test_an_outline_of_another_shape_is_refused():
    """A programmer's mistake."""
    with pytest.raises(ValueError, match="distance must have shape"):
        TrunkOutline(distance=np.zeros((2, 3)), sharpness=np.zeros((2, 3)))
