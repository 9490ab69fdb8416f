"""Codes that people pass on, and places in lists."""

import secrets
from typing import Final

from antiphon.kernel.errors import Invalid
from antiphon.kernel.paging import decode_cursor

MAX_PLACE: Final = 2**62
_CODE_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"


def place_of(cursor: str | None) -> tuple[int, str] | None:
    """A moment and a name, from a cursor; raises `Invalid` for anything else."""
    if cursor is None:
        return None
    at, name = decode_cursor(cursor, 2)
    if not isinstance(at, int) or not isinstance(name, str) or abs(at) > MAX_PLACE or "\0" in name:
        raise Invalid("The cursor is not one of ours; start again without it.", code="bad_cursor")
    return at, name


def make_code() -> str:
    """Eight letters that are not mistaken for each other."""
    return "".join(secrets.choice(_CODE_LETTERS) for _ in range(8))
