"""What a person can do when a camera cannot be opened, by operating system."""

import os
from pathlib import Path

BUSY = "Close other programs that may use it, such as a video call or a browser"
LISTED = "'formcoach doctor' lists the webcams there are."
PRIVACY = {
    "darwin": (
        "Allow your terminal app to use the camera (System Settings > Privacy & "
        "Security > Camera) and start it anew. The permission belongs to the terminal."
    ),
    "win32": (
        "Allow desktop apps to use the camera (Settings > Privacy & security > Camera)."
    ),
}


def webcam_remedy(index: int, platform: str, devices: Path = Path("/dev")) -> str:
    """Return what to do about a webcam that does not open."""
    if platform == "linux":
        return _linux_remedy(devices / f"video{index}")
    return f"{PRIVACY.get(platform, 'Check that it is plugged in.')} {BUSY}. {LISTED}"


def network_remedy(host: str) -> str:
    """Return what to do about a network camera that does not open."""
    return (
        f"Check that the camera is on, that this computer reaches {host}, and that "
        "path, user name and password are right: a browser or VLC should show the "
        "picture."
    )


def _linux_remedy(device: Path) -> str:
    if not device.exists():
        return (
            f"There is no {device}: plug the webcam in or give another number. {LISTED}"
        )
    if not os.access(device, os.R_OK | os.W_OK):
        return (
            f"You may not open {device}: run 'sudo usermod -aG video $USER', "
            "then log out and in again."
        )
    return f"{BUSY}, or give another number. {LISTED}"
