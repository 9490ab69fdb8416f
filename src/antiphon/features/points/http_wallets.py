"""Wallets over HTTP: what there is, changes by hand, transfers between members, what the shop owes."""

from typing import Annotated

import msgspec
from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from antiphon.engine.access.contracts import Member, Shopper
from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database
from antiphon.features.points.api import Points
from antiphon.features.points.contracts_wallets import Adjustment, AdjustmentState, Handover, Liability, LotLine, Wallet
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.errors import NotFound
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

Sentence = Annotated[str, msgspec.Meta(max_length=500)]
Word = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class AdjustmentForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points more (or, negative, less) for a person: the person's id, or the shop's user id."""

    wallet: Word
    person: Word
    amount: int
    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class AdjustmentNote(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What whoever decides wants to be remembered."""

    note: Sentence = ""


class HandoverForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points for another member: their id, or the shop's user id. `key` is the caller's own: sent again, nothing moves again."""

    wallet: Word
    to: Word
    amount: int
    key: Word


@get("/api/w/{workspace:str}/points/wallets", sync_to_thread=True)
def list_wallets(member: NamedDependency[Member], database: NamedDependency[Database], points: NamedDependency[Points]) -> list[Wallet]:
    """Every wallet; `points` and `growth` are always there."""
    with database.read() as session:
        return points.wallets.list_wallets(session, member.workspace.id)


@put("/api/w/{workspace:str}/points/wallets/{key:str}", sync_to_thread=True)
def save_wallet(
    member: NamedDependency[Member],
    commands: NamedDependency[Commands],
    points: NamedDependency[Points],
    key: FromPath[str],
    data: JSONBody[Wallet],
) -> Wallet:
    """A new wallet, or a changed one. How long points last is for those given from now on."""
    member.may_edit()
    wallet = msgspec.structs.replace(data, key=key)
    return commands.call(lambda session: points.wallets.save_wallet(session, member.workspace.id, wallet, member.operator.id))


@get("/api/w/{workspace:str}/points/wallets/{key:str}/liability", sync_to_thread=True)
def get_liability(
    member: NamedDependency[Member], database: NamedDependency[Database], points: NamedDependency[Points], key: FromPath[str]
) -> Liability:
    """What the shop owes: outstanding, pending, running out by month, and how much of it is likely to be redeemed."""
    with database.read() as session:
        return points.wallets.read_liability(session, member.workspace.id, key)


@get("/api/w/{workspace:str}/points/wallets/{key:str}/lots", sync_to_thread=True)
def list_lots(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    points: NamedDependency[Points],
    profiles: NamedDependency[Profiles],
    key: FromPath[str],
    person: FromQuery[str],
) -> list[LotLine]:
    """A person's lots with something left, pending ones too, the soonest to run out first."""
    with database.read() as session:
        found = profiles.find_person(session, member.workspace.id, person)
        if found is None:
            raise NotFound("There is no such person in this workspace.", code="person_not_found")
        return points.wallets.list_lots(session, member.workspace.id, key, found.id)


@get("/api/w/{workspace:str}/points/adjustments", sync_to_thread=True)
def list_adjustments(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    points: NamedDependency[Points],
    profiles: NamedDependency[Profiles],
    in_state: Annotated[AdjustmentState | None, QueryParameter(name="state")] = None,
    person: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[Adjustment]:
    """Changes by hand, the newest first; `person` is an id, or the shop's user id."""
    with database.read() as session:
        found = profiles.find_person(session, member.workspace.id, person) if person else None
        return points.adjustments.list(session, member.workspace.id, in_state, found.id if found else person, cursor, limit)


@post("/api/w/{workspace:str}/points/adjustments", status_code=201, sync_to_thread=True)
def request_adjustment(
    member: NamedDependency[Member],
    commands: NamedDependency[Commands],
    database: NamedDependency[Database],
    profiles: NamedDependency[Profiles],
    points: NamedDependency[Points],
    data: JSONBody[AdjustmentForm],
) -> Adjustment:
    """Change somebody's points by hand. Above the wallet's limit it is `requested` and waits for another operator."""
    member.may_edit()
    with database.read() as session:
        found = profiles.find_person(session, member.workspace.id, data.person)
    if found is None:
        raise NotFound("There is no such person in this workspace.", code="person_not_found")
    return commands.call(
        lambda session: points.adjustments.request(
            session, member.workspace.id, data.wallet, found.id, data.amount, data.reason, member.operator.id
        )
    )


@post("/api/w/{workspace:str}/points/adjustments/{adjustment_id:str}/approve", status_code=200, sync_to_thread=True)
def approve_adjustment(
    member: NamedDependency[Member],
    commands: NamedDependency[Commands],
    points: NamedDependency[Points],
    adjustment_id: FromPath[str],
    data: JSONBody[AdjustmentNote],
) -> Adjustment:
    """Carry out what another operator asked for."""
    member.may_edit()
    return commands.call(
        lambda session: points.adjustments.approve(session, member.workspace.id, adjustment_id, member.operator.id, data.note)
    )


@post("/api/w/{workspace:str}/points/adjustments/{adjustment_id:str}/refuse", status_code=200, sync_to_thread=True)
def refuse_adjustment(
    member: NamedDependency[Member],
    commands: NamedDependency[Commands],
    points: NamedDependency[Points],
    adjustment_id: FromPath[str],
    data: JSONBody[AdjustmentNote],
) -> Adjustment:
    """Do not do it; whoever asked may withdraw it."""
    member.may_edit()
    return commands.call(
        lambda session: points.adjustments.refuse(session, member.workspace.id, adjustment_id, member.operator.id, data.note)
    )


@get("/api/w/{workspace:str}/points/transfers", sync_to_thread=True)
def list_handovers(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    points: NamedDependency[Points],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[Handover]:
    """What members handed to each other, the newest first."""
    with database.read() as session:
        return points.handovers.list(session, member.workspace.id, cursor, limit)


@post("/storefront/points/transfers", status_code=201, sync_to_thread=True)
def hand_on(
    shopper: NamedDependency[Shopper], commands: NamedDependency[Commands], points: NamedDependency[Points], data: JSONBody[HandoverForm]
) -> Handover:
    """Hand points to another member, where the wallet allows it."""
    return commands.call(
        lambda session: points.handovers.hand_on(session, shopper.workspace, data.wallet, shopper.person_id, data.to, data.amount, data.key)
    )


routes = [
    list_wallets,
    save_wallet,
    get_liability,
    list_lots,
    list_adjustments,
    request_adjustment,
    approve_adjustment,
    refuse_adjustment,
    list_handovers,
]
storefront_routes = [hand_on]
