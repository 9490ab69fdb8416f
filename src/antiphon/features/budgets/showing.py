"""Budgets as the console shows them: balances beside terms, burn-down, forecast."""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.budgets import store
from antiphon.features.budgets.contracts import Budget, BudgetAlert, BudgetCharge, BudgetForecast, BudgetName, BurnDown, BurnStep
from antiphon.features.budgets.forecast import LEAST, run_out
from antiphon.features.budgets.lines import own_keys, read_ruled
from antiphon.features.budgets.store import BudgetRow, ChargeRow
from antiphon.features.ledger.api import Ledger
from antiphon.kernel.clock import DAY_MS, day_start_ms, from_ms, local_date, local_day

State = Literal["running", "stopped", "spent", "not_begun", "over"]
HOUR_MS: Final = 3_600_000
QUARTER_MS: Final = 900_000
MOST_DAYS: Final = 90
MOST_HOURS: Final = 72
LOOK_BACK: Final = 14  # complete days (or 24 hours) that the forecast goes by


def show_budgets(session: ReadSession, ledger: Ledger, rows: Sequence[BudgetRow], now_ms: int) -> list[Budget]:
    """Budgets with their balances, by three statements."""
    if not rows:
        return []
    ruled = [read_ruled(row) for row in rows]
    workspace = rows[0].workspace
    balances = ledger.read_spendable(session, [key for each in ruled for key in own_keys(each)])
    alerts: dict[str, list[BudgetAlert]] = {}
    for budget_id, percent, given, spent, at in store.list_alerts(session, workspace, [row.id for row in rows]):
        alerts.setdefault(budget_id, []).append(BudgetAlert(percent, given, spent, from_ms(at)))
    shown: list[Budget] = []
    for each in ruled:
        row = each.row
        left, spent = (balances[key] for key in own_keys(each))
        shown.append(
            Budget(
                row.id,
                row.revision,
                msgspec.json.decode(row.name, type=BudgetName),
                row.campaign,
                "money" if row.measure == "money" else "units",
                row.currency,
                row.unit_cost_minor,
                _state(row, left, now_ms),
                row.stopped_because,
                left + spent,
                spent,
                left,
                each.terms,
                None if row.starts_at is None else from_ms(row.starts_at),
                None if row.ends_at is None else from_ms(row.ends_at),
                from_ms(row.created_at),
                tuple(alerts.get(row.id, ())),
            )
        )
    return shown


def _state(row: BudgetRow, left: int, now_ms: int) -> State:
    if row.state == "stopped":
        return "stopped"
    if row.ends_at is not None and now_ms >= row.ends_at:
        return "over"
    if row.starts_at is not None and now_ms < row.starts_at:
        return "not_begun"
    return "running" if left else "spent"


def show_charge(row: ChargeRow) -> BudgetCharge:
    """One spend."""
    return BudgetCharge(
        row.id,
        row.budget_id,
        row.amount,
        row.returned,
        row.cost_minor,
        from_ms(row.at),
        row.person_id,
        row.reward,
        row.channel,
        row.decision_id,
    )


def burn_down(session: ReadSession, budget: Budget, workspace: str, zone: str, now_ms: int) -> BurnDown:
    """Steps of a day, or of an hour while the budget is younger than a week; the last one is still running."""
    created_ms = int(budget.created_at.timestamp() * 1000)
    quarters = store.list_quarters(session, workspace, budget.id, (now_ms - MOST_DAYS * DAY_MS) // 60_000)
    first_ms = min([created_ms, *(row[0] * QUARTER_MS for row in quarters[:1])])
    by_day = now_ms - first_ms >= 7 * DAY_MS
    first_ms = max(first_ms, now_ms - (MOST_DAYS * DAY_MS if by_day else MOST_HOURS * HOUR_MS))
    begins = _days(first_ms, now_ms, zone) if by_day else _hours(first_ms, now_ms)
    sums = [[0, 0, 0] for _ in begins]
    place = 0
    for quarter, charged, returned, charges in quarters:
        at_ms = quarter * QUARTER_MS
        if at_ms < begins[0]:
            continue
        while place + 1 < len(begins) and at_ms >= begins[place + 1]:
            place += 1
        for index, value in enumerate((charged, returned, charges)):
            sums[place][index] += value
    steps: list[BurnStep] = []
    left = budget.left
    for begin, (charged, returned, charges) in zip(reversed(begins), reversed(sums), strict=True):
        steps.append(BurnStep(from_ms(begin), local_date(begin, zone), charged, returned, charges, left))
        left += charged - returned
    steps.reverse()
    step_ms = DAY_MS if by_day else HOUR_MS
    return BurnDown("day" if by_day else "hour", zone, tuple(steps), _forecast(budget, steps, step_ms, now_ms))


def _days(first_ms: int, now_ms: int, zone: str) -> list[int]:
    return [day_start_ms(day, zone) for day in range(local_day(first_ms, zone), local_day(now_ms, zone) + 1)]


def _hours(first_ms: int, now_ms: int) -> list[int]:
    return list(range(first_ms // HOUR_MS * HOUR_MS, now_ms + 1, HOUR_MS))


def _forecast(budget: Budget, steps: Sequence[BurnStep], step_ms: int, now_ms: int) -> BudgetForecast:
    """By the last complete steps; the first of all is left out too, because a budget rarely begins at midnight."""
    keep = LOOK_BACK if step_ms == DAY_MS else 24
    complete = [step.charged - step.returned for step in steps[1:-1]][-keep:]
    rate = sum(complete) / len(complete) if complete else 0.0
    if budget.left == 0:
        return BudgetForecast("spent", rate)
    if budget.state == "stopped":
        return BudgetForecast("stopped", rate)
    if len(complete) < LEAST:
        return BudgetForecast("too_little_history", rate)
    found = run_out(budget.left, complete)
    if found is None:
        return BudgetForecast("nothing_spent", rate)
    moments = [None if steps_on is None else from_ms(now_ms + int(steps_on * step_ms)) for steps_on in found]
    return BudgetForecast("rate", rate, *moments)
