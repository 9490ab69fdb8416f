"""Coupons given to a whole segment: how far each run is."""
# ruff: noqa: S608 - only a column list of ours is put into the text, every value is a parameter

from typing import Final, NamedTuple

from antiphon.engine.database.port import ReadSession, Session

_RUN: Final = (
    "workspace, id, promotion_id, segment, state, people, given, refused, withdrawn, after_person, because, created_at, finished_at, by_id"
)


class HandoutRow(NamedTuple):
    """A row of promotions_handout."""

    workspace: str
    id: str
    promotion_id: str
    segment: str
    state: str
    people: int
    given: int
    refused: int
    withdrawn: int
    after_person: str
    because: str
    created_at: int
    finished_at: int | None
    by_id: str


def insert_handout(session: Session, row: HandoutRow) -> None:
    """A run that the chores work off."""
    session.run(f"INSERT INTO promotions_handout ({_RUN}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def find_handout(session: ReadSession, workspace: str, handout_id: str, *, lock: bool = False) -> HandoutRow | None:
    """One run."""
    mark = "/*for update*/" if lock else ""
    row = session.row(f"SELECT {_RUN} FROM promotions_handout WHERE workspace = ? AND id = ? {mark}", (workspace, handout_id))
    return None if row is None else HandoutRow._make(row)


def find_open_handout(session: ReadSession) -> HandoutRow | None:
    """The oldest run that has something to do."""
    row = session.row(f"SELECT {_RUN} FROM promotions_handout WHERE state IN ('giving', 'withdrawing') ORDER BY created_at, id LIMIT 1")
    return None if row is None else HandoutRow._make(row)


def list_handouts(session: ReadSession, workspace: str, promotion_id: str) -> list[HandoutRow]:
    """The runs of a promotion, the newest first."""
    rows = session.rows(
        f"SELECT {_RUN} FROM promotions_handout WHERE workspace = ? AND promotion_id = ? ORDER BY id DESC LIMIT 200",
        (workspace, promotion_id),
    )
    return [HandoutRow._make(row) for row in rows]


def move_handout(session: Session, row: HandoutRow) -> None:
    """How far a run is now."""
    session.run(
        """UPDATE promotions_handout SET state = ?, given = ?, refused = ?, withdrawn = ?, after_person = ?, because = ?, finished_at = ?
        WHERE workspace = ? AND id = ?""",
        (row.state, row.given, row.refused, row.withdrawn, row.after_person, row.because, row.finished_at, row.workspace, row.id),
    )
