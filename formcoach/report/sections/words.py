"""Figures of what was kept, as words: rounded, and never finer than the camera."""

import math
from collections.abc import Iterable
from datetime import datetime, timedelta
from statistics import median

from formcoach.domain.measurement import SignalRef
from formcoach.domain.records import SessionRecord, SetRecord
from formcoach.feedback.counted_signal import band_told, told
from formcoach.feedback.figures import NOT_MEASURED, unit_of, value_words
from formcoach.language import tr

UNITS = {"deg": "°", "deg_s": "°/s", "s": " s", "torso_lengths": ""}


def ref_of(record: SetRecord) -> SignalRef | None:
    """Return the counted signal of a set, None if it has no name that is known."""
    try:
        return SignalRef.parse(record.signal)
    except KeyError:
        return None


def axis_unit(record: SetRecord) -> str:
    """Return what stands behind the figures of a chart."""
    ref = ref_of(record)
    return UNITS[unit_of(ref)] if ref else "°"


def reached(value: float, record: SetRecord) -> str:
    """Say a value of the counted signal: ``about 25°``."""
    ref = ref_of(record)
    return told(value, ref) if ref else value_words(value, "deg")


def band_words(record: SetRecord) -> str:
    """Say the target band from the start outwards, or that none is known."""
    ref, band = ref_of(record), record.band
    if band is None or ref is None:
        return tr("not kept")
    return band_told(band.lower, band.upper, ref)


def median_words(values: Iterable[float], record: SetRecord) -> str:
    """Say the median of what was measured."""
    return reached(middle(values), record)


def middle(values: Iterable[float]) -> float:
    """Return the median of what was measured, NaN where nothing was."""
    measured = [value for value in values if math.isfinite(value)]
    return median(measured) if measured else math.nan


def seconds(value_s: float) -> str:
    """Say seconds: ``about 2.5 s``."""
    return value_words(value_s, "s")


def in_a_table(words: str) -> str:
    """Return a figure without its ``about``, which the head of a table says once."""
    return words.removeprefix(tr("about {value}", value=""))


def share(fraction: float) -> str:
    """Say a share to the nearest five hundredths, for it is no finer: ``85 %``."""
    if not math.isfinite(fraction):
        return tr(NOT_MEASURED)
    return f"{5 * round(20 * fraction)} %"


def clock_of(session: SessionRecord, at: datetime) -> str:
    """Say what the patient's clock read at an instant."""
    return f"{at + timedelta(seconds=session.utc_offset_s):%H:%M}"


def times(count: int) -> str:
    """Say how often."""
    return tr("once") if count == 1 else tr("{count} times", count=count)


def n_sets(count: int) -> str:
    """Say how many sets."""
    return tr("1 set") if count == 1 else tr("{count} sets", count=count)


def n_days(count: int) -> str:
    """Say how many days."""
    return tr("1 day") if count == 1 else tr("{count} days", count=count)


def n_sessions(count: int) -> str:
    """Say how many sessions."""
    return tr("1 session") if count == 1 else tr("{count} sessions", count=count)
