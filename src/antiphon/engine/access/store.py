"""All SQL of access."""

from collections.abc import Sequence

from antiphon.engine.database.port import ReadSession, Row, Session


def insert_workspace(session: Session, row: Sequence[str | int]) -> None:
    """(id, name, zone, currency, locale, created_at)."""
    session.run("INSERT INTO access_workspace (id, name, zone, currency, locale, created_at) VALUES (?, ?, ?, ?, ?, ?)", row)


def find_workspace(session: ReadSession, workspace: str) -> Row | None:
    """(id, name, zone, currency, locale, created_at)."""
    return session.row("SELECT id, name, zone, currency, locale, created_at FROM access_workspace WHERE id = ?", (workspace,))


def list_workspaces(session: ReadSession) -> list[Row]:
    """All of them; the process keeps them in memory."""
    return session.rows("SELECT id, name, zone, currency, locale, created_at FROM access_workspace ORDER BY id")


def insert_operator(session: Session, row: Sequence[str | int]) -> None:
    """(id, email, name, locale, password_hash, created_at)."""
    session.run("INSERT INTO access_operator (id, email, name, locale, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?)", row)


def find_operator_by_email(session: ReadSession, email: str) -> Row | None:
    """(id, email, name, locale, password_hash, failed_count, locked_until)."""
    return session.row(
        "SELECT id, email, name, locale, password_hash, failed_count, locked_until FROM access_operator WHERE email = ?", (email,)
    )


def record_failure(session: Session, operator_id: str, now_ms: int, limit: int, lock_ms: int) -> None:
    """Count a wrong password; at the limit the door stays shut for a while."""
    session.run(
        """UPDATE access_operator SET failed_count = failed_count + 1,
           locked_until = CASE WHEN failed_count + 1 >= ? THEN ? ELSE locked_until END WHERE id = ?""",
        (limit, now_ms + lock_ms, operator_id),
    )


def clear_failures(session: Session, operator_id: str) -> None:
    """The right password."""
    session.run("UPDATE access_operator SET failed_count = 0, locked_until = 0 WHERE id = ?", (operator_id,))


def set_password(session: Session, operator_id: str, password_hash: str) -> None:
    """A new password ends every session."""
    session.run(
        "UPDATE access_operator SET password_hash = ?, failed_count = 0, locked_until = 0 WHERE id = ?", (password_hash, operator_id)
    )
    session.run("DELETE FROM access_session WHERE operator_id = ?", (operator_id,))


def set_locale(session: Session, operator_id: str, locale: str) -> None:
    """The language of the console for this operator."""
    session.run("UPDATE access_operator SET locale = ? WHERE id = ?", (locale, operator_id))


def upsert_member(session: Session, workspace: str, operator_id: str, role: str) -> None:
    """Give an operator a role in a workspace."""
    session.run(
        """INSERT INTO access_member (workspace, operator_id, role) VALUES (?, ?, ?)
           ON CONFLICT (workspace, operator_id) DO UPDATE SET role = excluded.role""",
        (workspace, operator_id, role),
    )


def list_memberships(session: ReadSession, operator_id: str) -> list[Row]:
    """(role, workspace columns …) of one operator."""
    return session.rows(
        """SELECT m.role, w.id, w.name, w.zone, w.currency, w.locale, w.created_at
           FROM access_member m JOIN access_workspace w ON w.id = m.workspace
           WHERE m.operator_id = ? ORDER BY w.name, w.id""",
        (operator_id,),
    )


def insert_session(session: Session, token_hash: str, operator_id: str, created_at: int, expires_at: int) -> None:
    """A signed-in browser; old ones are swept at the same time."""
    session.run("DELETE FROM access_session WHERE expires_at < ?", (created_at,))
    session.run(
        "INSERT INTO access_session (token_hash, operator_id, created_at, expires_at) VALUES (?, ?, ?, ?)",
        (token_hash, operator_id, created_at, expires_at),
    )


def find_session(session: ReadSession, token_hash: str, now_ms: int) -> Row | None:
    """(operator id, email, name, locale) of a session that has not expired."""
    return session.row(
        """SELECT o.id, o.email, o.name, o.locale FROM access_session s JOIN access_operator o ON o.id = s.operator_id
           WHERE s.token_hash = ? AND s.expires_at > ?""",
        (token_hash, now_ms),
    )


def delete_session(session: Session, token_hash: str) -> None:
    """Sign out."""
    session.run("DELETE FROM access_session WHERE token_hash = ?", (token_hash,))


def insert_key(session: Session, row: Sequence[str | int]) -> None:
    """(id, workspace, name, key, created_at)."""
    session.run("INSERT INTO access_key (id, workspace, name, key, created_at) VALUES (?, ?, ?, ?, ?)", row)


def list_keys(session: ReadSession, workspace: str | None = None) -> list[Row]:
    """(id, workspace, name, key, created_at, revoked_at), newest first; of one workspace or of all."""
    return session.rows(
        """SELECT id, workspace, name, key, created_at, revoked_at FROM access_key
           WHERE (CAST(? AS TEXT) IS NULL OR workspace = ?) ORDER BY created_at DESC, id DESC""",
        (workspace, workspace),
    )


def revoke_key(session: Session, workspace: str, key_id: str, now_ms: int) -> int:
    """How many were revoked: 0 when there is no such key or it was revoked before."""
    return session.run(
        "UPDATE access_key SET revoked_at = ? WHERE workspace = ? AND id = ? AND revoked_at IS NULL", (now_ms, workspace, key_id)
    )


def keep_secret(session: Session, name: str, value: str) -> str:
    """The secret of that name: the one already kept, else this one."""
    session.run("INSERT INTO access_secret (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", (name, value))
    row = session.row("SELECT value FROM access_secret WHERE name = ?", (name,))
    assert row is not None
    return str(row[0])
