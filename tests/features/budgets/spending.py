"""Short words for the tests of budgets."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from antiphon.engine.database.port import Database
from antiphon.entry.bootstrap import Services
from antiphon.features.budgets.contracts import Budget, BudgetDraft, BudgetLimits, BudgetName, BudgetRefusal, BudgetTerms, BurnRule, Spend
from tests.conftest import NOON

SHOP = "shop"
NAMES = BudgetName(zh="双十一红包", en="Red packets")


def made(
    house: Services,
    amount: int,
    *,
    measure: Literal["money", "units"] = "money",
    burn: tuple[int, int] | None = None,
    alerts: tuple[int, ...] = (50, 80, 95),
    day_return: Literal["same_day", "none"] = "same_day",
    campaign: str = "",
    unit_cost_minor: int = 0,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    **limits: Any,
) -> str:
    """A new budget; its id."""
    rule = None if burn is None else BurnRule(*burn)
    terms = BudgetTerms(BudgetLimits(**limits), rule, alerts, day_return)
    draft = BudgetDraft(NAMES, measure, amount, campaign, unit_cost_minor, terms, starts_at, ends_at)
    return house.budgets.create(SHOP, "CNY", draft, "opr_1")


def charge(house: Services, budget: str, name: str, amount: int = 1, **more: Any) -> BudgetRefusal | None:
    """One spend in a transaction of its own."""
    spend = Spend(budget, name, amount, more.pop("at_ms", house.clock.now_ms()), **more)
    return house.commands.call(lambda session: house.budgets.charge_alone(session, SHOP, spend))


def give_back(house: Services, name: str, again: str, amount: int | None = None) -> int:
    return house.commands.call(lambda session: house.budgets.give_back_alone(session, SHOP, name, again, amount))


def show(house: Services, budget: str) -> Budget:
    with house.database.read() as session:
        return house.budgets.get_budget(session, SHOP, budget)


def reasons(refusals: Sequence[BudgetRefusal | None]) -> list[str | None]:
    return [None if refused is None else refused.reason for refused in refusals]


def lawful(house: Services) -> bool:
    with house.database.read() as session:
        return not house.ledger.check(session)


def limit_balances(database: Database, house: Services) -> Mapping[str, int]:
    with database.read() as session:
        page = house.ledger.list_accounts(session, SHOP, asset="budget_limit", limit=500)
        return {account.holder: account.balance for account in page.items}


__all__ = ["NOON", "SHOP", "charge", "give_back", "lawful", "limit_balances", "made", "reasons", "show"]
