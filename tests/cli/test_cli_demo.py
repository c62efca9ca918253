"""The demo from pixels to words, against the known truth of its clip."""

import json
from pathlib import Path

import pytest

from formcoach.cli.wiring import demo_path

pytestmark = pytest.mark.model

MARGIN_S = 0.8
"""The truth begins with the first degree of movement, a repetition a tenth of the way
to its target later, and both ways take about three seconds."""


@pytest.fixture(scope="module")
def truth():
    """Return what the rendered person really does."""
    path = Path(demo_path()).with_suffix(".truth.json")
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_sample_is_counted_as_it_was_rendered(run, model_path, truth):
    """The first figures that anybody sees must be right."""
    code, out, err = run(
        *("analyze", demo_path(), "--exercise", truth["exercise"]),
        *("--model", model_path, "--json"),
    )

    read = json.loads(out)
    done = [each for each in read["repetitions"] if each["outcome"] == "complete"]
    assert (code, err) == (0, "")
    assert [each["side"] for each in done] == [
        each["side"] for each in truth["repetitions"]
    ]
    for found, true in zip(done, truth["repetitions"], strict=True):
        assert found["start_s"] == pytest.approx(true["start_s"], abs=MARGIN_S)
        assert found["end_s"] == pytest.approx(true["end_s"], abs=MARGIN_S)


def test_the_demo_in_print_says_the_warning(run, model_path):
    """Where there is no terminal the main job runs all the same."""
    code, out, err = run("demo", "--model", model_path)

    assert (code, err) == (0, "")
    assert "▲ EASE BACK: leg too high" in out
