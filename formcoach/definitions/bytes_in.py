"""The bytes of a definition file, believed only if they are a short piece of text."""

import unicodedata
from pathlib import Path

from formcoach.definitions.faults import HINT, Fault, printable, refusal
from formcoach.errors import ExerciseDefinitionError

MAX_BYTES = 64 * 1024
"""The longest shipped definition has 6 kB; reading time grows with size."""


def read_text(path: Path) -> str:
    """Read a definition file as text.

    Raises
    ------
    ExerciseDefinitionError
        If there is no such file, or it cannot be a definition.

    """
    return decoded(read_bytes(path), file_name=str(path))


def decoded(data: bytes, *, file_name: str) -> str:
    """Return the bytes as text."""
    if len(data) > MAX_BYTES:
        sentence = f"is larger than {MAX_BYTES // 1024} kB and cannot be a definition"
        raise refusal([_fault(b"", sentence)], file_name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        sentence = "is not text in UTF-8; save the file with encoding UTF-8"
        raise refusal([_fault(before, sentence)], file_name) from None
    return text


def read_bytes(path: Path) -> bytes:
    """Read the bytes of a definition file, and no more than one can have.

    Raises
    ------
    ExerciseDefinitionError
        If there is no such file or it cannot be read.

    """
    name = printable(str(path))
    try:
        if not path.is_file():
            kind = "is not a file" if path.exists() else "there is no such file"
            raise ExerciseDefinitionError(f"{name}: {kind}", hint=HINT)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not possible"
        raise ExerciseDefinitionError(
            f"{name}: cannot be read ({reason})", hint=HINT
        ) from error


def unfit_characters(text: str) -> list[Fault]:
    """Tell each line's first control character; a tab only where it indents."""
    faults = []
    for number, line in enumerate(text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        unfit = [c for c in line.rstrip("\r") if _is_control(c)]
        if "\t" in indent:
            column, sentence = indent.index("\t"), "a tab; indent with spaces"
        elif unfit:
            column = line.index(unfit[0])
            sentence = f"a character that is no text (code {ord(unfit[0])})"
        else:
            continue
        faults.append(Fault(line=number, column=column + 1, path="", sentence=sentence))
    return faults


def _is_control(character: str) -> bool:
    """Tell what YAML allows nowhere, and marks of byte order (YAML 1.2.2, 5.1)."""
    unfit = unicodedata.category(character) in {"Cc", "Cs"} and character != "\t"
    return unfit or character in "\ufeff\ufffe\uffff"


def _fault(before: bytes, sentence: str) -> Fault:
    line = before.count(b"\n") + 1
    column = len(before) - (before.rfind(b"\n") + 1) + 1
    return Fault(line=line, column=column, path="", sentence=sentence)
