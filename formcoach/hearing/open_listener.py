"""What hears "stop" on this computer, if anything does."""

from formcoach.errors import MicrophoneError
from formcoach.hearing.microphone import Microphone, microphone_name
from formcoach.hearing.stop_listener import StopListener
from formcoach.hearing.stop_word import StopWord, check_recogniser
from formcoach.ports import Listener


def listener_for_stop() -> Listener:
    """Return what listens to the microphone; it opens nothing before it listens."""
    return StopListener(Microphone, StopWord)


def microphone_for_stop() -> str:
    """Return what the microphone is called that could hear "stop", or nothing."""
    try:
        return checked_microphone()
    except MicrophoneError:
        return ""


def checked_microphone() -> str:
    """Return what the microphone is called that could hear "stop".

    Raises
    ------
    MicrophoneError
        If something is missing, with what to do.

    """
    check_recogniser()
    return microphone_name()
