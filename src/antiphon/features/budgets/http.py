"""Budgets over HTTP, for the console. Spends come from what gives things away, never from a request to spend."""

import msgspec
from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from antiphon.engine.access.contracts import Member
from antiphon.engine.database.port import Database
from antiphon.features.budgets.api import Budgets
from antiphon.features.budgets.contracts import (
    Budget,
    BudgetChange,
    BudgetCharge,
    BudgetDraft,
    BudgetEdit,
    BurnDown,
    CampaignCost,
    Reason,
    Some,
)
from antiphon.kernel.errors import Invalid
from antiphon.kernel.paging import DEFAULT_LIMIT, Page


class BudgetMove(msgspec.Struct, forbid_unknown_fields=True):
    """More or less for a budget, in its own measure, and why."""

    amount: Some
    reason: Reason


class BudgetReason(msgspec.Struct, forbid_unknown_fields=True):
    """Why somebody stops a budget or lets it run again."""

    reason: Reason


@get("/api/w/{workspace:str}/budgets", sync_to_thread=True)
def list_budgets(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    budgets: NamedDependency[Budgets],
    campaign: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[Budget]:
    """The newest first."""
    with database.read() as session:
        return budgets.list_budgets(session, member.workspace.id, campaign, cursor, limit)


@post("/api/w/{workspace:str}/budgets", sync_to_thread=True)
def create_budget(
    member: NamedDependency[Member], database: NamedDependency[Database], budgets: NamedDependency[Budgets], data: JSONBody[BudgetDraft]
) -> Budget:
    """A new budget; money is in the workspace's currency."""
    member.may_edit()
    made = budgets.create(member.workspace.id, member.workspace.currency, data, member.operator.id)
    return _show(database, budgets, member, made)


@get("/api/w/{workspace:str}/budgets/{budget_id:str}", sync_to_thread=True)
def get_budget(
    member: NamedDependency[Member], database: NamedDependency[Database], budgets: NamedDependency[Budgets], budget_id: FromPath[str]
) -> Budget:
    """One budget as it is now."""
    return _show(database, budgets, member, budget_id)


@put("/api/w/{workspace:str}/budgets/{budget_id:str}", sync_to_thread=True)
def update_budget(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    budgets: NamedDependency[Budgets],
    budget_id: FromPath[str],
    data: JSONBody[BudgetEdit],
) -> Budget:
    """Change name, campaign, limits, the breaker's rule, alerts or dates."""
    member.may_edit()
    budgets.update(member.workspace.id, budget_id, data, member.operator.id)
    return _show(database, budgets, member, budget_id)


@post("/api/w/{workspace:str}/budgets/{budget_id:str}/top-up", status_code=200, sync_to_thread=True)
def top_up_budget(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    budgets: NamedDependency[Budgets],
    budget_id: FromPath[str],
    data: JSONBody[BudgetMove],
) -> Budget:
    """Give a budget more."""
    member.may_edit()
    budgets.top_up(member.workspace.id, budget_id, data.amount, data.reason, member.operator.id)
    return _show(database, budgets, member, budget_id)


@post("/api/w/{workspace:str}/budgets/{budget_id:str}/reduce", status_code=200, sync_to_thread=True)
def reduce_budget(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    budgets: NamedDependency[Budgets],
    budget_id: FromPath[str],
    data: JSONBody[BudgetMove],
) -> Budget:
    """Take some of what is left away; never below what was spent."""
    member.may_edit()
    budgets.reduce(member.workspace.id, budget_id, data.amount, data.reason, member.operator.id)
    return _show(database, budgets, member, budget_id)


@post("/api/w/{workspace:str}/budgets/{budget_id:str}/stop", status_code=200, sync_to_thread=True)
def stop_budget(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    budgets: NamedDependency[Budgets],
    budget_id: FromPath[str],
    data: JSONBody[BudgetReason],
) -> Budget:
    """The breaker, by hand: nothing more is spent from now on."""
    member.may_edit()
    budgets.stop(member.workspace.id, budget_id, data.reason, member.operator.id)
    return _show(database, budgets, member, budget_id)


@post("/api/w/{workspace:str}/budgets/{budget_id:str}/resume", status_code=200, sync_to_thread=True)
def resume_budget(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    budgets: NamedDependency[Budgets],
    budget_id: FromPath[str],
    data: JSONBody[BudgetReason],
) -> Budget:
    """Let a stopped budget run again."""
    member.may_edit()
    budgets.resume(member.workspace.id, budget_id, data.reason, member.operator.id)
    return _show(database, budgets, member, budget_id)


@get("/api/w/{workspace:str}/budgets/{budget_id:str}/burn-down", sync_to_thread=True)
def read_burn_down(
    member: NamedDependency[Member], database: NamedDependency[Database], budgets: NamedDependency[Budgets], budget_id: FromPath[str]
) -> BurnDown:
    """What was spent by day or hour, and when it runs out at the present rate."""
    with database.read() as session:
        return budgets.read_burn_down(session, member.workspace.id, budget_id)


@get("/api/w/{workspace:str}/budgets/{budget_id:str}/charges", sync_to_thread=True)
def list_budget_charges(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    budgets: NamedDependency[Budgets],
    budget_id: FromPath[str],
    person: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[BudgetCharge]:
    """Spends, the latest first."""
    with database.read() as session:
        return budgets.list_charges(session, member.workspace.id, budget_id, person, cursor, limit)


@get("/api/w/{workspace:str}/budgets/{budget_id:str}/changes", sync_to_thread=True)
def list_budget_changes(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    budgets: NamedDependency[Budgets],
    budget_id: FromPath[str],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[BudgetChange]:
    """Who did what to a budget, and why."""
    with database.read() as session:
        return budgets.list_changes(session, member.workspace.id, budget_id, cursor, limit)


@get("/api/w/{workspace:str}/campaign-costs", sync_to_thread=True)
def list_campaign_costs(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    budgets: NamedDependency[Budgets],
    days: FromQuery[int] = 365,
) -> list[CampaignCost]:
    """What each campaign has cost in the last days, over all of its budgets."""
    if not 1 <= days <= 36_500:
        raise Invalid("days must be between 1 and 36500.", code="bad_days")
    with database.read() as session:
        return budgets.list_costs(session, member.workspace.id, days)


def _show(database: Database, budgets: Budgets, member: Member, budget_id: str) -> Budget:
    with database.read() as session:
        return budgets.get_budget(session, member.workspace.id, budget_id)


routes = [
    list_budgets,
    create_budget,
    get_budget,
    update_budget,
    top_up_budget,
    reduce_budget,
    stop_budget,
    resume_budget,
    read_burn_down,
    list_budget_charges,
    list_budget_changes,
    list_campaign_costs,
]
