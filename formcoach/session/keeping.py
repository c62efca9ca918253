"""Keeps what a session leaves behind, each thing at once; what is refused is told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from formcoach.domain.exercise import Exercise
from formcoach.domain.finding import Finding
from formcoach.domain.observation import Pose
from formcoach.domain.records import (
    PainAnswer,
    SessionRecord,
    SetRecord,
    Skipped,
)
from formcoach.domain.repetition import Repetition
from formcoach.errors import StorageError
from formcoach.language import mark, tr
from formcoach.ports import Urgency
from formcoach.session import events as ev
from formcoach.session.session_ports import Ports
from formcoach.session.set_log import SetSummary

NOT_KEPT = mark(
    "What you do cannot be written down just now. We go on; the screen says why."
)


@dataclass(slots=True, kw_only=True)
class Kept:
    """What the session has left behind so far."""

    record: SessionRecord
    open_set: SetRecord | None = None
    summaries: list[SetSummary] = field(default_factory=list)
    trouble: str = ""
    """Why something is not kept yet, and what to do; empty once all is kept."""


class Keeper:
    """Keeps everything of one session at the moment at which it is known."""

    def __init__(
        self, record: SessionRecord, ports: Ports, hashes: Mapping[str, str]
    ) -> None:
        self.kept = Kept(record=record)
        self._ports = ports
        self._hashes = hashes

    def begin_session(self, *, goes_on: bool) -> None:
        """Open the session in the store, or take it up again.

        Raises
        ------
        StorageError
            If another session runs elsewhere.

        """
        store, record = self._ports.store, self.kept.record
        if record.sets or goes_on:
            store.resume(record.id)
            return
        self.kept.record = replace(record, started_at=self._ports.clocks.moment())
        store.begin(self.kept.record)

    def open_set(self, begin: ev.BeginSet) -> None:
        """Open a set."""
        opened = self._record_of(begin)
        self.kept.open_set = opened
        record = self.kept.record
        self._guarded(lambda: self._ports.store.begin_set(record.id, opened))

    def keep_repetition(self, done: Repetition) -> None:
        """Keep a repetition of the set that is open."""
        record, open_set = self.kept.record, self.kept.open_set
        if open_set is not None:
            self._guarded(
                lambda: self._ports.store.keep_repetition(
                    record.id, open_set.index, done
                )
            )

    def keep_finding(self, found: Finding) -> None:
        """Keep a finding of the set that is open."""
        record, open_set = self.kept.record, self.kept.open_set
        if open_set is not None:
            self._guarded(
                lambda: self._ports.store.keep_finding(record.id, open_set.index, found)
            )

    def close_set(self, summary: SetSummary, poses: Sequence[Pose]) -> None:
        """Close the set that is open, with its poses if they are wanted."""
        record, open_set = self.kept.record, self.kept.open_set
        if open_set is None:
            return
        keeper = self._ports.recordings
        name = keeper.keep(record.id, open_set.index, poses) if keeper and poses else ""
        closed = _closed(open_set, summary, self._ports.clocks.moment(), name)
        self.kept.open_set = None
        self.kept.summaries.append(summary)
        self.kept.record = replace(record, sets=(*record.sets, closed))
        self._guarded(lambda: self._ports.store.end_set(record.id, closed))

    def keep(self, effect: ev.KeepPain | ev.KeepSkipped | ev.EndSession) -> None:
        """Keep an answer, what was left out, or the end."""
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
