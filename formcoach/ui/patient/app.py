"""The patient's app: today, the questions, the session, the summary."""

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from formcoach.domain.records import Skipped
from formcoach.errors import FormcoachError, StorageError
from formcoach.language import tr
from formcoach.plan.answers import Answer, Locked, MayGoOn, NotToday
from formcoach.plan.contact import reasons_to_contact
from formcoach.session import events as ev
from formcoach.session.events import Key
from formcoach.session.spoken import dropped_words
from formcoach.ui import messages
from formcoach.ui.failure_screen import FailureScreen
from formcoach.ui.patient.asking_screens import AnswerScreen
from formcoach.ui.patient.choosing import ChoosingApp
from formcoach.ui.patient.gatekeeping import Gatekeeper
from formcoach.ui.patient.history_screen import HistoryScreen, history_content
from formcoach.ui.patient.lead import Lead
from formcoach.ui.patient.practice import Practice
from formcoach.ui.patient.questions import Questions
from formcoach.ui.patient.refused_screen import ReadyScreen, RefusedScreen
from formcoach.ui.patient.set_screen import SetScreen
from formcoach.ui.patient.skip_screen import SkipScreen
from formcoach.ui.patient.stages import StageScreens
from formcoach.ui.patient.today_screen import TodayScreen
from formcoach.ui.patient.watching import Deaf, Found, Happened

LOOKS_PER_S = 15
"""How often the newest picture is shown, as on the live screen."""
TROUBLE_STAYS_S = 60.0
"""Long enough to walk to the screen."""
SKIP_REASONS = ("pain", "time", "forgot", "unwell", "other")
"""Why a session was not done (Beinart 2013 and others: barriers, clinical rules 5)."""


class PatientApp(ChoosingApp):
    """Leads one patient from today's programme to the summary.

    Parameters
    ----------
    practice
        Programme, records and devices of the patient.
    looks_per_s
        How often the newest picture is shown; tests are in more of a hurry.

    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", "Quit", id="quit"),
    ]

    def __init__(self, practice: Practice, *, looks_per_s: float = LOOKS_PER_S) -> None:
        super().__init__(practice)
        self._looks_per_s = looks_per_s
        self.lead: Lead | None = None
        self._trouble = ""
        self._gates = Gatekeeper(practice)
        self._today = TodayScreen()
        self._stages = StageScreens(practice)

    def on_mount(self) -> None:
        """Show today."""
        self.wear_settings()
        self.push_screen(self._today)
        self.show_today()
        self.set_interval(1 / self._looks_per_s, self._tick)
        if not self.practice.settings.introduced:
            self.welcome()

    async def on_unmount(self) -> None:
        """Stop what runs, whatever ended the app, and let go of the devices."""
        if self.lead is not None:
            self.lead.stop()
            await asyncio.to_thread(self.lead.close)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the palette what has no key of its own too."""
        yield from super().get_system_commands(screen)
        if self.lead is not None:
            words = (tr("Stop"), tr("Stop the session at once"))
            yield SystemCommand(*words, lambda: self.action_session(Key.STOP))

    def show_today(self) -> None:
        """Show what is asked for today, as the records stand now."""
        unfinished = self._gates.unfinished()
        self._today.show(
            self._gates.today(),
            notices=self.practice.told,
            may_resume=unfinished is not None,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is: nothing to resume, no key for it."""
        if action == "resume":
            return self._today.may_resume
        return super().check_action(action, parameters)

    def go_on_with(self, practice: Practice) -> None:
        """Take a practice with other settings or another programme, and keep them."""
        if practice.prescription is not self.practice.prescription:
            self._gates = Gatekeeper(practice)
        self._stages.practice = practice
        super().go_on_with(practice)

    # The way to the start: one question after the other, each kept at once.

    def action_begin(self) -> None:
        """Ask what stands in the way, then get ready."""
        unfinished = self._gates.unfinished()
        if unfinished is not None:
            self._gates.close(unfinished)
        self._gates.resuming = None
        self._open_gates()

    def action_resume(self) -> None:
        """Take up the session that was broken off."""
        self._gates.resuming = self._gates.unfinished()
        self._open_gates()

    @work
    async def _open_gates(self) -> None:
        """Ask until the gates are open or closed for today."""
        while True:
            answers = self._gates.ask()
            refused = [e for e in answers if isinstance(e, Locked | NotToday)]
            if refused:
                await self.push_screen_wait(RefusedScreen(refused[0], self._contact()))
                break
            if any(isinstance(each, MayGoOn) for each in answers):
                await self._get_ready(answers)
                break
            if not await Questions(self, self._gates).ask(answers[0]):
                break
        self.show_today()

    async def _get_ready(self, answers: tuple[Answer, ...]) -> None:
        answer = next(each for each in answers if isinstance(each, MayGoOn))
        shorter = False
        if answer.offer_shorter and self._gates.resuming is None:
            words = tr("Your pain is a little more than usual. Do the shorter session?")
            asked = await self.push_screen_wait(AnswerScreen(tr("Shorter?"), words))
            if asked is None:
                return
            shorter = bool(asked)
        flow = self._gates.flow(shorter=shorter)
        if not flow.programme:
            self._nothing_asked()
            return
        listens = self.practice.listens
        ready = ReadyScreen(answer, flow.programme, listens=listens)
        if await self.push_screen_wait(ready):
            await self._start(answers, shorter=shorter)

    def _nothing_asked(self) -> None:
        """Close a session that was broken off when its programme was taken away."""
        if self._gates.resuming is not None:
            self._gates.close(self._gates.resuming)
        self.notify(tr("Nothing more is asked for today."))

    async def _start(self, answers: tuple[Answer, ...], *, shorter: bool) -> None:
        record = self._gates.resuming or self._gates.record()
        flow = self._gates.flow(shorter=shorter)
        lead = Lead(self.practice, flow, record, self.post_message, self.bell)
        lead.open(answers, self._gates.start_score())
        self.lead = lead
        try:
            lead.start()
        except FormcoachError as error:
            await self.show_failure(messages.WatchFailed(error))
            return
        if lead.flow.dropped:
            self.notify(dropped_words(lead.flow.dropped))
        self._follow_stage()

    def _contact(self) -> str:
        plan = self.practice.prescription
        return f"{plan.therapist.name}, {plan.therapist.contact}" if plan else ""

    # The session.

    def _tick(self) -> None:
        if self.lead is None or not self.is_running:
            return
        sight = self.lead.tick()
        screen = self.screen
        if sight is not None and isinstance(screen, SetScreen):
            screen.sights.put(sight)
        self._follow_stage()

    @on(Happened)
    def take_event(self, message: Happened) -> None:
        """Let the session know what happened."""
        if self.lead is not None:
            self.lead.take(message.event)
            self._follow_stage()

    @on(Found)
    def keep_finding(self, message: Found) -> None:
        """Keep a finding."""
        if self.lead is not None:
            self.lead.keep_finding(message.finding)

    @on(Deaf)
    def tell_deaf(self, message: Deaf) -> None:
        """Say quietly that a spoken stop is not heard; the session goes on."""
        if self.is_running and self.lead is not None:
            self.notify(message.words, timeout=TROUBLE_STAYS_S)

    @on(messages.RepetitionEnded)
    @on(messages.FindingTold)
    @on(messages.CueChanged)
    @on(messages.TroubleChanged)
    def pass_on(self, message: Message) -> None:
        """Hand what the set's screen must not miss to it."""
        if self.is_running and isinstance(self.screen, SetScreen):
            self.screen.tell(message)

    def action_session(self, key: str) -> None:
        """Let the session know of a key, and show at once what follows."""
        if self.lead is not None:
            self.lead.take(ev.Pressed(time_s=0.0, key=Key(key)))
            self._follow_stage()

    def action_score(self, score: int) -> None:
        """Let the session know of a number of the scale."""
        if self.lead is not None:
            self.lead.take(ev.Scored(time_s=0.0, score=score))
            self._follow_stage()

    def _follow_stage(self) -> None:
        """Show the screen of the stage in which the session stands."""
        if self.lead is None or not self.is_running:
            return
        self._stages.follow(self, self.lead, self._reasons)
        self._tell_trouble(self.lead.conductor.kept.trouble)

    def _tell_trouble(self, trouble: str) -> None:
        """Say once why something is not kept yet."""
        if trouble and trouble != self._trouble:
            self.notify(trouble, severity="warning", timeout=TROUBLE_STAYS_S)
        self._trouble = trouble

    def _reasons(self) -> tuple[str, ...]:
        plan = self.practice.prescription
        if plan is None:
            return ()
        now = self.practice.clocks.moment()
        try:
            return reasons_to_contact(plan, self._gates.history(), now)
        except StorageError as error:  # the summary is shown all the same
            return (error.message,)

    async def action_leave_session(self) -> None:
        """Go back to today once the session is over."""
        lead, self.lead = self.lead, None
        if lead is not None:
            await asyncio.to_thread(lead.close)
        self._stages.leave(self)
        self.show_today()

    @on(messages.WatchFailed)
    async def show_failure(self, failure: messages.WatchFailed) -> None:
        """Close the set, then show the error screen; on the floor it is heard."""
        lead, self.lead = self.lead, None
        if lead is None:
            return
        lead.stop()
        self.failure = failure.error
        self.bell()
        self.push_screen(FailureScreen(failure.error))
        await asyncio.to_thread(lead.close)

    # Beside the session.

    def action_history(self) -> None:
        """Show the last weeks."""
        history, now = self._gates.history(), self.practice.clocks.moment()
        plan, reasons = self.practice.prescription, self._reasons()
        content = history_content(history, plan, now.date(), reasons)
        self.push_screen(HistoryScreen(content))

    def action_skip(self) -> None:
        """Say why today's session is not done."""
        self._ask_why()

    @work
    async def _ask_why(self) -> None:
        why = await self.push_screen_wait(SkipScreen(SKIP_REASONS))
        if isinstance(why, str):
            on_day = self.practice.clocks.moment().date()
            self.practice.store.keep_skipped(Skipped(on=on_day, why=why))
            self.show_today()

    def action_leave(self) -> None:
        """Leave the app."""
        self.leave()

    def leave(self) -> None:
        """Leave; a session that runs is stopped and can be taken up again."""
        if self.lead is not None:
            self.lead.stop()
        super().leave()
