"""Finds where a function crosses zero."""

from collections.abc import Callable

TOLERANCE_DEG = 1e-6


def falling_root(value: Callable[[float], float], low: float, high: float) -> float:
    """Return the angle at which a falling function crosses zero, by bisection."""
    if not value(low) > 0.0 > value(high):
        raise ValueError(f"the chain cannot be closed between {low} and {high} deg")
    while high - low > TOLERANCE_DEG:
        middle = (low + high) / 2.0
        low, high = (middle, high) if value(middle) > 0.0 else (low, middle)
    return (low + high) / 2.0
