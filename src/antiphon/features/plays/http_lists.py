"""What staff reads and decides about the rows of a play's lists, the codes that are printed, and those that stand on a screen."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, HeaderParameter, JSONBody
from litestar.response import Stream

from antiphon.engine.access.contracts import Member
from antiphon.engine.database.port import Database
from antiphon.features.plays import printing
from antiphon.features.plays.api import ListLine, ListRow, Plays
from antiphon.features.plays.contracts import Outcome
from antiphon.features.plays.displaying import Screen, ScreenCode
from antiphon.kernel.paging import DEFAULT_LIMIT, Page


class RulingAsked(msgspec.Struct, forbid_unknown_fields=True):
    """What staff decides about a seat; `ruling` has the form of the kind's `ruling` schema."""

    seat_id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    ruling: Mapping[str, Any]


class PrintAsked(msgspec.Struct, forbid_unknown_fields=True):
    """So many codes of a batch; the same batch gives the same codes."""

    batch: Annotated[str, msgspec.Meta(min_length=1, max_length=60, pattern="^[A-Za-z0-9_.-]+$")]
    count: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]


@get("/api/w/{workspace:str}/plays/{play_id:str}/lists", sync_to_thread=True)
def list_lists(
    member: NamedDependency[Member], database: NamedDependency[Database], plays: NamedDependency[Plays], play_id: FromPath[str]
) -> list[ListLine]:
    """The lists that a play keeps."""
    with database.read() as session:
        return plays.lists.list_lists(session, member.workspace.id, play_id)


@get("/api/w/{workspace:str}/plays/{play_id:str}/lists/{list_name:str}", sync_to_thread=True)
def list_rows(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    play_id: FromPath[str],
    list_name: FromPath[str],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[ListRow]:
    """A list from the top."""
    with database.read() as session:
        return plays.lists.list_rows(session, member.workspace.id, play_id, list_name, cursor, limit)


@post("/api/w/{workspace:str}/plays/{play_id:str}/rulings", status_code=200, sync_to_thread=True)
def rule(
    member: NamedDependency[Member],
    plays: NamedDependency[Plays],
    play_id: FromPath[str],
    data: JSONBody[RulingAsked],
    idempotency_key: Annotated[str | None, HeaderParameter(name="Idempotency-Key")] = None,
) -> Outcome:
    """Staff decides about a seat: a proof, an entry, an applicant. The same Idempotency-Key and ruling get the first answer again."""
    member.may_edit()
    return plays.rule(member.workspace.id, play_id, data.seat_id, member.operator.id, idempotency_key, msgspec.json.encode(data.ruling))


@post("/api/w/{workspace:str}/plays/{play_id:str}/prints", status_code=200, sync_to_thread=True)
def print_codes(
    member: NamedDependency[Member], plays: NamedDependency[Plays], play_id: FromPath[str], data: JSONBody[PrintAsked]
) -> Stream:
    """Codes to print, as CSV."""
    member.may_edit()
    pieces = plays.print_codes(member.workspace.id, play_id, data.batch, data.count, member.operator.id)
    headers = {"Content-Disposition": f'attachment; filename="codes-{data.batch}.csv"', "Cache-Control": "no-store"}
    return Stream(pieces, media_type="text/csv; charset=utf-8", headers=headers)


@get("/api/w/{workspace:str}/plays/{play_id:str}/screens", sync_to_thread=True)
def list_screens(
    member: NamedDependency[Member], database: NamedDependency[Database], plays: NamedDependency[Plays], play_id: FromPath[str]
) -> list[Screen]:
    """The screens of a play whose codes change by the clock; empty for most kinds."""
    with database.read() as session:
        return plays.screens.list_screens(session, member.workspace.id, play_id)


@get("/api/w/{workspace:str}/plays/{play_id:str}/screens/{key:str}", sync_to_thread=True)
def read_screen(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    play_id: FromPath[str],
    key: FromPath[str],
) -> ScreenCode:
    """The code that a screen shows now, and until when."""
    with database.read() as session:
        return plays.screens.read_screen(session, member.workspace.id, play_id, key)


@get("/api/w/{workspace:str}/plays/{play_id:str}/prints", sync_to_thread=True)
def list_prints(
    member: NamedDependency[Member], database: NamedDependency[Database], plays: NamedDependency[Plays], play_id: FromPath[str]
) -> list[printing.PrintLine]:
    """Which codes were printed, the newest first."""
    with database.read() as session:
        plays.get_play(session, member.workspace.id, play_id)
        return printing.list_prints(session, member.workspace.id, play_id)


routes = [list_lists, list_rows, rule, print_codes, list_prints, list_screens, read_screen]
