"""What names a person, what they did, and why they are one, for the console.

The list of people and the whole person are routes of segments, which knows their tags.
"""

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from antiphon.engine.access.contracts import Member
from antiphon.engine.database.port import Database
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import EventLine
from antiphon.features.profiles.api import Profiles
from antiphon.features.profiles.contracts import HeldIdentity, MergeNote
from antiphon.kernel.paging import DEFAULT_LIMIT, Page


@get("/api/w/{workspace:str}/people/{person_id:str}/identities", sync_to_thread=True)
def list_identities(
    member: NamedDependency[Member], database: NamedDependency[Database], profiles: NamedDependency[Profiles], person_id: FromPath[str]
) -> list[HeldIdentity]:
    """Everything a person is named by, the oldest first."""
    with database.read() as session:
        return list(profiles.list_identities(session, member.workspace.id, person_id))


@get("/api/w/{workspace:str}/people/{person_id:str}/merges", sync_to_thread=True)
def list_merges(
    member: NamedDependency[Member], database: NamedDependency[Database], profiles: NamedDependency[Profiles], person_id: FromPath[str]
) -> list[MergeNote]:
    """Why a person is one with others or stayed apart, the latest 200 notes."""
    with database.read() as session:
        return list(profiles.list_merges(session, member.workspace.id, person_id))


@get("/api/w/{workspace:str}/people/{person_id:str}/timeline", sync_to_thread=True)
def list_timeline(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    profiles: NamedDependency[Profiles],
    events: NamedDependency[Events],
    person_id: FromPath[str],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[EventLine]:
    """Everything a person did, under all ids they ever had, the latest first."""
    workspace = member.workspace.id
    with database.read() as session:
        return events.list_timeline(session, workspace, profiles.list_members(session, workspace, person_id), cursor, limit)


@get("/api/w/{workspace:str}/identity/blocked", sync_to_thread=True)
def list_blocked(
    member: NamedDependency[Member], database: NamedDependency[Database], profiles: NamedDependency[Profiles]
) -> list[MergeNote]:
    """Ids that say nothing about who somebody is (`undefined`, `0` …), and how often they came: a broken script shows here."""
    with database.read() as session:
        return list(profiles.list_blocked(session, member.workspace.id))


routes = [list_identities, list_merges, list_timeline, list_blocked]
