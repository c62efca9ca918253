"""The limits: where they lie, when they are judged, and what the patient hears."""

import re
from collections.abc import Iterator

from formcoach.definitions.check_bands import beyond_reach, not_in_view
from formcoach.definitions.draft import Complaint, Draft, DraftBand, DraftLimit
from formcoach.definitions.faults import quoted
from formcoach.definitions.reach import figure, is_length, reach, unit
from formcoach.definitions.signal_names import unknown_signal
from formcoach.domain.exercise import Band, Mode
from formcoach.domain.measurement import Reading, SignalRef
from formcoach.domain.signals import SIGNALS, TIMINGS

MARGIN_DEG = 8.0
"""A patient at the edge of the target must not be warned (docs/evidence.md)."""
MOST_WORDS = 10
"""Longer cues are not taken in while moving (Sigrist 2013)."""
ALARMING = ("danger", "dangerous", "damage", "wrong", "bad", "slipped", "weak")
"""Words that feed fear of movement (Caneiro 2019)."""
LONGEST_TIMING_S = 600.0
"""The longest hold that a dose may ask for."""
_ALARM = re.compile(rf"\b({'|'.join(ALARMING)})\b", re.IGNORECASE)


def limit_complaints(draft: Draft) -> Iterator[Complaint]:
    """Yield what is wrong with the limits."""
    seen: set[str] = set()
    for limit in draft.limits:
        if limit.model.id in seen:
            sentence = f"another limit has the id {quoted(limit.model.id)} already"
            yield Complaint(loc=(*limit.loc, "id"), sentence=sentence)
        seen.add(limit.model.id)
        yield from _signal_complaints(draft, limit)
        yield from _bound_complaints(draft, limit)
        yield from _level_complaints(limit)
        yield from _cue_complaints(limit)


def _signal_complaints(draft: Draft, limit: DraftLimit) -> Iterator[Complaint]:
    loc = (*limit.loc, "signal")
    if limit.model.signal in TIMINGS:
        yield from _timing_complaints(draft, limit)
    elif limit.ref is None:
        yield Complaint(loc=loc, sentence=unknown_signal(limit.model.signal))
    elif sentence := not_in_view(limit.ref, draft.view):
        yield Complaint(loc=loc, sentence=sentence)


def _timing_complaints(draft: Draft, limit: DraftLimit) -> Iterator[Complaint]:
    if draft.mode in (Mode.HOLD, Mode.TIMED) and limit.model.signal != "hold_s":
        yield Complaint(
            loc=(*limit.loc, "signal"),
            sentence=f"mode {draft.mode} times no way out and back; leave this out",
        )
    for key in ("during", "persist_s", "turned_at_most"):
        if key in limit.model.model_fields_set:
            yield Complaint(
                loc=(*limit.loc, key),
                sentence=f"{limit.model.signal} is known once, at the end of a "
                "repetition; leave this out",
            )


def _level_complaints(limit: DraftLimit) -> Iterator[Complaint]:
    """Refuse to warn by what one camera only guesses."""
    guessed = limit.ref is not None and SIGNALS[limit.ref.signal].advisory
    if guessed and limit.model.level != "coach":
        yield Complaint(
            loc=(*limit.loc, "level"),
            sentence=f"{limit.ref} is guessed by one camera and may only give tips; "
            "use level coach",
        )


def _bound_complaints(draft: Draft, limit: DraftLimit) -> Iterator[Complaint]:
    given = [key for key in ("below", "above") if _bound(limit, key) is not None]
    if len(given) != 1:
        which = "both" if given else "neither"
        yield Complaint(
            loc=limit.loc, sentence=f"needs either below or above (found {which})"
        )
        return
    key = given[0]
    bound = _bound(limit, key)
    if bound is None:
        return
    possible = reach(limit.ref) if limit.ref else Band(lower=0, upper=LONGEST_TIMING_S)
    loc = (*limit.loc, key)
    if bound in possible:
        yield from _sign_complaints(limit, key, bound)
        yield from _overlap_complaints(draft, limit, key, bound)
    elif limit.ref is not None:
        yield Complaint(loc=loc, sentence=beyond_reach(limit.ref, bound))
    elif limit.model.signal in TIMINGS:
        sentence = f"must lie between 0 and {figure(LONGEST_TIMING_S)} seconds"
        yield Complaint(loc=loc, sentence=sentence)


def _bound(limit: DraftLimit, key: str) -> float | None:
    return limit.model.above if key == "above" else limit.model.below


def _sign_complaints(limit: DraftLimit, key: str, bound: float) -> Iterator[Complaint]:
    """Refuse a limit on a change that the start pose itself is beyond."""
    changes = limit.ref is not None and limit.ref.reading is Reading.CHANGE
    if changes and (bound <= 0.0 if key == "above" else bound >= 0.0):
        more = "more" if key == "above" else "less"
        yield Complaint(
            loc=(*limit.loc, key),
            sentence=f"a change is 0 in the start pose; {key} must be {more} than 0",
        )


def _overlap_complaints(
    draft: Draft, limit: DraftLimit, key: str, bound: float
) -> Iterator[Complaint]:
    """Tell of a limit that a patient crosses by doing exactly what is asked.

    Only a limit on the same reading of the same signal can be compared with a band: a
    change, a rate or the other limb has no band to lie in.
    """
    phases = limit.model.during or ("hold", "rest")
    for phase, section, bands in (
        ("hold", "target", draft.target),
        ("rest", "start", draft.start),
    ):
        band = _band_on(bands, limit.ref)
        if phase not in phases or band is None or limit.ref is None:
            continue
        margin = 0.0 if is_length(limit.ref) else MARGIN_DEG
        edge = band.upper if key == "above" else band.lower
        beyond = bound - edge if key == "above" else edge - bound
        if beyond < margin - 1e-9:
            yield Complaint(
                loc=(*limit.loc, key),
                sentence=f"{figure(bound)} must lie at least {figure(margin)} "
                f"{unit(limit.ref)} beyond the {section} band, which ends at "
                f"{figure(edge)}",
            )


def _band_on(bands: tuple[DraftBand, ...], ref: SignalRef | None) -> Band | None:
    if ref is None:
        return None
    return next((band.band for band in bands if band.ref == ref), None)


def _cue_complaints(limit: DraftLimit) -> Iterator[Complaint]:
    loc, cue = (*limit.loc, "cue"), limit.model.cue
    n_words = len(cue.split())
    if n_words > MOST_WORDS:
        yield Complaint(
            loc=loc,
            sentence=f"has {n_words} words; at most {MOST_WORDS} can be heard while "
            "moving",
        )
    if match := _ALARM.search(cue):
        yield Complaint(
            loc=loc,
            sentence=f"says {quoted(match[0])}, which may frighten; say what to do "
            "instead",
        )
