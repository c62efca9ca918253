"""The first way to a pose model: the official bundle from its address."""

import http.client
import queue
import threading
import urllib.error
import urllib.request
from typing import Any

from formcoach.pose.model_catalogue import Variant
from formcoach.pose.model_route import Bundle, Progress, RouteError, verify

ROUTE = "official address"
CONNECT_TIMEOUT_S = 6.0
"""For everything up to the first byte, names and all addresses included; chosen so that
a machine without this route soon tries the next."""
READ_TIMEOUT_S = 15.0
CHUNK_BYTES = 64 * 1024
MAX_BUNDLE_BYTES = 64 * 1024 * 1024
"""Twice the largest bundle (heavy, 30.7 MB)."""


def download_bundle(variant: Variant, progress: Progress) -> Bundle:
    """Fetch and verify the official bundle.

    Raises
    ------
    RouteError
        If the address cannot be reached, or gives something else.

    """
    doing = f"Downloading the {variant.name} pose model"
    progress(doing, None)
    try:
        response = _open_in_time(variant.url)
        with response:
            data = _read(response, doing, progress)
    except (OSError, http.client.HTTPException) as error:
        raise RouteError(_reason(error)) from error
    verify(data, variant.sha256, "the bundle")
    return Bundle(data=data, route=ROUTE, inputs={variant.url: variant.sha256})


def _open_in_time(url: str) -> Any:
    """Open an address, however many addresses and resolvers do not answer.

    A timeout of the socket holds for each address of a host alone, and not at all for
    finding them, so the opening is left to a thread that is abandoned when it is late.
    """
    opener = urllib.request.build_opener(_HttpsRedirects)
    answers: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def answer() -> None:
        try:
            answers.put(opener.open(url, timeout=READ_TIMEOUT_S))
        except (OSError, http.client.HTTPException) as error:
            answers.put(error)

    threading.Thread(target=answer, name="model-download", daemon=True).start()
    try:
        result = answers.get(timeout=CONNECT_TIMEOUT_S)
    except queue.Empty:
        raise TimeoutError(f"no answer within {CONNECT_TIMEOUT_S:g} s") from None
    if isinstance(result, Exception):
        raise result
    return result


def _read(response: Any, doing: str, progress: Progress) -> bytes:
    expected = int(response.headers.get("Content-Length") or 0)
    data = bytearray()
    while chunk := response.read(CHUNK_BYTES):
        data += chunk
        if len(data) > MAX_BUNDLE_BYTES:
            raise RouteError(f"it gives more than {MAX_BUNDLE_BYTES} bytes")
        progress(doing, min(1.0, len(data) / expected) if expected > 0 else None)
    if len(data) < expected:
        raise RouteError(f"it broke off after {len(data)} of {expected} bytes")
    return bytes(data)


class _HttpsRedirects(urllib.request.HTTPRedirectHandler):
    """Follows a redirect to https only."""

    def redirect_request(
        self, req: Any, fp: Any, *answer: Any
    ) -> urllib.request.Request | None:
        request = super().redirect_request(req, fp, *answer)
        if request is not None and request.type != "https":
            fp.close()
            raise urllib.error.URLError(f"it redirects to {request.type}, not https")
        return request


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        error.close()
        return f"it answers {error.code} {error.reason}"
    reason = getattr(error, "reason", None) or error
    return getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
