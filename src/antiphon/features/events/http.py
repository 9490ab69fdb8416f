"""Events and quarantine for the console; the collect API itself is in `hot`."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from litestar.response import Stream

from antiphon.engine.access.contracts import Member
from antiphon.engine.database.port import Database
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import EventLine, Health, NameCount, Quarantined, Replayed
from antiphon.features.events.hot import hot_routes, short_way
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

HEARTBEAT_SECONDS = 15.0


class Correction(msgspec.Struct, forbid_unknown_fields=True):
    """The event to send instead, as JSON text; left out: as it came."""

    body: Annotated[str, msgspec.Meta(max_length=512_000)] | None = None


class Selection(msgspec.Struct, forbid_unknown_fields=True):
    """Which events to replay: those named, or the open ones of a reason, or (nothing given) every one that may pass."""

    reason: Annotated[str, msgspec.Meta(pattern="^[a-z_0-9]{1,64}$")] | None = None
    ids: Annotated[list[Annotated[str, msgspec.Meta(pattern="^qua_[0-9a-z]{1,64}$")]], msgspec.Meta(max_length=500)] | None = None


@get("/api/w/{workspace:str}/events/recent", sync_to_thread=True)
def list_recent(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    events: NamedDependency[Events],
    name: FromQuery[str | None] = None,
    person: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[EventLine]:
    """Events digested in the last days, the latest first."""
    with database.read() as session:
        return events.list_recent(session, member.workspace.id, name=name or "", person_id=person or "", cursor=cursor, limit=limit)


@get("/api/w/{workspace:str}/events/live", sync_to_thread=False, media_type="text/event-stream")
def watch(member: NamedDependency[Member], events: NamedDependency[Events]) -> Stream:
    """New events as they are digested (text/event-stream; each `data` is an event as in `recent`)."""
    headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
    return Stream(_told(events.listen(member.workspace.id)), media_type="text/event-stream", headers=headers)


async def _told(lines: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Lines as server-sent events; a comment now and then, so that whoever has gone is noticed."""
    yield b": connected\n\n"
    following = asyncio.ensure_future(anext(lines))
    try:
        while True:
            done, _ = await asyncio.wait({following}, timeout=HEARTBEAT_SECONDS)
            if not done:
                yield b": still here\n\n"
                continue
            yield b"data: " + following.result() + b"\n\n"
            following = asyncio.ensure_future(anext(lines))
    finally:
        following.cancel()


@get("/api/w/{workspace:str}/events/names", sync_to_thread=True)
def list_names(member: NamedDependency[Member], database: NamedDependency[Database], events: NamedDependency[Events]) -> list[NameCount]:
    """Names of events, the most frequent first."""
    with database.read() as session:
        return events.list_names(session, member.workspace.id)


@get("/api/w/{workspace:str}/events/health", sync_to_thread=True)
def read_health(member: NamedDependency[Member], database: NamedDependency[Database], events: NamedDependency[Events]) -> Health:
    """What was received, accepted, seen twice, kept aside and turned away in 24 hours, and what waits."""
    with database.read() as session:
        return events.read_health(session, member.workspace.id)


@get("/api/w/{workspace:str}/quarantine", sync_to_thread=True)
def list_quarantine(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    events: NamedDependency[Events],
    reason: FromQuery[str | None] = None,
    quarantine_state: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[Quarantined]:
    """Events that were kept aside, the latest first; `quarantine_state` is open, replayed or discarded."""
    with database.read() as session:
        return events.list_quarantine(
            session, member.workspace.id, reason=reason or "", state=quarantine_state or "", cursor=cursor, limit=limit
        )


@post("/api/w/{workspace:str}/quarantine/{quarantine_id:str}/replay", status_code=200, sync_to_thread=True)
def replay(
    member: NamedDependency[Member], events: NamedDependency[Events], quarantine_id: FromPath[str], data: JSONBody[Correction]
) -> Replayed:
    """Send one through again, as it came or corrected."""
    member.may_edit()
    events.replay(member.workspace.id, quarantine_id, data.body)
    return Replayed(1)


@post("/api/w/{workspace:str}/quarantine/replay", status_code=200, sync_to_thread=True)
def replay_many(member: NamedDependency[Member], events: NamedDependency[Events], data: JSONBody[Selection]) -> Replayed:
    """Send up to 500 through again as they came; those that would be refused again are named and stay."""
    member.may_edit()
    return events.replay_many(member.workspace.id, reason=data.reason or "", ids=data.ids)


@post("/api/w/{workspace:str}/quarantine/{quarantine_id:str}/discard", status_code=204, sync_to_thread=True)
def discard(member: NamedDependency[Member], events: NamedDependency[Events], quarantine_id: FromPath[str]) -> None:
    """Let one go; its bytes stay readable."""
    member.may_edit()
    events.discard(member.workspace.id, quarantine_id)


routes = [list_recent, watch, list_names, read_health, list_quarantine, replay, replay_many, discard]

__all__ = ["hot_routes", "routes", "short_way"]
