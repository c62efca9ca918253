"""A clean performance must count, and cross no limit."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from formcoach.definitions.doubt import Doubt, DoubtKind
from formcoach.definitions.performing import (
    ADULT,
    LONG_LEGGED,
    SHORT_LEGGED,
    both_sides,
    clean_tempo,
    findings_in,
    keys_of,
    watched,
)
from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise, Mode, Phase
from formcoach.domain.instant import Instant
from formcoach.domain.orientation import Posture
from formcoach.figure.enacting import Enactment
from formcoach.figure.fitting import MISSED
from formcoach.figure.skeleton import Person
from formcoach.testing.acting import acted
from formcoach.testing.camera_error import EXACT, READS_HIGH, READS_LOW, CameraError

REPETITIONS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Performer:
    """A body, the side it turns to the camera, and how far the camera is off."""

    words: str
    person: Person
    side: Side
    error: CameraError


PERFORMERS = (
    Performer(words="an adult", person=ADULT, side=Side.RIGHT, error=EXACT),
    Performer(
        words="somebody with long legs whose joints are read too straight",
        person=LONG_LEGGED,
        side=Side.LEFT,
        error=READS_LOW,
    ),
    Performer(
        words="somebody with short legs whose joints are read too bent",
        person=SHORT_LEGGED,
        side=Side.RIGHT,
        error=READS_HIGH,
    ),
)


def clean_doubts(exercise: Exercise) -> tuple[Doubt, ...]:
    """Return what is wrong with clean performances, each thing once."""
    doubts: list[Doubt] = []
    for performer in PERFORMERS:
        for posture in exercise.postures[: 1 if doubts else None]:
            found = _doubts_of(exercise, performer, posture)
            known = {(doubt.kind, doubt.limit) for doubt in doubts}
            doubts += [each for each in found if (each.kind, each.limit) not in known]
        if any(doubt.kind is DoubtKind.IMPOSSIBLE for doubt in doubts):
            break
    return tuple(doubts)


def _doubts_of(
    exercise: Exercise, performer: Performer, posture: Posture
) -> Iterator[Doubt]:
    enactments = both_sides(exercise, performer.side, performer.person, posture=posture)
    first = enactments[0]
    impossible = tuple(_impossible(first))
    if impossible:
        yield from impossible if posture is exercise.postures[0] else ()
        return
    instants = _performed(exercise, enactments, performer)
    yield from _count_doubts(exercise, instants, performer)
    for limit in findings_in(instants):
        yield Doubt(
            kind=DoubtKind.FIRES_ON_CLEAN,
            limit=limit,
            sentence=f"limits.{limit}: fires on a clean performance by "
            f"{performer.words}; {_worst(instants, limit)}",
        )


def _performed(
    exercise: Exercise, enactments: tuple[Enactment, ...], performer: Performer
) -> tuple[Instant, ...]:
    first = enactments[0]
    n_each = 1 if _held(exercise) else REPETITIONS // len(enactments)
    peaks = [each.target.row for _ in range(n_each) for each in enactments]
    keys = keys_of(first.start.row, peaks, clean_tempo(exercise, first))
    outline = exercise.needs_outline
    stream = acted(keys, first.setting, error=performer.error, outline=outline)
    return watched(stream, exercise)


def _impossible(enactment: Enactment) -> Iterator[Doubt]:
    for section, fit in (("start", enactment.start), ("target", enactment.target)):
        if fit.worst > MISSED:
            name = max(fit.missed, key=lambda each: fit.missed[each])
            yield Doubt(
                kind=DoubtKind.IMPOSSIBLE,
                sentence=f"{section}: no body can take this pose; {name} stays outside "
                "its band whatever the other joints do",
            )


def _count_doubts(
    exercise: Exercise, instants: tuple[Instant, ...], performer: Performer
) -> Iterator[Doubt]:
    if all(instant.phase is Phase.SETUP for instant in instants):
        yield Doubt(
            kind=DoubtKind.NOT_BEGUN,
            sentence=f"start: {performer.words} takes the start pose and the exercise "
            f"does not begin; {_why_not_begun(instants)}",
        )
        return
    asked = 1 if _held(exercise) else REPETITIONS
    counted = instants[-1].counted
    if counted != asked:
        yield Doubt(
            kind=DoubtKind.NOT_COUNTED,
            sentence=f"target: of {asked} clean by {performer.words} {counted} count"
            f"{_why_not_counted(instants)}",
        )


def _why_not_begun(instants: tuple[Instant, ...]) -> str:
    """Return what the patient was told most often while waiting."""
    told = Counter(instant.advice for instant in instants[:8])
    postures = Counter(instant.posture for instant in instants[:8])
    [(advice, _)], [(posture, _)] = told.most_common(1), postures.most_common(1)
    return f'the camera takes it for {posture.replace("_", " ")} and says "{advice}"'


def _why_not_counted(instants: tuple[Instant, ...]) -> str:
    missed = dict.fromkeys(
        name
        for instant in instants
        if instant.repetition and not instant.repetition.counted
        for name in instant.repetition.missed
    )
    return f"; not met: {', '.join(missed)}" if missed else ""


def _worst(instants: tuple[Instant, ...], limit: str) -> str:
    finding = next(
        each for instant in instants for each in instant.findings if each.limit == limit
    )
    return f"it reads {finding.worst:.3g}, the bound is {finding.bound:g}"


def _held(exercise: Exercise) -> bool:
    return exercise.mode in (Mode.HOLD, Mode.TIMED)
