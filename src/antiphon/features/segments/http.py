"""People as groups over HTTP: the overview, tags, segments, lists of people and one person's page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from antiphon.engine.access.contracts import Member
from antiphon.engine.database.port import Database
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import Account
from antiphon.features.profiles.api import Profiles
from antiphon.features.profiles.contracts import HeldIdentity, MergeNote
from antiphon.features.segments.api import NewSegment, Segments
from antiphon.features.segments.contracts import Membership, Overview, PersonRow, Preview, SegmentInfo, TagInfo, TagShown
from antiphon.kernel.paging import DEFAULT_LIMIT, Page
from antiphon.sdk.words import Text

Word = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Sentence = Annotated[str, msgspec.Meta(max_length=500)]


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name in both languages."""

    zh: Word
    en: Word


class Help(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence in both languages; may be left empty."""

    zh: Sentence = ""
    en: Sentence = ""


class SegmentForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an operator says about a segment. `key` is for new ones only; left out, one is made."""

    name: Name
    condition: Mapping[str, Any]
    help: Help = Help()
    key: str | None = None


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A condition to try."""

    condition: Mapping[str, Any]


class PersonPage(msgspec.Struct, frozen=True):
    """Everything about one person. After a merge, `id` is the one who goes on."""

    id: str
    known: bool
    name: str | None
    user_id: str | None
    email: str | None
    phone: str | None
    zone: str | None
    first_seen_at: datetime
    last_seen_at: datetime
    traits: Mapping[str, Any]
    identities: tuple[HeldIdentity, ...]
    merges: tuple[MergeNote, ...]
    tags: tuple[TagShown, ...]
    segments: tuple[Membership, ...]
    balances: tuple[Account, ...]


@get("/api/w/{workspace:str}/overview", sync_to_thread=True)
def show_overview(
    member: NamedDependency[Member], database: NamedDependency[Database], segments: NamedDependency[Segments], days: FromQuery[int] = 365
) -> Overview:
    """The figures of the first page, as of the moment they were counted."""
    with database.read() as session:
        return segments.overview(session, member.workspace, days)


@get("/api/w/{workspace:str}/people", sync_to_thread=True)
def list_people(  # noqa: PLR0913, PLR0917 - what a list can be asked for; Litestar passes by name
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    segments: NamedDependency[Segments],
    search: Annotated[str | None, QueryParameter(name="query")] = None,
    segment: FromQuery[str | None] = None,
    tag: FromQuery[list[str] | None] = None,
    sort: FromQuery[str] = "last_seen",
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[PersonRow]:
    """People, by search, segment (`segment=<key>`) or tags (`tag=<key>:<value>`, several too); sorted by last_seen, first_seen or spent."""
    with database.read() as session:
        return segments.list_people(
            session, member.workspace.id, query=search, segment=segment, tags=tag or (), sort=sort, cursor=cursor, limit=limit
        )


@get("/api/w/{workspace:str}/people/{person_id:str}", sync_to_thread=True)
def show_person(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    profiles: NamedDependency[Profiles],
    segments: NamedDependency[Segments],
    ledger: NamedDependency[Ledger],
    person_id: FromPath[str],
) -> PersonPage:
    """One person: who they are, what is known of them and why, what they have."""
    workspace = member.workspace.id
    with database.read() as session:
        profile = profiles.get_profile(session, workspace, person_id)
        tags, memberships = segments.show_person(session, workspace, profile.id)
        balances = tuple(ledger.list_balances(session, workspace, f"person:{profile.id}"))
    return PersonPage(
        id=profile.id,
        known=profile.known,
        name=profile.name,
        user_id=profile.user_id,
        email=profile.email,
        phone=profile.phone,
        zone=profile.zone,
        first_seen_at=profile.first_seen_at,
        last_seen_at=profile.last_seen_at,
        traits=profile.traits,
        identities=profile.identities,
        merges=profile.merges,
        tags=tags,
        segments=memberships,
        balances=balances,
    )


@get("/api/w/{workspace:str}/tags", sync_to_thread=True)
def list_tags(member: NamedDependency[Member], database: NamedDependency[Database], segments: NamedDependency[Segments]) -> list[TagInfo]:
    """The catalogue of tags."""
    with database.read() as session:
        return segments.tag_catalogue(session, member.workspace.id)


@get("/api/w/{workspace:str}/segments", sync_to_thread=True)
def list_segments(
    member: NamedDependency[Member], database: NamedDependency[Database], segments: NamedDependency[Segments]
) -> list[SegmentInfo]:
    """Every segment, with how many people it has."""
    with database.read() as session:
        return segments.list_segments(session, member.workspace.id)


@get("/api/w/{workspace:str}/segments/{key:str}/people", sync_to_thread=True)
def list_members(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    segments: NamedDependency[Segments],
    key: FromPath[str],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[PersonRow]:
    """Who is in a segment."""
    with database.read() as session:
        return segments.list_members(session, member.workspace.id, key, cursor, limit)


@post("/api/w/{workspace:str}/segments/preview", status_code=200, sync_to_thread=True)
def preview_segment(member: NamedDependency[Member], segments: NamedDependency[Segments], data: JSONBody[Condition]) -> Preview:
    """How many people a condition would take, and some of them. Nothing is saved."""
    return segments.preview(member.workspace.id, data.condition)


@post("/api/w/{workspace:str}/segments", status_code=201, sync_to_thread=True)
def create_segment(
    member: NamedDependency[Member], database: NamedDependency[Database], segments: NamedDependency[Segments], data: JSONBody[SegmentForm]
) -> SegmentInfo:
    """A new segment. It is `filling` until the past has been read for it."""
    member.may_edit()
    key = segments.create_segment(member.workspace.id, member.workspace.zone, _segment(data))
    with database.read() as session:
        return segments.get_segment(session, member.workspace.id, key)


@put("/api/w/{workspace:str}/segments/{key:str}", sync_to_thread=True)
def update_segment(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    segments: NamedDependency[Segments],
    key: FromPath[str],
    data: JSONBody[SegmentForm],
) -> SegmentInfo:
    """Change a segment; a template too."""
    member.may_edit()
    segments.update_segment(member.workspace.id, member.workspace.zone, key, _segment(data))
    with database.read() as session:
        return segments.get_segment(session, member.workspace.id, key)


@delete("/api/w/{workspace:str}/segments/{key:str}", sync_to_thread=True)
def remove_segment(member: NamedDependency[Member], segments: NamedDependency[Segments], key: FromPath[str]) -> None:
    """Remove an own segment, or give a template its first form back."""
    member.may_edit()
    segments.remove_segment(member.workspace.id, key)


def _segment(form: SegmentForm) -> NewSegment:
    return NewSegment(Text(form.name.zh, form.name.en), form.condition, Text(form.help.zh, form.help.en), form.key)


routes = [
    show_overview,
    list_people,
    show_person,
    list_tags,
    list_segments,
    list_members,
    preview_segment,
    create_segment,
    update_segment,
    remove_segment,
]
