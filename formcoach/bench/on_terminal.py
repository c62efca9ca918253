"""Runs the measured process on a terminal of its own and passes on what it tells."""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

from formcoach.bench.plan import Plan
from formcoach.bench.terminal import Terminal

POLL_S = 0.05
"""How long the terminal may lie idle before anything else is looked at."""
COLOURS = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
"""What most terminal windows of today say of themselves."""
ENDS_WITHIN_S = 10.0
"""MediaPipe takes a second or two to let go of its models."""
BROKEN = "the measured process ended with code {code}; it last wrote: {last}"


def told_on(terminal: Terminal, plan: Plan) -> Iterator[dict[str, Any]]:
    """Yield what the measured process tells, while the terminal takes its drawing.

    Raises
    ------
    RuntimeError
        If it ended in another way than it should.

    """
    news, told_into = os.pipe()
    process = _started(terminal, replace(plan, report_to=told_into))
    os.close(told_into)
    with closing(os.fdopen(news, "rb", buffering=0)) as told:
        try:
            yield from _lines(terminal, told.fileno())
        finally:
            _end(terminal, process)
    if process.returncode:
        lines = terminal.last.decode(errors="replace").split("\n")
        last = next(filter(str.strip, reversed(lines)), "")
        last = "".join(filter(str.isprintable, last))
        raise RuntimeError(BROKEN.format(code=process.returncode, last=last))


def _started(terminal: Terminal, plan: Plan) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603  # this very Python, this very package
        [sys.executable, "-m", "formcoach.bench", plan.to_json()],
        stdin=terminal.near,
        stdout=terminal.near,
        stderr=terminal.near,
        pass_fds=[plan.report_to],
        env=os.environ | COLOURS,
        start_new_session=True,
    )


def _lines(terminal: Terminal, news: int) -> Iterator[dict[str, Any]]:
    unread = b""
    while True:
        terminal.drain(POLL_S)
        while select.select([news], [], [], 0)[0]:
            part = os.read(news, 1 << 16)
            if not part:
                return
            *lines, unread = (unread + part).split(b"\n")
            yield from (json.loads(line) for line in lines)


def _end(terminal: Terminal, process: "subprocess.Popen[bytes]") -> None:
    """Take what the process still draws; one that does not end is ended."""
    for _ in range(round(ENDS_WITHIN_S / POLL_S)):
        if process.poll() is not None:
            return
        terminal.drain(POLL_S)
        time.sleep(POLL_S)
    process.kill()
    process.wait()
