"""The alliance over HTTP: agreements and clearings for operators; codes, links and exchanges for shoppers."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from antiphon.engine.access.contracts import Member, Shopper
from antiphon.engine.database.port import Database
from antiphon.engine.origins import AnyOrigin
from antiphon.engine.web import in_threads
from antiphon.features.alliance.api import Alliance, Wish
from antiphon.features.alliance.contracts import (
    Agreement,
    AllianceExchange,
    AllianceFlow,
    AllianceLink,
    AllianceMine,
    AllianceName,
    AllianceTerms,
    Clearing,
    LinkCode,
    Reason,
)
from antiphon.kernel.amounts import MAX_AMOUNT
from antiphon.kernel.clock import to_ms
from antiphon.kernel.errors import Invalid
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

Plain = Annotated[str, msgspec.Meta(min_length=1, max_length=120, pattern="^[^\x00-\x1f\x7f]+$")]


class Proposal(msgspec.Struct, forbid_unknown_fields=True):
    """Terms for all sides to accept."""

    name: AllianceName
    terms: AllianceTerms


class EndForm(msgspec.Struct, forbid_unknown_fields=True):
    """Why an agreement ends."""

    reason: Reason


class ClearingForm(msgspec.Struct, forbid_unknown_fields=True):
    """Up to when exchanges are cleared."""

    until: datetime


class CodeWish(msgspec.Struct, forbid_unknown_fields=True):
    """The shopper agrees that the two shops know they are one person. Without a yes there is no code."""

    agreement_id: Plain
    i_agree: bool


class LinkWish(msgspec.Struct, forbid_unknown_fields=True):
    """The same at the other shop, with the code."""

    code: Plain
    i_agree: bool


class ExchangeWish(msgspec.Struct, forbid_unknown_fields=True):
    """`out`: points of this shop for points of the partner's; `in`: the partner's points accepted here. `key` makes a retry harmless."""

    agreement_id: Plain
    partner: Plain
    direction: Annotated[str, msgspec.Meta(pattern="^(out|in)$")]
    amount: Annotated[int, msgspec.Meta(ge=1, le=MAX_AMOUNT)]
    key: Plain


@get("/api/w/{workspace:str}/alliance/agreements", sync_to_thread=True)
def list_agreements(
    member: NamedDependency[Member], database: NamedDependency[Database], alliance: NamedDependency[Alliance]
) -> list[Agreement]:
    """The latest first."""
    with database.read() as session:
        return alliance.list_agreements(session, member.workspace.id)


@post("/api/w/{workspace:str}/alliance/agreements", sync_to_thread=True)
def propose_agreement(
    member: NamedDependency[Member], database: NamedDependency[Database], alliance: NamedDependency[Alliance], data: JSONBody[Proposal]
) -> Agreement:
    """For the owner: propose terms, accepted for one's own side."""
    member.may_own()
    made = alliance.propose(member.workspace.id, data.name, data.terms, member.operator.id)
    return _show(database, alliance, member, made)


@get("/api/w/{workspace:str}/alliance/agreements/{agreement_id:str}", sync_to_thread=True)
def get_agreement(
    member: NamedDependency[Member], database: NamedDependency[Database], alliance: NamedDependency[Alliance], agreement_id: FromPath[str]
) -> Agreement:
    """One agreement."""
    return _show(database, alliance, member, agreement_id)


@post("/api/w/{workspace:str}/alliance/agreements/{agreement_id:str}/accept", status_code=200, sync_to_thread=True)
def accept_agreement(
    member: NamedDependency[Member], database: NamedDependency[Database], alliance: NamedDependency[Alliance], agreement_id: FromPath[str]
) -> Agreement:
    """For the owner: say yes. With the last side it begins."""
    member.may_own()
    alliance.accept(member.workspace.id, agreement_id, member.operator.id)
    return _show(database, alliance, member, agreement_id)


@post("/api/w/{workspace:str}/alliance/agreements/{agreement_id:str}/end", status_code=200, sync_to_thread=True)
def end_agreement(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    alliance: NamedDependency[Alliance],
    agreement_id: FromPath[str],
    data: JSONBody[EndForm],
) -> Agreement:
    """For the owner: end it. What was exchanged is still cleared."""
    member.may_own()
    alliance.end(member.workspace.id, agreement_id, data.reason)
    return _show(database, alliance, member, agreement_id)


@get("/api/w/{workspace:str}/alliance/agreements/{agreement_id:str}/exchanges", sync_to_thread=True)
def list_exchanges(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    alliance: NamedDependency[Alliance],
    agreement_id: FromPath[str],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[AllianceExchange]:
    """Exchanges of this workspace's people."""
    with database.read() as session:
        return alliance.list_exchanges(session, member.workspace.id, agreement_id, cursor, limit)


@get("/api/w/{workspace:str}/alliance/agreements/{agreement_id:str}/flow", sync_to_thread=True)
def read_flow(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    alliance: NamedDependency[Alliance],
    agreement_id: FromPath[str],
    days: FromQuery[Annotated[int, msgspec.Meta(ge=1, le=366)]] = 30,
) -> AllianceFlow:
    """Points out and in by day, and what a clearing up to now would say."""
    with database.read() as session:
        return alliance.read_flow(session, member.workspace.id, agreement_id, days)


@get("/api/w/{workspace:str}/alliance/agreements/{agreement_id:str}/clearings", sync_to_thread=True)
def list_clearings(
    member: NamedDependency[Member], database: NamedDependency[Database], alliance: NamedDependency[Alliance], agreement_id: FromPath[str]
) -> list[Clearing]:
    """Net statements, the latest first."""
    with database.read() as session:
        return alliance.list_clearings(session, member.workspace.id, agreement_id)


@post("/api/w/{workspace:str}/alliance/agreements/{agreement_id:str}/clearings", sync_to_thread=True)
def make_clearing(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    alliance: NamedDependency[Alliance],
    agreement_id: FromPath[str],
    data: JSONBody[ClearingForm],
) -> Clearing:
    """Clear everything before a moment that was not cleared."""
    member.may_edit()
    if data.until.tzinfo is None:
        raise Invalid("A moment needs its offset from UTC, for example 2026-11-01T00:00:00+08:00.", code="no_zone")
    made = alliance.clear(member.workspace.id, agreement_id, to_ms(data.until))
    with database.read() as session:
        return next(one for one in alliance.list_clearings(session, member.workspace.id, agreement_id) if one.id == made)


@post(
    "/api/w/{workspace:str}/alliance/agreements/{agreement_id:str}/clearings/{clearing_id:str}/confirm",
    status_code=200,
    sync_to_thread=True,
)
def confirm_clearing(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    alliance: NamedDependency[Alliance],
    agreement_id: FromPath[str],
    clearing_id: FromPath[str],
) -> Clearing:
    """By another side than the one that made it."""
    member.may_edit()
    alliance.confirm_clearing(member.workspace.id, agreement_id, clearing_id)
    with database.read() as session:
        return next(one for one in alliance.list_clearings(session, member.workspace.id, agreement_id) if one.id == clearing_id)


def _show(database: Database, alliance: Alliance, member: Member, agreement_id: str) -> Agreement:
    with database.read() as session:
        return alliance.get_agreement(session, member.workspace.id, agreement_id)


# ------------------------------------------------------------------------------------------------------ shoppers


@get("/alliance", sync_to_thread=True)
def show_mine(shopper: NamedDependency[Shopper], database: NamedDependency[Database], alliance: NamedDependency[Alliance]) -> AllianceMine:
    """Where my points count, at which rate, how many can go now, and my latest exchanges."""
    with database.read() as session:
        return alliance.show_mine(session, shopper.workspace, shopper.person_id)


@post("/alliance/code", sync_to_thread=True)
def make_code(shopper: NamedDependency[Shopper], alliance: NamedDependency[Alliance], data: JSONBody[CodeWish]) -> LinkCode:
    """A code to type in at the other shop within 15 minutes."""
    _agreed(agrees=data.i_agree)
    return alliance.make_code(shopper.workspace, shopper.person_id, data.agreement_id)


@post("/alliance/links", sync_to_thread=True)
def make_link(shopper: NamedDependency[Shopper], alliance: NamedDependency[Alliance], data: JSONBody[LinkWish]) -> AllianceLink:
    """Link this account with the one that the code was shown to."""
    _agreed(agrees=data.i_agree)
    return alliance.link(shopper.workspace, shopper.person_id, data.code)


@get("/alliance/links", sync_to_thread=True)
def list_links(
    shopper: NamedDependency[Shopper], database: NamedDependency[Database], alliance: NamedDependency[Alliance]
) -> list[AllianceLink]:
    """My accounts in other shops."""
    with database.read() as session:
        return alliance.list_links(session, shopper.workspace, shopper.person_id)


@post("/alliance/links/{link_id:str}/end", status_code=204, sync_to_thread=True)
def end_link(shopper: NamedDependency[Shopper], alliance: NamedDependency[Alliance], link_id: FromPath[str]) -> None:
    """Take the consent back."""
    alliance.unlink(shopper.workspace, shopper.person_id, link_id)


@post("/alliance/exchanges", sync_to_thread=True)
def make_exchange(shopper: NamedDependency[Shopper], alliance: NamedDependency[Alliance], data: JSONBody[ExchangeWish]) -> AllianceExchange:
    """Exchange points, or use the partner's here. The same key again answers the first exchange."""
    here, there = shopper.workspace, data.partner
    giver, taker = (here, there) if data.direction == "out" else (there, here)
    return alliance.exchange(Wish(data.agreement_id, here, shopper.person_id, giver, taker, data.amount, data.key))


def _agreed(*, agrees: bool) -> None:
    if not agrees:
        raise Invalid("Accounts are linked only with your consent: send i_agree as true.", code="no_consent")


_of_shoppers = [show_mine, make_code, make_link, list_links, end_link, make_exchange]
routes = [
    list_agreements,
    propose_agreement,
    get_agreement,
    accept_agreement,
    end_agreement,
    list_exchanges,
    read_flow,
    list_clearings,
    make_clearing,
    confirm_clearing,
    Router("/storefront", route_handlers=in_threads(_of_shoppers), middleware=[AnyOrigin()]),
]
