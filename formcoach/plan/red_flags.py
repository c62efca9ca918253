"""The screen for warning signs: what is asked, and what a yes leads to.

The groups follow the red-flag lists of Nuffield Health, Chesterfield Royal Hospital and
the Royal Free (cauda equina), AHCPR table NBK52120 and the Gloucestershire NHS pathway
(nerve, fracture, infection, cancer), NICE NG65 (inflammatory) and the PAR-Q+ (exercise
safety). The words are our own. A yes is not a diagnosis: single signs are often false
alarms, and a review of 16 guidelines found little data on accuracy (Verhagen 2016).
"""

from dataclasses import dataclass
from enum import IntEnum

from formcoach.language import mark

WORDING = 1
"""The version of the words below; an answer to other words is no answer."""


class Action(IntEnum):
    """What a yes leads to; the greater goes first."""

    ASK_THERAPIST = 1
    GP_SOON = 2
    SAME_DAY = 3
    EMERGENCY_NOW = 4


ACTION_WORDS = {
    Action.ASK_THERAPIST: mark(
        "Please talk to your therapist before you exercise again."
    ),
    Action.GP_SOON: mark(
        "Please see your doctor within the next days and tell them about this."
    ),
    Action.SAME_DAY: mark(
        "Please get medical advice today, from your doctor or an out-of-hours service."
    ),
    Action.EMERGENCY_NOW: mark(
        "Please go to an emergency department now, or call the emergency number."
    ),
}


class Group(IntEnum):
    """Signs that are asked for together, in this order."""

    CAUDA_EQUINA = 1
    NERVE = 2
    FRACTURE = 3
    INFECTION = 4
    EXERCISE_SAFETY = 5
    PREGNANCY = 6
    VASCULAR = 7
    CANCER = 8
    INFLAMMATORY = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """One question of the screen."""

    item: str
    group: Group
    question: str
    """English; whoever shows it calls ``tr``."""
    action: Action
    source: str
    starred: bool = False
    """Asked before every session, not only every four weeks."""
    only_with: str = ""
    """The condition of the patients who are asked; empty for everybody."""


_CAUDA = (
    "Nuffield Health, Chesterfield Royal Hospital, backes.org.uk and Royal Free: "
    "cauda equina cards"
)
_AHCPR = "AHCPR table NBK52120; Gloucestershire NHS back pain pathway"
_PARQ = "PAR-Q+, from general knowledge"

RED_FLAGS = (
    RedFlag(
        item="saddle_numbness",
        group=Group.CAUDA_EQUINA,
        question=mark(
            "Is there new numbness, tingling or a changed feeling between your inner "
            "thighs, around your genitals, buttocks or back passage, for instance when "
            "you wipe, or during sex?"
        ),
        action=Action.EMERGENCY_NOW,
        source=_CAUDA,
        starred=True,
    ),
    RedFlag(
        item="bladder_or_bowel",
        group=Group.CAUDA_EQUINA,
        question=mark(
            "Is it newly difficult to start, stop or feel passing urine, do you leak, "
            "or do you feel or control your bladder or bowel less than before?"
        ),
        action=Action.EMERGENCY_NOW,
        source=_CAUDA,
        starred=True,
    ),
    RedFlag(
        item="both_legs",
        group=Group.NERVE,
        question=mark("Is there new pain, numbness or weakness in both legs?"),
        action=Action.EMERGENCY_NOW,
        source=_AHCPR,
        starred=True,
    ),
    RedFlag(
        item="leg_weakness",
        group=Group.NERVE,
        question=mark(
            "Is a leg newly or increasingly weak, does a foot drop or drag, or has "
            "walking become harder?"
        ),
        action=Action.SAME_DAY,
        source=_AHCPR,
        starred=True,
    ),
    RedFlag(
        item="injury",
        group=Group.FRACTURE,
        question=mark(
            "Since you last exercised, have you had a fall, a blow or an accident "
            "(a small one counts if your bones are fragile, you take steroids or you "
            "are older), or has the shape of your back changed?"
        ),
        action=Action.SAME_DAY,
        source=_AHCPR,
        starred=True,
    ),
    RedFlag(
        item="fever",
        group=Group.INFECTION,
        question=mark("Do you have a fever or chills, or do you feel generally ill?"),
        action=Action.SAME_DAY,
        source=_AHCPR,
        starred=True,
    ),
    RedFlag(
        item="infection_risk",
        group=Group.INFECTION,
        question=mark(
            "Is there something of this that your therapist does not know about: an "
            "infection or a wound in the last weeks, a weakened immune system, or "
            "injected drugs?"
        ),
        action=Action.SAME_DAY,
        source=_AHCPR,
    ),
    RedFlag(
        item="chest_or_fainting",
        group=Group.EXERCISE_SAFETY,
        question=mark(
            "Today, have you had chest pain, unusual breathlessness, or have you "
            "fainted?"
        ),
        action=Action.EMERGENCY_NOW,
        source=_PARQ,
        starred=True,
    ),
    RedFlag(
        item="dizziness",
        group=Group.EXERCISE_SAFETY,
        question=mark("Are you dizzy or light-headed today?"),
        action=Action.SAME_DAY,
        source=_PARQ,
        starred=True,
    ),
    RedFlag(
        item="news",
        group=Group.EXERCISE_SAFETY,
        question=mark(
            "Is there anything new that your therapist does not know yet: an illness, "
            "an operation, a medicine, or a pregnancy or a change in it?"
        ),
        action=Action.ASK_THERAPIST,
        source=_PARQ,
        starred=True,
    ),
    RedFlag(
        item="pregnancy_signs",
        group=Group.PREGNANCY,
        question=mark(
            "Have you had vaginal bleeding, fluid leaking, painful contractions, a "
            "headache that stays, or pain or swelling in a calf?"
        ),
        action=Action.EMERGENCY_NOW,
        source="American College of Obstetricians and Gynecologists, signs to stop "
        "exercising, as quoted in a study guide",
        starred=True,
        only_with="pregnancy",
    ),
    RedFlag(
        item="tearing_pain",
        group=Group.VASCULAR,
        question=mark(
            "Have you had a sudden tearing pain in your belly or back, or do you feel "
            "a pulsing lump in your belly?"
        ),
        action=Action.EMERGENCY_NOW,
        source="from general knowledge, awaiting review",
    ),
    RedFlag(
        item="cancer_history",
        group=Group.CANCER,
        question=mark("Have you had cancer that your therapist does not know about?"),
        action=Action.GP_SOON,
        source=_AHCPR,
    ),
    RedFlag(
        item="weight_loss",
        group=Group.CANCER,
        question=mark("Have you lost weight without trying to?"),
        action=Action.GP_SOON,
        source=_AHCPR,
    ),
    RedFlag(
        item="night_pain",
        group=Group.CANCER,
        question=mark(
            "Does your back hurt all night, whichever way you lie, so that nothing "
            "eases it?"
        ),
        action=Action.GP_SOON,
        source=_AHCPR,
    ),
    RedFlag(
        item="new_pain_by_age",
        group=Group.CANCER,
        question=mark(
            "Is this a new kind of back pain that your therapist does not know, and "
            "are you under 20 or over 50?"
        ),
        action=Action.GP_SOON,
        source=_AHCPR,
    ),
    RedFlag(
        item="steadily_worse",
        group=Group.CANCER,
        question=mark(
            "Has your pain become steadily worse over the last month, whatever you did?"
        ),
        action=Action.GP_SOON,
        source=_AHCPR,
    ),
    RedFlag(
        item="morning_stiffness",
        group=Group.INFLAMMATORY,
        question=mark(
            "Did your back trouble begin before you were 45, are you stiff for more "
            "than half an hour in the morning, and does moving ease it, and does your "
            "therapist not know that?"
        ),
        action=Action.GP_SOON,
        source="NICE NG65 (spondyloarthritis), from general knowledge",
    ),
    RedFlag(
        item="eye_skin_bowel",
        group=Group.INFLAMMATORY,
        question=mark(
            "Do you have an inflammation of the eye, psoriasis or an inflamed bowel "
            "that your therapist does not know about?"
        ),
        action=Action.GP_SOON,
        source="NICE NG65 (spondyloarthritis), from general knowledge",
    ),
)
"""Every question, the most urgent groups first."""

BY_ITEM = {flag.item: flag for flag in RED_FLAGS}
