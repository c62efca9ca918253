"""Where a session stands: the stages, and everything that the next step depends on."""

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from formcoach.domain.exercise import Exercise
from formcoach.domain.prescription import PainRules
from formcoach.domain.records import LegSymptoms, PainMoment
from formcoach.plan.answers import Answer


class Stage(StrEnum):
    """What the patient sees and does now."""

    GATES = "gates"
    """Questions before anything else."""
    LOCKED = "locked"
    """A warning sign: only the therapist opens this."""
    NOT_TODAY = "not_today"
    READY = "ready"
    """All gates are open; waits for the start."""
    INTRODUCTION = "introduction"
    SET_UP = "set_up"
    COUNTDOWN = "countdown"
    EXERCISING = "exercising"
    PAUSED = "paused"
    PAIN = "pain"
    """How much it hurts, after a set."""
    FOLLOW_UP = "follow_up"
    """Yes or no about that pain."""
    REST = "rest"
    ALL_RIGHT = "all_right"
    """Are you all right?"""
    STOPPED = "stopped"
    END_PAIN = "end_pain"
    """How much it hurts, at the end."""
    SUMMARY = "summary"


OVER = frozenset({Stage.LOCKED, Stage.NOT_TODAY, Stage.SUMMARY})
"""Stages that nothing leads out of."""
BEFORE_START = frozenset({Stage.GATES, Stage.READY})
ASKING = frozenset({Stage.PAIN, Stage.FOLLOW_UP, Stage.END_PAIN})
"""Stages in which arms and keys answer."""


class Pause(StrEnum):
    """Why a set rests."""

    HAND = "hand"
    KEY = "key"
    LEFT_PICTURE = "left_picture"


class Stop(StrEnum):
    """Why a session was stopped, as it is kept."""

    KEY = "stop_key"
    VOICE = "stop_voice"
    LIMIT = "stop_limit"
    FALL = "fall"
    STILLNESS = "stillness"
    NO_ANSWER = "no_answer"
    HELP = "help"
    PAIN = "pain"
    LEGS = "legs"
    TIME = "time"


FINAL_STOPS = frozenset({Stop.HELP, Stop.PAIN, Stop.LEGS, Stop.TIME})
"""After these there is no more exercise in this session."""


class FollowUp(StrEnum):
    """What is asked when pain is more than a little."""

    LEGS = "legs"
    SHARP = "sharp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An answer about pain while it is being given."""

    moment: PainMoment
    score: int
    """Where the scale stands now."""
    legs: LegSymptoms | None = None
    sharp: bool = False
    open: tuple[FollowUp, ...] = ()
    """What is still to be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A session at one moment; every step gives another one."""

    programme: tuple[Exercise, ...]
    """The exercises of today, each with the dose that is asked for today."""
    rules: PainRules
    contact: str
    """How the therapist is reached, in words."""
    cap_s: float
    stage: Stage = Stage.GATES
    since_s: float = math.nan
    """When the stage began."""
    said_s: float = math.nan
    """When it was last spoken in this stage."""
    gates: tuple[Answer, ...] = ()
    exercise_number: int = 0
    """Index into the programme."""
    set_number: int = 1
    """Of this exercise."""
    set_index: int = 0
    """Of the session; 0 before the first set."""
    begun_s: float = math.nan
    """When the session was started."""
    counted: int = 0
    """Repetitions of this set that count."""
    set_open: bool = False
    """Whether a set has begun and not ended."""
    owes_answer: bool = False
    """Whether a set has ended and nothing was said about pain yet."""
    dropped: str = ""
    """The exercise that was done last before the session was broken off, if it is not
    asked for any more; it is not among the programme. Empty once a set has begun."""
    finishing: bool = False
    """Whether the last set is over, or the patient has ended the session."""
    start_score: int = 0
    """Pain before the session."""
    pause: Pause | None = None
    paused_in: Stage = Stage.SET_UP
    """The stage that was paused."""
    stop: Stop | None = None
    report: Report | None = None
    seen_s: float = math.nan
    """When the person was last seen in the picture."""
    ready_s: float = math.nan
    """When the start pose was last seen."""
    ended_early: bool = False

    @property
    def exercise(self) -> Exercise:
        """The exercise that is done or comes next."""
        return self.programme[self.exercise_number]

    @property
    def may_go_on(self) -> bool:
        """Whether a stopped session may be taken up again, by a key alone."""
        open_stop = self.stop is not None and self.stop not in FINAL_STOPS
        return open_stop and not self.finishing

    def at(self, stage: Stage, time_s: float) -> Self:
        """Return the session in another stage."""
        return replace(self, stage=stage, since_s=time_s, said_s=time_s)
