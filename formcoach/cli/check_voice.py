"""What can be heard: speech and sounds."""

from collections.abc import Iterator
from contextlib import closing

from formcoach.cli.checkup import Check, State
from formcoach.language import chosen
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
    player = find_player()
    yield Check(
        name="Sounds",
        found=player[0] if player else "nothing plays them; the terminal rings instead",
        state=State.OK if player else State.LOOK,
        remedy=""
        if player
        else "On Debian and Ubuntu: sudo apt-get install alsa-utils",
    )
