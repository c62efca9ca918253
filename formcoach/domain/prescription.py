"""What a therapist prescribes to one patient."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from formcoach.domain.exercise import Dose, Sides


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who decided something that is out of the ordinary, when and why."""

    by: str
    on: date
    why: str
    until: date | None = None
    """The last day on which it holds; None while the prescription does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Therapist:
    """Who prescribes, and how the patient reaches them."""

    name: str
    contact: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitChange:
    """A bound of an exercise that holds for this patient only."""

    limit: str
    """The id of a limit of the exercise's definition."""
    decision: Decision
    below: float | None = None
    above: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrescribedExercise:
    """One exercise of the programme, in the order in which it is done."""

    exercise: str
    """The id of its definition."""
    dose: Dose
    sides: Sides | None = None
    """None where the definition's own sides hold."""
    limits: tuple[LimitChange, ...] = ()
    target: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Bands of the target that differ from the definition's, by signal."""
    note: str = ""
    """The therapist's own words to the patient."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionOverride:
    """An exercise that one condition forbids, allowed by the therapist all the same."""

    exercise: str
    condition: str
    """For this condition only; another one that forbids it too needs its own."""
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class PainRules:
    """Where pain changes what is done, on the scale from 0 to 10.

    The defaults are those of the pain-monitoring model (Silbernagel and Thomee, as
    summarised by practice guides; built for tendons, so every number may be changed).
    """

    start_amber: int = 4
    """From here the shorter session is offered."""
    start_red: int = 6
    """From here there is no session today."""
    over_median: int = 2
    """So much above the median of the last seven days counts as amber."""
    set_amber: int = 4
    set_red: int = 6
    """From here this exercise stops."""
    set_rise: int = 3
    """So much above the start stops this exercise."""
    session_stop: int = 8
    """From here the session stops."""
    end_rise: int = 2
    """More than so much above the start is red at the end of a session."""
    morning_rise: int = 2
    """So much above the usual on the next morning steps the dose down."""
    much_worse: int = 4
    """So much above the usual asks the whole screen for warning signs again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step up of one variable that only the therapist releases."""

    exercise: str
    variable: str
    """The field of the dose that goes up: ``reps``, ``hold_s``, ``sets``."""
    to: float
    released: Decision | None = None


class Signed(StrEnum):
    """What is known of who wrote the file."""

    BY_THERAPIST = "by_therapist"
    """Its signature was verified with a key that this computer trusts."""
    TRIAL = "trial"
    """Unsigned; allowed only in the trial mode, which says so on every screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """One patient's programme, already checked."""

    id: str
    patient: str
    """The id of the patient's profile on this computer."""
    patient_name: str
    therapist: Therapist
    written_on: date
    valid_from: date
    valid_until: date
    """The last day on which it may be used."""
    onset_on: date | None
    """When the pain began; None if nobody knows."""
    exercises: tuple[PrescribedExercise, ...]
    conditions: tuple[str, ...] = ()
    overrides: tuple[ConditionOverride, ...] = ()
    """Who allows an exercise in spite of a condition; shown before every session."""
    acute_override: Decision | None = None
    """Who allows exercise before twelve weeks have passed."""
    pain: PainRules = PainRules()
    steps: tuple[Step, ...] = ()
    session_cap_s: float = 2700.0
    """Longest session: 45 minutes unless the therapist says otherwise."""
    session_exercises: int = 5
    """How many of the exercises one session asks for; the others take their turn."""
    sessions_per_day: int = 2
    sessions_per_week: int = 7
    rest_between_s: float = 10800.0
    """From the end of a session to the next one, also across midnight: 3 hours."""
    definitions: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of what each exercise's definition said when this was signed, by id."""
    sha256: str = ""
    """Of the file's bytes, kept with every session done by it."""
    signed: Signed = Signed.TRIAL
