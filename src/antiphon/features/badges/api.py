"""The door of badges."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from antiphon.engine.access.contracts import Workspace
from antiphon.engine.commands import Commands
from antiphon.engine.database.port import ReadSession, Session
from antiphon.features.badges import awarding, credentials, digesting, store
from antiphon.features.badges.awarding import to_award
from antiphon.features.badges.contracts import Award, Headway
from antiphon.features.badges.credentials import Issuer, Recipient
from antiphon.features.badges.digesting import Shelves, shown_value
from antiphon.features.badges.picture import Certificate
from antiphon.features.badges.rules import Badge
from antiphon.features.badges.store import AwardRow, BadgeRow
from antiphon.features.badges.templates import TEMPLATES
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import DigestBatch
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.clock import Clock, local_date
from antiphon.kernel.errors import NotFound
from antiphon.kernel.paging import DEFAULT_LIMIT, Page, check_limit, decode_cursor, encode_cursor

_LAST = "~"  # sorts after every id
_read_badge = msgspec.json.Decoder(Badge).decode


class BadgeInfo(msgspec.Struct, frozen=True):
    """A badge as operators see it. `people`: how many have each level now, the first level first."""

    rules: Badge
    revision: str
    people: tuple[int, ...]
    revoked: int


class AwardLine(msgspec.Struct, frozen=True):
    """An award with its person's name, for lists of operators."""

    award: Award
    person_name: str | None
    user_id: str | None


class Verified(msgspec.Struct, frozen=True):
    """Whether a credential is one of ours and still stands. `reason`: ok, not_ours, changed, revoked."""

    valid: bool
    reason: str
    credential: Mapping[str, Any] | None = None


class Badges:
    """Subscriber of digests, and everything about badges."""

    name = "badges"

    def __init__(
        self,
        *,
        commands: Commands,
        clock: Clock,
        events: Events,
        profiles: Profiles,
        workspaces: Callable[[], Iterable[Workspace]],
    ) -> None:
        self._commands = commands
        self.clock = clock
        self._append = events.append
        self._profiles = profiles
        self._workspaces = workspaces
        self._shelves = Shelves()

    # ---------------------------------------------------------------------------------------------------- digest

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Count what badges wait for, in the digest's transaction."""
        digesting.take(session, batch, self._shelves, self._append)

    # -------------------------------------------------------------------------------------------------- operators

    def list_badges(self, session: ReadSession, workspace: str) -> tuple[BadgeInfo, ...]:
        """Every badge, the oldest first, with how many people have it."""
        counts = store.count_awards(session, workspace)
        return tuple(self._info(row, counts) for row in store.list_badges(session, workspace))

    def get_badge(self, session: ReadSession, workspace: str, key: str) -> BadgeInfo:
        """One. Raises `NotFound`."""
        found = next((one for one in self.list_badges(session, workspace) if one.rules.key == key), None)
        if found is None:
            raise NotFound(f"There is no badge called {key[:80]}; GET /badges lists them.", code="badge_not_found")
        return found

    def list_templates(self) -> tuple[Badge, ...]:
        """Badges to begin with."""
        return TEMPLATES

    def save_badge(self, workspace: str, badge: Badge, expected: str | None = None) -> None:
        """Write a badge, a new one when `expected` is None. It counts from now on. Raises `Invalid`, `Conflict`, `NotFound`."""
        now_ms = self.clock.now_ms()
        self._commands.call(lambda session: awarding.save_badge(session, workspace, badge, expected, now_ms))

    def remove_badge(self, workspace: str, key: str) -> None:
        """Remove a badge nobody ever had. Raises `NotFound`, `Conflict`."""
        self._commands.call(lambda session: awarding.remove_badge(session, workspace, key))

    def give(self, workspace: str, key: str, person_id: str, level: int, *, because: str, by: str = "") -> str:
        """Give one by hand, to a person by our id or the shop's user id; the id of the award. Raises `NotFound`, `Invalid`, `Conflict`."""
        now_ms = self.clock.now_ms()

        def command(session: Session) -> str:
            badge = self._badge(session, workspace, key)
            person = self._profiles.find_person(session, workspace, person_id)
            if person is None:
                raise NotFound("There is no such person in this workspace.", code="person_not_found")
            return awarding.give(session, workspace, badge, person.id, level, because=because, by=by, now_ms=now_ms, append=self._append)

        return self._commands.call(command)

    def revoke(self, workspace: str, award_id: str, because: str) -> None:
        """Take one back, with a reason. Raises `NotFound`, `Conflict`."""
        now_ms = self.clock.now_ms()

        def command(session: Session) -> None:
            row = store.find_award(session, workspace, award_id)
            if row is None:
                raise NotFound("There is no such award.", code="award_not_found")
            awarding.revoke(session, row, because, now_ms, self._append)

        self._commands.call(command)

    def list_awards(
        self, session: ReadSession, workspace: str, key: str, cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[AwardLine]:
        """Who was given a badge, the latest first. Raises `NotFound`, `Invalid`."""
        check_limit(limit)
        badge = self._badge(session, workspace, key)
        before = str(decode_cursor(cursor, 1)[0]) if cursor else _LAST
        rows = store.list_of_badge(session, workspace, key, before, limit + 1)
        shown = rows[:limit]
        briefs = self._profiles.read_briefs(session, workspace, [row.person_id for row in shown])
        worn = store.read_worn(session, workspace, [row.person_id for row in shown])
        lines = [(to_award(row, badge, worn.get(row.person_id)), briefs.get(row.person_id)) for row in shown]
        items = tuple(AwardLine(award, brief.name if brief else None, brief.user_id if brief else None) for award, brief in lines)
        return Page(items, encode_cursor(shown[-1].id) if len(rows) > limit else None)

    # ------------------------------------------------------------------------------------------------------ people

    def list_of_person(self, session: ReadSession, workspace: str, person_id: str, *, revoked: bool = True) -> tuple[Award, ...]:
        """What one person has, the oldest first. Merges are not followed."""
        shelf = self._shelves.get(session, workspace)
        worn = store.read_worn(session, workspace, [person_id]).get(person_id)
        rows = store.list_of_people(session, workspace, [person_id])
        return tuple(
            to_award(row, shelf.badges[row.badge], worn)
            for row in rows
            if row.badge in shelf.badges and (revoked or row.revoked_at is None)
        )

    def read_titles(self, session: ReadSession, workspace: str, person_ids: Sequence[str]) -> dict[str, Award]:
        """The title each of these people wears; those who wear none are left out."""
        shelf = self._shelves.get(session, workspace)
        worn = store.read_worn(session, workspace, person_ids)
        rows = {row.id: row for row in store.list_of_people(session, workspace, list(worn))}
        return {
            person_id: to_award(rows[award_id], shelf.badges[rows[award_id].badge], award_id)
            for person_id, award_id in worn.items()
            if award_id in rows and rows[award_id].badge in shelf.badges
        }

    def list_headway(self, session: ReadSession, workspace: str, person_id: str) -> tuple[Headway, ...]:
        """How far a person is with every badge that is live and earned by a rule, and with those given by hand that they have."""
        shelf = self._shelves.get(session, workspace)
        values = store.read_progress(session, workspace, person_id)
        have: dict[str, int] = {}
        for row in store.list_of_people(session, workspace, [person_id]):
            if row.revoked_at is None:
                have[row.badge] = max(have.get(row.badge, 0), row.level)
        return tuple(
            _headway(badge, values.get(badge.key, 0), have.get(badge.key, 0))
            for badge in shelf.badges.values()
            if badge.key in have or (badge.live and badge.earning is not None)
        )

    def wear(self, workspace: str, person_id: str, award_id: str | None) -> None:
        """Show a title, or none. Raises `NotFound`, `Conflict`."""
        self._commands.call(lambda session: awarding.wear(session, self._shelves.get(session, workspace), workspace, person_id, award_id))

    def share(self, workspace: str, person_id: str, award_id: str, name: str | None) -> str | None:
        """Open the public page of a badge under a name, or close it with None; the token of its link. Raises `NotFound`."""
        return self._commands.call(lambda session: awarding.share(session, workspace, person_id, award_id, name))

    # ------------------------------------------------------------------------------------------------ what leaves

    def issuer(self, workspace: str, origin: str) -> Issuer:
        """Who gives. Raises `NotFound`."""
        found = next((one for one in self._workspaces() if one.id == workspace), None)
        if found is None:
            raise NotFound("There is no such workspace.", code="workspace_not_found")
        return Issuer(workspace, found.name, origin.rstrip("/"))

    def keys(self, session: ReadSession, workspace: str) -> list[dict[str, Any]]:
        """The public keys that verify what this workspace signed."""
        key = store.find_key(session, workspace)
        return [] if key is None else [credentials.public_key(*key)]

    def sign(self, workspace: str, award_id: str, person_id: str | None, origin: str, language: str = "en") -> tuple[dict[str, Any], str]:
        """An award as an Open Badge 3.0: the credential, and the same as a signed JWT. `person_id`: only if it is theirs.

        Raises `NotFound`.
        """
        issuer = self.issuer(workspace, origin)

        def command(session: Session) -> tuple[AwardRow, Badge, Recipient, tuple[str, str]]:
            row = store.find_award(session, workspace, award_id)
            if row is None or row.revoked_at is not None or (person_id is not None and row.person_id != person_id):
                raise NotFound("There is no such badge.", code="award_not_found")
            return row, self._badge(session, workspace, row.badge), self._recipient(session, row), _key(session, workspace)

        row, badge, recipient, key = self._commands.call(command)
        document = credentials.credential(issuer, badge, row, recipient, language)
        return document, credentials.sign(document, *key, issuer, row.at)

    def verify(self, session: ReadSession, token: str) -> Verified:
        """Whether a signed credential is one of ours, unchanged, and not taken back."""
        claims = credentials.peek(token)
        parts = str(claims.get("jti", "")).split(":") if claims else []
        if claims is None or len(parts) != 5 or parts[:3] != ["urn", "antiphon", "award"]:
            return Verified(valid=False, reason="not_ours")
        workspace, award_id = parts[3], parts[4]
        key = store.find_key(session, workspace)
        known = next((one for one in self._workspaces() if one.id == workspace), None)
        if key is None or known is None:
            return Verified(valid=False, reason="not_ours")
        checked = credentials.read_signed(token, key[0])
        row = store.find_award(session, workspace, award_id)
        if checked is None or row is None:
            return Verified(valid=False, reason="changed")
        if row.revoked_at is not None:
            return Verified(valid=False, reason="revoked", credential=checked)
        return Verified(valid=True, reason="ok", credential=checked)

    def list_revoked(self, session: ReadSession, workspace: str) -> list[str]:
        """Ids of credentials that no longer stand."""
        return [f"urn:antiphon:award:{workspace}:{award_id}" for award_id in store.list_revoked(session, workspace)]

    def find_shared(self, session: ReadSession, token: str) -> tuple[AwardRow, Badge]:
        """What a public link opens. Raises `NotFound` when it is closed."""
        row = store.find_shared(session, token) if 20 <= len(token) <= 64 and token.isascii() else None
        if row is None:
            raise NotFound("This badge is not shared (any more).", code="not_shared")
        return row, self._badge(session, row.workspace, row.badge)

    def certificate(self, row: AwardRow, badge: Badge, language: str) -> Certificate:
        """What stands on the picture of an award."""
        place = next(one for one in self._workspaces() if one.id == row.workspace)
        step = badge.levels[min(row.level, len(badge.levels)) - 1]
        name = str(getattr(badge.name, language))
        if step.name is not None:
            name = f"{name} · {getattr(step.name, language)}"
        anonymous = "一位顾客" if language == "zh" else "A customer"
        on = local_date(row.at, place.zone).isoformat()
        return Certificate(
            name, badge.kind, str(getattr(badge.description, language)), row.shown_name or anonymous, place.name, on, language
        )

    # ---------------------------------------------------------------------------------------------------- within

    def _badge(self, session: ReadSession, workspace: str, key: str) -> Badge:
        badge = self._shelves.get(session, workspace).badges.get(key)
        if badge is None:
            raise NotFound(f"There is no badge called {key[:80]}.", code="badge_not_found")
        return badge

    def _recipient(self, session: ReadSession, row: AwardRow) -> Recipient:
        person = self._profiles.get_person(session, row.workspace, row.person_id)
        if person.email:
            return Recipient("emailAddress", person.email)
        return Recipient("ext:userId", person.user_id or person.id)

    @staticmethod
    def _info(row: BadgeRow, counts: Sequence[tuple[Any, ...]]) -> BadgeInfo:
        badge = _read_badge(row.rules)
        people = [0] * len(badge.levels)
        taken = 0
        for key, level, holding, gone in counts:
            if key == badge.key:
                people[min(level, len(people)) - 1] += int(holding)
                taken += int(gone)
        return BadgeInfo(badge, row.revision, tuple(people), taken)


def _key(session: Session, workspace: str) -> tuple[str, str]:
    """The workspace's key, made when it is first needed."""
    found = store.find_key(session, workspace)
    if found is None:
        store.keep_key(session, workspace, *credentials.make_key())
        found = store.find_key(session, workspace)
    assert found is not None
    return found


def _headway(badge: Badge, value: int, have: int) -> Headway:
    reached = badge.levels[have].at if have < len(badge.levels) and badge.live and badge.earning is not None else None
    return Headway(
        badge=badge.key,
        name=badge.name,
        description=badge.description,
        kind=badge.kind,
        symbol=badge.symbol,
        colour=badge.colour,
        level=have,
        levels=len(badge.levels),
        value=shown_value(badge, value),
        next_at=reached,
        measure=badge.earning.measure if badge.earning else None,
    )
