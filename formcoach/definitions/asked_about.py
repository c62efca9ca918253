"""What a file is asked about, each with its place: nothing here refuses it."""

from dataclasses import dataclass
from pathlib import Path

from formcoach.definitions.bytes_in import read_text
from formcoach.definitions.check_confirmed import place_of
from formcoach.definitions.document import Node, read_document
from formcoach.definitions.faults import Fault
from formcoach.definitions.questions import Question, questions
from formcoach.definitions.unwritten import REMEDY, unwritten
from formcoach.definitions.wording import fault_at
from formcoach.domain.exercise import Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAbout:
    """The questions about a file, in its own order each."""

    unwritten: tuple[Fault, ...]
    """Texts that are still to be written."""
    unusual: tuple[Fault, ...]
    """Numbers that are possible and unusual, and not confirmed."""

    @property
    def all(self) -> tuple[Fault, ...]:
        """Every question."""
        return (*self.unwritten, *self.unusual)


def asked_about(path: Path, exercise: Exercise) -> AskedAbout:
    """Return what is asked about the file of a definition.

    Parameters
    ----------
    path
        The file.
    exercise
        What was read from it.

    Raises
    ------
    ExerciseDefinitionError
        If the file is not there any more.

    """
    document, _ = read_document(read_text(path))
    if document is None:
        return AskedAbout(unwritten=(), unusual=())
    return AskedAbout(
        unwritten=tuple(fault_at(document, loc, REMEDY) for loc in unwritten(exercise)),
        unusual=tuple(_placed(document, each) for each in questions(exercise)),
    )


def _placed(document: Node, question: Question) -> Fault:
    loc = place_of(document, question.path) or ()
    sentence = question.sentence.removeprefix(f"{question.path}: ")
    return fault_at(document, loc, sentence)
