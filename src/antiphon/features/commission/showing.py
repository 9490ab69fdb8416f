"""Commission as the console and the earner see it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, cast

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.commission import store, store_orders, store_runs
from antiphon.features.commission.computing import bases_of, shares_back
from antiphon.features.commission.contracts import (
    POINT,
    CommissionEntry,
    CommissionLine,
    CommissionPart,
    CommissionParty,
    CommissionPurse,
    CommissionRelation,
    CommissionRun,
    CommissionStatement,
    ExplainedOrder,
    Place,
    Withdrawal,
)
from antiphon.features.commission.purses import asset_of, debt_of, frozen, person
from antiphon.features.commission.store import PartyRow, RelationRow
from antiphon.features.commission.store_orders import OrderRow, PartRow
from antiphon.features.commission.store_runs import RunRow, StatementRow, WithdrawalRow
from antiphon.features.ledger.api import Ledger
from antiphon.kernel.clock import from_ms
from antiphon.sdk.orders import Order, Refund


def show_party(row: PartyRow, brought: Mapping[str, int]) -> CommissionParty:
    """A party with how many it brought."""
    return CommissionParty(
        row.person_id, row.role, row.code, row.area, bool(row.active), from_ms(row.joined_at), brought.get(row.person_id, 0)
    )


def show_purses(session: ReadSession, ledger: Ledger, workspace: str, party_id: str) -> list[CommissionPurse]:
    """What a party has, by currency."""
    mine = {account.asset: account for account in ledger.list_balances(session, workspace, person(party_id))}
    cold = {account.asset: account for account in ledger.list_balances(session, workspace, frozen(party_id))}
    prefixes = (asset_of(""), debt_of(""))
    currencies = sorted({asset.split(":", 1)[1] for asset in [*mine, *cold] if asset.startswith(prefixes)})
    shown: list[CommissionPurse] = []
    for currency in currencies:
        here, ice, owed = mine.get(asset_of(currency)), cold.get(asset_of(currency)), mine.get(debt_of(currency))
        shown.append(
            CommissionPurse(
                currency,
                ice.balance if ice else 0,
                here.balance - here.held if here else 0,
                here.held if here else 0,
                owed.balance if owed else 0,
            )
        )
    return shown


def show_relation(row: RelationRow) -> CommissionRelation:
    """Who brought whom."""
    return CommissionRelation(row.person_id, row.referrer_id, from_ms(row.at), from_ms(row.until) if row.until else None, row.because)


def show_part(row: PartRow) -> CommissionPart:
    """What an order earned somebody."""
    state = "available" if row.state == "available" else "frozen"
    return CommissionPart(
        row.order_id, row.party_id, row.currency, row.amount, row.clawed, state, from_ms(row.at), from_ms(row.available_at)
    )


def show_orders(session: ReadSession, workspace: str, rows: Sequence[OrderRow]) -> list[ExplainedOrder]:
    """Orders with everything behind them, by three statements."""
    names = [row.order_id for row in rows]
    refunds = store_orders.read_refunds(session, workspace, names)
    entries = store_orders.read_entries(session, workspace, names)
    parts = store_orders.read_parts(session, workspace, names)
    shown: list[ExplainedOrder] = []
    for row in rows:
        order = msgspec.json.decode(row.told, type=Order)
        back = shares_back(order, [msgspec.json.decode(refund, type=Refund) for _, refund in refunds.get(row.order_id, ())])
        bases = bases_of(order)
        gone = sum((back[line.id] * base for line, base in bases), start=Fraction(0))
        shown.append(
            ExplainedOrder(
                row.order_id,
                row.id,
                row.buyer_id,
                row.currency,
                from_ms(row.at),
                from_ms(row.available_at),
                row.base_minor,
                int(gone * POINT / row.base_minor) if row.base_minor else 0,
                tuple(CommissionLine(line.id, line.name, line.category, line.quantity, base) for line, base in bases),
                tuple(
                    CommissionEntry(e.line_id, cast("Place", e.place), e.party_id, e.rule, e.base_minor, e.amount, e.clawed)
                    for e in entries.get(row.order_id, ())
                ),
                tuple(show_part(part) for part in parts.get(row.order_id, ())),
            )
        )
    return shown


def show_run(row: RunRow) -> CommissionRun:
    """A run."""
    state = "closed" if row.state == "closed" else "draft"
    closed = None if row.closed_at is None else from_ms(row.closed_at)
    return CommissionRun(row.id, row.name, from_ms(row.until), state, from_ms(row.made_at), row.made_by, closed, row.closed_by)


def show_statement(row: StatementRow) -> CommissionStatement:
    """A party's account over a run."""
    return CommissionStatement(*row[1:])


def show_withdrawal(row: WithdrawalRow) -> Withdrawal:
    """A request to be paid."""
    approved, ended = (None if at is None else from_ms(at) for at in (row.approved_at, row.ended_at))
    return Withdrawal(
        row.id,
        row.party_id,
        row.currency,
        row.amount,
        cast("Any", row.state),
        from_ms(row.asked_at),
        row.asked_by,
        approved,
        row.approved_by,
        ended,
        row.ended_by,
        row.reason,
    )


def statement_of(session: ReadSession, workspace: str, run: RunRow, party_id: str) -> list[StatementRow]:
    """A party's statements in a run, one a currency: final ones of a closed run, what they would be of a draft."""
    if run.state == "closed":
        rows = store_runs.list_statements(session, workspace, run.id, (party_id, ""), 50)
        return [row for row in rows if row.party_id == party_id]
    return [row for row in store_runs.sum_moves(session, workspace, run.id, run.until) if row.party_id == party_id]


def brought_counts(session: ReadSession, workspace: str, rows: Sequence[PartyRow]) -> dict[str, int]:
    """How many each party brought."""
    return store.count_brought(session, workspace, [row.person_id for row in rows]) if rows else {}
