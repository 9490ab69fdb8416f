"""The door: who may come in, and as whom."""

import secrets
import threading
from collections.abc import Sequence
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from antiphon.engine.access import store, tokens
from antiphon.engine.access.contracts import Member, Operator, Shop, ShopperClaims, SignedIn, Workspace, WriteKey
from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, Row, Session
from antiphon.engine.ident import new_id
from antiphon.kernel.clock import Clock, from_ms, is_zone
from antiphon.kernel.errors import Conflict, Invalid, NotFound, NotSignedIn, TooMany

SESSION_MS = 7 * 86_400_000
FAILURES = 8  # wrong passwords before the door stays shut …
LOCK_MS = 60_000  # … for this long
KEYS_MS = 2_000  # a key revoked in another process is refused after this long at the latest
SHOPPER_SECONDS = 12 * 3600


class Access:
    """Workspaces, operators, sessions, write keys and shopper tokens."""

    def __init__(self, database: Database, commands: Commands, clock: Clock, secret: str | None = None) -> None:
        self._database = database
        self._commands = commands
        self._clock = clock
        self._given_secret = secret
        self._kept_secret: str | None = None
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)  # OWASP's floor for argon2id
        self._keys: dict[str, WriteKey] = {}
        self._zones: dict[str, Workspace] = {}
        self._keys_read_ms = 0
        self._lock = threading.Lock()

    # -- workspaces ---------------------------------------------------------------------------------------------------

    def create_workspace(self, workspace_id: str, name: str, zone: str, currency: str, locale: str) -> None:
        """A new, empty workspace. Raises `Invalid` for an unknown zone, `Conflict` when the id is taken."""
        if not is_zone(zone):
            raise Invalid(f"There is no time zone called {zone}; use an IANA name such as Asia/Shanghai.", code="bad_zone")

        def command(session: Session) -> None:
            if store.find_workspace(session, workspace_id):
                raise Conflict(f"There is already a workspace called {workspace_id}.", code="workspace_exists")
            store.insert_workspace(session, (workspace_id, name, zone, currency, locale, self._clock.now_ms()))

        self._commands.call(command)
        self._forget()

    def find_workspace(self, workspace: str) -> Workspace | None:
        """From memory; None when there is no such workspace."""
        self._refresh()
        return self._zones.get(workspace)

    def get_workspace(self, workspace: str) -> Workspace:
        """Raises `NotFound`."""
        found = self.find_workspace(workspace)
        if found is None:
            raise NotFound("There is no such workspace.", code="workspace_not_found")
        return found

    def list_workspaces(self) -> Sequence[Workspace]:
        """All of them, by id."""
        self._refresh()
        return tuple(self._zones.values())

    # -- operators ----------------------------------------------------------------------------------------------------

    def create_operator(self, email: str, name: str, password: str, locale: str, roles: dict[str, str]) -> str:
        """A new operator with roles by workspace; their id. Raises `Conflict` when the e-mail is taken."""
        if len(password) < 8:
            raise Invalid("A password has at least 8 characters.", code="weak_password")
        password_hash = self._hasher.hash(password)
        operator_id = new_id("opr")

        def command(session: Session) -> None:
            if store.find_operator_by_email(session, _normal(email)):
                raise Conflict("An operator with this e-mail exists already.", code="operator_exists")
            store.insert_operator(session, (operator_id, _normal(email), name, locale, password_hash, self._clock.now_ms()))
            for workspace, role in sorted(roles.items()):
                store.upsert_member(session, workspace, operator_id, role)

        self._commands.call(command)
        return operator_id

    def has_operator(self, email: str) -> bool:
        """Whether there is an operator with this e-mail."""
        with self._database.read() as session:
            return store.find_operator_by_email(session, _normal(email)) is not None

    def has_password(self, email: str, password: str) -> bool:
        """Whether this is the operator's password; used to refuse the demo password on an open address."""
        with self._database.read() as session:
            row = store.find_operator_by_email(session, _normal(email))
        return row is not None and self._verify(row[4], password)

    def change_password(self, email: str, password: str) -> None:
        """Set a new password and end all sessions. Raises `NotFound`, `Invalid`."""
        if len(password) < 8:
            raise Invalid("A password has at least 8 characters.", code="weak_password")
        password_hash = self._hasher.hash(password)

        def command(session: Session) -> None:
            row = store.find_operator_by_email(session, _normal(email))
            if row is None:
                raise NotFound("There is no operator with this e-mail.", code="operator_not_found")
            store.set_password(session, row[0], password_hash)

        self._commands.call(command)

    def sign_in(self, email: str, password: str) -> tuple[str, SignedIn]:
        """A session token and who signed in. Raises `NotSignedIn` for a wrong pair, `TooMany` after too many wrong ones."""
        now = self._clock.now_ms()
        with self._database.read() as session:
            row = store.find_operator_by_email(session, _normal(email))
        if row and row[6] > now:
            wait = str(max(1, (row[6] - now) // 1000))
            raise TooMany(f"Too many wrong passwords. Try again in {wait} seconds.", code="locked_out", headers={"Retry-After": wait})
        if not self._verify(row[4] if row else _NOBODY, password) or row is None:
            if row:
                self._commands.call(lambda session: store.record_failure(session, row[0], now, FAILURES, LOCK_MS))
            raise NotSignedIn("E-mail and password do not match.", code="wrong_password")
        token = secrets.token_urlsafe(32)

        def command(session: Session) -> None:
            store.clear_failures(session, row[0])
            store.insert_session(session, _hash(token), row[0], now, now + SESSION_MS)

        self._commands.call(command)
        return token, self._signed_in(row)

    def sign_out(self, token: str) -> None:
        """End a session; nothing happens when it had ended already."""
        self._commands.call(lambda session: store.delete_session(session, _hash(token)))

    def find_session(self, token: str) -> SignedIn | None:
        """Who a session token belongs to."""
        with self._database.read() as session:
            row = store.find_session(session, _hash(token), self._clock.now_ms())
        return self._signed_in(row) if row else None

    def find_member(self, token: str, workspace: str) -> Member | None:
        """The operator of a session in one workspace; None when the session has ended. Raises `NotFound` when they do not belong there."""
        signed_in = self.find_session(token)
        if signed_in is None:
            return None
        for candidate in signed_in.workspaces:
            if candidate.id == workspace:
                return Member(signed_in.operator, candidate, signed_in.roles[workspace])
        raise NotFound("There is no such workspace, or you do not belong to it.", code="workspace_not_found")

    def set_locale(self, operator_id: str, locale: str) -> None:
        """The console's language for an operator."""
        self._commands.call(lambda session: store.set_locale(session, operator_id, locale))

    def _signed_in(self, row: Row) -> SignedIn:
        with self._database.read() as session:
            memberships = store.list_memberships(session, row[0])
        workspaces = tuple(_workspace(member[1:]) for member in memberships)
        roles = {member[1]: member[0] for member in memberships}
        return SignedIn(Operator(row[0], row[1], row[2], row[3]), workspaces, roles)

    def _verify(self, password_hash: str, password: str) -> bool:
        try:
            return self._hasher.verify(password_hash, password)
        except (VerificationError, InvalidHashError):
            return False

    # -- write keys ---------------------------------------------------------------------------------------------------

    def find_write_key(self, key: str) -> WriteKey | None:
        """The source that names itself with this key; None when nobody does or it was revoked. From memory."""
        self._refresh()
        found = self._keys.get(key)
        return found if found and found.revoked_at is None else None

    def list_keys(self, workspace: str) -> Sequence[WriteKey]:
        """Newest first, revoked ones too."""
        with self._database.read() as session:
            return tuple(_key(row) for row in store.list_keys(session, workspace))

    def create_key(self, workspace: str, name: str, key: str | None = None) -> WriteKey:
        """A new write key; `key` is chosen by us when left out."""
        row = (new_id("key"), workspace, name, key or f"wk_{secrets.token_urlsafe(18)}", self._clock.now_ms())
        self._commands.call(lambda session: store.insert_key(session, row))
        self._forget()
        return _key((*row, None))

    def revoke_key(self, workspace: str, key_id: str) -> None:
        """From now on the key is refused. Raises `NotFound`."""
        if not self._commands.call(lambda session: store.revoke_key(session, workspace, key_id, self._clock.now_ms())):
            raise NotFound("There is no such key, or it was revoked before.", code="key_not_found")
        self._forget()

    # -- shoppers -----------------------------------------------------------------------------------------------------

    def sign_shopper(
        self, workspace: str, person_id: str | None = None, *, user_id: str | None = None, seconds: int = SHOPPER_SECONDS
    ) -> tuple[str, int]:
        """A token for a person by our id or the shop's, and when it expires (seconds since 1970)."""
        expires_at = self._clock.now_ms() // 1000 + seconds
        return tokens.sign_shopper(self.secret(), workspace, expires_at, person_id=person_id, user_id=user_id), expires_at

    def read_shopper(self, token: str) -> ShopperClaims:
        """What a shopper's token says. Raises `NotSignedIn` when it is not ours or has expired."""
        claims = tokens.read_shopper(self.secret(), token)
        if claims.expires_at * 1000 <= self._clock.now_ms():
            raise NotSignedIn("The shopper token has expired; ask the shop for a new one.", code="token_expired")
        return claims

    def sign_shop(self, workspace: str, seconds: int = SHOPPER_SECONDS) -> tuple[str, int]:
        """A token for the shop's own server, and when it expires (seconds since 1970)."""
        expires_at = self._clock.now_ms() // 1000 + seconds
        return tokens.sign_shop(self.secret(), workspace, expires_at), expires_at

    def read_shop(self, token: str) -> Shop:
        """The shop whose server sent this token. Raises `NotSignedIn` when it is not a server's, not ours, or has expired."""
        claims = tokens.read_shop(self.secret(), token)
        if claims.expires_at * 1000 <= self._clock.now_ms():
            raise NotSignedIn("The token has expired; sign a new one.", code="token_expired")
        if self.find_workspace(claims.workspace) is None:
            raise NotSignedIn("The token names a workspace that does not exist.", code="bad_token")
        return Shop(claims.workspace)

    def shopper_secret(self, workspace: str) -> str:
        """What the shop's own server signs with; shown to the owner only."""
        return tokens.workspace_secret(self.secret(), workspace)

    def secret(self) -> str:
        """The house's secret: from the settings, else made once and kept in the store."""
        if self._given_secret:
            return self._given_secret
        if self._kept_secret is None:
            made = secrets.token_hex(32)
            self._kept_secret = self._commands.call(lambda session: store.keep_secret(session, "house", made))
        return self._kept_secret

    # -- memory -------------------------------------------------------------------------------------------------------

    def _forget(self) -> None:
        self._keys_read_ms = 0

    def _refresh(self) -> None:
        now = self._clock.now_ms()
        if 0 <= now - self._keys_read_ms < KEYS_MS:
            return
        with self._lock:
            with self._database.read() as session:
                keys = {row[3]: _key(row) for row in store.list_keys(session)}
                zones = {row[0]: _workspace(row) for row in store.list_workspaces(session)}
            self._keys, self._zones, self._keys_read_ms = keys, zones, now


_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm8"  # takes as long as a real one


def _normal(email: str) -> str:
    return email.strip().lower()


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _workspace(row: Sequence[object]) -> Workspace:
    workspace_id, name, zone, currency, locale, created_at = row
    return Workspace(workspace_id, name, zone, currency, locale, from_ms(created_at))  # pyright: ignore[reportArgumentType] - columns are NOT NULL text


def _key(row: Sequence[object]) -> WriteKey:
    key_id, workspace, name, key, created_at, revoked_at = row
    revoked = from_ms(revoked_at) if isinstance(revoked_at, int) else None
    return WriteKey(key_id, workspace, name, key, from_ms(created_at), revoked)  # pyright: ignore[reportArgumentType] - columns are NOT NULL text
