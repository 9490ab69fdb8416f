"""What operators and shoppers do with badges: define, give, take back, wear, share."""

import secrets

import msgspec

from antiphon.engine.database.port import Session
from antiphon.engine.ident import new_id
from antiphon.features.badges import digesting, store
from antiphon.features.badges.contracts import Award
from antiphon.features.badges.digesting import Append, Shelf
from antiphon.features.badges.picture import clean
from antiphon.features.badges.rules import Badge, check_badge
from antiphon.features.badges.store import AwardRow, BadgeRow
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Conflict, Invalid, NotFound

MAX_BADGES = 500
MAX_NAME = 40
_read_badge = msgspec.json.Decoder(Badge).decode


def save_badge(session: Session, workspace: str, badge: Badge, expected: str | None, now_ms: int) -> None:
    """Write a badge; a new one when `expected` is None. Raises `Invalid`, `Conflict`, `NotFound`."""
    check_badge(badge)
    found = store.lock_badge(session, workspace, badge.key)
    if expected is None and found is not None:
        raise Conflict(f"There is a badge called {badge.key} already.", code="badge_exists")
    if expected is not None and found is None:
        raise NotFound(f"There is no badge called {badge.key}.", code="badge_not_found")
    if found is not None:
        if found.revision != expected:
            raise Conflict("Somebody changed the badge meanwhile; look at it again.", code="badge_changed")
        _check_change(session, workspace, _read_badge(found.rules), badge)
    elif len(store.list_badges(session, workspace)) >= MAX_BADGES:
        raise Invalid(f"A workspace has at most {MAX_BADGES} badges.", code="too_many_badges")
    row = BadgeRow(badge.key, msgspec.json.encode(badge).decode(), new_id("rev"), found.created_at if found else now_ms, now_ms)
    store.save_badge(session, workspace, row)
    store.set_revision(session, workspace, new_id("rev"))


def _check_change(session: Session, workspace: str, before: Badge, after: Badge) -> None:
    """What people earned must go on meaning the same."""
    if len(after.levels) < len(before.levels) and any(
        level > len(after.levels) for badge, level, _, _ in store.count_awards(session, workspace) if badge == after.key
    ):
        raise Conflict("Somebody has one of the levels that would go; keep it, or make another badge.", code="level_in_use")
    counted = (before.earning.measure if before.earning else None, after.earning.measure if after.earning else None)
    if None not in counted and counted[0] != counted[1]:
        raise Conflict("What was counted so far cannot be read as something else; make another badge.", code="measure_in_use")


def remove_badge(session: Session, workspace: str, key: str) -> None:
    """Remove a badge that nobody ever had. Raises `NotFound`, `Conflict`."""
    if store.lock_badge(session, workspace, key) is None:
        raise NotFound(f"There is no badge called {key[:80]}.", code="badge_not_found")
    if any(badge == key for badge, _, _, _ in store.count_awards(session, workspace)):
        raise Conflict("Somebody has this badge. Switch it off instead; what was earned stays.", code="badge_in_use")
    store.delete_badge(session, workspace, key)
    store.set_revision(session, workspace, new_id("rev"))


# ------------------------------------------------------------------------------------------------- by an operator


def give(  # noqa: PLR0913 - who, what, why, by whom
    session: Session, workspace: str, badge: Badge, person_id: str, level: int, *, because: str, by: str, now_ms: int, append: Append
) -> str:
    """Give a level by hand (only this one); its award. One that was taken back is given again. Raises `Invalid`, `Conflict`."""
    if not 1 <= level <= len(badge.levels):
        raise Invalid(f"This badge has levels 1 to {len(badge.levels)}.", code="bad_level")
    mine = store.list_of_people(session, workspace, [person_id])
    known = next((row for row in mine if (row.badge, row.level) == (badge.key, level)), None)
    if known is not None and known.revoked_at is None:
        raise Conflict("This person has it already.", code="badge_held")
    if known is None:
        row = digesting.new_award(workspace, person_id, badge.key, level, now_ms, because=because, by=by)
        store.save_awards(session, [row])
    else:
        row = known._replace(at=now_ms, because=because, by_id=by, revoked_at=None, revoked_because="")
        store.update_award(session, row)
    append(session, [digesting.earned(row, badge)])
    return row.id


def revoke(session: Session, row: AwardRow, because: str, now_ms: int, append: Append) -> None:
    """Take one back. Its page says so, its credential no longer verifies, and nobody wears it any more. Raises `Conflict`."""
    if row.revoked_at is not None:
        raise Conflict("It was taken back before.", code="badge_revoked")
    gone = row._replace(revoked_at=now_ms, revoked_because=because)
    store.update_award(session, gone)
    if store.read_worn(session, row.workspace, [row.person_id]).get(row.person_id) == row.id:
        store.wear(session, row.workspace, row.person_id, None)
    append(session, [digesting.revoked(gone, now_ms)])


# -------------------------------------------------------------------------------------------------- by its owner


def wear(session: Session, shelf: Shelf, workspace: str, person_id: str, award_id: str | None) -> None:
    """Show a title beside one's name, or none. Raises `NotFound`, `Conflict`."""
    if award_id is not None:
        row = own(session, workspace, person_id, award_id)
        badge = shelf.badges.get(row.badge)
        if badge is None or badge.kind != "title":
            raise Conflict("Only titles can be worn.", code="not_a_title")
    store.wear(session, workspace, person_id, award_id)


def share(session: Session, workspace: str, person_id: str, award_id: str, name: str | None) -> str | None:
    """Open the public page under a name (a new link each time it is opened), or close it with None; its token."""
    row = own(session, workspace, person_id, award_id)
    if name is None:
        store.update_award(session, row._replace(token=None, shown_name=""))
        return None
    shown = clean(name, MAX_NAME)
    token = row.token or secrets.token_urlsafe(24)
    store.update_award(session, row._replace(token=token, shown_name=shown))
    return token


def own(session: Session, workspace: str, person_id: str, award_id: str) -> AwardRow:
    """An award that is the person's and stands. Raises `NotFound`."""
    row = store.find_award(session, workspace, award_id)
    if row is None or row.person_id != person_id or row.revoked_at is not None:
        raise NotFound("You have no such badge.", code="award_not_found")
    return row


def to_award(row: AwardRow, badge: Badge, worn: str | None) -> Award:
    """As it is shown."""
    level = badge.levels[min(row.level, len(badge.levels)) - 1]
    return Award(
        id=row.id,
        badge=row.badge,
        name=badge.name,
        kind=badge.kind,
        level=row.level,
        level_name=level.name,
        levels=len(badge.levels),
        symbol=badge.symbol,
        colour=badge.colour,
        person_id=row.person_id,
        at=from_ms(row.at),
        because=row.because,
        by=row.by_id,
        worn=worn == row.id,
        token=row.token,
        shown_name=row.shown_name,
        revoked_at=None if row.revoked_at is None else from_ms(row.revoked_at),
        revoked_because=row.revoked_because,
    )
