"""Finds where a function crosses zero."""

from collections.abc import Callable

TOLERANCE_DEG = 1e-3


def falling_root(value: Callable[[float], float], low: float, high: float) -> float:
    """Return where a falling function crosses zero.

    By false position, halving the weight of an end that stays (Illinois method). [1]_

    .. [1] Dowell and Jarratt, A modified regula falsi method, 1971.
    """
    above, below = value(low), value(high)
    if not above > 0.0 > below:
        raise ValueError(f"the chain cannot be closed between {low} and {high} deg")
    middle = low
    while high - low > TOLERANCE_DEG:
        last, middle = middle, (low * below - high * above) / (below - above)
        at = value(middle)
        if at == 0.0 or abs(middle - last) < TOLERANCE_DEG:
            break
        if at > 0.0:
            low, above, below = middle, at, below / 2.0
        else:
            high, below, above = middle, at, above / 2.0
    return middle


def crossing(value: Callable[[float], float], low: float, high: float) -> float:
    """Return where a function that rises or falls crosses zero."""
    if value(low) > 0.0:
        return falling_root(value, low, high)
    return falling_root(lambda at: -value(at), low, high)
