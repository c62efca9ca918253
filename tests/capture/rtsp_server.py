"""An RTSP camera on the loopback: JPEG in RTP (RFC 2435) within the RTSP connection."""

import socket
import struct
import threading
import time

from mjpeg_server import HEIGHT_PX, WIDTH_PX, Camera

JPEG_PAYLOAD = 26
RTP_CLOCK_HZ = 90_000
CHUNK_BYTES = 1400
TYPE_420 = 1
TABLES_FOLLOW = 255
SDP = (
    "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=camera\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
    f"m=video 0 RTP/AVP {JPEG_PAYLOAD}\r\na=control:track1\r\n"
)


def tables_and_scan(jpeg):
    """Return the quantisation tables and the entropy-coded data of a baseline JPEG."""
    tables, at = b"", 2
    while True:
        marker, length = struct.unpack_from(">HH", jpeg, at)
        content = jpeg[at + 4 : at + 2 + length]
        at += 2 + length
        if marker == 0xFFDB:
            starts = range(1, len(content), 65)
            tables += b"".join(content[i : i + 64] for i in starts)
        if marker == 0xFFDA:
            return tables, jpeg[at:-2]


class RtspServer:
    """Serves a camera to any number of clients; it can be stopped and started again."""

    def __init__(self):
        self.camera = Camera()
        self._port = 0

    @property
    def url(self):
        """Where it is."""
        return f"rtsp://127.0.0.1:{self._port}/camera"

    def start(self):
        """Open the port; after a stop, the same one."""
        self.camera.dropping.clear()
        self._socket = socket.create_server(("127.0.0.1", self._port))
        self._port = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, args=(self._socket,), daemon=True).start()

    def stop(self):
        """Close every connection and the port."""
        self.camera.dropping.set()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def _accept(self, listening):
        while True:
            try:
                client, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        with client, client.makefile("rwb") as stream:
            try:
                while self._answer(stream) != b"PLAY":
                    pass
                self._play(stream)
            except OSError:
                return

    def _answer(self, stream):
        """Answer one request and return its method."""
        lines = list(iter(stream.readline, b"\r\n"))
        if not lines or not lines[-1]:
            raise ConnectionResetError
        method = lines[0].split()[0]
        number = next(line for line in lines if line.startswith(b"CSeq")).decode()
        head = f"RTSP/1.0 200 OK\r\n{number}Session: 1\r\n"
        body = ""
        if method == b"OPTIONS":
            head += "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n"
        if method == b"DESCRIBE":
            body = SDP
            head += f"Content-Type: application/sdp\r\nContent-Length: {len(SDP)}\r\n"
        if method == b"SETUP":
            head += "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n"
        stream.write(f"{head}\r\n{body}".encode())
        stream.flush()
        return method

    def _play(self, stream):
        sequence = 0
        while not self.camera.dropping.wait(1 / self.camera.rate_hz):
            if self.camera.stalled:
                continue
            stamp = int(time.monotonic() * RTP_CLOCK_HZ) & 0xFFFFFFFF
            for offset, payload, last in packets_of(self.camera.jpeg()):
                marker = JPEG_PAYLOAD | (0x80 if last else 0)
                rtp = struct.pack(">BBHII", 0x80, marker, sequence & 0xFFFF, stamp, 1)
                kind = bytes([TYPE_420, TABLES_FOLLOW, WIDTH_PX // 8, HEIGHT_PX // 8])
                packet = rtp + struct.pack(">I", offset) + kind + payload
                stream.write(struct.pack(">cBH", b"$", 0, len(packet)) + packet)
                sequence += 1
            stream.flush()


def packets_of(jpeg):
    """Yield the offset and the content of each packet, and whether it is the last."""
    tables, scan = tables_and_scan(jpeg)
    for offset in range(0, len(scan), CHUNK_BYTES):
        head = b"" if offset else struct.pack(">HH", 0, len(tables)) + tables
        last = offset + CHUNK_BYTES >= len(scan)
        yield offset, head + scan[offset : offset + CHUNK_BYTES], last
