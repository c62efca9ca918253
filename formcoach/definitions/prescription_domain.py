"""From the form of a prescription to the domain's own words."""

from formcoach.definitions.prescription_schema import (
    DecisionModel,
    PrescribedModel,
    PrescriptionModel,
)
from formcoach.domain.exercise import Dose, Sides
from formcoach.domain.prescription import (
    ConditionOverride,
    Decision,
    LimitChange,
    PainRules,
    PrescribedExercise,
    Prescription,
    Signed,
    Step,
    Therapist,
)

S_PER_MIN = 60
S_PER_H = 3600


def prescription_of(
    model: PrescriptionModel, *, sha256: str, signed: Signed
) -> Prescription:
    """Return a prescription whose form and meaning are right."""
    early = model.acute_override
    return Prescription(
        id=model.id,
        patient=model.patient.id,
        patient_name=model.patient.name,
        therapist=Therapist(
            name=model.therapist.name,
            contact=model.therapist.contact,
            role=model.therapist.role or "",
        ),
        written_on=model.written,
        valid_from=model.valid.first,
        valid_until=model.valid.until,
        onset_on=model.onset,
        exercises=tuple(map(prescribed, model.exercises)),
        conditions=model.conditions,
        overrides=tuple(
            ConditionOverride(
                exercise=each.exercise,
                condition=each.condition,
                decision=decision(each),
            )
            for each in model.overrides
        ),
        acute_override=None if early is None else decision(early),
        pain=PainRules(**model.pain.model_dump()),
        steps=tuple(
            Step(
                exercise=each.exercise,
                variable=each.variable,
                to=each.to,
                released=None if each.released is None else decision(each.released),
            )
            for each in model.steps
        ),
        session_cap_s=model.session.minutes * S_PER_MIN,
        session_exercises=model.session.exercises,
        sessions_per_day=model.session.per_day,
        sessions_per_week=model.session.per_week,
        rest_between_s=model.session.rest_between_h * S_PER_H,
        definitions=dict(model.definitions),
        sha256=sha256,
        signed=signed,
    )


def prescribed(model: PrescribedModel) -> PrescribedExercise:
    """Return one prescribed exercise."""
    return PrescribedExercise(
        exercise=model.exercise,
        dose=Dose(**model.dose.model_dump()),
        sides=None if model.sides is None else Sides(model.sides),
        limits=tuple(
            LimitChange(
                limit=each.limit,
                decision=decision(each),
                below=each.below,
                above=each.above,
            )
            for each in model.limits
        ),
        target={
            name: (low, high) for name, (low, high) in (model.target or {}).items()
        },
        note=model.note or "",
    )


def decision(model: DecisionModel) -> Decision:
    """Return who decided, when and why."""
    return Decision(by=model.by, on=model.on, why=model.why, until=model.until)
