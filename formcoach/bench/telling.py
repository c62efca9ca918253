"""The result of a measurement as text for people and as JSON for programs."""

import json
from collections.abc import Callable
from statistics import median
from typing import Any

from formcoach.bench.results import (
    LEAST_RATIO,
    MOST_DELAY_S,
    MS_PER_S,
    AlertDelay,
    BenchResult,
    Pair,
)

SCHEMA = 2


def to_text(result: BenchResult) -> str:
    """Return what was measured, the ratios first."""
    lines = [
        _verdict(result),
        f"  {'floor':>10} {'live loop':>10} {'ratio':>6} {'in model':>9} {'screen':>9}",
        *(_pair(pair) for pair in result.pairs),
        "  frames a second; share of the loop's time in the model; updates a second",
        "",
        "A frame, in the middle of all blocks, in ms of processor time:",
        f"  floor    {_middle(result, lambda pair: pair.floor_cpu_ms):6.2f}",
        f"  watching {_middle(result, lambda pair: pair.loop.eyes_cpu_ms):6.2f} in all",
        f"  core     {_middle(result, lambda pair: pair.loop.core_ms):6.2f}",
        f"  screen   {_screen_ms(result):6.2f} an update",
        "",
        "From the frame that shows a violation to the alert:",
        *_delay("by the frames' times, made-up person", result.alert_by_times),
        *_delay("by the clock, camera to bell", result.alert_by_clock),
        "",
        f"Model {result.model}, video {result.video}, terminal {result.terminal}.",
    ]
    return "\n".join(lines)


def to_json(result: BenchResult) -> str:
    """Return the same as one JSON object on a line."""
    return json.dumps(
        {
            "schema": SCHEMA,
            "model": result.model,
            "video": result.video,
            "terminal": result.terminal,
            "ratio": _rounded(result.ratio),
            "ratio_interval": _interval_json(result),
            "least_ratio": LEAST_RATIO,
            "pairs": [_pair_json(pair) for pair in result.pairs],
            "core_ms": _rounded(_middle(result, lambda pair: pair.loop.core_ms)),
            "screen_ms": _rounded(_screen_ms(result)),
            "alert_by_times": _delay_json(result.alert_by_times),
            "alert_by_clock": _delay_json(result.alert_by_clock),
            "most_delay_s": MOST_DELAY_S,
        }
    )


def _verdict(result: BenchResult) -> str:
    interval = result.ratio_interval
    pairs = f"{len(result.pairs)} pairs" if len(result.pairs) > 1 else "1 pair"
    sure = (
        f"95 % sure between {interval[0]:.2f} and {interval[1]:.2f}, "
        if interval
        else ""
    )
    return (
        f"Live loop against the bare pose model: {result.ratio:.2f} "
        f"({sure}{pairs}; promised {LEAST_RATIO:.2f} or more)"
    )


def _pair(pair: Pair) -> str:
    updates = pair.screen_updates_per_s
    return (
        f"  {pair.floor_frames_per_s:10.1f} {pair.loop.frames_per_s:10.1f} "
        f"{pair.ratio:6.2f} {pair.loop.model_share:9.0%} "
        f"{'-' if updates is None else f'{updates:.1f}':>9}"
    )


def _delay(what: str, delay: AlertDelay | None) -> list[str]:
    if delay is None:
        return [f"  {what}: not measured"]
    promised = f"(promised {_ms(MOST_DELAY_S)} or less)"
    allowed = f"{delay.persist_s:g} s and one inference of {_ms(delay.inference_s)}"
    return [
        f"  {what}: {_ms(delay.alert_after_s)}, {delay.ratio:.2f} of {allowed};",
        f"    beyond them {_ms(delay.beyond_s)} {promised}",
    ]


def _ms(time_s: float) -> str:
    return f"{time_s * MS_PER_S:.0f} ms"


def _middle(result: BenchResult, figure: Callable[[Pair], float]) -> float:
    return median(figure(pair) for pair in result.pairs)


def _screen_ms(result: BenchResult) -> float:
    """Return the processor time of an update; 0 without a screen."""
    each = [
        MS_PER_S * pair.loop.screen_share / pair.screen_updates_per_s
        for pair in result.pairs
        if pair.screen_updates_per_s
    ]
    return median(each) if each else 0.0


def _interval_json(result: BenchResult) -> list[float] | None:
    interval = result.ratio_interval
    return None if interval is None else [_rounded(end) for end in interval]


def _pair_json(pair: Pair) -> dict[str, Any]:
    updates = pair.screen_updates_per_s
    return {
        "floor_frames_per_s": _rounded(pair.floor_frames_per_s),
        "loop_frames_per_s": _rounded(pair.loop.frames_per_s),
        "ratio": _rounded(pair.ratio),
        "floor_cpu_ms": _rounded(pair.floor_cpu_ms),
        "watching_cpu_ms": _rounded(pair.loop.eyes_cpu_ms),
        "model_share": _rounded(pair.loop.model_share),
        "screen_updates_per_s": None if updates is None else _rounded(updates),
    }


def _delay_json(delay: AlertDelay | None) -> dict[str, float] | None:
    if delay is None:
        return None
    return {
        "alert_after_s": _rounded(delay.alert_after_s),
        "persist_s": delay.persist_s,
        "inference_s": _rounded(delay.inference_s),
        "beyond_s": _rounded(delay.beyond_s),
        "ratio": _rounded(delay.ratio),
    }


def _rounded(figure: float) -> float:
    return round(figure, 4)
