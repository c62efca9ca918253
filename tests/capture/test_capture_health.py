"""Frozen and black pictures are noticed in time, and still scenes are not accused."""

import numpy as np

from formcoach.capture.health import PictureHealth
from formcoach.domain.observation import Trouble

RATE_HZ = 30


def noisy(index, *, level=120):
    """Return what a sensor gives of an unchanging scene."""
    noise = np.random.default_rng(index).integers(0, 4, (48, 64, 3))
    return (level + noise).astype(np.uint8)


def troubles(pictures):
    """Return the trouble at each picture of a camera of 30 pictures a second."""
    health = PictureHealth()
    return [
        health.trouble_of(index / RATE_HZ, image)
        for index, image in enumerate(pictures)
    ]


def first_s(found, trouble):
    """Return when a trouble was first found."""
    return found.index(trouble) / RATE_HZ


def test_H04_a_frozen_picture_is_found_within_a_second():
    """Hazard H4: the patient moves, and an old picture would be graded."""
    found = troubles([noisy(0)] * 45)

    assert 0.8 < first_s(found, Trouble.FROZEN) <= 1.0
    assert set(found[30:]) == {Trouble.FROZEN}


def test_a_still_scene_with_a_sensors_noise_is_alive():
    """A patient in child's pose does not move for a minute."""
    assert set(troubles(noisy(index) for index in range(90))) == {None}


def test_the_first_new_picture_ends_a_freeze():
    """Judging may begin again at once."""
    found = troubles([noisy(0)] * 40 + [noisy(1)])

    assert found[-2:] == [Trouble.FROZEN, None]


def test_a_short_stutter_is_no_freeze():
    """In dim light webcams send some pictures twice."""
    assert set(troubles(noisy(index // 4) for index in range(90))) == {None}


def test_a_covered_lens_is_black_after_half_a_second():
    """Its pictures are noisy, so they are not frozen."""
    found = troubles(noisy(index, level=2) for index in range(40))

    assert 0.5 <= first_s(found, Trouble.BLACK) < 0.6
    assert Trouble.FROZEN not in found


def test_a_black_frozen_picture_is_called_black():
    """The remedy is to look at the lens."""
    assert troubles([noisy(0, level=0)] * 45)[-1] is Trouble.BLACK


def test_a_hand_that_passes_the_lens_is_no_trouble():
    """A third of a second of darkness, then the scene again."""
    dark = [noisy(index, level=2) for index in range(10)]

    assert set(troubles([*dark, noisy(50), *dark, noisy(60)])) == {None}


def test_a_lamp_in_a_dark_room_is_no_black_picture():
    """The mean is as low; the spread is not."""

    def dim(index):
        picture = noisy(index, level=2)
        picture[:10, :10] = 255
        return picture

    assert set(troubles(dim(index) for index in range(40))) == {None}
