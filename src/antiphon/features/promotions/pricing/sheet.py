"""The working sheet of one calculation: what is left of each item, and what each promotion took. A copy is a way not taken."""

from dataclasses import dataclass, field
from typing import Any

from antiphon.features.promotions.pricing.priced import ExchangeOffer, GiftChoice, GiftGiven, Next, Reason
from antiphon.features.promotions.pricing.settings import Base

Amounts = list[tuple[int, int]]  # (item, what is taken off it)


@dataclass(slots=True)
class Gives:
    """What a promotion does to the sheet as it stands."""

    amounts: Amounts
    times: int = 1
    next: Next | None = None
    gifts: tuple[GiftGiven, ...] = ()
    choices: tuple[GiftChoice, ...] = ()
    offers: tuple[ExchangeOffer, ...] = ()
    worth: int = 0  # of the gifts, when ways are compared
    points: int = 0

    @property
    def is_something(self) -> bool:
        """Whether the buyer gets anything from it."""
        return bool(self.amounts or self.gifts or self.choices)


@dataclass(slots=True)
class Refuses:
    """Why it does nothing, with the figures that belong to the reason."""

    reason: Reason
    values: dict[str, Any] = field(default_factory=dict[str, Any])
    offers: tuple[ExchangeOffer, ...] = ()


class Sheet:
    """What is left of each item and of shipping (the last slot); `initial` is the cart's own, `at_stage` as the stage began."""

    __slots__ = ("at_stage", "initial", "left", "outcomes", "paid_in_points", "stage", "worth")

    def __init__(self, values: list[int]) -> None:
        self.initial = values
        self.left = values[:]
        self.at_stage = self.left
        self.stage = -1
        self.outcomes: list[Gives | Refuses | None] = []
        self.worth = 0
        self.paid_in_points = 0

    def copy(self) -> "Sheet":
        """The same state, free to go another way."""
        twin = Sheet(self.initial)
        twin.left = self.left[:]
        twin.at_stage = self.at_stage
        twin.stage = self.stage
        twin.outcomes = self.outcomes[:]
        twin.worth = self.worth
        twin.paid_in_points = self.paid_in_points
        return twin

    def begin(self, stage: int) -> None:
        """A stage of the calculation begins, unless it is on already."""
        if stage != self.stage:
            self.stage = stage
            self.at_stage = self.left[:]

    def base(self, base: Base) -> list[int]:
        """The amounts that a promotion of that base looks at. Not to be changed."""
        return self.initial if base == "initial" else self.left if base == "discounted" else self.at_stage

    def take(self, gives: Gives) -> None:
        """Book what a promotion gives."""
        left = self.left
        for item, amount in gives.amounts:
            left[item] -= amount
            if gives.points:
                self.paid_in_points += amount
        self.worth += gives.worth

    @property
    def cost(self) -> int:
        """What the buyer gives away in this way of pricing: money and the worth of points, less the worth of gifts."""
        return sum(self.left) + self.paid_in_points - self.worth
