"""Pictures made harmless: judged by their content, bounded before they are decoded, painted anew without what was hidden in them."""

import io
import threading
from typing import Final, NamedTuple

from PIL import Image, ImageOps

from antiphon.kernel.errors import Invalid, TooLarge

MAX_BYTES: Final = 5 * 1024 * 1024
MAX_SIDE: Final = 16_000  # pixels
MAX_PIXELS: Final = 24_000_000  # of what has to be decoded whole: about 100 MB of memory
MAX_JPEG_PIXELS: Final = 89_000_000  # JPEG is decoded at a fraction of its size
SIDE: Final = 2_048  # of what is kept
SMALL: Final = 320  # of the thumbnail
QUALITY: Final = 85
AT_ONCE: Final = 2  # pictures painted at the same time, for the sake of memory
_WHITE: Final = (255, 255, 255)
_painting = threading.BoundedSemaphore(AT_ONCE)


class Painted(NamedTuple):
    """A picture as it is kept: JPEG without metadata, upright, at most `SIDE` wide and high; and a small one."""

    whole: bytes
    small: bytes
    width: int
    height: int
    look: str  # difference hash, 16 hex digits: pictures that look alike have nearly the same


def paint_anew(raw: bytes) -> Painted:
    """Raises `TooLarge`, or `Invalid` for everything that is not a JPEG, PNG or WebP picture of a sane size."""
    if len(raw) > MAX_BYTES:
        raise _too_large()
    kind = kind_of(raw)
    if kind is None:
        raise _no_picture()
    with _painting:
        try:
            return _paint(raw, kind)
        except Invalid:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise _too_many_pixels() from error
        except Exception as error:  # a decoder given broken bytes may raise anything
            raise _no_picture() from error


def kind_of(raw: bytes) -> str | None:
    """JPEG, PNG or WEBP, by the first bytes; None for anything else."""
    if raw.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    return "WEBP" if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP" else None


def _paint(raw: bytes, kind: str) -> Painted:
    with Image.open(io.BytesIO(raw), formats=[kind]) as picture:
        width, height = picture.size
        most = MAX_JPEG_PIXELS if kind == "JPEG" else MAX_PIXELS
        if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE and width * height <= most):
            raise _too_many_pixels()
        if kind == "JPEG":
            picture.draft("RGB", (SIDE, SIDE))
            if picture.size[0] * picture.size[1] > MAX_PIXELS:
                raise _too_many_pixels()
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        plain = _flatten(upright)
    plain.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    small = plain.copy()
    small.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS)
    return Painted(_write(plain), _write(small), plain.width, plain.height, look_of(plain))


def look_of(picture: Image.Image) -> str:
    """The difference hash (N. Krawetz, 2013): in 8 rows of 9 grey patches, whether each is brighter than the one to its right."""
    grey = picture.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = (grey[row * 9 + column] > grey[row * 9 + column + 1] for row in range(8) for column in range(8))
    return f"{int(''.join('01'[bit] for bit in bits), 2):016x}"


def _flatten(picture: Image.Image) -> Image.Image:
    """Opaque, in three colours; what is transparent becomes white."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        ground = Image.new("RGB", picture.size, _WHITE)
        layer = picture.convert("RGBA")
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    return picture.convert("RGB")


def _write(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    bare = Image.frombytes("RGB", picture.size, picture.tobytes())  # pixels only: no comment, profile or metadata comes along
    bare.save(buffer, "JPEG", quality=QUALITY, optimize=True)
    return buffer.getvalue()


def _too_large() -> TooLarge:
    says = {"zh": "图片不能超过 5 MB，请压缩后再传。", "en": "A picture may have 5 MB at most. Send a smaller one."}
    return TooLarge(says["en"], code="picture_too_large", errors=[{"path": "", "says": says}])


def _too_many_pixels() -> Invalid:
    says = {"zh": "图片的长宽太大，请缩小后再传。", "en": "The picture is too wide or too high. Send a smaller one."}
    return Invalid(says["en"], code="picture_too_wide", errors=[{"path": "", "says": says}])


def _no_picture() -> Invalid:
    says = {
        "zh": "请上传 JPEG、PNG 或 WebP 图片；这个文件打不开。",
        "en": "Send a JPEG, PNG or WebP picture; this file cannot be opened as one.",
    }
    return Invalid(says["en"], code="not_a_picture", errors=[{"path": "", "says": says}])
