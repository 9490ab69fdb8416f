"""SQL of what workspaces define and of what was last counted for them."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Session

_SLOT = Bulk(
    "segments_slot",
    {"workspace": "text", "slot": "bigint", "width": "bigint"},
    "ON CONFLICT (workspace, slot) DO UPDATE SET width = excluded.width",
)


class WorkspaceRow(NamedTuple):
    """A row of `segments_workspace`, without the texts."""

    workspace: str
    revision: str
    zone: str
    changed_at: int
    new_orders: int  # since the last population run
    counted_orders: int  # that the last population run counted
    given_at: int | None
    overview_at: int | None


class SegmentRow(NamedTuple):
    """A row of `segments_segment`."""

    key: str
    name: str
    help: str
    condition: str
    created_at: int
    changed_at: int


_WORKSPACE: Final = (
    "SELECT workspace, revision, zone, changed_at, new_orders, counted_orders, given_at, overview_at FROM segments_workspace"
)


def find_workspace(session: ReadSession, workspace: str) -> WorkspaceRow | None:
    """The workspace's row; None before anybody was heard of."""
    row = session.row(f"{_WORKSPACE} WHERE workspace = ?", (workspace,))
    return WorkspaceRow(*row) if row else None


def list_workspaces(session: ReadSession) -> list[WorkspaceRow]:
    """Every workspace that has heard of anybody."""
    return [WorkspaceRow(*row) for row in session.rows(f"{_WORKSPACE} ORDER BY workspace")]


def create_workspace(session: Session, workspace: str, revision: str, zone: str, now_ms: int, slots: Mapping[int, int]) -> None:
    """A new workspace: all its slots are complete, because nobody was heard of."""
    session.run(
        """INSERT INTO segments_workspace (workspace, revision, zone, changed_at, new_orders, counted_orders, lease_until)
        VALUES (?, ?, ?, ?, 0, 0, 0)""",
        (workspace, revision, zone, now_ms),
    )
    save_slots(session, workspace, slots)


def note_changes(session: Session, workspace: str, now_ms: int, new_orders: int) -> None:
    """Something was digested."""
    session.run(
        "UPDATE segments_workspace SET changed_at = ?, new_orders = new_orders + ? WHERE workspace = ?", (now_ms, new_orders, workspace)
    )


def set_revision(session: Session, workspace: str, revision: str) -> None:
    """What is judged changed: everybody makes the plan anew."""
    session.run("UPDATE segments_workspace SET revision = ? WHERE workspace = ?", (revision, workspace))


def take_lease(session: Session, workspace: str, now_ms: int, until_ms: int) -> bool:
    """Whether the caller may count for the workspace until then; `until_ms` of 0 gives the lease back."""
    if until_ms == 0:
        return session.run("UPDATE segments_workspace SET lease_until = 0 WHERE workspace = ?", (workspace,)) > 0
    sql = "UPDATE segments_workspace SET lease_until = ? WHERE workspace = ? AND lease_until < ?"
    return session.run(sql, (until_ms, workspace, now_ms)) > 0


def save_given(session: Session, workspace: str, now_ms: int, orders: int, given: str) -> None:
    """A population run is done."""
    session.run(
        "UPDATE segments_workspace SET given_at = ?, counted_orders = ?, new_orders = 0, given = ? WHERE workspace = ?",
        (now_ms, orders, given, workspace),
    )


def find_given(session: ReadSession, workspace: str) -> tuple[int | None, str | None]:
    """When the last population run was, and its figures."""
    row = session.row("SELECT given_at, given FROM segments_workspace WHERE workspace = ?", (workspace,))
    return (row[0], row[1]) if row else (None, None)


def save_overview(session: Session, workspace: str, now_ms: int, overview: str) -> None:
    """The figures of the overview page."""
    session.run("UPDATE segments_workspace SET overview_at = ?, overview = ? WHERE workspace = ?", (now_ms, overview, workspace))


def find_overview(session: ReadSession, workspace: str) -> tuple[int | None, str | None]:
    """When the overview was counted, and its figures."""
    row = session.row("SELECT overview_at, overview FROM segments_workspace WHERE workspace = ?", (workspace,))
    return (row[0], row[1]) if row else (None, None)


def list_slots(session: ReadSession, workspace: str) -> dict[int, int]:
    """Slots that are complete, and how far back."""
    return dict(session.rows("SELECT slot, width FROM segments_slot WHERE workspace = ?", (workspace,)))


def save_slots(session: Session, workspace: str, slots: Mapping[int, int]) -> None:
    """These slots are complete now."""
    session.write_many(_SLOT, [(workspace, slot, width) for slot, width in sorted(slots.items())])


def narrow_slots(session: Session, workspace: str, needed: Mapping[int, int]) -> None:
    """Forget what nothing feeds any more: slots that are not needed, and days beyond what is needed."""
    known = list_slots(session, workspace)
    gone = [(workspace, slot) for slot in known if slot not in needed]
    if gone:
        session.run_many("DELETE FROM segments_slot WHERE workspace = ? AND slot = ?", gone)
    save_slots(session, workspace, {slot: needed[slot] for slot, width in known.items() if width > needed.get(slot, width)})


def list_segments(session: ReadSession, workspace: str) -> list[SegmentRow]:
    """Own segments and changed templates."""
    rows = session.rows(
        "SELECT key, name, help, condition, created_at, changed_at FROM segments_segment WHERE workspace = ? ORDER BY created_at, key",
        (workspace,),
    )
    return [SegmentRow(*row) for row in rows]


def save_segment(session: Session, workspace: str, row: SegmentRow) -> None:
    """Create or change one."""
    session.run(
        """INSERT INTO segments_segment (workspace, key, name, help, condition, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (workspace, key) DO UPDATE SET
        name = excluded.name, help = excluded.help, condition = excluded.condition, changed_at = excluded.changed_at""",
        (workspace, *row),
    )


def delete_segment(session: Session, workspace: str, key: str) -> bool:
    """Remove one; whether it was there."""
    return session.run("DELETE FROM segments_segment WHERE workspace = ? AND key = ?", (workspace, key)) > 0
