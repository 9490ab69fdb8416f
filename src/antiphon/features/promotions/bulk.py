"""Bulk codes: made and stored a piece at a time while others write, and streamed out without holding them all."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from antiphon.engine.database.port import Database, Session
from antiphon.engine.ident import new_id
from antiphon.features.promotions import store, store_vouchers
from antiphon.features.promotions import store_uses as rows
from antiphon.features.promotions.codes import is_guessable, make_codes, show_code
from antiphon.features.promotions.memory import Running
from antiphon.features.promotions.runs import BatchAsked
from antiphon.features.promotions.store_vouchers import BatchRow
from antiphon.kernel.clock import from_ms, local_day, to_ms
from antiphon.kernel.errors import Conflict, Invalid, NotFound

PIECE: Final = 5_000  # codes in one transaction: others wait about 30 ms behind it
PAGE: Final = 5_000


def start_batch(session: Session, workspace: str, promotion_id: str, asked: BatchAsked, now_ms: int, by_id: str) -> str:
    """Write down what is wanted; the job makes it. Raises `NotFound`, `Conflict`, `Invalid`."""
    row = store.lock_promotion(session, workspace, promotion_id)
    if row is None:
        raise NotFound("There is no such promotion in this workspace.", code="promotion_not_found")
    running = Running(row)
    if not running.rules.by_code:
        raise Conflict("It applies by itself and has no codes.", code="not_by_code")
    if row.state == "ended":
        raise Conflict("It has ended. Copy it to make codes for it.", code="promotion_ended")
    if is_guessable(asked.count, asked.letters):
        raise Invalid(f"{asked.count} codes of {asked.letters} letters could be found by trying. Use more letters.", code="guessable_codes")
    until = None if asked.usable_until is None else to_ms(asked.usable_until)
    if until is not None and until <= now_ms:
        raise Invalid("The codes would be over already.", code="over_already")
    batch_id = new_id("bat")
    prefix = asked.prefix.upper()
    made = BatchRow(workspace, batch_id, promotion_id, asked.count, 0, prefix, asked.letters, until, now_ms, None, by_id)
    store_vouchers.insert_batch(session, made)
    return batch_id


def make_piece(session: Session, workspace: str, batch_id: str, now_ms: int, zone: str) -> int:
    """Store the next codes of a run; how many. What two runs happen to make alike is made once more."""
    run = store_vouchers.lock_batch(session, workspace, batch_id)
    if run is None or run.finished_at is not None:
        return 0
    promotion = store.read_promotions(session, workspace, [run.promotion_id])
    if not promotion or promotion[0].state == "ended":
        store_vouchers.move_batch(session, workspace, batch_id, run.made, now_ms)
        return 0
    running = Running(promotion[0])
    until = run.until_at if running.voucher_until_ms is None else min(run.until_at or running.voucher_until_ms, running.voucher_until_ms)
    count = min(PIECE, run.wanted - run.made)
    codes = make_codes(count, run.prefix, run.letters)
    values = [
        (workspace, code, run.promotion_id, "", "open", running.voucher_from_ms, until, now_ms, batch_id, "generated", 1) for code in codes
    ]
    taken = len(rows.read_vouchers(session, workspace, codes)) if run.letters < SHORT else 0
    session.write_many(store_vouchers.CODES, values)
    made = run.made + count - taken
    finished = now_ms if made >= run.wanted else None
    store_vouchers.move_batch(session, workspace, batch_id, made, finished)
    figures = (count - taken, 0, 0, 0, 0, 0, 0)
    session.write_many(rows.DAYS, [(workspace, run.promotion_id, local_day(now_ms, zone), *figures)])
    return count


SHORT: Final = 10  # letters under which two codes alike are likely enough to look for them


def stream_csv(database: Database, workspace: str, batch_id: str) -> Iterator[bytes]:
    """The codes of a run as CSV, a page at a time, each page from a snapshot of its own."""
    yield b"code,state,person_id\r\n"
    after = ""
    while True:
        with database.read() as session:
            page = store_vouchers.list_codes(session, workspace, batch_id, after, PAGE)
        if not page:
            return
        yield _lines(page)
        after = page[-1][0]


def _lines(page: Sequence[tuple[str, str, str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows((show_code(code), state, person) for code, state, person in page)
    return text.getvalue().encode()


def file_name(row: BatchRow) -> str:
    """What the file is called."""
    return f"codes-{row.promotion_id}-{from_ms(row.created_at):%Y%m%d-%H%M%S}.csv"
