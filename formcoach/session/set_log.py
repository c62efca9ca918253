"""Adds the instants of a set up to its summary.

The summary says what was done, what was found, and for how much of the time nothing
could be said: silence is never counted as good.
"""

import math
from collections import defaultdict
from dataclasses import dataclass

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise, Phase
from formcoach.domain.finding import Finding, NotMeasured, Outcome
from formcoach.domain.instant import Instant
from formcoach.domain.observation import Trouble
from formcoach.domain.repetition import Repetition

LONGEST_STEP_S = 0.5
"""More time between two instants than this is not credited to anything."""
UNSEEN = frozenset({Trouble.NO_PICTURE, Trouble.FROZEN, Trouble.BLACK, Trouble.NOBODY})
"""Troubles in which there is no person in the picture to follow."""
Seconds = dict[str, float]
NOT_STARTED = "start_pose_not_taken"
"""Why a limit was not judged before the exercise was armed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSummary:
    """What a set came to."""

    exercise: Exercise
    duration_s: float
    frames_count: int
    tracked_fraction: float
    """Of the frames, 0-1."""
    view_ok_fraction: float
    """Of the tracked frames, 0-1: seen from where the exercise must be seen."""
    counted: int
    repetitions: tuple[Repetition, ...]
    findings: tuple[Finding, ...]
    """In the order in which they began, each in its last state."""
    not_measured: tuple[NotMeasured, ...]
    paused: tuple[tuple[str, float], ...]
    """Why judging was paused and for how many seconds, longest first."""
    longest_hold_s: float

    @property
    def turned_back(self) -> int:
        """Repetitions that did not count."""
        return sum(not each.counted for each in self.repetitions)


class SetLog:
    """Takes in every instant of a set, in order."""

    def __init__(self, exercise: Exercise) -> None:
        """Begin with nothing."""
        self._exercise = exercise
        self._first_s = self._last_s = math.nan
        self._frames = self._tracked = self._view_ok = 0
        self._counted = 0
        self._repetitions: list[Repetition] = []
        self._findings: dict[tuple[str, Side, float], Finding] = {}
        self._paused_s: Seconds = defaultdict(float)
        self._judged_s: Seconds = defaultdict(float)
        self._unjudged_s: dict[str, Seconds] = {
            limit.id: defaultdict(float) for limit in exercise.limits
        }
        self._longest_hold_s = 0.0

    def update(self, instant: Instant) -> None:
        """Take in one instant; a last one of the same time adds events, no time."""
        passed_s = self._advance(instant.time_s)
        if passed_s is not None:
            self._see(instant)
            self._share_out(instant, passed_s)
        self._counted = instant.counted
        if instant.repetition:
            self._repetitions.append(instant.repetition)
        for finding in instant.findings:
            self._findings[finding.limit, finding.side, finding.start_s] = finding
        held_s = instant.repetition.hold_s if instant.repetition else instant.hold_s
        self._longest_hold_s = max(self._longest_hold_s, held_s)

    def summary(self) -> SetSummary:
        """Return what the set has come to so far."""
        started = not math.isnan(self._first_s)
        return SetSummary(
            exercise=self._exercise,
            duration_s=self._last_s - self._first_s if started else 0.0,
            frames_count=self._frames,
            tracked_fraction=_share(self._tracked, self._frames),
            view_ok_fraction=_share(self._view_ok, self._tracked),
            counted=self._counted,
            repetitions=tuple(self._repetitions),
            findings=tuple(sorted(self._findings.values(), key=lambda f: f.start_s)),
            not_measured=tuple(self._not_measured()),
            paused=tuple(_longest_first(self._paused_s)),
            longest_hold_s=self._longest_hold_s,
        )

    def _advance(self, time_s: float) -> float | None:
        """Return the time since the instant before, None if this is the same one."""
        if math.isnan(self._first_s):
            self._first_s = self._last_s = time_s
            return 0.0
        passed_s = time_s - self._last_s
        self._last_s = time_s
        if passed_s <= 0.0:
            return None
        return passed_s if passed_s <= LONGEST_STEP_S else 0.0

    def _see(self, instant: Instant) -> None:
        self._frames += 1
        if instant.trouble not in UNSEEN:
            self._tracked += 1
            self._view_ok += instant.orientation.view is self._exercise.view

    def _share_out(self, instant: Instant, passed_s: float) -> None:
        if instant.trouble:
            self._paused_s[instant.trouble.value] += passed_s
        reason = instant.trouble.value if instant.trouble else ""
        if not reason and instant.phase is Phase.SETUP:
            reason = NOT_STARTED
        if reason:
            for reasons in self._unjudged_s.values():
                reasons[reason] += passed_s
            return
        for verdict in instant.verdicts:
            if verdict.outcome is Outcome.NOT_MEASURED:
                turned = verdict.limit in instant.turned
                unseen = Trouble.WRONG_VIEW if turned else Trouble.HIDDEN
                self._unjudged_s[verdict.limit][unseen.value] += passed_s
            else:
                self._judged_s[verdict.limit] += passed_s

    def _not_measured(self) -> list[NotMeasured]:
        answers = []
        for limit, reasons in self._unjudged_s.items():
            unjudged_s = sum(reasons.values())
            if unjudged_s <= 0:
                continue
            answers.append(
                NotMeasured(
                    limit=limit,
                    reason=_longest_first(reasons)[0][0],
                    fraction=_share(unjudged_s, unjudged_s + self._judged_s[limit]),
                )
            )
        return answers


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _longest_first(seconds: Seconds) -> list[tuple[str, float]]:
    return sorted(seconds.items(), key=lambda each: -each[1])
