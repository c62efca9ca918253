"""Which screen belongs to which stage, and the way from one to the next."""

from collections.abc import Callable

from textual._styles_cache import StylesCache
from textual.app import App
from textual.screen import Screen

from formcoach.language import tr
from formcoach.session.stage import Flow, Stage
from formcoach.ui.patient.board_screen import (
    AllRightScreen,
    BoardScreen,
    PainScreen,
    PausedScreen,
    RestScreen,
    StoppedScreen,
    YesNoScreen,
)
from formcoach.ui.patient.boards import Board, board, paused_words
from formcoach.ui.patient.done_screen import DoneScreen
from formcoach.ui.patient.introduction_screen import IntroductionScreen
from formcoach.ui.patient.lead import Lead
from formcoach.ui.patient.practice import Practice
from formcoach.ui.patient.set_screen import SetScreen

IN_FRONT_OF_THE_CAMERA = frozenset({Stage.SET_UP, Stage.COUNTDOWN, Stage.EXERCISING})
BOARDS: dict[Stage, type[BoardScreen]] = {
    Stage.PAIN: PainScreen,
    Stage.END_PAIN: PainScreen,
    Stage.FOLLOW_UP: YesNoScreen,
    Stage.REST: RestScreen,
    Stage.PAUSED: PausedScreen,
    Stage.ALL_RIGHT: AllRightScreen,
    Stage.STOPPED: StoppedScreen,
}
Reasons = Callable[[], tuple[str, ...]]


class StageScreens:
    """Keeps one screen of the session on top of today's."""

    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        self._shown: Screen[object] | Screen[None] | None = None
        self._key: tuple[object, ...] = ()

    def follow(self, app: App[None], lead: Lead, reasons: Reasons) -> None:
        """Show the screen of the stage, and what stands on it now."""
        flow, key = lead.flow, _key_of(lead.flow)
        if key != self._key:
            screen = self._made(lead, reasons)
            self._key = key
            if screen is None:
                return
            if self._shown is None:
                app.push_screen(screen)
            else:
                _replace(app, self._shown, screen)
                _forget_styles()
            self._shown = screen
        self._update(flow)

    def leave(self, app: App[None]) -> None:
        """Take the session's screen away."""
        if self._shown is not None and self._shown in app.screen_stack:
            while app.screen is not self._shown:
                app.pop_screen()
            app.pop_screen()
        self._shown, self._key = None, ()

    def _update(self, flow: Flow) -> None:
        now_s = self.practice.clocks.elapsed_s()
        if isinstance(self._shown, SetScreen):
            self._shown.stand_at(flow, now_s)
        elif flow.stage is Stage.PAUSED and isinstance(self._shown, BoardScreen):
            self._shown.show(Board(heading=tr("Paused"), words=paused_words(flow)))
        elif isinstance(self._shown, BoardScreen):
            self._shown.show(board(flow, now_s))

    def _made(
        self, lead: Lead, reasons: Reasons
    ) -> Screen[object] | Screen[None] | None:
        flow = lead.flow
        if flow.stage is Stage.INTRODUCTION:
            return IntroductionScreen(
                flow.exercise, number=flow.exercise_number + 1, of=len(flow.programme)
            )
        if _in_front(flow):
            return self._set_screen(lead)
        if flow.stage is Stage.SUMMARY:
            return DoneScreen(lead.conductor.kept, reasons())
        return BOARDS[flow.stage]() if flow.stage in BOARDS else None

    def _set_screen(self, lead: Lead) -> SetScreen:
        settings = self.practice.settings
        return SetScreen(
            lead.flow.exercise,
            source_name=lead.watcher.observer.name if lead.watcher else "",
            picture=settings.picture,
            mirrored=settings.mirror,
            clock=self.practice.clocks.elapsed_s,
        )


def _forget_styles() -> None:
    """Let go of the screens before.

    Textual remembers a thousand mixed colours, each with the widget that asked for it
    and all that the widget had drawn: 50 MB in an hour (Textual 8.2, `_styles_cache`).
    """
    StylesCache.get_inner_outer.cache_clear()


def _in_front(flow: Flow) -> bool:
    """Tell whether the camera's picture is shown: also while a set is paused."""
    paused = flow.stage is Stage.PAUSED
    return flow.stage in IN_FRONT_OF_THE_CAMERA or (
        paused and flow.paused_in in IN_FRONT_OF_THE_CAMERA
    )


def _key_of(flow: Flow) -> tuple[object, ...]:
    """Return what must be the same for a screen to stay."""
    if _in_front(flow):
        return ("set", flow.exercise_number, flow.set_number)
    return (flow.stage, flow.exercise_number, flow.set_number)


def _replace(
    app: App[None],
    old: Screen[object] | Screen[None],
    new: Screen[object] | Screen[None],
) -> None:
    """Put a screen in the place of another, under whatever lies over it."""
    if app.screen is old:
        app.switch_screen(new)
        return
    while app.screen is not old and len(app.screen_stack) > 1:
        app.pop_screen()  # a palette or a help that lies over the session
    app.switch_screen(new)
