"""SQL of deliveries that writes, and what a change has to read first."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Session
from antiphon.features.deliveries.contracts import State, Turn

ALL: Final = """SELECT workspace, id, gift, person_id, asset, pieces, name, origin, decision_id, state, why, address, carrier, tracking,
    deadline, told_at, created_at, changed_at, ended_at, changes FROM deliveries_delivery"""
DELIVERIES: Final = Bulk(
    "deliveries_delivery",
    {
        "workspace": "text",
        "id": "text",
        "gift": "bigint",
        "person_id": "text",
        "asset": "text",
        "pieces": "bigint",
        "name": "text",
        "origin": "text",
        "decision_id": "text",
        "state": "text",
        "why": "text",
        "address": "bytes",
        "carrier": "text",
        "tracking": "text",
        "deadline": "bigint",
        "told_at": "bigint",
        "created_at": "bigint",
        "changed_at": "bigint",
        "ended_at": "bigint",
        "changes": "bigint",
    },
    "ON CONFLICT (workspace, gift) DO NOTHING",
)


class DeliveryRow(NamedTuple):
    """A row of `deliveries_delivery`."""

    workspace: str
    id: str
    gift: int
    person_id: str
    asset: str
    pieces: int
    name: str
    origin: str
    decision_id: str
    state: State
    why: str
    address: bytes | None
    carrier: str
    tracking: str
    deadline: int | None
    told_at: int | None
    created_at: int
    changed_at: int
    ended_at: int | None
    changes: int


class ChangeRow(NamedTuple):
    """A row of `deliveries_change`."""

    workspace: str
    delivery_id: str
    number: int
    turn: Turn
    from_state: State
    to_state: State
    by_id: str
    note: str
    at: int


def find_delivery(session: ReadSession, workspace: str, delivery_id: str) -> DeliveryRow | None:
    """One delivery."""
    row = session.row(f"{ALL} WHERE workspace = ? AND id = ?", (workspace, delivery_id))
    return None if row is None else DeliveryRow._make(row)


def insert_deliveries(session: Session, rows: Sequence[DeliveryRow]) -> None:
    """New ones; a gift that has one already keeps it."""
    session.write_many(DELIVERIES, rows)


def change_delivery(session: Session, before: DeliveryRow, after: DeliveryRow) -> bool:
    """Write a delivery if nobody changed it since `before` was read. False: somebody did, and nothing was written."""
    return (
        session.run(
            """UPDATE deliveries_delivery SET pieces = ?, state = ?, why = ?, address = ?, carrier = ?, tracking = ?, deadline = ?,
            told_at = ?, changed_at = ?, ended_at = ?, changes = changes + 1
            WHERE workspace = ? AND id = ? AND state = ? AND changes = ?""",
            (
                after.pieces, after.state, after.why, after.address, after.carrier, after.tracking, after.deadline, after.told_at,
                after.changed_at, after.ended_at, before.workspace, before.id, before.state, before.changes,
            ),
        )
        == 1
    )  # fmt: skip


def mark_told(session: Session, row: DeliveryRow, at: int) -> bool:
    """Remember that somebody was told; False when they were, or when the delivery no longer waits."""
    return (
        session.run(
            "UPDATE deliveries_delivery SET told_at = ? WHERE workspace = ? AND id = ? AND state = 'waiting' AND told_at IS NULL",
            (at, row.workspace, row.id),
        )
        == 1
    )


def forget_address(session: Session, row: DeliveryRow) -> bool:
    """Delete the address of a delivery that ended; False when somebody changed it meanwhile."""
    return (
        session.run(
            """UPDATE deliveries_delivery SET address = NULL, changes = changes + 1
            WHERE workspace = ? AND id = ? AND ended_at IS NOT NULL AND changes = ?""",
            (row.workspace, row.id, row.changes),
        )
        == 1
    )


def insert_change(session: Session, row: ChangeRow) -> None:
    """One line of history."""
    session.run(
        """INSERT INTO deliveries_change (workspace, delivery_id, number, turn, from_state, to_state, by_id, note, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        row,
    )


def list_people_with_any(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> set[str]:
    """Those who have a delivery or a remembered address."""
    with_delivery = session.rows(
        "SELECT DISTINCT person_id FROM deliveries_delivery WHERE workspace = ? AND person_id IN each_text(?)", (workspace, person_ids)
    )
    remembered = session.rows(
        "SELECT person_id FROM deliveries_remembered WHERE workspace = ? AND person_id IN each_text(?)", (workspace, person_ids)
    )
    return {row[0] for row in (*with_delivery, *remembered)}


def rename_person(session: Session, workspace: str, old: str, new: str) -> None:
    """Deliveries follow a person who turned out to be another."""
    session.run("UPDATE deliveries_delivery SET person_id = ? WHERE workspace = ? AND person_id = ?", (new, workspace, old))


# ------------------------------------------------------------------------------------------------------ remembered


def find_remembered(session: ReadSession, workspace: str, person_id: str) -> tuple[bytes, int] | None:
    """The address kept for next time, sealed, and since when."""
    row = session.row("SELECT address, at FROM deliveries_remembered WHERE workspace = ? AND person_id = ?", (workspace, person_id))
    return None if row is None else (bytes(row[0]), row[1])


def save_remembered(session: Session, workspace: str, person_id: str, address: bytes, at: int) -> None:
    """Keep it, instead of what was kept."""
    session.run(
        """INSERT INTO deliveries_remembered (workspace, person_id, address, at) VALUES (?, ?, ?, ?)
        ON CONFLICT (workspace, person_id) DO UPDATE SET address = excluded.address, at = excluded.at""",
        (workspace, person_id, address, at),
    )


def forget_remembered(session: Session, workspace: str, person_id: str) -> bool:
    """Delete it; whether there was one."""
    return session.run("DELETE FROM deliveries_remembered WHERE workspace = ? AND person_id = ?", (workspace, person_id)) > 0


def has_old_remembered(session: ReadSession, workspace: str, before_ms: int) -> bool:
    """Whether somebody's kept address has not been used since."""
    return session.row("SELECT 1 FROM deliveries_remembered WHERE workspace = ? AND at < ?", (workspace, before_ms)) is not None


def forget_old_remembered(session: Session, workspace: str, before_ms: int) -> int:
    """Delete those not used since; how many."""
    return session.run("DELETE FROM deliveries_remembered WHERE workspace = ? AND at < ?", (workspace, before_ms))


# ------------------------------------------------------------------------------------------- settings and place


def read_settings(session: ReadSession, workspace: str) -> str | None:
    """As they were written."""
    row = session.row("SELECT body FROM deliveries_settings WHERE workspace = ?", (workspace,))
    return None if row is None else row[0]


def save_settings(session: Session, workspace: str, body: str) -> None:
    """Instead of those before."""
    session.run(
        "INSERT INTO deliveries_settings (workspace, body) VALUES (?, ?) ON CONFLICT (workspace) DO UPDATE SET body = excluded.body",
        (workspace, body),
    )


def read_place(session: ReadSession, workspace: str) -> int:
    """Up to which transfer gifts have been looked through; 0 before the first time."""
    row = session.row("SELECT seq FROM deliveries_place WHERE workspace = ?", (workspace,))
    return 0 if row is None else row[0]


def save_place(session: Session, workspace: str, seq: int) -> None:
    """Further on; never back."""
    session.run(
        """INSERT INTO deliveries_place (workspace, seq) VALUES (?, ?)
        ON CONFLICT (workspace) DO UPDATE SET seq = excluded.seq WHERE deliveries_place.seq < excluded.seq""",
        (workspace, seq),
    )


def list_known_gifts(session: ReadSession, workspace: str, gifts: Sequence[int]) -> set[int]:
    """Those that have a delivery."""
    rows = session.rows("SELECT gift FROM deliveries_delivery WHERE workspace = ? AND gift IN each_int(?)", (workspace, gifts))
    return {row[0] for row in rows}
