"""Rows of promotions, their revisions, settings and days."""
# ruff: noqa: S608 - only this file's own column lists are put into the text, every value is a parameter

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

import msgspec

from antiphon.engine.database.port import ReadSession, Row, Session
from antiphon.features.promotions.pricing.settings import Settings

_COLUMNS: Final = (
    "workspace, id, key, state, revision, body, code, measure, starts_at, ends_at, created_at, changed_at, launched_at, ended_at"
)
LAST: Final = "zzzz"  # after every id


class PromotionRow(NamedTuple):
    """A row of promotions_promotion, in the order of its columns. `body` is JSON, moments are milliseconds."""

    workspace: str
    id: str
    key: str
    state: str
    revision: int
    body: str
    code: str | None
    measure: str  # of its budget: money, units, or empty
    starts_at: int | None
    ends_at: int | None
    created_at: int
    changed_at: int
    launched_at: int | None
    ended_at: int | None


def read_head(session: ReadSession, workspace: str) -> int:
    """The revision of everything about a workspace's promotions; 0 when it never had any."""
    row = session.row("SELECT revision FROM promotions_head WHERE workspace = ?", (workspace,))
    return 0 if row is None else row[0]


def raise_head(session: Session, workspace: str) -> None:
    """Something has changed."""
    session.run(
        """INSERT INTO promotions_head (workspace, revision) VALUES (?, 1)
        ON CONFLICT (workspace) DO UPDATE SET revision = promotions_head.revision + 1""",
        (workspace,),
    )


def list_usable(session: ReadSession, workspace: str) -> list[PromotionRow]:
    """Those that are live or paused, the oldest first."""
    rows = session.rows(
        f"SELECT {_COLUMNS} FROM promotions_promotion WHERE workspace = ? AND state IN ('live', 'paused') ORDER BY id", (workspace,)
    )
    return [PromotionRow._make(row) for row in rows]


def read_promotions(session: ReadSession, workspace: str, ids: Collection[str]) -> list[PromotionRow]:
    """Those of them that exist."""
    rows = session.rows(f"SELECT {_COLUMNS} FROM promotions_promotion WHERE workspace = ? AND id IN each_text(?)", (workspace, list(ids)))
    return [PromotionRow._make(row) for row in rows]


def find_promotion(session: ReadSession, workspace: str, id_or_key: str) -> PromotionRow | None:
    """One, by id or key."""
    row = session.row(
        f"SELECT {_COLUMNS} FROM promotions_promotion WHERE workspace = ? AND (id = ? OR key = ?)", (workspace, id_or_key, id_or_key)
    )
    return None if row is None else PromotionRow._make(row)


def lock_promotion(session: Session, workspace: str, promotion_id: str) -> PromotionRow | None:
    """One, kept from other operators until the transaction ends."""
    row = session.row(
        f"SELECT {_COLUMNS} FROM promotions_promotion WHERE workspace = ? AND id = ? /*for update*/", (workspace, promotion_id)
    )
    return None if row is None else PromotionRow._make(row)


def has_code(session: ReadSession, workspace: str, code: str, but: str) -> bool:
    """Whether another promotion that has not ended has this code for all, or somebody's voucher has it."""
    row = session.row(
        """SELECT 1 FROM promotions_promotion WHERE workspace = ? AND code = ? AND state <> 'ended' AND id <> ?
        UNION ALL SELECT 1 FROM promotions_voucher WHERE workspace = ? AND code = ?""",
        (workspace, code, but, workspace, code),
    )
    return row is not None


def list_promotions(session: ReadSession, workspace: str, before: str | None, state: str, limit: int) -> list[PromotionRow]:
    """A page, the newest first; an empty state is every state."""
    rows = session.rows(
        f"""SELECT {_COLUMNS} FROM promotions_promotion WHERE workspace = ? AND id < ? AND (? = '' OR state = ?)
        ORDER BY id DESC LIMIT ?""",
        (workspace, before or LAST, state, state, limit),
    )
    return [PromotionRow._make(row) for row in rows]


def insert_promotion(session: Session, row: PromotionRow, by_id: str) -> None:
    """A new one, and its first revision."""
    session.run(f"INSERT INTO promotions_promotion ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    keep_revision(session, row, by_id)


def keep_revision(session: Session, row: PromotionRow, by_id: str) -> None:
    """What it said from now on, for good."""
    session.run(
        "INSERT INTO promotions_revision (workspace, promotion_id, revision, body, at, by_id) VALUES (?, ?, ?, ?, ?, ?)",
        (row.workspace, row.id, row.revision, row.body, row.changed_at, by_id),
    )


def update_promotion(session: Session, row: PromotionRow) -> None:
    """All that can change; the caller holds its lock."""
    session.run(
        """UPDATE promotions_promotion SET key = ?, state = ?, revision = ?, body = ?, code = ?, measure = ?, starts_at = ?, ends_at = ?,
        changed_at = ?, launched_at = ?, ended_at = ? WHERE workspace = ? AND id = ?""",
        (
            row.key,
            row.state,
            row.revision,
            row.body,
            row.code,
            row.measure,
            row.starts_at,
            row.ends_at,
            row.changed_at,
            row.launched_at,
            row.ended_at,
            row.workspace,
            row.id,
        ),
    )


def list_revisions(session: ReadSession, workspace: str, promotion_id: str) -> list[tuple[int, str, int, str]]:
    """(revision, body, at, by) of one, the newest first."""
    return session.rows(  # pyright: ignore[reportReturnType]
        """SELECT revision, body, at, by_id FROM promotions_revision WHERE workspace = ? AND promotion_id = ?
        ORDER BY revision DESC LIMIT 200""",
        (workspace, promotion_id),
    )


def read_settings(session: ReadSession, workspace: str) -> Settings:
    """How the workspace calculates."""
    row = session.row("SELECT body FROM promotions_settings WHERE workspace = ?", (workspace,))
    return Settings() if row is None else msgspec.json.decode(row[0], type=Settings)


def read_settings_revision(session: ReadSession, workspace: str) -> int:
    """How often the settings were changed."""
    row = session.row("SELECT revision FROM promotions_settings WHERE workspace = ?", (workspace,))
    return 0 if row is None else row[0]


def keep_settings(session: Session, workspace: str, settings: Settings, at_ms: int, by_id: str) -> None:
    """Calculate so from now on."""
    session.run(
        """INSERT INTO promotions_settings (workspace, body, revision, changed_at, by_id) VALUES (?, ?, 1, ?, ?)
        ON CONFLICT (workspace) DO UPDATE SET body = excluded.body, revision = promotions_settings.revision + 1,
        changed_at = excluded.changed_at, by_id = excluded.by_id""",
        (workspace, msgspec.json.encode(settings).decode(), at_ms, by_id),
    )


def sum_days(session: ReadSession, workspace: str, promotion_ids: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Promotion -> issued, reserved, redeemed, given back, returned, refused, discount, over all days."""
    rows = session.rows(
        """SELECT promotion_id, SUM(issued), SUM(reserved), SUM(redeemed), SUM(given_back), SUM(returned), SUM(refused), SUM(discount_minor)
        FROM promotions_day WHERE workspace = ? AND promotion_id IN each_text(?) GROUP BY promotion_id""",
        (workspace, promotion_ids),
    )
    return {row[0]: tuple(int(figure) for figure in row[1:]) for row in rows}


def list_days(session: ReadSession, workspace: str, promotion_id: str, since_day: int) -> list[Row]:
    """The days on which something happened, in order."""
    return session.rows(
        """SELECT day, issued, reserved, redeemed, given_back, returned, refused, discount_minor FROM promotions_day
        WHERE workspace = ? AND promotion_id = ? AND day >= ? ORDER BY day""",
        (workspace, promotion_id, since_day),
    )


def count_active(session: ReadSession, workspace: str, promotion_id: str) -> int:
    """How many uses are reserved or redeemed now."""
    row = session.row(
        "SELECT COUNT(*) FROM promotions_use WHERE workspace = ? AND promotion_id = ? AND state IN ('reserved', 'redeemed')",
        (workspace, promotion_id),
    )
    return 0 if row is None else row[0]


def delete_draft(session: Session, workspace: str, promotion_id: str) -> None:
    """A draft, with its revisions."""
    session.run("DELETE FROM promotions_revision WHERE workspace = ? AND promotion_id = ?", (workspace, promotion_id))
    session.run("DELETE FROM promotions_promotion WHERE workspace = ? AND id = ? AND state = 'draft'", (workspace, promotion_id))


def list_over(session: ReadSession, now_ms: int, limit: int) -> list[tuple[str, str]]:
    """(workspace, id) of promotions that run on paper though their end has passed."""
    return session.rows(  # pyright: ignore[reportReturnType]
        "SELECT workspace, id FROM promotions_promotion WHERE state IN ('live', 'paused') AND ends_at <= ? ORDER BY ends_at LIMIT ?",
        (now_ms, limit),
    )
