"""The first run after its pages: a camera that shows the patient, and an example."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from textual.app import App

from formcoach.errors import FormcoachError
from formcoach.ui.patient.camera_screen import CameraScreen
from formcoach.ui.patient.example_screen import ExampleScreen
from formcoach.ui.patient.practice import Practice
from formcoach.ui.patient.welcome_screen import WelcomeScreen


async def first_run(app: App[None], current: Callable[[], Practice]) -> Practice | None:
    """Lead through the first run.

    Parameters
    ----------
    app
        Whose screens are shown.
    current
        Returns the practice as it is now: the pages change its language.

    Returns
    -------
    Practice | None
        With what was chosen; None if the patient wants to read it later.

    """
    if not await app.push_screen_wait(WelcomeScreen(current().languages)):
        return None
    practice = current()
    camera = await ask_camera(app, practice)
    settings = replace(practice.settings, introduced=True, camera=camera)
    return await offer_example(app, replace(practice, settings=settings))


async def ask_camera(app: App[None], practice: Practice) -> str:
    """Return the camera that the patient chose, or the one before."""
    now = practice.settings.camera
    if practice.open_camera is None:
        return now
    screen = CameraScreen(
        now,
        cameras=await asyncio.to_thread(practice.cameras),
        open_camera=practice.open_camera,
        mirrored=practice.settings.mirror,
    )
    return await app.push_screen_wait(screen) or now


async def offer_example(app: App[None], practice: Practice) -> Practice:
    """Return the practice with the example as its programme, if that is wanted."""
    if not may_try(practice) or practice.take_example is None:
        return practice
    if not await app.push_screen_wait(ExampleScreen()):
        return practice
    try:
        example = await asyncio.to_thread(practice.take_example)
    except FormcoachError as error:
        return replace(practice, why_none=f"{error.message} {error.hint}".strip())
    return replace(practice, prescription=example, trial=True)


def may_try(practice: Practice) -> bool:
    """Tell whether there is an example to try, and nothing that it would replace."""
    return practice.prescription is None and practice.take_example is not None
