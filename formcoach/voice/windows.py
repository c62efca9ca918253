"""Windows' own speech, through one PowerShell that stays open.

Starting PowerShell costs most of a second, so it is started once. Each line on its
input is an utterance, or the mark that cuts one off; it answers with a line when an
utterance is over. Not run on Windows by the authors yet.
"""

import subprocess
import threading
from contextlib import suppress

CUT = "\x01"
_SCRIPT = """
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.Rate = {rate}
try {{ $culture = [Globalization.CultureInfo]::GetCultureInfo('{language}')
  $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, $culture) }} catch {{ }}
$utf8 = New-Object Text.UTF8Encoding $false
$in = New-Object IO.StreamReader([Console]::OpenStandardInput(), $utf8)
$line = $in.ReadLineAsync()
$said = $null
while ($true) {{
  if ($line.IsCompleted) {{
    $words = $line.Result
    if ($null -eq $words) {{ break }}
    if ($words -eq [string][char]1) {{ $voice.SpeakAsyncCancelAll() }}
    else {{ $said = $voice.SpeakAsync($words) }}
    $line = $in.ReadLineAsync()
  }}
  if ($said -and $said.IsCompleted) {{ $said = $null; [Console]::Out.WriteLine('ok') }}
  Start-Sleep -Milliseconds 15
}}
$voice.SpeakAsyncCancelAll()
"""


class WindowsEngine:
    """Speaks by System.Speech.

    Parameters
    ----------
    program
        The path of PowerShell.
    language
        Two letters, for the choice of the voice.
    rate
        -10 slow to 10 fast, as System.Speech counts.

    """

    name = "Windows speech"

    def __init__(self, program: str, language: str, rate: int = -1) -> None:
        script = _SCRIPT.format(rate=rate, language=language)
        self._lock = threading.Lock()
        self._program = subprocess.Popen(  # noqa: S603  a list, and never a shell
            [program, "-NoProfile", "-NonInteractive", "-Command", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def start(self, words: str) -> bool:
        """Hand over the words, on one line."""
        return self._write(" ".join(words.replace(CUT, " ").split()))

    def wait(self) -> bool:
        """Wait for the answer."""
        answers = self._program.stdout
        return answers is not None and bool(answers.readline())

    def stop(self) -> None:
        """Cut off what is being said."""
        self._write(CUT)

    def close(self) -> None:
        """End PowerShell."""
        with suppress(OSError):
            self._program.kill()
        self._program.wait()
        for pipe in (self._program.stdin, self._program.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _write(self, line: str) -> bool:
        pipe = self._program.stdin
        if pipe is None:
            return False
        try:
            with self._lock:
                pipe.write(line + "\n")
                pipe.flush()
        except (OSError, ValueError):
            return False
        return True
