"""The names that a definition may write for a signal, and why another is refused."""

from collections.abc import Iterator

from formcoach.definitions.faults import did_you_mean, quoted
from formcoach.domain.anatomy import Side
from formcoach.domain.measurement import Limb, Reading, SignalRef
from formcoach.domain.signals import SIGNALS, TIMINGS, Unit


def _names() -> Iterator[str]:
    for signal in SIGNALS:
        for limb in Limb:
            for reading in Reading:
                name = str(SignalRef(signal=signal, limb=limb, reading=reading))
                if parsed(name) is not None:
                    yield name


def parsed(name: str) -> SignalRef | None:
    """Return the signal that a name stands for, None if there is none.

    A name with two readings (``hip_flexion_rate_change``) stands for none.
    """
    try:
        ref = SignalRef.parse(name)
    except KeyError:
        return None
    return ref if str(ref) == name else None


NAMES_FOR_BANDS = tuple(_names())
"""Every signal with every ending that fits it."""
NAMES_FOR_LIMITS = (*NAMES_FOR_BANDS, *TIMINGS)
"""The same and the timings of a whole repetition."""


def unknown_signal(name: str) -> str:
    """Return the sentence for a name that is no signal."""
    for side in Side:
        bare = name.removesuffix(f"_{side}")
        if bare != name and bare in SIGNALS:
            return (
                f"{quoted(name)}: leave out the side; the moving side is meant, "
                "and _other is the opposite one"
            )
    for ending in ("_other", f"_{Reading.ASYMMETRY}"):
        bare = name.removesuffix(ending)
        if bare != name and bare in SIGNALS:
            return f"{bare} has no left and right; leave out {ending}"
    if name in SIGNALS and SIGNALS[name].unit is Unit.PIXELS:
        return (
            f"{name} is a length, which can only be compared with the start pose; "
            f"write {name}_change"
        )
    return f"{quoted(name)} is not a known signal{did_you_mean(name, NAMES_FOR_LIMITS)}"
