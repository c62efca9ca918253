"""``formcoach exercise learn``: a definition proposed from a demonstration."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from formcoach.capture.open_source import open_source
from formcoach.cli.folders import library_log
from formcoach.cli.judging import judged
from formcoach.cli.output import refuse_unwritable, say, tell
from formcoach.cli.progress import frames_bar
from formcoach.cli.wiring import open_video, ready_model
from formcoach.definitions.load import load_file
from formcoach.definitions.proposal import About, proposal
from formcoach.domain.observation import Pose
from formcoach.domain.orientation import View
from formcoach.errors import UsageError
from formcoach.movement.demonstration import (
    Demonstration,
    Look,
    NothingShownError,
    learn,
    seen_from,
)
from formcoach.pipeline import measured, poses
from formcoach.ports import FrameSource
from formcoach.pose.estimator import open_estimator
from formcoach.pose.recording_file import load_recording
from formcoach.streams import libraries_hushed

_BEGIN = "Begin in the start pose, facing as the camera must see it, and hold it"
HINT = f"{_BEGIN} a second; then do two or three repetitions and end in it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options of ``formcoach exercise learn``."""

    shown_in: str
    """A video, a recording of poses, or a camera."""
    live: bool
    seconds: float
    exercise_id: str
    name: str
    out: Path
    counts_by: str
    from_s: float
    to_s: float
    variant: str
    model: Path | None


def learn_exercise(wishes: Wishes) -> None:
    """Write a definition, check it, and try it on the demonstration itself."""
    refuse_unwritable(wishes.out)
    if wishes.out.exists():
        raise UsageError(f"{wishes.out} is there already.", hint="Name another file.")
    seen = [
        pose for pose in _poses(wishes) if wishes.from_s <= pose.time_s <= wishes.to_s
    ]
    view, shown = _demonstration(seen, wishes.counts_by)
    about = About(
        id=wishes.exercise_id, name=wishes.name, view=view, shown_in=wishes.shown_in
    )
    wishes.out.write_text(proposal(about, shown), encoding="utf-8")
    say(f"{wishes.out}: proposed from {len(shown.repetitions)} repetitions.")
    _try_it(wishes.out, seen)


def _poses(wishes: Wishes) -> Iterator[Pose]:
    if wishes.shown_in.endswith(".poses"):
        yield from load_recording(Path(wishes.shown_in)).poses()
        return
    model = ready_model(wishes.variant, wishes.model)
    with ExitStack() as stack:
        stack.enter_context(libraries_hushed(library_log()))
        source, frames = _source(wishes)
        stack.callback(source.close)
        # The outline is kept so that a limit on the back can be added and tried.
        estimator = open_estimator(model, outline=True)
        stack.callback(estimator.close)
        advance = stack.enter_context(frames_bar(source.name, frames, shown=True))
        for pose in _until(poses(source, estimator), wishes):
            advance()
            yield pose


def _source(wishes: Wishes) -> tuple[FrameSource, int | None]:
    if wishes.live:
        return open_source(wishes.shown_in, live=True), None
    video = open_video(wishes.shown_in)
    return video, video.frame_count


def _until(stream: Iterable[Pose], wishes: Wishes) -> Iterator[Pose]:
    if not wishes.live:
        yield from stream
        return
    first = next(iter(stream), None)
    if first is not None:
        end_s = first.time_s + wishes.seconds
        yield first
        yield from takewhile(lambda pose: pose.time_s <= end_s, stream)


def _demonstration(seen: list[Pose], counts_by: str) -> tuple[View, Demonstration]:
    """Return from where the person is seen, and what they show.

    Raises
    ------
    UsageError
        If nothing can be learned from it.

    """
    first = measured(seen, View.SIDE)
    view = seen_from(reading.orientation.view for reading in first)
    if view is None:
        raise UsageError(
            "The person is seen neither from the side nor from the front.", hint=HINT
        )
    looks = [
        Look(
            measurements=reading.measurements,
            view=reading.orientation.view,
            posture=reading.posture,
        )
        for reading in measured(seen, view)
    ]
    try:
        return view, learn(looks, counts_by)
    except NothingShownError as nothing:
        raise UsageError(f"Nothing can be learned from it: {nothing}", hint=HINT) from (
            nothing
        )


def _try_it(path: Path, seen: list[Pose]) -> None:
    """Say what the proposed definition makes of the demonstration."""
    exercise = load_file(path)
    summary = judged(seen, exercise)
    say(
        f"On the demonstration itself it counts {summary.counted} and finds "
        f"{len(summary.findings)} beyond a limit."
    )
    tell(
        "Now look at every number, write what says TODO, and run: "
        f"formcoach exercise check {path}"
    )
