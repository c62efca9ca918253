"""The form of a prescription: which keys there are, and what each may hold.

What the values mean together (an exercise that a condition forbids, a limit that the
definition does not have) is checked in
:mod:`formcoach.definitions.prescription_check`.
"""

import calendar
import re
from contextlib import suppress
from datetime import date
from typing import Annotated, Literal

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from formcoach.definitions.schema import Bounds, Id, Line, Number, Strict, Text
from formcoach.domain.conditions import CONDITIONS

PATIENT_PATTERN = r"^[a-z0-9][a-z0-9_-]{0,39}$"
"""As the folders of the patients are named."""
UNKNOWN_ONSET = "unknown"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(\d{4})-(\d{2})")

Score = Annotated[int, Field(ge=1, le=10)]
Rise = Annotated[int, Field(ge=1, le=10)]


def _a_day(value: object) -> date:
    """Read a day; anything else is told as no day."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise PydanticCustomError("plain", "must be a day such as 2026-11-21")


def _onset(value: object) -> date | None:
    """Read a day, a month or a year; of the latter two the last day counts."""
    if value == UNKNOWN_ONSET:
        return None
    if isinstance(value, int) and date.min.year <= value <= date.max.year:
        return date(value, 12, 31)
    if isinstance(value, str) and (month := _MONTH.fullmatch(value)):
        return _last_of(int(month[1]), int(month[2]))
    try:
        return _a_day(value)
    except PydanticCustomError:
        raise _no_onset() from None


def _last_of(year: int, month: int) -> date:
    try:
        return date(year, month, calendar.monthrange(year, month)[1])
    except ValueError:  # calendar.IllegalMonthError is one
        raise _no_onset() from None


def _no_onset() -> PydanticCustomError:
    return PydanticCustomError(
        "plain", "must be a day, a month such as 2025-03, a year, or unknown"
    )


Day = Annotated[
    date,
    BeforeValidator(_a_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]
Onset = Annotated[
    date | None,
    BeforeValidator(_onset),
    WithJsonSchema({"type": ["string", "integer"]}),
]
PatientId = Annotated[str, StringConstraints(pattern=PATIENT_PATTERN)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Targets = Annotated[dict[str, Bounds], Field(min_length=1)]
"""Which signals there are is the definition's matter."""
ConditionTag = Annotated[Id, WithJsonSchema({"enum": list(CONDITIONS)})]


class DecisionModel(Strict):
    """Who decided something that is out of the ordinary, when and why."""

    by: Line
    on: Day
    why: Text
    until: Day | None = Field(None, description="the last day on which it holds")


class PatientModel(Strict):
    """Whom it is for."""

    id: PatientId = Field(description="the patient's profile on their computer")
    name: Line


class TherapistModel(Strict):
    """Who prescribes."""

    name: Line
    contact: Line = Field(description="how the patient reaches you; in quotes")
    role: Line | None = None


class ValidModel(Strict):
    """The days on which it may be used."""

    first: Day = Field(alias="from")
    until: Day = Field(description="the last day")


class PrescribedDoseModel(Strict):
    """How much of an exercise."""

    sets: Annotated[int, Field(ge=1, le=20)]
    reps: Annotated[int, Field(ge=1, le=100)] = 1
    hold_s: Annotated[float, Field(ge=0, le=600)] = 0.0
    duration_s: Annotated[float, Field(ge=0, le=3600)] = 0.0
    rest_s: Annotated[float, Field(ge=0, le=900)] = 0.0
    per_week: Annotated[int, Field(ge=1, le=70)] = Field(
        description="how often in seven days"
    )


class LimitChangeModel(DecisionModel):
    """A bound that holds for this patient only."""

    limit: Id = Field(description="the id of a limit of the definition")
    below: Number | None = None
    above: Number | None = None
    unusual: Text | None = Field(
        None, description="why it is far from the definition's, if it is"
    )


class PrescribedModel(Strict):
    """One exercise, in the order in which it is done."""

    exercise: Id
    dose: PrescribedDoseModel
    sides: Literal["left", "right", "alternate", "both"] | None = None
    target: Targets | None = None
    limits: tuple[LimitChangeModel, ...] = ()
    note: Text | None = Field(None, description="your words to the patient")
    unusual: Text | None = Field(
        None, description="why the dose or target is far from the definition's, if so"
    )


class OverrideModel(DecisionModel):
    """An exercise that a condition forbids, allowed all the same."""

    exercise: Id
    condition: ConditionTag


class StepModel(Strict):
    """A step up of one variable; it waits until you release it."""

    exercise: Id
    variable: Literal["sets", "reps", "hold_s", "duration_s"]
    to: Number
    released: DecisionModel | None = None


class PainModel(Strict):
    """Where pain changes what is done, 0 to 10."""

    start_amber: Score = 4
    start_red: Score = 6
    over_median: Rise = 2
    set_amber: Score = 4
    set_red: Score = 6
    set_rise: Rise = 3
    session_stop: Score = 8
    end_rise: Rise = 2
    morning_rise: Rise = 2
    much_worse: Rise = 4


class SessionModel(Strict):
    """How long and how often."""

    minutes: Annotated[float, Field(ge=5, le=90)] = Field(
        default=45.0, description="the longest session"
    )
    exercises: Annotated[int, Field(ge=1, le=20)] = Field(
        default=5, description="how many of the exercises one session asks for"
    )
    per_day: Annotated[int, Field(ge=1, le=8)] = 2
    per_week: Annotated[int, Field(ge=1, le=56)] = 7
    rest_between_h: Annotated[float, Field(ge=0.5, le=24)] = 3.0


class PrescriptionModel(Strict):
    """A prescription of formcoach: one patient's programme."""

    model_config = ConfigDict(title="formcoach prescription")

    schema_version: Literal[1] = Field(alias="schema", description="the format: 1")
    id: PatientId = Field(description="a name of its own, in small letters")
    patient: PatientModel
    therapist: TherapistModel
    written: Day
    valid: ValidModel
    onset: Onset = Field(description="when the pain began; a day, month, year, unknown")
    conditions: tuple[ConditionTag, ...] = ()
    acute_override: DecisionModel | None = None
    overrides: tuple[OverrideModel, ...] = ()
    exercises: Annotated[tuple[PrescribedModel, ...], Field(min_length=1)]
    steps: tuple[StepModel, ...] = ()
    pain: PainModel = PainModel()
    session: SessionModel = SessionModel()
    definitions: dict[Id, Sha256] = Field(
        default={}, description="written by formcoach plan sign; leave it as it is"
    )
