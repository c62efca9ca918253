"""The parts of a definition that can be read, however many others cannot.

The rules of meaning look at a draft, so that one fault of form does not hide them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from formcoach.definitions.document import Loc, Node
from formcoach.definitions.schema import (
    Bounds,
    DoseModel,
    Id,
    LimitModel,
    ReviewModel,
    ViewName,
)
from formcoach.definitions.signal_names import parsed
from formcoach.domain.exercise import Band, Mode
from formcoach.domain.measurement import SignalRef
from formcoach.domain.orientation import View

_BOUNDS: TypeAdapter[Any] = TypeAdapter(Bounds)
_VIEW: TypeAdapter[Any] = TypeAdapter(ViewName)
_TEXT: TypeAdapter[Any] = TypeAdapter(str)
_ID: TypeAdapter[Any] = TypeAdapter(Id)
_DOSE: TypeAdapter[Any] = TypeAdapter(DoseModel)
_REVIEW: TypeAdapter[Any] = TypeAdapter(ReviewModel)
_TAGS: TypeAdapter[Any] = TypeAdapter(tuple[Id, ...])
_LIMIT: TypeAdapter[Any] = TypeAdapter(LimitModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A fault of meaning, by the keys that lead to it."""

    loc: Loc
    sentence: str
    at_key: bool = False
    """Whether the key itself is the place, not its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBand:
    """A band under ``start`` or ``target``; bounds may still be the wrong way round."""

    loc: Loc
    name: str
    ref: SignalRef | None
    lower: float
    upper: float

    @property
    def band(self) -> Band | None:
        """The band, None while its bounds are the wrong way round."""
        right = self.lower < self.upper
        return Band(lower=self.lower, upper=self.upper) if right else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLimit:
    """A limit whose form is right."""

    loc: Loc
    model: LimitModel
    ref: SignalRef | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What can be read of a definition; None where a part is missing or misshapen."""

    id: str | None
    view: View | None
    mode: Mode | None
    start_names: frozenset[str]
    """The signals under ``start``, also where a band is misshapen."""
    target_names: frozenset[str]
    start: tuple[DraftBand, ...]
    target: tuple[DraftBand, ...]
    counts_by: str | None
    limits: tuple[DraftLimit, ...]
    dose: DoseModel | None
    given_dose: frozenset[str]
    """The keys that stand under ``dose``."""
    review: ReviewModel | None
    loads: tuple[str, ...]
    avoid_if: tuple[str, ...]

    @classmethod
    def of(cls, document: Node) -> "Draft":
        """Read whatever can be read."""
        view = part(document, ("view",), _VIEW)
        mode = part(document, ("mode",), _TEXT)
        return cls(
            id=part(document, ("id",), _ID),
            view=View(view) if view else None,
            mode=Mode(mode) if mode in set(Mode) else None,
            start_names=_keys(document, "start"),
            target_names=_keys(document, "target"),
            start=tuple(_bands(document, "start")),
            target=tuple(_bands(document, "target")),
            counts_by=part(document, ("counts_by",), _TEXT),
            limits=tuple(_limits(document)),
            dose=part(document, ("dose",), _DOSE),
            given_dose=_keys(document, "dose"),
            review=part(document, ("review",), _REVIEW),
            loads=part(document, ("loads",), _TAGS) or (),
            avoid_if=part(document, ("avoid_if",), _TAGS) or (),
        )

    @property
    def bands(self) -> tuple[DraftBand, ...]:
        """The bands of start and target."""
        return (*self.start, *self.target)


def part(document: Node, loc: Loc, adapter: TypeAdapter[Any]) -> Any:
    """Return what some keys lead to, in a form; None if it is missing or misshapen."""
    node = document.at(loc)
    if node is None:
        return None
    try:
        return adapter.validate_python(node.plain())
    except ValidationError:
        return None


def _keys(document: Node, section: str) -> frozenset[str]:
    node = document.at((section,))
    return frozenset(node.keys if node else ())


def _bands(document: Node, section: str) -> Iterator[DraftBand]:
    node = document.at((section,))
    for name in node.keys if node else ():
        loc = (section, name)
        bounds = part(document, loc, _BOUNDS)
        if bounds is not None:
            lower, upper = bounds
            yield DraftBand(
                loc=loc, name=name, ref=parsed(name), lower=lower, upper=upper
            )


def _limits(document: Node) -> Iterator[DraftLimit]:
    node = document.at(("limits",))
    n_limits = len(node.value) if node and isinstance(node.value, tuple) else 0
    for i in range(n_limits):
        loc = ("limits", i)
        model = cast("LimitModel | None", part(document, loc, _LIMIT))
        if model is not None:
            yield DraftLimit(loc=loc, model=model, ref=parsed(model.signal))
