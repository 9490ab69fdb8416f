"""Badges over HTTP for the console and for shoppers; what everybody may see is in public.py."""

from typing import Annotated, Any

import msgspec
from litestar import Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from antiphon.engine.access.contracts import Member, Shopper
from antiphon.engine.database.port import Database, ReadSession
from antiphon.engine.origins import AnyOrigin
from antiphon.engine.web import AnyRequest, in_threads
from antiphon.features.badges import public
from antiphon.features.badges.api import AwardLine, BadgeInfo, Badges
from antiphon.features.badges.contracts import Award, Headway
from antiphon.features.badges.public import language_of, origin_of
from antiphon.features.badges.rules import Badge
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

Sentence = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class NewBadge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A badge that is not there yet."""

    rules: Badge


class BadgeEdit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A changed badge, and the revision that was looked at."""

    rules: Badge
    revision: str


class BadgeByHand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A badge for one person, with the reason."""

    person_id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    because: Sentence
    level: int = 1


class TakenBack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a badge is taken back."""

    because: Sentence


class GivenAward(msgspec.Struct, frozen=True):
    """The award that was made."""

    id: str


class PersonBadges(msgspec.Struct, frozen=True):
    """What one person has, and how far they are with the rest. `pictures`: where emblems are, `<pictures>/<badge>/<level>/picture.svg`."""

    awards: tuple[Award, ...]
    headway: tuple[Headway, ...]
    pictures: str


class Wearing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The award to wear; null for none."""

    award: str | None = None


class Sharing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Consent to a public page: `name` is what it shows (empty: no name), null closes it."""

    name: Annotated[str, msgspec.Meta(max_length=80)] | None = None


class SharedBadge(msgspec.Struct, frozen=True):
    """The address of the public page; null when it is closed."""

    link: str | None
    picture: str | None


class SignedBadge(msgspec.Struct, frozen=True):
    """An Open Badge 3.0: the credential to read, and the same signed (VC-JWT) to hand on."""

    credential: dict[str, Any]
    jwt: str


@get("/api/w/{workspace:str}/badges", sync_to_thread=True)
def list_badges(
    member: NamedDependency[Member], database: NamedDependency[Database], badges: NamedDependency[Badges]
) -> tuple[BadgeInfo, ...]:
    """Every badge, with how many people have it."""
    with database.read() as session:
        return badges.list_badges(session, member.workspace.id)


@get("/api/w/{workspace:str}/badges/templates", sync_to_thread=True)
def list_badge_templates(member: NamedDependency[Member], badges: NamedDependency[Badges]) -> tuple[Badge, ...]:
    """Badges to begin with."""
    return badges.list_templates()


@get("/api/w/{workspace:str}/badges/{key:str}", sync_to_thread=True)
def get_badge(
    member: NamedDependency[Member], database: NamedDependency[Database], badges: NamedDependency[Badges], key: FromPath[str]
) -> BadgeInfo:
    """One badge."""
    with database.read() as session:
        return badges.get_badge(session, member.workspace.id, key)


@post("/api/w/{workspace:str}/badges", status_code=201, sync_to_thread=True)
def create_badge(
    member: NamedDependency[Member], database: NamedDependency[Database], badges: NamedDependency[Badges], data: JSONBody[NewBadge]
) -> BadgeInfo:
    """A new badge. It counts what happens from now on."""
    member.may_edit()
    badges.save_badge(member.workspace.id, data.rules)
    with database.read() as session:
        return badges.get_badge(session, member.workspace.id, data.rules.key)


@put("/api/w/{workspace:str}/badges/{key:str}", sync_to_thread=True)
def update_badge(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    badges: NamedDependency[Badges],
    key: FromPath[str],
    data: JSONBody[BadgeEdit],
) -> BadgeInfo:
    """Change a badge; what was earned stays earned."""
    member.may_edit()
    badges.save_badge(member.workspace.id, msgspec.structs.replace(data.rules, key=key), data.revision)
    with database.read() as session:
        return badges.get_badge(session, member.workspace.id, key)


@delete("/api/w/{workspace:str}/badges/{key:str}", sync_to_thread=True)
def remove_badge(member: NamedDependency[Member], badges: NamedDependency[Badges], key: FromPath[str]) -> None:
    """Remove a badge that nobody ever had."""
    member.may_edit()
    badges.remove_badge(member.workspace.id, key)


@get("/api/w/{workspace:str}/badges/{key:str}/awards", sync_to_thread=True)
def list_badge_awards(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    badges: NamedDependency[Badges],
    key: FromPath[str],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[AwardLine]:
    """Who was given a badge, the latest first."""
    with database.read() as session:
        return badges.list_awards(session, member.workspace.id, key, cursor, limit)


@post("/api/w/{workspace:str}/badges/{key:str}/awards", status_code=201, sync_to_thread=True)
def give_badge(
    member: NamedDependency[Member], badges: NamedDependency[Badges], key: FromPath[str], data: JSONBody[BadgeByHand]
) -> GivenAward:
    """Give a badge by hand."""
    member.may_edit()
    made = badges.give(member.workspace.id, key, data.person_id, data.level, because=data.because, by=member.operator.id)
    return GivenAward(made)


@post("/api/w/{workspace:str}/badge-awards/{award_id:str}/revoke", status_code=204, sync_to_thread=True)
def revoke_badge(
    member: NamedDependency[Member], badges: NamedDependency[Badges], award_id: FromPath[str], data: JSONBody[TakenBack]
) -> None:
    """Take a badge back. Its page says so, and its credential no longer verifies."""
    member.may_edit()
    badges.revoke(member.workspace.id, award_id, data.because)


@get("/api/w/{workspace:str}/people/{person_id:str}/badges", sync_to_thread=True)
def list_person_badges(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    badges: NamedDependency[Badges],
    profiles: NamedDependency[Profiles],
    person_id: FromPath[str],
) -> PersonBadges:
    """One person's badges and how far they are."""
    workspace = member.workspace.id
    with database.read() as session:
        real = profiles.get_person(session, workspace, person_id).id
        return _of_person(badges, session, workspace, real, badges.list_of_person(session, workspace, real))


# ------------------------------------------------------------------------------------------------------ shoppers


@get("/badges", sync_to_thread=True)
def list_own_badges(
    shopper: NamedDependency[Shopper],
    database: NamedDependency[Database],
    badges: NamedDependency[Badges],
    profiles: NamedDependency[Profiles],
) -> PersonBadges:
    """The shopper's own shelf."""
    with database.read() as session:
        real = profiles.get_person(session, shopper.workspace, shopper.person_id).id
        mine = badges.list_of_person(session, shopper.workspace, real, revoked=False)
        awards = tuple(msgspec.structs.replace(one, because="", by="") for one in mine)  # what operators wrote is not for shoppers
        return _of_person(badges, session, shopper.workspace, real, awards)


@post("/badges/worn", status_code=200, sync_to_thread=True)
def wear_title(
    shopper: NamedDependency[Shopper],
    database: NamedDependency[Database],
    badges: NamedDependency[Badges],
    profiles: NamedDependency[Profiles],
    data: JSONBody[Wearing],
) -> Wearing:
    """Wear a title, or none."""
    badges.wear(shopper.workspace, _real(database, profiles, shopper), data.award)
    return data


@post("/badges/{award_id:str}/share", status_code=200, sync_to_thread=True)
def share_badge(
    request: AnyRequest,
    shopper: NamedDependency[Shopper],
    database: NamedDependency[Database],
    badges: NamedDependency[Badges],
    profiles: NamedDependency[Profiles],
    award_id: FromPath[str],
    data: JSONBody[Sharing],
) -> SharedBadge:
    """Open the public page of a badge, or close it. A link that was closed never opens again."""
    token = badges.share(shopper.workspace, _real(database, profiles, shopper), award_id, data.name)
    if token is None:
        return SharedBadge(None, None)
    address = f"{origin_of(request)}/b/{token}"
    return SharedBadge(address, f"{address}/picture.svg")


@get("/badges/{award_id:str}/credential", sync_to_thread=True)
def export_badge(
    request: AnyRequest,
    shopper: NamedDependency[Shopper],
    database: NamedDependency[Database],
    badges: NamedDependency[Badges],
    profiles: NamedDependency[Profiles],
    award_id: FromPath[str],
    lang: FromQuery[str] = "en",
) -> SignedBadge:
    """A badge as an Open Badge 3.0, to take along."""
    real = _real(database, profiles, shopper)
    document, signed = badges.sign(shopper.workspace, award_id, real, origin_of(request), language_of(lang))
    return SignedBadge(document, signed)


def _of_person(badges: Badges, session: ReadSession, workspace: str, person_id: str, awards: tuple[Award, ...]) -> PersonBadges:
    return PersonBadges(awards, badges.list_headway(session, workspace, person_id), f"/public/badges/{workspace}/achievements")


def _real(database: Database, profiles: Profiles, shopper: Shopper) -> str:
    with database.read() as session:
        return profiles.get_person(session, shopper.workspace, shopper.person_id).id


routes: list[Any] = [
    list_badges,
    list_badge_templates,
    get_badge,
    create_badge,
    update_badge,
    remove_badge,
    list_badge_awards,
    give_badge,
    revoke_badge,
    list_person_badges,
    Router(
        "/storefront",
        route_handlers=in_threads([list_own_badges, wear_title, share_badge, export_badge]),
        middleware=[AnyOrigin()],
    ),
    *public.routes,
]
