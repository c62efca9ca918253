"""The parts of a prescription that can be read, however many others cannot.

The rules of meaning look at a draft, so that one fault of form does not hide them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from formcoach.definitions.document import Loc, Node
from formcoach.definitions.draft import Draft, DraftBand, DraftLimit, part
from formcoach.definitions.prescription_schema import (
    Day,
    DecisionModel,
    Onset,
    OverrideModel,
    PainModel,
    PrescribedModel,
    SessionModel,
    StepModel,
    ValidModel,
)
from formcoach.definitions.schema import Id, LimitModel, Strict
from formcoach.domain.exercise import MOVING_PHASES, Band, Exercise, Limit, Phase
from formcoach.domain.measurement import SignalRef

_Model = TypeVar("_Model", bound=Strict)
_CONDITIONS: TypeAdapter[Any] = TypeAdapter(tuple[Id, ...])
_VALID: TypeAdapter[Any] = TypeAdapter(ValidModel)
_DECISION: TypeAdapter[Any] = TypeAdapter(DecisionModel)
_PAIN: TypeAdapter[Any] = TypeAdapter(PainModel)
_SESSION: TypeAdapter[Any] = TypeAdapter(SessionModel)
_DAY: TypeAdapter[Any] = TypeAdapter(Day)
_ONSET: TypeAdapter[Any] = TypeAdapter(Onset)
_EVERY_PHASE = MOVING_PHASES | {Phase.REST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Generic[_Model]):
    """One of a list whose form is right, and where it stands."""

    loc: Loc
    model: _Model


@dataclass(frozen=True, slots=True, kw_only=True)
class PrescriptionDraft:
    """What can be read of a prescription; None where a part is missing or misshapen."""

    valid: ValidModel | None
    written: date | None
    onset: date | None
    conditions: tuple[str, ...]
    acute_override: DecisionModel | None
    overrides: tuple[Listed[OverrideModel], ...]
    exercises: tuple[Listed[PrescribedModel], ...]
    steps: tuple[Listed[StepModel], ...]
    pain: PainModel | None
    session: SessionModel | None

    @classmethod
    def of(cls, document: Node) -> "PrescriptionDraft":
        """Read whatever can be read."""
        return cls(
            valid=part(document, ("valid",), _VALID),
            written=part(document, ("written",), _DAY),
            onset=part(document, ("onset",), _ONSET),
            conditions=part(document, ("conditions",), _CONDITIONS) or (),
            acute_override=part(document, ("acute_override",), _DECISION),
            overrides=tuple(_listed(document, "overrides", OverrideModel)),
            exercises=tuple(_listed(document, "exercises", PrescribedModel)),
            steps=tuple(_listed(document, "steps", StepModel)),
            pain=part(document, ("pain",), _PAIN),
            session=part(document, ("session",), _SESSION),
        )


def exercise_draft(exercise: Exercise) -> Draft:
    """Return an exercise as the checks of a definition look at it."""
    return Draft(
        id=exercise.id,
        view=exercise.view,
        mode=exercise.mode,
        start_names=frozenset(map(str, exercise.start)),
        target_names=frozenset(map(str, exercise.target)),
        start=tuple(_band("start", ref, band) for ref, band in exercise.start.items()),
        target=tuple(
            _band("target", ref, band) for ref, band in exercise.target.items()
        ),
        counts_by=str(exercise.counts_by),
        limits=tuple(map(_limit, exercise.limits)),
        loads=(),
        avoid_if=(),
        dose=None,
        given_dose=frozenset(),
        review=None,
    )


def _listed(
    document: Node, section: str, form: type[_Model]
) -> Iterator[Listed[_Model]]:
    adapter: TypeAdapter[Any] = TypeAdapter(form)
    node = document.at((section,))
    n_items = len(node.value) if node and isinstance(node.value, tuple) else 0
    for i in range(n_items):
        model = part(document, (section, i), adapter)
        if model is not None:
            yield Listed(loc=(section, i), model=model)


def _band(section: str, ref: SignalRef, band: Band) -> DraftBand:
    return DraftBand(
        loc=(section, str(ref)),
        name=str(ref),
        ref=ref,
        lower=band.lower,
        upper=band.upper,
    )


def _limit(limit: Limit) -> DraftLimit:
    timed = isinstance(limit.signal, str)
    given: dict[str, Any] = {"level": limit.level.name.lower()}
    if not timed:
        given["persist_s"] = limit.persist_s
    if not timed and limit.during != _EVERY_PHASE:
        given["during"] = tuple(phase.value for phase in limit.during)
    if limit.turned_at_most_deg is not None:
        given["turned_at_most"] = limit.turned_at_most_deg
    model = LimitModel(
        id=limit.id,
        signal=str(limit.signal),
        below=limit.below,
        above=limit.above,
        cue=limit.cue,
        why=limit.why,
        source=limit.source,
        **given,
    )
    ref = None if isinstance(limit.signal, str) else limit.signal
    return DraftLimit(loc=("limits", limit.id), model=model, ref=ref)
