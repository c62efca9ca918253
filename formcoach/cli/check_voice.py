"""What can be heard: speech and sounds."""

from collections.abc import Iterator
from contextlib import closing

from formcoach.cli.checkup import Check, State
from formcoach.cli.folders import library_log
from formcoach.errors import MicrophoneError
from formcoach.hearing.open_listener import checked_microphone
from formcoach.language import chosen
from formcoach.streams import libraries_hushed
from formcoach.voice.find_engine import find_engine
from formcoach.voice.sounds import find_player


def voice_checks() -> Iterator[Check]:
    """Look for a voice and for what plays sounds; both can be done without."""
    engine = find_engine(chosen())
    if engine is None:
        yield Check(
            name="Voice",
            found="none; everything is shown, nothing is said",
            state=State.LOOK,
            remedy="On Debian and Ubuntu: sudo apt-get install espeak-ng",
        )
    else:
        with closing(engine):
            yield Check(name="Voice", found=engine.name)
    yield _spoken_stop()
    player = find_player()
    yield Check(
        name="Sounds",
        found=player[0] if player else "nothing plays them; the terminal rings instead",
        state=State.OK if player else State.LOOK,
        remedy=""
        if player
        else "On Debian and Ubuntu: sudo apt-get install alsa-utils",
    )


def _spoken_stop() -> Check:
    """Look for what hears "stop", which is an extra and can be done without."""
    try:
        with libraries_hushed(library_log()):
            return Check(name="Ears", found=f'{checked_microphone()} could hear "stop"')
    except MicrophoneError as error:
        return Check(
            name="Ears",
            found=f"{error.message} A spoken stop is an extra; the key and the raised "
            "hand do without.",
            remedy=error.hint,
        )
