"""What in a donation's rules makes no sense, said before anyone gives."""

from collections.abc import Sequence

from antiphon.mechanics.donation.rules import WHOLE, Rules
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    flaws.text("cause", rules.cause)
    flaws.text("unit", rules.unit)
    flaws.whole("goal", rules.goal, 1)
    flaws.whole("brand_cap", rules.brand_cap, 1)
    flaws.whole("days", rules.days, 1, 3_660)
    flaws.need(
        any((rules.gift, rules.tap, rules.sale)),
        "gift",
        "至少要有一种捐法：捐积分、打卡或随单捐。",
        "There must be a way to give: points, a tap, or sales.",
    )
    needs_cap = rules.tap is not None or (rules.gift is not None and rules.gift.match_percent > 0)
    flaws.need(
        not needs_cap or rules.brand_cap is not None,
        "brand_cap",
        "有打卡或配捐时，请写明品牌最多捐多少。",
        "With taps or matching, say how much the brand gives at most.",
    )
    if rules.gift is not None:
        flaws.whole("gift.points", rules.gift.points, 1)
        flaws.whole("gift.gives", rules.gift.gives, 1)
        flaws.whole("gift.match_percent", rules.gift.match_percent, 0, 1_000)
    if rules.tap is not None:
        flaws.whole("tap.gives", rules.tap.gives, 1)
    _check_sale(flaws, rules)
    flaws.zone("zone", rules.zone)
    return flaws.found


def _check_sale(flaws: Flaws, rules: Rules) -> None:
    sale = rules.sale
    if sale is None:
        return
    flaws.whole("sale.settle_days", sale.settle_days, 0, 365)
    flaws.different((f"sale.products[{index}]", product) for index, product in enumerate(sale.products))
    if sale.per != "value":
        flaws.whole("sale.gives", sale.gives, 1)
        return
    flaws.whole("sale.share_ppm", sale.share_ppm, 1, WHOLE)
    flaws.need(
        rules.counted_in == "money",
        "counted_in",
        "按金额百分比捐赠时，请选择按金额计。",
        "A share of the value is money, so count in money.",
    )
