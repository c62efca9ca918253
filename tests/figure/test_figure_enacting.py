"""A made-up body that takes the poses of an exercise."""

import numpy as np
import pytest

from formcoach.definitions.library import list_exercises, shipped_folder
from formcoach.domain.anatomy import Side
from formcoach.domain.measurement import Reading, SignalRef
from formcoach.figure.angles import NAMES, STANDING, Angles, as_rows, from_row
from formcoach.figure.enacting import enact
from formcoach.figure.skeleton import Person, joints
from formcoach.testing import made_up_squat

EXERCISES = {each.id: each for each in list_exercises([shipped_folder()])}
EASIER = (Reading.CHANGE, Reading.RATE, Reading.ASYMMETRY)


def test_a_body_survives_being_a_row():
    """Angles are looked up by column; a wrong one would bend another joint."""
    body = STANDING.on(Side.LEFT, hip_flexion=33, elbow_opening=7).on(
        Side.RIGHT, knee_flexion=12
    )

    row = as_rows([body])[0]

    assert from_row(row) == body
    assert len(row) == len(NAMES) == len(set(NAMES))


def test_the_lengths_of_a_body_stay_whatever_it_does():
    """Bones do not stretch; bodies done together are those done alone."""
    rng = np.random.default_rng(7)
    rows = rng.uniform(-80, 80, size=(20, len(NAMES)))

    together = joints(rows, Person())

    alone = np.concatenate([joints(row[None], Person()) for row in rows])
    assert together == pytest.approx(alone)
    for side in Side:
        hip, knee, ankle = (
            together[:, {"hip": 23, "knee": 25, "ankle": 27}[part] + (side == "right")]
            for part in ("hip", "knee", "ankle")
        )
        assert np.linalg.norm(knee - hip, axis=1) == pytest.approx(0.42)
        assert np.linalg.norm(ankle - knee, axis=1) == pytest.approx(0.42)


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=lambda each: each.id)
def test_a_body_takes_the_start_pose_and_the_target(exercise, side):
    """Whatever a definition asks for at once must be possible at once."""
    enactment = enact(exercise, side)

    neutral = enactment.reading(enactment.start.row)
    for bands, row in (
        (exercise.start, enactment.start.row),
        (exercise.target, enactment.target.row),
    ):
        reading = enactment.reading(row)
        for ref, band in bands.items():
            value = reading.read(ref, enactment.side, neutral)
            assert value in band.widened(1.0), str(ref)


def test_the_counted_signal_goes_to_the_middle_of_its_target():
    """There the error of the camera is furthest from doing harm."""
    squat = made_up_squat()

    enactment = enact(squat, Side.RIGHT)

    reading = enactment.reading(enactment.target.row)
    assert reading.read(squat.counts_by, Side.RIGHT, None) == pytest.approx(80, abs=4)


def test_a_body_keeps_its_feet_where_they_are():
    """A squat goes down between the feet; it does not hang from the hips."""
    enactment = enact(EXERCISES["squat"], Side.RIGHT)

    start, target = (
        enactment.setting.place(fit.row[None])[0]
        for fit in (enactment.start, enactment.target)
    )

    assert target[27:29, 0].mean() == pytest.approx(start[27:29, 0].mean(), abs=1e-6)
    assert target[27:33, 2] == pytest.approx(start[27:33, 2], abs=0.04)
    assert target[23:25, 2].mean() < start[23:25, 2].mean() - 0.15


def test_what_cannot_be_done_at_once_is_missed():
    """A trunk that is level and upright at once is no pose."""
    squat = made_up_squat()
    level, upright = (
        SignalRef.parse(name) for name in ("trunk_elevation", "trunk_inclination")
    )
    band = squat.target[squat.counts_by]
    impossible = {
        **squat.target,
        level: type(band)(lower=-10, upper=10),
        upright: type(band)(lower=-10, upper=10),
    }

    enactment = enact(made_up_squat(target=impossible), Side.RIGHT)

    assert max(enactment.target.missed.values()) > 1
    assert max(enactment.start.missed.values()) < 0.1


def test_a_person_of_other_proportions_reads_the_same():
    """Angles do not know how long a leg is."""
    short = Person(thigh_m=0.34, shank_m=0.34, torso_m=0.5)

    enactment = enact(made_up_squat(), Side.LEFT, person=short)

    reading = enactment.reading(enactment.target.row)
    assert reading.get("knee_flexion_left") == pytest.approx(80, abs=4)
    assert reading.get("knee_flexion_right") == pytest.approx(80, abs=4)


def test_angles_that_nothing_asks_for_stay_at_ease():
    """The figure must not wave its arms in a squat."""
    enactment = enact(made_up_squat(), Side.RIGHT)

    body = from_row(enactment.target.row)

    assert isinstance(body, Angles)
    assert abs(body.left.shoulder_flexion) < 5
