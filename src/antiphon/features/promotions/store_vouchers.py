"""Vouchers by person, by batch, by source; and the runs of bulk codes."""
# ruff: noqa: S608 - only a column list of ours is put into the text, every value is a parameter

from collections.abc import Sequence
from typing import Final, NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Session
from antiphon.features.promotions.store_uses import VOUCHER, UseRow, VoucherRow

_BATCH: Final = "workspace, id, promotion_id, wanted, made, prefix, letters, until_at, created_at, finished_at, by_id"
_USE: Final = (
    "workspace, id, checkout_id, promotion_id, revision, code, person_id, state, discount_minor, counted, day, charge, "
    "reserved_at, redeemed_at, settled_at, because"
)
# Bulk codes: the columns that differ from row to row and those that every engine needs. A code that exists already is left as it is.
CODES: Final = Bulk(
    "promotions_voucher",
    {
        "workspace": "text",
        "code": "text",
        "promotion_id": "text",
        "person_id": "text",
        "state": "text",
        "from_at": "bigint",
        "until_at": "bigint",
        "issued_at": "bigint",
        "batch_id": "text",
        "because": "text",
        "version": "bigint",
    },
    "ON CONFLICT (workspace, code) DO NOTHING",
)


class BatchRow(NamedTuple):
    """A row of promotions_batch."""

    workspace: str
    id: str
    promotion_id: str
    wanted: int
    made: int
    prefix: str
    letters: int
    until_at: int | None
    created_at: int
    finished_at: int | None
    by_id: str


# ----------------------------------------------------------------------------------------------------------------- vouchers


def list_of_persons(session: ReadSession, workspace: str, person_ids: Sequence[str], limit: int) -> list[VoucherRow]:
    """Vouchers of a person and whoever turned out to be the same, the newest first."""
    rows = session.rows(
        f"SELECT {VOUCHER} FROM promotions_voucher WHERE workspace = ? AND person_id IN each_text(?) ORDER BY issued_at DESC, code LIMIT ?",
        (workspace, person_ids, limit),
    )
    return [VoucherRow(*row) for row in rows]


def list_of_promotion(session: ReadSession, workspace: str, promotion_id: str, batch_id: str, after: str, limit: int) -> list[VoucherRow]:
    """Vouchers of a promotion in the order of their codes; of one batch when it is named."""
    rows = session.rows(
        f"""SELECT {VOUCHER} FROM promotions_voucher WHERE workspace = ? AND promotion_id = ? AND (? = '' OR batch_id = ?) AND code > ?
        ORDER BY code LIMIT ?""",
        (workspace, promotion_id, batch_id, batch_id, after, limit),
    )
    return [VoucherRow(*row) for row in rows]


def list_codes(session: ReadSession, workspace: str, batch_id: str, after: str, limit: int) -> list[tuple[str, str, str]]:
    """(code, state, person) of a batch, in order."""
    return session.rows(  # pyright: ignore[reportReturnType]
        "SELECT code, state, person_id FROM promotions_voucher WHERE workspace = ? AND batch_id = ? AND code > ? ORDER BY code LIMIT ?",
        (workspace, batch_id, after, limit),
    )


def list_open_codes(session: ReadSession, workspace: str, batch_id: str, limit: int) -> list[str]:
    """Codes of a run that nobody has used, holds or lost by time."""
    rows = session.rows(
        "SELECT code FROM promotions_voucher WHERE workspace = ? AND batch_id = ? AND state = 'open' ORDER BY code LIMIT ?",
        (workspace, batch_id, limit),
    )
    return [row[0] for row in rows]


def find_sources(session: ReadSession, workspace: str, sources: Sequence[str]) -> dict[tuple[str, str], str]:
    """(promotion, source) -> code of the vouchers that were issued because of these."""
    rows = session.rows(
        "SELECT promotion_id, source, code FROM promotions_voucher WHERE workspace = ? AND source IN each_text(?)", (workspace, sources)
    )
    return {(row[0], row[1]): row[2] for row in rows}


def list_over(session: ReadSession, now_ms: int, limit: int) -> list[tuple[str, str]]:
    """(workspace, code) of people's vouchers whose time is over."""
    return session.rows(  # pyright: ignore[reportReturnType]
        """SELECT workspace, code FROM promotions_voucher WHERE state = 'open' AND person_id <> '' AND until_at <= ?
        ORDER BY until_at LIMIT ?""",
        (now_ms, limit),
    )


def list_uses_of_code(session: ReadSession, workspace: str, code: str, limit: int) -> list[UseRow]:
    """Every use of a code, the newest first."""
    rows = session.rows(
        f"SELECT {_USE} FROM promotions_use WHERE workspace = ? AND code = ? AND code <> '' ORDER BY id DESC LIMIT ?",
        (workspace, code, limit),
    )
    return [UseRow(*row) for row in rows]


def list_uses(session: ReadSession, workspace: str, promotion_id: str, before: str, state: str, limit: int) -> list[UseRow]:
    """Uses of a promotion, the newest first; an empty state is every state."""
    rows = session.rows(
        f"""SELECT {_USE} FROM promotions_use WHERE workspace = ? AND promotion_id = ? AND id < ? AND (? = '' OR state = ?)
        ORDER BY id DESC LIMIT ?""",
        (workspace, promotion_id, before, state, state, limit),
    )
    return [UseRow(*row) for row in rows]


def list_uses_of_persons(session: ReadSession, workspace: str, person_ids: Sequence[str], limit: int) -> list[UseRow]:
    """Uses of a person, the newest first."""
    rows = session.rows(
        f"SELECT {_USE} FROM promotions_use WHERE workspace = ? AND person_id IN each_text(?) AND person_id <> '' ORDER BY id DESC LIMIT ?",
        (workspace, person_ids, limit),
    )
    return [UseRow(*row) for row in rows]


# ------------------------------------------------------------------------------------------------------------------ batches


def insert_batch(session: Session, row: BatchRow) -> None:
    """A run of codes to make."""
    session.run(f"INSERT INTO promotions_batch ({_BATCH}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def lock_batch(session: Session, workspace: str, batch_id: str) -> BatchRow | None:
    """One run, kept from other workers."""
    row = session.row(f"SELECT {_BATCH} FROM promotions_batch WHERE workspace = ? AND id = ? /*for update*/", (workspace, batch_id))
    return None if row is None else BatchRow._make(row)


def find_batch(session: ReadSession, workspace: str, batch_id: str) -> BatchRow | None:
    """One run."""
    row = session.row(f"SELECT {_BATCH} FROM promotions_batch WHERE workspace = ? AND id = ?", (workspace, batch_id))
    return None if row is None else BatchRow._make(row)


def list_batches(session: ReadSession, workspace: str, promotion_id: str) -> list[BatchRow]:
    """The runs of a promotion, the newest first."""
    rows = session.rows(
        f"SELECT {_BATCH} FROM promotions_batch WHERE workspace = ? AND promotion_id = ? ORDER BY id DESC LIMIT 200",
        (workspace, promotion_id),
    )
    return [BatchRow._make(row) for row in rows]


def find_open_batch(session: ReadSession) -> tuple[str, str] | None:
    """(workspace, id) of the oldest run that is not finished."""
    row = session.row("SELECT workspace, id FROM promotions_batch WHERE finished_at IS NULL ORDER BY created_at LIMIT 1")
    return None if row is None else (row[0], row[1])


def count_batch(session: Session, workspace: str, batch_id: str) -> int:
    """How many codes of a run are stored."""
    row = session.row("SELECT COUNT(*) FROM promotions_voucher WHERE workspace = ? AND batch_id = ?", (workspace, batch_id))
    return 0 if row is None else row[0]


def move_batch(session: Session, workspace: str, batch_id: str, made: int, finished_at: int | None) -> None:
    """How far a run is."""
    session.run(
        "UPDATE promotions_batch SET made = ?, finished_at = ? WHERE workspace = ? AND id = ?", (made, finished_at, workspace, batch_id)
    )
