"""The words for the patient: calm, short, and about what to do next."""

from formcoach.domain.exercise import Exercise, Mode
from formcoach.domain.measurement import SignalRef
from formcoach.domain.observation import Trouble
from formcoach.domain.orientation import Posture, View
from formcoach.domain.repetition import Repetition, RepetitionOutcome

_TROUBLE = {
    Trouble.NO_PICTURE: "The camera gives no picture. I am waiting for it.",
    Trouble.FROZEN: "The picture stands still. Please check the camera.",
    Trouble.BLACK: "The picture is dark. Please switch on a light.",
    Trouble.NOBODY: "I cannot see you. Please step into the picture.",
    Trouble.SECOND_PERSON: "I see two people. Only one may be in the picture.",
    Trouble.JUMPED: "I lost you for a moment. Please hold still.",
}

_VIEW = {
    View.SIDE: "Please turn your side to the camera.",
    View.FRONT: "Please turn to face the camera.",
}

_POSTURE = {
    Posture.STANDING: "stand",
    Posture.SITTING: "sit",
    Posture.HALF_KNEELING: "kneel on one knee",
    Posture.KNEELING: "kneel",
    Posture.QUADRUPED: "go on your hands and knees",
    Posture.PRONE: "lie on your front",
    Posture.SUPINE: "lie on your back",
    Posture.SIDE_LYING: "lie on your side",
}

_JOINT = {
    "knee_flexion": "leg, down to the ankle",
    "hip_flexion": "shoulder, hip and knee",
    "shoulder_flexion": "upper arm",
    "shoulder_abduction": "upper arms",
    "elbow_flexion": "arm, down to the wrist",
    "body_line": "body from shoulder to ankle",
    "shank_inclination": "lower leg",
    "thigh_elevation": "thigh",
    "heel_height": "heel",
    "neck_flexion": "head",
}

BACK_NOT_SEEN = "The back is not seen now: keep the arm off it, or try another wall."
TAKE_START = "Take the start position and hold still."


def advice(trouble: Trouble, exercise: Exercise) -> str:
    """Return what the patient can do about a trouble."""
    if trouble is Trouble.WRONG_VIEW:
        return _VIEW.get(exercise.view, "Please turn a little.")
    if trouble is Trouble.WRONG_POSTURE:
        return posture_words(exercise)
    if trouble is Trouble.HIDDEN:
        return not_seen(exercise.counts_by)
    return _TROUBLE[trouble]


def posture_words(exercise: Exercise) -> str:
    """Return how to take up the posture in which an exercise begins."""
    ways = [_POSTURE[posture] for posture in exercise.postures if posture in _POSTURE]
    return f"To begin, {' or '.join(ways)}." if ways else TAKE_START


def not_seen(ref: SignalRef) -> str:
    """Return which part of the body the camera must see."""
    if ref.signal == "back_bend":
        return BACK_NOT_SEEN
    part = _JOINT.get(ref.signal, "whole body")
    return (
        f"I cannot see your {part}. Please move so that all of you is in the picture."
    )


def count_words(repetition: Repetition, counted: int, exercise: Exercise) -> str:
    """Return what is said when a repetition is over."""
    if repetition.counted:
        asked = exercise.dose.reps
        if exercise.mode is Mode.TIMED or asked <= 1:
            return f"{counted}. Well held." if repetition.hold_s else f"{counted}."
        return f"{counted} of {asked}."
    if repetition.outcome is RepetitionOutcome.PARTIAL:
        return "Almost. A little further, if it is comfortable."
    return "That one is not counted. Take your time."
