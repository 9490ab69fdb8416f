"""What an operator says about a ladder: its tiers, what they ask for, how long they last. Frozen values and their flaws."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

import msgspec

from antiphon.features.membership.privileges import Key, Privilege, key_of
from antiphon.features.membership.windows import Period
from antiphon.kernel.amounts import MAX_AMOUNT
from antiphon.kernel.errors import Invalid
from antiphon.sdk.words import Text

MAX_TIERS = 8
MAX_WINDOW = 1_100  # days, a little over three years
Amount = Annotated[int, msgspec.Meta(ge=1, le=MAX_AMOUNT)]
Colour = Annotated[str, msgspec.Meta(pattern="^(#[0-9a-f]{6})?$")]


class Asks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a tier asks for within the window. Nothing at all: the tier is everybody's."""

    spend_minor: Amount | None = None
    orders: Amount | None = None
    growth: Amount | None = None
    match: Literal["any", "all"] = "any"

    @property
    def nothing(self) -> bool:
        """Whether everybody has it."""
        return self.spend_minor is None and self.orders is None and self.growth is None

    def met(self, spend: int, orders: int, growth: int) -> bool:
        """Whether these amounts are enough."""
        tests = [
            have >= wanted
            for have, wanted in ((spend, self.spend_minor), (orders, self.orders), (growth, self.growth))
            if wanted is not None
        ]
        return (any(tests) if self.match == "any" else all(tests)) if tests else True


class Tier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One step of a ladder. `products` are those whose purchase starts a paid tier; `months` is what one purchase lasts."""

    key: Key
    name: Text
    asks: Asks = Asks()
    privileges: Annotated[tuple[Privilege, ...], msgspec.Meta(max_length=30)] = ()
    colour: Colour = ""
    months: Annotated[int, msgspec.Meta(ge=1, le=120)] = 12
    price_minor: Annotated[int, msgspec.Meta(ge=0, le=MAX_AMOUNT)] = 0
    products: Annotated[tuple[Annotated[str, msgspec.Meta(min_length=1, max_length=255)], ...], msgspec.Meta(max_length=50)] = ()


class Window(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What counts: the last `days` days, today among them, or the calendar year or quarter that a day lies in."""

    kind: Period = "rolling"
    days: Annotated[int, msgspec.Meta(ge=1, le=MAX_WINDOW)] = 365


class Keeping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long a tier lasts and what happens then.

    `hold`: as long as the window earns it (`while_earned`); for `days` from the day it was entered or kept (`days`); to the end of the
    calendar period after the one that earned it (`next_period`). At the end of a term it is reviewed: what the window earns then
    decides. Who falls short has `grace_days` to catch up, then drops to what was earned (`to_earned`) or by one tier (`one_tier`).
    `on_refund`: a tier that would not have been reached without the money that went back is taken at once, or at the review.
    """

    hold: Literal["while_earned", "days", "next_period"] = "days"
    days: Annotated[int, msgspec.Meta(ge=1, le=MAX_WINDOW)] = 365
    grace_days: Annotated[int, msgspec.Meta(ge=0, le=180)] = 0
    drop: Literal["to_earned", "one_tier"] = "to_earned"
    on_refund: Literal["at_once", "at_review"] = "at_once"
    notice_days: Annotated[int, msgspec.Meta(ge=0, le=180)] = 30


class Ladder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Tiers from low to high. `earned` by what people do, or `paid` for."""

    key: Key
    name: Text
    kind: Literal["earned", "paid"] = "earned"
    tiers: Annotated[tuple[Tier, ...], msgspec.Meta(min_length=1, max_length=MAX_TIERS)] = ()
    window: Window = Window()
    keeping: Keeping = Keeping()

    def reach(self, spend: int, orders: int, growth: int) -> int:
        """The rank that amounts earn: 1 is the lowest tier, 0 none."""
        for rank in range(len(self.tiers), 0, -1):
            if self.tiers[rank - 1].asks.met(spend, orders, growth):
                return rank
        return 0

    @property
    def open_rank(self) -> int:
        """The tier that everybody has; 0 when there is none."""
        return 1 if self.kind == "earned" and self.tiers and self.tiers[0].asks.nothing else 0

    @property
    def counts_growth(self) -> bool:
        """Whether any tier asks for growth."""
        return self.kind == "earned" and any(tier.asks.growth is not None for tier in self.tiers)

    def rank_of(self, tier: str) -> int:
        """The rank of a tier by key; 0 when the ladder has no such tier (any more)."""
        return next((rank for rank, one in enumerate(self.tiers, 1) if one.key == tier), 0)

    def key_at(self, rank: int) -> str:
        """The tier at a rank; "" for none."""
        return self.tiers[rank - 1].key if 0 < rank <= len(self.tiers) else ""


def check_ladder(ladder: Ladder, others: Sequence[Ladder] = ()) -> None:
    """Raises `Invalid` with everything that makes no sense, each with the field it is about."""
    errors = [{"field": place, "message": message} for place, message in _flaws(ladder, others)]
    if errors:
        raise Invalid("The ladder does not make sense yet; errors says where.", code="bad_ladder", errors=errors)


def _flaws(ladder: Ladder, others: Sequence[Ladder]) -> Iterator[tuple[str, str]]:
    taken = {tier.key for other in others if other.key != ladder.key for tier in other.tiers}
    seen: set[str] = set()
    for index, tier in enumerate(ladder.tiers):
        place = f"tiers.{index}"
        if not tier.name.zh.strip() or not tier.name.en.strip():
            yield f"{place}.name", "A tier needs a name in both languages."
        if tier.key in seen or tier.key in taken:
            yield f"{place}.key", "Every tier of a workspace has a key of its own."
        seen.add(tier.key)
        keys = [key_of(one) for one in tier.privileges]
        if len(set(keys)) < len(keys):
            yield f"{place}.privileges", "Two privileges of one tier share a key; give one of them another."
        if ladder.kind == "paid":
            if not tier.asks.nothing:
                yield f"{place}.asks", "A paid tier is bought; it asks for nothing else."
        elif index and tier.asks.nothing:
            yield f"{place}.asks", "Only the lowest tier may ask for nothing."
        elif index and not _asks_more(ladder.tiers[index - 1].asks, tier.asks):
            yield f"{place}.asks", "A higher tier must not be easier to reach than the one below it."
    if not ladder.name.zh.strip() or not ladder.name.en.strip():
        yield "name", "A ladder needs a name in both languages."
    if ladder.keeping.hold == "next_period" and ladder.window.kind == "rolling":
        yield "keeping.hold", "Only a calendar window has a next period; choose year or quarter, or another way to hold."
    if ladder.keeping.hold == "while_earned" and ladder.keeping.drop == "one_tier" and not ladder.keeping.grace_days:
        yield "keeping.drop", "Dropping tier by tier needs days of grace between two drops, or a term."


def _asks_more(lower: Asks, higher: Asks) -> bool:
    """Where both ask for the same, the higher one asks for at least as much, and for more of something."""
    both = [
        (low, high)
        for low, high in (
            (lower.spend_minor, higher.spend_minor),
            (lower.orders, higher.orders),
            (lower.growth, higher.growth),
        )
        if low is not None and high is not None
    ]
    return all(high >= low for low, high in both) and (not both or lower.match != higher.match or any(high > low for low, high in both))
