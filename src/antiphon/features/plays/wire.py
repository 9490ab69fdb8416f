"""What comes in from outside, looked at before anything else: keys and bodies."""

import json
from typing import Any, Final

from antiphon.features.plays.contracts import MAX_BODY, MAX_KEY
from antiphon.kernel.errors import Invalid, Malformed, NotFound, TooLarge

MAX_ID: Final = 64
_EMPTY: Final = frozenset({b"", b"{}"})


class KeyMissing(Invalid):
    """A move needs a name of the caller's own, so that sending it again does not do it again."""

    status = 400
    code = "key_missing"


def check_key(key: str | None) -> str:
    """An idempotency key: 1 to 255 printable characters. Raises `KeyMissing` or `Invalid`."""
    if not key:
        raise KeyMissing("Send an Idempotency-Key: a new one for each new move, the same one when you repeat a move.")
    if len(key) > MAX_KEY or not key.isprintable():
        raise Invalid(f"The Idempotency-Key must be 1 to {MAX_KEY} printable characters.", code="bad_key")
    return key


def check_play_id(play_id: str) -> str:
    """The id of a play, as far as one can tell without looking. Raises `NotFound`."""
    if len(play_id) > MAX_ID or not play_id.isprintable():
        raise NotFound("There is no such play in this shop.", code="play_not_found")
    return play_id


def check_body(body: bytes) -> bytes:
    """A move as JSON that means one thing only. Raises `TooLarge` or `Malformed`.

    Refused are a name that stands twice in one object, NaN and infinities, and nesting beyond what any move needs.
    """
    if body in _EMPTY:
        return b"{}"
    if len(body) > MAX_BODY:
        raise TooLarge(f"A move may have at most {MAX_BODY} bytes.", code="move_too_large")
    try:
        json.loads(body.decode("utf-8", "strict"), object_pairs_hook=_no_doubles, parse_constant=_no_constants)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"The move is not JSON that can be read: {_first_line(error)}", code="bad_json") from error
    return body


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        message = "a name stands twice in one object"
        raise ValueError(message)
    return found


def _no_constants(name: str) -> None:
    message = f"{name} is not JSON"
    raise ValueError(message)


def _first_line(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    text = str(error).splitlines()[0][:120] if str(error) else "unreadable"
    return text.encode("ascii", "replace").decode()
