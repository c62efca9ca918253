"""A store and a voice that keep everything in memory, for tests of whole sessions."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from formcoach.domain.finding import Finding
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
from formcoach.ports import Sound, Urgency


@dataclass(slots=True, kw_only=True)
class MemoryStore:
    """A :class:`~formcoach.ports.SessionStore` that forgets with the process."""

    patient: str = "anna"
    sessions: dict[str, SessionRecord] = field(default_factory=dict)
    repetitions: dict[tuple[str, int, int], Repetition] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    pain: list[PainAnswer] = field(default_factory=list)
    screens: list[ScreenAnswer] = field(default_factory=list)
    locks: list[Lock] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    closed: bool = False

    def history(self) -> History:
        """Return everything that is known of the patient."""
        return History(
            patient=self.patient,
            sessions=tuple(self.sessions.values()),
            pain=tuple(self.pain),
            screens=tuple(self.screens),
            locks=tuple(self.locks),
            skipped=tuple(self.skipped),
        )

    def unfinished(self) -> SessionRecord | None:
        """Return the session that still runs, if any."""
        running = [
            each
            for each in self.sessions.values()
            if each.state is SessionState.RUNNING
        ]
        return running[-1] if running else None

    def begin(self, session: SessionRecord) -> None:
        """Open a session."""
        self.sessions[session.id] = session

    def resume(self, session: str) -> None:
        """Take up a session that is there."""
        if session not in self.sessions:
            raise ValueError(session)

    def begin_set(self, session: str, record: SetRecord) -> None:
        """Open a set of a session."""
        held = self.sessions[session]
        self.sessions[session] = replace(held, sets=(*held.sets, record))

    def keep_repetition(self, session: str, set_index: int, done: Repetition) -> None:
        """Keep a repetition; the same index is kept once."""
        self.repetitions.setdefault((session, set_index, done.index), done)

    def keep_finding(self, session: str, set_index: int, found: Finding) -> None:
        """Keep a finding of a set that is there."""
        if all(each.index != set_index for each in self.sessions[session].sets):
            raise ValueError(set_index)
        self.findings.append(found)

    def end_set(self, session: str, record: SetRecord) -> None:
        """Close the last set with its summary."""
        held = self.sessions[session]
        self.sessions[session] = replace(held, sets=(*held.sets[:-1], record))

    def end(self, session: str, at: datetime, state: SessionState, why: str) -> None:
        """Close a session."""
        held = self.sessions[session]
        self.sessions[session] = replace(held, ended_at=at, state=state, why_ended=why)

    def keep_pain(self, answer: PainAnswer, session: str = "") -> None:
        """Keep an answer, with its session too."""
        self.pain.append(answer)
        if session:
            held = self.sessions[session]
            self.sessions[session] = replace(held, pain=(*held.pain, answer))

    def keep_screen(self, answers: tuple[ScreenAnswer, ...]) -> None:
        """Keep the answers of one screen."""
        self.screens += answers

    def lock(self, lock: Lock) -> None:
        """Lock until the therapist clears it."""
        self.locks.append(lock)

    def clear_locks(self, cleared: Iterable[Lock]) -> None:
        """Keep locks as they were cleared."""
        known = {(each.since, each.why): each for each in [*self.locks, *cleared]}
        self.locks = list(known.values())

    def keep_skipped(self, skipped: Skipped) -> None:
        """Keep why something was not done."""
        self.skipped.append(skipped)

    def close(self) -> None:
        """Note that it was closed."""
        self.closed = True


@dataclass(slots=True, kw_only=True)
class NotingSpeaker:
    """A :class:`~formcoach.ports.Speaker` that notes what would be heard."""

    name: str = "made up"
    said: list[tuple[str, Urgency]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    """Words, names of sounds and ``(silence)``, in order."""
    speaks: bool = False
    closed: bool = False

    def say(self, words: str, urgency: Urgency) -> None:
        """Note words."""
        self.said.append((words, urgency))
        self.log.append(words)

    def play(self, sound: Sound) -> None:
        """Note a sound."""
        self.log.append(sound.value)

    def hush(self) -> None:
        """Note the silence."""
        self.log.append("(silence)")

    def spoke_within(self, seconds: float) -> bool:  # noqa: ARG002
        """Tell whether a test lets it speak."""
        return self.speaks

    def close(self) -> None:
        """Note that it was closed."""
        self.closed = True
