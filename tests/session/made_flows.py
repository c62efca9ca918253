"""A session driven event by event, with everything it asked for."""

from dataclasses import replace

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Dose
from formcoach.domain.prescription import PainRules
from formcoach.domain.repetition import Repetition, RepetitionOutcome
from formcoach.plan.answers import MayGoOn
from formcoach.session import events as ev
from formcoach.session.events import Key, Sign
from formcoach.session.flow import step
from formcoach.session.getting_ready import lasts_s
from formcoach.session.stage import Flow, Stage
from formcoach.testing import made_up_squat

OPEN = (MayGoOn(offer_shorter=False, shown=(), left_out=()),)
DOSE = Dose(sets=2, reps=2, rest_s=30)


def programme(n_exercises=3, **changes):
    """Return squats under several names."""
    return tuple(
        made_up_squat(
            id=f"squat_{number}",
            name=f"Squat {number}",
            **{"dose": DOSE, **changes},
        )
        for number in range(1, n_exercises + 1)
    )


def repetition(*, counts=True):
    """Return a repetition."""
    outcome = RepetitionOutcome.COMPLETE if counts else RepetitionOutcome.PARTIAL
    return Repetition(
        index=1,
        side=Side.LEFT,
        start_s=0,
        peak_s=1,
        end_s=2,
        hold_s=0,
        outward_s=1,
        return_s=1,
        rom_deg=70,
        peak_deg=70,
        outcome=outcome,
    )


class Run:
    """A session, its clock, and what it asked to be done."""

    def __init__(self, exercises=None, *, start_score=2, **changes):
        self.time_s = 0.0
        self.effects = []
        self.last = ()
        self.flow = Flow(
            programme=programme() if exercises is None else exercises,
            rules=PainRules(),
            contact="M. Weber, 030 1234",
            cap_s=2700.0,
        )
        self.flow = replace(self.flow, **changes)
        self.take(ev.GatesAnswered, answers=OPEN, start_score=start_score)

    @property
    def stage(self):
        """Return where the session stands."""
        return self.flow.stage

    def take(self, kind, **facts):
        """Let something happen now."""
        self.flow, self.last = step(self.flow, kind(time_s=self.time_s, **facts))
        self.effects += self.last
        return self

    def press(self, key):
        """Press a key."""
        return self.take(ev.Pressed, key=key)

    def sign(self, *signs):
        """Raise arms, one sign after the other."""
        for each in signs:
            self.take(ev.Signed, sign=each)
        return self

    def look(self, **facts):
        """Let the camera look."""
        return self.take(ev.Looked, **{"trouble": None, **facts})

    def wait(self, seconds, *, look=None):
        """Let time pass in tenths of a second, with looks of the camera."""
        for _ in range(round(seconds * 10)):
            self.time_s += 0.1
            if look is not None:
                self.look(**look)
            self.take(ev.Ticked)
        return self

    def begin(self):
        """Start, and take the start pose until the set has begun."""
        if self.stage is Stage.READY:
            self.press(Key.START)
        return self.arm()

    def arm(self):
        """From introduction or rest or set-up into the set, without any key."""
        if self.stage is Stage.REST:
            self.wait(self.flow.exercise.dose.rest_s + 0.2)
        if self.stage is Stage.INTRODUCTION:
            self.wait(lasts_s(self.flow) + 0.2)
        assert self.stage is Stage.SET_UP
        self.wait(3.3, look={"ready": True})
        assert self.stage is Stage.EXERCISING
        return self

    def do_set(self):
        """Do all repetitions of a set."""
        for _ in range(self.flow.exercise.dose.reps):
            self.time_s += 4.0
            self.take(ev.RepetitionSeen, repetition=repetition())
        assert self.stage is Stage.PAIN
        return self

    def agree(self):
        """Confirm the number, with arms."""
        return self.sign(Sign.BOTH)

    def said(self):
        """Return everything that was said, in order."""
        return [each.words for each in self.effects if isinstance(each, ev.Say)]

    def of(self, kind):
        """Return the effects of one kind."""
        return [each for each in self.effects if isinstance(each, kind)]
