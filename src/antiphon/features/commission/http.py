"""Commission over HTTP: the programme, parties, orders explained, runs with statements, the queue of withdrawals."""

from typing import Annotated

import msgspec
from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from antiphon.engine.access.contracts import Member
from antiphon.engine.database.port import Database
from antiphon.features.commission import http_settling, storefront
from antiphon.features.commission.api import Commission
from antiphon.features.commission.contracts import (
    CommissionPart,
    CommissionParty,
    CommissionProgramme,
    CommissionPurse,
    CommissionRelation,
    CommissionTerms,
    CommissionTouch,
    ExplainedOrder,
)
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120, pattern="^[^\x00-\x1f\x7f]+$")]
Code = Annotated[str, msgspec.Meta(max_length=60, pattern="^[A-Za-z0-9_.-]*$")]
Area = Annotated[str, msgspec.Meta(max_length=120, pattern="^[^\x00-\x1f\x7f]*$")]
Person = Annotated[str, msgspec.Meta(min_length=1, max_length=200, pattern="^[^\x00-\x1f\x7f]+$")]


class ProgrammeForm(msgspec.Struct, forbid_unknown_fields=True):
    """The terms, and the revision they were changed from."""

    revision: Annotated[int, msgspec.Meta(ge=0)]
    terms: CommissionTerms


class PartyForm(msgspec.Struct, forbid_unknown_fields=True):
    """A party: a person's id or the shop's user id, with a role of the programme. An empty code stays, or is made."""

    person: Person
    role: Code = ""
    code: Code = ""
    area: Area = ""
    active: bool = True


class PartyPage(msgspec.Struct):
    """A party with what it has, and who brought it."""

    party: CommissionParty
    purses: list[CommissionPurse]
    brought_by: CommissionRelation | None
    touches: list[CommissionTouch]


class BringForm(msgspec.Struct, forbid_unknown_fields=True):
    """Somebody was brought by a code."""

    person: Person
    code: Annotated[str, msgspec.Meta(min_length=1, max_length=60, pattern="^[^\x00-\x1f\x7f]+$")]


@get("/api/w/{workspace:str}/commission/programme", sync_to_thread=True)
def get_programme(
    member: NamedDependency[Member], database: NamedDependency[Database], commission: NamedDependency[Commission]
) -> CommissionProgramme:
    """The programme; revision 0 before there is one."""
    with database.read() as session:
        return commission.get_programme(session, member.workspace.id)


@put("/api/w/{workspace:str}/commission/programme", sync_to_thread=True)
def save_programme(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    commission: NamedDependency[Commission],
    data: JSONBody[ProgrammeForm],
) -> CommissionProgramme:
    """Save it. More than two levels are refused, with the law that says so."""
    member.may_edit()
    commission.save_programme(member.workspace.id, data.revision, data.terms, member.operator.id)
    with database.read() as session:
        return commission.get_programme(session, member.workspace.id)


@get("/api/w/{workspace:str}/commission/parties", sync_to_thread=True)
def list_parties(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    commission: NamedDependency[Commission],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[CommissionParty]:
    """Everybody who can earn."""
    with database.read() as session:
        return commission.list_parties(session, member.workspace.id, cursor, limit)


@put("/api/w/{workspace:str}/commission/parties", sync_to_thread=True)
def save_party(
    member: NamedDependency[Member], database: NamedDependency[Database], commission: NamedDependency[Commission], data: JSONBody[PartyForm]
) -> CommissionParty:
    """Make somebody a party, or change them."""
    member.may_edit()
    made = commission.save_party(member.workspace.id, data.person, data.role, data.code, data.area, active=data.active)
    with database.read() as session:
        return commission.get_party(session, member.workspace.id, made)


@get("/api/w/{workspace:str}/commission/parties/{person_id:str}", sync_to_thread=True)
def get_party(
    member: NamedDependency[Member], database: NamedDependency[Database], commission: NamedDependency[Commission], person_id: FromPath[str]
) -> PartyPage:
    """One party with what it has."""
    with database.read() as session:
        party = commission.get_party(session, member.workspace.id, person_id)
        purses = commission.read_purses(session, member.workspace.id, person_id)
        brought_by = commission.find_relation(session, member.workspace.id, person_id)
        return PartyPage(party, purses, brought_by, commission.list_touches(session, member.workspace.id, person_id))


@get("/api/w/{workspace:str}/commission/parties/{person_id:str}/brought", sync_to_thread=True)
def list_brought(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    commission: NamedDependency[Commission],
    person_id: FromPath[str],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[CommissionRelation]:
    """Whom a party has brought."""
    with database.read() as session:
        return commission.list_brought(session, member.workspace.id, person_id, cursor, limit)


@get("/api/w/{workspace:str}/commission/parties/{person_id:str}/orders", sync_to_thread=True)
def list_party_orders(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    commission: NamedDependency[Commission],
    person_id: FromPath[str],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[CommissionPart]:
    """What a party earned, order by order."""
    with database.read() as session:
        return commission.list_parts(session, member.workspace.id, person_id, cursor, limit)


@post("/api/w/{workspace:str}/commission/relations", status_code=200, sync_to_thread=True)
def bring_person(member: NamedDependency[Member], commission: NamedDependency[Commission], data: JSONBody[BringForm]) -> CommissionTouch:
    """Say that somebody was brought by a code; `outcome` says what came of it (brought, self, cycle, brought_before, …)."""
    member.may_edit()
    return commission.bring(member.workspace.id, data.person, data.code)


@get("/api/w/{workspace:str}/commission/orders", sync_to_thread=True)
def list_orders(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    commission: NamedDependency[Commission],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[ExplainedOrder]:
    """Orders that earned somebody something, line by line."""
    with database.read() as session:
        return commission.list_orders(session, member.workspace.id, cursor, limit)


@get("/api/w/{workspace:str}/commission/order", sync_to_thread=True)
def get_order(
    member: NamedDependency[Member], database: NamedDependency[Database], commission: NamedDependency[Commission], order_id: FromQuery[str]
) -> ExplainedOrder:
    """One order from its lines to everybody's commission. Asked for by query: order ids may hold a slash."""
    with database.read() as session:
        return commission.get_order(session, member.workspace.id, order_id)


routes = [
    get_programme,
    save_programme,
    list_parties,
    save_party,
    get_party,
    list_brought,
    list_party_orders,
    bring_person,
    list_orders,
    get_order,
    *http_settling.routes,
    *storefront.routes,
]
