"""Every fault of a definition, told where it is and in whole sentences."""

# ruff: noqa: E501 (sentences are compared whole)

import pytest

from formcoach.definitions.load import load_text
from formcoach.errors import ExerciseDefinitionError

EXAMPLE = """\
schema: 1
id: leg_lift
name: Leg lift
purpose: Lift the leg.
category: strength
posture: prone
view: side
mode: reps
sides: alternate
dose: {sets: 2, reps: 8}
start: {hip_flexion: [20, 60]}
target: {hip_flexion: [-20, 5]}
counts_by: hip_flexion
limits:
  - id: too_high
    signal: hip_flexion
    below: -30
    level: warn
    cue: Lower your leg a little.
    why: It tips the pelvis.
    source: ACE 14
sources: [ACE 14]
"""

# old text, new text, what is said
FAULTS = [
    pytest.param(
        "sources: [ACE 14]",
        "loads: [suppine, wrist_load]\nsources: [ACE 14]",
        ["22:9: loads[1]: 'suppine' is not a known load; did you mean supine?"],
        id="a load that no condition is met with",
    ),
    pytest.param(
        "sources: [ACE 14]",
        "avoid_if: [stenosys]\nsources: [ACE 14]",
        [
            (
                "22:12: avoid_if[1]: 'stenosys' is not a known condition; did you mean "
                "stenosis?"
            )
        ],
        id="a condition that is not in the vocabulary",
    ),
    pytest.param(
        "schema: 1", "schema: 2", ["1:9: schema: must be 1 (found 2)"], id="schema"
    ),
    pytest.param(
        "id: leg_lift",
        "id: Leg-lift",
        [
            "2:5: id: may hold small letters, digits and _ only (found 'Leg-lift')",
        ],
        id="id",
    ),
    pytest.param(
        "id: leg_lift",
        "id: leg_lifts",
        [
            (
                "2:5: id: must be the file's name without .yaml, 'leg_lift' "
                "(found 'leg_lifts')"
            )
        ],
        id="id is not the file's name",
    ),
    pytest.param(
        "category: strength",
        "categry: strength",
        [
            "1:1: category: is missing",
            "5:1: categry: is not a known key; did you mean category?",
        ],
        id="unknown key, missing key",
    ),
    pytest.param(
        "    below: -30",
        "    below: -30\n    turned_at_most: 40",
        ["18:21: limits.too_high.turned_at_most: must be at most 22 (found 40)"],
        id="a turn at which nothing is judged",
    ),
    pytest.param(
        "    below: -30",
        "    below: -30\n    turned_at_most: 2",
        ["18:21: limits.too_high.turned_at_most: must be at least 5 (found 2)"],
        id="a turn that is less than the error of the camera",
    ),
    pytest.param(
        "    why: It tips",
        "    reason: It tips",
        [
            "15:5: limits.too_high.why: is missing",
            (
                "20:5: limits.too_high.reason: is not a known key; known here: id, signal, "
                "below, above, level, cue, why, source, persist_s, during, turned_at_most"
            ),
        ],
        id="a limit without why",
    ),
    pytest.param(
        "    cue: Lower your leg a little.\n",
        "",
        ["15:5: limits.too_high.cue: is missing"],
        id="a limit without cue",
    ),
    pytest.param(
        "    source: ACE 14\n",
        "",
        ["15:5: limits.too_high.source: is missing"],
        id="a limit without source",
    ),
    pytest.param("name: Leg lift", "name: ''", ["3:7: name: is empty"], id="empty"),
    pytest.param(
        "name: Leg lift",
        "name: 12",
        ["3:7: name: must be text (found 12); put it in quotes"],
        id="a number for text",
    ),
    pytest.param(
        "name: Leg lift",
        "name: [Leg, lift]",
        ["3:7: name: must be text (found a list of 2)"],
        id="a list for text",
    ),
    pytest.param(
        "purpose: Lift the leg.",
        "purpose: Progression: lift the leg.",
        ["4:21: a second colon; put the text after the first colon in quotes"],
        id="unquoted colon",
    ),
    pytest.param(
        "    below: -30",
        "\t    below: -30",
        ["17:1: a tab; indent with spaces"],
        id="tab",
    ),
    pytest.param(
        "view: side",
        "view: side\nname: Again",
        ["8:1: the key 'name' was already given in line 3; keep one of them"],
        id="duplicate key",
    ),
    pytest.param(
        "    level: warn",
        "   level: warn",
        [
            (
                "18:4: does not line up with the lines above; check the spaces at the "
                "start of the line"
            )
        ],
        id="indentation",
    ),
    pytest.param(
        "[-20, 5]",
        "[-20, 5",
        ["12:30: a comma or a closing ] is missing"],
        id="bracket",
    ),
    pytest.param(
        "view: side",
        "view: sied",
        ["7:7: view: must be one of side, front (found 'sied'); did you mean side?"],
        id="view",
    ),
    pytest.param(
        "posture: prone",
        "posture: [prone, flying]",
        [
            (
                "6:18: posture[2]: must be one of standing, sitting, half_kneeling, "
                "kneeling, quadruped, prone, supine, side_lying (found 'flying'); "
                "did you mean side_lying?"
            )
        ],
        id="posture",
    ),
    pytest.param(
        "sides: alternate",
        "sides: no",
        ["9:8: sides: must be one of left, right, alternate, both (found 'no')"],
        id="no stays a word",
    ),
    pytest.param(
        "level: warn",
        "level: alarm",
        [
            (
                "18:12: limits.too_high.level: must be one of coach, warn, stop "
                "(found 'alarm')"
            )
        ],
        id="level",
    ),
    pytest.param(
        "reps: 8}",
        "reps: 8, rest_s: 1:30}",
        ["10:34: dose.rest_s: must be a number (found '1:30'); in seconds that is 90"],
        id="1:30 stays what it says",
    ),
    pytest.param(
        "reps: 8}",
        "reps: 8, rest_s: 30 s}",
        [
            (
                "10:34: dose.rest_s: must be a number (found '30 s'); "
                "write 30 without the unit"
            )
        ],
        id="unit",
    ),
    pytest.param(
        "reps: 8}",
        "reps: 8, rest_s: '1,5'}",
        ["10:34: dose.rest_s: must be a number (found '1,5'); write 1.5"],
        id="decimal comma",
    ),
    pytest.param(
        "reps: 8}",
        "reps: 0}",
        ["10:23: dose.reps: must be at least 1 (found 0)"],
        id="no repetition",
    ),
    pytest.param(
        "reps: 8}",
        "reps: 8.5}",
        ["10:23: dose.reps: must be a whole number (found 8.5)"],
        id="half a repetition",
    ),
    pytest.param(
        ", reps: 8}",
        "}",
        ["10:7: dose.reps: mode reps needs how many are asked for"],
        id="no reps",
    ),
    pytest.param(
        "mode: reps",
        "mode: reps_with_hold",
        ["10:7: dose.hold_s: mode reps_with_hold needs the seconds of one hold"],
        id="a hold without seconds",
    ),
    pytest.param(
        "reps: 8}",
        "reps: 8, hold_s: 5}",
        ["10:34: dose.hold_s: mode reps has no hold; leave it out or change the mode"],
        id="seconds without a hold",
    ),
    pytest.param(
        "mode: reps",
        "mode: timed",
        ["10:7: dose.duration_s: mode timed needs the seconds of a set"],
        id="timed without seconds",
    ),
    pytest.param(
        "reps: 8}",
        "reps: 8, duration_s: 60}",
        ["10:38: dose.duration_s: mode reps has no duration; leave it out"],
        id="seconds without a timed set",
    ),
    pytest.param(
        "start: {hip_flexion: [20, 60]}",
        "start: {hip_flexion: [20, 60], hip_flex: [0, 20]}",
        [
            (
                "11:32: start.hip_flex: 'hip_flex' is not a known signal; "
                "did you mean hip_flexion?"
            )
        ],
        id="unknown signal",
    ),
    pytest.param(
        "start: {hip_flexion: [20, 60]}",
        "start: {hip_flexion: [20, 60], hip_flexion_left: [0, 20]}",
        [
            (
                "11:32: start.hip_flexion_left: 'hip_flexion_left': leave out the side; the "
                "moving side is meant, and _other is the opposite one"
            )
        ],
        id="a signal with its side",
    ),
    pytest.param(
        "    signal: hip_flexion\n",
        "    signal: heel_height\n",
        [
            (
                "16:13: limits.too_high.signal: heel_height is a length, which can only be "
                "compared with the start pose; write heel_height_change"
            )
        ],
        id="a bare length",
    ),
    pytest.param(
        "    signal: hip_flexion\n",
        "    signal: trunk_inclination_other\n",
        [
            (
                "16:13: limits.too_high.signal: trunk_inclination has no left and right; "
                "leave out _other"
            )
        ],
        id="an ending that does not fit",
    ),
    pytest.param(
        "    signal: hip_flexion\n",
        "    signal: knee_frontal_projection\n",
        [
            (
                "16:13: limits.too_high.signal: knee_frontal_projection cannot be seen from "
                "the side; it needs view front"
            )
        ],
        id="a signal that the view cannot show",
    ),
    pytest.param(
        "[20, 60]",
        "[60, 20]",
        [
            (
                "11:22: start.hip_flexion: the first bound, 60, must be less than the "
                "second, 20"
            )
        ],
        id="bounds the wrong way round",
    ),
    pytest.param(
        "[20, 60]",
        "[20, 600]",
        [
            (
                "11:22: start.hip_flexion: 600 is beyond what a body can do: hip_flexion "
                "lies between -60 and 160 degrees"
            )
        ],
        id="ten times too much",
    ),
    pytest.param(
        "[20, 60]",
        "[20, .inf]",
        [
            (
                "11:27: start.hip_flexion[2]: must be a number that a body can reach "
                "(found inf)"
            )
        ],
        id="infinite",
    ),
    pytest.param(
        "[20, 60]",
        "[20]",
        [
            "11:22: start.hip_flexion: needs two bounds such as [75, 105] (found a list of 1)"
        ],
        id="one bound",
    ),
    pytest.param(
        "[-20, 5]",
        "[-10, 5]",
        [
            (
                "12:23: target.hip_flexion: the band is 15 wide; the camera needs at least "
                "20 degrees here"
            )
        ],
        id="a narrow target",
    ),
    pytest.param(
        "[20, 60]",
        "[20, 28]",
        [
            (
                "11:22: start.hip_flexion: the band is 8 wide; the camera needs at least "
                "10 degrees here"
            )
        ],
        id="a narrow start",
    ),
    pytest.param(
        "[20, 60]",
        "[14, 60]",
        [
            (
                "12:23: target.hip_flexion: start and target are only 9 apart; below 10 "
                "degrees the camera cannot tell them apart, so use mode hold or timed"
            )
        ],
        id="start and target too close",
    ),
    pytest.param(
        "counts_by: hip_flexion",
        "counts_by: knee_flexion",
        [
            "13:12: counts_by: knee_flexion needs a band under start",
            "13:12: counts_by: knee_flexion needs a band under target",
        ],
        id="counts by what has no band",
    ),
    pytest.param(
        "below: -30",
        "below: -27",
        [
            (
                "17:12: limits.too_high.below: -27 must lie at least 8 degrees beyond the "
                "target band, which ends at -20"
            )
        ],
        id="a limit too near the target",
    ),
    pytest.param(
        "below: -30",
        "above: 65",
        [
            (
                "17:12: limits.too_high.above: 65 must lie at least 8 degrees beyond the "
                "start band, which ends at 60"
            )
        ],
        id="a limit too near the start",
    ),
    pytest.param(
        "below: -30",
        "below: -300",
        [
            (
                "17:12: limits.too_high.below: -300 is beyond what a body can do: "
                "hip_flexion lies between -60 and 160 degrees"
            )
        ],
        id="a limit that can never fire",
    ),
    pytest.param(
        "below: -30",
        "below: -30\n    above: 90",
        ["15:5: limits.too_high: needs either below or above (found both)"],
        id="two bounds",
    ),
    pytest.param(
        "    below: -30\n",
        "",
        ["15:5: limits.too_high: needs either below or above (found neither)"],
        id="no bound",
    ),
    pytest.param(
        "    signal: hip_flexion\n    below: -30",
        "    signal: return_s\n    below: 0.8\n    during: [return]",
        [
            (
                "18:13: limits.too_high.during: return_s is known once, at the end of a "
                "repetition; leave this out"
            )
        ],
        id="a timing has no phase",
    ),
    pytest.param(
        "    signal: hip_flexion\n    below: -30",
        "    signal: return_s\n    below: 0.8\n    turned_at_most: 10",
        [
            (
                "18:21: limits.too_high.turned_at_most: return_s is known once, at the "
                "end of a repetition; leave this out"
            )
        ],
        id="a timing has no view",
    ),
    pytest.param(
        "    signal: hip_flexion\n    below: -30",
        "    signal: return_s\n    below: -1",
        ["17:12: limits.too_high.below: must lie between 0 and 600 seconds"],
        id="a timing below nothing",
    ),
    pytest.param(
        "Lower your leg a little.",
        "Lower your leg a little because otherwise it tips your pelvis forward.",
        [
            (
                "19:10: limits.too_high.cue: has 12 words; at most 10 can be heard while "
                "moving"
            )
        ],
        id="a long cue",
    ),
    pytest.param(
        "Lower your leg a little.",
        "Danger for your back.",
        [
            (
                "19:10: limits.too_high.cue: says 'Danger', which may frighten; say what to "
                "do instead"
            )
        ],
        id="an alarming cue",
    ),
    pytest.param(
        "sources: [ACE 14]",
        "sources: []",
        ["22:10: sources: needs at least 1 (found 0)"],
        id="no source",
    ),
    pytest.param(
        "sources: [ACE 14]",
        "sources: [ACE 14]\nreview: {status: reviewed, date: 2026-02-31}",
        ["23:34: review.date: must be a day such as 2026-11-21"],
        id="a day that never was",
    ),
    pytest.param(
        "sources: [ACE 14]",
        "sources: [ACE 14]\nreview: {status: reviewed, date: 2026-02-03}",
        ["23:9: review.by: a reviewed definition must say who reviewed it"],
        id="reviewed by nobody",
    ),
    pytest.param(
        "sources: [ACE 14]",
        "sources: [ACE 14]\nenabled: no",
        ["23:10: enabled: must be true or false (found 'no')"],
        id="enabled",
    ),
]


def refusal_of(text: str) -> ExerciseDefinitionError:
    """Return the error that a definition is refused with."""
    with pytest.raises(ExerciseDefinitionError) as caught:
        load_text(text, file_name="leg_lift.yaml", expected_id="leg_lift")
    return caught.value


def test_the_example_has_no_fault():
    """Otherwise the tests below would prove nothing."""
    exercise = load_text(EXAMPLE, file_name="leg_lift.yaml", expected_id="leg_lift")

    assert exercise.id == "leg_lift"


@pytest.mark.parametrize(("old", "new", "told"), FAULTS)
def test_a_fault_is_told_where_it_is_in_a_plain_sentence(old, new, told):
    """A therapist must find and mend it without knowing YAML or Python."""
    assert old in EXAMPLE

    error = refusal_of(EXAMPLE.replace(old, new, 1))

    assert error.message == "\n".join(f"leg_lift.yaml:{line}" for line in told)


def test_all_faults_are_told_at_once_in_the_order_of_the_file():
    """Whoever mends one fault must not be sent back for the next."""
    text = EXAMPLE.replace("view: side", "view: sied")
    text = text.replace("below: -30", "below: -27")
    text = text.replace("id: leg_lift", "id: lift")
    text = text.replace("    why: It tips the pelvis.\n", "")

    lines = refusal_of(text).message.splitlines()

    places = [line.split(":")[1] for line in lines]
    assert places == ["2", "7", "15"]


def test_a_second_limit_of_the_same_id_is_told():
    """A prescription overrides a limit by its id."""
    start = EXAMPLE.index("  - id: too_high")
    limit = EXAMPLE[start : EXAMPLE.index("sources:")]

    error = refusal_of(EXAMPLE.replace(limit, limit * 2))

    assert error.message == (
        "leg_lift.yaml:22:9: limits.too_high.id: another limit has the id 'too_high' "
        "already"
    )


def test_the_remedy_shows_where_to_see_an_example():
    """A sentence says what is wrong; an example shows what is right."""
    error = refusal_of("nothing\n")

    assert error.hint == (
        "For a complete definition to compare with: formcoach exercise show bird_dog"
    )


def test_a_hold_needs_no_way_from_start_to_target():
    """A plank starts where it is held."""
    text = EXAMPLE.replace("mode: reps", "mode: hold").replace("[20, 60]", "[-20, 5]")
    text = text.replace("reps: 8}", "reps: 3, hold_s: 10}")

    assert load_text(text, file_name="leg_lift.yaml").dose.hold_s == 10


def test_a_limit_in_another_phase_may_lie_inside_the_target():
    """On the way out the bound is not where the patient is asked to stay."""
    text = EXAMPLE.replace("below: -30", "below: -10\n    during: [return]")

    assert load_text(text, file_name="leg_lift.yaml").limits[0].below == -10
