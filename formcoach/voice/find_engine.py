"""Which speech this computer has."""

import shutil
import subprocess
import sys
from collections.abc import Callable

from formcoach.voice.engine import Engine, ProgramEngine
from formcoach.voice.windows import WindowsEngine

WORDS_PER_MINUTE = 150
"""A little below the 160-180 of everyday English, for listening while moving."""
_CALM = -20
"""The same on speech-dispatcher's scale from -100 to 100."""
_LIST_S = 5.0


def find_engine(
    language: str = "en",
    *,
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
) -> Engine | None:
    """Return the speech of the operating system, or None if there is none.

    macOS has ``say``, Windows System.Speech, Linux speech-dispatcher or eSpeak NG.
    """
    if platform == "win32":
        shell = which("powershell") or which("pwsh")
        return WindowsEngine(shell, language) if shell else None
    if platform == "darwin":
        program = which("say")
        return _say(program, language) if program else None
    for name in ("spd-say", "espeak-ng", "espeak"):
        program = which(name)
        if program and (name != "spd-say" or which("speech-dispatcher")):
            return _linux(name, program, language)
    return None


def _linux(name: str, program: str, language: str) -> Engine:
    if name == "spd-say":
        options = [program, "--wait", "-r", str(_CALM), "-l", language]
    else:
        options = [program, "-s", str(WORDS_PER_MINUTE), "-v", language]
    return ProgramEngine(name, lambda words: [*options, "--", words])


def _say(program: str, language: str) -> Engine:
    options = [program, "-r", str(WORDS_PER_MINUTE)]
    voice = _voice_of(language, _voices(program))
    if voice:
        options += ["-v", voice]
    return ProgramEngine("say", lambda words: [*options, "--", words])


def _voices(program: str) -> str:
    try:
        listed = subprocess.run(  # noqa: S603  a list, and never a shell
            [program, "-v", "?"],
            capture_output=True,
            text=True,
            timeout=_LIST_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return listed.stdout


def _voice_of(language: str, listed: str) -> str:
    """Return the first voice of a language from what ``say -v ?`` prints."""
    for line in listed.splitlines():
        described, _, _ = line.partition("#")
        *name, locale = described.split() or ("",)
        if name and locale.lower().replace("-", "_").startswith(f"{language}_"):
            return " ".join(name)
    return ""
