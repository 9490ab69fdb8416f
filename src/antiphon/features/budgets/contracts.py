"""Budgets as values: what may be spent, what was, and the answers that say no."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Final, Literal

import msgspec

from antiphon.kernel.amounts import MAX_AMOUNT

MAX_ID: Final = 200  # letters of the name of a spend or a return
MAX_LINES: Final = 200  # rewards or channels with a limit of their own

Measure = Literal["money", "units"]
Amount = Annotated[int, msgspec.Meta(ge=0, le=MAX_AMOUNT)]
Some = Annotated[int, msgspec.Meta(ge=1, le=MAX_AMOUNT)]
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern="^[^\x00-\x1f\x7f]+$")]
Word = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Reason = Annotated[str, msgspec.Meta(min_length=2, max_length=500)]
RefusalReason = Literal[
    "budget_unknown",
    "budget_stopped",
    "budget_not_begun",
    "budget_over",
    "budget_spent",
    "budget_day",
    "budget_person",
    "budget_person_day",
    "budget_reward",
    "budget_channel",
]


class Spend(msgspec.Struct, frozen=True):
    """Something that is about to be given away at a campaign's cost. `id` is unique in the workspace for ever: twice is once.

    `amount` is in the budget's own measure: minor units of its currency, or pieces.
    """

    budget_id: str
    id: str
    amount: int
    at_ms: int
    person_id: str = ""
    reward: str = ""
    channel: str = ""
    decision_id: str = ""


class BudgetRefusal(msgspec.Struct, frozen=True):
    """No. `left` is what the line that said no still has."""

    reason: RefusalReason
    budget_id: str
    left: int = 0


class BudgetName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name in both languages."""

    zh: Word
    en: Word


class BurnRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The breaker's own rule: a spend that would make more than `amount` in the last `minutes` stops the budget instead."""

    amount: Some
    minutes: Annotated[int, msgspec.Meta(ge=1, le=1440)]


class BudgetLimits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one day, one person, one reward or one channel may cost at most. None or absent: no limit beside the budget itself."""

    per_day: Some | None = None
    per_person: Some | None = None
    per_person_day: Some | None = None
    rewards: Annotated[Mapping[Key, Amount], msgspec.Meta(max_length=MAX_LINES)] = {}
    channels: Annotated[Mapping[Key, Amount], msgspec.Meta(max_length=MAX_LINES)] = {}


class BudgetTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything about a budget that may be changed while it runs.

    `day_return` says whether what comes back is room again in the line of the day on which it was spent.
    """

    limits: BudgetLimits = msgspec.field(default_factory=BudgetLimits)
    burn_rule: BurnRule | None = None
    alerts: Annotated[tuple[Annotated[int, msgspec.Meta(ge=1, le=100)], ...], msgspec.Meta(max_length=10)] = (50, 80, 95)
    day_return: Literal["same_day", "none"] = "same_day"


class BudgetDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an operator says about a budget. `amount` is what it is given at first."""

    name: BudgetName
    measure: Measure
    amount: Amount
    campaign: Annotated[str, msgspec.Meta(max_length=120)] = ""
    unit_cost_minor: Amount = 0
    terms: BudgetTerms = msgspec.field(default_factory=BudgetTerms)
    starts_at: datetime | None = None
    ends_at: datetime | None = None


class BudgetEdit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A change of everything but amount and measure. `revision` is the one the operator looked at."""

    name: BudgetName
    revision: int
    campaign: Annotated[str, msgspec.Meta(max_length=120)] = ""
    terms: BudgetTerms = msgspec.field(default_factory=BudgetTerms)
    starts_at: datetime | None = None
    ends_at: datetime | None = None


class BudgetAlert(msgspec.Struct, frozen=True):
    """A share of the budget that was reached."""

    percent: int
    given: int
    spent: int
    at: datetime


class Budget(msgspec.Struct, frozen=True):
    """A budget as it is now; given = spent + left, always. `state` is spent when nothing is left and nobody stopped it."""

    id: str
    revision: int
    name: BudgetName
    campaign: str
    measure: Measure
    currency: str
    unit_cost_minor: int
    state: Literal["running", "stopped", "spent", "not_begun", "over"]
    stopped_because: str | None
    given: int
    spent: int
    left: int
    terms: BudgetTerms
    starts_at: datetime | None
    ends_at: datetime | None
    created_at: datetime
    alerts: tuple[BudgetAlert, ...]


class BudgetCharge(msgspec.Struct, frozen=True):
    """One spend on a budget, and how much of it came back."""

    id: str
    budget_id: str
    amount: int
    returned: int
    cost_minor: int
    at: datetime
    person_id: str
    reward: str
    channel: str
    decision_id: str


class BudgetChange(msgspec.Struct, frozen=True):
    """What somebody (an operator, or the breaker: `made_by` is empty) did to a budget, and why."""

    at: datetime
    made_by: str
    kind: str
    amount: int
    reason: str


class BurnStep(msgspec.Struct, frozen=True):
    """One local day (or hour): what was spent, what came back, and what was left at its end."""

    begins_at: datetime
    on: date
    charged: int
    returned: int
    charges: int
    left: int


class BudgetForecast(msgspec.Struct, frozen=True):
    """When a budget runs out at the present rate: in 8 of 10 cases between `early_at` and `late_at`.

    `late_at` is None when it may as well not run out; `at` is None when there is too little to go by, with the reason in `because`.
    """

    because: Literal["rate", "too_little_history", "nothing_spent", "spent", "stopped"]
    per_step: float
    at: datetime | None = None
    early_at: datetime | None = None
    late_at: datetime | None = None


class BurnDown(msgspec.Struct, frozen=True):
    """A budget over time. The last step is not over yet, so the forecast leaves it out."""

    step: Literal["hour", "day"]
    zone: str
    steps: tuple[BurnStep, ...]
    forecast: BudgetForecast


class CampaignCost(msgspec.Struct, frozen=True):
    """What a campaign has cost so far, in minor units, over all of its budgets: what was charged less what came back."""

    campaign: str
    currency: str
    cost_minor: int
    budgets: int
    charges: int
