"""A definition as a commented file, proposed from a demonstration.

Bands are never narrower than two error budgets of the camera, limits never nearer to a
target than its margin (docs/evidence.md). What was shown stands beside each number.
"""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from formcoach.definitions.check_limits import MARGIN_DEG
from formcoach.definitions.reach import ERROR_DEG
from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Band
from formcoach.domain.measurement import Limb
from formcoach.domain.orientation import Posture, View
from formcoach.domain.signals import SIGNALS
from formcoach.movement.demonstration import COUNTABLE_DEG, Demonstration, Shown

HALF_BAND_ARM_DEG = 15.0
"""That of shoulder and elbow, which the camera reads less surely."""
GAP_DEG = 10.0
"""A start and a target nearer to each other cannot be told apart."""
HELD_S = 2.0
"""A shorter stay at the furthest point is a turning point and not a hold."""
LONG_HOLD_S = 8.0
"""A single stay of this length is an exercise that is held."""
_ASKED = 0.8
"""Of the hold that was shown, so that the demonstration itself would count."""
_STEP_DEG = 5
_PLAIN = re.compile(r"[A-Za-z][\w ()/'-]*[\w)]")
_UPRIGHT = frozenset(
    {Posture.STANDING, Posture.SITTING, Posture.HALF_KNEELING, Posture.KNEELING}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a demonstration cannot show."""

    id: str
    name: str
    view: View
    shown_in: str
    """What a person would call the video or the camera."""


def proposal(about: About, shown: Demonstration) -> str:
    """Return the text of a definition file, to be looked at and completed."""
    return "\n".join(_lines(about, shown)) + "\n"


def scalar(text: str) -> str:
    """Return a text as YAML reads it back, in quotes only where it needs them."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in {"yes", "no", "on", "off"}
    return text if plain else json.dumps(text, ensure_ascii=False)


def _lines(about: About, shown: Demonstration) -> Iterator[str]:
    mode, hold_s = _mode(shown)
    yield "# yaml-language-server: $schema=exercise.schema.json"
    yield f"# Proposed from {about.shown_in}. Look at every number and word before"
    yield "# anybody exercises by it; lines that say TODO are yours to write."
    yield "schema: 1"
    yield f"id: {about.id}"
    yield f"name: {scalar(about.name)}"
    yield 'purpose: "TODO: what it is for, in a sentence."'
    yield _beside(
        "category: mobility", "stretch, mobility, strength, stability, aerobic"
    )
    yield f"posture: {shown.posture}"
    yield f"view: {about.view}"
    yield f"mode: {mode}"
    yield f"sides: {_sides(shown.sides)}"
    yield f"dose: {{sets: 2, reps: {_reps(mode)}{hold_s}, rest_s: 30, per_week: 5}}"
    yield _beside("start:", "what the patient must take up and hold")
    yield from _bands(_start_of(shown), shown.start)
    yield _beside("target:", "what makes a repetition count")
    yield from _bands(_target_of(shown), shown.target)
    yield f"counts_by: {shown.counts_by}"
    yield "limits:"
    yield from _too_far(shown, about)
    yield from _too_fast(shown, about)
    yield "cannot_see:"
    yield '  - "TODO: what this camera cannot see and the patient must know"'
    yield "sources:"
    yield f"  - {scalar(_source(shown, about))}"
    yield "review: {status: draft}"
    yield "instructions:"
    yield '  - "TODO: how to begin."'
    yield '  - "TODO: what to do, and how slowly."'


def _beside(text: str, words: str) -> str:
    """Return a line with a remark, lined up where there is room."""
    return f"{text:<30}  # {words}"


def _mode(shown: Demonstration) -> tuple[str, str]:
    """Return the mode, and the hold as it stands in the dose."""
    hold = f", hold_s: {max(1, math.floor(_ASKED * shown.hold_s))}"
    if len(shown.repetitions) == 1 and shown.hold_s >= LONG_HOLD_S:
        return "hold", hold
    return ("reps_with_hold", hold) if shown.hold_s >= HELD_S else ("reps", "")


def _reps(mode: str) -> int:
    return 1 if mode == "hold" else 8


def _sides(sides: tuple[Side, ...]) -> str:
    if not sides:
        return "both"
    return "alternate" if len(sides) > 1 else f"{sides[0]}"


def _bands(bands: dict[str, Band], shown: tuple[Shown, ...]) -> Iterator[str]:
    middles = {str(each.ref): each for each in shown}
    for name, band in bands.items():
        text = f"  {name}: [{band.lower:g}, {band.upper:g}]"
        seen = middles[name]
        words = f"shown {seen.middle_deg:.0f}, spread {seen.spread_deg:.0f}"
        yield _beside(text, words)


def _start_of(shown: Demonstration) -> dict[str, Band]:
    chosen = [
        each
        for each in shown.start
        if each.ref.limb is Limb.MOVING and not _is_spare(each, shown)
    ]
    bands = {str(each.ref): _around(each) for each in chosen}
    counted = str(shown.counts_by)
    bands[counted] = _counted_bands(shown)[0]
    return bands


def _target_of(shown: Demonstration) -> dict[str, Band]:
    before = {str(each.ref): each.middle_deg for each in shown.start}
    moved = [
        each
        for each in shown.target
        if abs(each.middle_deg - before.get(str(each.ref), math.nan)) >= COUNTABLE_DEG
        and not _is_spare(each, shown)
    ]
    bands = {str(each.ref): _around(each) for each in moved}
    bands[str(shown.counts_by)] = _counted_bands(shown)[1]
    return bands


def _is_spare(each: Shown, shown: Demonstration) -> bool:
    """Tell whether a signal says again what another says, or nothing of the exercise.

    The trunk is told once; the counted signal on one side; elbows only where counted.
    """
    signal, counted = each.ref.signal, shown.counts_by.signal
    if signal == counted:
        return each.ref.limb is Limb.OTHER
    trunk = ("trunk_inclination", "trunk_elevation")
    if signal in trunk:
        unfit = trunk[shown.posture in _UPRIGHT]
        return counted in trunk or signal == unfit
    return signal == "elbow_flexion"


def _counted_bands(shown: Demonstration) -> tuple[Band, Band]:
    """Return start and target of the counted signal, a gap apart."""
    start, target = (_of_counted(shown, part) for part in (shown.start, shown.target))
    peaks_deg = [each.peak_deg for each in shown.repetitions]
    first, last = _around(start), _around(target)
    if target.middle_deg > start.middle_deg:
        least_deg = min(peaks_deg)
        inner = min(_half(start), (least_deg - start.middle_deg - GAP_DEG) / 2)
        return (
            Band(lower=first.lower, upper=_near(start.middle_deg + inner)),
            Band(lower=_near(least_deg - inner), upper=last.upper),
        )
    least_deg = max(peaks_deg)
    inner = min(_half(start), (start.middle_deg - least_deg - GAP_DEG) / 2)
    return (
        Band(lower=_near(start.middle_deg - inner), upper=first.upper),
        Band(lower=last.lower, upper=_near(least_deg + inner)),
    )


def _of_counted(shown: Demonstration, part: tuple[Shown, ...]) -> Shown:
    return next(each for each in part if each.ref == shown.counts_by)


def _around(each: Shown) -> Band:
    """Return a band around what was shown, within what a body can show."""
    signal, half = SIGNALS[each.ref.signal], _half(each)
    lower = math.floor((each.middle_deg - half) / _STEP_DEG) * _STEP_DEG
    upper = math.ceil((each.middle_deg + half) / _STEP_DEG) * _STEP_DEG
    return Band(lower=max(lower, signal.lowest), upper=min(upper, signal.highest))


def _half(each: Shown) -> float:
    arm = each.ref.signal.startswith(("shoulder", "elbow"))
    least = HALF_BAND_ARM_DEG if arm else ERROR_DEG
    return max(least, 2 * each.spread_deg)


def _near(value_deg: float) -> float:
    return float(round(value_deg))


def _too_far(shown: Demonstration, about: About) -> Iterator[str]:
    start, target = _counted_bands(shown)
    rises = target.middle >= start.middle
    edge = target.upper + MARGIN_DEG if rises else target.lower - MARGIN_DEG
    signal = SIGNALS[shown.counts_by.signal]
    if not signal.lowest < edge < signal.highest:
        return
    yield "  - id: too_far"
    yield f"    signal: {shown.counts_by}"
    bound = f"    {'above' if rises else 'below'}: {edge:g}"
    yield _beside(bound, f"{MARGIN_DEG:g} beyond the target: the camera errs")
    yield "    level: warn"
    yield "    cue: Make the movement a little smaller."
    yield '    why: "TODO: why not further. So far it is beyond what was shown."'
    yield f"    source: {scalar(_source(shown, about))}"


def _too_fast(shown: Demonstration, about: About) -> Iterator[str]:
    least_s = round(shown.return_s / 2, 1)
    if least_s < 0.3:  # noqa: PLR2004  quicker than persistence can tell
        return
    yield "  - id: comes_back_fast"
    yield "    signal: return_s"
    yield _beside(f"    below: {least_s:g}", "half the time that was shown")
    yield "    level: coach"
    yield "    cue: Come back a little more slowly."
    yield '    why: "TODO: why slowly."'
    yield f"    source: {scalar(_source(shown, about))}"


def _source(shown: Demonstration, about: About) -> str:
    count = len(shown.repetitions)
    return (
        f"Demonstration in {about.shown_in}, {count} repetition{'s' * (count != 1)}; "
        "a judgement awaiting review"
    )
