"""What can be chosen: each line says what holds now, enter changes it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import OptionList, Static

from formcoach.language import mark, tr
from formcoach.ui.palette import CALM, CONTRAST
from formcoach.ui.patient.camera_preview import OpenCamera
from formcoach.ui.patient.camera_screen import CameraScreen, shown
from formcoach.ui.patient.settings import Settings
from formcoach.ui.widgets.keys import Keys
from formcoach.ui.widgets.video_view import Picture

LIGHT = "textual-light"
THEMES = (CALM.name, CONTRAST.name, LIGHT)
PICTURES = {
    Picture.HALF: mark("half blocks"),
    Picture.SEXTANT: mark("sextants"),
    Picture.SKELETON: mark("stick figure only"),
    Picture.OFF: mark("off"),
}


class SettingsScreen(Screen[Settings | None]):
    """Lists the choices; leaves with what was chosen."""

    DEFAULT_CSS = """
    SettingsScreen {
        #title { padding: 1 3; text-style: bold; }
        OptionList { height: 1fr; margin: 0 2; }
        #note { padding: 1 3; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Go back", id="back"),
        Binding("c", "camera", "See the camera", id="camera"),
        Binding("v", "app.voice_test", "Voice test", id="voice_test"),
        Binding("d", "app.checks", "Check this computer", id="checks"),
    ]

    def __init__(
        self,
        settings: Settings,
        *,
        languages: Mapping[str, str],
        cameras: Mapping[str, str],
        microphone: str = "",
        open_camera: OpenCamera | None = None,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._languages = languages
        self._cameras = {settings.camera: shown(settings.camera), **cameras}
        self._microphone = microphone
        self._open_camera = open_camera

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield Static(tr("Settings: up, down, enter changes, escape keeps"), id="title")
        yield OptionList(*self._lines())
        yield Static("\n".join(self._notes()), id="note", markup=False)
        yield Keys()

    def _notes(self) -> list[str]:
        pictures = tr("Pictures are never kept and never leave this computer.")
        sound = tr(
            'Listening for "stop" ({microphone}): sound is heard on this computer '
            "alone while a session runs, never kept, never sent. The word may be "
            "missed: the key and the raised hand always work.",
            microphone=self._microphone,
        )
        return [pictures, sound] if self._microphone else [pictures]

    def _lines(self) -> list[str]:
        chosen = self._settings
        themes = {
            CALM.name: tr("calm, safe for colour-blind eyes"),
            CONTRAST.name: tr("high contrast"),
            LIGHT: tr("light"),
        }
        lines = [
            _line(
                tr("Language"), self._languages.get(chosen.language, chosen.language)
            ),
            _line(tr("Theme"), themes.get(chosen.theme, chosen.theme)),
            _line(tr("Camera"), self._cameras.get(chosen.camera, chosen.camera)),
            _line(tr("Picture of you"), tr(PICTURES[chosen.picture])),
            _line(tr("Mirrored"), _yes_no(chosen.mirror)),
            _line(tr("Voice"), _yes_no(chosen.speech)),
            _line(tr("Sounds"), _yes_no(chosen.sound)),
            _line(tr("Keep the poses of each set"), _yes_no(chosen.keep_recordings)),
        ]
        if self._microphone:
            lines.append(_line(tr('Listen for "stop"'), _yes_no(chosen.listen)))
        return lines

    @on(OptionList.OptionSelected)
    def change(self, event: OptionList.OptionSelected) -> None:
        """Change one choice."""
        self._settings = changed(
            self._settings, event.option_index, self._languages, self._cameras
        )
        self._draw()

    def _draw(self) -> None:
        options = self.query_one(OptionList)
        for index, line in enumerate(self._lines()):
            options.replace_option_prompt_at_index(index, line)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the camera's picture only where a camera can be opened."""
        if action == "camera":
            return self._open_camera is not None
        return super().check_action(action, parameters)

    def action_camera(self) -> None:
        """Choose the camera by its picture."""
        if self._open_camera is None:
            return
        screen = CameraScreen(
            self._settings.camera,
            cameras=self._cameras,
            open_camera=self._open_camera,
            mirrored=self._settings.mirror,
        )
        self.app.push_screen(screen, self._take_camera)

    def _take_camera(self, camera: str | None) -> None:
        if camera is not None:
            self._cameras.setdefault(camera, shown(camera))
            self._settings = replace(self._settings, camera=camera)
            self._draw()

    def action_leave(self) -> None:
        """Leave with what was chosen."""
        self.dismiss(self._settings)


def changed(
    now: Settings,
    index: int,
    languages: Mapping[str, str],
    cameras: Mapping[str, str],
) -> Settings:
    """Return the settings with the choice of one line changed to its next."""
    steps = (
        lambda: replace(now, language=_next(now.language, tuple(languages))),
        lambda: replace(now, theme=_next(now.theme, THEMES)),
        lambda: replace(now, camera=_next(now.camera, tuple(cameras))),
        lambda: replace(now, picture=now.picture.next),
        lambda: replace(now, mirror=not now.mirror),
        lambda: replace(now, speech=not now.speech),
        lambda: replace(now, sound=not now.sound),
        lambda: replace(now, keep_recordings=not now.keep_recordings),
        lambda: replace(now, listen=not now.listen),
    )
    return steps[index]()


def _next(now: str, choices: tuple[str, ...]) -> str:
    place = choices.index(now) + 1 if now in choices else 0
    return choices[place % len(choices)]


def _line(name: str, value: str) -> str:
    return f"{name}: {value}"


def _yes_no(value: bool) -> str:  # noqa: FBT001
    return tr("yes") if value else tr("no")
