"""The one thing that is said to the patient at a time, safety first."""

from dataclasses import dataclass

from formcoach.domain.exercise import Level
from formcoach.domain.finding import Cue
from formcoach.domain.observation import Trouble
from formcoach.feedback.looks import LOOKS, OF_LEVEL, PAUSE_SYMBOL
from formcoach.language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words with their symbol and the word that says how urgent they are."""

    words: str
    symbol: str = ""
    heading: str = ""
    kind: str = "quiet"
    """The style class: quiet, said, ready, coach, warn, stop, paused."""

    @property
    def loud(self) -> bool:
        """Whether it needs the room of other things, to be read from three metres."""
        return self.kind in {"ready", "warn", "stop", "paused"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the choice of the words depends on."""

    paused: bool = False
    """Whether the patient has paused the coach."""
    starting: bool = False
    """Whether camera and model are still being opened."""
    waiting_for: str = ""
    """The source that has given no picture for too long, or nothing."""
    trouble: Trouble | None = None
    passing: bool = False
    """Whether the trouble is so young that it may be the tracker's alone."""
    advice: str = ""
    """What the patient can do about the trouble, or how to begin."""
    cue: Cue | None = None


def saying(now: Situation) -> Saying | None:
    """Choose what to say: stop, pause, trouble, cue, advice, in this order.

    While a trouble is passing, None: what was said before stays.
    """
    if now.cue is not None and now.cue.level is Level.STOP:
        return _cue(now.cue)
    pause = _pause(now)
    if pause is not None or (now.passing and not _is_urgent(now.cue)):
        return pause
    if now.cue is not None and now.cue.level is not None:
        return _cue(now.cue)
    if now.advice:
        return Saying(
            symbol="→", heading=tr("GET READY"), words=now.advice, kind="ready"
        )
    if now.cue is not None:
        return _cue(now.cue)
    return Saying(words="")


def _is_urgent(cue: Cue | None) -> bool:
    return cue is not None and cue.level is not None


def _pause(now: Situation) -> Saying | None:
    if now.paused:
        return _paused(tr("PAUSED"), tr("Nothing is counted. Press space to go on."))
    if now.starting:
        words = tr("Starting the camera and the pose model ...")
        return Saying(symbol="→", heading=tr("STARTING"), words=words, kind="ready")
    if now.waiting_for:
        return _paused(
            tr("COUNTING PAUSED"),
            tr("No picture from {camera} yet.", camera=now.waiting_for),
        )
    if now.trouble is None or now.passing:
        return None
    not_yet = now.trouble is Trouble.WRONG_POSTURE
    return _paused(
        tr("NOT COUNTING YET") if not_yet else tr("COUNTING PAUSED"), now.advice
    )


def _paused(heading: str, words: str) -> Saying:
    return Saying(symbol=PAUSE_SYMBOL, heading=heading, words=words, kind="paused")


def _cue(cue: Cue) -> Saying:
    if cue.level is None:
        return Saying(words=tr(cue.words), kind="said")
    look = LOOKS[OF_LEVEL[cue.level]]
    return Saying(
        symbol=look.symbol,
        heading=look.word,
        words=tr(cue.words),
        kind=cue.level.name.lower(),
    )
