"""The words of a session: said and shown, calm and short."""

from formcoach.domain.exercise import Exercise, Mode, Sides
from formcoach.language import mark, tr
from formcoach.session.stage import FollowUp, Pause, Stop

PAUSED_WORDS = {
    Pause.HAND: mark("Paused. Raise your hand again to go on."),
    Pause.KEY: mark("Paused. Raise your hand or press space to go on."),
    Pause.LEFT_PICTURE: mark(
        "Paused, because I cannot see you. Step back into the picture to go on."
    ),
}
STOPPED_WORDS = {
    Stop.KEY: mark("Stopped. Take your time."),
    Stop.VOICE: mark("Stopped. Take your time."),
    Stop.LIMIT: mark("Stopped. Come back to a comfortable position, and rest."),
    Stop.FALL: mark("Stopped. Rest for a moment."),
    Stop.STILLNESS: mark("Stopped. Rest for a moment."),
    Stop.NO_ANSWER: mark("Stopped. Rest for a moment."),
    Stop.HELP: mark("Stopped. Please call the person on the screen, or for help."),
    Stop.PAIN: mark("We stop here for today. Rest in a comfortable position."),
    Stop.LEGS: mark(
        "We stop here for today. Please tell your therapist about your leg."
    ),
    Stop.TIME: mark("That is enough time for one session. We stop here."),
}
ASK_ALL_RIGHT = mark(
    "Are you all right? Raise both arms, or press F. If you need help, call now."
)
_FOLLOW_UP = {
    FollowUp.LEGS: mark(
        "Does it spread further down a leg, or is there new numbness or weakness? "
        "Right arm for yes, left arm for no."
    ),
    FollowUp.SHARP: mark(
        "Did it come suddenly, or is it sharp? Right arm for yes, left arm for no."
    ),
}
ASK_FROM = mark(
    "How much does it hurt now, from 0 to 10? I begin at {score}. Right arm up for "
    "more, left arm up for less, both arms when it is right."
)


def pain_words(score: int) -> str:
    """Ask how much it hurts, and say how to answer."""
    return tr(ASK_FROM, score=score)


def follow_up_words(asked: FollowUp) -> str:
    """Ask a yes or no about the pain."""
    return tr(_FOLLOW_UP[asked])


def dropped_words(exercise_id: str) -> str:
    """Say that an exercise of a session that was broken off is left out."""
    name = exercise_id.replace("_", " ")
    return tr("Not in your programme any more, and left out: {name}.", name=name)


def introduction_words(exercise: Exercise, number: int, of: int) -> str:
    """Announce an exercise: its name, how much of it, and how it is done."""
    announced = tr(
        "Exercise {number} of {of}: {name}.",
        number=number + 1,
        of=of,
        name=tr(exercise.name),
    )
    steps = " ".join(tr(step) for step in exercise.instructions)
    return f"{announced} {dose_words(exercise)} {steps}"


def dose_words(exercise: Exercise) -> str:
    """Say how much is asked for, as in "2 sets of 8, hold each for 6 seconds"."""
    dose = exercise.dose
    sets = tr("1 set") if dose.sets == 1 else tr("{count} sets", count=dose.sets)
    if exercise.mode is Mode.TIMED:
        return tr("{sets} of {seconds:g} seconds.", sets=sets, seconds=dose.duration_s)
    words = tr("{sets} of {reps}", sets=sets, reps=dose.reps)
    if exercise.mode in {Mode.HOLD, Mode.REPS_WITH_HOLD}:
        words = tr("{words}, hold each for {s:g} seconds", words=words, s=dose.hold_s)
    if exercise.sides is Sides.ALTERNATE:
        words = tr("{words}, in turn left and right", words=words)
    return f"{words}."


def rest_words(exercise: Exercise, set_number: int) -> str:
    """Say how long the rest is and what comes after it."""
    name = tr(exercise.name)
    if set_number == 1:
        return tr(
            "Rest for {s:g} seconds. Next: {name}.", s=exercise.dose.rest_s, name=name
        )
    return tr(
        "Rest for {s:g} seconds. Then set {number} of {of}.",
        s=exercise.dose.rest_s,
        number=set_number,
        of=exercise.dose.sets,
    )
