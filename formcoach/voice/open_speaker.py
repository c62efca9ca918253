"""The voice of this computer, or silence that says why."""

from formcoach.ports import Sound, Speaker, Urgency
from formcoach.voice.find_engine import find_engine
from formcoach.voice.sounds import SoundPlayer, find_player
from formcoach.voice.talker import Talker


class Silence:
    """A speaker that says nothing; everything can be read as well."""

    name = "none"

    def __init__(self, sounds: SoundPlayer | None = None) -> None:
        """Take sounds where there are some."""
        self._sounds = sounds

    def say(self, words: str, urgency: Urgency) -> None:
        """Say nothing."""

    def play(self, sound: Sound) -> None:
        """Play a sound where that is possible."""
        if self._sounds is not None:
            self._sounds.play(sound)

    def hush(self) -> None:
        """Be silent, as always."""

    def spoke_within(self, seconds: float) -> bool:  # noqa: ARG002
        """Tell that it never speaks."""
        return False

    def close(self) -> None:
        """Remove the sounds."""
        if self._sounds is not None:
            self._sounds.close()


def open_speaker(
    language: str = "en", *, speech: bool = True, sound: bool = True
) -> Speaker:
    """Return the speaker that this computer can offer.

    Parameters
    ----------
    language
        Two letters, for the choice of the voice.
    speech, sound
        What the patient wants.

    """
    player = find_player() if sound else None
    sounds = SoundPlayer(player) if player else None
    engine = find_engine(language) if speech else None
    return Talker(engine, sounds) if engine else Silence(sounds)
