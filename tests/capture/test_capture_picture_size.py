"""Large pictures are made smaller without changing their shape."""

import numpy as np
import pytest

from formcoach.capture.picture_size import fitted


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4320, 7680), (1080, 1920)),
        ((3840, 2160), (1920, 1080)),
        ((8192, 64), (1920, 15)),
        ((1080, 1920), (1080, 1920)),
        ((480, 640), (480, 640)),
    ],
)
def test_the_longer_side_comes_down_to_1920(size, expected):
    """Angles are measured in pixels, so the proportions must stay."""
    picture = np.full((*size, 3), 70, np.uint8)

    smaller = fitted(picture)

    assert smaller.shape == (*expected, 3)
    assert smaller.dtype == np.uint8
    assert smaller.flags.c_contiguous
    assert int(smaller.mean()) == 70


def test_a_picture_that_fits_is_not_copied():
    """Most are 640x480, thirty times a second."""
    picture = np.zeros((480, 640, 3), np.uint8)

    assert fitted(picture) is picture
