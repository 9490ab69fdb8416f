"""Cursors of this feature: a moment and an id, or a place in the order of digestion."""

from antiphon.kernel.errors import Invalid
from antiphon.kernel.paging import decode_cursor

END = (2**62, "~")  # before the first page: later than every moment


def moment_and_id(cursor: str | None) -> tuple[int, str]:
    """Where a page ended that goes by moment and id. Raises `Invalid`."""
    if cursor is None:
        return END
    moment, name = decode_cursor(cursor, 2)
    if not isinstance(name, str) or "\0" in name:
        raise Invalid("The cursor is not one of ours; start again without it.", code="bad_cursor")
    return _number(moment), name


def place(cursor: str | None) -> int:
    """Where a page ended that goes by the order of digestion. Raises `Invalid`."""
    return END[0] if cursor is None else _number(decode_cursor(cursor, 1)[0])


def _number(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value <= END[0]:
        raise Invalid("The cursor is not one of ours; start again without it.", code="bad_cursor")
    return value
