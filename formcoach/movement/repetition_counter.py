"""Finds repetitions of one signal by two thresholds, and how long each was held.

Two thresholds well apart keep a tremble from counting; published pairs are 0.6/0.4 (ML
Kit), 0.6/0.3 (QuickPose) and 0.78/0.4 (PoseRAC) of the range. Here leaving and coming
back are judged near the start, and the target itself decides whether it counts.

A repetition is dated from where its signal leaves the start towards the target. What
goes the other way first, as the cat before the cow, belongs to no repetition's time and
only to its range: on sample_videos/cat_cow_good the beginnings come 2.8 s after those
of the truth, which has the cat in them.
"""

import math
from dataclasses import dataclass, field

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Phase
from formcoach.domain.repetition import Repetition, RepetitionOutcome
from formcoach.movement.excursion import Excursion
from formcoach.movement.settling import Settling

LEFT_START = 0.35
"""Progress at which a repetition has begun."""
BACK_AT_START = 0.25
"""Progress at which it is over, if the patient does not come to rest before."""
STILL_AT_START = 0.12
"""Progress beyond the patient's nearest to the start up to which nothing has begun, for
dating the beginning: not everybody comes all the way back between two repetitions."""
WORTH_TELLING = 0.5
"""A movement that turns back before this is no attempt and is not told."""
SHORTEST_S = 0.4
"""What is over sooner is no repetition of a slow exercise but noise."""
LONGEST_STEP_S = 0.3
"""Time between two frames that a hold may be credited with unseen."""
MOSTLY = 0.5
"""Share of the time at the target in which the rest of the target must fit: an arm that
trembles at the edge of its band does not spoil a repetition, a fitting frame on the way
does not make one."""
TURNED_BACK = 0.15
"""Progress lost from the furthest point at which the way back has begun."""


@dataclass(slots=True)
class _Course:
    """What has happened since the patient left the start."""

    start_s: float
    lowest: float
    highest: float
    peak: float
    peak_s: float
    reached_s: float = math.nan
    left_target_s: float = math.nan
    hold_s: float = 0.0
    in_target: bool = False
    fitting_count: int = 0
    """Instants at the target at which all that was measured fitted."""
    reached_count: int = 0
    """Instants at the target."""
    unmet: set[str] = field(default_factory=set)
    settling: Settling = field(default_factory=Settling)

    @property
    def met(self) -> bool:
        """Whether the whole target was met for most of the time at the target."""
        return self.fitting_count >= MOSTLY * max(1, self.reached_count)


class RepetitionCounter:
    """Follows one signal of one side from the start to the target and back."""

    def __init__(
        self, excursion: Excursion, side: Side, *, enough_hold_s: float = math.inf
    ) -> None:
        """Begin at rest.

        Parameters
        ----------
        excursion
            The way of the counted signal.
        side
            The side that the repetitions belong to.
        enough_hold_s
            A hold of this length counts even if the recording ends in it.

        """
        self._way = excursion
        self._side = side
        self._enough_hold_s = enough_hold_s
        self._course: _Course | None = None
        self._rest_s = math.nan
        self._rest = math.nan
        self._time_s = math.nan
        self._last = math.nan

    @property
    def out(self) -> bool:
        """Whether a repetition is under way."""
        return self._course is not None

    @property
    def hold_s(self) -> float:
        """Time inside the target band in the present repetition."""
        return self._course.hold_s if self._course else 0.0

    def begin_after(self, time_s: float) -> None:
        """Date no repetition from before a moment: one of the other side ended then."""
        self._rest_s = max(time_s, self._rest_s)

    def phase(self) -> Phase:
        """Return the phase of the present movement."""
        course = self._course
        if course is None:
            return Phase.REST
        progress = self._way.progress(self._last)
        if self._way.reaches(self._last) or course.in_target:
            return Phase.HOLD
        turned = self._way.progress(course.peak) - progress > TURNED_BACK
        return Phase.RETURN if turned else Phase.OUTWARD

    def update(
        self, time_s: float, value: float, *, unmet: frozenset[str] | None
    ) -> Repetition | None:
        """Take in one value and return the repetition it completes, if any.

        Parameters
        ----------
        time_s
            When it was measured.
        value
            The counted signal; NaN changes nothing.
        unmet
            The other target signals that are measured and outside their bands now;
            empty if all that is measured fits or nothing else is asked for, None if
            something is asked for and none of it is measured.

        """
        if math.isnan(value):
            return None
        passed_s = time_s - self._time_s
        passed_s = passed_s if passed_s <= LONGEST_STEP_S else 0.0
        self._time_s, self._last = time_s, value
        progress = self._way.progress(value)
        self._rest = self._way.nearer(self._rest, value)
        if self._is_still(progress) or math.isnan(self._rest_s):
            self._rest_s = time_s
        if self._course is None:
            if progress >= self._leaves_at():
                self._course = self._leave(time_s, value)
            return None
        self._follow(self._course, time_s, value, passed_s, unmet)
        if progress <= BACK_AT_START:
            return self._end(time_s, ended=False)
        settling = self._course.settling
        furthest = self._way.progress(self._course.peak)
        if settling.update(time_s, progress, furthest, unseen=not passed_s):
            return self._end(settling.since_s, ended=False)
        return None

    def _leaves_at(self) -> float:
        """Return the progress at which a repetition begins.

        Whoever rests short of the start leaves from there.
        """
        nearest = self._way.progress(self._rest)
        return max(LEFT_START, nearest + LEFT_START - BACK_AT_START)

    def _is_still(self, progress: float) -> bool:
        nearest = max(0.0, self._way.progress(self._rest))
        return self._course is None and progress <= nearest + STILL_AT_START

    def _leave(self, time_s: float, value: float) -> _Course:
        lowest, highest = sorted((self._rest, value))
        return _Course(self._rest_s, lowest, highest, peak=value, peak_s=time_s)

    def _follow(
        self,
        course: _Course,
        time_s: float,
        value: float,
        passed_s: float,
        unmet: frozenset[str] | None,
    ) -> None:
        course.lowest = min(course.lowest, value)
        course.highest = max(course.highest, value)
        if self._way.further(course.peak, value) == value:
            course.peak, course.peak_s = value, time_s
        inside = self._way.holds(value, already=course.in_target)
        if inside and course.in_target:
            course.hold_s += passed_s
        if self._way.reaches(value):
            if math.isnan(course.reached_s):
                course.reached_s = time_s
            course.reached_count += 1
            course.fitting_count += unmet == frozenset()
            course.unmet |= unmet or frozenset()
        if inside or self._way.reaches(value):
            course.left_target_s = time_s
        course.in_target = inside

    def finish(self, *, ended: bool) -> Repetition | None:
        """End the present repetition and return it, if it is worth telling.

        Parameters
        ----------
        ended
            True if the recording ended here, so the patient never came back.

        """
        return self._end(self._time_s, ended=ended)

    def _end(self, end_s: float, *, ended: bool) -> Repetition | None:
        course, self._course = self._course, None
        self._rest, self._rest_s = math.nan, self._time_s
        if course is None or end_s - course.start_s < SHORTEST_S:
            return None
        if self._way.progress(course.peak) < WORTH_TELLING:
            return None
        turned_s = course.peak_s if math.isnan(course.reached_s) else course.reached_s
        left_s = course.peak_s if math.isnan(course.reached_s) else course.left_target_s
        return Repetition(
            index=0,
            side=self._side,
            start_s=course.start_s,
            peak_s=course.peak_s,
            end_s=end_s,
            hold_s=course.hold_s,
            outward_s=turned_s - course.start_s,
            return_s=end_s - left_s,
            rom_deg=course.highest - course.lowest,
            peak_deg=course.peak,
            outcome=self._outcome(course, ended=ended),
            missed=() if course.met else tuple(sorted(course.unmet)),
        )

    def _outcome(self, course: _Course, *, ended: bool) -> RepetitionOutcome:
        held = course.met and course.hold_s >= self._enough_hold_s
        if ended and not held:
            return RepetitionOutcome.UNFINISHED
        if not self._way.reaches(course.peak):
            return RepetitionOutcome.PARTIAL
        return (
            RepetitionOutcome.COMPLETE
            if course.met
            else RepetitionOutcome.OTHER_MOVEMENT
        )
