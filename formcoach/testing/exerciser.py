"""A made-up patient who does what a session asks for, at any speed.

It takes start poses, repeats, gets up, and answers with its arms, so that a whole
session can be gone through without a camera and without a keyboard.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise, Mode, Sides
from formcoach.domain.observation import Pose
from formcoach.figure.angles import COLUMN, STANDING, as_rows
from formcoach.figure.camera import poses_of
from formcoach.figure.enacting import Enactment, enact
from formcoach.figure.stick import phase_of
from formcoach.session.stage import ASKING, Flow, Stage

Row = NDArray[np.float64]
OUT_S = BACK_S = 1.6
HOLD_LONGER_S = 0.8
"""A hold is kept a little longer than asked for."""
POSTURE_DEG_S = 40.0
"""Getting up and lying down takes more than two seconds, so that it is no fall."""
ARM_DEG_S = 400.0
GETS_UP_S = 4.0
"""After a set the patient stands up before the arms answer."""
RAISED_DEG = 165.0
EACH_STEP_S = 1.05
AGREES_S = 2.0
_ARMS = [
    index for name, index in COLUMN.items() if name.startswith(("shoulder", "elb"))
]
_UPRIGHT: Row = as_rows([STANDING])[0]


class Exerciser:
    """Shows the pose of the patient for every moment of a session.

    Parameters
    ----------
    steps
        How many steps of the scale the pain rises at each question.

    """

    def __init__(self, *, steps: int = 0) -> None:
        self._steps = steps
        self._row = _UPRIGHT
        self._time_s = 0.0
        self._known: dict[tuple[str, Side], Enactment] = {}

    def pose(self, time_s: float, flow: Flow) -> Pose:
        """Return what the camera sees of the patient."""
        passed_s, self._time_s = time_s - self._time_s, time_s
        wanted = self._wanted(time_s, flow)
        if flow.stage is Stage.EXERCISING:
            self._row = wanted
        else:
            self._row = _towards(self._row, wanted, passed_s)
        setting = self._enact(flow.exercise, Side.RIGHT).setting
        placed = setting.place(self._row[None])
        bend = self._row[None, COLUMN["back_bend"]]
        times_s = np.array([time_s])
        [seen] = poses_of(placed, times_s, setting.camera, back_bend=bend)
        return seen

    def _wanted(self, time_s: float, flow: Flow) -> Row:
        since_s = time_s - flow.since_s
        if flow.stage is Stage.EXERCISING:
            return self._repeating(since_s, flow.exercise)
        if flow.stage in ASKING:
            return self._answering(since_s, flow)
        if flow.stage is Stage.ALL_RIGHT:
            return with_arms(since_s, [(1.0, ()), (AGREES_S, tuple(Side))])
        if flow.stage in {Stage.STOPPED, Stage.SUMMARY}:
            return _UPRIGHT
        return self._enact(flow.exercise, Side.RIGHT).start.row

    def _repeating(self, since_s: float, exercise: Exercise) -> Row:
        holds = exercise.mode in {Mode.HOLD, Mode.REPS_WITH_HOLD}
        hold_s = HOLD_LONGER_S + (exercise.dose.hold_s if holds else 0.0)
        if exercise.mode is Mode.TIMED:
            hold_s = exercise.dose.duration_s + HOLD_LONGER_S
        each_s = OUT_S + BACK_S + 2 * hold_s
        turn = int(since_s // each_s)
        alternate = exercise.sides is Sides.ALTERNATE and turn % 2
        body = self._enact(exercise, Side.LEFT if alternate else Side.RIGHT)
        phase = phase_of(since_s, out_s=OUT_S, hold_s=hold_s, back_s=BACK_S)
        share = (1.0 - np.cos(np.pi * phase)) / 2.0
        row: Row = body.start.row + (body.target.row - body.start.row) * share
        return row

    def _answering(self, since_s: float, flow: Flow) -> Row:
        if flow.stage is Stage.FOLLOW_UP:
            return with_arms(since_s, [(0.8, ()), (1.5, (Side.LEFT,))])
        up_s = self._steps * EACH_STEP_S + 0.5 if self._steps else 0.0
        first = [(GETS_UP_S, ()), (up_s, (Side.RIGHT,)), (1.0, ())]
        return with_arms(since_s, [*first, (AGREES_S, tuple(Side))])

    def _enact(self, exercise: Exercise, side: Side) -> Enactment:
        key = exercise.id, side
        if key not in self._known:
            self._known[key] = enact(exercise, side)
        return self._known[key]


def with_arms(since_s: float, script: Sequence[tuple[float, tuple[Side, ...]]]) -> Row:
    """Return the body upright at a moment of a script that begins anew at its end."""
    at_s = since_s % sum(lasts_s for lasts_s, _ in script)
    raised: tuple[Side, ...] = ()
    for lasts_s, sides in script:
        raised = sides
        if at_s < lasts_s:
            break
        at_s -= lasts_s
    row = _UPRIGHT.copy()
    for side in raised:
        row[COLUMN[f"shoulder_flexion_{side}"]] = RAISED_DEG
    return row


def _towards(row: Row, wanted: Row, passed_s: float) -> Row:
    """Return a body on its way, no faster than a body moves."""
    fastest = np.full(len(row), POSTURE_DEG_S * passed_s)
    fastest[_ARMS] = ARM_DEG_S * passed_s
    step: Row = np.clip(wanted - row, -fastest, fastest)
    return row + step


def times(fps: float = 15.0) -> Iterator[float]:
    """Yield the times of frames for ever."""
    index = 0
    while True:
        yield index / fps
        index += 1
