"""Where the files go that are made beside a result: one file, or one for each video."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from formcoach.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFiles:
    """What ``--record`` and ``--record-dir`` say, and their like."""

    option: str
    """``--record``"""
    suffix: str
    """What is put behind a video's name in a folder."""
    file: Path | None
    folder: Path | None

    def of(self, videos: Sequence[str]) -> dict[str, Path]:
        """Return the file to be made of each video; nothing if none is wanted.

        Raises
        ------
        UsageError
            If one file is to hold several videos, or would overwrite one of them.

        """
        paths = self._paths(videos)
        places = {path.resolve() for path in paths.values()}
        if places & {Path(video).resolve() for video in videos}:
            raise UsageError(f"{self.option} would overwrite a video.")
        if len(places) < len(paths):
            raise UsageError(
                f"Two videos have one name, so their {self.suffix} files would clash.",
                hint=f"Give them one by one, each with {self.option} FILE.",
            )
        return paths

    def _paths(self, videos: Sequence[str]) -> dict[str, Path]:
        if self.file and self.folder:
            raise UsageError(
                f"{self.option} and {self.option}-dir exclude each other.",
                hint="Use the first for one video, the second for several.",
            )
        if self.file and len(set(videos)) > 1:
            raise UsageError(
                f"{self.option} is for one video only, and {len(videos)} were given.",
                hint=f"For several name a folder: {self.option}-dir FOLDER",
            )
        if self.file:
            return dict.fromkeys(videos, self.file)
        if self.folder:
            return {
                video: self.folder / f"{Path(video).name}{self.suffix}"
                for video in videos
            }
        return {}
