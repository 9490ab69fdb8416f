"""SQL of the alliance. Every question names the workspace that asks, or an agreement that it was seen to be a member of."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Row, Session

NETS: Final = Bulk("alliance_net", {"clearing_id": "text", "workspace": "text", "given": "bigint", "received": "bigint", "owes": "bigint"})
_AGREEMENT: Final = """SELECT id, name, terms, state, proposed_by, created_at, began_at, ended_at, ended_by, reason
    FROM alliance_agreement"""
_LINK: Final = """SELECT id, agreement_id, first_workspace, first_person, first_consent_at, second_workspace, second_person,
    second_consent_at, ended_at FROM alliance_link"""
_EXCHANGE: Final = """SELECT id, agreement_id, link_id, key, from_workspace, from_person, given, to_workspace, to_person, received, day,
    at, clearing_id FROM alliance_exchange"""
_CLEARING: Final = "SELECT id, agreement_id, until, state, made_at, made_by, confirmed_at, confirmed_by FROM alliance_clearing"


class AgreementRow(NamedTuple):
    """A row of `alliance_agreement`."""

    id: str
    name: str
    terms: str
    state: str
    proposed_by: str
    created_at: int
    began_at: int | None
    ended_at: int | None
    ended_by: str | None
    reason: str


class LinkRow(NamedTuple):
    """A row of `alliance_link`."""

    id: str
    agreement_id: str
    first_workspace: str
    first_person: str
    first_consent_at: int
    second_workspace: str
    second_person: str
    second_consent_at: int
    ended_at: int | None

    def person_in(self, workspace: str) -> str:
        """Who it is in one of its two shops."""
        return self.first_person if workspace == self.first_workspace else self.second_person

    def partner_of(self, workspace: str) -> str:
        """The other shop."""
        return self.second_workspace if workspace == self.first_workspace else self.first_workspace


class ExchangeRow(NamedTuple):
    """A row of `alliance_exchange`."""

    id: str
    agreement_id: str
    link_id: str
    key: str
    from_workspace: str
    from_person: str
    given: int
    to_workspace: str
    to_person: str
    received: int
    day: int
    at: int
    clearing_id: str | None


class ClearingRow(NamedTuple):
    """A row of `alliance_clearing`."""

    id: str
    agreement_id: str
    until: int
    state: str
    made_at: int
    made_by: str
    confirmed_at: int | None
    confirmed_by: str | None


# ------------------------------------------------------------------------------------------------------ agreements


def insert_agreement(session: Session, row: AgreementRow, workspaces: Sequence[str]) -> None:
    """A proposal to its members; nobody has accepted yet."""
    session.run(
        """INSERT INTO alliance_agreement (id, name, terms, state, proposed_by, created_at, began_at, ended_at, ended_by, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        row,
    )
    session.run_many("INSERT INTO alliance_member (workspace, agreement_id) VALUES (?, ?)", [(name, row.id) for name in workspaces])


def find_agreement(session: ReadSession, workspace: str, agreement_id: str) -> AgreementRow | None:
    """An agreement that the workspace is a member of."""
    mine = session.row("SELECT 1 FROM alliance_member WHERE workspace = ? AND agreement_id = ?", (workspace, agreement_id))
    row = session.row(f"{_AGREEMENT} WHERE id = ?", (agreement_id,)) if mine else None
    return None if row is None else AgreementRow._make(row)


def list_agreements(session: ReadSession, workspace: str) -> list[AgreementRow]:
    """Every agreement of a workspace, the latest first."""
    mine = [row[0] for row in session.rows("SELECT agreement_id FROM alliance_member WHERE workspace = ?", (workspace,))]
    rows = session.rows(f"{_AGREEMENT} WHERE id IN each_text(?) ORDER BY created_at DESC, id DESC", (mine,)) if mine else []
    return [AgreementRow._make(row) for row in rows]


def list_members(session: ReadSession, agreement_ids: Sequence[str]) -> list[Row]:
    """Agreement, workspace, when it accepted."""
    return session.rows(
        """SELECT agreement_id, workspace, accepted_at FROM alliance_member WHERE agreement_id IN each_text(?)
        ORDER BY agreement_id, workspace""",
        (agreement_ids,),
    )


def accept(session: Session, agreement_id: str, workspace: str, now_ms: int, by: str) -> None:
    """One side says yes."""
    session.run(
        "UPDATE alliance_member SET accepted_at = ?, accepted_by = ? WHERE workspace = ? AND agreement_id = ?",
        (now_ms, by, workspace, agreement_id),
    )


def set_state(session: Session, row: AgreementRow) -> None:
    """Begun, or ended."""
    session.run(
        "UPDATE alliance_agreement SET state = ?, began_at = ?, ended_at = ?, ended_by = ?, reason = ? WHERE id = ?",
        (row.state, row.began_at, row.ended_at, row.ended_by, row.reason, row.id),
    )


# ------------------------------------------------------------------------------------------------------ links


def insert_code(session: Session, row: Sequence[str | int]) -> None:
    """A code that somebody asked for; older ones of theirs stop working."""
    session.run("DELETE FROM alliance_code WHERE agreement_id = ? AND workspace = ? AND person_id = ?", (row[1], row[2], row[3]))
    session.run(
        "INSERT INTO alliance_code (code, agreement_id, workspace, person_id, consent_at, until) VALUES (?, ?, ?, ?, ?, ?)", tuple(row)
    )


def take_code(session: Session, code: str) -> tuple[str, str, str, int, int] | None:
    """Agreement, workspace, person, consent and end of a code, which is used up by this."""
    row = session.row(
        "SELECT agreement_id, workspace, person_id, consent_at, until FROM alliance_code WHERE code = ? /*for update*/", (code,)
    )
    session.run("DELETE FROM alliance_code WHERE code = ?", (code,))
    return None if row is None else (row[0], row[1], row[2], row[3], row[4])


def insert_link(session: Session, row: LinkRow) -> None:
    """Two accounts of one human. Who is linked already meets the key."""
    session.run(
        """INSERT INTO alliance_link (id, agreement_id, first_workspace, first_person, first_consent_at, second_workspace,
        second_person, second_consent_at, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        row,
    )


def end_link(session: Session, link_id: str, now_ms: int) -> None:
    """Consent was taken back."""
    session.run("UPDATE alliance_link SET ended_at = ? WHERE id = ? AND ended_at IS NULL", (now_ms, link_id))


def list_links(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> list[LinkRow]:
    """Live links of some people of a workspace."""
    rows = session.rows(
        f"""{_LINK} WHERE ended_at IS NULL AND ((first_workspace = ? AND first_person IN each_text(?))
        OR (second_workspace = ? AND second_person IN each_text(?))) ORDER BY id""",
        (workspace, person_ids, workspace, person_ids),
    )
    return [LinkRow._make(row) for row in rows]


def rename_person(session: Session, workspace: str, old: str, new: str) -> None:
    """Links and exchanges of somebody who turned out to be somebody else. A second link to the same shop ends by itself before this."""
    session.run(
        "UPDATE alliance_link SET first_person = ? WHERE first_workspace = ? AND first_person = ? AND ended_at IS NULL",
        (new, workspace, old),
    )
    session.run(
        "UPDATE alliance_link SET second_person = ? WHERE second_workspace = ? AND second_person = ? AND ended_at IS NULL",
        (new, workspace, old),
    )
    session.run("UPDATE alliance_exchange SET from_person = ? WHERE from_workspace = ? AND from_person = ?", (new, workspace, old))
    session.run("UPDATE alliance_exchange SET to_person = ? WHERE to_workspace = ? AND to_person = ?", (new, workspace, old))


def count_links(session: ReadSession, agreement_id: str) -> int:
    """How many people are linked now."""
    row = session.row("SELECT COUNT(*) FROM alliance_link WHERE agreement_id = ? AND ended_at IS NULL", (agreement_id,))
    return row[0] if row else 0


# ------------------------------------------------------------------------------------------------------ exchanges


def find_exchange(session: ReadSession, link_id: str, key: str) -> ExchangeRow | None:
    """An exchange by the key its shopper's page made for it."""
    row = session.row(f"{_EXCHANGE} WHERE link_id = ? AND key = ?", (link_id, key))
    return None if row is None else ExchangeRow._make(row)


def insert_exchange(session: Session, row: ExchangeRow) -> None:
    """An exchange that happened."""
    session.run(
        """INSERT INTO alliance_exchange (id, agreement_id, link_id, key, from_workspace, from_person, given, to_workspace, to_person,
        received, day, at, clearing_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        row,
    )


def sum_given(session: ReadSession, agreement_id: str, workspace: str, person_id: str, day: int) -> tuple[int, int, int]:
    """Given so far from a side: by the person that day, by the person ever, by everybody that day."""
    row = session.row(
        """SELECT CAST(COALESCE(SUM(CASE WHEN from_person = ? AND day = ? THEN given ELSE 0 END), 0) AS BIGINT),
            CAST(COALESCE(SUM(CASE WHEN from_person = ? THEN given ELSE 0 END), 0) AS BIGINT),
            CAST(COALESCE(SUM(CASE WHEN day = ? THEN given ELSE 0 END), 0) AS BIGINT)
        FROM alliance_exchange WHERE agreement_id = ? AND from_workspace = ? AND (from_person = ? OR day = ?)""",
        (person_id, day, person_id, day, agreement_id, workspace, person_id, day),
    )
    return (row[0], row[1], row[2]) if row else (0, 0, 0)


def list_exchanges(
    session: ReadSession, agreement_id: str, workspace: str, before: tuple[int, str] | None, limit: int
) -> list[ExchangeRow]:
    """Those that a member took part in, the latest first."""
    at, name = before or (2**62, "")
    rows = session.rows(
        f"""{_EXCHANGE} WHERE agreement_id = ? AND (from_workspace = ? OR to_workspace = ?) AND (at, id) < (?, ?)
        ORDER BY at DESC, id DESC LIMIT ?""",
        (agreement_id, workspace, workspace, at, name, limit),
    )
    return [ExchangeRow._make(row) for row in rows]


def count_uncleared(session: ReadSession, agreement_id: str) -> int:
    """Exchanges that no clearing has."""
    row = session.row("SELECT COUNT(*) FROM alliance_exchange WHERE agreement_id = ? AND clearing_id IS NULL", (agreement_id,))
    return row[0] if row else 0


def list_exchanges_of(session: ReadSession, workspace: str, person_id: str, limit: int) -> list[ExchangeRow]:
    """Those of one person of a workspace, whatever the agreement, the latest first."""
    rows = session.rows(
        f"""{_EXCHANGE} WHERE (from_workspace = ? AND from_person = ?) OR (to_workspace = ? AND to_person = ?)
        ORDER BY at DESC, id DESC LIMIT ?""",
        (workspace, person_id, workspace, person_id, limit),
    )
    return [ExchangeRow._make(row) for row in rows]


def sum_since(session: ReadSession, agreement_id: str, since: int) -> list[tuple[int, str, str, int, int]]:
    """(moment, giver, taker, given, received) since a moment, summed by quarter of an hour: local days are made of those."""
    rows = session.rows(
        """SELECT at / 900000, from_workspace, to_workspace, CAST(SUM(given) AS BIGINT), CAST(SUM(received) AS BIGINT)
        FROM alliance_exchange WHERE agreement_id = ? AND at >= ? GROUP BY at / 900000, from_workspace, to_workspace""",
        (agreement_id, since),
    )
    return [(int(row[0]) * 900_000, row[1], row[2], row[3], row[4]) for row in rows]


# ------------------------------------------------------------------------------------------------------ clearings


def list_waiting(session: ReadSession) -> list[tuple[str, int]]:
    """(agreement, its oldest exchange) of all agreements with something to clear."""
    rows = session.rows(
        "SELECT agreement_id, MIN(at) FROM alliance_exchange WHERE clearing_id IS NULL GROUP BY agreement_id ORDER BY agreement_id"
    )
    return [(str(name), int(at)) for name, at in rows]


def get_agreement(session: ReadSession, agreement_id: str) -> AgreementRow:
    """An agreement, whoever asks: for what the house does by itself."""
    row = session.row(f"{_AGREEMENT} WHERE id = ?", (agreement_id,))
    assert row is not None, "agreements are never deleted"
    return AgreementRow._make(row)


def sum_uncleared(session: ReadSession, agreement_id: str, until: int) -> list[Row]:
    """Giver, taker, given and received of everything before `until` that no clearing has."""
    return session.rows(
        """SELECT from_workspace, to_workspace, CAST(SUM(given) AS BIGINT), CAST(SUM(received) AS BIGINT) FROM alliance_exchange
        WHERE agreement_id = ? AND clearing_id IS NULL AND at < ? GROUP BY from_workspace, to_workspace
        ORDER BY from_workspace, to_workspace""",
        (agreement_id, until),
    )


def take_exchanges(session: Session, agreement_id: str, clearing_id: str, until: int) -> None:
    """They are this clearing's now."""
    session.run(
        "UPDATE alliance_exchange SET clearing_id = ? WHERE agreement_id = ? AND clearing_id IS NULL AND at < ?",
        (clearing_id, agreement_id, until),
    )


def insert_clearing(session: Session, row: ClearingRow) -> None:
    """A new net statement."""
    session.run(
        """INSERT INTO alliance_clearing (id, agreement_id, until, state, made_at, made_by, confirmed_at, confirmed_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        row,
    )


def confirm_clearing(session: Session, clearing_id: str, now_ms: int, workspace: str) -> None:
    """Another side has looked at it."""
    session.run(
        "UPDATE alliance_clearing SET state = 'confirmed', confirmed_at = ?, confirmed_by = ? WHERE id = ?",
        (now_ms, workspace, clearing_id),
    )


def lock_clearing(session: Session, agreement_id: str, clearing_id: str) -> ClearingRow | None:
    """One clearing, locked."""
    row = session.row(f"{_CLEARING} WHERE agreement_id = ? AND id = ? /*for update*/", (agreement_id, clearing_id))
    return None if row is None else ClearingRow._make(row)


def list_clearings(session: ReadSession, agreement_id: str) -> list[ClearingRow]:
    """The latest first."""
    rows = session.rows(f"{_CLEARING} WHERE agreement_id = ? ORDER BY made_at DESC, id DESC LIMIT 200", (agreement_id,))
    return [ClearingRow._make(row) for row in rows]


def list_nets(session: ReadSession, clearing_ids: Sequence[str]) -> list[Row]:
    """Clearing, workspace, given, received, owes."""
    return session.rows(
        """SELECT clearing_id, workspace, given, received, owes FROM alliance_net WHERE clearing_id IN each_text(?)
        ORDER BY clearing_id, workspace""",
        (clearing_ids,),
    )
