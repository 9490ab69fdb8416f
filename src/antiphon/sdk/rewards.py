"""What plays give and take: rewards with or without a limited stock, and prices. Shared by all mechanics."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Final, Protocol

import msgspec

from antiphon.kernel.amounts import Asset, Holder
from antiphon.sdk.effects import PLAY, WORLD, Transfer, grant
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.words import Text, field

_SLUG: Final = "[a-z0-9][a-z0-9_-]{0,59}"
_REWARD: Final = re.compile(rf"(points|growth|tickets|(prize|coupon):{_SLUG})")
_PRICE: Final = re.compile(rf"(points|tickets|coupon:{_SLUG})")

POINTS_NAME: Final = Text(zh="积分", en="points")


class Given(Protocol):
    """Anything in the rules that says what is handed over. `stock` counts how many times; None means without limit."""

    @property
    def asset(self) -> str | None: ...
    @property
    def amount(self) -> int: ...
    @property
    def stock(self) -> int | None: ...


class Reward(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Points without limit, or coupons and prizes from a stock."""

    asset: Annotated[
        str,
        field(
            "奖励",
            "Reward",
            "points 为积分；优惠券写 coupon:NAME，奖品写 prize:NAME。",
            "points, or coupon:NAME, or prize:NAME.",
            widget="asset",
            max_length=80,
        ),
    ] = "points"
    amount: Annotated[int, field("数量", "Amount", "每次发放多少。", "How much is given each time.", at_least=1)] = 1
    stock: Annotated[
        int | None,
        field("库存（份）", "Stock", "一共可以发多少份；留空表示不限。", "How often it can be given; empty: without limit.", at_least=1),
    ] = None
    name: Annotated[
        Text | None,
        field("名称", "Name", "顾客看到的奖励名称；积分可以不填。", "What shoppers read; not needed for points."),
    ] = None


class Price(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person pays; it leaves circulation."""

    amount: Annotated[int, field("价格", "Price", "每次扣除多少。", "How much is taken each time.", at_least=1)]
    asset: Annotated[
        str,
        field("支付方式", "Paid with", "通常是积分 points。", "Usually points.", widget="asset", max_length=80),
    ] = "points"


def source_of(given: Given) -> Holder:
    """Limited things come from the play's own stock, unlimited ones are issued."""
    return WORLD if given.stock is None else PLAY


def hand_over(given: Given) -> Transfer:
    """The transfer that gives it to the person."""
    return grant(Asset(given.asset or ""), given.amount, source_of(given))


def stock_of(rewards: Iterable[Given | None]) -> dict[Asset, int]:
    """What the play must own before it starts, in units of each asset."""
    return {Asset(each.asset): each.stock * each.amount for each in rewards if each and each.asset and each.stock is not None}


def count_left(given: Given, left: Mapping[Asset, int]) -> int | None:
    """How many times it can still be given; None: without limit."""
    return None if given.stock is None else max(0, left.get(Asset(given.asset or ""), 0)) // max(1, given.amount)


def is_left(given: Given, left: Mapping[Asset, int]) -> bool:
    """Whether it can be given once more."""
    return count_left(given, left) != 0


def show_reward(reward: Reward, left: Mapping[Asset, int]) -> dict[str, Any]:
    """A reward as the shopper sees it: `{asset, amount, name, left}`."""
    name = reward.name or POINTS_NAME
    return {
        "asset": reward.asset,
        "amount": reward.amount,
        "name": {"zh": name.zh, "en": name.en},
        "left": count_left(reward, left),
    }


def check_given(flaws: Flaws, path: str, given: Given) -> None:
    """The asset has a known form, the amounts are positive, and what can run out has a stock."""
    asset = given.asset or ""
    if flaws.need(
        bool(_REWARD.fullmatch(asset)),
        f"{path}.asset",
        f"“{asset}”不是可发放的奖励；请用 points、coupon:NAME 或 prize:NAME（小写字母、数字和 - _）。",
        f"“{asset}” cannot be given; use points, coupon:NAME or prize:NAME (small letters, digits, - and _).",
    ):
        flaws.need(
            not asset.startswith("prize:") or given.stock is not None,
            f"{path}.stock",
            "奖品必须填写库存。",
            "A prize needs a stock.",
        )
    flaws.whole(f"{path}.amount", given.amount, 1)
    flaws.whole(f"{path}.stock", given.stock, 1)


def check_rewards(flaws: Flaws, rewards: Sequence[tuple[str, Reward]]) -> None:
    """Each reward makes sense and is named, and no two share a stock."""
    for path, reward in rewards:
        check_given(flaws, path, reward)
        if reward.name is not None:
            flaws.text(f"{path}.name", reward.name)
        elif reward.asset != "points":
            flaws.need(False, f"{path}.name", "请写明这份奖励叫什么。", "Say what this reward is called.")
    check_own_stock(flaws, rewards)


def check_own_stock(flaws: Flaws, rewards: Sequence[tuple[str, Given]]) -> None:
    """Two rewards of one asset would take from one another's stock, so what is limited has a name of its own."""
    limited = {each.asset for _, each in rewards if each.asset and each.stock is not None}
    seen: set[str] = set()
    for path, each in rewards:
        if each.asset in limited:
            flaws.need(
                each.asset not in seen,
                f"{path}.asset",
                f"“{each.asset}”限量，不能出现两次；请各取一个名称。",
                f"“{each.asset}” is limited and cannot be used twice; give each a name of its own.",
            )
            seen.add(each.asset or "")


def check_price(flaws: Flaws, path: str, price: Price) -> None:
    """A price is positive and in something that people can own."""
    flaws.whole(f"{path}.amount", price.amount, 1)
    flaws.need(
        bool(_PRICE.fullmatch(price.asset)),
        f"{path}.asset",
        f"“{price.asset}”不能用来支付；通常用 points。",
        f"“{price.asset}” cannot be paid with; usually it is points.",
    )
