"""The official address: what it gives is verified, and its absence costs seconds."""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from formcoach.pose import model_download
from formcoach.pose.model_catalogue import VARIANTS, Variant
from formcoach.pose.model_download import download_bundle
from formcoach.pose.model_route import RouteError

BUNDLE = bytes(range(256)) * 1000


class _Handler(BaseHTTPRequestHandler):
    answer: Callable[["_Handler"], None]

    def do_GET(self):
        """Answer as the test says."""
        type(self).answer(self)

    def log_message(self, *_):
        """Keep quiet."""

    def give(self, data, *, length=None, status=200, **headers):
        """Send an answer."""
        self.send_response(status)
        self.send_header("Content-Length", str(length or len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def _address(answer) -> Iterator[Variant]:
    """Serve on the loopback and yield a variant that is fetched from there."""
    handler = type("Handler", (_Handler,), {"answer": answer})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield replace(
            VARIANTS["lite"],
            url=f"http://127.0.0.1:{server.server_port}/lite.task",
            sha256=hashlib.sha256(BUNDLE).hexdigest(),
        )
        server.shutdown()


def _quiet(_doing, _share):
    pass


def _refusal(answer) -> str:
    with _address(answer) as variant, pytest.raises(RouteError) as caught:
        download_bundle(variant, _quiet)
    return str(caught.value)


def test_the_bundle_is_taken_whole_and_its_progress_told():
    """A bar that stands still looks broken."""
    told = []

    with _address(lambda handler: handler.give(BUNDLE)) as variant:
        bundle = download_bundle(variant, lambda *step: told.append(step))

    assert bundle.data == BUNDLE
    assert bundle.route == "official address"
    assert bundle.inputs == {variant.url: variant.sha256}
    assert told[0] == ("Downloading the lite pose model", None)
    shares = [share for _, share in told[1:]]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) >= len(BUNDLE) // model_download.CHUNK_BYTES


def test_another_file_at_the_address_is_refused():
    """A model that was exchanged on the way must not judge a patient."""
    refusal = _refusal(lambda handler: handler.give(BUNDLE[:-1] + b"x"))

    assert refusal.startswith("the bundle has SHA-256 ")
    assert "expected " + hashlib.sha256(BUNDLE).hexdigest() in refusal


def test_a_missing_file_is_told_with_its_status():
    """The answer of a server says more than a wrong hash."""
    assert _refusal(lambda handler: handler.send_error(404)) == (
        "it answers 404 Not Found"
    )


def test_a_download_that_breaks_off_is_told():
    """Half a model is none."""
    refusal = _refusal(lambda handler: handler.give(BUNDLE, length=len(BUNDLE) + 1))

    assert refusal == f"it broke off after {len(BUNDLE)} of {len(BUNDLE) + 1} bytes"


def test_more_than_any_model_is_refused(monkeypatch):
    """A server that never stops must not fill the memory."""
    monkeypatch.setattr(model_download, "MAX_BUNDLE_BYTES", 100_000)

    assert _refusal(lambda handler: handler.give(BUNDLE)) == (
        "it gives more than 100000 bytes"
    )


def test_a_redirect_to_an_open_line_is_refused():
    """Nobody between here and there may choose another file."""
    refusal = _refusal(
        lambda handler: handler.give(b"", status=302, Location="http://127.0.0.1/x")
    )

    assert refusal == "it redirects to http, not https"


def test_a_server_that_says_nothing_costs_little_time(monkeypatch):
    """The next way must be tried soon, whatever a firewall does to this one."""
    monkeypatch.setattr(model_download, "CONNECT_TIMEOUT_S", 0.2)
    begun_s = time.monotonic()

    refusal = _refusal(lambda _handler: time.sleep(1.0))

    assert refusal == "no answer within 0.2 s"
    assert time.monotonic() - begun_s < 1.0


def test_a_closed_port_is_told_at_once():
    """Nothing is gained by waiting for what refuses."""
    with _address(lambda _handler: None) as variant:
        closed = variant

    with pytest.raises(RouteError, match="Connection refused"):
        download_bundle(closed, _quiet)


def test_a_name_that_nobody_knows_is_told():
    """Without a network this is what happens."""
    variant = replace(VARIANTS["lite"], url="https://nowhere.invalid/lite.task")

    with pytest.raises(RouteError, match=r"\w"):
        download_bundle(variant, _quiet)


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_official_addresses_are_secure_and_pinned(variant):
    """A version in the address and a hash: the same model today and in a year."""
    assert variant.url.startswith("https://")
    assert "/float16/1/" in variant.url
    assert len(variant.sha256) == 64
