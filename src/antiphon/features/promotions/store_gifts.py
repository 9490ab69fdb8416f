"""Vouchers that are given from one person to another."""
# ruff: noqa: S608 - only a column list of ours is put into the text, every value is a parameter

from typing import Final, NamedTuple

from antiphon.engine.database.port import ReadSession, Session

_GIFT: Final = "workspace, token, code, from_person, to_person, state, created_at, settled_at"


class GiftRow(NamedTuple):
    """A row of promotions_gift."""

    workspace: str
    token: str
    code: str
    from_person: str
    to_person: str
    state: str
    created_at: int
    settled_at: int | None


def insert_gift(session: Session, row: GiftRow) -> None:
    """A new link."""
    session.run(f"INSERT INTO promotions_gift ({_GIFT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def find_gift(session: ReadSession, workspace: str, token: str) -> GiftRow | None:
    """One, by its link."""
    row = session.row(f"SELECT {_GIFT} FROM promotions_gift WHERE workspace = ? AND token = ?", (workspace, token))
    return None if row is None else GiftRow._make(row)


def find_open(session: ReadSession, workspace: str, code: str) -> GiftRow | None:
    """The link under which a voucher can be had now."""
    row = session.row(f"SELECT {_GIFT} FROM promotions_gift WHERE workspace = ? AND code = ? AND state = 'open'", (workspace, code))
    return None if row is None else GiftRow._make(row)


def list_gifts(session: ReadSession, workspace: str, codes: list[str]) -> list[GiftRow]:
    """Every gift of these vouchers, the oldest first."""
    rows = session.rows(
        f"SELECT {_GIFT} FROM promotions_gift WHERE workspace = ? AND code IN each_text(?) ORDER BY created_at, token", (workspace, codes)
    )
    return [GiftRow._make(row) for row in rows]


def settle_gift(session: Session, workspace: str, token: str, to_person: str, state: str, now_ms: int) -> bool:
    """The link leads nowhere any more. Whether it was open."""
    return bool(
        session.run(
            "UPDATE promotions_gift SET to_person = ?, state = ?, settled_at = ? WHERE workspace = ? AND token = ? AND state = 'open'",
            (to_person, state, now_ms, workspace, token),
        )
    )


def hand_over(session: Session, gift: GiftRow, giver: str, taker: str, now_ms: int) -> bool:
    """The voucher is the taker's: one statement with every guard. False when it is not the giver's, or cannot be used, any more."""
    return bool(
        session.run(
            """UPDATE promotions_voucher SET person_id = ?, claimed_at = ?, because = 'gifted', version = version + 1
            WHERE workspace = ? AND code = ? AND person_id = ? AND person_id <> ? AND state = 'open' AND (until_at IS NULL OR until_at > ?)
            AND EXISTS (SELECT 1 FROM promotions_gift g WHERE g.workspace = ? AND g.token = ? AND g.state = 'open')""",
            (taker, now_ms, gift.workspace, gift.code, giver, taker, now_ms, gift.workspace, gift.token),
        )
    )


def merge_gifts(session: Session, workspace: str, old: str, new: str, now_ms: int) -> None:
    """Two people are one: what they gave each other is no gift any more, it only stays in the books of whoever goes on."""
    session.run(
        """UPDATE promotions_gift SET to_person = '', state = 'withdrawn', settled_at = ? WHERE workspace = ?
        AND ((from_person = ? AND to_person = ?) OR (from_person = ? AND to_person = ?))""",
        (now_ms, workspace, old, new, new, old),
    )
    session.run("UPDATE promotions_gift SET from_person = ? WHERE workspace = ? AND from_person = ?", (new, workspace, old))
    session.run("UPDATE promotions_gift SET to_person = ? WHERE workspace = ? AND to_person = ?", (new, workspace, old))
