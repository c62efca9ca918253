"""The prescription by which the made-up patient exercises."""

from datetime import date

from formcoach.domain.exercise import Dose
from formcoach.domain.prescription import (
    PrescribedExercise,
    Prescription,
    Therapist,
)
from formcoach.testing.patient_sets import HABITS

PRESCRIPTION = Prescription(
    id="anna-2026",
    patient="anna",
    patient_name="Anna K.",
    therapist=Therapist(name="M. Example", contact="the practice"),
    written_on=date(2026, 8, 30),
    valid_from=date(2026, 8, 31),
    valid_until=date(2026, 11, 25),
    onset_on=date(2025, 1, 1),
    exercises=(
        *(PrescribedExercise(exercise=e.exercise, dose=e.dose) for e in HABITS),
        PrescribedExercise(
            exercise="cat_cow", dose=Dose(reps=5), note="Breathe out while you round."
        ),
    ),
)
