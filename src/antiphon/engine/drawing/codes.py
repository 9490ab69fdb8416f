"""QR codes (ISO/IEC 18004) as pictures."""

from functools import lru_cache
from typing import Any, Final, cast

from PIL import Image
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from antiphon.engine.drawing.colours import Colour

QUIET: Final = 4  # modules of margin that scanners need
MOST: Final = 1_000  # bytes of what a code says; beyond that phones have trouble reading it


@lru_cache(maxsize=256)
def modules(says: str) -> tuple[tuple[bool, ...], ...]:
    """The squares of a code, row by row, without the margin; 15 % of it may be lost (level M). Raises `ValueError` beyond `MOST` bytes."""
    if not 0 < len(says.encode()) <= MOST:
        message = f"A code holds 1 to {MOST} bytes."
        raise ValueError(message)
    code = cast("Any", QRCode(None, QRErrorCorrectLevel.M))
    code.addData(says)
    code.make()
    return tuple(tuple(bool(square) for square in row) for row in code.modules)


def draw_code(says: str, side: int, ink: Colour = (0, 0, 0), ground: Colour = (255, 255, 255)) -> Image.Image:
    """A code with its margin, `side` pixels wide and high (its squares are of one whole size; what is over goes to the margin)."""
    rows = modules(says)
    count = len(rows) + 2 * QUIET
    small = Image.new("RGB", (count, count), ground)
    for y, row in enumerate(rows):
        for x, square in enumerate(row):
            if square:
                small.putpixel((x + QUIET, y + QUIET), ink)
    scale = max(1, side // count)
    whole = Image.new("RGB", (side, side), ground)
    large = small.resize((count * scale, count * scale), Image.Resampling.NEAREST)
    whole.paste(large, ((side - large.width) // 2, (side - large.height) // 2))
    return whole
