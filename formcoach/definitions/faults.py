"""One fault of a definition: where it is, and what is wrong in a plain sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from formcoach.errors import ExerciseDefinitionError

MAX_FAULTS_SHOWN = 50
"""A screenful or two: whoever has more mends these first."""
LONGEST_QUOTE = 40
"""Characters of a value that are quoted back; enough to recognise it."""
HINT = "For a complete definition to compare with: formcoach exercise show bird_dog"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fault:
    """A place in a definition and what is wrong there."""

    line: int
    """From 1, as editors count."""
    column: int
    """From 1."""
    path: str
    """The key, with the keys above it; empty for the file as a whole."""
    sentence: str

    def told(self, file_name: str) -> str:
        """Return ``file:line:column: path: sentence``."""
        path = f"{self.path}: " if self.path else ""
        return f"{file_name}:{self.line}:{self.column}: {path}{self.sentence}"


def refusal(faults: Iterable[Fault], file_name: str) -> ExerciseDefinitionError:
    """Return the error that tells every fault of a file, in the order of the file."""
    return ExerciseDefinitionError(listed(faults, file_name), hint=HINT)


def listed(faults: Iterable[Fault], file_name: str) -> str:
    """Return the faults of a file, one on a line, in the order of the file."""
    ordered = sorted(set(faults))
    name = printable(file_name)
    lines = [fault.told(name) for fault in ordered[:MAX_FAULTS_SHOWN]]
    left = len(ordered) - len(lines)
    if left:
        lines.append(f"{name}: and {left} more.")
    return "\n".join(lines)


def quoted(value: object) -> str:
    """Return a value as any terminal may show it: short, and no control codes."""
    if isinstance(value, str):
        short = value[: LONGEST_QUOTE + 1]
        return ascii_safe(repr(_shortened(short)))
    return _shortened(str(value)[: LONGEST_QUOTE + 1])


def printable(text: str) -> str:
    """Return a name with whatever a terminal would not print written as escapes."""
    return "".join(c if c.isprintable() else ascii_safe(ascii(c)[1:-1]) for c in text)


def ascii_safe(text: str) -> str:
    """Return text that any output can carry: lone surrogates written as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean ...?`` for the nearest known word, or nothing."""
    near = get_close_matches(word[: 2 * LONGEST_QUOTE].lower(), list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}..."
