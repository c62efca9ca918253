"""Leads a session: takes what happens, and does what the session asks for.

It holds the one state of the session. Clocks, store, voice and recordings are handed to
it, so a whole session can be played at any speed.
"""

from collections.abc import Mapping
from dataclasses import replace

from formcoach.domain.finding import Finding
from formcoach.domain.records import SessionRecord
from formcoach.ports import Sound
from formcoach.session import events as ev
from formcoach.session.events import Effect, Event
from formcoach.session.flow import step
from formcoach.session.keeping import Keeper, Kept
from formcoach.session.session_ports import Ports
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
        self._keeper = Keeper(record, ports, hashes)
        self._spotter = spotter
        self._ports = ports

    @property
    def kept(self) -> Kept:
        """What the session has left behind so far."""
        return self._keeper.kept

    def take(self, event: Event) -> None:
        """Take in what happened and do what follows.

        Raises
        ------
        StorageError
            If the session cannot be opened: another one runs elsewhere.

        """
        now = replace(event, time_s=self._ports.clocks.elapsed_s())
        if isinstance(now, ev.RepetitionSeen):
            self._keeper.keep_repetition(now.repetition)
        before = self.flow
        self.flow, effects = step(before, now)
        for effect in effects:
            self._do(effect)
        if self.flow.stage is not before.stage:
            self._listen()

    def keep_finding(self, found: Finding) -> None:
        """Keep a finding of the set that is open."""
        self._keeper.keep_finding(found)

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
                if self.kept.open_set is not None:
                    self._keeper.close_set(*self._spotter.end())
            case ev.BeginSession():
                self._keeper.begin_session(goes_on=self.flow.set_index > 0)
            case ev.KeepPain() | ev.KeepSkipped() | ev.EndSession():
                self._keeper.keep(effect)

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
                self._spotter.begin(effect.exercise)
                self._keeper.open_set(effect)
            case ev.ContinueSet():
                self._spotter.go_on()
            case _:
                self._spotter.rest()
