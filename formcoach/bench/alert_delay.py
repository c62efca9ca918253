"""From the first frame that shows a violation to its alert."""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from formcoach.bench.live_loop import NOWHERE, BenchApp, Scene
from formcoach.bench.results import AlertDelay
from formcoach.bench.stopwatches import Laps, TimedCoach
from formcoach.capture.video_file import VideoFile
from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise, Level, Limit
from formcoach.domain.finding import Finding
from formcoach.domain.instant import Instant
from formcoach.domain.measurement import Measurements
from formcoach.domain.observation import Pose
from formcoach.kinematics.measure import Goniometer
from formcoach.pipeline import Coach, watch
from formcoach.smoothing.side_swap import SideSwapRepair
from formcoach.smoothing.visibility import VisibilityGate
from formcoach.testing import STANDING, made_up_squat, perform
from formcoach.ui.screen_app import run_app

TOO_DEEP = STANDING.both(hip_flexion=60, knee_flexion=125)
HALFWAY = "halfway"
ALERTS_COUNT = 3
"""How often the video is played for its alert; one delay alone is chance."""
LONGEST_S = 30.0
"""No alert is waited for longer than this."""
AFTERWARDS_S = 1.0
"""The application stays that long after the alert, so that the bell gets out."""


def made_up_delay(inference_s: float) -> AlertDelay:
    """Measure by the times of the frames, on a person whose angles are exact.

    The knees bend in a second from straight to beyond the limit, as in a quick squat,
    and stay there.
    """
    squat = made_up_squat()
    (limit,) = squat.limits
    moves = [(0.0, STANDING), (1.0, STANDING), (2.0, TOO_DEEP), (4.0, TOO_DEEP)]
    poses = list(perform(moves))
    (finding,) = {
        each.limit: each for instant in watch(poses, squat) for each in instant.findings
    }.values()
    shown_s = first_shown_s(poses, squat, limit, finding)
    # The estimate of the frame that raises the alert comes on top of the frames' times.
    return AlertDelay(
        persist_s=limit.persist_s,
        inference_s=inference_s,
        alert_after_s=finding.alert_s - shown_s + inference_s,
    )


def warned_halfway(exercise: Exercise) -> Exercise:
    """Return the exercise with one limit that every repetition crosses on its way."""
    ref = exercise.counts_by
    start, target = exercise.start[ref], exercise.target[ref]
    middle = (start.middle + target.middle) / 2
    rises = target.middle > start.middle
    limit = Limit(
        id=HALFWAY,
        signal=ref,
        level=Level.WARN,
        cue="Halfway.",
        why="So that there is an alert to wait for.",
        source="formcoach bench",
        above=middle if rises else None,
        below=None if rises else middle,
    )
    return replace(exercise, limits=(limit,))


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertTimes:
    """When it happened, by the clock ``time.perf_counter``."""

    shown_s: float
    """When the frame came that first showed the violation."""
    said_s: float
    """When the coach found it; the terminal hears of it later."""
    persist_s: float


class AlertRun:
    """Plays a video as a webcam to the real application until the first alert."""

    def __init__(self, scene: Scene) -> None:
        """Put the limit halfway."""
        self._exercise = warned_halfway(scene.exercise)
        self._scene = replace(scene, exercise=self._exercise)
        self._poses: list[Pose] = []
        self._finding: Finding | None = None
        self._said_s = math.nan
        self._app: BenchApp | None = None

    def run(self) -> AlertTimes | None:
        """Return when it happened, or None if there was no alert."""
        lasts_s = VideoFile(self._scene.video).duration_s or LONGEST_S
        self._app = BenchApp(
            self._exercise,
            self._scene.observer(eager=False),
            make_coach=self._make_coach,
            block_s=min(LONGEST_S, lasts_s) + AFTERWARDS_S,
        )
        run_app(self._app, NOWHERE)
        if self._finding is None:
            return None
        (limit,) = self._exercise.limits
        first_s = first_shown_s(self._poses, self._exercise, limit, self._finding)
        return AlertTimes(
            shown_s=self._time_0_s() + first_s,
            said_s=self._said_s,
            persist_s=limit.persist_s,
        )

    def _make_coach(self) -> TimedCoach:
        return TimedCoach(Coach(self._exercise, begun=True), Laps(), self._hear)

    def _hear(self, instant: Instant) -> None:
        now_s = time.perf_counter()
        self._poses.append(instant.pose)
        if self._app is not None:
            self._app.begin(instant)
        if self._finding is None and instant.findings:
            self._finding, self._said_s = instant.findings[0], now_s
            if self._app is not None:
                self._app.call_from_thread(self._app.leave_in, AFTERWARDS_S)

    def _time_0_s(self) -> float:
        """Return when the video began.

        A frame comes when its time has come; the one that waited least for the model
        tells best.
        """
        both = zip(Laps.read(self._scene.laps).began_s, self._poses, strict=False)
        return min(began_s - pose.time_s for began_s, pose in both)


def first_shown_s(
    poses: Sequence[Pose], exercise: Exercise, limit: Limit, finding: Finding
) -> float:
    """Return the time of the first frame that shows what was found.

    It begins the unbroken run of frames beyond the bound that the alert ends, read from
    the poses without any smoothing; a movement that turns back before has not lasted.
    """
    swap, visible = SideSwapRepair(), VisibilityGate()
    goniometer = Goniometer(exercise.view)
    first_s = math.nan
    for pose in poses:
        if pose.time_s > finding.alert_s:
            break
        measured = goniometer.measure(visible.update(swap.update(pose))).measurements
        inside_deg = _inside_deg(measured, limit, finding.side)
        if math.isnan(first_s) and inside_deg < 0:
            first_s = pose.time_s
        elif inside_deg >= 0:
            first_s = math.nan
    return first_s


def _inside_deg(measured: Measurements, limit: Limit, side: Side) -> float:
    """Return how far inside its bound a limit's signal is; negative if beyond."""
    if isinstance(limit.signal, str):
        return math.nan
    value = measured.read(limit.signal, side, None)
    if limit.above is not None:
        return limit.above - value
    return value - (limit.below if limit.below is not None else math.nan)
