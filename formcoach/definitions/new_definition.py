"""A new definition as a commented file, from a therapist's answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from formcoach.definitions.proposal import scalar
from formcoach.domain.signals import SIGNALS

Range = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLimit:
    """A movement that is to be told of."""

    id: str
    signal: str
    above: float | None
    below: float | None
    level: str
    cue: str
    why: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDefinition:
    """Everything that a definition needs, in a therapist's order."""

    id: str
    name: str
    purpose: str
    category: str
    posture: str
    view: str
    mode: str
    sides: str
    sets: int
    reps: int
    hold_s: float
    rest_s: float
    per_week: int
    counts_by: str
    start: Range
    target: Range
    limits: tuple[NewLimit, ...]
    loads: tuple[str, ...]
    cannot_see: tuple[str, ...]
    sources: tuple[str, ...]
    instructions: tuple[str, ...]


def new_definition(answers: NewDefinition) -> str:
    """Return the text of the file."""
    return "\n".join(_lines(answers)) + "\n"


def _lines(answers: NewDefinition) -> Iterator[str]:
    signal = answers.counts_by
    yield "# yaml-language-server: $schema=exercise.schema.json"
    yield "schema: 1"
    yield f"id: {answers.id}"
    yield f"name: {scalar(answers.name)}"
    yield f"purpose: {scalar(answers.purpose)}"
    yield f"category: {answers.category}"
    yield f"posture: {answers.posture}"
    yield f"view: {answers.view}"
    yield f"mode: {answers.mode}"
    yield f"sides: {answers.sides}"
    yield f"loads: [{', '.join(answers.loads)}]"
    yield f"dose: {_dose(answers)}"
    yield f"# {signal}: {SIGNALS[signal].meaning}."
    yield "start:"
    yield f"  {signal}: {_range(answers.start)}"
    yield "target:"
    yield f"  {signal}: {_range(answers.target)}"
    yield f"counts_by: {signal}"
    yield from _limits(answers.limits)
    yield from _texts("cannot_see", answers.cannot_see)
    yield from _texts("sources", answers.sources)
    yield "review: {status: draft}"
    yield from _texts("instructions", answers.instructions)


def _dose(answers: NewDefinition) -> str:
    hold = f"hold_s: {answers.hold_s:g}, " if answers.hold_s else ""
    return (
        f"{{sets: {answers.sets}, reps: {answers.reps}, {hold}"
        f"rest_s: {answers.rest_s:g}, per_week: {answers.per_week}}}"
    )


def _range(bounds: Range) -> str:
    return f"[{bounds[0]:g}, {bounds[1]:g}]"


def _limits(limits: tuple[NewLimit, ...]) -> Iterator[str]:
    if not limits:
        yield "limits: []"
        return
    yield "limits:"
    for limit in limits:
        yield f"  - id: {limit.id}"
        yield f"    signal: {limit.signal}"
        if limit.above is not None:
            yield f"    above: {limit.above:g}"
        if limit.below is not None:
            yield f"    below: {limit.below:g}"
        yield f"    level: {limit.level}"
        yield f"    cue: {scalar(limit.cue)}"
        yield f"    why: {scalar(limit.why)}"
        yield f"    source: {scalar(limit.source)}"


def _texts(key: str, texts: tuple[str, ...]) -> Iterator[str]:
    if not texts:
        yield f"{key}: []"
        return
    yield f"{key}:"
    yield from (f"  - {scalar(text)}" for text in texts)
