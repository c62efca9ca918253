"""What is heard of a set, instant after instant."""

from dataclasses import replace

from formcoach.domain.exercise import Level, Phase
from formcoach.domain.finding import Cue
from formcoach.domain.observation import Trouble
from formcoach.feedback.spoken import Heard, Spoken
from formcoach.ports import Sound, Urgency
from tests.made_instants import bird_dog, instant, repetition


def heard_of(*instants, exercise=None):
    """Return what is heard of each instant."""
    spoken = Spoken(exercise or bird_dog())
    return [spoken.update(each) for each in instants]


def at(time_s, **changes):
    """Return an instant of an exercise under way."""
    changes = {"phase": Phase.REST, "trouble": None, "cue": None, **changes}
    return replace(instant(), time_s=time_s, **changes)


def warning(since_s):
    """Return a warning."""
    return Cue(words="Lower your leg.", level=Level.WARN, since_s=since_s)


def test_the_exercise_is_heard_to_begin():
    """Nobody on the floor sees that the start pose was taken."""
    _, begun, after = heard_of(
        at(0.0, phase=Phase.SETUP), at(0.1, phase=Phase.REST), at(0.2)
    )

    assert begun == (Heard(words="Begin.", urgency=Urgency.COUNT, sound=Sound.READY),)
    assert after == ()


def test_H16_a_warning_is_heard_with_its_sound_and_again_while_it_lasts():
    """Who lies on the floor cannot read it."""
    times = [0.0, 0.1, 2.0, 5.2, 6.0]
    heard = heard_of(at(-1), *[at(each, cue=warning(0.0)) for each in times])[1:]

    said = Heard(words="Lower your leg.", urgency=Urgency.SAFETY, sound=Sound.WARN)
    assert heard == [(said,), (), (), (said,), ()]


def test_a_count_is_said_once_with_a_tone_only_if_it_counts():
    """The tone is a promise: it was counted."""
    good = Cue(words="1 of 8.", level=None, since_s=3.0)
    short = Cue(words="Almost. A little further.", level=None, since_s=3.0)

    counted = heard_of(at(-1), at(3.0, cue=good, repetition=repetition()))[1]
    partial = heard_of(
        at(-1), at(3.0, cue=short, repetition=repetition(outcome="partial"))
    )[1]

    assert counted[0].sound is Sound.COUNTED
    assert partial[0].sound is None
    assert partial[0].urgency is Urgency.COUNT


def test_where_to_turn_is_said_once_it_lasts_and_not_all_the_time():
    """The tracker doubts for a moment now and then; nobody wants to hear of it."""
    turn = Cue(words="Please turn your side.", level=None, since_s=0.0)
    instants = [
        at(each / 2, cue=turn, trouble=Trouble.WRONG_VIEW) for each in range(30)
    ]

    said = [
        instant.time_s
        for instant, heard in zip(instants, heard_of(*instants), strict=True)
        if any(each.words for each in heard)
    ]

    assert said == [1.0, 11.0]


def test_a_pause_is_heard_and_so_is_going_on():
    """Somebody who is not counted any more must know at once, without looking."""
    away = [at(1 + each / 5, trouble=Trouble.NOBODY) for each in range(6)]

    heard = heard_of(at(0.0), *away, at(3.0))

    assert [each.sound for told in heard[1:] for each in told] == [
        Sound.PAUSED,
        Sound.READY,
    ]


def test_the_last_seconds_of_a_hold_are_counted_down_and_its_end_is_heard():
    """A hold is done with the eyes on the floor."""
    held = [at(each / 4, phase=Phase.HOLD, hold_s=each / 4) for each in range(1, 28)]

    words = [told.words for heard in heard_of(at(0.0), *held) for told in heard]

    assert words == ["Begin.", "3", "2", "1", "And back."]


def test_the_next_hold_is_counted_down_again():
    """The count of one repetition must not silence that of the next."""
    once = [at(each / 4, phase=Phase.HOLD, hold_s=each / 4) for each in range(1, 28)]
    rest = [at(8.0, hold_s=0.0)]
    again = [replace(each, time_s=each.time_s + 9) for each in once]

    words = [
        told.words
        for heard in heard_of(at(0.0), *once, *rest, *again)
        for told in heard
    ]

    assert words == ["Begin.", *["3", "2", "1", "And back."] * 2]


def test_a_count_that_stays_on_the_screen_is_not_said_a_second_time():
    """It is shown for seconds; to hear it twice makes one count anew."""
    good = Cue(words="1 of 8.", level=None, since_s=3.0)
    begun = at(3.0, cue=good, repetition=repetition())
    later = [at(3.0 + tenths / 10, cue=good) for tenths in range(1, 30)]

    heard = heard_of(at(-1), begun, *later)

    assert sum(map(len, heard[1:])) == 1


def test_a_hold_that_goes_on_past_its_end_is_not_counted_below_nought():
    """The patient holds a little longer, as patients do."""
    holding = [at(t / 10, phase=Phase.HOLD, hold_s=t / 10) for t in range(90)]

    words = [each.words for heard in heard_of(at(-1), *holding) for each in heard]

    assert [each for each in words if each.lstrip("-").isdigit()] == ["3", "2", "1"]
