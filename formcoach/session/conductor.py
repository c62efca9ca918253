"""Leads a session: takes what happens, and does what the session asks for.

It holds the one state of the session. Clocks, store, voice and recordings are handed to
it, so a whole session can be played at any speed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from formcoach.domain.exercise import Exercise
from formcoach.domain.finding import Finding
from formcoach.domain.observation import Pose
from formcoach.domain.records import (
    PainAnswer,
    SessionRecord,
    SetRecord,
    Skipped,
)
from formcoach.errors import StorageError
from formcoach.language import mark, tr
from formcoach.ports import SessionStore, Sound, Speaker, Urgency
from formcoach.session import events as ev
from formcoach.session.events import Effect, Event
from formcoach.session.flow import step
from formcoach.session.set_log import SetSummary
from formcoach.session.spotter import Listening, Spotter
from formcoach.session.stage import ASKING, Flow, Stage

_LISTENING = {
    **dict.fromkeys((*ASKING, Stage.ALL_RIGHT), Listening.ANSWER),
    **dict.fromkeys(
        (
            Stage.INTRODUCTION,
            Stage.SET_UP,
            Stage.COUNTDOWN,
            Stage.EXERCISING,
            Stage.PAUSED,
            Stage.REST,
        ),
        Listening.PAUSE,
    ),
}
"""What raised arms mean in each stage; nothing in the others."""

NOT_KEPT = mark(
    "What you do cannot be written down just now. We go on; the screen says why."
)


class RecordingKeeper(Protocol):
    """Keeps the poses of a set beside the store."""

    def keep(self, session: str, set_index: int, poses: Sequence[Pose]) -> str:
        """Keep them, soon and not at once; return under which name."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """Where the time comes from."""

    elapsed_s: Callable[[], float]
    """Seconds that only rise."""
    moment: Callable[[], datetime]
    """Aware, in the patient's own zone."""

    def utc_offset_s(self) -> int:
        """Return by how much the patient's clock is ahead of UTC."""
        offset = self.moment().utcoffset()
        return int(offset.total_seconds()) if offset else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """What a session acts on."""

    store: SessionStore
    speaker: Speaker
    clocks: Clocks
    recordings: RecordingKeeper | None = None
    """None where the patient does not want recordings."""
    ring: Callable[[], None] = lambda: None
    """The bell of the terminal."""


@dataclass(slots=True, kw_only=True)
class Kept:
    """What the session has left behind so far."""

    record: SessionRecord
    open_set: SetRecord | None = None
    summaries: list[SetSummary] = field(default_factory=list)
    trouble: str = ""
    """Why something is not kept yet, and what to do; empty once all is kept."""


class Conductor:
    """Takes events one after the other, all from one thread.

    Parameters
    ----------
    flow
        Where the session stands at first.
    record
        What is kept of the session as a whole; opened with the start.
    spotter
        Watches the patient.
    ports
        Store, voice, clocks, recordings.
    hashes
        The SHA-256 of each exercise's definition, by id.

    """

    def __init__(
        self,
        flow: Flow,
        record: SessionRecord,
        spotter: Spotter,
        ports: Ports,
        hashes: Mapping[str, str],
    ) -> None:
        self.flow = flow
        self.kept = Kept(record=record)
        self._spotter = spotter
        self._ports = ports
        self._hashes = hashes

    def take(self, event: Event) -> None:
        """Take in what happened and do what follows.

        Raises
        ------
        StorageError
            If the session cannot be opened: another one runs elsewhere.

        """
        now = replace(event, time_s=self._ports.clocks.elapsed_s())
        if isinstance(now, ev.RepetitionSeen):
            self._keep_repetition(now)
        before = self.flow
        self.flow, effects = step(before, now)
        for effect in effects:
            self._do(effect)
        if self.flow.stage is not before.stage:
            self._listen()

    def keep_finding(self, found: Finding) -> None:
        """Keep a finding of the set that is open."""
        record, open_set = self.kept.record, self.kept.open_set
        if open_set is not None:
            self._guarded(
                lambda: self._ports.store.keep_finding(record.id, open_set.index, found)
            )

    def _listen(self) -> None:
        stage, programme = self.flow.stage, self.flow.programme
        in_set = programme and stage in {Stage.EXERCISING, Stage.PAUSED}
        meaning = _LISTENING.get(stage, Listening.NOTHING)
        self._spotter.listen(meaning, self.flow.exercise if in_set else None)

    def _do(self, effect: Effect) -> None:
        match effect:
            case ev.Say() | ev.Hush() | ev.Ring():
                self._be_heard(effect)
            case ev.GetReady() | ev.BeginSet() | ev.ContinueSet() | ev.RestCoach():
                self._direct(effect)
            case ev.EndSet():
                self._end_set()
            case ev.BeginSession():
                self._begin_session()
            case ev.KeepPain() | ev.KeepSkipped() | ev.EndSession():
                self._keep(effect)

    def _be_heard(self, effect: Effect) -> None:
        match effect:
            case ev.Say(words=words, urgency=urgency):
                self._ports.speaker.say(words, urgency)
            case ev.Hush():
                self._ports.speaker.hush()
            case ev.Ring():
                self._ports.ring()
                self._ports.speaker.play(Sound.STOP)

    def _direct(self, effect: Effect) -> None:
        match effect:
            case ev.GetReady(exercise=exercise):
                self._spotter.get_ready(exercise)
            case ev.BeginSet():
                self._begin_set(effect)
            case ev.ContinueSet():
                self._spotter.go_on()
            case _:
                self._spotter.rest()

    def _begin_session(self) -> None:
        store, record = self._ports.store, self.kept.record
        if record.sets or self.flow.set_index:
            store.resume(record.id)
            return
        self.kept.record = replace(record, started_at=self._ports.clocks.moment())
        store.begin(self.kept.record)

    def _begin_set(self, begin: ev.BeginSet) -> None:
        self._spotter.begin(begin.exercise)
        opened = self._record_of(begin)
        self.kept.open_set = opened
        record = self.kept.record
        self._guarded(lambda: self._ports.store.begin_set(record.id, opened))

    def _record_of(self, begin: ev.BeginSet) -> SetRecord:
        exercise: Exercise = begin.exercise
        return SetRecord(
            index=begin.set_index,
            exercise=exercise.id,
            definition_sha256=self._hashes.get(exercise.id, ""),
            set_number=begin.set_number,
            asked=exercise.dose,
            view=exercise.view,
            started_at=self._ports.clocks.moment(),
            ended_at=None,
            signal=str(exercise.counts_by),
            band=exercise.target.get(exercise.counts_by),
        )

    def _keep_repetition(self, event: ev.RepetitionSeen) -> None:
        record, open_set = self.kept.record, self.kept.open_set
        if open_set is not None:
            done = event.repetition
            self._guarded(
                lambda: self._ports.store.keep_repetition(
                    record.id, open_set.index, done
                )
            )

    def _end_set(self) -> None:
        record, open_set = self.kept.record, self.kept.open_set
        if open_set is None:
            return
        summary, poses = self._spotter.end()
        keeper = self._ports.recordings
        name = keeper.keep(record.id, open_set.index, poses) if keeper and poses else ""
        closed = _closed(open_set, summary, self._ports.clocks.moment(), name)
        self.kept.open_set = None
        self.kept.summaries.append(summary)
        self.kept.record = replace(record, sets=(*record.sets, closed))
        self._guarded(lambda: self._ports.store.end_set(record.id, closed))

    def _keep(self, effect: ev.KeepPain | ev.KeepSkipped | ev.EndSession) -> None:
        store, record, moment = (
            self._ports.store,
            self.kept.record,
            self._ports.clocks.moment,
        )
        match effect:
            case ev.KeepPain():
                answer = self._answer(effect)
                self.kept.record = replace(record, pain=(*record.pain, answer))
                self._guarded(lambda: store.keep_pain(answer, record.id))
            case ev.KeepSkipped(exercise=exercise, why=why):
                left = Skipped(on=moment().date(), why=why, exercise=exercise)
                self._guarded(lambda: store.keep_skipped(left))
            case ev.EndSession(state=state, why=why):
                at = moment()
                self.kept.record = replace(
                    record, ended_at=at, state=state, why_ended=why
                )
                self._guarded(lambda: store.end(record.id, at, state, why))

    def _answer(self, keep: ev.KeepPain) -> PainAnswer:
        return PainAnswer(
            at=self._ports.clocks.moment(),
            moment=keep.moment,
            score=keep.score,
            exercise=keep.exercise,
            legs=keep.legs,
            sharp=keep.sharp,
            utc_offset_s=self._ports.clocks.utc_offset_s(),
        )

    def _guarded(self, keep: Callable[[], None]) -> None:
        """Keep something; a full disk is told and does not end the set.

        The store tries again with whatever it is handed next, so that nothing is lost
        once there is room (issue: every repetition is durable when it ends).
        """
        before, self.kept.trouble = self.kept.trouble, ""
        try:
            keep()
        except StorageError as error:
            self.kept.trouble = f"{error.message} {error.hint}".strip()
            if not before:
                self._ports.speaker.say(tr(NOT_KEPT), Urgency.INFO)


def _closed(
    opened: SetRecord, summary: SetSummary, at: datetime, recording: str
) -> SetRecord:
    """Return a set with what it came to."""
    return replace(
        opened,
        ended_at=at,
        counted=summary.counted,
        longest_hold_s=summary.longest_hold_s,
        duration_s=summary.duration_s,
        tracked_fraction=summary.tracked_fraction,
        view_ok_fraction=summary.view_ok_fraction,
        repetitions=summary.repetitions,
        findings=summary.findings,
        not_measured=summary.not_measured,
        recording=recording,
    )
