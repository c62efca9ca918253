"""Shows a repetition to MediaPipe and keeps what it saw."""

from pathlib import Path

from back_rates.film import frames
from back_rates.rates import EXERCISE, recording_of
from back_rates.repetitions import Repetition
from formcoach.pose.mediapipe_landmarker import MediaPipeLandmarker
from formcoach.pose.recording import Recording, RecordingOrigin
from formcoach.pose.recording_file import save_recording


def keep_seen(repetition: Repetition, folder: Path, model: Path) -> None:
    """Write the recording of a repetition, unless it is there."""
    path = recording_of(repetition, folder)
    if path.exists():
        return
    landmarker = MediaPipeLandmarker(model, outline=True)
    try:
        seen = [landmarker.estimate(frame) for frame in frames(repetition)]
    finally:
        landmarker.close()
    origin = RecordingOrigin(
        source=repetition.name,
        model=landmarker.name,
        model_sha256="",
        exercise_id=EXERCISE,
    )
    save_recording(path, Recording.of(seen, origin))
