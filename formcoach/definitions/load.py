"""From the text of a definition to an :class:`Exercise`, or every fault at once."""

from dataclasses import replace
from pathlib import Path

from formcoach.definitions.bytes_in import read_text, unfit_characters
from formcoach.definitions.check import meaning_faults
from formcoach.definitions.document import Node, read_document
from formcoach.definitions.faults import Fault, refusal
from formcoach.definitions.meaning import meaning_sha256
from formcoach.definitions.schema import ExerciseModel, LimitModel
from formcoach.definitions.wording import form_faults
from formcoach.domain.exercise import (
    MOVING_PHASES,
    Band,
    Category,
    Dose,
    Exercise,
    Level,
    Limit,
    Mode,
    Phase,
    Review,
    Sides,
)
from formcoach.domain.measurement import SignalRef
from formcoach.domain.orientation import Posture, View
from formcoach.domain.signals import TIMINGS


def load_file(path: Path) -> Exercise:
    """Load a definition from a file, whose name must be the exercise's id.

    Raises
    ------
    ExerciseDefinitionError
        If the file cannot be read or has any fault; the message lists them all.

    """
    text = read_text(path)
    return load_text(text, file_name=str(path), expected_id=path.stem)


def load_text(text: str, *, file_name: str, expected_id: str = "") -> Exercise:
    """Load a definition from text.

    Parameters
    ----------
    text
        The YAML.
    file_name
        What the faults are told under.
    expected_id
        The id that it must have; empty for any.

    Raises
    ------
    ExerciseDefinitionError
        If it has any fault; the message lists them all.

    """
    if unfit := unfit_characters(text):
        raise refusal(unfit, file_name)
    document, faults = read_document(text)
    if document is None or not isinstance(document.value, dict):
        raise refusal(faults or [_not_a_definition(document)], file_name)
    model, form = form_faults(document)
    faults += [*form, *meaning_faults(document, expected_id)]
    if model is None or faults:
        raise refusal(faults, file_name)
    return replace(_exercise(model), meaning_sha256=meaning_sha256(document))


def _not_a_definition(document: Node | None) -> Fault:
    if document is None:
        return Fault(line=1, column=1, path="", sentence="the file is empty")
    sentence = "is not a definition; it must hold keys such as id: and name:"
    return Fault(line=document.line, column=document.column, path="", sentence=sentence)


def _exercise(model: ExerciseModel) -> Exercise:
    return Exercise(
        id=model.id,
        name=model.name,
        purpose=model.purpose,
        category=Category(model.category),
        postures=tuple(Posture(name) for name in model.posture),
        view=View(model.view),
        mode=Mode(model.mode),
        sides=Sides(model.sides),
        dose=Dose(**model.dose.model_dump()),
        start=_bands(model.start),
        target=_bands(model.target),
        counts_by=SignalRef.parse(model.counts_by),
        limits=tuple(_limit(limit) for limit in model.limits),
        loads=model.loads,
        avoid_if=model.avoid_if,
        cannot_see=model.cannot_see,
        sources=model.sources,
        review=Review(**model.review.model_dump(exclude_none=True)),
        instructions=model.instructions,
        enabled=model.enabled,
        confirmed=frozenset(model.confirmed),
    )


def _bands(bands: dict[str, tuple[float, ...]]) -> dict[SignalRef, Band]:
    return {
        SignalRef.parse(name): Band(lower=lower, upper=upper)
        for name, (lower, upper) in bands.items()
    }


def _limit(model: LimitModel) -> Limit:
    during = MOVING_PHASES | {Phase.REST}
    if model.during is not None:
        during = frozenset(Phase(name) for name in model.during)
    timing = model.signal in TIMINGS
    return Limit(
        id=model.id,
        signal=model.signal if timing else SignalRef.parse(model.signal),
        level=Level[model.level.upper()],
        cue=model.cue,
        why=model.why,
        source=model.source,
        below=model.below,
        above=model.above,
        persist_s=model.persist_s,
        during=during,
        turned_at_most_deg=model.turned_at_most,
    )
