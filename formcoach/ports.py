"""The doors of the core: what it asks of the world, and nothing more."""

from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Protocol

from formcoach.domain.finding import Finding
from formcoach.domain.observation import Frame, Pose
from formcoach.domain.records import (
    History,
    Lock,
    PainAnswer,
    ScreenAnswer,
    SessionRecord,
    SessionState,
    SetRecord,
    Skipped,
)
from formcoach.domain.repetition import Repetition


class FrameSource(Protocol):
    """Where frames come from: a camera, a network camera, a video file."""

    name: str
    """What a person would call it: a file's name, ``camera 0``."""
    live: bool
    """True if frames are lost when nobody takes them."""

    def frames(self) -> Iterator[Frame]:
        """Yield frames until the source ends or is closed.

        A live source yields a frame without a picture, or one marked frozen or black,
        at least twice a second while it has nothing better, and goes on when the camera
        is back.
        """
        ...

    def close(self) -> None:
        """Let go of the device; a running ``frames`` then ends soon. Safe to repeat."""
        ...


class PoseEstimator(Protocol):
    """Finds the pose of one person in a frame."""

    name: str
    """Which model, for reports: ``mediapipe full``."""

    def estimate(self, frame: Frame) -> Pose:
        """Return one pose a frame, also when nobody is in sight."""
        ...

    def close(self) -> None:
        """Free the model. Safe to repeat."""
        ...


class Observer(Protocol):
    """Watches somebody: the frames of one source, each with the pose found in it."""

    name: str
    """What a person would call its camera or file."""

    def observe(self) -> Generator[tuple[Frame, Pose], None, None]:
        """Yield frames with their poses until the source ends or is closed.

        Camera and model are opened when it begins. To be called once.
        """
        ...

    def close(self) -> None:
        """Let go of camera and model; a running ``observe`` then ends soon.

        From any thread, before and after; it may wait for two seconds.
        """
        ...


class SessionStore(Protocol):
    """Keeps what one patient did. Every call is durable when it returns.

    What is refused within a session, by a full disk perhaps, it remembers, and keeps
    it with the next call that is not refused.
    """

    def history(self) -> History:
        """Return everything that is known of the patient."""
        ...

    def unfinished(self) -> SessionRecord | None:
        """Return the session that was running when the program ended, if any."""
        ...

    def begin(self, session: SessionRecord) -> None:
        """Open a session; while one runs elsewhere it is refused."""
        ...

    def resume(self, session: str) -> None:
        """Take up an unfinished session; while one runs elsewhere it is refused."""
        ...

    def begin_set(self, session: str, record: SetRecord) -> None:
        """Open a set of a session."""
        ...

    def keep_repetition(self, session: str, set_index: int, done: Repetition) -> None:
        """Keep a repetition the moment it ends; the same index is kept once."""
        ...

    def keep_finding(self, session: str, set_index: int, found: Finding) -> None:
        """Keep a finding, or replace its earlier state."""
        ...

    def end_set(self, session: str, record: SetRecord) -> None:
        """Close a set with its summary."""
        ...

    def end(self, session: str, at: datetime, state: SessionState, why: str) -> None:
        """Close a session."""
        ...

    def keep_pain(self, answer: PainAnswer, session: str = "") -> None:
        """Keep an answer, within a session or outside one."""
        ...

    def keep_screen(self, answers: tuple[ScreenAnswer, ...]) -> None:
        """Keep the answers of one screen for warning signs."""
        ...

    def lock(self, lock: Lock) -> None:
        """Lock until the therapist clears it."""
        ...

    def clear_locks(self, cleared: Iterable[Lock]) -> None:
        """Keep locks as the therapist cleared them, also those not kept before."""
        ...

    def keep_skipped(self, skipped: Skipped) -> None:
        """Keep why something was not done."""
        ...

    def close(self) -> None:
        """Let go of the files. Safe to repeat."""
        ...


class Urgency(IntEnum):
    """How urgent words are; the greater goes first."""

    INFO = 1
    """Introductions and praise: said one after the other, cut off by anything else."""
    COUNT = 2
    """Counts and countdowns: a newer one replaces an older that waits."""
    CUE = 3
    """What to do: a newer one replaces an older that waits."""
    SAFETY = 4
    """Warn and stop: cuts off whatever is being said."""


class Sound(StrEnum):
    """What is heard where nobody can look: each has a pattern of its own."""

    READY = "ready"
    """Rising: the exercise begins, or goes on."""
    COUNTED = "counted"
    """One short tone: a repetition counts."""
    HELD = "held"
    """Two tones: held long enough, come back."""
    PAUSED = "paused"
    """Falling: nothing is counted now."""
    WARN = "warn"
    """Two low tones: ease back."""
    STOP = "stop"
    """Three low tones: stop."""


class Listener(Protocol):
    """Hears one word, "stop", on this computer; keeps nothing and sends nothing."""

    def listen(
        self, heard: Callable[[], object], deaf: Callable[[str], object]
    ) -> None:
        """Listen from now on, on a thread of its own; to be called once.

        Parameters
        ----------
        heard
            Called each time that the word was heard.
        deaf
            Called at most once, with the reason in words, when nothing can be heard
            any more; never after :meth:`close`.

        """
        ...

    def close(self) -> None:
        """Let go of the microphone. Safe to repeat."""
        ...


class Speaker(Protocol):
    """Says words and plays sounds, never blocking who asks."""

    name: str
    """Which voice, for a person: ``espeak-ng``, ``none``."""

    def say(self, words: str, urgency: Urgency) -> None:
        """Say words, or drop them if something more urgent is being said."""
        ...

    def play(self, sound: Sound) -> None:
        """Play a short sound at once, also over words."""
        ...

    def hush(self) -> None:
        """Be silent at once and forget what was waiting."""
        ...

    def spoke_within(self, seconds: float) -> bool:
        """Tell whether it speaks, or did a moment ago."""
        ...

    def close(self) -> None:
        """End the voice. Safe to repeat."""
        ...
