"""A made-up patient whose prescription, sessions and answers are exactly known."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Dose
from formcoach.domain.orientation import View
from formcoach.domain.prescription import (
    Decision,
    PrescribedExercise,
    Prescription,
    Signed,
    Therapist,
)
from formcoach.domain.records import (
    History,
    PainAnswer,
    PainMoment,
    ScreenAnswer,
    SessionRecord,
    SessionState,
    SetRecord,
)
from formcoach.domain.repetition import Repetition, RepetitionOutcome
from formcoach.plan.answers import Here
from formcoach.plan.red_flags import RED_FLAGS, WORDING
from formcoach.testing import made_up_squat

PATIENT = "p1"
OFFSET_S = 3600
ZONE = timezone(timedelta(seconds=OFFSET_S))
NOW = datetime(2026, 11, 26, 10, 0, tzinfo=ZONE)
"""A Thursday morning, an hour east of Greenwich."""
TODAY = NOW.date()
DECISION = Decision(by="M. Weber", on=date(2026, 11, 1), why="tried together")
DOSE = Dose(sets=2, reps=8, rest_s=45, per_week=5)
READY = frozenset({"space", "phone", "support", "somebody"})
HERE = Here(ready=READY)


def exercise(exercise_id="squat", *, loads=(), **changes):
    """Return a squat under any name, with loads."""
    return made_up_squat(id=exercise_id, loads=tuple(loads), **changes)


EXERCISES = {"squat": exercise(), "bird_dog": exercise("bird_dog")}


def plan(*exercises, **changes):
    """Return a signed prescription of squats, or of some exercises by id."""
    items = tuple(
        PrescribedExercise(exercise=each, dose=DOSE) for each in exercises or ["squat"]
    )
    made = Prescription(
        id="p1_autumn",
        patient=PATIENT,
        patient_name="A. Muster",
        therapist=Therapist(name="M. Weber", contact="030 1234"),
        written_on=date(2026, 11, 1),
        valid_from=date(2026, 11, 1),
        valid_until=date(2026, 12, 31),
        onset_on=date(2025, 1, 1),
        exercises=items,
        signed=Signed.BY_THERAPIST,
    )
    return replace(made, **changes)


def pain(score, at=NOW, moment=PainMoment.BEFORE, **more):
    """Return an answer about pain."""
    return PainAnswer(
        at=at.astimezone(UTC), moment=moment, score=score, utc_offset_s=OFFSET_S, **more
    )


def screened(at=NOW, *, yes=()):
    """Return answers to every question of the screen."""
    return tuple(
        ScreenAnswer(
            at=at.astimezone(UTC),
            item=flag.item,
            yes=flag.item in yes,
            wording=WORDING,
            utc_offset_s=OFFSET_S,
        )
        for flag in RED_FLAGS
    )


def repetition(index=1, *, rom_deg=70.0, side=Side.LEFT, findings=()):
    """Return a repetition that counts."""
    return Repetition(
        index=index,
        side=side,
        start_s=0.0,
        peak_s=1.0,
        end_s=2.0,
        hold_s=0.0,
        outward_s=1.0,
        return_s=1.0,
        rom_deg=rom_deg,
        peak_deg=rom_deg,
        outcome=RepetitionOutcome.COMPLETE,
        findings=tuple(findings),
    )


def set_of(exercise_id="squat", at=NOW, index=1, **changes):
    """Return a set that was seen well from beginning to end."""
    made = SetRecord(
        index=index,
        exercise=exercise_id,
        definition_sha256="d",
        set_number=index,
        asked=DOSE,
        view=View.SIDE,
        started_at=at.astimezone(UTC),
        ended_at=at.astimezone(UTC) + timedelta(minutes=2),
        counted=8,
        tracked_fraction=1.0,
        view_ok_fraction=1.0,
        repetitions=(repetition(),),
        signal="knee_flexion",
    )
    return replace(made, **changes)


def session(at=NOW, sets=None, *, offset_s=None, **changes):
    """Return a session of a quarter of an hour with one set of squats."""
    offset = at.utcoffset().total_seconds() if offset_s is None else offset_s
    made = SessionRecord(
        id=f"{at:%Y%m%d%H%M%S}",
        patient=PATIENT,
        prescription="p1_autumn",
        prescription_sha256="",
        started_at=at.astimezone(UTC),
        utc_offset_s=int(offset),
        ended_at=at.astimezone(UTC) + timedelta(minutes=15),
        state=SessionState.FINISHED,
        model_sha256="m",
        sets=(set_of(at=at),) if sets is None else tuple(sets),
    )
    return replace(made, **changes)


def history(**changes):
    """Return what is known of the patient; nothing unless it is given."""
    return History(**{"patient": PATIENT, **changes})


def ready_history(**changes):
    """Return a history in which everything was just answered well."""
    known = {"screens": screened(), "pain": (pain(2),)}
    return history(**{**known, **changes})
