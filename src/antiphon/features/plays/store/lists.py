"""Rows of lists, and the counts that tell where each of them stands."""
# ruff: noqa: S608 - only this file's own column lists are put into the text, every value is a parameter

from collections.abc import Sequence
from typing import Final

from antiphon.engine.database.port import Bulk, ReadSession, Row, Session

_COLUMNS: Final = "id, list_id, key, rank, ranked_at, place, person_id, decision_id, data"
_ROW: Final = {
    "workspace": "text",
    "id": "text",
    "list_id": "text",
    "key": "text",
    "rank": "bigint",
    "ranked_at": "bigint",
    "place": "text",
    "person_id": "text",
    "decision_id": "text",
    "data": "text",
}
# A new row is inserted plainly: two processes that put the same key on a list meet in the unique key, and one tries again.
NEW_ROWS: Final = Bulk("plays_row", _ROW)
# A row that was there is locked by this transaction, so the whole of it may be replaced.
ROWS: Final = Bulk(
    "plays_row",
    _ROW,
    "ON CONFLICT (id, workspace) DO UPDATE SET rank = excluded.rank, ranked_at = excluded.ranked_at, place = excluded.place, "
    "person_id = excluded.person_id, decision_id = excluded.decision_id, data = excluded.data",
)
LISTS: Final = Bulk("plays_list", {"workspace": "text", "id": "text", "row_count": "bigint"})
STRETCHES: Final = Bulk(
    "plays_stretch",
    {"workspace": "text", "list_id": "text", "start": "text", "row_count": "bigint"},
    "ON CONFLICT (list_id, start, workspace) DO UPDATE SET row_count = excluded.row_count",
)

# The stretch a place lies in: the last that starts at or before it.
_START = """(SELECT MAX(b.start) FROM plays_stretch b WHERE b.list_id = plays_row.list_id AND b.workspace = plays_row.workspace
    AND b.start <= plays_row.place)"""


def lock_rows(session: Session, workspace: str, ids: Sequence[str]) -> list[Row]:
    """(id, list_id, key, rank, ranked_at, place, person_id, decision_id, data), locked in the order of `ids`, which must be sorted."""
    return session.rows(
        f"SELECT {_COLUMNS} FROM plays_row WHERE workspace = ? AND id IN each_text(?) ORDER BY id /*for update*/", (workspace, ids)
    )


def read_rows(session: ReadSession, workspace: str, ids: Sequence[str]) -> list[Row]:
    """The same, only to look at."""
    return session.rows(f"SELECT {_COLUMNS} FROM plays_row WHERE workspace = ? AND id IN each_text(?)", (workspace, ids))


def lock_rows_of_people(session: Session, workspace: str, person_ids: Sequence[str]) -> list[Row]:
    """Every row of some persons, on whatever list."""
    return session.rows(
        f"""SELECT {_COLUMNS} FROM plays_row WHERE workspace = ? AND person_id IN each_text(?) AND person_id <> ''
        ORDER BY id /*for update*/""",
        (workspace, person_ids),
    )


def read_rows_of_person(session: ReadSession, workspace: str, person_id: str) -> list[Row]:
    """Every row of a person, on whatever list. By the person alone: asked for one list too, a store may walk through all of that list."""
    return session.rows(
        f"SELECT {_COLUMNS} FROM plays_row WHERE person_id = ? AND person_id <> '' AND workspace = ?", (person_id, workspace)
    )


def delete_rows(session: Session, workspace: str, ids: Sequence[str]) -> None:
    """They stand on no list any more."""
    session.run("DELETE FROM plays_row WHERE workspace = ? AND id IN each_text(?)", (workspace, ids))


def list_from(session: ReadSession, workspace: str, list_id: str, after: str, limit: int) -> list[Row]:
    """Rows from the top, after a place."""
    return session.rows(
        f"SELECT {_COLUMNS} FROM plays_row WHERE list_id = ? AND place > ? AND workspace = ? ORDER BY place LIMIT ?",
        (list_id, after, workspace, limit),
    )


def list_before(session: ReadSession, workspace: str, list_id: str, place: str, limit: int) -> list[Row]:
    """The rows right above a place, in the order of the list."""
    found = session.rows(
        f"SELECT {_COLUMNS} FROM plays_row WHERE list_id = ? AND place < ? AND workspace = ? ORDER BY place DESC LIMIT ?",
        (list_id, place, workspace, limit),
    )
    return found[::-1]


def list_at(session: ReadSession, workspace: str, list_id: str, place: str, limit: int) -> list[Row]:
    """The row at a place, and those that follow it."""
    return session.rows(
        f"SELECT {_COLUMNS} FROM plays_row WHERE list_id = ? AND place >= ? AND workspace = ? ORDER BY place LIMIT ?",
        (list_id, place, workspace, limit),
    )


def list_nth(session: ReadSession, workspace: str, list_id: str, above: int, limit: int) -> list[Row]:
    """Rows from the one on that has so many above it."""
    start, behind = "", above
    if above:
        found = session.row(
            """SELECT start, above FROM (SELECT start, SUM(row_count) OVER (ORDER BY start) - row_count AS above
            FROM plays_stretch WHERE list_id = ? AND workspace = ?) AS counted WHERE above <= ? ORDER BY start DESC LIMIT 1""",
            (list_id, workspace, above),
        )
        if found is None:
            return []
        start, behind = found[0], above - int(found[1])
    return session.rows(
        f"SELECT {_COLUMNS} FROM plays_row WHERE list_id = ? AND place >= ? AND workspace = ? ORDER BY place LIMIT ? OFFSET ?",
        (list_id, start, workspace, limit, behind),
    )


def lock_lists(session: Session, workspace: str, ids: Sequence[str]) -> dict[str, int]:
    """How many rows stand on each of the lists that have been begun; locked in the order of `ids`, which must be sorted."""
    rows = session.rows(
        "SELECT id, row_count FROM plays_list WHERE workspace = ? AND id IN each_text(?) ORDER BY id /*for update*/", (workspace, ids)
    )
    return dict(rows)  # pyright: ignore[reportArgumentType] - two columns, as the schema types them


def read_lists(session: ReadSession, workspace: str, ids: Sequence[str]) -> dict[str, int]:
    """The same, only to look at."""
    rows = session.rows("SELECT id, row_count FROM plays_list WHERE workspace = ? AND id IN each_text(?)", (workspace, ids))
    return dict(rows)  # pyright: ignore[reportArgumentType] - two columns, as the schema types them


def list_lists(session: ReadSession, workspace: str, after: str, before: str, limit: int) -> list[Row]:
    """(id, row_count) of the lists between two ids, in order."""
    return session.rows(
        "SELECT id, row_count FROM plays_list WHERE id > ? AND id < ? AND workspace = ? ORDER BY id LIMIT ?",
        (after, before, workspace, limit),
    )


def grow_list(session: Session, workspace: str, list_id: str, by: int) -> None:
    """So many more rows stand on it; the caller holds its lock."""
    session.run("UPDATE plays_list SET row_count = row_count + ? WHERE id = ? AND workspace = ?", (by, list_id, workspace))


def find_starts(session: ReadSession, workspace: str, ids: Sequence[str]) -> dict[str, str]:
    """By row: where the stretch starts that it stands in."""
    rows = session.rows(f"SELECT id, {_START} FROM plays_row WHERE workspace = ? AND id IN each_text(?)", (workspace, ids))
    return dict(rows)  # pyright: ignore[reportArgumentType] - two columns, as the schema types them


def read_stretches(session: ReadSession, workspace: str, list_id: str, starts: Sequence[str]) -> dict[str, int]:
    """How many rows stand in each of these stretches."""
    rows = session.rows(
        "SELECT start, row_count FROM plays_stretch WHERE list_id = ? AND workspace = ? AND start IN each_text(?)",
        (list_id, workspace, starts),
    )
    return dict(rows)  # pyright: ignore[reportArgumentType] - two columns, as the schema types them


def find_stretch_before(session: ReadSession, workspace: str, list_id: str, start: str) -> Row | None:
    """(start, row_count) of the stretch before one."""
    return session.row(
        "SELECT start, row_count FROM plays_stretch WHERE list_id = ? AND start < ? AND workspace = ? ORDER BY start DESC LIMIT 1",
        (list_id, start, workspace),
    )


def delete_stretch(session: Session, workspace: str, list_id: str, start: str) -> None:
    """Its rows belong to the one before."""
    session.run("DELETE FROM plays_stretch WHERE list_id = ? AND start = ? AND workspace = ?", (list_id, start, workspace))


def find_nth(session: ReadSession, workspace: str, list_id: str, start: str, number: int) -> str:
    """The place of the row that stands `number` rows behind the first of a stretch."""
    row = session.row(
        "SELECT place FROM plays_row WHERE list_id = ? AND place >= ? AND workspace = ? ORDER BY place LIMIT 1 OFFSET ?",
        (list_id, start, workspace, number),
    )
    assert row is not None, "a stretch says it holds more rows than there are"
    return row[0]


def count_above(session: ReadSession, workspace: str, list_id: str, place: str) -> int:
    """How many rows of a list stand above a place: whole stretches from their counts, the last one row by row."""
    row = session.row(
        """SELECT (SELECT COALESCE(SUM(b.row_count), 0) FROM plays_stretch b
            WHERE b.list_id = ? AND b.start < s.start AND b.workspace = ?),
        (SELECT COUNT(*) FROM plays_row r WHERE r.list_id = ? AND r.place >= s.start AND r.place < ? AND r.workspace = ?)
        FROM (SELECT start FROM plays_stretch WHERE list_id = ? AND start <= ? AND workspace = ? ORDER BY start DESC LIMIT 1) AS s""",
        (list_id, workspace, list_id, place, workspace, list_id, place, workspace),
    )
    return 0 if row is None else int(row[0]) + row[1]  # a list that nobody has stood on yet has no stretch


def list_stretches(session: ReadSession, workspace: str, list_id: str) -> list[Row]:
    """(start, row_count) of every stretch of a list, from the top."""
    return session.rows(
        "SELECT start, row_count FROM plays_stretch WHERE list_id = ? AND workspace = ? ORDER BY start", (list_id, workspace)
    )


def count_between(session: ReadSession, workspace: str, list_id: str, start: str, place: str) -> int:
    """How many rows stand from one place on, above another."""
    row = session.row(
        "SELECT COUNT(*) FROM plays_row WHERE list_id = ? AND place >= ? AND place < ? AND workspace = ?",
        (list_id, start, place, workspace),
    )
    assert row is not None
    return row[0]


def read_secrets(session: ReadSession, workspace: str, play_ids: Sequence[str]) -> dict[str, str]:
    """The secret of each play that has one."""
    rows = session.rows("SELECT play_id, secret FROM plays_secret WHERE workspace = ? AND play_id IN each_text(?)", (workspace, play_ids))
    return dict(rows)  # pyright: ignore[reportArgumentType] - two columns, as the schema types them


def insert_secret(session: Session, workspace: str, play_id: str, secret: str) -> None:
    """A play gets its secret; one that it has stays."""
    session.run(
        "INSERT INTO plays_secret (workspace, play_id, secret) VALUES (?, ?, ?) ON CONFLICT (play_id, workspace) DO NOTHING",
        (workspace, play_id, secret),
    )


def list_without_secret(session: ReadSession, limit: int) -> list[Row]:
    """(workspace, id) of plays of an earlier version, which had none."""
    return session.rows(
        """SELECT p.workspace, p.id FROM plays_play p
        WHERE NOT EXISTS (SELECT 1 FROM plays_secret s WHERE s.play_id = p.id AND s.workspace = p.workspace) LIMIT ?""",
        (limit,),
    )
