"""The address of a network camera, checked before anything is opened."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from formcoach.errors import CameraError

SCHEMES = ("http", "https", "rtsp", "rtsps")
"""What cameras speak; every other scheme of FFmpeg could read files or run servers."""
EXAMPLES_HINT = "Give something like http://192.168.1.20:8080/video or rtsp://camera/1."


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkAddress:
    """Where a network camera is."""

    url: str
    """The address as given; it may hold a password."""
    host: str
    """The machine's name or number."""
    shown: str
    """The address without user, password and query, fit to be shown."""

    @classmethod
    def parsed(cls, text: str) -> Self:
        """Read an address.

        Raises
        ------
        CameraError
            If it is none, or of a scheme that cameras do not speak.

        """
        scheme = text.partition("://")[0].lower()
        if scheme not in SCHEMES:
            raise CameraError(
                f"formcoach does not open {scheme} addresses, "
                f"only {', '.join(SCHEMES)} and files.",
                hint="For a file give its path alone.",
            )
        host, place = _split(text)
        if not host or not text.isprintable() or " " in text:
            raise CameraError(
                "The address of the network camera cannot be read.", hint=EXAMPLES_HINT
            )
        return cls(url=text, host=host, shown=f"{scheme}://{place}")


def _split(text: str) -> tuple[str, str]:
    """Return the host, and the host with port and path; empty if it is no address."""
    try:
        parts = urlsplit(text)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "", ""
    host = parts.hostname or ""
    return host, f"{host}{port}{parts.path}"
