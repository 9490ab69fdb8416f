"""Plays over HTTP, for shoppers: from any shop's page, with a shopper token instead of a cookie."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.middleware import ASGIMiddleware
from litestar.params import FromPath, FromQuery, JSONBody
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from antiphon.engine.access.api import Access
from antiphon.engine.access.contracts import Shopper
from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database
from antiphon.engine.web import in_threads
from antiphon.features.plays.api import InboxLine, Me, PlayLine, Plays, PublicList, ShownPlay, Window
from antiphon.features.plays.hot import ANY_ORIGIN, PREFLIGHT, Moves, ReadShopper
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import NotSignedIn
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

SIGNED_OUT = "~signed-out"  # ends the anonymous id of whoever uses a known person's browser without being signed in


class AnyOrigin(ASGIMiddleware):
    """Lets the pages of every shop read the answers: they carry tokens, never cookies, so there is nothing to borrow."""

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """One request."""
        if scope["type"] == "http" and scope["method"] == "OPTIONS":
            await send({"type": "http.response.start", "status": 204, "headers": PREFLIGHT})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return

        async def opened(message: Message) -> None:
            if message["type"] == "http.response.start" and ANY_ORIGIN[0] not in message["headers"]:
                message["headers"] = [*message["headers"], *ANY_ORIGIN]
            await send(message)

        await next_app(scope, receive, opened)


class Visit(msgspec.Struct, forbid_unknown_fields=True):
    """A browser that nobody has signed in on: the shop's public write key, and the id the browser keeps for itself."""

    write_key: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    anonymous_id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Anonymous(msgspec.Struct):
    """Who the visit belongs to; never a person with a name."""

    id: str
    known: bool


class VisitToken(msgspec.Struct):
    """What the browser sends from now on as `Authorization: Bearer …`."""

    token: str
    expires_at: datetime
    person: Anonymous


class Seen(msgspec.Struct, forbid_unknown_fields=True):
    """Messages that the person has seen."""

    ids: Annotated[list[str], msgspec.Meta(max_length=500)]


class Marked(msgspec.Struct):
    """How many of them had not been seen before."""

    marked_count: int


@post("/session", status_code=200, sync_to_thread=True)
def open_session(
    access: NamedDependency[Access],
    database: NamedDependency[Database],
    commands: NamedDependency[Commands],
    profiles: NamedDependency[Profiles],
    data: JSONBody[Visit],
) -> VisitToken:
    """A token for an anonymous visitor.

    An id that belongs to somebody known does not open their purse: only the shop's own server can sign for them. The visitor
    is then somebody of their own.
    """
    source = access.find_write_key(data.write_key)
    if source is None:
        raise NotSignedIn("The write key is unknown or was revoked; look it up in the console under Keys.", code="unknown_write_key")
    person_id = commands.call(lambda session: profiles.ensure_person(session, source.workspace, anonymous_id=data.anonymous_id))
    with database.read() as session:
        known = profiles.get_person(session, source.workspace, person_id).known
    if known:
        stranger = f"{data.anonymous_id[:180]}{SIGNED_OUT}"
        person_id = commands.call(lambda session: profiles.ensure_person(session, source.workspace, anonymous_id=stranger))
    token, expires_at = access.sign_shopper(source.workspace, person_id)
    return VisitToken(token, from_ms(expires_at * 1000), Anonymous(person_id, known=False))


@get("/plays", sync_to_thread=True)
def list_on(
    shopper: NamedDependency[Shopper],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    kind: FromQuery[str | None] = None,
    ids: FromQuery[str | None] = None,
) -> list[PlayLine]:
    """The plays this person can move in now; `ids` is a list with commas."""
    with database.read() as session:
        return plays.list_on(session, shopper.workspace, shopper.person_id, kind, ids.split(",") if ids else [])


@get("/plays/{play_id:str}", sync_to_thread=True)
def show(
    shopper: NamedDependency[Shopper],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    play_id: FromPath[str],
    link: FromQuery[Annotated[str, msgspec.Meta(max_length=100)]] = "",
) -> ShownPlay:
    """A play as this person sees it before the next move; `link` is what a link they followed says, such as a friend's group."""
    with database.read() as session:
        return plays.show(session, shopper.workspace, play_id, shopper.person_id, link)


@get("/plays/{play_id:str}/lists/{list_name:str}", sync_to_thread=True)
def show_list(
    shopper: NamedDependency[Shopper],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    play_id: FromPath[str],
    list_name: FromPath[str],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
    around: FromQuery[Literal["", "me"]] = "",
) -> PublicList:
    """A public list with masked names; `around=me` begins a little above the caller's own row."""
    with database.read() as session:
        return plays.lists.show(session, shopper.workspace, play_id, list_name, shopper.person_id, Window(cursor, limit, around == "me"))


@get("/rules/{play_id:str}", sync_to_thread=True)
def show_rules(database: NamedDependency[Database], plays: NamedDependency[Plays], play_id: FromPath[str]) -> ShownPlay:
    """Odds and conditions of a play, for everybody."""
    with database.read() as session:
        return plays.show_rules(session, play_id)


@get("/me", sync_to_thread=True)
def read_me(shopper: NamedDependency[Shopper], database: NamedDependency[Database], plays: NamedDependency[Plays]) -> Me:
    """What this person has, and what they won lately."""
    with database.read() as session:
        return plays.read_me(session, shopper.workspace, shopper.person_id)


@get("/inbox", sync_to_thread=True)
def list_inbox(
    shopper: NamedDependency[Shopper],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    profiles: NamedDependency[Profiles],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[InboxLine]:
    """Messages to this person, the newest first."""
    with database.read() as session:
        people = profiles.list_members(session, shopper.workspace, shopper.person_id) or [shopper.person_id]
        return plays.list_inbox(session, shopper.workspace, people, cursor, limit)


@post("/inbox/read", status_code=200, sync_to_thread=True)
def mark_read(
    shopper: NamedDependency[Shopper],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    profiles: NamedDependency[Profiles],
    data: JSONBody[Seen],
) -> Marked:
    """These messages have been seen."""
    with database.read() as session:
        people = profiles.list_members(session, shopper.workspace, shopper.person_id) or [shopper.person_id]
    return Marked(plays.mark_read(shopper.workspace, people, data.ids))


router = Router(
    "/storefront",
    route_handlers=in_threads([open_session, list_on, show, show_list, show_rules, read_me, list_inbox, mark_read]),
    middleware=[AnyOrigin()],
)


def hot_routes(plays: Plays, read_shopper: ReadShopper) -> Sequence[Any]:
    """The route every move comes through, for the app and its documents; `hot.Moves` does the work."""
    moves = Moves(plays, read_shopper)

    @post(
        "/plays/{play_id:str}/moves",
        status_code=200,
        summary="Make a move",
        description="The body is the move, in the form of the play's kind. The same Idempotency-Key and move get the first answer again.",
    )
    async def move() -> ASGIApp:
        return moves

    return [Router("/storefront", route_handlers=[move], middleware=[AnyOrigin()])]
