"""The tables as text for a terminal, as Markdown for a page, as JSON for programs."""

import json
import math
from collections.abc import Sequence
from typing import Any

from formcoach.bench.accuracy import tables
from formcoach.bench.accuracy.agreement import Agreement
from formcoach.bench.accuracy.clip import ClipResult
from formcoach.bench.accuracy.proportion import Proportion
from formcoach.bench.accuracy.sums import Sums
from formcoach.bench.accuracy.tables import Row

SCHEMA = 1
DECIMALS = 3


def to_text(sums: Sequence[Sums]) -> str:
    """Return everything for a terminal."""
    parts = [_aligned(tables.overview(sums))]
    for each in sums:
        parts += ["", f"{each.model}: clips", _aligned(tables.clips(each))]
        parts += ["", f"{each.model}: angles, degrees", _aligned(tables.angles(each))]
        parts += _false_in_text(each)
    return "\n".join(parts)


def to_markdown(sums: Sequence[Sums]) -> str:
    """Return everything for a page."""
    parts = ["### Together", "", _piped(tables.overview(sums))]
    for each in sums:
        parts += ["", f"### {each.model}: every clip", "", _piped(tables.clips(each))]
        parts += ["", f"### {each.model}: angles, degrees", ""]
        parts += [_piped(tables.angles(each))]
        false = tables.false_ones(each)
        if len(false) > 1:
            parts += ["", f"### {each.model}: findings without a reason", ""]
            parts += [_piped(false)]
    return "\n".join(parts) + "\n"


def to_json(sums: Sequence[Sums]) -> str:
    """Return everything as one JSON object on a line."""
    return json.dumps({"schema": SCHEMA, "models": [_model(each) for each in sums]})


def _false_in_text(sums: Sums) -> list[str]:
    false = tables.false_ones(sums)
    if len(false) == 1:
        return []
    return ["", f"{sums.model}: findings without a reason", _aligned(false)]


def _aligned(rows: Sequence[Row]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            word.ljust(width) for word, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def _piped(rows: Sequence[Row]) -> str:
    head, *body = rows
    lines = [head, tuple("---" for _ in head), *body]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def _model(sums: Sums) -> dict[str, Any]:
    return {
        "model": sums.model,
        "duration_s": _number(sums.duration_s),
        "repetitions": {
            "exact": _share(sums.exact),
            "within_one": _share(sums.within_one),
            "mean_off": _number(sums.mean_off),
            "on_its_side": _share(sums.on_its_side),
            "end": _times(sums.ends),
            "told": _times(sums.told),
        },
        "findings": {
            "sensitivity": _share(sums.found),
            "specificity": _share(sums.sound_quiet),
            "planted_without_limit": sums.without_limit,
            "false_warnings": sums.false_warnings,
            "false_tips": sums.false_tips,
            "false_warnings_per_10_min": _number(sums.false_per_10_min),
            "false_tips_per_10_min": _number(sums.false_tips_per_10_min),
            "delays_s": [_number(each) for each in sums.delays_s],
        },
        "not_judged": _share(sums.not_judged),
        "limits_not_measured": _number(sums.limits_not_measured),
        "angles": [
            {
                "signal": where.signal,
                "side": where.side,
                "allowed_view": where.in_view,
                "measured": _share(row.measured),
                "bias_deg": _number(row.agreement.bias),
                "mae_deg": _number(row.agreement.mean_absolute),
                "lower_deg": _number(row.agreement.lower),
                "upper_deg": _number(row.agreement.upper),
            }
            for where, row in sums.angles.items()
        ],
        "clips": [_clip(clip) for clip in sums.clips],
    }


def _times(errors: Agreement) -> dict[str, Any]:
    """Return the errors of moments, in seconds."""
    return {
        "bias_s": _number(errors.bias),
        "mae_s": _number(errors.mean_absolute),
        "lower_s": _number(errors.lower),
        "upper_s": _number(errors.upper),
    }


def _clip(clip: ClipResult) -> dict[str, Any]:
    return {
        "clip": clip.clip,
        "exercise": clip.exercise,
        "duration_s": _number(clip.duration_s),
        "true": clip.counting.true,
        "counted": clip.counting.counted,
        "end_errors_s": [_number(each) for each in clip.counting.end_errors_s],
        "told_errors_s": [_number(each) for each in clip.counting.told_errors_s],
        "planted": [
            {
                "limit": each.name,
                "known": each.known,
                "found": each.found,
                "delay_s": _number(each.delay_s),
            }
            for each in clip.warned.planted
        ],
        "false": [
            {
                "limit": each.limit,
                "level": each.level.name.lower(),
                "start_s": _number(each.start_s),
                "end_s": _number(each.end_s),
                "worst": _number(each.worst),
                "bound": each.bound,
            }
            for each in clip.warned.false
        ],
        "not_judged": _share(clip.not_judged),
        "paused_s": {why: _number(each) for why, each in clip.paused_s.items()},
        "not_measured": {
            limit: _number(each) for limit, each in clip.not_measured.items()
        },
    }


def _share(proportion: Proportion) -> dict[str, int]:
    return {"part": proportion.part, "whole": proportion.whole}


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, DECIMALS)
