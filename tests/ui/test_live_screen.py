"""What the patient sees and which keys do what."""

import math
from dataclasses import replace

import pytest
from made_instants import (
    HEAD_DROPS,
    LEG_TOO_HIGH,
    bird_dog,
    finding,
    instant,
    repetition,
    verdict,
    warning,
)
from made_sessions import Session, screen_text, until
from textual.widgets import Static

from formcoach.domain.exercise import Level, Mode, Phase
from formcoach.domain.finding import Cue, Outcome
from formcoach.domain.measurement import Measurements, SignalRef
from formcoach.domain.observation import Trouble
from formcoach.domain.repetition import RepetitionOutcome
from formcoach.feedback.back_watch import TOLD_AFTER_S
from formcoach.feedback.words import BACK_NOT_SEEN
from formcoach.ui.summary_screen import SummaryScreen
from formcoach.ui.widgets.blind_spots import BlindSpots, blind_spot_lines
from formcoach.ui.widgets.figures import BigText
from formcoach.ui.widgets.notice import Notice
from formcoach.ui.widgets.trace import Trace
from formcoach.ui.widgets.video_view import Picture, VideoView

SMALL = (80, 24)


def notice(pilot):
    """Return the bar of the coach."""
    return pilot.app.screen.query_one(Notice)


def count(pilot):
    """Return the main figure."""
    return pilot.app.screen.query_one("#count", BigText).text


async def test_a_repetition_moves_the_figures_and_says_what_became_of_it():
    """The one number that the patient looks for."""
    session = Session()

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(counted=0))
        await until(pilot, lambda: count(pilot) == "0/8")
        session.say(instant(counted=1, repetition=repetition()))
        await until(pilot, lambda: count(pilot) == "1/8")

        assert "✓ counted, about 5°" in screen_text(pilot)


async def test_a_short_repetition_is_told_and_does_not_count():
    """Nobody should wonder why the figure stands still."""
    session = Session()
    short = repetition(outcome=RepetitionOutcome.PARTIAL, peak_deg=41)

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(repetition=short))
        await until(pilot, lambda: "not counted" in screen_text(pilot))

        assert count(pilot) == "0/8"
        assert "not counted: target not reached" in screen_text(pilot)


async def test_a_warning_is_told_by_symbol_word_and_sentence():
    """Colour alone would not reach everybody (hazard H16)."""
    session = Session()

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(findings=(finding(),), cue=warning()))
        await until(pilot, lambda: notice(pilot).has_class("-warn"))

        said = notice(pilot).saying
        assert (said.symbol, said.heading) == ("▲", "EASE BACK")
        assert LEG_TOO_HIGH.cue in screen_text(pilot)


async def test_a_warning_rings_the_bell_once():
    """On the floor nobody looks at a screen; its end needs no sound."""
    session = Session()
    rings = []
    session.app.bell = lambda: rings.append("ring")

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(findings=(finding(), finding(HEAD_DROPS))))
        session.say(instant(findings=(finding(over=True),), counted=3))
        await until(pilot, lambda: count(pilot) == "3/8")

    assert rings == ["ring"]


async def test_lost_tracking_says_that_counting_is_paused_and_what_to_do():
    """Hazard H3: the patient must know that nothing is counted now."""
    session = Session()
    lost = instant(
        trouble=Trouble.NOBODY,
        advice="I cannot see you. Please step into the picture.",
        value_deg=math.nan,
        verdicts=(),
    )

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(lost)
        await until(pilot, lambda: pilot.app.screen._state.trouble is Trouble.NOBODY)
        session.clock.now_s += 0.5
        session.say(lost)
        words = "I cannot see you. Please step into the picture."
        await until(pilot, lambda: words in screen_text(pilot))

        assert notice(pilot).saying.heading == "COUNTING PAUSED"
        assert "○ not measured" in screen_text(pilot)
        assert "clear" not in screen_text(pilot)


async def test_one_bad_frame_does_not_make_the_bar_flicker():
    """The tracker misses a frame now and then, and nothing is thrown away for it."""
    session = Session()

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(trouble=Trouble.HIDDEN, advice="I cannot see your leg."))
        session.say(instant(counted=2))
        await until(pilot, lambda: count(pilot) == "2/8")

        assert not notice(pilot).has_class("-paused")


async def test_not_measured_is_never_shown_as_good():
    """Hazard H1: what cannot be seen must not look right."""
    session = Session()
    unseen = verdict(outcome=Outcome.NOT_MEASURED)

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(verdicts=(unseen,), counted=1))
        await until(pilot, lambda: count(pilot) == "1/8")

        assert "○ 1 not measured" in screen_text(pilot)
        assert "clear" not in screen_text(pilot)


async def test_space_pauses_the_coach_but_not_the_picture():
    """A patient must be able to scratch their nose."""
    session = Session()

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(counted=2))
        await until(pilot, lambda: count(pilot) == "2/8")
        await pilot.press("space")
        shown = []
        view = pilot.app.screen.query_one(VideoView)
        show, view.show = view.show, lambda *sight: shown.append(sight)
        session.say(instant(counted=3))
        await until(pilot, lambda: bool(shown))
        view.show = show

        assert notice(pilot).saying.heading == "PAUSED"
        assert count(pilot) == "2/8"
        await pilot.press("space")
        await until(pilot, lambda: not notice(pilot).has_class("-paused"))


async def test_a_stop_is_shown_even_while_paused():
    """Safety goes before everything else."""
    session = Session()
    stop = Cue(words="Pause, and sit down.", level=Level.STOP, since_s=1.0)

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(cue=stop))
        await until(pilot, lambda: notice(pilot).has_class("-stop"))
        await pilot.press("space")

        assert notice(pilot).saying.symbol == "■"
        assert notice(pilot).saying.heading == "STOP"


async def test_p_goes_through_the_pictures():
    """Some do not want to see themselves, or to be seen."""
    session = Session()

    async with session.app.run_test(size=SMALL) as pilot:
        view = pilot.app.screen.query_one(VideoView)
        seen = []
        for _ in Picture:
            await pilot.press("p")
            seen.append((view.picture, view.display))

    assert seen == [
        (Picture.SEXTANT, True),
        (Picture.SKELETON, True),
        (Picture.OFF, False),
        (Picture.HALF, True),
    ]


async def test_r_begins_the_set_anew_with_another_coach():
    """What was counted before must not leak into the new set."""
    session = Session()

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(counted=3, repetition=repetition(3)))
        await until(pilot, lambda: count(pilot) == "3/8")
        await pilot.press("r")
        session.say(instant(counted=0))
        await until(pilot, lambda: count(pilot) == "0/8")

        assert len(session.coaches) == 2
        assert "repetitions counted" in screen_text(pilot)


async def test_e_ends_the_set_and_shows_what_was_done():
    """With a camera, another set can follow."""
    session = Session()

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(counted=1, repetition=repetition()))
        await until(pilot, lambda: count(pilot) == "1/8")
        await pilot.press("e")
        session.say(instant(counted=1))
        await until(pilot, lambda: isinstance(pilot.app.screen, SummaryScreen))

        assert session.coaches[0].finished
        assert "Counted 1 of 8 repetitions" in screen_text(pilot)
        await pilot.press("r")
        await until(pilot, lambda: not isinstance(pilot.app.screen, SummaryScreen))


async def test_a_source_that_ends_shows_the_summary_without_another_set():
    """The demo ends here."""
    session = Session()

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(counted=1, repetition=repetition()))
        session.camera.end()
        await until(pilot, lambda: isinstance(pilot.app.screen, SummaryScreen))

        assert "about 5°" in screen_text(pilot)
        assert "Another set" not in screen_text(pilot)


async def test_a_thousand_fast_frames_never_queue_up_and_no_repetition_is_lost():
    """The newest picture wins; what was counted does not depend on luck."""
    session = Session()

    async with session.app.run_test(size=SMALL) as pilot:
        live = pilot.app.screen
        for number in range(1, 1001):
            ended = repetition(number // 100) if number % 100 == 0 else None
            session.say(instant(counted=number // 100, repetition=ended))
        session.camera.end()
        await until(pilot, lambda: isinstance(pilot.app.screen, SummaryScreen))
        told = [each.index for each in pilot.app.screen._summary.repetitions]

        assert live._state.last_repetition.index == 10
        assert live._watcher.newest.take() is None
        assert told == list(range(1, 11))


async def test_until_the_first_picture_the_screen_says_what_it_waits_for():
    """Loading takes seconds, in which nobody should wonder whether it works."""
    session = Session()

    async with session.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: notice(pilot).saying.heading == "STARTING")
        assert "Starting the camera and the pose model ..." in screen_text(pilot)
        session.say(instant(counted=1))
        await until(pilot, lambda: count(pilot) == "1/8")

        assert notice(pilot).saying.heading != "STARTING"


async def test_silence_of_the_camera_is_told_while_the_keys_still_work():
    """A blocked driver must not look like a patient who holds still (hazard H4)."""
    session = Session()

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(counted=1))
        await until(pilot, lambda: count(pilot) == "1/8")
        session.clock.now_s += 5
        await until(pilot, lambda: notice(pilot).has_class("-paused"))
        await pilot.press("t")

        said = notice(pilot).saying
        assert said.heading == "COUNTING PAUSED"
        assert said.words == "No picture from made-up camera yet."
        assert "○ not measured" in screen_text(pilot)
        assert "clear" not in screen_text(pilot)
        assert pilot.app.theme == "formcoach-contrast"


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_explains_keys_symbols_and_blind_spots(key):
    """The therapist's warning that the spine is not seen belongs here (hazard H17)."""
    session = Session()

    async with session.app.run_test(size=SMALL) as pilot:
        await pilot.press(key)
        await pilot.pause()
        words = screen_text(pilot)
        await pilot.press("escape")
        await pilot.pause()

        assert "pause, or go on" in words
        assert "▲ EASE BACK" in words
        assert "cannot be seen now; this is never called good" in words
        assert pilot.app.screen.query(Notice)


async def test_the_footer_has_seven_keys_and_the_palette_stays_on():
    """More cannot be found in a hurry; the rest is one key away."""
    session = Session()

    async with session.app.run_test(size=SMALL) as pilot:
        shown = [
            binding.binding
            for binding in pilot.app.screen.active_bindings.values()
            if binding.binding.show and binding.binding.key != "ctrl+p"
        ]
        await pilot.press("ctrl+p")
        await pilot.pause()

        assert len({binding.action for binding in shown}) == 7
        assert all(binding.id for binding in shown)
        assert type(pilot.app.screen).__name__ == "CommandPalette"


@pytest.mark.parametrize("size", [(20, 5), (59, 24), (80, 19)])
async def test_a_small_terminal_gets_one_sentence(size):
    """A broken layout would help nobody."""
    session = Session()

    async with session.app.run_test(size=size) as pilot:
        session.say(instant())
        await pilot.pause()

        words = " ".join(screen_text(pilot).split())
        assert words == "Make the terminal larger: at least 60x20."


async def test_a_terminal_that_grows_gets_the_whole_screen():
    """Turning a window larger is the remedy, so it must work at once."""
    session = Session()

    async with session.app.run_test(size=(20, 5)) as pilot:
        session.say(instant(counted=4))
        await pilot.resize_terminal(60, 20)
        await until(pilot, lambda: "hip flexion" in screen_text(pilot))

        assert "Make the terminal larger" not in screen_text(pilot)


async def test_a_hold_is_shown_in_seconds():
    """A plank has no repetitions."""
    session = Session(bird_dog(mode=Mode.HOLD))

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(hold_s=4.7, phase=Phase.HOLD))
        await until(pilot, lambda: count(pilot) == "4/6 s")

        assert not pilot.app.screen.query_one("#hold").display


async def test_words_of_a_definition_are_never_read_as_markup():
    """A definition comes from outside."""
    session = Session(bird_dog(name="[red]Bird[/]", cannot_see=("[b]",)))

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(cue=Cue(words="[/nonsense]", level=None, since_s=0.0)))
        await until(pilot, lambda: notice(pilot).saying.words == "[/nonsense]")

        assert "[red]Bird[/]" in screen_text(pilot)
        assert "[b]" in screen_text(pilot)


@pytest.mark.parametrize("cannot_see", [("a rib",), ()])
async def test_a_back_that_is_not_seen_now_is_told_where_an_exercise_needs_it(
    cannot_see,
):
    """A back nobody looks at must not pass for a straight one."""
    limit = replace(HEAD_DROPS, signal=SignalRef.parse("back_bend_change"))
    session = Session(bird_dog(limits=(limit,), cannot_see=cannot_see))
    seen = Measurements(time_s=0.0, values={"back_bend": -20.0})

    async with session.app.run_test(size=SMALL) as pilot:
        values = pilot.app.screen.query_one(Trace).history
        session.say(instant())
        await until(pilot, lambda: len(values) == 1)
        session._time_s += TOLD_AFTER_S
        session.say(instant())
        await until(pilot, lambda: BACK_NOT_SEEN in screen_text(pilot))
        session.say(instant(measurements=seen))
        await until(pilot, lambda: BACK_NOT_SEEN not in screen_text(pilot))

        line = pilot.app.screen.query_one(BlindSpots)
        assert line.display is bool(cannot_see)


def test_a_long_blind_spot_is_shown_in_several_goes():
    """Each part says what it is about: whoever looks up sees only one of them."""
    spot = "a seat that lifts off the chair while the trunk leans to the other side"

    lines = blind_spot_lines((spot, "another"), 60)

    assert all(len(line) <= 60 for line in lines)
    assert lines[:3] == [
        "○ The camera cannot see: a seat that lifts off the",
        "○ The camera cannot see: ... chair while the trunk",
        "○ The camera cannot see: ... leans to the other side",
    ]
    assert lines[3] == "○ The camera cannot see: another"


def test_a_blind_spot_that_hardly_fits_is_halved():
    """A line with one word on it says nothing."""
    spot = "the limbs that your body hides from the camera, unless they reach beyond it"

    first, second = blind_spot_lines((spot,), 98)

    assert second.endswith("unless they reach beyond it")
    assert abs(len(first) - len(second)) < 12


async def test_the_set_done_is_told_under_the_figure():
    """The patient may stop now."""
    session = Session()

    async with session.app.run_test(size=SMALL) as pilot:
        session.say(instant(counted=8, repetition=repetition(8)))
        await until(pilot, lambda: count(pilot) == "8/8")

        under = pilot.app.screen.query_one("#under-count", Static)
        assert str(under.render()) == "✓ all 8 counted"


@pytest.mark.parametrize(("size", "traced"), [((80, 24), False), ((120, 36), True)])
async def test_a_warning_takes_the_room_of_the_trace_only_where_it_must(size, traced):
    """Where it went beyond the limit is best seen while it does."""
    session = Session()

    async with session.app.run_test(size=size) as pilot:
        session.say(instant(findings=(finding(),), cue=warning()))
        await until(pilot, lambda: notice(pilot).has_class("-warn"))
        await pilot.pause()

        assert pilot.app.screen.query_one(Trace).display is traced


async def test_in_a_large_terminal_every_limit_has_its_row_during_a_warning():
    """The therapist beside the patient sees which one it is."""
    beyond = verdict(outcome=Outcome.OUTSIDE)
    said = instant(findings=(finding(),), cue=warning(), verdicts=(beyond,))
    limits = [replace(HEAD_DROPS, id=f"limit_{number}") for number in range(4)]
    session = Session(bird_dog(limits=(LEG_TOO_HIGH, *limits)))

    async with session.app.run_test(size=(120, 40)) as pilot:
        session.say(said)
        await until(pilot, lambda: notice(pilot).has_class("-warn"))
        await until(pilot, lambda: "limit 3: not now" in screen_text(pilot))

        assert "leg too high: ease back" in screen_text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
async def test_a_preview_shows_every_signal_of_the_definition(size):
    """The therapist sees which number of the file reacts, and how much room it has."""
    session = Session(every_signal=True)
    values = {"hip_flexion_left": 12.0, "neck_flexion": math.nan}
    measured = Measurements(time_s=0.0, values=values)

    async with session.app.run_test(size=size) as pilot:
        session.say(instant(measurements=measured, neutral=measured))
        await until(pilot, lambda: "30° left" in screen_text(pilot))
        shown = screen_text(pilot).splitlines()

    [hip] = [line for line in shown if "hip_flexion " in line]
    [high] = [line for line in shown if "leg_too_high" in line]
    [neck] = [line for line in shown if "neck_flexion_change" in line]
    assert hip.split()[-8:] == ["12°", "65", "to", "115", "-10", "to", "25", "✓"]
    assert high.split()[-5:] == ["below", "-18°", "30°", "left", "clear"]
    assert neck.split()[-2:] == ["○", "hidden"]
    assert any("hidden: not seen now" in line for line in shown)


async def test_a_set_of_a_patient_has_no_such_table():
    """Two metres away nobody reads ten lines."""
    session = Session()

    async with session.app.run_test(size=(160, 48)) as pilot:
        session.say(instant())
        await until(pilot, lambda: "Bird dog" in screen_text(pilot))

        assert "below -18°" not in screen_text(pilot)
