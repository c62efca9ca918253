"""The whole way on one page: poses in, instants out.

The same poses always give the same instants, live, from a video file, or replayed from
a recording. Nothing here reads a clock, a file or a camera.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise, Phase
from formcoach.domain.finding import Finding
from formcoach.domain.instant import Instant
from formcoach.domain.measurement import Measurements
from formcoach.domain.observation import Pose, Trouble
from formcoach.domain.orientation import View
from formcoach.domain.repetition import Repetition
from formcoach.feedback.cue_chooser import CueChooser
from formcoach.feedback.words import TAKE_START, advice, count_words, not_seen
from formcoach.kinematics.measure import Goniometer, Reading
from formcoach.language import tr
from formcoach.movement.back_neutral import BackMemory, BackNeutral
from formcoach.movement.judging_gate import JudgingGate
from formcoach.movement.start_pose import (
    GRACE_S,
    HOLD_S,
    StartPoseWatch,
    check_start,
)
from formcoach.movement.target import followed_side
from formcoach.movement.tracker import Tracker, track
from formcoach.ports import FrameSource, PoseEstimator
from formcoach.rules.judge import Judge
from formcoach.smoothing.side_swap import SideSwapRepair
from formcoach.smoothing.signals import SignalSmoother
from formcoach.smoothing.visibility import VisibilityGate

BEGUN_WITHIN_S = 0.3
"""A recording that is in the start pose this soon is believed to have held it."""


def poses(source: FrameSource, estimator: PoseEstimator) -> Iterator[Pose]:
    """Yield one pose a frame, also when nobody is in sight."""
    for frame in source.frames():
        yield estimator.estimate(frame)


def measured(stream: Iterable[Pose], plane: View) -> Iterator[Reading]:
    """Yield what is measured of each pose in a plane, without any exercise."""
    eyes = _Eyes(Goniometer(plane))
    for pose in stream:
        yield eyes.look(pose)


def watch(
    stream: Iterable[Pose], exercise: Exercise, *, any_view: bool = False
) -> Iterator[Instant]:
    """Yield one instant a pose, and a last one if a repetition was under way."""
    coach = Coach(exercise, any_view=any_view, begun=True)
    for pose in stream:
        yield coach.update(pose)
    last = coach.finish()
    if last:
        yield last


class Coach:
    """Watches one set of one exercise, one pose after the other."""

    def __init__(
        self,
        exercise: Exercise,
        *,
        any_view: bool = False,
        begun: bool = False,
        back: BackMemory | None = None,
    ) -> None:
        """Choose the exercise.

        Parameters
        ----------
        exercise
            The definition.
        any_view
            Leave the view unchecked: angles may then be far off.
        begun
            For recordings: one that opens in the start pose is taken to have held it;
            not where a length is counted, which any first picture would begin at 0.
        back
            The neutral of the back from the earlier sets of the same session.

        """
        self._exercise, self._any_view = exercise, any_view
        goniometer = Goniometer(
            exercise.view,
            trunk_turns="trunk_rotation" in exercise.signals,
            from_feet=exercise.from_feet,
        )
        self._eyes = _Eyes(goniometer)
        self._gate = JudgingGate(exercise, any_view=any_view)
        self._start = StartPoseWatch()
        self._back = BackNeutral(exercise, back or BackMemory())
        self._judge = Judge(exercise)
        self._cues = CueChooser()
        self._tracker: Tracker | None = None
        self._neutral: Measurements | None = None
        self._begun = begun
        self._first_s = math.nan
        self._believed_s = math.nan
        self._counted = 0
        self._repetitions = 0
        self._crossed: list[str] = []
        self._last: Instant | None = None

    def update(self, pose: Pose) -> Instant:
        """Take in one pose and say everything about that instant."""
        if math.isnan(self._first_s):
            self._first_s = pose.time_s
        reading = self._eyes.look(pose)
        followed = followed_side(self._exercise, reading.orientation)
        side = self._tracker.side if self._tracker else followed
        counted_value = reading.measurements.get(
            self._exercise.counts_by.full_name(side)
        )
        trouble = self._gate.update(
            pose.time_s,
            seen=pose.trouble,
            orientation=reading.orientation,
            measured=not math.isnan(counted_value),
            armed=self._tracker is not None,
        )
        blank = self._blank(pose, reading, side)
        ended = self._give_up(pose.time_s) if self._gate.lost else ()
        if trouble:
            instant = replace(
                blank, trouble=trouble, advice=advice(trouble, self._exercise)
            )
        elif self._tracker is None:
            instant = self._prepare(blank)
        else:
            instant = self._follow(blank, self._tracker)
        return self._told(replace(instant, findings=(*ended, *instant.findings)))

    def finish(self) -> Instant | None:
        """End the set; return a last instant if something was under way."""
        if self._last is None:
            return None
        repetition = self._tracker.finish() if self._tracker else None
        ended = self._judge.release(self._last.time_s)
        if not repetition and not ended:
            return None
        repetition = self._booked(repetition) if repetition else None
        return replace(
            self._last,
            repetition=repetition,
            findings=ended,
            counted=self._counted,
            cue=None,
        )

    def _blank(self, pose: Pose, reading: Reading, side: Side) -> Instant:
        """Return an instant at which nothing is judged."""
        return Instant(
            time_s=pose.time_s,
            pose=pose,
            orientation=reading.orientation,
            posture=reading.posture,
            measurements=reading.measurements,
            trouble=None,
            advice="",
            phase=Phase.SETUP,
            side=side,
            value_deg=math.nan,
            progress=math.nan,
            counted=self._counted,
            hold_s=0.0,
            verdicts=(),
            repetition=None,
            findings=(),
            cue=None,
            neutral=self._neutral,
        )

    def _prepare(self, instant: Instant) -> Instant:
        """Wait for the start pose to be held; arm the exercise when it was."""
        measurements, exercise = instant.measurements, self._exercise
        if instant.posture not in exercise.postures:
            self._start.reset()
            words = advice(Trouble.WRONG_POSTURE, exercise)
            return replace(instant, trouble=Trouble.WRONG_POSTURE, advice=words)
        check = check_start(exercise, measurements, instant.side)
        value = measurements.get(exercise.counts_by.full_name(instant.side))
        neutral = self._start.update(measurements, value, taken=check.taken)
        held = neutral is not None
        opening = instant.time_s - self._first_s <= BEGUN_WITHIN_S
        opening = opening and not exercise.counts_a_length
        if check.taken and self._begun and opening:
            neutral, self._believed_s = measurements, instant.time_s
        if neutral:
            neutral = self._eyes.begin(neutral)
            neutral = self._back.begin(neutral, instant.posture, held=held)
            self._neutral = neutral
            self._tracker = track(exercise, neutral, instant.side)
            return self._follow(instant, self._tracker)
        words = not_seen(check.missing[0]) if check.missing else tr(TAKE_START)
        return replace(instant, advice=words, value_deg=value)

    def _follow(self, instant: Instant, tracker: Tracker) -> Instant:
        """Count and judge an instant of an armed exercise."""
        tracker = self._settled(instant, tracker)
        movement = tracker.update(instant.measurements)
        neutral = self._neutral or instant.measurements
        neutral = self._neutral = self._back.at_rest(neutral, instant, movement)
        judgement = self._judge.update(
            instant.measurements,
            neutral,
            movement.side,
            movement.phase,
            movement.repetition,
            turned_deg=self._turned_deg(instant),
        )
        self._crossed += [
            each.limit for each in judgement.findings if each.limit not in self._crossed
        ]
        repetition = movement.repetition
        return replace(
            instant,
            neutral=neutral,
            phase=movement.phase,
            side=movement.side,
            value_deg=movement.value,
            progress=movement.progress,
            hold_s=movement.hold_s,
            verdicts=judgement.verdicts,
            turned=judgement.turned,
            findings=judgement.findings,
            repetition=self._booked(repetition) if repetition else None,
            counted=self._counted,
        )

    def _turned_deg(self, instant: Instant) -> float:
        if self._any_view:
            return 0.0
        return instant.orientation.turned_deg(self._exercise.view)

    def _settled(self, instant: Instant, tracker: Tracker) -> Tracker:
        """Return the tracker, a new one where a recording goes on to hold its opening.

        The first picture is believed, so that a movement that starts at once counts,
        but the model is still finding the body in it. Once the pose has been held like
        any other start pose, the median of that time takes its place.
        """
        believed_for_s = instant.time_s - self._believed_s
        at_rest = self._last is not None and self._last.phase is Phase.REST
        if not (at_rest and believed_for_s <= HOLD_S + GRACE_S):
            return tracker
        check = check_start(self._exercise, instant.measurements, tracker.side)
        value = instant.measurements.get(
            self._exercise.counts_by.full_name(tracker.side)
        )
        taken = check.taken and instant.posture in self._exercise.postures
        neutral = self._start.update(instant.measurements, value, taken=taken)
        if neutral is None:
            return tracker
        self._believed_s = math.nan
        neutral = self._eyes.begin(neutral)
        self._neutral = self._back.begin(neutral, instant.posture, held=True)
        self._tracker = track(self._exercise, self._neutral, tracker.side)
        return self._tracker

    def _booked(self, repetition: Repetition) -> Repetition:
        """Give a repetition its number and its findings; count it if it counts."""
        self._repetitions += 1
        self._counted += repetition.counted
        crossed, self._crossed = tuple(self._crossed), []
        return replace(repetition, index=self._repetitions, findings=crossed)

    def _give_up(self, time_s: float) -> tuple[Finding, ...]:
        """Throw away what was under way; the start pose must be taken again."""
        self._tracker, self._neutral, self._crossed = None, None, []
        self._believed_s = math.nan
        self._start.reset()
        self._eyes.give_up()
        return self._judge.release(time_s)

    def _told(self, instant: Instant) -> Instant:
        """Add the one thing that the patient is told now."""
        ended = instant.repetition
        cue = self._cues.update(
            instant.time_s,
            trouble=instant.trouble,
            advice=instant.advice,
            findings=instant.findings,
            count=count_words(ended, self._counted, self._exercise) if ended else "",
        )
        self._last = replace(instant, cue=cue)
        return self._last


class _Eyes:
    """From a pose to smoothed signals: repair, hide, measure, smooth."""

    def __init__(self, goniometer: Goniometer) -> None:
        self._swap = SideSwapRepair()
        self._visible = VisibilityGate()
        self._goniometer = goniometer
        self._smoother = SignalSmoother()

    def begin(self, neutral: Measurements) -> Measurements:
        return self._goniometer.begin(neutral)

    def give_up(self) -> None:
        self._goniometer.give_up()

    def look(self, pose: Pose) -> Reading:
        seen = self._visible.update(self._swap.update(pose))
        reading = self._goniometer.measure(seen)
        return replace(
            reading, measurements=self._smoother.update(reading.measurements)
        )
