"""Stands by while somebody exercises: from poses to what happened, what to say.

The same poses always give the same events. A set is watched by a coach of its own; the
way into the start pose by another one, whose counts nobody keeps.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from formcoach.domain.exercise import Exercise, Level, Phase
from formcoach.domain.finding import Finding
from formcoach.domain.instant import Instant
from formcoach.domain.observation import Pose
from formcoach.feedback.progress import BY_THE_CLOCK
from formcoach.feedback.spoken import Heard, Spoken
from formcoach.gestures.answer import ArmAnswer, ArmAnswerWatch
from formcoach.gestures.fall import FallWatch
from formcoach.gestures.pause import PauseSign, RaisedHandWatch, pause_sign
from formcoach.gestures.stillness import StillnessWatch
from formcoach.session import events as ev
from formcoach.session.events import Event, Looked, Sign
from formcoach.session.guidance import PASSED_OVER, SetUpGuide
from formcoach.session.set_log import SetLog, SetSummary


class Coach(Protocol):
    """The pure pipeline of one set: measures, counts, judges, chooses the words."""

    def update(self, pose: Pose) -> Instant:
        """Return everything that is to be said about one pose."""
        ...

    def finish(self) -> Instant | None:
        """End the set and return what is still to be said."""
        ...


class MakeCoach(Protocol):
    """Makes a coach."""

    def __call__(self, exercise: Exercise, *, begun: bool) -> Coach:
        """Return one; ``begun`` if the start pose may be believed at once."""
        ...


class Listening(StrEnum):
    """What raised arms mean now."""

    PAUSE = "pause"
    ANSWER = "answer"
    NOTHING = "nothing"


_SIGNS = {
    ArmAnswer.RIGHT: Sign.RIGHT,
    ArmAnswer.LEFT: Sign.LEFT,
    ArmAnswer.BOTH: Sign.BOTH,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sighting:
    """What one pose came to."""

    instant: Instant | None
    """What the coach says; None while nothing is watched."""
    look: Looked
    events: tuple[Event, ...]
    """What must not be lost."""
    heard: tuple[Heard, ...]
    findings: tuple[Finding, ...]


class Spotter:
    """Watches one patient through a whole session.

    Parameters
    ----------
    make_coach
        Makes the coach of a set, or of the way into the start pose.
    keep_poses
        Whether the poses of a set are collected, to be kept as a recording.

    """

    def __init__(self, make_coach: MakeCoach, *, keep_poses: bool = False) -> None:
        self._make_coach = make_coach
        self._keep_poses = keep_poses
        self._coach: Coach | None = None
        self._exercise: Exercise | None = None
        self._in_set = False
        self._moved_early = False
        """Whether a repetition was seen before the set: its coach has counted it."""
        self._set_coach: Coach | None = None
        self._log: SetLog | None = None
        self._spoken: Spoken | None = None
        self._poses: list[Pose] = []
        self._listening = Listening.NOTHING
        self._answers = ArmAnswerWatch()
        self._hand = RaisedHandWatch(PauseSign.NONE)
        self._fall = FallWatch()
        self._stillness = StillnessWatch()
        self._guide = SetUpGuide()

    def get_ready(self, exercise: Exercise) -> None:
        """Watch for the start pose; nothing is counted."""
        self._coach, self._exercise = self._make_coach(exercise, begun=False), exercise
        self._guide = SetUpGuide()
        self._in_set = self._moved_early = False

    def begin(self, exercise: Exercise) -> None:
        """Begin a set, with the neutral of the start pose that was just held.

        Who times a hold begins with the set: what was held before is not credited.
        """
        ready = self._coach if self._exercise == exercise else None
        timed = exercise.mode in BY_THE_CLOCK
        fresh = ready is None or timed or self._moved_early
        self._set_coach = self._make_coach(exercise, begun=True) if fresh else ready
        self._log, self._spoken = SetLog(exercise), Spoken(exercise)
        self._poses = []
        self._exercise = exercise
        self.go_on()

    def go_on(self) -> None:
        """Go on with the set that was interrupted."""
        self._coach, self._in_set = self._set_coach, True

    def rest(self) -> None:
        """Count and judge nothing."""
        self._coach, self._in_set = None, False

    def end(self) -> tuple[SetSummary, tuple[Pose, ...]]:
        """End the set; return what it came to, and its poses if they are kept."""
        if self._log is None or self._set_coach is None:
            raise ValueError("no set was begun")
        last = self._set_coach.finish()
        if last is not None:
            self._log.update(last)
        summary, poses = self._log.summary(), tuple(self._poses)
        self.rest()
        self._log = self._set_coach = self._spoken = None
        self._poses = []
        return summary, poses

    def listen(self, to: Listening, exercise: Exercise | None = None) -> None:
        """Choose what raised arms mean from now on."""
        sign = pause_sign(exercise) if exercise else PauseSign.HAND_UP
        self._listening = to
        self._answers = ArmAnswerWatch()
        self._hand = RaisedHandWatch(sign)

    def update(self, pose: Pose) -> Sighting:
        """Take in one pose."""
        instant = self._coach.update(pose) if self._coach else None
        in_set = self._in_set and instant is not None
        if instant is not None and instant.repetition is not None and not in_set:
            self._moved_early = True
        heard = self._log_set(instant, pose) if in_set and instant else ()
        return Sighting(
            instant=instant,
            look=self._look(pose, instant),
            events=(*self._signs(pose), *(_of_set(instant) if in_set else ())),
            heard=heard,
            findings=instant.findings if in_set and instant else (),
        )

    def _log_set(self, instant: Instant, pose: Pose) -> tuple[Heard, ...]:
        if self._log is not None:
            self._log.update(instant)
        if self._keep_poses:
            self._poses.append(pose)
        return self._spoken.update(instant) if self._spoken else ()

    def _look(self, pose: Pose, instant: Instant | None) -> Looked:
        still_s = self._stillness.update(pose)
        if instant is None:
            return Looked(time_s=pose.time_s, trouble=pose.trouble, still_s=still_s)
        return Looked(
            time_s=pose.time_s,
            trouble=instant.trouble,
            advice=self._advice(pose, instant),
            ready=self._is_ready(instant),
            resting=instant.phase in {Phase.SETUP, Phase.REST},
            hold_s=instant.hold_s,
            still_s=still_s,
        )

    def _advice(self, pose: Pose, instant: Instant) -> str:
        """Return what would help: how to be seen first, then how to begin."""
        framing = self._guide.update(pose)
        if self._in_set or instant.trouble in PASSED_OVER:
            return instant.advice
        return framing or instant.advice

    def _is_ready(self, instant: Instant) -> bool:
        """Tell whether the start pose is held: armed, and not moving out of it."""
        if instant.trouble is not None or self._exercise is None:
            return False
        holds = self._exercise.mode in BY_THE_CLOCK and instant.phase is Phase.HOLD
        return instant.phase is Phase.REST or holds

    def _signs(self, pose: Pose) -> tuple[Event, ...]:
        found: list[Event] = []
        if self._fall.update(pose):
            found.append(ev.FallSeen(time_s=pose.time_s))
        if self._listening is Listening.ANSWER:
            answer = self._answers.update(pose)
            if answer:
                found.append(ev.Signed(time_s=pose.time_s, sign=_SIGNS[answer]))
        elif self._listening is Listening.PAUSE and self._hand.update(pose):
            found.append(ev.Signed(time_s=pose.time_s, sign=Sign.HAND_UP))
        return tuple(found)


def _of_set(instant: Instant | None) -> tuple[Event, ...]:
    """Return the events of an instant of a set."""
    if instant is None:
        return ()
    found: list[Event] = []
    if instant.repetition is not None:
        done = instant.repetition
        found.append(ev.RepetitionSeen(time_s=instant.time_s, repetition=done))
    found += [
        ev.LimitStopped(time_s=instant.time_s, cue=each.cue)
        for each in instant.findings
        if each.level is Level.STOP and not each.over
    ]
    return tuple(found)
