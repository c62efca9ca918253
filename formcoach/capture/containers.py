"""What a file is, told from its first bytes and never from its name."""

from enum import StrEnum

HEAD_BYTES = 512
"""Enough for every mark below; MPEG transport packets are 188 bytes long."""
TS_PACKET_BYTES = 188
CAMCORDER_PACKET_BYTES = 192
"""AVCHD camcorders put four bytes of time before each transport packet."""


class Kind(StrEnum):
    """What a file is, as a person would say it."""

    VIDEO = "a video"
    PICTURE = "a single picture"
    PLAYLIST = "a playlist"
    UNKNOWN = "not a video"


VIDEO_MARKS = (
    (0, b"GIF87a"),
    (0, b"GIF89a"),
    (0, b"\x1aE\xdf\xa3"),  # Matroska, WebM
    (0, b"OggS"),
    (0, b"FLV\x01"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11"),  # Windows Media
    (0, b"\x00\x00\x01\xba"),  # MPEG programme stream
    (0, b"\x00\x00\x01\xb3"),  # MPEG video
    (8, b"AVI "),
    *((4, box) for box in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")),
)
PICTURE_MARKS = (
    (0, b"\xff\xd8\xff"),  # JPEG
    (0, b"\x89PNG"),
    (0, b"BM"),
    (0, b"II*\x00"),  # TIFF
    (0, b"MM\x00*"),
    (8, b"WEBP"),
    *((4, b"ftyp" + brand) for brand in (b"heic", b"heix", b"mif1", b"avif")),
)
PLAYLIST_MARKS = ((0, b"#EXTM3U"), (0, b"ffconcat"), (0, b"v=0"), (0, b"[playlist]"))


def kind_of(head: bytes) -> Kind:
    """Tell what a file is from its first :data:`HEAD_BYTES` bytes."""
    for kind, marks in (
        (Kind.PICTURE, PICTURE_MARKS),
        (Kind.PLAYLIST, PLAYLIST_MARKS),
        (Kind.VIDEO, VIDEO_MARKS),
    ):
        if any(head.startswith(mark, offset) for offset, mark in marks):
            return kind
    return Kind.VIDEO if _is_transport_stream(head) else Kind.UNKNOWN


def _is_transport_stream(head: bytes) -> bool:
    plain = head[0 : 2 * TS_PACKET_BYTES + 1 : TS_PACKET_BYTES]
    camcorder = head[4 : 4 + CAMCORDER_PACKET_BYTES + 1 : CAMCORDER_PACKET_BYTES]
    return plain == b"GGG" or camcorder == b"GG"
