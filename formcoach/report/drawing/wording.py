"""What is written above and below the picture."""

from dataclasses import dataclass

from formcoach.domain.exercise import Exercise, Mode, Sides
from formcoach.domain.finding import Outcome, Verdict
from formcoach.domain.instant import Instant
from formcoach.feedback.figures import PAUSE_REASONS, PHASE_WORDS
from formcoach.feedback.looks import LOOKS, OF_LEVEL, Look

PAUSE_SYMBOL = "‖"
BY_THE_CLOCK = frozenset({Mode.HOLD, Mode.TIMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words with the sign of how urgent they are."""

    heading: str
    words: str
    look: Look | None = None
    banner: bool = False
    """Whether it says why judging is paused."""


def doing(exercise: Exercise, instant: Instant) -> str:
    """Say the phase and with which side."""
    if instant.trouble is not None:
        return ""
    parts = [PHASE_WORDS[instant.phase]]
    if exercise.sides is not Sides.BOTH:
        parts.append(f"{instant.side} side")
    return " · ".join(parts)


def counted(exercise: Exercise, instant: Instant) -> str:
    """Say how many repetitions count, or how long a hold has lasted."""
    dose = exercise.dose
    if exercise.mode in BY_THE_CLOCK:
        asked_s = dose.duration_s if exercise.mode is Mode.TIMED else dose.hold_s
        return _of(int(instant.hold_s), round(asked_s)) + " s"
    return _of(instant.counted, dose.reps)


def held(exercise: Exercise, instant: Instant) -> str:
    """Say the seconds held in this repetition and the time of the recording."""
    minutes, seconds = divmod(int(instant.time_s), 60)
    clock = f"{minutes}:{seconds:02d}"
    if exercise.mode is not Mode.REPS_WITH_HOLD:
        return clock
    asked_s = round(exercise.dose.hold_s)
    return f"held {_of(int(instant.hold_s), asked_s)} s · {clock}"


def said(exercise: Exercise, instant: Instant) -> Said | None:
    """Choose the one thing to say: why it is paused, a verdict, or the cue."""
    if instant.trouble is not None:
        heading = f"{PAUSE_SYMBOL} PAUSED: {PAUSE_REASONS[instant.trouble]}"
        return Said(heading=heading, words=instant.advice, banner=True)
    worst = _worst(instant)
    if worst is not None:
        cues = {limit.id: limit.cue for limit in exercise.limits}
        return _at_level(LOOKS[OF_LEVEL[worst.level]], cues.get(worst.limit, ""))
    if instant.cue is None:
        return None
    if instant.cue.level is None:
        return Said(heading="", words=instant.cue.words)
    return _at_level(LOOKS[OF_LEVEL[instant.cue.level]], instant.cue.words)


def _at_level(look: Look, words: str) -> Said:
    return Said(heading=f"{look.symbol} {look.word}", words=words, look=look)


def _worst(instant: Instant) -> Verdict | None:
    outside = [
        verdict for verdict in instant.verdicts if verdict.outcome is Outcome.OUTSIDE
    ]
    return max(outside, key=lambda verdict: verdict.level, default=None)


def _of(done: int, asked: int) -> str:
    return f"{done} of {asked}" if asked else f"{done}"
