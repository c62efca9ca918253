"""What can go wrong for a user: a sentence, a remedy and an exit code.

A :class:`FormcoachError` is a user's mistake or a machine's failure. It is caught in
``cli/main.py`` and ``ui/app.py`` only. A programmer's mistake is a ``ValueError``.
"""

from typing import Self

EXIT_USAGE = 2
"""Bad usage or bad input: a file, a definition, a recording."""
EXIT_DEVICE = 3
"""A device or the pose model: camera, network camera, bundle, disk."""
EXIT_BUG = 70
"""An error inside the software (EX_SOFTWARE of sysexits.h)."""


class FormcoachError(Exception):
    """A failure that is told in one sentence, with what to do about it."""

    exit_code: int = EXIT_USAGE

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep where and what is wrong, and what to do."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(FormcoachError):
    """A command was asked for something that does not exist or does not fit."""


class ExerciseDefinitionError(FormcoachError):
    """An exercise definition cannot be believed; the message lists every fault."""


class PrescriptionError(FormcoachError):
    """A prescription cannot be believed: its form, its meaning, or who signed it."""


class VideoError(FormcoachError):
    """A video file is missing, empty, not a video, or breaks off at once."""


class RecordingError(FormcoachError):
    """A recording of poses is missing, damaged or of another schema."""


class CameraError(FormcoachError):
    """A camera is absent, refused, or gives no picture."""

    exit_code = EXIT_DEVICE


class MicrophoneError(FormcoachError):
    """There is no microphone, or it cannot be opened, or has gone."""

    exit_code = EXIT_DEVICE


class PoseModelError(FormcoachError):
    """The pose model is missing, damaged, or cannot be fetched."""

    exit_code = EXIT_DEVICE


class ObserverError(FormcoachError):
    """The process that holds camera and model cannot start, or broke down."""

    exit_code = EXIT_DEVICE


class BugError(FormcoachError):
    """An error inside formcoach, where a screen must tell it."""

    exit_code = EXIT_BUG

    @classmethod
    def of(cls, error: BaseException) -> Self:
        """Tell of an error that nobody expected."""
        return cls(
            f"An error inside formcoach: {type(error).__name__}: {error}",
            hint="Please report it, with the last lines of the log.",
        )


class OutputError(FormcoachError):
    """A file could not be written: full disk, read-only folder, wrong name."""

    exit_code = EXIT_DEVICE


class StorageError(FormcoachError):
    """What a patient did cannot be kept or read: disk, lock, folder, damage."""

    exit_code = EXIT_DEVICE
