"""What a patient may have, and which loads of an exercise it stands against.

One closed vocabulary: an exercise names its loads, the therapist names the patient's
conditions, and this table says where they meet. Awaiting review by a physiotherapist;
sources are named by the condition, "judgement" where there is none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Effect(StrEnum):
    """What a clash asks for."""

    BLOCK = "block"
    """Not done, unless the therapist records who allows it, when and why."""
    LIMIT = "limit"
    """Done within a limit or with a support that the therapist writes down."""


LOADS: Mapping[str, str] = {
    "supine": "lying on the back",
    "prone": "lying face down",
    "kneeling": "weight on the knees",
    "deep_knee_flexion": "knees bent beyond about 110 degrees",
    "hip_flex_gt90": "hips bent beyond 90 degrees",
    "hip_flex_gt90_possible": "hips that may come to be bent beyond 90 degrees",
    "hip_extension_end": "hip at the end of its way back",
    "hip_adduction": "thigh brought across the middle",
    "lumbar_flexion": "low back bent forward far or under load",
    "lumbar_flexion_light": "low back flattened a little, without load",
    "lumbar_extension": "low back bent backwards",
    "lumbar_extension_if_sag": "low back bent backwards when form is lost",
    "lumbar_lateral_flexion": "low back bent to the side",
    "lumbar_rotation": "low back turned far",
    "lumbar_rotation_light": "low back turned a little",
    "high_compression": "spine pressed by several thousand newtons",
    "overhead": "arms above the head",
    "shoulder_load": "weight on the shoulders",
    "wrist_load": "weight on the hands",
    "isometric": "effort held without moving",
    "sustained_effort": "heart and breath at work for minutes",
    "balance_demand": "a stance that can be lost",
    "neural_tension": "nerves of the leg put on a stretch",
    "one_leg_pelvis_load": "pelvis held on one leg",
}
"""Every load that an exercise may name, in plain words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Something that a patient has, and the loads that it stands against."""

    name: str
    meaning: str
    blocks: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    source: str


_WILLIAMS = (
    "Williams flexion exercises (Mitch Medical): flexion raises the pressure in the "
    "disc; Backfitpro: knees to chest worsens flexion-intolerant backs next day"
)
_EXTENSION = (
    "Family Practice Notebook: flexion for posterior, extension for anterior column "
    "disease; MDT therapeutics: change or avoid press-ups"
)
_OSTEOPOROSIS = (
    "Williams flexion exercises; Osteoporosis Canada, Too Fit To Fracture: avoid "
    "bending and twisting far, fast, often or under load"
)
_ACSM = "ACSM Guidelines for Exercise Testing and Prescription, from general knowledge"
_JUDGEMENT = "judgement, awaiting review"

_CONDITIONS = (
    Condition(
        name="flexion_intolerant",
        meaning="bending forward brings the pain on",
        blocks=frozenset({"lumbar_flexion"}),
        limits=frozenset({"hip_flex_gt90", "lumbar_flexion_light"}),
        source=_WILLIAMS,
    ),
    Condition(
        name="acute_disc",
        meaning="fresh disc herniation",
        blocks=frozenset({"lumbar_flexion", "high_compression"}),
        limits=frozenset(
            {"hip_flex_gt90", "hip_flex_gt90_possible", "lumbar_flexion_light"}
        ),
        source=_WILLIAMS,
    ),
    Condition(
        name="extension_intolerant",
        meaning="bending backwards brings the pain on",
        blocks=frozenset({"lumbar_extension"}),
        limits=frozenset({"lumbar_extension_if_sag", "hip_extension_end"}),
        source=_EXTENSION,
    ),
    Condition(
        name="stenosis",
        meaning="narrow spinal canal",
        blocks=frozenset({"lumbar_extension"}),
        limits=frozenset({"lumbar_extension_if_sag"}),
        source=_EXTENSION,
    ),
    Condition(
        name="spondylolysis",
        meaning="stress fracture of a vertebral arch",
        blocks=frozenset({"lumbar_extension", "high_compression"}),
        limits=frozenset({"lumbar_extension_if_sag"}),
        source=_EXTENSION,
    ),
    Condition(
        name="spondylolisthesis",
        meaning="a vertebra that has slipped",
        blocks=frozenset({"lumbar_extension", "high_compression"}),
        limits=frozenset({"lumbar_extension_if_sag"}),
        source=_EXTENSION,
    ),
    Condition(
        name="osteoporosis",
        meaning="fragile bones",
        blocks=frozenset({"lumbar_flexion", "lumbar_rotation", "high_compression"}),
        limits=frozenset({"lumbar_rotation_light", "balance_demand"}),
        source=_OSTEOPOROSIS,
    ),
    Condition(
        name="vertebral_fracture",
        meaning="a broken vertebra, healed or not",
        blocks=frozenset(
            {
                "lumbar_flexion",
                "lumbar_rotation",
                "lumbar_rotation_light",
                "high_compression",
            }
        ),
        limits=frozenset({"lumbar_flexion_light", "balance_demand"}),
        source=_OSTEOPOROSIS,
    ),
    Condition(
        name="pregnancy",
        meaning="pregnant",
        blocks=frozenset({"supine", "prone"}),
        limits=frozenset({"balance_demand", "isometric"}),
        source="American College of Obstetricians and Gynecologists, as quoted: no "
        "long lying on the back after the first trimester, none face down, care with "
        "falls; obstetric clearance",
    ),
    Condition(
        name="hip_replacement_posterior",
        meaning="hip replaced from behind",
        blocks=frozenset({"hip_flex_gt90", "hip_adduction"}),
        limits=frozenset({"hip_flex_gt90_possible"}),
        source="Age in Place School (hip precautions): no bending beyond 90 degrees, "
        "no crossing the middle; the surgeon's own limit goes first",
    ),
    Condition(
        name="hip_replacement_anterior",
        meaning="hip replaced from the front",
        blocks=frozenset({"hip_extension_end"}),
        source="Age in Place School and Lakeside Physical Therapy (hip precautions): "
        "no stretching of the hip backwards",
    ),
    Condition(
        name="knee_replacement_or_pain",
        meaning="a replaced or painful knee",
        limits=frozenset({"deep_knee_flexion", "kneeling"}),
        source="NHS, bottom to heels: do not sit right back with a knee problem",
    ),
    Condition(
        name="recent_fusion",
        meaning="vertebrae joined by surgery not long ago",
        blocks=frozenset(
            {
                "lumbar_rotation",
                "lumbar_flexion",
                "lumbar_extension",
                "lumbar_lateral_flexion",
                "high_compression",
            }
        ),
        limits=frozenset({"lumbar_rotation_light", "lumbar_flexion_light"}),
        source="End ranges wait for the surgeon's release, from general knowledge",
    ),
    Condition(
        name="rotation_intolerant",
        meaning="turning the trunk brings the pain on",
        blocks=frozenset({"lumbar_rotation"}),
        limits=frozenset({"lumbar_rotation_light"}),
        source=_JUDGEMENT,
    ),
    Condition(
        name="uncontrolled_bp",
        meaning="high blood pressure that is not under control",
        blocks=frozenset({"isometric", "sustained_effort"}),
        source=_ACSM,
    ),
    Condition(
        name="unstable_cardiac",
        meaning="a heart condition that is not stable",
        blocks=frozenset({"isometric", "sustained_effort"}),
        source=_ACSM,
    ),
    Condition(
        name="balance_or_dizziness",
        meaning="unsteady or dizzy",
        limits=frozenset({"balance_demand"}),
        source="Telerehabilitation eligibility list (PR Telerehab): a support within "
        "reach, or not at all",
    ),
    Condition(
        name="radiculopathy_irritable",
        meaning="a nerve root that is easily stirred up",
        blocks=frozenset({"neural_tension"}),
        limits=frozenset({"lumbar_flexion", "lumbar_extension"}),
        source="MDT therapeutics: nothing that sends the pain further down the leg",
    ),
    Condition(
        name="sacroiliac_irritable",
        meaning="a sacroiliac joint that is easily stirred up",
        blocks=frozenset({"one_leg_pelvis_load"}),
        source=_JUDGEMENT,
    ),
    Condition(
        name="shoulder_pain",
        meaning="a painful shoulder",
        limits=frozenset({"shoulder_load", "overhead"}),
        source=_JUDGEMENT,
    ),
    Condition(
        name="wrist_pain",
        meaning="a painful wrist",
        limits=frozenset({"wrist_load"}),
        source=_JUDGEMENT,
    ),
)

CONDITIONS: Mapping[str, Condition] = {each.name: each for each in _CONDITIONS}
"""Every condition by its tag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A condition that stands against an exercise."""

    condition: str
    load: str
    """The load that it meets; empty where the exercise names the condition itself, or
    where the tag is not known."""
    effect: Effect
    source: str


def clashes(
    conditions: Iterable[str], loads: Iterable[str], avoid_if: Iterable[str] = ()
) -> tuple[Clash, ...]:
    """Return where a patient's conditions stand against an exercise.

    Parameters
    ----------
    conditions
        The patient's tags. A tag that is not known blocks: unknown is never safe.
    loads
        The loads of the exercise.
    avoid_if
        The conditions that the exercise itself names; each limits at least.

    Returns
    -------
    tuple of Clash
        Blocks first, then limits, each in the order of the conditions.

    """
    loads, avoided = tuple(loads), frozenset(avoid_if)
    found = [
        clash
        for tag in dict.fromkeys(conditions)
        for clash in _clashes_of(tag, loads, avoided)
    ]
    return tuple(sorted(found, key=lambda clash: clash.effect is not Effect.BLOCK))


def _clashes_of(
    tag: str, loads: tuple[str, ...], avoided: frozenset[str]
) -> list[Clash]:
    condition = CONDITIONS.get(tag)
    if condition is None:
        return [_clash(tag, "", Effect.BLOCK, "this tag is not known")]
    met = [
        _clash(tag, load, effect, condition.source)
        for load in loads
        for effect, against in (
            (Effect.BLOCK, condition.blocks),
            (Effect.LIMIT, condition.limits),
        )
        if load in against
    ]
    if not met and tag in avoided:
        return [_clash(tag, "", Effect.LIMIT, "the exercise's own definition")]
    return met


def _clash(condition: str, load: str, effect: Effect, source: str) -> Clash:
    return Clash(condition=condition, load=load, effect=effect, source=source)
