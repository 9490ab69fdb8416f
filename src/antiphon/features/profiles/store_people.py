"""The SQL of what pages read about persons, and of the few questions other features ask."""

from collections.abc import Sequence
from typing import Any, Literal

from antiphon.engine.database.port import Parameter, ReadSession, Row

Order = Literal["last_seen", "first_seen"]
_BRIEF = "p.id, p.user_id, p.name, p.email, p.phone, p.zone, p.first_seen_at, p.last_seen_at"
# COALESCE keeps the engines from walking all identifiers that match for each person: a person has few, many match.
_NAMED = """EXISTS (SELECT 1 FROM profiles_identity i WHERE i.workspace = {o}.workspace AND i.person_id = {o}.id
    AND COALESCE(i.folded, '') >= ? AND COALESCE(i.folded, '') < ?)"""
_MATCHES = f"""(p.name_folded >= ? AND p.name_folded < ?) OR {_NAMED.format(o="p")}
    OR EXISTS (SELECT 1 FROM profiles_person o WHERE o.workspace = p.workspace AND o.merged_into = p.id AND {_NAMED.format(o="o")})"""  # noqa: S608 - own parts
_LAST = "\U0010ffff"  # no text that begins with a prefix sorts after prefix + this


def find_merged(session: ReadSession, workspace: str, ids: Sequence[str]) -> list[tuple[str, str | None]]:
    """(person, merged into) for those of `ids` that exist."""
    return session.rows(  # pyright: ignore[reportReturnType]
        "SELECT id, merged_into FROM profiles_person WHERE workspace = ? AND id IN each_text(?)", (workspace, ids)
    )


def read_standings(session: ReadSession, workspace: str, ids: Sequence[str]) -> list[Row]:
    """(person, merged into, known, zone, first seen) for those of `ids` that exist."""
    return session.rows(
        "SELECT id, merged_into, user_id IS NOT NULL, zone, first_seen_at FROM profiles_person WHERE workspace = ? AND id IN each_text(?)",
        (workspace, ids),
    )


def list_merged_into(session: ReadSession, workspace: str, ids: Sequence[str]) -> list[str]:
    """Whoever was merged into one of `ids`, one step away."""
    rows = session.rows(
        "SELECT id FROM profiles_person WHERE workspace = ? AND merged_into IS NOT NULL AND merged_into IN each_text(?)", (workspace, ids)
    )
    return [row[0] for row in rows]


def find_owner(session: ReadSession, workspace: str, kind: str, value: str) -> str | None:
    """The person an identifier was given to, before merges."""
    row = session.row("SELECT person_id FROM profiles_identity WHERE workspace = ? AND kind = ? AND value = ?", (workspace, kind, value))
    return row[0] if row else None


def find_owners(session: ReadSession, workspace: str, kind: str, values: Sequence[str]) -> dict[str, str]:
    """The same for many: those that were given to somebody."""
    rows = session.rows(
        "SELECT value, person_id FROM profiles_identity WHERE workspace = ? AND kind = ? AND value IN each_text(?)",
        (workspace, kind, values),
    )
    return dict(rows)  # pyright: ignore[reportArgumentType] - two columns of text


def read_briefs(session: ReadSession, workspace: str, ids: Sequence[str]) -> list[Row]:
    """One line a person."""
    return session.rows(f"SELECT {_BRIEF} FROM profiles_person p WHERE p.workspace = ? AND p.id IN each_text(?)", (workspace, ids))  # noqa: S608 - own columns


def count_people(session: ReadSession, workspace: str) -> tuple[int, int]:
    """All persons who were not merged into others, and those with a user id."""
    row = session.row("SELECT COUNT(*), COUNT(user_id) FROM profiles_person WHERE workspace = ? AND merged_into IS NULL", (workspace,))
    return (row[0], row[1]) if row else (0, 0)


def list_people(
    session: ReadSession,
    workspace: str,
    *,
    order: Order,
    limit: int,
    after: tuple[int, str] | None = None,
    prefixes: Sequence[str] = (),
    person_ids: Sequence[str] | None = None,
) -> list[Row]:
    """Persons, the latest first. `after` is the moment and id of the last one seen; `prefixes` are folded, one of them must match.

    Each is looked at in turn until the page is full: for prefixes that many match. Ask `search` first.
    """
    column = f"p.{order}_at"
    parts = ["p.workspace = ?", "p.merged_into IS NULL"]
    parameters: list[Parameter] = [workspace]
    if after is not None:
        parts.append(f"({column}, p.id) < (?, ?)")
        parameters += after
    if person_ids is not None:
        parts.append("p.id IN each_text(?)")
        parameters.append(person_ids)
    if prefixes:
        parts.append(f"({' OR '.join([_MATCHES] * len(prefixes))})")
        for prefix in prefixes:
            parameters += [prefix, prefix + _LAST] * 3
    parameters.append(limit)
    return session.rows(
        f"SELECT {_BRIEF} FROM profiles_person p WHERE {' AND '.join(parts)} ORDER BY {column} DESC, p.id DESC LIMIT ?",  # noqa: S608 - own parts, every value is a parameter
        parameters,
    )


def search(session: ReadSession, workspace: str, prefixes: Sequence[str], limit: int) -> list[str]:
    """Who has a name, user id, e-mail or phone that begins so; a merged person's lead to the one who goes on."""
    texts: list[str] = []
    parameters: list[Parameter] = []
    for prefix in prefixes:
        texts.append("SELECT id FROM profiles_person WHERE workspace = ? AND name_folded >= ? AND name_folded < ?")
        texts.append(
            """SELECT COALESCE(o.merged_into, o.id) FROM profiles_identity i
               JOIN profiles_person o ON o.workspace = i.workspace AND o.id = i.person_id
               WHERE i.workspace = ? AND i.folded >= ? AND i.folded < ?"""
        )
        parameters += [workspace, prefix, prefix + _LAST] * 2
    return [row[0] for row in session.rows(" UNION ".join(texts) + " LIMIT ?", [*parameters, limit])]


def list_identities(session: ReadSession, workspace: str, ids: Sequence[str]) -> list[Row]:
    """(kind, value, since) of persons, the oldest first."""
    return session.rows(
        """SELECT kind, value, since_at FROM profiles_identity WHERE workspace = ? AND person_id IN each_text(?)
           ORDER BY since_at, kind, value""",
        (workspace, ids),
    )


def list_notes(session: ReadSession, workspace: str, ids: Sequence[str], limit: int) -> list[Row]:
    """The merge journal of persons, the latest first."""
    columns = "outcome, from_id, into_id, kind, value, because, times, first_at, last_at, moved"
    return session.rows(
        f"""SELECT {columns} FROM profiles_merge WHERE workspace = ? AND from_id IN each_text(?)
            UNION SELECT {columns} FROM profiles_merge WHERE workspace = ? AND into_id IN each_text(?)
            ORDER BY 9 DESC, 1, 2, 3, 4, 5 LIMIT ?""",  # noqa: S608 - own columns
        (workspace, ids, workspace, ids, limit),
    )


def list_blocked(session: ReadSession, workspace: str, limit: int) -> list[Row]:
    """Values that were not believed, the latest first."""
    return session.rows(
        """SELECT outcome, from_id, into_id, kind, value, because, times, first_at, last_at, moved FROM profiles_merge
           WHERE workspace = ? AND outcome = 'blocked' ORDER BY last_at DESC, kind, value LIMIT ?""",
        (workspace, limit),
    )


def read_zones(session: ReadSession, workspace: str, ids: Sequence[str]) -> list[tuple[str, Any]]:
    """(person, zone) for those whose zone is known."""
    return session.rows(  # pyright: ignore[reportReturnType]
        "SELECT id, zone FROM profiles_person WHERE workspace = ? AND zone IS NOT NULL AND id IN each_text(?)", (workspace, ids)
    )
