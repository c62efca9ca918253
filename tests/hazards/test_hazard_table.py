"""No hazard loses its test without anybody noticing."""

import pytest

from tests.hazards.hazard_table import HAZARDS, PAGE, controls, page


@pytest.mark.parametrize("number", HAZARDS)
def test_every_hazard_has_a_test_under_its_name(number):
    """A control that nothing tests is a hope."""
    assert controls()[number]


def test_the_page_of_hazards_is_that_of_the_tests():
    """When it fails, write it anew: python -m tests.hazards.hazard_table."""
    assert PAGE.read_text(encoding="utf-8") == page()
