"""The real landmarker keeps the promises of the port."""

import cv2
import numpy as np
import pytest

from formcoach.domain.anatomy import Landmark
from formcoach.domain.observation import Frame, Trouble
from formcoach.errors import PoseModelError
from formcoach.pose.mediapipe_landmarker import MediaPipeLandmarker

EMPTY = np.full((480, 640, 3), 128, np.uint8)


@pytest.fixture
def landmarker(model_path):
    """Open a landmarker and close it again."""
    landmarker = MediaPipeLandmarker(model_path, name="mediapipe test")
    yield landmarker
    landmarker.close()


@pytest.fixture(scope="session")
def person(clips_dir):
    """Read a picture of a real person on hands and knees, from the side."""
    video = cv2.VideoCapture(str(clips_dir / "bird_dog.mp4"))
    image = video.read()[1]
    video.release()
    return image


@pytest.mark.model
class TestMediaPipeLandmarker:
    """What callers rely on."""

    @pytest.mark.clips
    def test_a_person_is_found_where_they_are(self, landmarker, person):
        """Pixels of the whole picture, x right and y down."""
        pose = landmarker.estimate(Frame(time_s=0.0, image=person))

        assert pose.trouble is None
        assert (pose.width_px, pose.height_px) == (1080, 1920)
        shoulder, hip, knee = (
            pose.at(Landmark[f"RIGHT_{part}"]) for part in ("SHOULDER", "HIP", "KNEE")
        )
        assert abs(shoulder[1] - hip[1]) < 200  # the trunk is level
        assert knee[1] > hip[1] + 100  # the knee is below the hip
        assert abs(knee[0] - hip[0]) < 150

    @pytest.mark.clips
    def test_poses_are_exact_in_float32(self, landmarker, person):
        """A recording holds float32, and a replay must give the same poses."""
        pose = landmarker.estimate(Frame(time_s=0.0, image=person))

        for array in (pose.image_px, pose.world_m, pose.visibility):
            assert array.dtype == np.float64
            assert (array == array.astype(np.float32)).all()

    @pytest.mark.clips
    def test_a_view_of_a_picture_reads_the_right_pixels(self, model_path, person):
        """MediaPipe reads wrong pixels from a mirrored view, and says nothing."""
        view = person[:, ::-1]
        poses = []
        for image in (view, np.ascontiguousarray(view)):
            landmarker = MediaPipeLandmarker(model_path)
            poses.append(landmarker.estimate(Frame(time_s=0.0, image=image)))
            landmarker.close()

        assert poses[0].trouble is None
        assert (poses[0].image_px == poses[1].image_px).all()

    @pytest.mark.clips
    def test_frames_that_share_a_millisecond_are_taken(self, landmarker, person):
        """MediaPipe refuses equal times; cameras can be faster than its clock."""
        for time_s in (0.0, 0.0002, 0.0004, 0.0006, 3600.0):
            pose = landmarker.estimate(Frame(time_s=time_s, image=person))

            assert pose.time_s == time_s
            assert pose.trouble is None

    def test_nobody_in_sight_is_a_pose_too(self, landmarker):
        """One pose a frame, whatever there is to see."""
        pose = landmarker.estimate(Frame(time_s=0.5, image=EMPTY))

        assert pose.trouble is Trouble.NOBODY
        assert pose.time_s == 0.5
        assert (pose.width_px, pose.height_px) == (640, 480)
        assert np.isnan(pose.image_px).all()

    @pytest.mark.parametrize("trouble", [Trouble.FROZEN, Trouble.BLACK])
    def test_a_picture_that_is_no_news_is_not_looked_at(self, landmarker, trouble):
        """What capture noticed is the reason, and the model is not asked."""
        pose = landmarker.estimate(Frame(time_s=0.0, image=EMPTY, trouble=trouble))

        assert pose.trouble is trouble
        assert pose.width_px == 640

    @pytest.mark.parametrize("trouble", [Trouble.NO_PICTURE, Trouble.FROZEN, None])
    def test_a_frame_without_a_picture_is_a_pose_too(self, landmarker, trouble):
        """A camera that is gone must not stop the coach."""
        pose = landmarker.estimate(Frame(time_s=0.0, image=None, trouble=trouble))

        assert pose.trouble is (trouble or Trouble.NO_PICTURE)
        assert pose.width_px == 0

    @pytest.mark.parametrize("shape", [(1, 1), (2, 2000), (2000, 2)])
    def test_odd_pictures_show_nobody(self, landmarker, shape):
        """A file may hold pictures of any shape."""
        image = np.zeros((*shape, 3), np.uint8)

        pose = landmarker.estimate(Frame(time_s=0.0, image=image))

        assert pose.trouble is Trouble.NOBODY

    def test_closing_twice_is_safe(self, landmarker):
        """The app and the pipeline may both close it."""
        landmarker.close()
        landmarker.close()


@pytest.mark.parametrize("content", [None, b"", b"not a zip"])
def test_a_bundle_that_cannot_be_loaded_is_told(tmp_path, content):
    """A broken download must end in a remedy."""
    bundle = tmp_path / "broken.task"
    if content is not None:
        bundle.write_bytes(content)

    with pytest.raises(PoseModelError) as caught:
        MediaPipeLandmarker(bundle)

    assert caught.value.message.startswith(f"{bundle}: MediaPipe cannot use this pose")
    assert "\n" not in caught.value.message
    assert caught.value.hint == "Get a good one with: formcoach model fetch"
