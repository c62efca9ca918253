"""Questions on the terminal, asked until the answer can be used."""

import re
from collections.abc import Mapping

import click

from formcoach.cli.output import tell

Range = tuple[float, float]


def ask_choice(question: str, choices: Mapping[str, str]) -> str:
    """Ask for one of several by its number or its name."""
    names = list(choices)
    tell(f"\n{question}?")
    for number, name in enumerate(names, start=1):
        tell(f"  {number:>2} {name.replace('_', ' '):<24} {choices[name]}".rstrip())
    while True:
        answer = ask_text("Number")
        if answer.isdigit() and 1 <= int(answer) <= len(names):
            return names[int(answer) - 1]
        if answer.replace(" ", "_") in names:
            return answer.replace(" ", "_")
        tell(f"A number from 1 to {len(names)}.")


def ask_range(question: str, example: str) -> Range:
    """Ask for two numbers, the smaller one first."""
    while True:
        answer = ask_text(f"{question} (two numbers, like {example})")
        numbers = re.findall(r"-?\d+(?:\.\d+)?", answer)
        if len(numbers) == 2 and float(numbers[0]) < float(numbers[1]):  # noqa: PLR2004
            return float(numbers[0]), float(numbers[1])
        tell("Two numbers, the smaller one first.")


def ask_seconds(question: str, usual: float) -> float:
    """Ask for a time."""
    answer: float = click.prompt(
        question, default=usual, type=click.FloatRange(0, 600), err=True
    )
    return answer


def ask_several(question: str, *, least: int = 0) -> tuple[str, ...]:
    """Ask for lines until an empty one."""
    tell(f"\n{question}? One line each; an empty line ends.")
    lines: list[str] = []
    while True:
        line = ask_text("  -", default="")
        if not line and len(lines) >= least:
            return tuple(lines)
        if line:
            lines.append(line)


def ask_text(question: str, default: str | None = None) -> str:
    """Ask for a line of text."""
    answer: str = click.prompt(
        question, default=default, show_default=bool(default), err=True
    )
    return answer.strip()
