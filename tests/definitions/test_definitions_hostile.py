"""Files that want to do harm get one clear sentence, quickly."""

import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formcoach.definitions.bytes_in import MAX_BYTES
from formcoach.definitions.library import shipped_folder
from formcoach.definitions.load import load_file, load_text
from formcoach.errors import ExerciseDefinitionError

LONGEST_S = 2.0
"""Of work, not of waiting for a busy machine: measured are at most 0.4 s."""
SHIPPED = [path.read_text("utf-8") for path in shipped_folder().glob("*.yaml")]
PIECES = st.sampled_from(
    [
        *"\t\n:-?[]{}&*!|>'\"%@`,#~<=\\ \x00\ufeff\ud800\x85\u2028é",
        *("- ", ": ", "---\n", "...\n", "&a ", "*a ", "!!x ", "<<: ", "%YAML 1.1\n"),
        *(".nan", "1e999", "null", "true", '"\\U00110000"', '"\\x1b"'),
        *("id", "limits:\n", "start: "),
    ]
)


def first_line_of(path) -> str:
    """Return the first fault of a file, without the file's name."""
    with pytest.raises(ExerciseDefinitionError) as caught:
        load_file(path)
    return caught.value.message.splitlines()[0].removeprefix(f"{path}:")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"", "1:1: the file is empty", id="empty"),
        pytest.param(b"# nothing\n", "1:1: the file is empty", id="comments only"),
        pytest.param(
            b"- a\n",
            "1:1: is not a definition; it must hold keys such as id: and name:",
            id="a list",
        ),
        pytest.param(
            b"\x89PNG\r\n\x1a\n\x00",
            "1:1: is not text in UTF-8; save the file with encoding UTF-8",
            id="a picture",
        ),
        pytest.param(
            "name: Übung\n".encode("latin-1"),
            "1:7: is not text in UTF-8; save the file with encoding UTF-8",
            id="latin-1",
        ),
        pytest.param(
            "name: x\n".encode("utf-16"),
            "1:1: is not text in UTF-8; save the file with encoding UTF-8",
            id="utf-16",
        ),
        pytest.param(
            b"name: a\x00b\n", "1:8: a character that is no text (code 0)", id="NUL"
        ),
        pytest.param(
            b"a" * 10_000_000,
            "1:1: is larger than 64 kB and cannot be a definition",
            id="10 MB",
        ),
        pytest.param(b"[" * 60_000, "1:9: is nested more than 8 deep", id="deep flow"),
        pytest.param(
            b"- " * 30_000, "1:17: is nested more than 8 deep", id="deep lists"
        ),
        pytest.param(
            b"".join(b"k%d: 1\n" % i for i in range(6000)),
            "2000:8: holds more than 4000 keys and values",
            id="thousands of keys",
        ),
        pytest.param(
            b"id: a\n---\nid: b\n",
            "3:1: a second document starts here; one is allowed",
            id="two documents",
        ),
        pytest.param(
            b"[a, b]: c\n",
            "1:1: a key must be a plain word, not a list or a mapping",
            id="a list for a key",
        ),
        pytest.param(
            b'name: "\\UFFFFFFFF"\n',
            "1:1: cannot be read as YAML: an escape with \\ names no character",
            id="an impossible character",
        ),
    ],
)
def test_what_cannot_be_a_definition_is_refused_in_one_sentence(tmp_path, data, told):
    """A file of a patient's mail is hostile input."""
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    begin_s = time.process_time()

    assert first_line_of(path) == told
    assert time.process_time() - begin_s < LONGEST_S


def test_aliases_that_explode_are_refused_one_by_one():
    """A billion laughs: nine lines that would unfold to gigabytes."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 9)]

    with pytest.raises(ExerciseDefinitionError) as caught:
        load_text("\n".join(lines), file_name="x.yaml")

    told = caught.value.message.splitlines()
    assert (
        "x.yaml:1:5: anchors (&) and aliases (*) are not used here; write the value "
        "out, or put text that starts with & or * in quotes" in told
    )
    assert told[-1].startswith("x.yaml: and ")
    assert len(told) == 51


def test_a_tag_makes_no_object():
    """PyYAML once ran commands for it."""
    with pytest.raises(ExerciseDefinitionError) as caught:
        load_text("name: !!python/object/apply:os.system [ls]\n", file_name="x.yaml")

    assert (
        "x.yaml:1:7: tags are not used here; leave it out, or put text that starts "
        "with ! in quotes (found 'tag:yaml.org,2002:python/object/apply:os...')"
    ) in caught.value.message.splitlines()


def test_nothing_that_is_quoted_back_can_steer_the_terminal():
    """A value or a file name may hold codes that rewrite the window's title."""
    with pytest.raises(ExerciseDefinitionError) as caught:
        load_text(
            '"\\e]0;x\\a": 1\nview: "\\e[2J"\nid: "\\ud800"\n', file_name="\x1b[2J.yaml"
        )

    assert "\x1b" not in caught.value.message
    assert caught.value.message.encode("utf-8")


@pytest.mark.parametrize("name", ["none.yaml", "folder.yaml"])
def test_what_is_no_file_is_told_so(tmp_path, name):
    """The path itself may be mistaken."""
    (tmp_path / "folder.yaml").mkdir()

    with pytest.raises(ExerciseDefinitionError) as caught:
        load_file(tmp_path / name)

    kind = "there is no such file" if name == "none.yaml" else "is not a file"
    assert caught.value.message == f"{tmp_path / name}: {kind}"


def test_a_file_that_starts_with_a_byte_order_mark_loads(tmp_path):
    """Some Windows editors write one."""
    path = tmp_path / "bird_dog.yaml"
    text = (shipped_folder() / "bird_dog.yaml").read_text("utf-8")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert load_file(path).id == "bird_dog"


@given(st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_gives_anything_but_a_refusal(text):
    """A traceback helps nobody, and neither does a crash of the printing."""
    with pytest.raises(ExerciseDefinitionError) as caught:
        load_text(text, file_name="x.yaml")

    assert caught.value.message.encode("utf-8")


@given(
    st.sampled_from(SHIPPED),
    st.lists(st.tuples(st.floats(0, 1), PIECES | st.just(""), st.integers(0, 30))),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_mutilated_definition_loads_or_is_refused(text, cuts):
    """Most hostile files are ordinary ones with a slip of the finger."""
    for where, piece, cut in cuts:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + cut :]

    with suppress(ExerciseDefinitionError):
        assert load_text(text, file_name="x.yaml").id


@given(st.binary(max_size=300))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_give_anything_but_a_refusal(tmp_path, data):
    """A file may be a video with the wrong name."""
    path = tmp_path / "x.yaml"
    path.write_bytes(data)

    with pytest.raises(ExerciseDefinitionError):
        load_file(path)


def test_the_size_limit_leaves_room_for_every_shipped_definition():
    """Ten times the longest."""
    assert 10 * max(len(text.encode()) for text in SHIPPED) < MAX_BYTES
