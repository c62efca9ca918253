"""Chooses the one thing that the patient is told now.

Order: stop, warn, what keeps the coach from seeing, tips, counts. Tips come no more
often than every few seconds, because feedback on every try makes people depend on it;
safety is exempt (docs/evidence.md).
"""

import math

from formcoach.domain.exercise import Level
from formcoach.domain.finding import Cue, Finding
from formcoach.domain.observation import Trouble

SHOWN_S = 2.5
"""How long a cue stays at least; about the time to read eight words twice."""
LINGER_S = 1.5
"""How long a warning stays after the movement is back inside."""
TIP_EVERY_S = 6.0
"""Tips come no more often than this."""


class CueChooser:
    """Keeps one cue at a time."""

    def __init__(self) -> None:
        """Begin silent."""
        self._cue: Cue | None = None
        self._until_s = -math.inf
        self._active: dict[str, Finding] = {}
        self._last_tip_s = -math.inf
        self._guides = False

    def update(
        self,
        time_s: float,
        *,
        trouble: Trouble | None,
        advice: str,
        findings: tuple[Finding, ...],
        count: str,
    ) -> Cue | None:
        """Take in what is new at one instant and return what is being said.

        Parameters
        ----------
        time_s
            Time of the instant.
        trouble
            Why judging is paused, or None.
        advice
            What to do about the trouble, or how to begin; empty while all is well.
        findings
            Findings that began or ended now.
        count
            Words for a repetition that ended now, or nothing.

        """
        self._remember(time_s, findings)
        urgent = self._urgent()
        if urgent:
            self._say(time_s, urgent.cue, urgent.level)
            self._until_s = time_s + LINGER_S
        elif trouble or advice:
            self._guide(time_s, advice)
        elif self._guides:
            self._cue, self._guides = None, False
        if not (urgent or trouble or advice):
            self._speak_lightly(time_s, findings, count)
        return self._cue

    def _remember(self, time_s: float, findings: tuple[Finding, ...]) -> None:
        for finding in findings:
            if finding.over:
                self._active.pop(finding.limit, None)
            else:
                self._active[finding.limit] = finding
            if finding.over and finding.level >= Level.WARN:
                self._say(time_s, finding.cue, finding.level)
                self._until_s = time_s + LINGER_S

    def _urgent(self) -> Finding | None:
        pressing = [each for each in self._active.values() if each.level >= Level.WARN]
        return max(pressing, key=lambda each: each.level, default=None)

    def _guide(self, time_s: float, advice: str) -> None:
        if self._busy_with_safety(time_s):
            return
        self._say(time_s, advice, None)
        self._guides = True

    def _speak_lightly(
        self, time_s: float, findings: tuple[Finding, ...], count: str
    ) -> None:
        tips = [each for each in findings if each.level is Level.COACH]
        if count and not self._busy_with_safety(time_s):
            self._say(time_s, count, None)
        tip_due = time_s - self._last_tip_s >= TIP_EVERY_S
        if tips and tip_due and not self._busy_with_safety(time_s):
            self._last_tip_s = time_s
            self._say(time_s, tips[0].cue, Level.COACH)
        if time_s >= self._until_s:
            self._cue = None

    def _busy_with_safety(self, time_s: float) -> bool:
        level = self._cue.level if self._cue else None
        return bool(level and level >= Level.WARN and time_s < self._until_s)

    def _say(self, time_s: float, words: str, level: Level | None) -> None:
        self._until_s = time_s + SHOWN_S
        if self._cue and (self._cue.words, self._cue.level) == (words, level):
            return
        self._cue = Cue(words=words, level=level, since_s=time_s)
        self._guides = False
