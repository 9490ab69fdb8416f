"""Codes that are printed, on packages for instance: made as they are sent, so a million of them never stand in memory."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice
from typing import Final

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.plays.running import Running
from antiphon.features.plays.store import prints as rows
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Invalid

MOST_LISTED: Final = 500
AT_ONCE: Final = 5_000  # codes in one piece of the answer
MUST_BE_QUOTED: Final = frozenset(',"\r\n')


class PrintLine(msgspec.Struct, frozen=True):
    """Codes that were printed once: how many of a batch, when, and by which operator."""

    batch: str
    count: int
    at: datetime
    by: str


def list_prints(session: ReadSession, workspace: str, play_id: str) -> list[PrintLine]:
    """The newest first, 500 at most."""
    return [PrintLine(batch, count, from_ms(at), by) for batch, count, at, by in rows.list_prints(session, workspace, play_id, MOST_LISTED)]


def print_codes(running: Running, batch: str, count: int) -> Iterator[bytes]:
    """CSV with one column, in pieces. Raises `Invalid` at once for a kind of play, or a batch, that prints nothing."""
    printer = running.kind.printer
    if printer is None:
        raise Invalid("This kind of play has no codes to print.", code="no_prints")
    codes = iter(printer.prints(running.rules, running.secret, batch, count))
    first = next(codes, None)
    if first is None:
        raise Invalid("The rules of this play have no such batch: print one of those they name.", code="no_such_batch")
    return _pieces(chain((first,), codes))


def _pieces(codes: Iterator[str]) -> Iterator[bytes]:
    yield b"code\r\n"
    while piece := list(islice(codes, AT_ONCE)):
        yield "".join([_line(code) for code in piece]).encode()


def _line(code: str) -> str:
    if MUST_BE_QUOTED.isdisjoint(code):
        return code + "\r\n"
    return '"' + code.replace('"', '""') + '"\r\n'
