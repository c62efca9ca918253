"""What is heard: each thing once, safety again while it lasts, and the end of a hold.

Whoever lies on the floor cannot look. What the screen says is said aloud too, with a
sound before it that can be told apart without the words.
"""

import math
from dataclasses import dataclass

from formcoach.domain.exercise import Exercise, Level, Mode, Phase
from formcoach.domain.finding import Cue
from formcoach.domain.instant import Instant
from formcoach.feedback.progress import asked_s
from formcoach.language import tr
from formcoach.ports import Sound, Urgency

SAFETY_AGAIN_S = 5.0
"""A warning that still holds is said again after this long; chosen to leave time to
act on it first, awaiting review."""
GUIDANCE_AGAIN_S = 10.0
"""The same for where to stand or turn."""
LAST_SECONDS = 3
"""The end of a hold is counted down from here."""
PASSING_S = 0.8
"""A younger trouble may be the tracker's alone and is not told."""

_SOUND_OF = {Level.WARN: Sound.WARN, Level.STOP: Sound.STOP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Words, a sound, or both, the sound first."""

    words: str = ""
    urgency: Urgency = Urgency.CUE
    sound: Sound | None = None


class Spoken:
    """Decides what is heard of one set, instant after instant."""

    def __init__(self, exercise: Exercise) -> None:
        """Begin silent."""
        self._exercise = exercise
        self._cue: Cue | None = None
        self._said_s = -math.inf
        self._guided = ""
        self._phase = Phase.SETUP
        self._trouble_since_s = math.nan
        self._trouble_told = False
        self._left_s = math.inf

    def update(self, instant: Instant) -> tuple[Heard, ...]:
        """Take in one instant and return what is to be heard now."""
        heard = (
            self._of_trouble(instant),
            self._of_phase(instant),
            self._of_hold(instant),
            self._of_cue(instant),
        )
        return tuple(each for each in heard if each)

    def _of_trouble(self, instant: Instant) -> Heard | None:
        """Sound once when counting pauses, and once when it goes on."""
        if instant.trouble is None:
            told, self._trouble_told = self._trouble_told, False
            self._trouble_since_s = math.nan
            return Heard(sound=Sound.READY) if told else None
        if math.isnan(self._trouble_since_s):
            self._trouble_since_s = instant.time_s
        young = instant.time_s - self._trouble_since_s < PASSING_S
        armed = self._phase is not Phase.SETUP
        if young or self._trouble_told or not armed:
            return None
        self._trouble_told = True
        return Heard(sound=Sound.PAUSED)

    def _of_phase(self, instant: Instant) -> Heard | None:
        before = self._phase
        if instant.trouble is None:
            self._phase = instant.phase
        begins = before is Phase.SETUP and self._phase is not Phase.SETUP
        if not begins:
            return None
        words = tr("Begin.")
        return Heard(words=words, urgency=Urgency.COUNT, sound=Sound.READY)

    def _of_hold(self, instant: Instant) -> Heard | None:
        """Count the last seconds of a hold, then call back."""
        asked = asked_s(self._exercise)
        before_s, self._left_s = self._left_s, asked - instant.hold_s
        if asked <= LAST_SECONDS or instant.hold_s <= 0 or self._left_s >= before_s:
            return None
        if self._left_s <= 0 < before_s:
            done = self._exercise.mode is Mode.REPS_WITH_HOLD
            words = tr("And back.") if done else tr("Done.")
            return Heard(words=words, urgency=Urgency.COUNT, sound=Sound.HELD)
        second = math.ceil(self._left_s)
        if second < math.ceil(before_s) and 0 < second <= LAST_SECONDS:
            return Heard(words=f"{second}", urgency=Urgency.COUNT)
        return None

    def _of_cue(self, instant: Instant) -> Heard | None:
        cue, before = instant.cue, self._cue
        self._cue = cue
        if cue is None:
            return None
        new = before is None or cue.since_s != before.since_s
        if cue.level is not None and cue.level >= Level.WARN:
            return self._of_safety(instant.time_s, cue, new=new)
        if cue.level is Level.COACH:
            return Heard(words=tr(cue.words)) if new else None
        if instant.repetition is not None and new:
            counted = instant.repetition.counted
            sound = Sound.COUNTED if counted else None
            self._guided, self._said_s = cue.words, instant.time_s
            return Heard(words=tr(cue.words), urgency=Urgency.COUNT, sound=sound)
        return self._of_guidance(instant.time_s, cue)

    def _of_safety(self, time_s: float, cue: Cue, *, new: bool) -> Heard | None:
        if not new and time_s - self._said_s < SAFETY_AGAIN_S:
            return None
        self._said_s = time_s
        sound = _SOUND_OF[cue.level or Level.WARN]
        return Heard(words=tr(cue.words), urgency=Urgency.SAFETY, sound=sound)

    def _of_guidance(self, time_s: float, cue: Cue) -> Heard | None:
        late = time_s - self._said_s >= GUIDANCE_AGAIN_S
        settled = time_s - cue.since_s >= PASSING_S
        if not settled or (cue.words == self._guided and not late):
            return None
        self._guided, self._said_s = cue.words, time_s
        return Heard(words=tr(cue.words))
