"""A network camera on the loopback that can fail in all the ways real ones do.

Every picture carries its number and the time it was sent in a strip of 64 black or
white blocks along its top, so that a test can tell how old the picture is it got.
"""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np

BLOCKS = 64
BLOCK_PX = 5
STRIP_PX = 16
WIDTH_PX, HEIGHT_PX = BLOCKS * BLOCK_PX, 240
BOUNDARY = b"frame"


def stamped(picture, number, sent_us):
    """Write a 16 bit number and 48 bits of microseconds into the top strip."""
    bits = ((number & 0xFFFF) << 48) | (sent_us & 0xFFFFFFFFFFFF)
    white = np.array([bits >> block & 1 for block in range(BLOCKS)], np.uint8) * 255
    picture = picture.copy()
    picture[:STRIP_PX] = np.repeat(white, BLOCK_PX)[None, :, None]
    return picture


def read_stamp(picture):
    """Return the number of a picture and its age in seconds."""
    strip = picture[4:12].mean(axis=(0, 2)).reshape(BLOCKS, BLOCK_PX)[:, 1:4]
    white = np.flatnonzero(strip.mean(axis=1) > 127)
    bits = sum(1 << block for block in white.tolist())
    return bits >> 48, time.monotonic() - (bits & 0xFFFFFFFFFFFF) / 1e6


class Camera:
    """What the camera does at the moment; tests change it while it runs."""

    def __init__(self):
        self.rate_hz = 30.0
        self.frozen = False
        self.black = False
        self.stalled = False
        self.dropping = threading.Event()
        self._noise = np.random.default_rng(0)
        self._number = 0
        self._still = None

    def jpeg(self):
        """Return the next picture as the camera would send it."""
        if self.frozen and self._still is not None:
            return self._still
        picture = np.full((HEIGHT_PX, WIDTH_PX, 3), 120, np.uint8)
        if self.black:
            picture[:] = self._noise.integers(0, 6, picture.shape)
        else:
            sent_us = int(time.monotonic() * 1e6)
            picture = stamped(picture, self._number, sent_us)
        self._number += 1
        self._still = cv2.imencode(".jpg", picture)[1].tobytes()
        return self._still


class Server:
    """The HTTP server around a camera; it can be stopped and started again."""

    def __init__(self, port=0):
        self.camera = Camera()
        self._http = None
        self._port = port

    @property
    def url(self):
        """Where it is."""
        return f"http://127.0.0.1:{self._port}/video"

    def start(self):
        """Open the port; after a stop, the same one."""
        self.camera.dropping.clear()
        handler = type("Handler", (_Handler,), {"camera": self.camera})
        self._http = ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        self._http.daemon_threads = True
        self._port = self._http.server_address[1]
        serve = self._http.serve_forever
        threading.Thread(target=serve, args=(0.05,), daemon=True).start()

    def stop(self):
        """Close every connection and the port."""
        self.camera.dropping.set()
        self._http.shutdown()
        self._http.server_close()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"
    camera: Camera

    def log_message(self, *_):
        """Say nothing."""

    def do_GET(self):
        """Send pictures until the camera drops the connection."""
        self.send_response(200)
        kind = f"multipart/x-mixed-replace; boundary={BOUNDARY.decode()}"
        self.send_header("Content-Type", kind)
        self.end_headers()
        try:
            while not self.camera.dropping.wait(1 / self.camera.rate_hz):
                if not self.camera.stalled:
                    self._send(self.camera.jpeg())
        except (BrokenPipeError, ConnectionResetError):
            return

    def _send(self, jpeg):
        head = b"--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
        self.wfile.write(head % (BOUNDARY, len(jpeg)) + jpeg + b"\r\n")
