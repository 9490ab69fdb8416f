"""The outside of the collect API, as unmodified Segment and RudderStack clients speak it: keys, packing, cross-origin answers.

Measured on six clients: some send `text/plain` or a form's content type, some gzip without being asked, some put the key into
the body only, browsers ask a preflight for every call. So the content type is ignored and the bytes decide.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs

import msgspec

from antiphon.features.events.intake import MAX_BODY_BYTES
from antiphon.kernel.errors import Problem, TooLarge

Headers = list[tuple[bytes, bytes]]

PATHS: Mapping[str, tuple[str, ...]] = {
    "track": ("/v1/track", "/v1/t"),
    "identify": ("/v1/identify", "/v1/i"),
    "page": ("/v1/page", "/v1/p"),
    "screen": ("/v1/screen", "/v1/s"),
    "group": ("/v1/group", "/v1/g"),
    "alias": ("/v1/alias", "/v1/a"),
    "batch": ("/v1/batch", "/v1/b", "/beacon/v1/batch"),
}
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_WINDOW = 31
_KEY_IN_TEXT = re.compile(rb'"writeKey"\s*:\s*"([^"\\]{1,200})"')
_HOST = re.compile(rb"^[A-Za-z0-9.\-\[\]:]{1,255}$")
_DEFAULT_HEADERS = b"Authorization, Content-Type, Content-Encoding"


class UnknownKey(Problem):
    """The write key is missing, unknown or revoked."""

    status = 401
    code = "unknown_write_key"
    title = "The write key is not known"


class UnknownEncoding(Problem):
    """The body is packed in a way we do not unpack."""

    status = 415
    code = "unsupported_encoding"
    title = "Content-Encoding not supported"


class BadPacking(Problem):
    """The body says gzip and is not."""

    status = 400
    code = "bad_gzip"
    title = "The body cannot be unpacked"


class _KeyOnly(msgspec.Struct, rename="camel"):
    write_key: str | None = None


_key_only = msgspec.json.Decoder(_KeyOnly)


def find_key(authorization: bytes | None, body: bytes, query: bytes) -> str:
    """The write key of a request: user name of Basic, else `writeKey` of the body, else of the query; "" when there is none."""
    if authorization and authorization[:6].lower() == b"basic ":
        try:
            pair = base64.b64decode(authorization[6:].strip(), validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            pair = ""
        key = pair.partition(":")[0]
        if key:
            return key
    return _key_in(body) or key_in_query(query)


def _key_in(body: bytes) -> str:
    if b'"writeKey"' not in body:
        return ""
    try:
        return _key_only.decode(body).write_key or ""
    except (msgspec.DecodeError, UnicodeError, RecursionError):  # a broken body still says whose it is
        found = _KEY_IN_TEXT.search(body)
        return found[1].decode("utf-8", "replace") if found else ""


def key_in_query(query: bytes) -> str:
    """`writeKey` of a query string."""
    return parse_qs(query.decode("latin-1")).get("writeKey", [""])[0] if query else ""


def key_hint(key: str) -> str:
    """Enough of a key to recognise one's own typing error, not enough to use it."""
    shown = "".join(character if character.isascii() and character.isprintable() else "?" for character in key[:4] + key[-3:])
    if not key:
        return "(none)"
    return f"{shown[:4]}…{shown[4:]} ({len(key)})" if len(key) > 10 else f"{shown[:2]}… ({len(key)})"


def unpack(body: bytes, encoding: bytes | None) -> bytes:
    """The body as JSON text, at most `MAX_BODY_BYTES` of it. Raises `TooLarge`, `UnknownEncoding`, `BadPacking`."""
    name = (encoding or b"").strip().lower()
    if name not in {b"", b"identity", b"gzip", b"x-gzip"}:
        raise UnknownEncoding("Send the body as it is, or with Content-Encoding: gzip.")
    if not body.startswith(_GZIP_MAGIC):  # also where a proxy has unpacked it and left the header
        return body
    unpacked: list[bytes] = []
    room = MAX_BODY_BYTES + 1
    while body:
        stream = zlib.decompressobj(_GZIP_WINDOW)
        try:
            part = stream.decompress(body, room)
        except zlib.error as error:
            raise BadPacking("The body begins like gzip, but cannot be unpacked.") from error
        unpacked.append(part)
        room -= len(part)
        if room <= 0:
            raise too_large()
        if not stream.eof:
            raise BadPacking("The gzip body ends too early.")
        body = stream.unused_data
    return b"".join(unpacked)


def too_large() -> TooLarge:
    """The refusal of a body over the limit."""
    return TooLarge(f"A request holds at most {MAX_BODY_BYTES} bytes, unpacked. Send fewer events at a time.")


def cross_origin(origin: bytes | None) -> Headers:
    """What lets a page of any origin read the answer. No cookie means anything here, so reflecting it gives nothing away."""
    if origin is None:
        return []
    return [(b"access-control-allow-origin", origin), (b"access-control-allow-credentials", b"true"), (b"vary", b"Origin")]


def preflight(asked: Mapping[bytes, bytes]) -> Headers:
    """Every header a client asks for is allowed: RudderStack's alone has six of its own."""
    wanted = asked.get(b"access-control-request-headers", _DEFAULT_HEADERS)
    return [
        *cross_origin(asked.get(b"origin", b"*")),
        (b"access-control-allow-methods", b"GET, POST, OPTIONS"),
        (b"access-control-allow-headers", wanted),
        (b"access-control-max-age", b"86400"),
    ]


def host_of(headers: Mapping[bytes, bytes], scheme: str) -> tuple[str, str]:
    """Under which address the client reached us: scheme and host, as far as they can be believed."""
    host = headers.get(b"host", b"")
    forwarded = headers.get(b"x-forwarded-proto", b"").decode("latin-1")
    return (forwarded if forwarded in {"http", "https"} else scheme, host.decode() if _HOST.match(host) else "localhost")


def first_of(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """Headers by name; of one that is repeated the first."""
    return dict(reversed([*headers]))
