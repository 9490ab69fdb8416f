"""Rows of the points shop: items and exchanges."""
# ruff: noqa: S608 - only this file's own column lists are put into the text, every value is a parameter

from collections.abc import Collection, Sequence
from typing import NamedTuple

from antiphon.engine.database.port import ReadSession, Session

_ITEM = "workspace, id, kind, state, revision, body, place, ends_at, created_at, changed_by"
_EXCHANGE = "workspace, id, key, item_id, kind, person_id, wallet, pieces, points, state, note, at, changed_at"


class ItemRow(NamedTuple):
    """A row of points_item. `body` is the item in JSON."""

    workspace: str
    id: str
    kind: str
    state: str
    revision: int
    body: str
    place: int
    ends_at: int | None
    created_at: int
    changed_by: str


class ExchangeRow(NamedTuple):
    """A row of points_exchange. `points` is what was paid for all of it."""

    workspace: str
    id: str
    key: str
    item_id: str
    kind: str
    person_id: str
    wallet: str
    pieces: int
    points: int
    state: str
    note: str
    at: int
    changed_at: int


def list_items(session: ReadSession, workspace: str, states: Collection[str]) -> list[ItemRow]:
    """Items in these states, in the order of the shop."""
    rows = session.rows(
        f"SELECT {_ITEM} FROM points_item WHERE workspace = ? AND state IN each_text(?) ORDER BY place, id LIMIT 1000",
        (workspace, list(states)),
    )
    return [ItemRow._make(row) for row in rows]


def find_item(session: ReadSession, workspace: str, item_id: str) -> ItemRow | None:
    """One item."""
    row = session.row(f"SELECT {_ITEM} FROM points_item WHERE workspace = ? AND id = ?", (workspace, item_id))
    return None if row is None else ItemRow._make(row)


def lock_item(session: Session, workspace: str, item_id: str) -> ItemRow | None:
    """One item, kept from other operators until the transaction ends."""
    row = session.row(f"SELECT {_ITEM} FROM points_item WHERE workspace = ? AND id = ? /*for update*/", (workspace, item_id))
    return None if row is None else ItemRow._make(row)


def insert_item(session: Session, row: ItemRow) -> None:
    """A new item."""
    session.run(f"INSERT INTO points_item ({_ITEM}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def update_item(session: Session, row: ItemRow) -> None:
    """All that can change of an item; the caller holds its lock and has raised its revision."""
    session.run(
        """UPDATE points_item SET kind = ?, state = ?, revision = ?, body = ?, place = ?, ends_at = ?, changed_by = ?
        WHERE workspace = ? AND id = ?""",
        (row.kind, row.state, row.revision, row.body, row.place, row.ends_at, row.changed_by, row.workspace, row.id),
    )


def list_due_pledges(session: ReadSession, now_ms: int, limit: int) -> list[tuple[str, str]]:
    """(workspace, item) of projects whose deadline has passed and that nobody has judged yet."""
    rows = session.rows(
        """SELECT workspace, id FROM points_item WHERE kind = 'pledge' AND (state = 'live' OR state = 'paused') AND ends_at <= ?
        ORDER BY ends_at, workspace, id LIMIT ?""",
        (now_ms, limit),
    )
    return [(str(workspace), str(item_id)) for workspace, item_id in rows]


def list_unsettled(session: ReadSession, limit: int) -> list[tuple[str, str]]:
    """(workspace, item) of judged projects that still have pledges to take or give back."""
    rows = session.rows(
        """SELECT i.workspace, i.id FROM points_item i WHERE i.kind = 'pledge'
        AND EXISTS (SELECT 1 FROM points_exchange e WHERE e.workspace = i.workspace AND e.item_id = i.id AND e.state = 'pledged')
        AND (i.state = 'succeeded' OR i.state = 'failed') LIMIT ?""",
        (limit,),
    )
    return [(str(workspace), str(item_id)) for workspace, item_id in rows]


def find_exchange(session: ReadSession, workspace: str, key: str) -> ExchangeRow | None:
    """An exchange by the caller's key."""
    row = session.row(f"SELECT {_EXCHANGE} FROM points_exchange WHERE workspace = ? AND key = ?", (workspace, key))
    return None if row is None else ExchangeRow._make(row)


def lock_exchange(session: Session, workspace: str, exchange_id: str) -> ExchangeRow | None:
    """One exchange, kept from others until the transaction ends."""
    row = session.row(f"SELECT {_EXCHANGE} FROM points_exchange WHERE workspace = ? AND id = ? /*for update*/", (workspace, exchange_id))
    return None if row is None else ExchangeRow._make(row)


def insert_exchange(session: Session, row: ExchangeRow) -> None:
    """A new exchange."""
    session.run(f"INSERT INTO points_exchange ({_EXCHANGE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def set_states(session: Session, workspace: str, exchange_ids: Sequence[str], state: str, now_ms: int) -> None:
    """What became of exchanges."""
    session.run(
        "UPDATE points_exchange SET state = ?, changed_at = ? WHERE workspace = ? AND id IN each_text(?)",
        (state, now_ms, workspace, list(exchange_ids)),
    )


def list_exchanges(
    session: ReadSession,
    workspace: str,
    *,
    item_id: str = "",
    person_ids: Sequence[str] = (),
    state: str = "",
    before: str = "",
    limit: int,
) -> list[ExchangeRow]:
    """Exchanges, the latest first."""
    wanted = " AND person_id IN each_text(?)" if person_ids else ""
    rows = session.rows(
        f"""SELECT {_EXCHANGE} FROM points_exchange WHERE workspace = ? AND id < ? AND (? = '' OR item_id = ?)
        AND (? = '' OR state = ?){wanted} ORDER BY id DESC LIMIT ?""",
        [workspace, before or "zzzz", item_id, item_id, state, state, *([list(person_ids)] if person_ids else []), limit],
    )
    return [ExchangeRow._make(row) for row in rows]


def list_pledges(session: ReadSession, workspace: str, item_id: str, limit: int) -> list[ExchangeRow]:
    """Pledges of a project that wait, the oldest first."""
    rows = session.rows(
        f"SELECT {_EXCHANGE} FROM points_exchange WHERE workspace = ? AND item_id = ? AND state = 'pledged' ORDER BY id LIMIT ?",
        (workspace, item_id, limit),
    )
    return [ExchangeRow._make(row) for row in rows]


def count_of_person(session: ReadSession, workspace: str, item_id: str, person_ids: Sequence[str]) -> int:
    """How many of an item people have, returned ones left out."""
    row = session.row(
        """SELECT COALESCE(SUM(pieces), 0) FROM points_exchange
        WHERE workspace = ? AND item_id = ? AND person_id IN each_text(?) AND state <> 'returned'""",
        (workspace, item_id, person_ids),
    )
    return int(row[0]) if row else 0


def counts_of_person(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> dict[str, int]:
    """The same for every item that they have."""
    rows = session.rows(
        """SELECT item_id, SUM(pieces) FROM points_exchange WHERE workspace = ? AND person_id IN each_text(?) AND state <> 'returned'
        GROUP BY item_id""",
        (workspace, person_ids),
    )
    return {str(item_id): int(count) for item_id, count in rows}


def sum_items(session: ReadSession, workspace: str, item_ids: Sequence[str]) -> dict[str, tuple[int, int, int]]:
    """Item -> (exchanges, pieces, points) without what was returned."""
    rows = session.rows(
        """SELECT item_id, COUNT(*), SUM(pieces), SUM(points) FROM points_exchange
        WHERE workspace = ? AND item_id IN each_text(?) AND state <> 'returned' GROUP BY item_id""",
        (workspace, item_ids),
    )
    return {str(item_id): (int(exchanges), int(pieces), int(points)) for item_id, exchanges, pieces, points in rows}


def items_of(session: ReadSession, workspace: str, exchange_ids: Sequence[str]) -> dict[str, str]:
    """Exchange -> item."""
    rows = session.rows(
        "SELECT id, item_id FROM points_exchange WHERE workspace = ? AND id IN each_text(?)", (workspace, list(exchange_ids))
    )
    return {str(exchange_id): str(item_id) for exchange_id, item_id in rows}


def merge_person(session: Session, workspace: str, old: str, new: str) -> None:
    """What one person exchanged is another's."""
    session.run("UPDATE points_exchange SET person_id = ? WHERE workspace = ? AND person_id = ?", (new, workspace, old))
