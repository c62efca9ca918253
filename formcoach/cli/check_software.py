"""Python, the packages, and the system's libraries that they need."""

import ctypes
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from formcoach import __version__
from formcoach.cli.checkup import Check, State

PACKAGES = (
    *("mediapipe", "numpy", "textual", "click", "pydantic"),
    *("ruamel.yaml", "platformdirs", "flatbuffers"),
)
OPENCVS = tuple(
    f"opencv{contrib}-python{headless}"
    for contrib in ("", "-contrib")
    for headless in ("", "-headless")
)
"""The distributions that bring the module ``cv2``, all into the same folder."""
LIBRARIES = ("libGL.so.1", "libEGL.so.1", "libGLESv2.so.2")
"""What OpenCV and MediaPipe load on Linux; images for servers often lack them."""
DEBIAN_PACKAGES = "libgl1 libegl1 libgles2"


def software_checks() -> Iterator[Check]:
    """Look at everything that was installed."""
    yield Check(name="formcoach", found=__version__)
    yield Check(name="Python", found=platform.python_version())
    yield Check(name="Platform", found=platform.platform(terse=True))
    yield _packages()
    yield _opencv()
    if sys.platform == "linux":
        yield _libraries()


def _packages() -> Check:
    versions = {name: installed(name) for name in PACKAGES}
    absent = [name for name in PACKAGES if versions[name] is None]
    if absent:
        return Check(
            name="Packages",
            found=f"absent: {', '.join(absent)}",
            state=State.MISSING,
            remedy="Install formcoach again: pip install --force-reinstall formcoach",
        )
    return Check(
        name="Packages", found=", ".join(f"{n} {versions[n]}" for n in PACKAGES)
    )


def _opencv() -> Check:
    found = [f"{name} {installed(name)}" for name in OPENCVS if installed(name)]
    if not found:
        return Check(
            name="OpenCV",
            found="absent",
            state=State.MISSING,
            remedy="pip install opencv-python",
        )
    if len(found) == 1:
        return Check(name="OpenCV", found=found[0])
    names = " ".join(name for name in OPENCVS if installed(name))
    return Check(
        name="OpenCV",
        found=f"{len(found)} distributions share one folder: {', '.join(found)}",
        state=State.LOOK,
        remedy="If pictures cannot be opened, leave one: "
        f"pip uninstall {names}, then pip install opencv-python",
    )


def _libraries() -> Check:
    absent = [name for name in LIBRARIES if not _loads(name)]
    if not absent:
        return Check(name="Libraries", found=", ".join(LIBRARIES))
    return Check(
        name="Libraries",
        found=f"absent: {', '.join(absent)}",
        state=State.MISSING,
        remedy=f"Debian, Ubuntu: sudo apt install {DEBIAN_PACKAGES}",
    )


def installed(name: str) -> str | None:
    """Return the version of a distribution, or None if it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
