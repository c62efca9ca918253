"""The next item is made while the present one is used."""

import threading
import time

import pytest

from formcoach.ui.ahead import Ahead


def test_everything_arrives_in_order():
    """No repetition may be skipped."""
    with Ahead(iter(range(500))) as items:
        assert list(items) == list(range(500))


def test_making_and_using_happen_at_once():
    """Twenty items of 10 ms each way take little more than one way."""

    def made():
        for number in range(20):
            time.sleep(0.01)
            yield number

    start_s = time.monotonic()
    with Ahead(made()) as items:
        for _ in items:
            time.sleep(0.01)

    assert time.monotonic() - start_s < 0.36


def test_at_most_one_item_waits():
    """A slow screen must not make the coach speak of the past."""
    made = []

    def make():
        for number in range(10):
            made.append(number)
            yield number

    with Ahead(make()) as items:
        next(items)
        time.sleep(0.3)
        assert len(made) <= 3


def test_a_failure_is_raised_where_the_items_are_used():
    """A camera that fails ends the coaching with its own words."""

    def failing():
        yield 1
        raise RuntimeError("the camera is gone")

    with (
        pytest.raises(RuntimeError, match="the camera is gone"),
        Ahead(failing()) as items,
    ):
        assert list(items) == [1]


def test_leaving_early_ends_the_thread():
    """Quitting leaves nothing behind."""
    before = threading.active_count()
    with Ahead(iter(range(100))) as items:
        next(items)

    assert threading.active_count() == before
