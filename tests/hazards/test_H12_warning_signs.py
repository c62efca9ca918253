"""H12: no path leads from a yes to exercising, nor from a red answer about pain."""

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from formcoach.domain.exercise import Dose
from formcoach.domain.prescription import (
    PrescribedExercise,
    Prescription,
    Signed,
    Therapist,
)
from formcoach.domain.records import (
    LegSymptoms,
    PainAnswer,
    PainMoment,
    ScreenAnswer,
    SessionRecord,
    SessionState,
)
from formcoach.plan.answers import AskScreen, Here, Locked, MayGoOn
from formcoach.plan.gates import gates
from formcoach.plan.red_flags import RED_FLAGS, WORDING
from formcoach.plan.screening import locks_of
from formcoach.storage.open_store import open_store
from formcoach.testing import made_up_squat

BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
PLAN = Prescription(
    id="p",
    patient="p1",
    patient_name="A. Muster",
    therapist=Therapist(name="M. Weber", contact="030 1234"),
    written_on=date(2026, 11, 1),
    valid_from=date(2026, 11, 1),
    valid_until=date(2027, 10, 31),
    onset_on=date(2025, 1, 1),
    exercises=(PrescribedExercise(exercise="made_up_squat", dose=Dose(per_week=7)),),
    signed=Signed.BY_THERAPIST,
)
EXERCISES = {"made_up_squat": made_up_squat()}
ALL_READY = frozenset({"space", "phone", "support", "somebody"})
ITEMS = [flag.item for flag in RED_FLAGS]


def in_trial(_lock):
    """Believe the therapist without a signature, as the trial mode does."""
    return True


class Patient(RuleBasedStateMachine):
    """Somebody who answers, waits, restarts, turns the clock and tries to begin."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()) / "p1"
        self.folder.mkdir()
        self.store = open_store(self.folder, in_trial)
        self.now = BEGIN
        self.latest = BEGIN
        self.open_yes = set()
        self.ready = frozenset()
        self.n_sessions = 0

    def answers(self):
        """Ask the gates."""
        here = Here(ready=self.ready, date_confirmed=True)
        return gates(PLAN, self.store.history(), EXERCISES, self.now, here)

    @rule(yes=st.sets(st.sampled_from(ITEMS), max_size=1), written=st.booleans())
    def answer_the_screen(self, yes, written):
        """Answer everything; the program may die before it writes the locks down."""
        for asked in self.answers():
            if not isinstance(asked, AskScreen):
                continue
            given = tuple(
                ScreenAnswer(
                    at=self.now, item=each.item, yes=each.item in yes, wording=WORDING
                )
                for each in asked.items
            )
            self.store.keep_screen(given)
            self.open_yes |= {each.item for each in given if each.yes}
            for lock in locks_of(given) if written else ():
                self.store.lock(lock)
            self.pass_time(timedelta(seconds=1))

    @rule(item=st.sampled_from(ITEMS))
    def answer_again_with_no(self, item):
        """Try to take a yes back."""
        no = ScreenAnswer(at=self.now, item=item, yes=False, wording=WORDING)
        self.store.keep_screen((no,))
        self.pass_time(timedelta(seconds=1))

    @rule(
        score=st.integers(0, 10),
        moment=st.sampled_from(PainMoment),
        legs=st.sampled_from([None, LegSymptoms.NONE, LegSymptoms.SPREADING]),
    )
    def answer_about_pain(self, score, moment, legs):
        """Say how much it hurts, at any moment."""
        self.store.keep_pain(
            PainAnswer(at=self.now, moment=moment, score=score, legs=legs)
        )
        self.pass_time(timedelta(seconds=1))

    @rule()
    def tick_the_room(self):
        """Clear the floor."""
        self.ready = ALL_READY

    @rule()
    def answer_everything_well(self):
        """Do whatever opens the gates, if anything does."""
        self.answer_the_screen(set(), written=True)
        for moment in (PainMoment.NEXT_MORNING, PainMoment.BEFORE):
            self.answer_about_pain(1, moment, None)
        self.tick_the_room()

    @rule(hours=st.sampled_from([0.2, 2, 9, 24, 24 * 8, 24 * 29]))
    def wait(self, hours):
        """Let time pass."""
        self.pass_time(timedelta(hours=hours))

    @rule(hours=st.sampled_from([1, 30]))
    def turn_the_clock_back(self, hours):
        """Set the computer's clock back."""
        self.now -= timedelta(hours=hours)

    @rule()
    def restart(self):
        """Kill the program and start it again."""
        self.store.close()
        self.ready = frozenset()
        self.store = open_store(self.folder, in_trial)

    @rule()
    def therapist_clears(self):
        """Clear everything in the therapist's name, as the command does."""
        for answer in self.answers():
            if isinstance(answer, Locked):
                cleared = [
                    replace(lock, cleared_by="M. Weber", cleared_at=self.now)
                    for lock in answer.locks
                ]
                self.store.clear_locks(cleared)
        self.open_yes.clear()

    @rule()
    def try_to_exercise(self):
        """Begin a session if the gates are open, and end it."""
        if not all(isinstance(each, MayGoOn) for each in self.answers()):
            return
        assert not self.open_yes
        self.n_sessions += 1
        made = SessionRecord(
            id=f"s{self.n_sessions}",
            patient="p1",
            prescription="p",
            prescription_sha256="",
            started_at=self.now,
            utc_offset_s=0,
            ended_at=None,
            state=SessionState.RUNNING,
        )
        self.store.begin(made)
        self.pass_time(timedelta(minutes=10))
        self.store.end(made.id, self.now, SessionState.FINISHED, "")

    @invariant()
    def a_yes_locks_and_nothing_else_is_offered(self):
        """Whatever was done since."""
        if self.open_yes:
            [answer] = self.answers()
            assert isinstance(answer, Locked)
            assert self.open_yes <= {lock.why for lock in answer.locks}

    @invariant()
    def red_pain_of_today_is_no_way_in(self):
        """Before a session, or with legs that spread, the day is over."""
        red = any(
            each.legs is LegSymptoms.SPREADING
            or (each.moment is PainMoment.BEFORE and (each.score or 0) >= 6)
            for each in self.store.history().pain
            if each.day == self.now.date()
        )
        if red:
            assert not any(isinstance(each, MayGoOn) for each in self.answers())

    def pass_time(self, span):
        """Let the clock go on; it never shows the same moment twice."""
        self.now = max(self.now, self.latest) + span
        self.latest = max(self.latest, self.now)

    def teardown(self):
        """Leave nothing behind."""
        with suppress(OSError):
            self.store.close()
        shutil.rmtree(self.folder.parent, ignore_errors=True)


Patient.TestCase.settings = settings(
    max_examples=20,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


class TestPatient(Patient.TestCase):
    """Runs the machine."""

    def test_H12_no_path_leads_from_a_yes_to_exercising(self):
        """Whatever is answered, waited for, restarted or turned back in between."""
        self.runTest()
