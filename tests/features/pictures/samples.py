"""Pictures, and things that only look like pictures."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

SCRIPT = b"<script>alert(1)</script>"


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), mode: str = "RGB", **more: Any) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size, "teal").save(buffer, kind, **more)
    return buffer.getvalue()


def with_place() -> bytes:
    """A photograph that says where it was taken and which way is up."""
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[2] = (30.0, 15.0, 0.0)
    exif[0x010E] = "at home"
    return picture(exif=exif, comment=SCRIPT)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def bomb(side: int = 15_000) -> bytes:
    """A small PNG of a huge white square."""
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((side + 7) // 8 + 1) * side, 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


POISON: dict[str, bytes] = {
    "nothing": b"",
    "svg": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>",
    "html": b"<!doctype html>" + SCRIPT,
    "gif": picture("GIF", mode="P"),
    "bmp": picture("BMP"),
    "tiff": picture("TIFF"),
    "pdf": b"%PDF-1.7\n" + SCRIPT,
    "head only": b"\xff\xd8\xff\xe0",
    "cut jpeg": picture(size=(640, 480))[:-900],
    "cut png": picture("PNG")[:60],
    "cut webp": picture("WEBP")[:40],
    "script in the head of a jpeg": b"\xff\xd8\xff" + SCRIPT,
    "riff that is sound": b"RIFF\x10\0\0\0WAVEfmt ",
    "bomb": bomb(),
    "wide": bomb(1)[:8] + _chunk(b"IHDR", struct.pack(">IIBBBBB", 2**31 - 1, 1, 1, 0, 0, 0, 0)),
    "zip behind a png": b"PK\x03\x04" + picture("PNG"),
}
