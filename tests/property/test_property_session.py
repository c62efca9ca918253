"""Laws of the session, whatever is answered, pressed, raised or seen, in any order."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from formcoach.domain.observation import Trouble
from formcoach.domain.records import History, Lock, PainMoment
from formcoach.plan.answers import AskPain, AskReady, AskScreen, Here
from formcoach.plan.gates import gates
from formcoach.plan.pain import Light
from formcoach.plan.pain_history import taken
from formcoach.session import events as ev
from formcoach.session.events import Key, Sign
from formcoach.session.flow import step
from formcoach.session.stage import FINAL_STOPS, Flow, Stage
from tests.plan.made_plans import NOW, PATIENT, exercise, pain, plan, screened
from tests.session.made_flows import DOSE, programme, repetition

MOVING = frozenset({Stage.INTRODUCTION, Stage.SET_UP, Stage.COUNTDOWN})
PLAN = plan("squat_1", "squat_2")
DEFINED = {each: exercise(each) for each in ("squat_1", "squat_2")}


class Sessions(RuleBasedStateMachine):
    """One patient who answers, presses, moves and waits as it comes."""

    def __init__(self):
        super().__init__()
        self.time_s = 0.0
        self.history = History(patient=PATIENT)
        self.ticked = frozenset()
        self.said_yes = self.red = False
        self.evidence = self.sets_begun = self.sets_ended = 0
        self.halted_by_key = True
        self.restart()

    @initialize(well=st.booleans())
    def answer_well(self, well):
        """Answer everything well at first, or leave it to chance."""
        if well:
            self.answer_screen(None)
            self.answer_pain(2)
            self.tick_the_room()
            self.press(Key.START)

    @rule()
    def restart(self):
        """Begin anew, as after a restart: what was said stays said."""
        self.flow = Flow(
            programme=programme(2), rules=PLAN.pain, contact="-", cap_s=2700.0
        )
        self.evidence = 0
        self.ask_gates()

    def now(self):
        """Return the patient's time."""
        return NOW + timedelta(seconds=self.time_s)

    def ask_gates(self):
        """Ask the real gates."""
        here = Here(ready=self.ticked)
        answers = gates(PLAN, self.history, DEFINED, self.now(), here)
        before = [p for p in self.history.pain if p.moment is PainMoment.BEFORE]
        score = before[-1].score if before else 0
        self.take(ev.GatesAnswered, answers=answers, start_score=score)

    def take(self, kind, **facts):
        """Let something happen."""
        before = self.flow
        event = kind(time_s=self.time_s, **facts)
        self.flow, effects = step(before, event)
        if before.stage is Stage.STOPPED and self.flow.stage is not Stage.STOPPED:
            pressed = isinstance(event, ev.Pressed)
            assert pressed
            assert event.key in {Key.GO_ON, Key.END_SESSION}
            assert event.key is Key.END_SESSION or before.stop not in FINAL_STOPS
        if isinstance(event, ev.StopHeard):
            assert self.flow.stage in {before.stage, Stage.STOPPED}
            assert self.flow.counted == before.counted
            assert before.stage is not Stage.ALL_RIGHT or self.flow == before
        if before.stage is Stage.ALL_RIGHT and self.flow.stage is not Stage.ALL_RIGHT:
            assert self.flow.stage is Stage.STOPPED
        self.keep(effects)

    def keep(self, effects):
        """Do what a session asks for, as far as its laws go."""
        for effect in effects:
            if isinstance(effect, ev.BeginSet):
                self.sets_begun += 1
                self.evidence = 0
                assert self.sets_begun == self.sets_ended + 1
            if isinstance(effect, ev.EndSet):
                self.sets_ended += 1
            if isinstance(effect, ev.KeepPain):
                assert self.sets_begun == self.sets_ended

    @rule(yes=st.sampled_from([None, None, None, "saddle_numbness", "fever", "news"]))
    def answer_screen(self, yes):
        """Answer what the screen asks."""
        asked = [each for each in self.flow.gates if isinstance(each, AskScreen)]
        if self.flow.stage is not Stage.GATES or not asked:
            return
        items = {flag.item for flag in asked[0].items}
        yes = {yes} & items
        answers = [each for each in screened(self.now(), yes=yes) if each.item in items]
        self.said_yes = self.said_yes or bool(yes)
        locks = tuple(
            Lock(since=each.at, why=each.item) for each in answers if each.yes
        )
        self.history = replace(
            self.history,
            screens=(*self.history.screens, *answers),
            locks=(*self.history.locks, *locks),
        )
        self.ask_gates()

    @rule(score=st.sampled_from([0, 2, 3, 4, 6, 9]))
    def answer_pain(self, score):
        """Answer how much it hurts before the session."""
        asked = [each for each in self.flow.gates if isinstance(each, AskPain)]
        if self.flow.stage is not Stage.GATES or not asked:
            return
        before = asked[0].moment is PainMoment.BEFORE
        answer = pain(score, self.now(), asked[0].moment)
        self.history = replace(self.history, pain=(*self.history.pain, answer))
        light = taken(self.history.pain, PLAN.pain)[-1].light
        self.red = self.red or (before and light is Light.RED)
        self.ask_gates()

    @rule()
    def tick_the_room(self):
        """Tick what is to be ticked."""
        asked = [each for each in self.flow.gates if isinstance(each, AskReady)]
        if self.flow.stage is Stage.GATES and asked:
            self.ticked |= {item.item for each in asked for item in each.items}
            self.ask_gates()

    @rule(key=st.sampled_from([*Key, Key.START, Key.GO_ON]))
    def press(self, key):
        """Press any key."""
        self.take(ev.Pressed, key=key)

    @rule(sign=st.sampled_from(list(Sign)))
    def raise_arms(self, sign):
        """Raise any arm."""
        self.take(ev.Signed, sign=sign)

    @rule(score=st.integers(0, 10))
    def type_score(self, score):
        """Type a number."""
        self.take(ev.Scored, score=score)

    @rule(seconds=st.sampled_from([0.1, 3.0, 20.0, 60.0]))
    def wait(self, seconds):
        """Let time pass."""
        self.time_s += seconds
        self.take(ev.Ticked)

    @rule()
    def hold_the_start_pose(self):
        """Hold the start pose through introduction, set-up and countdown."""
        for _ in range(80):
            self.time_s += 0.5
            self.take(ev.Looked, trouble=None, ready=True)
            self.take(ev.Ticked)

    @rule(
        trouble=st.sampled_from([None, *Trouble]),
        ready=st.booleans(),
        resting=st.booleans(),
        seconds=st.sampled_from([0.0, 30.0, 90.0]),
    )
    def look(self, trouble, ready, resting, seconds):
        """Let the camera see anything."""
        self.time_s += 0.2
        self.take(
            ev.Looked,
            trouble=trouble,
            ready=ready,
            resting=resting,
            hold_s=seconds,
            still_s=seconds,
        )

    @rule(counts=st.booleans())
    def repeat(self, counts):
        """Let a repetition be seen."""
        self.evidence += counts
        self.take(ev.RepetitionSeen, repetition=repetition(counts=counts))

    @rule(score=st.integers(0, 10), yes=st.sampled_from([Key.NO, Key.NO, Key.YES]))
    def do_a_set(self, score, yes):
        """Do a whole set, if one can be done now, and say how much it hurts."""
        self.hold_the_start_pose()
        for _ in range(DOSE.reps if self.flow.stage is Stage.EXERCISING else 0):
            self.repeat(counts=True)
        if self.flow.stage in {Stage.PAIN, Stage.END_PAIN}:
            self.type_score(score)
        while self.flow.stage is Stage.FOLLOW_UP:
            self.press(yes)

    @rule(kind=st.sampled_from([ev.FallSeen, ev.SourceEnded]))
    def fall_or_end(self, kind):
        """Let a fall be seen, or a video end."""
        self.take(kind)

    @rule()
    def say_stop(self):
        """Let the word be heard, or misheard."""
        self.take(ev.StopHeard)

    @rule()
    def cross_a_stop_limit(self):
        """Let a limit of level stop be crossed."""
        self.take(ev.LimitStopped, cue="Rest.")

    @invariant()
    def no_yes_and_no_red_leads_to_exercise(self):
        """H12, H13: whatever follows, and after any restart."""
        if self.said_yes or self.red:
            assert self.flow.stage is not Stage.EXERCISING
            assert self.flow.stage not in MOVING

    @invariant()
    def counters_have_evidence(self):
        """H3: a counter never shows more than what was seen."""
        assert self.flow.counted <= self.evidence

    @invariant()
    def a_set_is_open_only_where_it_goes_on(self):
        """Close it for every stop, question and rest."""
        open_in = {Stage.EXERCISING, Stage.PAUSED, Stage.SET_UP, Stage.COUNTDOWN}
        assert not self.flow.set_open or self.flow.stage in open_in

    @invariant()
    def nobody_exercises_who_owes_an_answer(self):
        """After each set the question about pain comes first."""
        moving = self.flow.stage in {*MOVING, Stage.EXERCISING, Stage.REST}
        assert not (moving and self.flow.owes_answer)

    @invariant()
    def doses_never_rise(self):
        """H13: the app may only step down."""
        for each in self.flow.programme:
            assert each.dose.reps <= DOSE.reps
            assert each.dose.sets <= DOSE.sets


TestSessions = Sessions.TestCase
TestSessions.settings = settings(
    max_examples=60,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_the_laws_are_tested_on_sessions_that_get_somewhere():
    """A machine that never exercises would pass every law."""
    machine = Sessions()
    machine.answer_screen(None)
    machine.answer_pain(2)
    machine.tick_the_room()
    machine.press(Key.START)
    machine.hold_the_start_pose()

    assert machine.flow.stage is Stage.EXERCISING
