"""The pose model from the command line; fetching itself is tested beside its code."""

import json

from formcoach.errors import PoseModelError
from formcoach.pose import model_file
from formcoach.pose.model_cache import cache_folder


def test_a_machine_without_a_model_says_how_to_get_one(run):
    """Exit code 3: a device is missing."""
    code, out, err = run("model", "show")

    assert (code, out) == (3, "")
    assert err.splitlines() == [
        "formcoach: There is no pose model on this machine yet.",
        "Get it with: formcoach model fetch",
    ]


def test_a_model_of_ones_own_is_shown(run, model):
    """Its hash is what a report names."""
    code, text, _ = run("model", "show", "--model", model)
    _, line, _ = run("model", "show", "--model", model, "--json")

    assert code == 0
    assert text.startswith("mediapipe made: your own")
    assert json.loads(line)["sha256"] in text


def test_fetching_says_what_comes_from_where_and_who_is_told(run, monkeypatch):
    """Nothing goes over the network unannounced."""
    said = []

    def fetched(variant, progress):
        progress("Downloading", None)
        progress("Downloading", 0.5)
        said.append(variant)
        return cache_folder() / "made.task"

    monkeypatch.setattr(model_file, "fetch_model", fetched)

    code, out, err = run("model", "fetch", "lite")

    assert (code, said) == (0, ["lite"])
    assert out == f"{cache_folder() / 'made.task'}\n"
    assert f"The pose model lite (about 6 MB) goes to {cache_folder()}." in err
    assert "reports usage figures to Google" in err
    assert err.endswith("\nDownloading\n")


def test_a_first_run_fetches_by_itself_and_tells_when_it_cannot(
    run, monkeypatch, video
):
    """Without the network a sentence, and exit code 3."""

    def closed(variant, _progress):
        raise PoseModelError(f"the pose model {variant!r} cannot be fetched")

    monkeypatch.setattr(model_file, "fetch_model", closed)

    code, out, err = run("analyze", video, "--exercise", "squat")

    assert (code, out) == (3, "")
    assert "is not on this machine; it is fetched now, once." in err
    assert err.endswith("formcoach: the pose model 'full' cannot be fetched\n")
