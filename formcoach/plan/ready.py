"""The check of the room before a session.

After the set-up table of the telehealth consensus in Physical Therapy (PMC7239185):
a clear floor, steady chairs, a telephone, somebody who knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from formcoach.domain.exercise import Exercise
from formcoach.domain.prescription import Prescription
from formcoach.language import mark

UNSTEADY = frozenset({"balance_or_dizziness", "osteoporosis", "vertebral_fracture"})
"""Conditions with which a fall is likelier, or does more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyItem:
    """One thing to be ticked."""

    item: str
    words: str
    """English; whoever shows it calls ``tr``."""


SPACE = ReadyItem(
    item="space",
    words=mark("The floor around me is clear: no rug edges, cables, pets or toys."),
)
PHONE = ReadyItem(item="phone", words=mark("A telephone is within my reach."))
SUPPORT = ReadyItem(
    item="support",
    words=mark("A steady chair stands against the wall where I can hold it."),
)
SOMEBODY = ReadyItem(
    item="somebody", words=mark("Somebody knows that I am exercising now.")
)


def ready_items(
    prescription: Prescription, exercises: Mapping[str, Exercise]
) -> tuple[ReadyItem, ...]:
    """Return what this patient has to tick before this programme."""
    loads = {
        load
        for item in prescription.exercises
        if item.exercise in exercises
        for load in exercises[item.exercise].loads
    }
    unsteady = bool(UNSTEADY.intersection(prescription.conditions))
    items = [SPACE, PHONE]
    if unsteady or "balance_demand" in loads:
        items.append(SUPPORT)
    if unsteady:
        items.append(SOMEBODY)
    return tuple(items)
