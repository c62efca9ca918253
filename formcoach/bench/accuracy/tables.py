"""The sums as tables: rows of words, for text and for Markdown."""

import math
from collections.abc import Iterable, Sequence

from formcoach.bench.accuracy.agreement import Agreement
from formcoach.bench.accuracy.clip import ClipResult
from formcoach.bench.accuracy.proportion import Proportion
from formcoach.bench.accuracy.sums import Sums
from formcoach.domain.exercise import Level

Row = tuple[str, ...]
NOTHING = "-"


def overview(sums: Sequence[Sums]) -> list[Row]:
    """Return what matters most, one column a model."""
    lines: list[tuple[str, list[str]]] = [
        ("", [each.model for each in sums]),
        ("clips; minutes", [_clips(each) for each in sums]),
        ("repetitions counted exactly", [of(each.exact) for each in sums]),
        ("repetitions off by one at most", [of(each.within_one) for each in sums]),
        ("mean miscount, repetitions a clip", [f"{s.mean_off:.2f}" for s in sums]),
        ("repetitions on their side", [of(each.on_its_side) for each in sums]),
        ("end dated, seconds after the true end", [_times(s.ends) for s in sums]),
        ("end told, seconds after the true end", [_times(s.told) for s in sums]),
        ("planted faults found", [sure(each.found) for each in sums]),
        ("planted without a limit for them", [str(s.without_limit) for s in sums]),
        ("seconds to the alert", [_delays(each) for each in sums]),
        ("sound repetitions without a warning", [sure(s.sound_quiet) for s in sums]),
        ("false warnings in 10 minutes", [_false(each) for each in sums]),
        ("false tips in 10 minutes", [_tips(each) for each in sums]),
        ("frames not judged", [of(each.not_judged) for each in sums]),
        ("time of limits not measured", [percent(s.limits_not_measured) for s in sums]),
    ]
    return [(name, *figures) for name, figures in lines]


def angles(sums: Sums) -> list[Row]:
    """Return a row for every signal, side and view."""
    rows: list[Row] = [
        ("signal", "side", "view", "frames", "measured", "bias", "MAE", "95 % limits")
    ]
    for where, row in sums.angles.items():
        agreement = row.agreement
        view = "allowed" if where.in_view else "other"
        rows.append(
            (
                where.signal,
                where.side,
                view,
                str(row.measured.whole),
                percent(row.measured.share),
                degrees(agreement.bias, signed=True),
                degrees(agreement.mean_absolute),
                _limits(agreement.lower, agreement.upper),
            )
        )
    return rows


def clips(sums: Sums) -> list[Row]:
    """Return a row for every clip."""
    counted = ("clip", "counted", "end s")
    warned = ("faults found", "delay s", "false", "not judged", "not measured")
    return [(*counted, *warned), *(_clip(clip) for clip in sums.clips)]


def false_ones(sums: Sums) -> list[Row]:
    """Return a row for every finding for which the truth has no reason."""
    rows: list[Row] = [("clip", "limit", "level", "from", "to", "worst", "bound")]
    for clip in sums.clips:
        for each in clip.warned.false:
            level = Level(each.level).name.lower()
            times = f"{each.start_s:.1f} s", f"{each.end_s:.1f} s"
            values = f"{each.worst:.1f}", f"{each.bound:g}"
            rows.append((clip.clip, each.limit, level, *times, *values))
    return rows


def of(proportion: Proportion) -> str:
    """Return a proportion in words: 11 of 12 (92 %)."""
    if not proportion.whole:
        return NOTHING
    return f"{proportion.part} of {proportion.whole} ({percent(proportion.share)})"


def sure(proportion: Proportion) -> str:
    """Return a proportion with its 95 % interval."""
    if not proportion.whole:
        return NOTHING
    low, high = (percent(each) for each in proportion.interval)
    return f"{proportion.part} of {proportion.whole} (95 %: {low} to {high})"


def percent(share: float) -> str:
    """Return a share as a whole percentage."""
    return NOTHING if math.isnan(share) else f"{100 * share:.0f} %"


def degrees(value: float, *, signed: bool = False) -> str:
    """Return degrees with one decimal."""
    if math.isnan(value):
        return NOTHING
    return f"{value:+.1f}" if signed else f"{value:.1f}"


def _clip(clip: ClipResult) -> Row:
    warned, counting = clip.warned, clip.counting
    known = [each for each in warned.planted if each.known]
    delays = [f"{each.delay_s:.1f}" for each in known if each.found]
    found = Proportion(part=len(delays), whole=len(known))
    return (
        clip.clip,
        f"{counting.counted} of {counting.true}",
        _seconds(counting.end_errors_s),
        f"{found.part} of {found.whole}" if known else NOTHING,
        _listed(delays),
        _listed(each.limit for each in warned.false),
        percent(clip.not_judged.share),
        percent(clip.limits_not_measured),
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or NOTHING


def _clips(sums: Sums) -> str:
    return f"{len(sums.clips)}; {sums.duration_s / 60:.1f}"


def _times(errors: Agreement) -> str:
    if not errors.count:
        return NOTHING
    limits = f"95 % {errors.lower:+.1f} to {errors.upper:+.1f}"
    return f"{errors.bias:+.2f} (MAE {errors.mean_absolute:.2f}; {limits})"


def _seconds(errors_s: Iterable[float]) -> str:
    return _listed(f"{each:+.1f}" for each in errors_s)


def _delays(sums: Sums) -> str:
    if sums.middle_delay_s is None:
        return NOTHING
    return f"{sums.middle_delay_s:.1f} (at most {max(sums.delays_s):.1f})"


def _false(sums: Sums) -> str:
    return f"{sums.false_per_10_min:.1f} ({sums.false_warnings} in all)"


def _tips(sums: Sums) -> str:
    return f"{sums.false_tips_per_10_min:.1f} ({sums.false_tips} in all)"


def _limits(lower: float, upper: float) -> str:
    if math.isnan(lower):
        return NOTHING
    return f"{lower:+.1f} to {upper:+.1f}"
