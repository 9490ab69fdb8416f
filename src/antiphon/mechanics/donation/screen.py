"""What a person sees of a donation: the cause, how far it is and where it came from, their own part, and what they can do."""

from collections.abc import Mapping
from typing import Any

from antiphon.kernel.amounts import Asset
from antiphon.kernel.currency import minor_digits
from antiphon.mechanics.donation.moves import Seat
from antiphon.mechanics.donation.rules import BACK, FUND, GIFTS, MATCHED, PEOPLE, SALES, TAPS, Rules
from antiphon.sdk.charts import Bar, Chart
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.public_account import ENTRIES
from antiphon.sdk.words import Text


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """See the contract of `<antiphon-donation>`; every value is JSON. Amounts are units; `digits` says where the decimal point stands."""
    ends_at, left = rules.ends_at(facts), facts.left
    return {
        "cause": {"zh": rules.cause.zh, "en": rules.cause.en},
        "unit": {"zh": rules.unit.zh, "en": rules.unit.en},
        "unit_one": {"zh": rules.unit_one.zh, "en": rules.unit_one.en} if rules.unit_one else None,
        "digits": minor_digits(rules.currency) if rules.counted_in == "money" else 0,
        "total": rules.total(facts),
        "goal": rules.goal,
        "from": {
            "gifts": left.get(GIFTS, 0),
            "matched": left.get(MATCHED, 0),
            "taps": left.get(TAPS, 0),
            "sales": left.get(SALES, 0) - left.get(BACK, 0),
        },
        "people": left.get(PEOPLE, 0),
        "entries": left.get(ENTRIES, 0),
        "brand": {"cap": rules.brand_cap, "left": max(0, left.get(FUND, 0))} if rules.has_fund() else None,
        "gift": _gift(rules),
        "tap": {"gives": rules.tap.gives} if rules.tap else None,
        "sale": _sale(rules),
        "tapped_today": seat.last_on is not None and facts.local_date <= seat.last_on,
        "next_day_at": facts.next_local_midnight.isoformat(),
        "mine": {"points": seat.points, "taps": seat.taps, "units": seat.units},
        "over": rules.is_over(facts),
        "ends_at": ends_at.isoformat() if ends_at else None,
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def _gift(rules: Rules) -> dict[str, Any] | None:
    gift = rules.gift
    return {"points": gift.points, "gives": gift.gives, "match_percent": gift.match_percent} if gift else None


def _sale(rules: Rules) -> dict[str, Any] | None:
    sale = rules.sale
    if sale is None:
        return None
    share = f"{sale.share_ppm // 10_000}.{sale.share_ppm % 10_000:04d}".rstrip("0").rstrip(".")
    return {
        "per": sale.per,
        "gives": sale.gives,
        "share_percent": share,
        "only_some": bool(sale.products),
        "settle_days": sale.settle_days,
    }


def chart(rules: Rules, left: Mapping[Asset, int]) -> Chart:
    """Where it came from."""
    parts = (
        (Text(zh="捐积分", en="Points given"), left.get(GIFTS, 0)),
        (Text(zh="品牌配捐", en="Matched by the brand"), left.get(MATCHED, 0)),
        (Text(zh="每日打卡", en="Daily taps"), left.get(TAPS, 0)),
        (Text(zh="随单捐赠", en="Sales"), left.get(SALES, 0) - left.get(BACK, 0)),
    )
    spelled = rules.spell(sum(count for _, count in parts))
    figure = Text(zh=f"合计 {spelled['zh']}", en=f"{spelled['en']} in all")
    return Chart(
        "sources", Text(zh="捐赠来源", en="Where it came from"), "shares", tuple(Bar(name, count) for name, count in parts), figure
    )
