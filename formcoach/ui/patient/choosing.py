"""What the patient can choose about the app, beside any session; kept at once."""

import asyncio
import time
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from formcoach.language import tr
from formcoach.ports import Sound, Urgency
from formcoach.ui.palette import CALM
from formcoach.ui.patient.checks_screen import ChecksScreen
from formcoach.ui.patient.first_run import first_run, may_try, offer_example
from formcoach.ui.patient.practice import Practice
from formcoach.ui.patient.settings import Settings
from formcoach.ui.patient.settings_screen import SettingsScreen
from formcoach.ui.screen_app import ScreenApp
from formcoach.ui.widgets.key_help import KeyHelp

VOICE_TEST_S = 6.0
"""How long the sentence of the voice test takes at most."""


class ChoosingApp(ScreenApp):
    """An app with language, theme, camera, voice and example to choose.

    Parameters
    ----------
    practice
        With the settings as they were kept.

    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "Help", id="help", key_display="?"),
        Binding("t", "contrast", "Theme", show=False, id="contrast"),
    ]

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self.practice = practice

    def show_today(self) -> None:
        """Show the first screen of the day anew, after something was chosen."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is: no example beside a prescription, no key for it."""
        offered = {
            "try_example": may_try(self.practice),
            "checks": self.practice.checks is not None,
        }
        return offered.get(action, super().check_action(action, parameters))

    def wear_settings(self) -> None:
        """Take the theme and the keys that were chosen before."""
        settings = self.practice.settings
        known = settings.theme in self.available_themes
        self.theme = settings.theme if known else CALM.name
        self.set_keymap(dict(settings.keymap))

    def action_contrast(self) -> None:
        """Switch between the calm theme and the one of high contrast, and keep it."""
        self.change_contrast()
        self.save(theme=self.theme)

    def save(self, **changes: object) -> None:
        """Keep changed settings."""
        settings = replace(self.practice.settings, **changes)  # type: ignore[arg-type]
        self.go_on_with(replace(self.practice, settings=settings))

    def go_on_with(self, practice: Practice) -> None:
        """Take a practice with other settings or another programme, and keep them."""
        self.practice = practice
        practice.save_settings(practice.settings)

    def action_help(self) -> None:
        """Show or hide the panel that explains the keys of this screen."""
        shown = self.screen.query(KeyHelp)
        if shown:
            shown.remove()
        else:
            self.screen.mount(KeyHelp())

    def action_settings(self) -> None:
        """Let the patient choose."""
        self._choose()

    @work
    async def _choose(self) -> None:
        cameras = await asyncio.to_thread(self.practice.cameras)
        screen = SettingsScreen(
            self.practice.settings,
            languages=self.practice.languages,
            cameras=cameras,
            microphone=await asyncio.to_thread(self.practice.microphone),
            open_camera=self.practice.open_camera,
        )
        self._take_settings(await self.push_screen_wait(screen))

    def _take_settings(self, chosen: Settings | None) -> None:
        if chosen is None:
            return
        self.practice.use_language(chosen.language)
        self.theme = chosen.theme
        self.go_on_with(replace(self.practice, settings=chosen))
        self.show_today()

    def action_next_language(self) -> None:
        """Go on in the next language."""
        codes = tuple(self.practice.languages)
        place = codes.index(self.practice.settings.language) + 1
        code = codes[place % len(codes)]
        self.practice.use_language(code)
        self.save(language=code)

    @work(thread=True, exclusive=True)
    def action_voice_test(self) -> None:
        """Say a sentence, and whether there is a voice at all."""
        speaker = self.practice.make_speaker(self.practice.settings)
        words = tr("This is my voice. I count, and I say when to ease back.")
        speaker.play(Sound.READY)
        speaker.say(words, Urgency.CUE)
        self.call_from_thread(self.notify, f"{speaker.name}: {words}")
        time.sleep(VOICE_TEST_S)
        speaker.close()

    @work
    async def welcome(self) -> None:
        """Lead through the first run."""
        begun = await first_run(self, lambda: self.practice)
        if begun is not None:
            self.go_on_with(begun)
        self.show_today()

    @work
    async def action_try_example(self) -> None:
        """Offer the example where nothing is prescribed."""
        self.go_on_with(await offer_example(self, self.practice))
        self.show_today()

    def action_checks(self) -> None:
        """Find out what works on this computer."""
        if self.practice.checks is not None:
            self.push_screen(ChecksScreen(self.practice.checks))
