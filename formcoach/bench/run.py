"""Has everything measured and sums it up."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import median_low
from typing import Any

from formcoach.bench.plan import Plan
from formcoach.bench.results import AlertDelay, BenchResult, LoopBlock, Pair
from formcoach.errors import FormcoachError, UsageError


def bench_on_terminal(plan: Plan, say: Callable[[str], None]) -> BenchResult:
    """Measure with the screen up, on a terminal of its own.

    Parameters
    ----------
    plan
        What is measured.
    say
        Is told how far it has come.

    Raises
    ------
    UsageError
        If this system has no pseudo-terminals.

    """
    if sys.platform == "win32":
        raise UsageError(
            "The screen can be measured on Linux and macOS only.",
            hint="Measure without it: formcoach bench --no-screen",
        )
    from formcoach.bench.on_terminal import told_on  # noqa: PLC0415  # not on Windows
    from formcoach.bench.terminal import COLUMNS, ROWS, Terminal  # noqa: PLC0415

    terminal = Terminal.open()
    try:
        notes = _noted(told_on(terminal, plan), plan, say)
    finally:
        terminal.close()
    return notes.result(
        terminal=f"{COLUMNS}x{ROWS}",
        updates_between=terminal.updates_between,
        bell_after=terminal.bell_after,
    )


def bench_unseen(plan: Plan, say: Callable[[str], None]) -> BenchResult:
    """Measure without a screen, in this process."""
    from formcoach.bench.__main__ import measure  # noqa: PLC0415  # loads MediaPipe

    news: list[dict[str, Any]] = []
    measure(plan, news.append)
    return _noted(iter(news), plan, say).result(terminal="no screen")


@dataclass(slots=True)
class _Notes:
    """What was told, in order."""

    plan: Plan
    floors: list[dict[str, float]] = field(default_factory=list)
    loops: list[LoopBlock] = field(default_factory=list)
    made_up: AlertDelay | None = None
    alerts: list[dict[str, float]] = field(default_factory=list)

    def take(self, news: dict[str, Any]) -> None:
        if "error" in news:
            raise FormcoachError(news["error"], hint=news["hint"])
        if "floor" in news:
            self.floors.append(news)
        if "loop" in news:
            self.loops.append(LoopBlock(**news["loop"]))
        if "made_up" in news:
            self.made_up = AlertDelay(**news["made_up"])
        if news.get("alert"):
            self.alerts.append(news["alert"])

    def result(
        self,
        *,
        terminal: str,
        updates_between: Callable[[float, float], int] | None = None,
        bell_after: Callable[[float], float | None] | None = None,
    ) -> BenchResult:
        if self.made_up is None:
            raise RuntimeError("the measured process ended before its end")
        pairs = tuple(
            Pair(
                floor_frames_per_s=floor["floor"],
                floor_cpu_ms=floor["floor_cpu_ms"],
                loop=loop,
                screen_updates_per_s=updates_between(loop.began_s, loop.ended_s)
                / (loop.ended_s - loop.began_s)
                if updates_between
                else None,
            )
            for floor, loop in zip(self.floors, self.loops, strict=True)
        )
        return BenchResult(
            model=self.plan.model,
            video=self.plan.video,
            terminal=terminal,
            pairs=pairs,
            alert_by_times=self.made_up,
            alert_by_clock=self._alert_delay(bell_after),
        )

    def _alert_delay(
        self, bell_after: Callable[[float], float | None] | None
    ) -> AlertDelay | None:
        """Return the middle one of all alerts that rang the bell."""
        if bell_after is None or self.made_up is None:
            return None
        delays = []
        for alert in self.alerts:
            rang_s = bell_after(alert["shown_s"])
            if rang_s is not None:
                delays.append(rang_s - alert["shown_s"])
        if not delays:
            return None
        return AlertDelay(
            persist_s=self.alerts[0]["persist_s"],
            inference_s=self.made_up.inference_s,
            alert_after_s=median_low(delays),
        )


def _noted(
    news: Iterator[dict[str, Any]], plan: Plan, say: Callable[[str], None]
) -> _Notes:
    notes = _Notes(plan)
    for each in news:
        notes.take(each)
        if each.keys() & {"floor", "loop"} and len(notes.floors) == len(notes.loops):
            floor, loop = notes.floors[-1]["floor"], notes.loops[-1].frames_per_s
            say(
                f"{len(notes.loops)} of {plan.pairs_count}: floor {floor:.1f} frames/s,"
                f" live loop {loop:.1f}, ratio {loop / floor:.2f}"
            )
    return notes
