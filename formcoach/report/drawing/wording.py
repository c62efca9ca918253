"""What is written above and below the picture."""

from dataclasses import dataclass

from formcoach.domain.exercise import Exercise, Mode
from formcoach.domain.finding import Outcome, Verdict
from formcoach.domain.instant import Instant
from formcoach.feedback.figures import clock, pause_words
from formcoach.feedback.looks import LOOKS, OF_LEVEL, PAUSE_SYMBOL, Look, State
from formcoach.feedback.progress import BY_THE_CLOCK, asked_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words with the sign of how urgent they are."""

    heading: str
    words: str
    look: Look | None = None
    banner: bool = False
    """Whether it says why judging is paused."""


def counted(exercise: Exercise, instant: Instant) -> str:
    """Say how many repetitions count, or how long a hold has lasted."""
    if exercise.mode in BY_THE_CLOCK:
        return f"{_of(int(instant.hold_s), asked_s(exercise))} s"
    return _of(instant.counted, exercise.dose.reps)


def held(exercise: Exercise, instant: Instant) -> str:
    """Say the seconds held in this repetition and the time of the recording."""
    time = clock(instant.time_s)
    if exercise.mode is not Mode.REPS_WITH_HOLD:
        return time
    return f"held {_of(int(instant.hold_s), asked_s(exercise))} s · {time}"


def said(exercise: Exercise, instant: Instant, unseen: str = "") -> Said | None:
    """Choose the one thing to say: a pause, a verdict, the cue, or what is unseen."""
    if instant.trouble is not None:
        heading = f"{PAUSE_SYMBOL} PAUSED: {pause_words(instant.trouble)}"
        return Said(heading=heading, words=instant.advice, banner=True)
    worst = _worst(instant)
    if worst is not None:
        cues = {limit.id: limit.cue for limit in exercise.limits}
        return _at_level(LOOKS[OF_LEVEL[worst.level]], cues.get(worst.limit, ""))
    if instant.cue is None:
        look = LOOKS[State.NOT_MEASURED]
        return _at_level(look, unseen) if unseen else None
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
