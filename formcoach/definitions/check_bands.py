"""The bands of start and target, and the signal that counts."""

from collections.abc import Iterator

from formcoach.definitions.draft import Complaint, Draft, DraftBand
from formcoach.definitions.reach import error, figure, is_length, reach, unit
from formcoach.definitions.signal_names import parsed, unknown_signal
from formcoach.domain.exercise import Band, Mode
from formcoach.domain.measurement import SignalRef
from formcoach.domain.orientation import View
from formcoach.domain.signals import SIGNALS

NARROWEST_TARGET_ERRORS = 2.0
"""A target band of twice the error: a patient in its middle is seen to be in it."""
NARROWEST_START_ERRORS = 1.0
"""The start pose is held still and looked at until it fits: whoever is just outside
waits a moment and is judged by nothing."""
_WITHOUT_EXCURSION = frozenset({Mode.HOLD, Mode.TIMED})
"""Modes that count time in the target and need no way there."""


def band_complaints(draft: Draft) -> Iterator[Complaint]:
    """Yield what is wrong with the bands and with ``counts_by``."""
    for band in draft.bands:
        yield from _signal_complaints(band, draft.view)
    for band in draft.start:
        yield from _bounds_complaints(band, NARROWEST_START_ERRORS)
    for band in draft.target:
        yield from _bounds_complaints(band, NARROWEST_TARGET_ERRORS)
    yield from _counting_complaints(draft)


def not_in_view(ref: SignalRef, view: View | None) -> str:
    """Return the sentence for a signal that the view cannot show, or nothing."""
    views = SIGNALS[ref.signal].views
    if view is None or view in views:
        return ""
    seen = " or ".join(sorted(views))
    return f"{ref} cannot be seen from the {view}; it needs view {seen}"


def _signal_complaints(band: DraftBand, view: View | None) -> Iterator[Complaint]:
    if band.ref is None:
        yield Complaint(loc=band.loc, sentence=unknown_signal(band.name), at_key=True)
    elif sentence := not_in_view(band.ref, view):
        yield Complaint(loc=band.loc, sentence=sentence, at_key=True)


def _bounds_complaints(band: DraftBand, narrowest: float) -> Iterator[Complaint]:
    if band.band is None:
        yield Complaint(
            loc=band.loc,
            sentence=f"the first bound, {figure(band.lower)}, must be less than the "
            f"second, {figure(band.upper)}",
        )
        return
    if band.ref is None:
        return
    possible, width = reach(band.ref), narrowest * error(band.ref)
    for bound in (band.lower, band.upper):
        if bound not in possible:
            yield Complaint(loc=band.loc, sentence=beyond_reach(band.ref, bound))
    if band.upper - band.lower < width - 1e-9:
        yield Complaint(
            loc=band.loc,
            sentence=f"the band is {figure(band.upper - band.lower)} wide; the camera "
            f"needs at least {figure(width)} {unit(band.ref)} here",
        )


def beyond_reach(ref: SignalRef, bound: float) -> str:
    """Return the sentence for a value that no body can show."""
    possible = reach(ref)
    return (
        f"{figure(bound)} is beyond what a body can do: {ref} lies between "
        f"{figure(possible.lower)} and {figure(possible.upper)} {unit(ref)}"
    )


def _counting_complaints(draft: Draft) -> Iterator[Complaint]:
    name = draft.counts_by
    if name is None:
        return
    ref = parsed(name)
    if ref is None:
        yield Complaint(loc=("counts_by",), sentence=unknown_signal(name))
        return
    for section, names in (
        ("start", draft.start_names),
        ("target", draft.target_names),
    ):
        if name not in names:
            yield Complaint(
                loc=("counts_by",), sentence=f"{name} needs a band under {section}"
            )
    start, target = _band_of(draft.start, ref), _band_of(draft.target, ref)
    if start and target and start.band and target.band:
        yield from _gap_complaints(draft, ref, start.band, target.band)


def _gap_complaints(
    draft: Draft, ref: SignalRef, start: Band, target: Band
) -> Iterator[Complaint]:
    gap = max(target.lower - start.upper, start.lower - target.upper)
    if (
        draft.mode in _WITHOUT_EXCURSION
        or draft.mode is None
        or gap >= error(ref) - 1e-9
    ):
        return
    apart = f"only {figure(gap)}" if gap > 0 else "not"
    yield Complaint(
        loc=("target", str(ref)),
        sentence=f"start and target are {apart} apart; below {figure(error(ref))} "
        f"{'torso lengths' if is_length(ref) else 'degrees'} the camera cannot tell "
        "them apart, so use mode hold or timed",
    )


def _band_of(bands: tuple[DraftBand, ...], ref: SignalRef) -> DraftBand | None:
    return next((band for band in bands if band.ref == ref), None)
