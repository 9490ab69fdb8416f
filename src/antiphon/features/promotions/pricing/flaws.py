"""What makes no sense in a promotion or in the settings, said in both languages before it can be switched on."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from antiphon.features.promotions.pricing.entries import kind_of, stage_of
from antiphon.features.promotions.pricing.priced import POINTS
from antiphon.features.promotions.pricing.rules import Promotion
from antiphon.features.promotions.pricing.settings import STAGES, Settings
from antiphon.features.promotions.pricing.terms import (
    WHOLE,
    Bundle,
    BuyGet,
    Exchange,
    Fixed,
    Gift,
    MemberPrices,
    NthItem,
    Percent,
    ShippingOff,
    Threshold,
)
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw

_AT_MOST_STEPS: Final = 20


def find_flaws(promotion: Promotion, settings: Settings) -> Sequence[Flaw]:
    """Everything that must be mended before the promotion may be switched on. Paths are those of the form's fields."""
    flaws = Flaws()
    flaws.need(bool(promotion.key.strip()), "key", "请填写代号。", "Give it a key.")
    flaws.need(promotion.key != POINTS, "key", "这个代号是系统保留的。", "This key is taken by the house.")
    flaws.text("title", promotion.title)
    _CHECKS[kind_of(promotion)](flaws, promotion.terms)
    _check_when(flaws, promotion)
    _check_limits(flaws, promotion)
    _check_stacking(flaws, promotion, settings)
    return flaws.found


def find_settings_flaws(settings: Settings) -> Sequence[Flaw]:
    """Everything that must be mended before carts may be priced with these settings."""
    flaws = Flaws()
    flaws.need(
        sorted(settings.stages) == sorted(STAGES),
        "stages",
        "每个计算步骤必须且只能出现一次。",
        "Each step of the calculation must be there exactly once.",
    )
    flaws.different((f"groups[{index}].key", group.key) for index, group in enumerate(settings.groups))
    flaws.whole("search_at_most", settings.search_at_most, 1, 4096)
    flaws.need(bool(settings.zone), "zone", "请选择时区。", "Choose a time zone.")
    flaws.zone("zone", settings.zone)
    return flaws.found


def _percent(flaws: Flaws, path: str, ppm: int) -> None:
    flaws.need(0 < ppm <= WHOLE, path, "比例应大于 0%，不超过 100%。", "Must be more than 0 % and at most 100 %.")


def _check_threshold(flaws: Flaws, terms: Threshold) -> None:
    flaws.need(1 <= len(terms.steps) <= _AT_MOST_STEPS, "terms.steps", "请设置 1 到 20 级阶梯。", "Give it 1 to 20 rungs.")
    reaches = [step.reach for step in terms.steps]
    flaws.need(len(set(reaches)) == len(reaches), "terms.steps", "两级阶梯的门槛相同。", "Two rungs have the same reach.")
    for index, step in enumerate(terms.steps):
        path = f"terms.steps[{index}]"
        flaws.whole(f"{path}.reach", step.reach, 1)
        flaws.whole(f"{path}.off_minor", step.off_minor, 0)
        if flaws.need(
            (step.off_minor > 0) != (step.off_ppm > 0),
            f"{path}.off_minor",
            "减金额和打折比例，填且只填一个。",
            "Fill in an amount or a share, one of the two.",
        ):
            flaws.need(step.off_ppm <= WHOLE, f"{path}.off_ppm", "比例不超过 100%。", "At most 100 %.")
        flaws.need(
            terms.measure == "count" or step.off_minor <= step.reach,
            f"{path}.off_minor",
            "减的金额不能超过门槛。",
            "It takes more off than has to be reached.",
        )
    flaws.need(
        not terms.each or (len(terms.steps) == 1 and terms.steps[0].off_minor > 0),
        "terms.each",
        "每满都减只能有一级阶梯，且减固定金额。",
        "“Each time” works with one rung and an amount.",
    )
    flaws.whole("terms.at_most_times", terms.at_most_times, 1)
    flaws.whole("terms.cap_minor", terms.cap_minor, 1)


def _check_percent(flaws: Flaws, terms: Percent) -> None:
    _percent(flaws, "terms.off_ppm", terms.off_ppm)
    flaws.whole("terms.cap_minor", terms.cap_minor, 1)
    flaws.whole("terms.count", terms.count, 1)


def _check_fixed(flaws: Flaws, terms: Fixed) -> None:
    flaws.whole("terms.off_minor", terms.off_minor, 1)
    flaws.whole("terms.at_most_items", terms.at_most_items, 1)


def _check_shipping(flaws: Flaws, terms: ShippingOff) -> None:
    _percent(flaws, "terms.off_ppm", terms.off_ppm)
    flaws.whole("terms.up_to_minor", terms.up_to_minor, 1)


def _check_gift(flaws: Flaws, terms: Gift) -> None:
    flaws.need(bool(terms.items), "terms.items", "请填写赠品。", "Say what is given.")
    for index, item in enumerate(terms.items):
        flaws.need(bool(item.product_id), f"terms.items[{index}].product_id", "请填写商品编号。", "Name the product.")
        flaws.text(f"terms.items[{index}].name", item.name)
        flaws.whole(f"terms.items[{index}].quantity", item.quantity, 1)
        flaws.whole(f"terms.items[{index}].worth_minor", item.worth_minor, 0)
    flaws.whole("terms.pick", terms.pick, 1)
    flaws.whole("terms.every_minor", terms.every_minor, 1)
    flaws.whole("terms.at_most_times", terms.at_most_times, 1)


def _check_buy_get(flaws: Flaws, terms: BuyGet) -> None:
    flaws.whole("terms.buy", terms.buy, 1)
    flaws.whole("terms.get", terms.get, 1)
    _percent(flaws, "terms.off_ppm", terms.off_ppm)
    flaws.whole("terms.at_most_times", terms.at_most_times, 1)
    flaws.need(
        terms.which != "each_set" or terms.of is None,
        "terms.which",
        "按组计算时，得到的商品必须与购买范围相同。",
        "Sets are made of the goods in scope; choose cheapest or dearest when other goods are got.",
    )


def _check_nth(flaws: Flaws, terms: NthItem) -> None:
    flaws.whole("terms.n", terms.n, 2)
    flaws.whole("terms.price_minor", terms.price_minor, 0)
    flaws.whole("terms.at_most_times", terms.at_most_times, 1)
    if terms.price_minor is None:
        _percent(flaws, "terms.off_ppm", terms.off_ppm)


def _check_bundle(flaws: Flaws, terms: Bundle) -> None:
    flaws.whole("terms.count", terms.count, 2)
    flaws.whole("terms.price_minor", terms.price_minor, 0)
    flaws.whole("terms.at_most_times", terms.at_most_times, 1)


def _check_exchange(flaws: Flaws, terms: Exchange) -> None:
    flaws.whole("terms.reach_minor", terms.reach_minor, 0)
    flaws.whole("terms.at_most_items", terms.at_most_items, 1, 1000)
    flaws.need(bool(terms.items), "terms.items", "请填写可换购的商品。", "Say what may be had.")
    for index, item in enumerate(terms.items):
        flaws.need(bool(item.product_id), f"terms.items[{index}].product_id", "请填写商品编号。", "Name the product.")
        flaws.whole(f"terms.items[{index}].price_minor", item.price_minor, 0)


def _check_member(flaws: Flaws, terms: MemberPrices) -> None:
    flaws.need(bool(terms.tiers), "terms.tiers", "请填写各等级的价格。", "Say what each tier pays.")
    flaws.different((f"terms.tiers[{index}].tier", tier.tier) for index, tier in enumerate(terms.tiers))
    for index, tier in enumerate(terms.tiers):
        flaws.whole(f"terms.tiers[{index}].price_minor", tier.price_minor, 0)
        if tier.price_minor is None:
            _percent(flaws, f"terms.tiers[{index}].off_ppm", tier.off_ppm)


_CHECKS: Final[Mapping[str, Callable[[Flaws, Any], None]]] = {
    "threshold": _check_threshold,
    "percent": _check_percent,
    "fixed": _check_fixed,
    "free_shipping": _check_shipping,
    "gift": _check_gift,
    "buy_get": _check_buy_get,
    "nth_item": _check_nth,
    "bundle": _check_bundle,
    "exchange": _check_exchange,
    "member_price": _check_member,
}


def _check_when(flaws: Flaws, promotion: Promotion) -> None:
    when = promotion.when
    flaws.need(
        when.starts_at is None or when.ends_at is None or when.starts_at < when.ends_at,
        "when.ends_at",
        "结束时间应晚于开始时间。",
        "It must end after it starts.",
    )
    low, high = promotion.scope.price_from_minor, promotion.scope.price_to_minor
    flaws.need(
        low is None or high is None or low <= high, "scope.price_to_minor", "应不低于最低单价。", "Must not be below the price from."
    )
    flaws.whole("needs.spend_minor", promotion.needs.spend_minor, 0)
    flaws.whole("needs.count", promotion.needs.count, 0)


def _check_limits(flaws: Flaws, promotion: Promotion) -> None:
    limits = promotion.limits
    for name in ("per_order", "per_person", "per_person_day", "total", "total_day"):
        flaws.whole(f"limits.{name}", getattr(limits, name), 1)


def _check_stacking(flaws: Flaws, promotion: Promotion, settings: Settings) -> None:
    stacking = promotion.stacking
    flaws.need(
        not stacking.group or any(group.key == stacking.group for group in settings.groups),
        "stacking.group",
        f"设置里没有分组“{stacking.group}”。",
        f"The settings have no group “{stacking.group}”.",
    )
    flaws.need(
        stacking.combines not in ("only", "not") or bool(stacking.names),
        "stacking.names",
        "请列出优惠、分组或步骤。",
        "Name promotions, groups or steps.",
    )
    flaws.need(
        kind_of(promotion) != "free_shipping" or stage_of(promotion) == "shipping",
        "stacking.stage",
        "运费优惠只能在运费步骤计算。",
        "Shipping is calculated in the shipping step.",
    )
