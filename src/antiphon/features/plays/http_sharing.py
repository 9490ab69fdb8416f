"""Cards to share and links with a move inside, over HTTP: for shoppers, for whoever opens them, and for operators."""

import secrets
from collections.abc import Iterator, Sequence
from typing import Annotated, Final, Literal

import msgspec
from litestar import MediaType, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from litestar.response import Stream

from antiphon.engine.access.api import Access
from antiphon.engine.access.contracts import Member, Shopper
from antiphon.engine.database.port import Database
from antiphon.engine.origins import AnyOrigin
from antiphon.engine.web import AnyRequest, in_threads
from antiphon.features.plays import tap_page
from antiphon.features.plays.api import Plays
from antiphon.features.plays.carding import CardMade, Wish
from antiphon.features.plays.sharing import TapAsked
from antiphon.features.plays.tapping import DAYS, MOST_DAYS, TapLine, TapLink
from antiphon.features.segments.api import Segments
from antiphon.kernel.errors import Invalid, NotFound, Problem

Language = Literal["zh", "en"]
PNG_HEADERS: Final = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": "inline; filename=card.png",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
PAGE: Final = 500  # people in one piece of a file


class Followed(msgspec.Struct, forbid_unknown_fields=True):
    """What stood in the address of the page that a visitor came by."""

    by: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class Counted(msgspec.Struct):
    """Whether it led to somebody else's card."""

    counted: bool


def _base(request: AnyRequest) -> str:
    return str(request.base_url).rstrip("/")


# ---------------------------------------------------------------------------------------------------- shoppers


@get("/plays/{play_id:str}/card", sync_to_thread=True)
def make_card(
    request: AnyRequest,
    shopper: NamedDependency[Shopper],
    plays: NamedDependency[Plays],
    access: NamedDependency[Access],
    play_id: FromPath[str],
    lang: FromQuery[Language] = "en",
    page: FromQuery[str] = "",
    named: FromQuery[bool] = False,  # noqa: FBT002 - a query parameter
) -> CardMade:
    """The person's result as a card to share: the address of its picture, and where its code leads.

    `page` is the page that the code leads back to, with a mark of who shared it; it must be of the site that asks. The person's name is on
    the card only with `named=true`, which is theirs to say.
    """
    origin = request.headers.get("origin") or _base(request)
    if page and not page.startswith((f"{origin}/", f"{_base(request)}/")):
        raise Invalid("The code of a card can lead only to the site that asks for it.", code="page_elsewhere")
    workspace = access.find_workspace(shopper.workspace)
    wish = Wish(lang, workspace.name if workspace else "", page=page)
    return plays.sharing.make_card(shopper.workspace, play_id, shopper.person_id, wish, named=named)


@post("/plays/{play_id:str}/card/follows", status_code=200, sync_to_thread=True)
def follow_card(
    shopper: NamedDependency[Shopper], plays: NamedDependency[Plays], play_id: FromPath[str], data: JSONBody[Followed]
) -> Counted:
    """Somebody came by a shared card: “Shared Card Followed” happens to who shared it, once for each visitor."""
    return Counted(plays.sharing.follow_card(shopper.workspace, play_id, data.by, shopper.person_id))


@get("/cards/{name:str}", sync_to_thread=True)
def show_card(plays: NamedDependency[Plays], name: FromPath[str]) -> Response[bytes]:
    """The picture of a card, to whoever has its address."""
    if not name.endswith(".png"):
        raise NotFound("The address of a card ends with .png.", code="link_not_found")
    return Response(plays.sharing.draw_card(name.removesuffix(".png")), media_type="image/png", headers=PNG_HEADERS)


# ------------------------------------------------------------------------------------------------------- links


@get("/t/{token:str}", include_in_schema=False, media_type=MediaType.HTML, sync_to_thread=True)
def open_link(request: AnyRequest, plays: NamedDependency[Plays], token: FromPath[str]) -> Response[str]:
    """What a link would do; opening it changes nothing."""
    nonce = secrets.token_urlsafe(16)
    try:
        asked = plays.sharing.open_link(token)
    except NotFound as error:
        return _sorry(request, error, nonce)
    page = tap_page.ask(asked.running.play.name, asked.tap.name, token, asked.language, nonce)
    return Response(page, headers=tap_page.headers(nonce), media_type=MediaType.HTML)


@post("/t/{token:str}", include_in_schema=False, media_type=MediaType.HTML, status_code=200, sync_to_thread=True)
def confirm_link(
    request: AnyRequest, plays: NamedDependency[Plays], access: NamedDependency[Access], token: FromPath[str]
) -> Response[str]:
    """Make the move of a link. The link itself is the key: however often it is sent, it is one move."""
    nonce = secrets.token_urlsafe(16)
    try:
        asked, outcome = plays.sharing.tap(token, plays.move)
    except Problem as error:
        return _sorry(request, error, nonce)
    page = tap_page.answer(asked.running.play.name, asked.tap.name, outcome, _card(plays, access, asked), asked.language)
    return Response(page, headers=tap_page.headers(nonce), media_type=MediaType.HTML)


def _card(plays: Plays, access: Access, asked: TapAsked) -> CardMade | None:
    workspace = access.find_workspace(asked.running.workspace)
    wish = Wish(asked.language, workspace.name if workspace else "")
    try:
        return plays.sharing.make_card(asked.running.workspace, asked.running.id, asked.person_id, wish, named=False)
    except Problem:  # there is none to show, which is no harm
        return None


def _sorry(request: AnyRequest, error: Problem, nonce: str) -> Response[str]:
    language = "zh" if request.headers.get("accept-language", "").lower().startswith("zh") else "en"
    expired = error.code == "link_expired"
    why = tap_page.EXPIRED if expired else tap_page.NOT_OURS if error.status < 500 else tap_page.LATER
    status = 410 if expired else error.status
    return Response(tap_page.sorry(why, language), headers=tap_page.headers(nonce), media_type=MediaType.HTML, status_code=status)


# --------------------------------------------------------------------------------------------------- operators


@get("/api/w/{workspace:str}/plays/{play_id:str}/taps", sync_to_thread=True)
def list_taps(
    member: NamedDependency[Member], database: NamedDependency[Database], plays: NamedDependency[Plays], play_id: FromPath[str]
) -> list[TapLine]:
    """The moves of a play that fit into a link, each with its placeholder for messages."""
    with database.read() as session:
        return plays.sharing.list_taps(session, member.workspace.id, play_id)


@get("/api/w/{workspace:str}/plays/{play_id:str}/taps/of/{person_id:str}", sync_to_thread=True)
def make_links(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    play_id: FromPath[str],
    person_id: FromPath[str],
    days: FromQuery[int] = DAYS,
    lang: FromQuery[Language] = "zh",
) -> Response[list[TapLink]]:
    """Every such move as a link for one person. Whoever has a link can make its move in their name: send it to nobody else."""
    member.may_edit()
    with database.read() as session:
        links = plays.sharing.make_links(session, member.workspace.id, play_id, person_id, days, lang)
    return Response(links, headers={"Cache-Control": "no-store"})


@get("/api/w/{workspace:str}/plays/{play_id:str}/taps.csv", sync_to_thread=True)
def write_links(  # noqa: PLR0913, PLR0917 - one parameter for each of the query
    request: AnyRequest,
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    segments: NamedDependency[Segments],
    play_id: FromPath[str],
    segment: FromQuery[str],
    without: FromQuery[str | None] = None,
    days: FromQuery[Annotated[int, msgspec.Meta(ge=1, le=MOST_DAYS)]] = DAYS,
    lang: FromQuery[Language] = "zh",
) -> Stream:
    """Links for everybody in a segment, as CSV: a row for each person, a column for each move.

    People of the segment `without`, such as those who want no messages, get none.
    """
    member.may_edit()
    workspace = member.workspace.id
    with database.read() as session:
        for key in filter(None, (segment, without)):
            segments.get_segment(session, workspace, key)
    people = list_people(database, segments, workspace, segment, without)
    pieces = plays.sharing.write_links(workspace, play_id, people, _base(request), days, lang)
    headers = {"Content-Disposition": f'attachment; filename="taps-{play_id}.csv"', "Cache-Control": "no-store"}
    return Stream(pieces, media_type="text/csv; charset=utf-8", headers=headers)


def list_people(database: Database, segments: Segments, workspace: str, segment: str, without: str | None) -> Iterator[Sequence[str]]:
    """The members page by page, each page read on its own, so that no reading lasts as long as the download."""
    cursor: str | None = None
    while True:
        with database.read() as session:
            page = segments.list_members(session, workspace, segment, cursor, PAGE)
            ids = [row.id for row in page.items]
            views = segments.read_people(session, workspace, ids) if without else {}
        yield [each for each in ids if without is None or each not in views or without not in views[each].segments]
        cursor = page.next_cursor
        if cursor is None:
            return


routes = [
    open_link,
    confirm_link,
    list_taps,
    make_links,
    write_links,
    Router("/storefront", route_handlers=in_threads([make_card, follow_card, show_card]), middleware=[AnyOrigin()]),
]
