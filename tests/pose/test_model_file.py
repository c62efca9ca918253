"""The model on this machine: only a verified one that works is ever found."""

import json
import zipfile
from pathlib import Path
from threading import Thread

import pytest

from formcoach.errors import PoseModelError, UsageError
from formcoach.pose import model_build, model_file
from formcoach.pose.model_build import build_bundle
from formcoach.pose.model_cache import cache_folder
from formcoach.pose.model_catalogue import DETECTOR_MEMBER, LANDMARKS_MEMBER, VARIANTS
from formcoach.pose.model_file import fetch_model, find_model, model_facts
from formcoach.pose.model_route import Bundle, RouteError


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch) -> Path:
    """Keep the user's own cache out of the tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    if not cache_folder().is_relative_to(tmp_path):
        pytest.skip("this system has no XDG_CACHE_HOME")
    return cache_folder()


@pytest.fixture
def unchecked(monkeypatch):
    """Take every bundle for one that works."""
    monkeypatch.setattr(model_file, "_check", lambda _bundle: None)


def _quiet(_doing, _share):
    pass


def _gives(data: bytes, route: str = "npm"):
    bundle = Bundle(data=data, route=route, inputs={"weights": "ab" * 32})
    return ("a way", lambda _variant, _progress: bundle)


def _closed(name: str, why: str):
    def refuse(_variant, _progress):
        raise RouteError(why)

    return (name, refuse)


def _message(variant="full", path=None) -> str:
    with pytest.raises(PoseModelError) as caught:
        find_model(variant, path)
    assert caught.value.exit_code == 3
    assert caught.value.hint
    return caught.value.message


def test_an_absent_model_is_told_with_the_remedy():
    """The first run meets it."""
    with pytest.raises(PoseModelError) as caught:
        find_model("lite")

    assert caught.value.message == "the pose model 'lite' is not on this machine"
    assert caught.value.hint == "Get it with: formcoach model fetch lite"


def test_an_unknown_size_is_a_mistake_of_the_user():
    """Nothing is fetched for a name that does not exist."""
    with pytest.raises(UsageError) as caught:
        fetch_model("huge", _quiet)

    assert caught.value.message == "pose model 'huge': there is none of that name"
    assert caught.value.hint == "The pose models are: lite, full, heavy"


@pytest.mark.usefixtures("unchecked")
def test_a_fetched_model_is_found_with_what_is_known_of_it():
    """A report must be able to say which model measured."""
    path = fetch_model("full", _quiet, routes=[_gives(b"model")])

    assert find_model() == path
    facts = model_facts()
    assert facts.path.read_bytes() == b"model"
    assert facts.name == "mediapipe full"
    assert facts.size_bytes == 5
    assert facts.sha256.startswith("9372c470eeadd5ec")
    assert facts.origin == "built from the official weights"
    assert facts.route == "npm"
    assert facts.inputs == {"weights": "ab" * 32}
    assert facts.fetched_at.endswith("+00:00")


@pytest.mark.usefixtures("unchecked")
def test_the_first_open_way_is_taken():
    """The official bundle comes first; the others are asked only if it is closed."""
    path = fetch_model(
        "full",
        _quiet,
        routes=[_closed("one", "no"), _gives(b"second"), _gives(b"third")],
    )

    assert path.read_bytes() == b"second"


def test_when_no_way_is_open_each_says_why(cache):
    """The user sees at a glance what could be mended."""
    with pytest.raises(PoseModelError) as caught:
        fetch_model(
            "full",
            _quiet,
            routes=[
                _closed("the official address", "no answer within 6 s"),
                _closed("npm", "npm is not installed"),
            ],
        )

    assert caught.value.message == (
        "the pose model 'full' cannot be fetched:\n"
        "  the official address: no answer within 6 s\n"
        "  npm: npm is not installed"
    )
    assert caught.value.hint == (
        "Connect to the internet, or install npm, and try again; "
        "or give a bundle of your own with --model PATH."
    )
    assert not cache.exists()


@pytest.mark.parametrize("damage", [b"", b"modem", b"model and more"])
@pytest.mark.usefixtures("unchecked")
def test_a_model_that_was_damaged_since_is_refused(damage):
    """Angles from a damaged model would look like angles."""
    path = fetch_model("full", _quiet, routes=[_gives(b"model")])
    path.write_bytes(damage)

    assert _message() == f"{path}: this pose model was damaged since"


@pytest.mark.parametrize(
    "receipt", ["", "{}", "[]", '{"file": "../../evil"}', "not json", None]
)
@pytest.mark.usefixtures("unchecked")
def test_a_damaged_receipt_counts_as_none(cache, receipt):
    """A cache may be emptied or edited at any time."""
    fetch_model("full", _quiet, routes=[_gives(b"model")])
    if receipt is None:
        (cache / "full.json").unlink()
    else:
        (cache / "full.json").write_text(receipt)

    assert _message() == "the pose model 'full' is not on this machine"


@pytest.mark.usefixtures("unchecked")
def test_a_receipt_cannot_lead_out_of_the_cache(cache):
    """A receipt is a file like any other, and may be written by anybody."""
    fetch_model("full", _quiet, routes=[_gives(b"model")])
    receipt = json.loads((cache / "full.json").read_text())
    receipt["file"] = "../pose_landmarker_full-123456789abc.task"
    (cache / "full.json").write_text(json.dumps(receipt))

    assert _message() == "the pose model 'full' is not on this machine"


def test_a_bundle_that_does_not_work_is_not_kept(cache):
    """A hash does not say that a model works with this MediaPipe on this machine."""
    with pytest.raises(PoseModelError, match="MediaPipe cannot use this pose model"):
        fetch_model("full", _quiet, routes=[_gives(b"model")])

    assert not cache.exists()


@pytest.mark.usefixtures("unchecked")
def test_ctrl_c_keeps_the_earlier_model(cache):
    """Stopping a fetch is ordinary use."""
    earlier = fetch_model("full", _quiet, routes=[_gives(b"earlier")])

    def stop(_variant, _progress):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch_model("full", _quiet, routes=[("a way", stop)])

    assert find_model() == earlier
    assert sorted(file.name for file in cache.iterdir()) == ["full.json", earlier.name]


@pytest.mark.usefixtures("unchecked")
def test_fetches_at_the_same_time_leave_one_whole_model():
    """Two terminals, one cache: whichever ends last, what is found is whole."""
    models = [bytes([number]) * 200_000 for number in range(6)]
    fetches = [
        Thread(target=fetch_model, args=("full", _quiet), kwargs={"routes": [route]})
        for route in map(_gives, models)
    ]

    for fetch in fetches:
        fetch.start()
    for fetch in fetches:
        fetch.join()

    assert find_model().read_bytes() in models


@pytest.mark.usefixtures("unchecked")
def test_a_cache_that_cannot_be_written_is_told(cache):
    """A full disk or a read-only home is a sentence with a remedy."""
    cache.parent.mkdir(parents=True)
    cache.write_text("in the way")

    with pytest.raises(PoseModelError) as caught:
        fetch_model("full", _quiet, routes=[_gives(b"model")])

    assert caught.value.message == (
        f"{cache}: the pose model cannot be kept here: File exists"
    )


def _bundle(path: Path, *members: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            archive.writestr(member, b"")
    return path


def test_a_bundle_of_ones_own_is_taken(tmp_path):
    """Offline machines and researchers bring their own."""
    own = _bundle(tmp_path / "mine.task", DETECTOR_MEMBER, LANDMARKS_MEMBER)

    facts = model_facts(path=own)

    assert find_model(path=own) == own
    assert (facts.name, facts.origin, facts.route) == ("mediapipe mine", "your own", "")
    assert facts.size_bytes == own.stat().st_size


def test_what_is_no_bundle_is_refused(tmp_path):
    """Each mistake has its own sentence."""
    text = tmp_path / "text.task"
    text.write_text("hello")
    half = _bundle(tmp_path / "half.task", DETECTOR_MEMBER)
    start = "this is no pose landmarker bundle:"

    assert _message(path=text) == f"{text}: {start} it is no zip file"
    assert _message(path=half) == f"{half}: {start} it lacks {LANDMARKS_MEMBER}"
    assert _message(path=tmp_path / "none") == (
        f"{tmp_path / 'none'}: {start} No such file or directory"
    )
    assert _message(path=tmp_path) == f"{tmp_path}: {start} Is a directory"


@pytest.mark.model
def test_a_real_bundle_passes_the_check_and_is_found(model_path):
    """The whole way, but for the network."""
    told = []

    path = fetch_model(
        "full",
        lambda *step: told.append(step),
        routes=[_gives(model_path.read_bytes())],
    )

    assert path.read_bytes() == model_path.read_bytes()
    assert ("Checking the pose model on a known pose", None) in told


@pytest.mark.model
def test_networks_in_each_others_place_are_not_kept(model_path, cache):
    """Every hash would be right, and the model useless."""
    with zipfile.ZipFile(model_path) as archive:
        detector, landmarks = map(archive.read, (DETECTOR_MEMBER, LANDMARKS_MEMBER))

    with pytest.raises(PoseModelError):
        fetch_model("full", _quiet, routes=[_gives(build_bundle(landmarks, detector))])

    assert not cache.exists()


@pytest.mark.model
def test_building_twice_gives_the_same_bytes(model_path):
    """Two machines with the same versions must agree on what they measure with."""
    with zipfile.ZipFile(model_path) as archive:
        networks = [archive.read(name) for name in (DETECTOR_MEMBER, LANDMARKS_MEMBER)]

    assert build_bundle(*networks) == build_bundle(*networks)


def test_a_mediapipe_without_the_descriptions_is_told(monkeypatch):
    """A later release may leave them out; then only the official bundle is left."""
    monkeypatch.setattr(model_build.importlib.util, "find_spec", lambda _name: None)

    with pytest.raises(PoseModelError) as caught:
        build_bundle(b"", b"")

    assert caught.value.message == (
        "the installed mediapipe cannot build a pose model: "
        "it has no file tasks/metadata/schema_py_generated.py"
    )


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_every_input_is_pinned(variant):
    """Nothing is built from what is not known to the byte."""
    for ingredients in filter(None, (variant.npm, variant.wheel)):
        for weights in (ingredients.detector, ingredients.landmarks):
            assert len(weights.sha256) == 64
            assert weights.size_bytes > 1_000_000
