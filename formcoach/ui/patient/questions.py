"""Asks at the keyboard what the gates want to know, and keeps every answer at once."""

from textual.app import App

from formcoach.domain.records import PainMoment
from formcoach.language import tr
from formcoach.plan.answers import (
    Answer,
    AskDate,
    AskPain,
    AskReady,
    AskScreen,
)
from formcoach.plan.red_flags import RedFlag
from formcoach.ui.patient.asking_screens import (
    AnswerScreen,
    AskPainScreen,
    TickScreen,
    flag_screen,
)
from formcoach.ui.patient.gatekeeping import Gatekeeper


class Questions:
    """One question after the other, each on a screen of its own."""

    def __init__(self, app: App[None], gates: Gatekeeper) -> None:
        self._app = app
        self._gates = gates

    async def ask(self, asked: Answer) -> bool:
        """Ask one thing and keep the answer; False if the patient leaves."""
        match asked:
            case AskScreen(items=items):
                return await self._ask_flags(items)
            case AskPain(moment=moment):
                return await self._ask_pain(moment)
            case AskReady(items=items):
                ticked = await self._app.push_screen_wait(TickScreen(items))
                if isinstance(ticked, frozenset):
                    self._gates.tick(ticked)
                return ticked is not None
            case AskDate(today=today, recorded=recorded):
                return await self._ask_date(f"{today}", f"{recorded}")
        return False

    async def _ask_flags(self, items: tuple[RedFlag, ...]) -> bool:
        for number, flag in enumerate(items, 1):
            screen = flag_screen(flag, number, len(items))
            yes = await self._app.push_screen_wait(screen)
            if yes is None:
                return False
            self._gates.keep_screen(flag, yes=bool(yes))
            if yes:
                return True
        return True

    async def _ask_pain(self, moment: PainMoment) -> bool:
        heading = {
            PainMoment.BEFORE: tr("How much does it hurt now?"),
            PainMoment.NEXT_MORNING: tr("How much did it hurt this morning?"),
        }.get(moment, tr("How much does it hurt?"))
        score = await self._app.push_screen_wait(AskPainScreen(heading))
        if not isinstance(score, int):
            return False
        self._gates.keep_pain(moment, score)
        return True

    async def _ask_date(self, today: str, recorded: str) -> bool:
        words = tr(
            "This computer says that it is {today}. Your last session is of "
            "{recorded}. Is today's date right?",
            today=today,
            recorded=recorded,
        )
        right = await self._app.push_screen_wait(AnswerScreen(tr("The date"), words))
        if right:
            self._gates.confirm_date()
        return bool(right)
