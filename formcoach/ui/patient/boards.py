"""What stands on the screen in each stage, as plain data: large words first."""

from dataclasses import dataclass

from formcoach.domain.exercise import Exercise
from formcoach.language import tr
from formcoach.session.spoken import (
    ASK_ALL_RIGHT,
    PAUSED_WORDS,
    STOPPED_WORDS,
    dose_words,
    follow_up_words,
)
from formcoach.session.stage import Flow, FollowUp, Pause, Stage, Stop

FULL, HERE, EMPTY = "━", "●", "─"
WORST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A screen that is read from three metres."""

    kind: str = "calm"
    """The style class: calm, ask, stop."""
    heading: str = ""
    """A few words, as large as they fit."""
    figure: tuple[str, ...] = ()
    """A number, larger still; forms of it, the longest first."""
    words: str = ""
    """A sentence or two, large where there is room."""
    lines: tuple[str, ...] = ()
    """For whoever comes near."""


def board(flow: Flow, now_s: float) -> Board:
    """Return what the patient reads in a stage of the session."""
    if flow.stage in {Stage.PAIN, Stage.END_PAIN}:
        return _pain(flow)
    if flow.stage is Stage.REST:
        return _rest(flow, now_s)
    return _ASKED[flow.stage](flow) if flow.stage in _ASKED else Board()


def _pain(flow: Flow) -> Board:
    score = flow.report.score if flow.report else flow.start_score
    return Board(
        kind="ask",
        heading=tr("How much does it hurt?"),
        figure=(str(score),),
        words=tr("Right arm: more. Left: less. Both: ok."),
        lines=(
            scale_line(score),
            tr("Right arm up: more.  Left arm up: less.  Both arms up: that is right."),
            tr("Keys: 0 to 9, up, down, enter.  0 is no pain, 10 the worst."),
        ),
    )


def scale_line(score: int) -> str:
    """Return the scale from 0 to 10 with a mark where it stands."""
    marks = [HERE if each == score else EMPTY for each in range(WORST + 1)]
    return f"0 {EMPTY.join(marks)} {WORST}"


def _follow_up(flow: Flow) -> Board:
    asked = flow.report.open[0] if flow.report and flow.report.open else FollowUp.LEGS
    short = {
        FollowUp.LEGS: tr("Down the leg? Numb or weak?"),
        FollowUp.SHARP: tr("Sudden or sharp?"),
    }
    return Board(
        kind="ask",
        heading=short[asked],
        words=tr("Right arm: yes. Left arm: no."),
        lines=(follow_up_words(asked), tr("Keys: y yes, n no.")),
    )


def _rest(flow: Flow, now_s: float) -> Board:
    left_s = max(0, round(flow.exercise.dose.rest_s - (now_s - flow.since_s)))
    name = tr(flow.exercise.name)
    following = tr("Next: {name}", name=name)
    if flow.set_number > 1:
        following = tr(
            "Then set {number} of {of}",
            number=flow.set_number,
            of=flow.exercise.dose.sets,
        )
    return Board(
        heading=tr("Rest"),
        figure=(f"{left_s // 60}:{left_s % 60:02d}",),
        words=following,
        lines=(name, dose_words(flow.exercise)),
    )


def _all_right(flow: Flow) -> Board:
    return Board(
        kind="stop",
        heading=tr("Are you all right?"),
        words=tr("Yes: raise both arms, or press f."),
        lines=(
            tr(ASK_ALL_RIGHT),
            tr(
                "I cannot call anybody for you. Your therapist: {who}", who=flow.contact
            ),
            tr("In an emergency call the emergency number of your country."),
            tr("Keys: f I am fine, h I need help."),
        ),
    )


def _stopped(flow: Flow) -> Board:
    heading, why = tr("Stopped"), flow.stop or Stop.KEY
    on = tr("g: go on after a question.  e: end the session.")
    end = tr("e: end the session.")
    return Board(
        kind="stop",
        heading=heading,
        words=below(heading, tr(STOPPED_WORDS[why])),
        lines=(
            tr("How are you? Nothing goes on by itself."),
            on if flow.may_go_on else end,
            tr("Your therapist: {who}", who=flow.contact),
        ),
    )


def paused_words(flow: Flow) -> str:
    """Return how a paused session goes on; that it is paused stands above."""
    return below(tr("Paused"), tr(PAUSED_WORDS[flow.pause or Pause.KEY]))


def below(heading: str, spoken: str) -> str:
    """Return spoken words as they are read under a heading that they begin with."""
    return spoken.removeprefix(f"{heading}. ")


_ASKED = {
    Stage.FOLLOW_UP: _follow_up,
    Stage.ALL_RIGHT: _all_right,
    Stage.STOPPED: _stopped,
}


def watched_lines(exercise: Exercise) -> tuple[str, ...]:
    """Say what the camera watches in an exercise, in the therapist's words."""
    return tuple(tr(limit.id.replace("_", " ")) for limit in exercise.limits)


def unseen_lines(exercise: Exercise) -> tuple[str, ...]:
    """Say what the camera cannot see, every blind spot of the definition (H17)."""
    return tuple(tr(each) for each in exercise.cannot_see)
