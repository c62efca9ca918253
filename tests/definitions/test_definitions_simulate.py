"""A definition tests itself: what its own performance says against it."""

from dataclasses import replace

import pytest

from formcoach.definitions.doubt import DoubtKind
from formcoach.definitions.library import list_exercises, shipped_folder
from formcoach.definitions.simulate import self_test
from formcoach.domain.exercise import Band, Dose, Level, Limit, Mode, Phase, Sides
from formcoach.domain.measurement import SignalRef
from formcoach.domain.orientation import Posture
from formcoach.testing import made_up_squat

EXERCISES = list_exercises([shipped_folder()])
KNEE = SignalRef.parse("knee_flexion")


def limit(signal, **bounds):
    """Return a limit on a signal or a timing."""
    timing = signal in {"outward_s", "return_s", "hold_s", "repetition_s"}
    return Limit(
        id="tested",
        signal=signal if timing else SignalRef.parse(signal),
        level=Level.COACH,
        cue="Stay.",
        why="So that there is something to find.",
        source="made up",
        **bounds,
    )


def kinds(exercise):
    """Return the kinds of the doubts about a definition."""
    return [doubt.kind for doubt in self_test(exercise)]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.id)
def test_H15_every_shipped_definition_passes_its_own_test(exercise):
    """Counts what is clean, finds each limit and not before its bound."""
    assert [doubt.sentence for doubt in self_test(exercise)] == []


def test_the_made_up_squat_passes():
    """Otherwise the tests below would prove nothing."""
    assert kinds(made_up_squat()) == []


def test_a_pose_that_no_body_can_take_is_told():
    """Level and upright at once is a slip of the pen."""
    target = {
        KNEE: Band(lower=60, upper=100),
        SignalRef.parse("trunk_inclination"): Band(lower=-10, upper=10),
        SignalRef.parse("trunk_elevation"): Band(lower=-10, upper=10),
    }

    doubts = self_test(made_up_squat(target=target))

    assert [doubt.kind for doubt in doubts] == [DoubtKind.IMPOSSIBLE]
    assert doubts[0].sentence.startswith("target: no body can take this pose; trunk_")


def test_a_posture_that_is_not_the_one_of_the_start_pose_is_told():
    """The patient would wait for ever."""
    sitting = {
        KNEE: Band(lower=75, upper=105),
        SignalRef.parse("hip_flexion"): Band(lower=75, upper=105),
        SignalRef.parse("trunk_inclination"): Band(lower=-10, upper=10),
    }
    target = {KNEE: Band(lower=0, upper=30)}

    [doubt] = self_test(
        made_up_squat(start=sitting, target=target, postures=(Posture.STANDING,))
    )

    assert doubt.kind is DoubtKind.NOT_BEGUN
    assert "takes it for sitting" in doubt.sentence


def test_a_start_band_narrower_than_the_error_of_the_camera_is_told():
    """Whoever is read too straight could never begin."""
    narrow = {KNEE: Band(lower=20, upper=26)}

    assert DoubtKind.NOT_BEGUN in kinds(made_up_squat(start=narrow))


def test_a_target_that_the_error_of_the_camera_leaves_is_told():
    """A repetition that only counts for some bodies is told with the body."""
    hip = SignalRef.parse("hip_flexion")
    squat = made_up_squat(
        target={KNEE: Band(lower=60, upper=100), hip: Band(lower=70, upper=76)}
    )

    [doubt] = self_test(squat)

    assert doubt.kind is DoubtKind.NOT_COUNTED
    assert "not met: hip_flexion" in doubt.sentence


def test_a_limit_that_a_clean_performance_crosses_is_told():
    """A false alarm at every repetition frightens."""
    hasty = limit("return_s", above=0.2)

    [doubt] = self_test(made_up_squat(limits=(replace(hasty, above=0.05),)))

    assert doubt.kind is DoubtKind.FIRES_ON_CLEAN
    assert doubt.limit == "tested"


@pytest.mark.parametrize(
    "never",
    [
        pytest.param(
            limit(
                "knee_flexion",
                above=120,
                persist_s=5.0,
                during=frozenset({Phase.OUTWARD}),
            ),
            id="lasts too long",
        ),
        pytest.param(limit("knee_flexion_rate", above=200), id="over before believed"),
        pytest.param(
            limit("knee_flexion", above=160, during=frozenset({Phase.REST})),
            id="in a phase in which it cannot be",
        ),
    ],
)
def test_a_limit_that_can_never_fire_is_told(never):
    """A patient would believe to be looked after."""
    exercise = made_up_squat(limits=(never,))

    found = kinds(exercise)

    assert found == [DoubtKind.NEVER_FIRES] or "lasts" in str(found)


def test_a_limit_on_a_hold_is_found_though_it_ends_the_hold():
    """Whoever sags out of a plank must hear why the clock has stopped."""
    plank = next(each for each in EXERCISES if each.id == "plank")
    sag = next(each for each in plank.limits if each.id == "hips_sag")

    only_held = replace(sag, during=frozenset({Phase.HOLD}))

    assert kinds(replace(plank, limits=(sag,))) == []
    assert kinds(replace(plank, limits=(only_held,))) == [DoubtKind.NEVER_FIRES]


@pytest.mark.parametrize(
    "exercise",
    [
        made_up_squat(sides=Sides.ALTERNATE),
        made_up_squat(sides=Sides.LEFT),
        made_up_squat(mode=Mode.HOLD, dose=Dose(reps=1, hold_s=20)),
        made_up_squat(mode=Mode.REPS_WITH_HOLD, dose=Dose(reps=3, hold_s=5)),
        made_up_squat(mode=Mode.TIMED, dose=Dose(duration_s=60)),
        made_up_squat(limits=(limit("repetition_s", below=2.0),)),
        made_up_squat(limits=(limit("outward_s", above=4.0),)),
        made_up_squat(limits=(limit("hold_s", above=3.0),)),
        made_up_squat(limits=(limit("trunk_inclination_change", above=30),)),
        made_up_squat(limits=(limit("hip_height_change", below=-1.0),)),
        made_up_squat(limits=(limit("knee_flexion_asymmetry", above=30),)),
        made_up_squat(limits=(limit("knee_flexion_rate", above=60, persist_s=0.1),)),
    ],
    ids=[
        "alternate",
        "left",
        "hold",
        "with hold",
        "timed",
        "whole",
        "out",
        "held",
        "change",
        "height",
        "asymmetry",
        "rate",
    ],
)
def test_every_mode_side_and_reading_can_be_performed(exercise):
    """The test must not be what fails."""
    assert [doubt.sentence for doubt in self_test(exercise)] == []
