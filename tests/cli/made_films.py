"""Films of whole sets, put together from the sample clips.

Who exercises in a clip does not answer how much it hurts. Another clip shows a man who
lifts both arms, which is to agree; with the one half of that picture from before he
lifted them he lifts an arm alone.
"""

from pathlib import Path

import cv2
import numpy as np

CLIPS = Path(__file__).parents[2] / "sample_videos"
RATE_HZ = 15.0
BREAK_COUNT = 20
"""Frames of nobody between two people: they do not become each other."""
ARMS_DOWN, ARMS_RISE, ARMS_UP, ARMS_LOWER, ARMS_REST = 5, 22, 38, 43, 80
"""Frames of the clip of the arms; those between up and lower are left out, so that a
raised arm answers once and does not last for the two seconds that ask for a pause."""


def film(path, clip, *answers):
    """Write the film of a set: a clip, then answers out of ``agree`` and ``no``."""
    pictures = [*_pictures(clip)]
    pictures += [np.full_like(pictures[0], 90)] * BREAK_COUNT
    for answer in answers:
        pictures += _answering(answer)
    writer = cv2.VideoWriter(
        str(path), cv2.VideoWriter.fourcc(*"MJPG"), RATE_HZ, (640, 480)
    )
    assert writer.isOpened()
    for picture in pictures:
        writer.write(picture)
    writer.release()
    return path


def _answering(answer):
    arms = _pictures("kimore_1_arm_lift_good")
    down = arms[ARMS_DOWN]
    moving = arms[ARMS_RISE:ARMS_UP] + arms[ARMS_LOWER:ARMS_REST]
    if answer == "no":
        moving = [_left_alone(each, down) for each in moving]
    return [down] * int(RATE_HZ) + moving


def _left_alone(both, none):
    """Return the picture in which the left arm, to the right, is lifted alone."""
    picture = none.copy()
    half = picture.shape[1] // 2
    picture[:, half:] = both[:, half:]
    return picture


def _pictures(clip):
    capture = cv2.VideoCapture(str(CLIPS / f"{clip}.mp4"))
    pictures = []
    while (read := capture.read())[0]:
        pictures.append(read[1])
    capture.release()
    return pictures
