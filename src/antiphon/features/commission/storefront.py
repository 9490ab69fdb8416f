"""Commission for the one who earns it: with a shopper token, about nobody else."""

from typing import Annotated

import msgspec
from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from antiphon.engine.access.contracts import Shopper
from antiphon.engine.database.port import Database
from antiphon.engine.origins import AnyOrigin
from antiphon.engine.web import in_threads
from antiphon.features.commission.api import Commission
from antiphon.features.commission.contracts import CommissionPart, CommissionPurse, CommissionStatement, Withdrawal
from antiphon.kernel.amounts import MAX_AMOUNT


class MyCommission(msgspec.Struct):
    """What somebody earns, has and asked for. `code` is what they pass on."""

    code: str
    active: bool
    brought_count: int
    least_minor: int
    purses: list[CommissionPurse]
    orders: list[CommissionPart]
    withdrawals: list[Withdrawal]
    statements: list[CommissionStatement]


class WithdrawalWish(msgspec.Struct, forbid_unknown_fields=True):
    """How much somebody wants to be paid."""

    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
    amount: Annotated[int, msgspec.Meta(ge=1, le=MAX_AMOUNT)]


FEW = 50


@get("/commission", sync_to_thread=True)
def show_mine(
    shopper: NamedDependency[Shopper], database: NamedDependency[Database], commission: NamedDependency[Commission]
) -> MyCommission:
    """My commission. 404 for somebody who earns none."""
    workspace, person = shopper.workspace, shopper.person_id
    with database.read() as session:
        party = commission.get_party(session, workspace, person)
        return MyCommission(
            party.code,
            party.active,
            party.brought_count,
            commission.get_programme(session, workspace).terms.min_withdrawal_minor,
            commission.read_purses(session, workspace, person),
            list(commission.list_parts(session, workspace, person, limit=FEW).items),
            list(commission.list_withdrawals(session, workspace, party_id=person, limit=FEW).items),
            commission.list_statements_of(session, workspace, person, FEW),
        )


@post("/commission/withdrawals", sync_to_thread=True)
def wish_withdrawal(
    shopper: NamedDependency[Shopper], commission: NamedDependency[Commission], data: JSONBody[WithdrawalWish]
) -> Withdrawal:
    """Ask to be paid. An operator decides."""
    return commission.ask_withdrawal(shopper.workspace, shopper.person_id, data.currency, data.amount)


routes = [Router("/storefront", route_handlers=in_threads([show_mine, wish_withdrawal]), middleware=[AnyOrigin()])]
