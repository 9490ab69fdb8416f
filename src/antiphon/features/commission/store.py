"""SQL of the programme, of parties, and of who brought whom."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Row, Session

TOUCHES: Final = Bulk(
    "commission_touch",
    {"workspace": "text", "person_id": "text", "code": "text", "outcome": "text", "at": "bigint", "times": "bigint"},
    "ON CONFLICT (workspace, person_id, code, outcome) DO UPDATE SET at = excluded.at, times = commission_touch.times + excluded.times",
)
RELATIONS: Final = Bulk(
    "commission_relation",
    {"workspace": "text", "person_id": "text", "referrer_id": "text", "at": "bigint", "until": "bigint", "because": "text"},
    "ON CONFLICT (workspace, person_id) DO UPDATE SET referrer_id = excluded.referrer_id, at = excluded.at, until = excluded.until, "
    "because = excluded.because",
)
_PARTY: Final = "SELECT workspace, person_id, role, code, area, active, joined_at FROM commission_party WHERE workspace = ?"
_RELATION: Final = "SELECT workspace, person_id, referrer_id, at, until, because FROM commission_relation WHERE workspace = ?"


class PartyRow(NamedTuple):
    """A row of `commission_party`."""

    workspace: str
    person_id: str
    role: str
    code: str
    area: str
    active: int
    joined_at: int


class RelationRow(NamedTuple):
    """A row of `commission_relation`; `until` 0 is for ever."""

    workspace: str
    person_id: str
    referrer_id: str
    at: int
    until: int
    because: str

    def holds_at(self, at_ms: int) -> bool:
        """Whether it counts for what happens at a moment."""
        return self.until == 0 or at_ms < self.until


# ------------------------------------------------------------------------------------------------------ programme


def read_revision(session: ReadSession, workspace: str) -> int:
    """0 without a programme."""
    row = session.row("SELECT revision FROM commission_programme WHERE workspace = ?", (workspace,))
    return row[0] if row else 0


def read_programme(session: ReadSession, workspace: str) -> tuple[int, str] | None:
    """Revision and terms."""
    row = session.row("SELECT revision, terms FROM commission_programme WHERE workspace = ?", (workspace,))
    return None if row is None else (row[0], row[1])


def save_programme(session: Session, workspace: str, revision: int, terms: str, now_ms: int, by: str) -> None:
    """The next revision. The first is an insert, so that two first ones meet the key."""
    if revision == 1:
        session.run(
            "INSERT INTO commission_programme (workspace, revision, terms, changed_at, changed_by) VALUES (?, ?, ?, ?, ?)",
            (workspace, revision, terms, now_ms, by),
        )
    else:
        session.run(
            "UPDATE commission_programme SET revision = ?, terms = ?, changed_at = ?, changed_by = ? WHERE workspace = ?",
            (revision, terms, now_ms, by, workspace),
        )


# ------------------------------------------------------------------------------------------------------ parties


def save_party(session: Session, row: PartyRow) -> None:
    """A party as it should be."""
    session.run(
        """INSERT INTO commission_party (workspace, person_id, role, code, area, active, joined_at) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (workspace, person_id) DO UPDATE SET role = excluded.role, code = excluded.code, area = excluded.area,
        active = excluded.active""",
        row,
    )


def read_parties(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> dict[str, PartyRow]:
    """Parties by person."""
    rows = session.rows(f"{_PARTY} AND person_id IN each_text(?)", (workspace, person_ids))
    return {row[1]: PartyRow._make(row) for row in rows}


def read_parties_by_code(session: ReadSession, workspace: str, codes: Sequence[str]) -> dict[str, PartyRow]:
    """Parties by code."""
    rows = session.rows(f"{_PARTY} AND code IN each_text(?)", (workspace, codes))
    return {row[3]: PartyRow._make(row) for row in rows}


def read_parties_by_area(session: ReadSession, workspace: str, areas: Sequence[str]) -> dict[str, PartyRow]:
    """The active partner of each area; of several, who joined first."""
    rows = session.rows(
        f"{_PARTY} AND area IN each_text(?) AND area <> '' AND active = 1 ORDER BY joined_at DESC, person_id DESC", (workspace, areas)
    )
    return {row[4]: PartyRow._make(row) for row in rows}


def list_parties(session: ReadSession, workspace: str, after: str, limit: int) -> list[PartyRow]:
    """By person."""
    rows = session.rows(f"{_PARTY} AND person_id > ? ORDER BY person_id LIMIT ?", (workspace, after, limit))
    return [PartyRow._make(row) for row in rows]


def count_brought(session: ReadSession, workspace: str, referrer_ids: Sequence[str]) -> dict[str, int]:
    """How many each has brought."""
    rows = session.rows(
        """SELECT referrer_id, COUNT(*) FROM commission_relation WHERE workspace = ? AND referrer_id IN each_text(?)
        GROUP BY referrer_id""",
        (workspace, referrer_ids),
    )
    return {row[0]: row[1] for row in rows}


# ------------------------------------------------------------------------------------------------------ relations


def read_chains(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> dict[str, RelationRow]:
    """Who brought these people, who brought those, and so on up: every relation on the way, by the person that was brought."""
    rows = session.rows(
        """WITH RECURSIVE up (person_id) AS (
            SELECT person_id FROM commission_relation WHERE workspace = ? AND person_id IN each_text(?)
            UNION SELECT r.referrer_id FROM commission_relation AS r JOIN up ON up.person_id = r.person_id WHERE r.workspace = ?)
        SELECT workspace, person_id, referrer_id, at, until, because FROM commission_relation
        WHERE workspace = ? AND person_id IN (SELECT person_id FROM up)""",
        (workspace, person_ids, workspace, workspace),
    )
    return {row[1]: RelationRow._make(row) for row in rows}


def list_brought(session: ReadSession, workspace: str, referrer_id: str, before: tuple[int, str] | None, limit: int) -> list[RelationRow]:
    """Whom somebody has brought, the last first."""
    at, name = before or (2**62, "")
    rows = session.rows(
        f"{_RELATION} AND referrer_id = ? AND (at, person_id) < (?, ?) ORDER BY at DESC, person_id DESC LIMIT ?",
        (workspace, referrer_id, at, name, limit),
    )
    return [RelationRow._make(row) for row in rows]


def list_touches(session: ReadSession, workspace: str, person_id: str, limit: int) -> list[Row]:
    """Person, code, outcome, when last, how often."""
    return session.rows(
        """SELECT person_id, code, outcome, at, times FROM commission_touch WHERE workspace = ? AND person_id = ?
        ORDER BY at DESC, code, outcome LIMIT ?""",
        (workspace, person_id, limit),
    )


def drop_relation(session: Session, workspace: str, person_id: str) -> None:
    """Nobody brought them."""
    session.run("DELETE FROM commission_relation WHERE workspace = ? AND person_id = ?", (workspace, person_id))


# ------------------------------------------------------------------------------------------------------ merging


def rename_people(session: Session, workspace: str, old: str, new: str) -> None:
    """Everything but parts, whose sums must be joined: what was of one person is of the other."""
    session.run(
        """DELETE FROM commission_relation WHERE workspace = ? AND ((person_id = ? AND referrer_id = ?)
        OR (person_id = ? AND referrer_id = ?))""",
        (workspace, old, new, new, old),
    )
    session.run("UPDATE commission_relation SET referrer_id = ? WHERE workspace = ? AND referrer_id = ?", (new, workspace, old))
    mine = {row.person_id: row for row in (RelationRow._make(r) for r in _relations_of(session, workspace, [old, new]))}
    if old in mine:
        keep = min(mine.values(), key=lambda row: row.at)
        drop_relation(session, workspace, old)
        session.write_many(RELATIONS, [keep._replace(person_id=new)])
    both = read_parties(session, workspace, [old, new])
    if old in both and new in both:
        session.run("DELETE FROM commission_party WHERE workspace = ? AND person_id = ?", (workspace, old))
    elif old in both:
        session.run("UPDATE commission_party SET person_id = ? WHERE workspace = ? AND person_id = ?", (new, workspace, old))
    session.run("UPDATE commission_order SET buyer_id = ? WHERE workspace = ? AND buyer_id = ?", (new, workspace, old))
    session.run("UPDATE commission_entry SET party_id = ? WHERE workspace = ? AND party_id = ?", (new, workspace, old))
    session.run("UPDATE commission_move SET party_id = ? WHERE workspace = ? AND party_id = ?", (new, workspace, old))
    session.run("UPDATE commission_withdrawal SET party_id = ? WHERE workspace = ? AND party_id = ?", (new, workspace, old))


def _relations_of(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> list[Row]:
    return session.rows(f"{_RELATION} AND person_id IN each_text(?)", (workspace, person_ids))


def list_known(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> set[str]:
    """Which of these people stand anywhere here."""
    rows = session.rows(
        """SELECT person_id FROM commission_party WHERE workspace = ? AND person_id IN each_text(?)
        UNION SELECT person_id FROM commission_relation WHERE workspace = ? AND person_id IN each_text(?)
        UNION SELECT referrer_id FROM commission_relation WHERE workspace = ? AND referrer_id IN each_text(?)
        UNION SELECT buyer_id FROM commission_order WHERE workspace = ? AND buyer_id IN each_text(?)
        UNION SELECT party_id FROM commission_part WHERE workspace = ? AND party_id IN each_text(?)""",
        (workspace, person_ids) * 5,
    )
    return {row[0] for row in rows}
