"""Whole sessions with the real pipeline and a made-up patient, faster than life."""

from dataclasses import replace

import pytest
from made_wholes import BEGAN, Whole, exercises

from formcoach.domain.exercise import Dose
from formcoach.domain.records import PainMoment, SessionRecord, SessionState
from formcoach.errors import StorageError
from formcoach.session.events import Key
from formcoach.session.keeping import NOT_KEPT
from formcoach.session.resuming import may_resume, resumed
from formcoach.session.stage import Flow, Stage
from formcoach.testing.memory import MemoryStore

FPS = 10.0
ONE = {"squat": Dose(sets=2, reps=2, rest_s=5)}


@pytest.fixture(scope="module")
def whole():
    """Return a session of three exercises that was gone through to its end."""
    return Whole(fps=FPS).play()


def test_three_exercises_are_done_without_a_key_after_the_start(whole):
    """Start poses, time and arms lead through it; the keyboard is three metres away."""
    assert whole.conductor.flow.stage is Stage.SUMMARY
    record = whole.store.sessions["s1"]
    assert record.state is SessionState.FINISHED
    assert [(each.exercise, each.counted) for each in record.sets] == [
        ("squat", 3),
        ("glute_bridge", 3),
        ("wall_squat", 2),
    ]


def test_every_repetition_was_kept_when_it_ended(whole):
    """Before the set was closed, and each of them once."""
    assert sorted(whole.store.repetitions) == [
        *[("s1", 1, index) for index in (1, 2, 3)],
        *[("s1", 2, index) for index in (1, 2, 3)],
        *[("s1", 3, index) for index in (1, 2)],
    ]


def test_pain_was_asked_after_each_set_and_at_the_end(whole):
    """Answered with both arms each time; the last answer is the session's too."""
    moments = [each.moment for each in whole.store.pain]

    assert moments == [PainMoment.AFTER_SET] * 3 + [PainMoment.END]
    assert {each.score for each in whole.store.pain} == {1}


def test_counts_are_heard_in_order(whole):
    """Whoever lies on the floor follows by ear."""
    counts = [words for words in whole.speaker.log if words.endswith(" of 3.")]

    assert counts == ["1 of 3.", "2 of 3.", "3 of 3."] * 2


def test_H13_more_pain_at_each_question_leaves_exercises_out():
    """Five steps up from 1 is 6: this exercise is left, also its second set."""
    whole = Whole(ONE | {"wall_squat": Dose(reps=1, hold_s=3, rest_s=5)}, steps=5)

    whole.play(lambda now: now.conductor.flow.exercise_number == 1)

    assert [(each.exercise, each.why) for each in whole.store.skipped] == [
        ("squat", "pain")
    ]
    assert len(whole.store.sessions["s1"].sets) == 1


def test_a_full_disk_is_told_and_does_not_end_the_set():
    """The set goes on, and the patient hears it once, not with every repetition."""
    whole = Whole(ONE, fps=FPS, store=Full(refuses=99))

    whole.play(lambda now: now.conductor.flow.stage is Stage.PAIN)

    assert whole.conductor.kept.trouble == "The disk is full. Free some space."
    assert whole.conductor.kept.summaries[0].counted == 2
    assert whole.speaker.log.count(NOT_KEPT) == 1


def test_what_was_kept_after_all_is_no_trouble_any_more():
    """Whoever reads "not kept" at the end would do the session again."""
    whole = Whole(ONE, fps=FPS, store=Full(refuses=1))

    whole.play(lambda now: now.conductor.flow.stage is Stage.PAIN)

    assert whole.store.refused == 1
    assert whole.conductor.kept.trouble == ""
    assert whole.store.sessions["s1"].sets[0].counted == 2


class Full(MemoryStore):
    """A store whose disk refuses some repetitions, and sets after them."""

    def __init__(self, *, refuses):
        super().__init__()
        self.refuses, self.refused = refuses, 0

    def refuse(self):
        """Refuse as long as there is no room."""
        if self.refused < self.refuses:
            self.refused += 1
            raise StorageError("The disk is full.", hint="Free some space.")

    def keep_repetition(self, session, set_index, done):
        """Refuse, or keep it."""
        self.refuse()
        MemoryStore.keep_repetition(self, session, set_index, done)

    def end_set(self, session, record):
        """Refuse, or close it."""
        self.refuse()
        MemoryStore.end_set(self, session, record)


def test_a_session_that_was_broken_off_goes_on_where_it_stood():
    """Killed in the second exercise: the first is not asked for again."""
    doses = ONE | {"wall_squat": Dose(reps=1, hold_s=3, rest_s=5)}
    broken = Whole(doses, fps=FPS)
    broken.play(lambda now: now.conductor.flow.stage is Stage.REST)
    record = broken.store.unfinished()
    begun = Flow(
        programme=exercises(doses),
        rules=broken.conductor.flow.rules,
        contact="-",
        cap_s=600.0,
    )

    after = resumed(begun, record, start_score=1)

    assert may_resume(record, broken.now())
    assert (after.exercise_number, after.set_number, after.set_index) == (0, 2, 1)
    assert not after.owes_answer
    assert after.cap_s < 600.0


def test_a_session_broken_off_before_its_question_begins_with_it():
    """Nobody exercises on who owes an answer, also after a crash."""
    broken = Whole(ONE, fps=FPS)
    broken.play(lambda now: now.conductor.flow.stage is Stage.PAIN)
    resuming = Whole(ONE, fps=FPS, store=broken.store)
    record = broken.store.unfinished()
    resuming.conductor.flow = replace(
        resumed(resuming.conductor.flow, record, start_score=1), stage=Stage.READY
    )

    resuming.press(Key.START)

    assert resuming.conductor.flow.stage is Stage.PAIN


def test_a_session_of_yesterday_is_not_taken_up():
    """Muscles are cold, and pain may be another."""
    record = SessionRecord(
        id="s0",
        patient="anna",
        prescription="p",
        prescription_sha256="",
        started_at=BEGAN.replace(day=25),
        utc_offset_s=0,
        ended_at=None,
        state=SessionState.RUNNING,
    )

    assert not may_resume(record, BEGAN)
