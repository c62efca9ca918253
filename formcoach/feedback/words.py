"""The words for the patient: calm, short, and about what to do next."""

from formcoach.domain.exercise import Exercise, Mode
from formcoach.domain.measurement import SignalRef
from formcoach.domain.observation import Trouble
from formcoach.domain.orientation import Posture, View
from formcoach.domain.repetition import Repetition, RepetitionOutcome
from formcoach.domain.signals import OUTLINE_SIGNALS
from formcoach.language import mark, tr

_TROUBLE = {
    Trouble.NO_PICTURE: mark("The camera gives no picture. I am waiting for it."),
    Trouble.FROZEN: mark("The picture stands still. Please check the camera."),
    Trouble.BLACK: mark("The picture is dark. Please switch on a light."),
    Trouble.NOBODY: mark("I cannot see you. Please step into the picture."),
    Trouble.SECOND_PERSON: mark("I see two people. Only one may be in the picture."),
    Trouble.JUMPED: mark("I lost you for a moment. Please hold still."),
}

_VIEW = {
    View.SIDE: mark("Please turn your side to the camera."),
    View.FRONT: mark("Please turn to face the camera."),
}
_FEET = mark("Please lie with your feet towards the camera.")
_ABOVE_FEET = mark("To begin, lie on your back. The camera must look down at you.")
_TURN = mark("Please turn a little.")

_POSTURE = {
    Posture.STANDING: mark("stand"),
    Posture.SITTING: mark("sit"),
    Posture.HALF_KNEELING: mark("kneel on one knee"),
    Posture.KNEELING: mark("kneel"),
    Posture.QUADRUPED: mark("go on your hands and knees"),
    Posture.PRONE: mark("lie on your front"),
    Posture.SUPINE: mark("lie on your back"),
    Posture.SIDE_LYING: mark("lie on your side"),
}

_JOINT = {
    "knee_flexion": mark("leg, down to the ankle"),
    "hip_flexion": mark("shoulder, hip and knee"),
    "shoulder_flexion": mark("upper arm"),
    "shoulder_abduction": mark("upper arms"),
    "elbow_flexion": mark("arm, down to the wrist"),
    "body_line": mark("body from shoulder to ankle"),
    "shank_inclination": mark("lower leg"),
    "thigh_elevation": mark("thigh"),
    "heel_height": mark("heel"),
    "neck_flexion": mark("head"),
}

BACK_NOT_SEEN = mark(
    "The back is not seen now: keep the arm off it, or try another wall."
)
TURN_NOT_SEEN = mark(
    "I cannot see how far you turn. Stay in the picture, your arms as at the start."
)
NOT_ALL_JUDGED = mark("Not everything is judged from here. {turn}")
TAKE_START = mark("Take the start position and hold still.")


def advice(trouble: Trouble, exercise: Exercise) -> str:
    """Return what the patient can do about a trouble."""
    if trouble is Trouble.WRONG_VIEW:
        turn = _FEET if exercise.from_feet else _VIEW.get(exercise.view, _TURN)
        return tr(turn)
    if trouble is Trouble.WRONG_POSTURE:
        return posture_words(exercise)
    if trouble is Trouble.HIDDEN:
        return not_seen(exercise.counts_by)
    return tr(_TROUBLE[trouble])


def turned_words(exercise: Exercise) -> str:
    """Return what to do where some limits ask for a straighter view."""
    return tr(NOT_ALL_JUDGED, turn=advice(Trouble.WRONG_VIEW, exercise))


def posture_words(exercise: Exercise) -> str:
    """Return how to take up the posture in which an exercise begins."""
    if exercise.from_feet:
        return tr(_ABOVE_FEET)
    ways = [tr(_POSTURE[each]) for each in exercise.postures if each in _POSTURE]
    if not ways:
        return tr(TAKE_START)
    return tr("To begin, {ways}.", ways=tr(" or ").join(ways))


def not_seen(ref: SignalRef) -> str:
    """Return which part of the body the camera must see."""
    if ref.signal in OUTLINE_SIGNALS:
        return tr(BACK_NOT_SEEN)
    if ref.signal == "trunk_rotation":
        return tr(TURN_NOT_SEEN)
    return tr(
        "I cannot see your {part}. Please move so that all of you is in the picture.",
        part=tr(_JOINT.get(ref.signal, mark("whole body"))),
    )


def count_words(repetition: Repetition, counted: int, exercise: Exercise) -> str:
    """Return what is said when a repetition is over."""
    if repetition.counted:
        asked = exercise.dose.reps
        if exercise.mode is Mode.TIMED or asked <= 1:
            held = mark("{counted}. Well held.")
            return tr(held if repetition.hold_s else "{counted}.", counted=counted)
        return tr("{counted} of {asked}.", counted=counted, asked=asked)
    if repetition.outcome is RepetitionOutcome.PARTIAL:
        return tr("Almost. A little further, if it is comfortable.")
    return tr("That one is not counted. Take your time.")
