"""Which accounts of the ledger stand for a budget and its limits. Pure."""

from datetime import date
from typing import Final, NamedTuple

import msgspec

from antiphon.features.budgets.contracts import BudgetTerms, RefusalReason, Spend
from antiphon.features.budgets.store import BudgetRow
from antiphon.features.ledger.contracts import AccountKey
from antiphon.kernel.clock import local_date

LIMIT: Final = "budget_limit"  # the asset of limits' accounts: room that is left
SPENT: Final = "spent"
DAYS: Final = frozenset({"day", "person_day"})
_REASONS: Final[dict[str, RefusalReason]] = {
    "day": "budget_day",
    "person": "budget_person",
    "person_day": "budget_person_day",
    "reward": "budget_reward",
    "channel": "budget_channel",
}


class Line(NamedTuple):
    """A limit that a spend counts in."""

    kind: str
    holder: str
    most: int
    person_id: str

    @property
    def reason(self) -> RefusalReason:
        """What it says when it has no room."""
        return _REASONS[self.kind]


class Ruled(NamedTuple):
    """A budget as it was when the accounts were chosen."""

    row: BudgetRow
    terms: BudgetTerms
    asset: str


def read_ruled(row: BudgetRow) -> Ruled:
    """A stored budget with its terms understood."""
    return Ruled(row, msgspec.json.decode(row.terms, type=BudgetTerms), asset_of(row))


def asset_of(row: BudgetRow) -> str:
    """What a budget's accounts count: `budget:CNY`, or `budget:units`."""
    return f"budget:{row.currency}" if row.measure == "money" else "budget:units"


def holder_of(budget_id: str) -> str:
    """Who has what is left."""
    return f"budget:{budget_id}"


def spent_of(budget_id: str) -> str:
    """Who has what was spent."""
    return f"budget:{budget_id}/{SPENT}"


def own_keys(ruled: Ruled) -> tuple[AccountKey, AccountKey]:
    """The accounts of what is left and of what was spent."""
    workspace, budget_id = ruled.row.workspace, ruled.row.id
    return AccountKey(workspace, holder_of(budget_id), ruled.asset), AccountKey(workspace, spent_of(budget_id), ruled.asset)


def limit_keys(workspace: str, budget_id: str, lines: tuple[Line, ...]) -> list[AccountKey]:
    """The accounts of limits, and the one that takes what they give."""
    return [AccountKey(workspace, holder, LIMIT) for holder in (spent_of(budget_id), *(line.holder for line in lines))] if lines else []


def lines_of(ruled: Ruled, spend: Spend, zone: str) -> tuple[Line, ...]:
    """The limits that a spend counts in."""
    limits = ruled.terms.limits
    budget = holder_of(ruled.row.id)
    on = local_date(spend.at_ms, zone)
    lines: list[Line] = []
    if limits.per_day is not None:
        lines.append(Line("day", f"{budget}/{_day(on)}", limits.per_day, ""))
    if spend.person_id and limits.per_person is not None:
        lines.append(Line("person", f"{budget}/person:{spend.person_id}", limits.per_person, spend.person_id))
    if spend.person_id and limits.per_person_day is not None:
        lines.append(Line("person_day", f"{budget}/person:{spend.person_id}/{_day(on)}", limits.per_person_day, spend.person_id))
    if spend.reward in limits.rewards:
        lines.append(Line("reward", f"{budget}/reward:{spend.reward}", limits.rewards[spend.reward], ""))
    if spend.channel in limits.channels:
        lines.append(Line("channel", f"{budget}/channel:{spend.channel}", limits.channels[spend.channel], ""))
    return tuple(lines)


def _day(on: date) -> str:
    return f"day:{on.isoformat()}"


def holders_charged(limits: str, budget_id: str, person_id: str) -> list[tuple[str, str]]:
    """Kind and holder of the lines that a stored spend was counted in; a person's are those of whoever the person is now."""
    budget = holder_of(budget_id)
    found: list[tuple[str, str]] = []
    for word in limits.split("\x1e") if limits else []:
        kind, _, rest = word.partition("=")
        if kind.startswith("person"):
            rest = rest.replace("{person}", person_id, 1)
        found.append((kind, f"{budget}/{rest}"))
    return found


def spell_lines(lines: tuple[Line, ...], budget_id: str) -> str:
    """The lines of a spend as they are stored: without the person's id, which may change by a merge."""
    begin = len(holder_of(budget_id)) + 1
    words: list[str] = []
    for line in lines:
        rest = line.holder[begin:]
        if line.person_id:
            rest = rest.replace(f"person:{line.person_id}", "person:{person}", 1)
        words.append(f"{line.kind}={rest}")
    return "\x1e".join(words)
