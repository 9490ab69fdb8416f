"""Rows that a batch of uses reads and writes: checkouts, uses, vouchers, tallies.

What is written was locked when it was read, so counts could be written whole. They are written as changes all the same, and states with
the version they were read at: a writer who overlooked another is refused by the store (NOT NULL, CHECK), not found out afterwards.
"""
# ruff: noqa: S608 - only this file's own column lists are put into the text, every value is a parameter

from collections.abc import Sequence
from typing import Final

import msgspec

from antiphon.engine.database.port import Bulk, ReadSession, Session, Value


class CheckoutRow(msgspec.Struct):
    """A row of promotions_checkout, in the order of its columns. `cart`, `answer` and `refunds` are JSON, moments are milliseconds."""

    workspace: str
    id: str
    person_id: str
    state: str
    asked: str
    sequence: int
    order_id: str | None
    currency: str
    total_minor: int
    discount_minor: int
    cart: str
    answer: str
    refunds: str
    until_at: int
    reserved_at: int
    settled_at: int | None
    because: str
    version: int


class UseRow(msgspec.Struct):
    """A row of promotions_use. `counted` names the counters that went up: p person, d person today, a all today, s stock."""

    workspace: str
    id: str
    checkout_id: str
    promotion_id: str
    revision: int
    code: str
    person_id: str
    state: str
    discount_minor: int
    counted: str
    day: int
    charge: str
    reserved_at: int
    redeemed_at: int | None
    settled_at: int | None
    because: str


class VoucherRow(msgspec.Struct):
    """A row of promotions_voucher."""

    workspace: str
    code: str
    promotion_id: str
    person_id: str
    state: str
    from_at: int
    until_at: int | None
    issued_at: int
    claimed_at: int | None
    batch_id: str | None
    source: str | None
    because: str
    version: int


TallyKey = tuple[str, str, str, str, int]  # workspace, promotion, what ("use", "claim"), person ("": everybody), day (0: ever)

_CHECKOUT: Final = (
    "workspace, id, person_id, state, asked, sequence, order_id, currency, total_minor, discount_minor, cart, answer, refunds, "
    "until_at, reserved_at, settled_at, because, version"
)
_USE: Final = (
    "workspace, id, checkout_id, promotion_id, revision, code, person_id, state, discount_minor, counted, day, charge, "
    "reserved_at, redeemed_at, settled_at, because"
)
VOUCHER: Final = (
    "workspace, code, promotion_id, person_id, state, from_at, until_at, issued_at, claimed_at, batch_id, source, because, version"
)
_CHECKOUT_KINDS: Final = {
    "workspace": "text",
    "id": "text",
    "person_id": "text",
    "state": "text",
    "asked": "text",
    "sequence": "bigint",
    "order_id": "text",
    "currency": "text",
    "total_minor": "bigint",
    "discount_minor": "bigint",
    "cart": "text",
    "answer": "text",
    "refunds": "text",
    "until_at": "bigint",
    "reserved_at": "bigint",
    "settled_at": "bigint",
    "because": "text",
    "version": "bigint",
}
_USE_KINDS: Final = {
    "workspace": "text",
    "id": "text",
    "checkout_id": "text",
    "promotion_id": "text",
    "revision": "bigint",
    "code": "text",
    "person_id": "text",
    "state": "text",
    "discount_minor": "bigint",
    "counted": "text",
    "day": "bigint",
    "charge": "text",
    "reserved_at": "bigint",
    "redeemed_at": "bigint",
    "settled_at": "bigint",
    "because": "text",
}
_VOUCHER_KINDS: Final = {
    "workspace": "text",
    "code": "text",
    "promotion_id": "text",
    "person_id": "text",
    "state": "text",
    "from_at": "bigint",
    "until_at": "bigint",
    "issued_at": "bigint",
    "claimed_at": "bigint",
    "batch_id": "text",
    "source": "text",
    "because": "text",
    "version": "bigint",
}
NEW_CHECKOUTS: Final = Bulk("promotions_checkout", _CHECKOUT_KINDS)
# The version is one more than what was read; anything else becomes NULL, which NOT NULL refuses.
CHANGED_CHECKOUTS: Final = Bulk(
    "promotions_checkout",
    _CHECKOUT_KINDS,
    "ON CONFLICT (workspace, id) DO UPDATE SET "
    "version = CASE WHEN promotions_checkout.version = excluded.version - 1 THEN excluded.version END, "
    "person_id = excluded.person_id, state = excluded.state, asked = excluded.asked, sequence = excluded.sequence, "
    "order_id = excluded.order_id, currency = excluded.currency, total_minor = excluded.total_minor, "
    "discount_minor = excluded.discount_minor, cart = excluded.cart, answer = excluded.answer, refunds = excluded.refunds, "
    "until_at = excluded.until_at, reserved_at = excluded.reserved_at, settled_at = excluded.settled_at, because = excluded.because",
)
NEW_USES: Final = Bulk("promotions_use", _USE_KINDS)
# A use that has ended (released, expired, returned, refused) stays as it is: ending twice is an error of the store.
CHANGED_USES: Final = Bulk(
    "promotions_use",
    _USE_KINDS,
    "ON CONFLICT (workspace, id) DO UPDATE SET "
    "state = CASE WHEN promotions_use.state IN ('reserved', 'redeemed') THEN excluded.state END, "
    "discount_minor = excluded.discount_minor, revision = excluded.revision, counted = excluded.counted, day = excluded.day, "
    "charge = excluded.charge, redeemed_at = excluded.redeemed_at, settled_at = excluded.settled_at, because = excluded.because",
)
NEW_VOUCHERS: Final = Bulk("promotions_voucher", _VOUCHER_KINDS)
CHANGED_VOUCHERS: Final = Bulk(
    "promotions_voucher",
    _VOUCHER_KINDS,
    "ON CONFLICT (workspace, code) DO UPDATE SET "
    "version = CASE WHEN promotions_voucher.version = excluded.version - 1 THEN excluded.version END, "
    "person_id = excluded.person_id, state = excluded.state, from_at = excluded.from_at, until_at = excluded.until_at, "
    "claimed_at = excluded.claimed_at, because = excluded.because",
)
_TALLY_KINDS: Final = {
    "workspace": "text",
    "promotion_id": "text",
    "what": "text",
    "person_id": "text",
    "day": "bigint",
    "count": "bigint",
    "cap": "bigint",
}
_MISSING_TALLIES: Final = Bulk("promotions_tally", _TALLY_KINDS, "ON CONFLICT (workspace, promotion_id, what, person_id, day) DO NOTHING")
# `count` is the change; `cap` is how high it may be after it. The proposed row of a change downwards would break the CHECK before the
# conflict is found, so ups and downs are two statements (see `save_tallies`).
_TALLIES_UP: Final = Bulk(
    "promotions_tally",
    _TALLY_KINDS,
    "ON CONFLICT (workspace, promotion_id, what, person_id, day) DO UPDATE SET "
    "count = promotions_tally.count + excluded.count, cap = excluded.cap",
)
DAYS: Final = Bulk(
    "promotions_day",
    {
        "workspace": "text",
        "promotion_id": "text",
        "day": "bigint",
        "issued": "bigint",
        "reserved": "bigint",
        "redeemed": "bigint",
        "given_back": "bigint",
        "returned": "bigint",
        "refused": "bigint",
        "discount_minor": "bigint",
    },
    "ON CONFLICT (workspace, promotion_id, day) DO UPDATE SET issued = promotions_day.issued + excluded.issued, "
    "reserved = promotions_day.reserved + excluded.reserved, redeemed = promotions_day.redeemed + excluded.redeemed, "
    "given_back = promotions_day.given_back + excluded.given_back, returned = promotions_day.returned + excluded.returned, "
    "refused = promotions_day.refused + excluded.refused, discount_minor = promotions_day.discount_minor + excluded.discount_minor",
)

# ------------------------------------------------------------------------------------------------------------------- reading


def read_checkouts(session: ReadSession, workspace: str, ids: Sequence[str], *, lock: bool = False) -> list[CheckoutRow]:
    """Those that exist, in the order of their ids; with `lock` they stay so until the transaction ends."""
    mark = "/*for update*/" if lock else ""
    rows = session.rows(
        f"SELECT {_CHECKOUT} FROM promotions_checkout WHERE workspace = ? AND id IN each_text(?) ORDER BY id {mark}", (workspace, ids)
    )
    return [CheckoutRow(*row) for row in rows]


def peek_checkouts(session: ReadSession, workspace: str, ids: Sequence[str]) -> dict[str, tuple[str, int, int]]:
    """Checkout -> state, until when, version; nothing is locked."""
    rows = session.rows(
        "SELECT id, state, until_at, version FROM promotions_checkout WHERE workspace = ? AND id IN each_text(?)", (workspace, ids)
    )
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def read_checkout_ids(session: ReadSession, workspace: str, order_ids: Sequence[str]) -> dict[str, str]:
    """Order id -> checkout id, for the orders whose checkout has another name."""
    rows = session.rows(
        "SELECT order_id, id FROM promotions_checkout WHERE workspace = ? AND order_id IN each_text(?)", (workspace, order_ids)
    )
    return dict(rows)  # pyright: ignore[reportArgumentType]


def read_uses(session: ReadSession, workspace: str, checkout_ids: Sequence[str]) -> list[UseRow]:
    """Every use of these checkouts, the oldest first."""
    rows = session.rows(
        f"SELECT {_USE} FROM promotions_use WHERE workspace = ? AND checkout_id IN each_text(?) ORDER BY id", (workspace, checkout_ids)
    )
    return [UseRow(*row) for row in rows]


def read_vouchers(session: ReadSession, workspace: str, codes: Sequence[str], *, lock: bool = False) -> list[VoucherRow]:
    """Those that exist, in the order of their codes."""
    mark = "/*for update*/" if lock else ""
    rows = session.rows(
        f"SELECT {VOUCHER} FROM promotions_voucher WHERE workspace = ? AND code IN each_text(?) ORDER BY code {mark}", (workspace, codes)
    )
    return [VoucherRow(*row) for row in rows]


def lock_tallies(session: Session, keys: Sequence[TallyKey]) -> dict[TallyKey, int]:
    """The counts, locked; those that are missing are made first, so that there is something to lock. `keys` are sorted."""
    if not keys:
        return {}
    session.write_many(_MISSING_TALLIES, [(*key, 0, 0) for key in keys])
    return read_tallies(session, keys, lock=True)


def read_tallies(session: ReadSession, keys: Sequence[TallyKey], *, lock: bool = False) -> dict[TallyKey, int]:
    """The counts of those that exist."""
    found: dict[TallyKey, int] = {}
    wanted = set(keys)
    mark = "/*for update*/" if lock else ""
    for workspace in sorted({key[0] for key in keys}):
        mine = [key for key in keys if key[0] == workspace]
        rows = session.rows(
            f"""SELECT workspace, promotion_id, what, person_id, day, count FROM promotions_tally
            WHERE workspace = ? AND promotion_id IN each_text(?) AND person_id IN each_text(?) AND day IN each_int(?)
            AND what IN each_text(?) ORDER BY workspace, promotion_id, what, person_id, day {mark}""",
            (
                workspace,
                sorted({key[1] for key in mine}),
                sorted({key[3] for key in mine}),
                sorted({key[4] for key in mine}),
                sorted({key[2] for key in mine}),
            ),
        )
        found.update(((row[0], row[1], row[2], row[3], row[4]), row[5]) for row in rows)
    return {key: count for key, count in found.items() if key in wanted}


def list_due_checkouts(session: ReadSession, now_ms: int, limit: int) -> list[tuple[str, str]]:
    """(workspace, id) of reservations whose time is over, the oldest first."""
    return session.rows(  # pyright: ignore[reportReturnType]
        "SELECT workspace, id FROM promotions_checkout WHERE state = 'reserved' AND until_at <= ? ORDER BY until_at, id LIMIT ?",
        (now_ms, limit),
    )


# ------------------------------------------------------------------------------------------------------------------- writing


def save_tallies(session: Session, ups: Sequence[tuple[Value, ...]], downs: Sequence[tuple[Value, ...]]) -> None:
    """`ups` are (key…, change, cap); `downs` are (change, key…) with a change below 0."""
    session.write_many(_TALLIES_UP, ups)
    session.run_many(
        """UPDATE promotions_tally SET count = count + ?
        WHERE workspace = ? AND promotion_id = ? AND what = ? AND person_id = ? AND day = ?""",
        downs,
    )


# ------------------------------------------------------------------------------------------------------------------- merging


def list_tallies_of(session: Session, workspace: str, person_id: str) -> list[tuple[str, str, int, int, int]]:
    """(promotion, what, day, count, cap) of one person."""
    return session.rows(  # pyright: ignore[reportReturnType]
        """SELECT promotion_id, what, day, count, cap FROM promotions_tally WHERE workspace = ? AND person_id = ?
        ORDER BY promotion_id, what, day""",
        (workspace, person_id),
    )


def merge_person(session: Session, workspace: str, old: str, new: str, tallies: Sequence[tuple[str, str, int, int, int]]) -> None:
    """What `old` has and had is `new`'s. Counts add up, also beyond a limit: then there is no more until something comes back."""
    session.run(
        """UPDATE promotions_checkout SET person_id = ?, version = version + 1 WHERE workspace = ? AND id IN (
            SELECT checkout_id FROM promotions_use WHERE workspace = ? AND person_id = ? AND state IN ('reserved', 'redeemed'))""",
        (new, workspace, workspace, old),
    )
    session.run("UPDATE promotions_use SET person_id = ? WHERE workspace = ? AND person_id = ?", (new, workspace, old))
    session.run(
        "UPDATE promotions_voucher SET person_id = ?, version = version + 1 WHERE workspace = ? AND person_id = ?", (new, workspace, old)
    )
    for promotion_id, what, day, count, cap in tallies:
        session.run(
            """INSERT INTO promotions_tally (workspace, promotion_id, what, person_id, day, count, cap) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (workspace, promotion_id, what, person_id, day) DO UPDATE SET count = promotions_tally.count + excluded.count,
            cap = promotions_tally.cap + excluded.cap""",
            (workspace, promotion_id, what, new, day, count, cap),
        )
    if tallies:
        session.run("DELETE FROM promotions_tally WHERE workspace = ? AND person_id = ?", (workspace, old))


def has_anything(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> set[str]:
    """Which of these persons have a voucher, a use or a count, or gave a voucher away."""
    rows = session.rows(
        """SELECT person_id FROM promotions_tally WHERE workspace = ? AND person_id IN each_text(?)
        UNION SELECT person_id FROM promotions_use WHERE workspace = ? AND person_id IN each_text(?)
        UNION SELECT person_id FROM promotions_voucher WHERE workspace = ? AND person_id IN each_text(?)
        UNION SELECT from_person FROM promotions_gift WHERE workspace = ? AND from_person IN each_text(?)""",
        (workspace, person_ids) * 4,
    )
    return {row[0] for row in rows}


def astuple(row: CheckoutRow | UseRow | VoucherRow) -> tuple[Value, ...]:
    """A row as the statements take it."""
    return msgspec.structs.astuple(row)
