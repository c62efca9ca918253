"""The form of a definition: which keys there are, and what each may hold.

What the values mean together (a limit inside the target, a signal that the view cannot
show) is checked in :mod:`formcoach.definitions.check`.
"""

import unicodedata
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from formcoach.definitions.signal_names import NAMES_FOR_BANDS, NAMES_FOR_LIMITS
from formcoach.domain.conditions import CONDITIONS, LOADS

ID_PATTERN = r"^[a-z0-9_]+$"
TURNED_DEG = 22
"""Nobody is judged at all who begins turned further (docs/evidence.md)."""

ViewName = Literal["side", "front"]
PostureName = Literal[
    "standing",
    "sitting",
    "half_kneeling",
    "kneeling",
    "quadruped",
    "prone",
    "supine",
    "side_lying",
]
PhaseName = Literal["outward", "hold", "return", "rest"]
LevelName = Literal["coach", "warn", "stop"]

# Control codes and marks that turn the reading direction could rewrite a terminal or
# hide what a cue says (Boucher and Anderson 2021, Trojan Source).
_UNFIT_CATEGORIES = frozenset({"Cc", "Cs"})
_TURNING_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _fit_to_show(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("plain", "is empty")
    for character in text:
        unfit = unicodedata.category(character) in _UNFIT_CATEGORIES
        if unfit or character in _TURNING_MARKS:
            raise PydanticCustomError(
                "plain", "holds a line break or a character that cannot be shown"
            )
    return text


def _a_day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("plain", "must be a day such as 2026-11-21") from None
    return text


def _on_one_line(value: object) -> object:
    """Fold the line breaks of a long text, as readers of the file see it."""
    return " ".join(value.split("\n")).strip() if isinstance(value, str) else value


def _listed(value: object) -> object:
    """Take a single value for a list of one."""
    return value if isinstance(value, tuple) else (value,)


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
Line = Annotated[
    str, StringConstraints(min_length=1, max_length=120), AfterValidator(_fit_to_show)
]
Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=600),
    AfterValidator(_fit_to_show),
    BeforeValidator(_on_one_line),
]
Number = Annotated[float, Field(allow_inf_nan=False)]
Bounds = Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)]
Bands = Annotated[
    dict[str, Bounds],
    Field(min_length=1),
    WithJsonSchema(
        {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"enum": list(NAMES_FOR_BANDS)},
            "additionalProperties": {
                "type": "array",
                "items": {"type": "number"},
                "minItems": 2,
                "maxItems": 2,
                "description": "from, to (degrees; lengths in torso lengths)",
            },
        }
    ),
]
Postures = Annotated[
    tuple[PostureName, ...],
    Field(min_length=1),
    BeforeValidator(_listed),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": list(get_args(PostureName))},
                {
                    "type": "array",
                    "items": {"enum": list(get_args(PostureName))},
                    "minItems": 1,
                },
            ]
        }
    ),
]
Confirmed = Annotated[
    tuple[Number, ...],
    Field(min_length=1, max_length=2),
    BeforeValidator(_listed),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number"},
                {
                    "type": "array",
                    "items": {"type": "number"},
                    "minItems": 2,
                    "maxItems": 2,
                },
            ]
        }
    ),
]
Load = Annotated[Id, WithJsonSchema({"enum": list(LOADS)})]
Condition = Annotated[Id, WithJsonSchema({"enum": list(CONDITIONS)})]


class Strict(BaseModel):
    """Nothing is guessed, nothing unknown is passed over, nothing changes later."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class LimitModel(Strict):
    """One entry under ``limits``."""

    id: Id = Field(description="a name of its own, in small letters")
    signal: Annotated[str, WithJsonSchema({"enum": list(NAMES_FOR_LIMITS)})]
    below: Number | None = Field(None, description="crossed when the signal is below")
    above: Number | None = Field(None, description="crossed when the signal is above")
    level: LevelName = Field(description="coach, warn (ease back) or stop (pause, ask)")
    cue: Line = Field(description="what the patient hears, at most ten words")
    why: Text = Field(description="the reason, for therapist and patient")
    source: Text = Field(description="where the limit comes from")
    persist_s: Annotated[float, Field(ge=0.1, le=5)] = Field(
        0.4, description="how long it must be crossed before it is believed"
    )
    during: Annotated[tuple[PhaseName, ...], Field(min_length=1)] | None = Field(
        None, description="the phases in which it is judged; all if left out"
    )
    turned_at_most: Annotated[float, Field(ge=5, le=TURNED_DEG)] | None = Field(
        None,
        description="degrees out of the view, as read, beyond which it is not measured",
    )


class DoseModel(Strict):
    """How much is asked for."""

    sets: Annotated[int, Field(ge=1, le=20)] = 1
    reps: Annotated[int, Field(ge=1, le=100)] = 1
    hold_s: Annotated[float, Field(ge=0, le=600)] = 0.0
    duration_s: Annotated[float, Field(ge=0, le=3600)] = 0.0
    rest_s: Annotated[float, Field(ge=0, le=900)] = 0.0
    per_week: Annotated[int, Field(ge=0, le=70)] = Field(
        0, description="times a week; 0 where the prescription says"
    )


class ReviewModel(Strict):
    """Who has looked at the definition."""

    status: Literal["draft", "reviewed"]
    by: Line | None = None
    role: Line | None = None
    date: Annotated[str, AfterValidator(_a_day)] | None = Field(
        None, description="year-month-day"
    )


class ExerciseModel(Strict):
    """An exercise definition of formcoach."""

    model_config = ConfigDict(title="formcoach exercise definition")

    schema_version: Literal[1] = Field(alias="schema", description="the format: 1")
    id: Id = Field(description="the name of the file without .yaml")
    name: Line
    purpose: Text
    category: Literal["stretch", "mobility", "strength", "stability", "aerobic"]
    posture: Postures = Field(description="in which it starts; one or several")
    view: ViewName = Field(description="from where the camera sees the patient")
    mode: Literal["reps", "reps_with_hold", "hold", "timed"]
    sides: Literal["left", "right", "alternate", "both"]
    dose: DoseModel
    start: Bands = Field(description="the start pose: a band for each signal")
    target: Bands = Field(description="the furthest pose: a band for each signal")
    counts_by: Annotated[str, WithJsonSchema({"enum": list(NAMES_FOR_BANDS)})] = Field(
        description="the signal whose way out and back makes a repetition"
    )
    limits: tuple[LimitModel, ...] = ()
    loads: tuple[Load, ...] = Field((), description="met against the conditions")
    avoid_if: tuple[Condition, ...] = Field(
        (), description="conditions that it is not for, beyond what its loads say"
    )
    cannot_see: tuple[Text, ...] = Field((), description="told to the patient")
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]
    review: ReviewModel = ReviewModel(status="draft", date=None)
    instructions: tuple[Text, ...] = Field(
        (), description="told to the patient in order"
    )
    enabled: bool = True
    confirmed: dict[str, Confirmed] = Field(
        {}, description="unusual numbers that are meant, written a second time"
    )
