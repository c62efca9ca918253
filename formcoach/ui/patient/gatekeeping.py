"""From the gates' questions to what is kept, and to the session that may begin."""

from dataclasses import replace

from formcoach.domain.exercise import Exercise
from formcoach.domain.records import (
    History,
    PainAnswer,
    PainMoment,
    ScreenAnswer,
    SessionRecord,
    SessionState,
)
from formcoach.plan.answers import Answer, Here
from formcoach.plan.gates import gates
from formcoach.plan.red_flags import WORDING, RedFlag
from formcoach.plan.screening import locks_of
from formcoach.plan.today import Asked, Today, shorter_session, today
from formcoach.session.resuming import may_resume
from formcoach.session.session_ports import Clocks
from formcoach.session.stage import Flow
from formcoach.ui.patient.practice import Practice


class Gatekeeper:
    """Asks the gates, keeps every answer at once, and makes the session."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        self._clocks: Clocks = practice.clocks
        self._here = Here(trial=practice.trial)
        self.resuming: SessionRecord | None = None
        """The session that was broken off and is to go on."""

    def history(self) -> History:
        """Return everything that is known of the patient."""
        return self._practice.store.history()

    def ask(self) -> tuple[Answer, ...]:
        """Return what stands in the way now."""
        resuming = self.resuming.id if self.resuming else ""
        return gates(
            self._practice.prescription,
            self.history(),
            self._practice.exercises,
            self._clocks.moment(),
            replace(self._here, resuming=resuming),
        )

    def keep_screen(self, flag: RedFlag, *, yes: bool) -> None:
        """Keep one answer; a yes locks before anything else is asked."""
        answer = ScreenAnswer(
            at=self._clocks.moment(),
            item=flag.item,
            yes=yes,
            wording=WORDING,
            utc_offset_s=self._clocks.utc_offset_s(),
        )
        self._practice.store.keep_screen((answer,))
        for lock in locks_of((answer,)):
            self._practice.store.lock(lock)

    def keep_pain(self, moment: PainMoment, score: int) -> None:
        """Keep how much it hurts."""
        self._practice.store.keep_pain(
            PainAnswer(
                at=self._clocks.moment(),
                moment=moment,
                score=score,
                utc_offset_s=self._clocks.utc_offset_s(),
            )
        )

    def tick(self, items: frozenset[str]) -> None:
        """Take in what was ticked about the room."""
        self._here = replace(self._here, ready=self._here.ready | items)

    def confirm_date(self) -> None:
        """Take in that the date of this computer is right."""
        self._here = replace(self._here, date_confirmed=True)

    def today(self) -> Today | None:
        """Return what is asked for today; None without a prescription."""
        plan = self._practice.prescription
        if plan is None:
            return None
        return today(
            plan,
            _without(self.history(), self.resuming),
            self._practice.exercises,
            self._clocks.moment(),
        )

    def unfinished(self) -> SessionRecord | None:
        """Return the session that can be taken up; an older one is closed."""
        record = self._practice.store.unfinished()
        if record is None or may_resume(record, self._clocks.moment()):
            return record
        self.close(record)
        return None

    def close(self, record: SessionRecord) -> None:
        """Close a session that was broken off."""
        self._practice.store.resume(record.id)
        self._practice.store.end(
            record.id,
            self._clocks.moment(),
            SessionState.ENDED_EARLY,
            "broken_off",
        )

    def start_score(self) -> int:
        """Return the last answer before a session, 0 if there is none."""
        scores = [
            each.score
            for each in self.history().pain
            if each.moment is PainMoment.BEFORE and each.score is not None
        ]
        return scores[-1] if scores else 0

    def flow(self, *, shorter: bool) -> Flow:
        """Return the session of today, before its start."""
        plan, now = self._practice.prescription, self.today()
        if plan is None or now is None:
            raise ValueError("no session without a prescription")
        left = [each for each in now.exercises if each.sets_left]
        asked = shorter_session(left) if shorter else tuple(left)
        return Flow(
            programme=tuple(_with_sets_left(each) for each in asked),
            rules=plan.pain,
            contact=f"{plan.therapist.name}, {plan.therapist.contact}",
            cap_s=plan.session_cap_s,
        )

    def record(self) -> SessionRecord:
        """Return what is kept of a new session as a whole."""
        plan, facts = self._practice.prescription, self._practice.facts
        return SessionRecord(
            id=self._practice.new_id(),
            patient=self._practice.patient,
            prescription=plan.id if plan else "",
            prescription_sha256=plan.sha256 if plan else "",
            started_at=self._clocks.moment(),
            utc_offset_s=self._clocks.utc_offset_s(),
            ended_at=None,
            state=SessionState.RUNNING,
            model=facts.model,
            model_sha256=facts.model_sha256,
            version=facts.version,
            trial=self._practice.trial,
        )


def _without(history: History, session: SessionRecord | None) -> History:
    """Return the history as it was before a session that is taken up again."""
    if session is None:
        return history
    others = tuple(each for each in history.sessions if each.id != session.id)
    return replace(history, sessions=others)


def _with_sets_left(asked: Asked) -> Exercise:
    exercise = asked.exercise
    dose = replace(exercise.dose, sets=min(exercise.dose.sets, asked.sets_left))
    return replace(exercise, dose=dose)
