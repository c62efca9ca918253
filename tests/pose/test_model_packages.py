"""The package clients: what they bring is verified, and what they lack is told."""

import hashlib
import io
import os
import sys
import tarfile
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from formcoach.pose import model_packages, package_client
from formcoach.pose.model_catalogue import (
    DETECTOR_MEMBER,
    LANDMARKS_MEMBER,
    NPM_PACKAGE,
    VARIANTS,
    Ingredients,
    Weights,
)
from formcoach.pose.model_packages import build_from_npm, build_from_wheel
from formcoach.pose.model_route import RouteError
from formcoach.pose.package_client import run_client

LITE = VARIANTS["lite"]


def _quiet(_doing, _share):
    pass


def _weights(member, data):
    return Weights(
        member=member,
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
    )


def _tgz(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return file.getvalue()


def _wheel(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.fixture
def client(tmp_path, monkeypatch):
    """Put a client of our own in the place of npm and of pip."""

    def install(script: str) -> None:
        programs = tmp_path / "programs"
        programs.mkdir()
        for name in ("npm", "python"):
            (programs / name).write_text(f"#!/bin/sh\n{script}\n")
            (programs / name).chmod(0o755)
        monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setattr(sys, "executable", str(programs / "python"))

    return install


@pytest.fixture
def networks(model_path) -> tuple[bytes, bytes]:
    """Take the two networks out of the pose model."""
    with zipfile.ZipFile(model_path) as archive:
        return archive.read(DETECTOR_MEMBER), archive.read(LANDMARKS_MEMBER)


@pytest.fixture
def ingredients(networks) -> Ingredients:
    """Pin those networks."""
    detector, landmarks = networks
    return Ingredients(
        detector=_weights("package/detector.data", detector),
        landmarks=_weights("package/landmarks.tflite", landmarks),
    )


def _members(ingredients: Ingredients, networks) -> dict[str, bytes]:
    names = (ingredients.detector.member, ingredients.landmarks.member)
    return dict(zip(names, networks, strict=True))


@pytest.mark.model
def test_npm_brings_the_weights(client, tmp_path, monkeypatch, networks, ingredients):
    """A fresh machine gets its model so where Google is out of reach."""
    package = tmp_path / "brought.tgz"
    package.write_bytes(_tgz({**_members(ingredients, networks), "../evil": b"!"}))
    monkeypatch.setattr(
        model_packages, "NPM_SHA256", hashlib.sha256(package.read_bytes()).hexdigest()
    )
    client(f'echo "$@" > {tmp_path}/asked; cp {package} mediapipe-pose.tgz')
    told = []

    bundle = build_from_npm(
        replace(LITE, npm=ingredients), lambda *step: told.append(step)
    )

    assert bundle.route == "npm"
    assert bundle.inputs == {
        ingredients.detector.member: ingredients.detector.sha256,
        ingredients.landmarks.member: ingredients.landmarks.sha256,
    }
    with zipfile.ZipFile(io.BytesIO(bundle.data)) as archive:
        assert archive.namelist() == [DETECTOR_MEMBER, LANDMARKS_MEMBER]
    asked = (tmp_path / "asked").read_text().split()
    assert asked[:2] == ["pack", NPM_PACKAGE]
    assert "--ignore-scripts" in asked
    assert told[0] == ("Fetching the weights of the lite pose model with npm", None)
    assert not (tmp_path / "evil").exists()


@pytest.mark.model
def test_pip_brings_the_weights(client, tmp_path, networks, ingredients):
    """The last way, for machines without npm."""
    package = tmp_path / "brought.whl"
    package.write_bytes(_wheel(_members(ingredients, networks)))
    client(f'echo "$@" > {tmp_path}/asked; cp {package} mediapipe.whl')

    bundle = build_from_wheel(replace(LITE, wheel=ingredients), _quiet)

    assert bundle.route == "pip"
    asked = (tmp_path / "asked").read_text().split()
    assert asked[:3] == ["-m", "pip", "download"]
    assert asked[-1] == "mediapipe==0.10.21"
    assert "--no-deps" in asked


def _refusal(build, variant=LITE) -> str:
    with pytest.raises(RouteError) as caught:
        build(variant, _quiet)
    return str(caught.value)


def test_another_package_of_that_name_is_refused(client):
    """A name and a version are no proof; the hash is."""
    client("echo hello > mediapipe-pose.tgz")

    assert _refusal(build_from_npm).startswith(f"{NPM_PACKAGE} has SHA-256 ")


def test_other_weights_in_a_wheel_are_refused(client, tmp_path):
    """The wheel is not pinned, its two files are."""
    full = VARIANTS["full"]
    package = tmp_path / "brought.whl"
    package.write_bytes(
        _wheel({full.wheel.detector.member: b"x" * (full.wheel.detector.size_bytes)})
    )
    client(f"cp {package} mediapipe.whl")

    assert _refusal(build_from_wheel, full).startswith(
        f"{full.wheel.detector.member} has SHA-256 "
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            _wheel({"other": b""}),
            f"{VARIANTS['full'].wheel.detector.member} is not in the package",
        ),
        (b"no zip", "mediapipe==0.10.21 is damaged: File is not a zip file"),
    ],
    ids=["other members", "no zip"],
)
def test_a_wheel_without_the_weights_is_refused(client, tmp_path, content, sentence):
    """Another release may keep its files elsewhere."""
    (tmp_path / "brought.whl").write_bytes(content)
    client(f"cp {tmp_path}/brought.whl mediapipe.whl")

    assert _refusal(build_from_wheel, VARIANTS["full"]) == sentence


def test_a_tgz_without_the_weights_is_refused(client, tmp_path, monkeypatch):
    """A release that lacks a size must not end in a traceback."""
    package = tmp_path / "brought.tgz"
    package.write_bytes(_tgz({"package/other": b""}))
    monkeypatch.setattr(
        model_packages, "NPM_SHA256", hashlib.sha256(package.read_bytes()).hexdigest()
    )
    client(f"cp {package} mediapipe-pose.tgz")

    assert _refusal(build_from_npm) == (
        "package/pose_solution_packed_assets.data is not in the package"
    )


def test_what_the_client_complains_of_is_told(client):
    """The user can only mend what is named."""
    client("echo some notice >&2; echo npm error code ENOTFOUND >&2; exit 7")

    assert _refusal(build_from_npm) == (
        "it ended with exit code 7: npm error code ENOTFOUND"
    )


def test_a_client_that_brings_nothing_is_told(client):
    """Exit code 0 is no package."""
    client("true")

    assert _refusal(build_from_npm) == "it brought 0 packages, expected 1"


def test_a_machine_without_npm_is_told(monkeypatch, tmp_path):
    """The commonest reason, and the easiest to mend."""
    monkeypatch.setenv("PATH", str(tmp_path))

    assert _refusal(build_from_npm) == "npm is not installed"


def test_the_wheel_has_one_size_only():
    """Nothing is fetched in vain."""
    assert _refusal(build_from_wheel) == "mediapipe==0.10.21 holds no lite model"


def test_a_client_that_hangs_is_ended(tmp_path, monkeypatch):
    """A dead line must not stop the setup for ever."""
    monkeypatch.setattr(package_client, "TIMEOUT_S", 0.3)
    begun_s = time.monotonic()

    with pytest.raises(RouteError, match=r"it did not end within 0\.3 s"):
        run_client(["sleep", "20"], tmp_path, "Waiting", _quiet)

    assert time.monotonic() - begun_s < 5


def test_ctrl_c_ends_the_client_too(tmp_path):
    """Nothing may go on fetching behind the user's back."""
    mark = tmp_path / "mark"
    script = f"sleep 1; touch {mark}"

    def stop(_doing, _share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_client(["/bin/sh", "-c", script], tmp_path, "Waiting", stop)

    time.sleep(1.3)
    assert not mark.exists()


def test_progress_is_told_while_the_client_works(tmp_path):
    """Minutes without a sign look like a crash."""
    told = []

    run_client(["sleep", "0.7"], tmp_path, "Waiting", lambda *step: told.append(step))

    assert told.count(("Waiting", None)) >= 3


def test_a_client_that_cannot_start_is_told(tmp_path):
    """A broken installation is one closed way, no traceback."""
    with pytest.raises(RouteError, match="it does not start: No such file"):
        run_client([str(Path("/nowhere/npm"))], tmp_path, "Waiting", _quiet)
