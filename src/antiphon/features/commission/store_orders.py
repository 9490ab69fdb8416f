"""SQL of what orders earned whom."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Session

ORDERS: Final = Bulk(
    "commission_order",
    {
        "workspace": "text",
        "order_id": "text",
        "id": "text",
        "buyer_id": "text",
        "currency": "text",
        "at": "bigint",
        "available_at": "bigint",
        "base_minor": "bigint",
        "told": "text",
    },
)
REFUNDS: Final = Bulk(
    "commission_refund",
    {"workspace": "text", "order_id": "text", "event_id": "text", "at": "bigint", "refund": "text"},
    "ON CONFLICT (workspace, order_id, event_id) DO NOTHING",
)
ENTRIES: Final = Bulk(
    "commission_entry",
    {
        "workspace": "text",
        "order_id": "text",
        "line_id": "text",
        "place": "text",
        "party_id": "text",
        "rule": "text",
        "base_minor": "bigint",
        "amount": "bigint",
        "clawed": "bigint",
    },
    "ON CONFLICT (workspace, order_id, line_id, place) DO UPDATE SET clawed = excluded.clawed",
)
PARTS: Final = Bulk(
    "commission_part",
    {
        "workspace": "text",
        "order_id": "text",
        "party_id": "text",
        "currency": "text",
        "amount": "bigint",
        "clawed": "bigint",
        "state": "text",
        "at": "bigint",
        "available_at": "bigint",
    },
    "ON CONFLICT (workspace, order_id, party_id) DO UPDATE SET amount = excluded.amount, clawed = excluded.clawed, state = excluded.state",
)
MOVES: Final = Bulk(
    "commission_move",
    {
        "workspace": "text",
        "party_id": "text",
        "currency": "text",
        "kind": "text",
        "amount": "bigint",
        "order_id": "text",
        "at": "bigint",
    },
)
_ORDER: Final = """SELECT workspace, order_id, id, buyer_id, currency, at, available_at, base_minor, told FROM commission_order
    WHERE workspace = ?"""
_ENTRY: Final = """SELECT workspace, order_id, line_id, place, party_id, rule, base_minor, amount, clawed FROM commission_entry
    WHERE workspace = ?"""
_PART: Final = """SELECT workspace, order_id, party_id, currency, amount, clawed, state, at, available_at FROM commission_part"""


class OrderRow(NamedTuple):
    """A row of `commission_order`; `told` is the order as it was read."""

    workspace: str
    order_id: str
    id: str
    buyer_id: str
    currency: str
    at: int
    available_at: int
    base_minor: int
    told: str


class EntryRow(NamedTuple):
    """A row of `commission_entry`."""

    workspace: str
    order_id: str
    line_id: str
    place: str
    party_id: str
    rule: str
    base_minor: int
    amount: int
    clawed: int


class PartRow(NamedTuple):
    """A row of `commission_part`."""

    workspace: str
    order_id: str
    party_id: str
    currency: str
    amount: int
    clawed: int
    state: str
    at: int
    available_at: int


class MoveRow(NamedTuple):
    """A row of `commission_move` before any run."""

    workspace: str
    party_id: str
    currency: str
    kind: str
    amount: int
    order_id: str
    at: int


def read_orders(session: ReadSession, workspace: str, order_ids: Sequence[str]) -> dict[str, OrderRow]:
    """Orders that earned somebody something."""
    rows = session.rows(f"{_ORDER} AND order_id IN each_text(?)", (workspace, order_ids))
    return {row[1]: OrderRow._make(row) for row in rows}


def read_orders_by_id(session: ReadSession, workspace: str, ids: Sequence[str]) -> dict[str, OrderRow]:
    """The same by our own ids, which transfers carry."""
    return {row[2]: OrderRow._make(row) for row in session.rows(f"{_ORDER} AND id IN each_text(?)", (workspace, ids))}


def list_orders(session: ReadSession, workspace: str, before: tuple[int, str] | None, limit: int) -> list[OrderRow]:
    """The latest first."""
    at, name = before or (2**62, "")
    rows = session.rows(f"{_ORDER} AND (at, order_id) < (?, ?) ORDER BY at DESC, order_id DESC LIMIT ?", (workspace, at, name, limit))
    return [OrderRow._make(row) for row in rows]


def read_refunds(session: ReadSession, workspace: str, order_ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Event and refund, by order, in one order of their own."""
    found: dict[str, list[tuple[str, str]]] = {}
    rows = session.rows(
        """SELECT order_id, event_id, refund FROM commission_refund WHERE workspace = ? AND order_id IN each_text(?)
        ORDER BY order_id, at, event_id""",
        (workspace, order_ids),
    )
    for order_id, event_id, refund in rows:
        found.setdefault(order_id, []).append((event_id, refund))
    return found


def read_entries(session: ReadSession, workspace: str, order_ids: Sequence[str]) -> dict[str, list[EntryRow]]:
    """Entries by order."""
    found: dict[str, list[EntryRow]] = {}
    for row in session.rows(f"{_ENTRY} AND order_id IN each_text(?) ORDER BY order_id, line_id, place", (workspace, order_ids)):
        found.setdefault(row[1], []).append(EntryRow._make(row))
    return found


def read_parts(session: ReadSession, workspace: str, order_ids: Sequence[str]) -> dict[str, list[PartRow]]:
    """Parts by order."""
    found: dict[str, list[PartRow]] = {}
    for row in session.rows(
        f"{_PART} WHERE workspace = ? AND order_id IN each_text(?) ORDER BY order_id, party_id", (workspace, order_ids)
    ):
        found.setdefault(row[1], []).append(PartRow._make(row))
    return found


def list_parts(session: ReadSession, workspace: str, party_id: str, before: tuple[int, str] | None, limit: int) -> list[PartRow]:
    """A party's orders, the latest first."""
    at, name = before or (2**62, "")
    rows = session.rows(
        f"{_PART} WHERE workspace = ? AND party_id = ? AND (at, order_id) < (?, ?) ORDER BY at DESC, order_id DESC LIMIT ?",
        (workspace, party_id, at, name, limit),
    )
    return [PartRow._make(row) for row in rows]


def has_due(session: ReadSession, now_ms: int) -> bool:
    """Whether anything frozen has become available."""
    return session.row("SELECT 1 FROM commission_part WHERE state = 'frozen' AND available_at <= ? LIMIT 1", (now_ms,)) is not None


def list_due(session: ReadSession, now_ms: int, limit: int) -> list[PartRow]:
    """What becomes available, the oldest first, of all workspaces. Before the accounts are locked: read again after."""
    rows = session.rows(
        f"{_PART} WHERE state = 'frozen' AND available_at <= ? ORDER BY available_at, workspace, order_id, party_id LIMIT ?",
        (now_ms, limit),
    )
    return [PartRow._make(row) for row in rows]


def lock_parts(session: Session, workspace: str, order_ids: Sequence[str]) -> list[PartRow]:
    """Parts of some orders as they are now, after the accounts were locked."""
    rows = session.rows(
        f"{_PART} WHERE workspace = ? AND order_id IN each_text(?) ORDER BY order_id, party_id /*for update*/", (workspace, order_ids)
    )
    return [PartRow._make(row) for row in rows]


def list_parts_of_people(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> list[PartRow]:
    """Every part of some people."""
    rows = session.rows(f"{_PART} WHERE workspace = ? AND party_id IN each_text(?) ORDER BY order_id, party_id", (workspace, person_ids))
    return [PartRow._make(row) for row in rows]


def drop_parts_of(session: Session, workspace: str, party_id: str) -> None:
    """A person's parts were joined to another's."""
    session.run("DELETE FROM commission_part WHERE workspace = ? AND party_id = ?", (workspace, party_id))


def sum_parts(session: ReadSession, workspace: str) -> list[tuple[Any, ...]]:
    """Currency, earned in all, clawed in all, frozen now; for the overview."""
    return session.rows(
        """SELECT currency, CAST(SUM(amount) AS BIGINT), CAST(SUM(clawed) AS BIGINT),
            CAST(SUM(CASE WHEN state = 'frozen' THEN amount - clawed ELSE 0 END) AS BIGINT)
        FROM commission_part WHERE workspace = ? GROUP BY currency ORDER BY currency""",
        (workspace,),
    )
