"""A frame of every clip in one picture: ``python -m render.contact_sheet``."""

import json
from pathlib import Path

import cv2
import numpy as np

FOLDER = Path(__file__).parents[1]
COLUMNS, TILE_PX, CAPTION_PX = 5, (240, 180), 22
QUALITY = 78  # of the JPEG
PAPER, INK = 250, 40  # grey values


def main() -> None:
    """Write `contact_sheet.jpg` beside the clips."""
    tiles = [_tile(path) for path in sorted(FOLDER.glob("*.mp4"))]
    blank = np.full_like(tiles[0], PAPER)
    tiles += [blank] * (-len(tiles) % COLUMNS)
    rows = [np.hstack(tiles[at : at + COLUMNS]) for at in range(0, len(tiles), COLUMNS)]
    sheet = str(FOLDER / "contact_sheet.jpg")
    cv2.imwrite(sheet, np.vstack(rows), [cv2.IMWRITE_JPEG_QUALITY, QUALITY])


def _tile(path: Path) -> np.ndarray:
    """Return the most telling frame of a clip with its name under it."""
    told = json.loads(path.with_suffix(".truth.json").read_text())
    moments = told["faults"] or told["repetitions"]
    last = moments[-1]
    at_s = last.get("peak_s", (last["start_s"] + last["end_s"]) / 2.0)
    video = cv2.VideoCapture(str(path))
    for _ in range(round(at_s * told["fps"]) + 1):
        _, frame = video.read()
    tile = cv2.resize(frame, TILE_PX, interpolation=cv2.INTER_AREA)
    caption = np.full((CAPTION_PX, TILE_PX[0], 3), PAPER, np.uint8)
    name = path.stem.replace("_", " ")
    cv2.putText(
        caption,
        name,
        (5, 15),
        cv2.FONT_HERSHEY_SIMPLEX,
        0.4,
        (INK,) * 3,
        1,
        cv2.LINE_AA,
    )
    return np.vstack([tile, caption])


if __name__ == "__main__":
    main()
