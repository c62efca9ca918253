"""The pose model: whether it is here, whole, and works on this machine."""
# ruff: noqa: PLC0415 (imports inside functions: a broken library is a finding here)

from collections.abc import Iterator
from pathlib import Path

from formcoach.cli.checkup import Check, State
from formcoach.cli.folders import library_log
from formcoach.errors import PoseModelError
from formcoach.pose import NETWORK_NOTICE
from formcoach.streams import libraries_hushed

NAME = "Pose model"
SELF_CHECK = "Known pose"
UNLOADABLE = "Look at Packages, OpenCV and Libraries above."


def model_checks(variant: str, path: Path | None) -> Iterator[Check]:
    """Look for the model, verify its hash, and try it on a known pose."""
    from formcoach.pose.model_file import model_facts

    try:
        facts = model_facts(variant, path)
    except PoseModelError as error:
        yield _failed(NAME, error.message, error.hint)
        return
    yield Check(
        name=NAME,
        found=f"{facts.name}, {facts.origin}, SHA-256 {facts.sha256[:12]}..., "
        f"{facts.path}",
    )
    yield _self_check(facts.path)


def telemetry_check() -> Check:
    """Say what MediaPipe sends over the network."""
    return Check(name="Network", found=NETWORK_NOTICE)


def _self_check(path: Path) -> Check:
    with libraries_hushed(library_log()):
        try:
            from formcoach.pose.model_check import check_known_pose

            check_known_pose(path)
        except PoseModelError as error:
            return _failed(SELF_CHECK, error.message, error.hint)
        except (ImportError, OSError) as error:
            return _failed(SELF_CHECK, f"MediaPipe does not load: {error}", UNLOADABLE)
    return Check(name=SELF_CHECK, found="the model finds it")


def _failed(name: str, found: str, remedy: str) -> Check:
    return Check(name=name, found=found, state=State.MISSING, remedy=remedy)
