"""One person is followed; a second one is found, and never where there is one only."""

import itertools
from dataclasses import replace

import cv2
import numpy as np
import pytest

from formcoach.domain.observation import Frame, Pose, Trouble
from formcoach.pose.mediapipe_landmarker import MediaPipeFinder, MediaPipeLandmarker
from formcoach.pose.person_lock import LOOK_PX, PersonLock
from tests.real_clips import CLIPS

IMAGE = np.full((480, 640, 3), 90, np.uint8)


def _person(time_s: float, x_px: float = 300.0, y_px: float = 200.0) -> Pose:
    """Place somebody of 100 by 200 pixels whose trunk is the upper half."""
    image_px = np.full((33, 2), [x_px, y_px])
    image_px[[11, 23]] += [-20, 0]
    image_px[[12, 24]] += [20, 0]
    image_px[[23, 24]] += [0, 100]
    image_px[[27, 28]] += [0, 200]
    image_px[15:17] += [[-50, 50], [50, 50]]
    return Pose(
        time_s=time_s,
        image_px=image_px,
        world_m=np.zeros((33, 3)),
        visibility=np.ones(33),
        width_px=640,
        height_px=480,
    )


class _Estimator:
    """Finds somebody where a test says."""

    name = "made up"

    def __init__(self, *places_px: float | None) -> None:
        self._places_px = itertools.chain(places_px, itertools.repeat(places_px[-1]))
        self.closed = 0

    def estimate(self, frame: Frame) -> Pose:
        x_px = next(self._places_px)
        if x_px is None:
            return Pose.absent(frame.time_s, Trouble.NOBODY)
        return _person(frame.time_s, x_px)

    def close(self) -> None:
        self.closed += 1


class _Finder:
    """Finds somebody at a place in the small copy, or nobody; keeps what it saw."""

    def __init__(self, *place_px: float, visibility: float = 1.0) -> None:
        self._place_px = place_px
        self._visibility = visibility
        self.seen: list[np.ndarray] = []
        self.closed = 0

    def find(self, image):
        self.seen.append(image)
        if not self._place_px:
            return None
        visibility = np.full(33, self._visibility)
        return replace(_person(0.0, *self._place_px), visibility=visibility)

    def close(self) -> None:
        self.closed += 1


def _troubles(lock, n_frames, image=IMAGE):
    frames = (Frame(time_s=n / 30, image=image) for n in range(n_frames))
    return [lock.estimate(frame).trouble for frame in frames]


def test_one_person_alone_is_never_marked():
    """The common case must pass untouched."""
    lock = PersonLock(_Estimator(300.0), _Finder())

    assert set(_troubles(lock, 60)) == {None}
    assert lock.name == "made up"


def test_a_second_person_stops_the_judging_and_the_pose_is_kept():
    """The screen still shows whom the coach follows."""
    lock = PersonLock(_Estimator(300.0), _Finder(60.0, 75.0))

    troubles = _troubles(lock, 30)

    # Two looks, 0.2 s apart, each heard two frames after it was begun.
    assert troubles.index(Trouble.SECOND_PERSON) == 8
    assert set(troubles[8:]) == {Trouble.SECOND_PERSON}
    marked = lock.estimate(Frame(time_s=1.0, image=IMAGE))
    assert (marked.image_px == _person(1.0).image_px).all()


def test_what_is_left_of_the_person_is_no_second_person():
    """A sleeve beyond the paint may look like somebody."""
    lock = PersonLock(_Estimator(300.0), _Finder(300 * LOOK_PX / 640, 75.0))

    assert set(_troubles(lock, 60)) == {None}


def test_furniture_is_no_second_person():
    """A shelf has been taken for somebody, with most landmarks hidden."""
    lock = PersonLock(_Estimator(300.0), _Finder(60.0, 75.0, visibility=0.87))

    assert set(_troubles(lock, 60)) == {None}


def test_a_jump_is_marked_until_it_is_steady():
    """The tracker may have gone over to somebody else."""
    lock = PersonLock(_Estimator(300.0, 300.0, 500.0), _Finder())

    troubles = _troubles(lock, 30)

    assert troubles[:2] == [None, None]
    assert set(troubles[2:17]) == {Trouble.JUMPED}
    assert set(troubles[17:]) == {None}


def test_while_nobody_is_there_nobody_else_is_looked_for():
    """An empty room costs nothing, and its reason stands."""
    finder = _Finder(60.0, 75.0)
    lock = PersonLock(_Estimator(None), finder)

    assert set(_troubles(lock, 60)) == {Trouble.NOBODY}
    assert finder.seen == []


def test_the_person_is_painted_over_in_a_small_copy():
    """The finder must see the room, not the patient; and the picture is not ours."""
    image = IMAGE.copy()
    cv2.rectangle(image, (275, 190), (325, 405), (0, 0, 255), -1)
    image[:, :100] = 200
    before = image.copy()
    finder = _Finder()

    lock = PersonLock(_Estimator(300.0), finder)
    lock.estimate(Frame(time_s=0.0, image=image))
    lock.close()

    (seen,) = finder.seen
    assert seen.shape == (240, 320, 3)
    assert (image == before).all()
    assert (seen[:, :45] == 200).all()
    assert not (seen == [0, 0, 255]).all(axis=2).any()


def test_a_large_picture_is_looked_at_small():
    """An 8K camera must not slow the coach."""
    finder = _Finder()
    image = np.zeros((4320, 7680, 3), np.uint8)

    lock = PersonLock(_Estimator(300.0), finder)
    lock.estimate(Frame(time_s=0.0, image=image))
    lock.close()

    assert max(finder.seen[0].shape) == LOOK_PX


def test_a_person_far_outside_the_picture_is_painted_over_too():
    """A model may guess joints anywhere."""
    finder = _Finder()
    lock = PersonLock(_Estimator(-9000.0, 1e5), finder)

    assert len(_troubles(lock, 60)) == 60


def test_closing_closes_both():
    """No model stays behind."""
    estimator, finder = _Estimator(1.0), _Finder()

    PersonLock(estimator, finder).close()

    assert (estimator.closed, finder.closed) == (1, 1)


def _read(path, *, seconds) -> list[tuple[float, np.ndarray]]:
    video = cv2.VideoCapture(str(path))
    frames = []
    while True:
        readable, image = video.read()
        time_s = video.get(cv2.CAP_PROP_POS_MSEC) / 1000
        if not readable or time_s > seconds:
            video.release()
            return frames
        frames.append((time_s, image))


def _watch(model_path, frames) -> list[Trouble | None]:
    lock = PersonLock(MediaPipeLandmarker(model_path), MediaPipeFinder(model_path))
    try:
        return [
            lock.estimate(Frame(time_s=time_s, image=image)).trouble
            for time_s, image in frames
        ]
    finally:
        lock.close()


def _scaled(image, height_px):
    factor = height_px / image.shape[0]
    return cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)


@pytest.mark.slow
@pytest.mark.clips
@pytest.mark.model
@pytest.mark.parametrize("clip", CLIPS)
def test_one_real_person_is_never_taken_for_two(model_path, clips_dir, clip):
    """A false alarm would stop an exercise that is done well."""
    frames = _read(clips_dir / clip, seconds=6)

    troubles = _watch(model_path, frames)

    assert set(troubles) <= {None, Trouble.NOBODY}


@pytest.mark.clips
@pytest.mark.model
def test_two_people_side_by_side_are_noticed(model_path, clips_dir):
    """Somebody trains beside the patient."""
    one = _read(clips_dir / "seated_side_bend.mp4", seconds=1.0)
    other = _read(clips_dir / "squat_quarter_view.mp4", seconds=8.0)
    frames = [
        (time_s, np.hstack([_scaled(image, 480), _scaled(second, 480)]))
        for (time_s, image), (_, second) in zip(one, other, strict=False)
    ]

    troubles = _watch(model_path, frames)

    assert troubles[0] is None
    assert set(troubles[8:]) == {Trouble.SECOND_PERSON}


@pytest.mark.slow
@pytest.mark.clips
@pytest.mark.model
def test_somebody_who_walks_through_is_noticed_and_then_forgotten(
    model_path, clips_dir
):
    """A family member crosses the room behind the patient."""
    frames = _read(clips_dir / "seated_side_bend.mp4", seconds=10.0)
    walker = _scaled(
        _read(clips_dir / "squat_quarter_view.mp4", seconds=0.1)[0][1], 440
    )
    width_px = walker.shape[1]
    together = []
    for time_s, image in frames:
        room = cv2.copyMakeBorder(
            _scaled(image, 480), 0, 0, 300, 300, cv2.BORDER_REPLICATE
        )
        if 2.0 <= time_s < 6.0:
            left_px = round((time_s - 2.0) / 4.0 * (room.shape[1] - width_px))
            room[40:, left_px : left_px + width_px] = walker
        together.append((time_s, room))

    troubles = _watch(model_path, together)

    during = [
        trouble
        for (time_s, _), trouble in zip(together, troubles, strict=True)
        if 2.0 <= time_s < 6.0
    ]
    assert set(troubles[:60]) == {None}
    assert during.count(Trouble.SECOND_PERSON) > len(during) / 4
    assert troubles[-1] is None
