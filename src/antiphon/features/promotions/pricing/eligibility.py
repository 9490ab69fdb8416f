"""Whether a promotion may be used at all, before any calculation: dates, hours, who buys, how often it was used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from antiphon.features.promotions.pricing.cart import Cart, Presented, Used
from antiphon.features.promotions.pricing.rules import Limits, Promotion, When, Who
from antiphon.features.promotions.pricing.sheet import Refuses

_UNUSED: Final = Used()
_ALL_DAY: Final = (0, 24 * 60)


@dataclass(slots=True)
class Moment:
    """When a cart is priced: the moment, and what the workspace's clock and calendar say."""

    at: datetime
    zone: ZoneInfo
    weekday: int  # 1 Monday to 7 Sunday
    minute: int  # of the day

    @classmethod
    def of(cls, at: datetime, zone: ZoneInfo) -> "Moment":
        """The moment in a zone. `at` must know its own zone."""
        local = at.astimezone(zone)
        return cls(at, zone, local.isoweekday(), local.hour * 60 + local.minute)


def hours_of(when: When) -> tuple[int, int]:
    """The hours of a day as minutes; the whole day when none are said."""
    if not when.from_hour and not when.until_hour:
        return _ALL_DAY
    return _minute(when.from_hour or "00:00"), _minute(when.until_hour or "24:00")


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def refuse(promotion: Promotion, cart: Cart, moment: Moment, hours: tuple[int, int]) -> Refuses | None:
    """Why this cart may not use it now, or None."""
    if not promotion.live:
        return Refuses("switched_off")
    if promotion.currency and promotion.currency != cart.currency:
        return Refuses("other_currency", {"currency": promotion.currency})
    return (
        refuse_dates(promotion.when.starts_at, promotion.when.ends_at, moment)
        or _refuse_hours(promotion.when, moment, hours)
        or _refuse_buyer(promotion.who, cart)
        or _refuse_uses(promotion.limits, cart.buyer.uses.get(promotion.key, _UNUSED))
    )


def refuse_dates(starts_at: datetime | None, ends_at: datetime | None, moment: Moment) -> Refuses | None:
    """From the first moment on, until before the last."""
    if starts_at is not None and moment.at < starts_at:
        return Refuses("not_yet_valid", {"starts_at": _utc(starts_at), "starts": _local(starts_at, moment.zone)})
    if ends_at is not None and moment.at >= ends_at:
        return Refuses("expired", {"ends_at": _utc(ends_at), "ends": _local(ends_at, moment.zone)})
    return None


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _local(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def _refuse_hours(when: When, moment: Moment, hours: tuple[int, int]) -> Refuses | None:
    start, end = hours
    weekday = moment.weekday
    if start > end and moment.minute < end:  # the small hours belong to the evening before
        weekday = weekday - 1 or 7
    if when.weekdays and weekday not in when.weekdays:
        return Refuses("wrong_weekday", {"weekdays": ", ".join(str(day) for day in sorted(when.weekdays))})
    inside = start <= moment.minute < end if start < end else start == end or moment.minute >= start or moment.minute < end
    return None if inside else Refuses("wrong_hour", {"from_hour": when.from_hour or "00:00", "until_hour": when.until_hour or "24:00"})


def _refuse_buyer(who: Who, cart: Cart) -> Refuses | None:
    buyer = cart.buyer
    if who.channels and cart.channel not in who.channels:
        return Refuses("wrong_channel", {"channels": ", ".join(who.channels)})
    if who.first_order and not buyer.is_first_order:
        return Refuses("first_order_only")
    if who.tiers and buyer.tier not in who.tiers:
        return Refuses("wrong_tier", {"tiers": ", ".join(who.tiers)})
    if who.segments and not any(segment in buyer.segments for segment in who.segments):
        return Refuses("wrong_segment")
    if any(segment in buyer.segments for segment in who.not_segments):
        return Refuses("wrong_segment")
    return None


def _refuse_uses(limits: Limits, used: Used) -> Refuses | None:
    for limit, count, of in _counts(limits, used):
        if limit is not None and count >= limit:
            return Refuses("limit_reached", {"limit": limit, "used": count, "of": of})
    return None


def _counts(limits: Limits, used: Used) -> tuple[tuple[int | None, int, str], ...]:
    return (
        (limits.per_person, used.by_person, "person"),
        (limits.per_person_day, used.by_person_today, "person_day"),
        (limits.total, used.in_all, "total"),
        (limits.total_day, used.in_all_today, "total_day"),
    )


def count_allowed(promotion: Promotion, cart: Cart) -> tuple[int, str]:
    """How many codes of it one order may use, past uses counted in (at least 1 where `refuse` said nothing), and whose limit that is."""
    limits = promotion.limits
    counts = _counts(limits, cart.buyer.uses.get(promotion.key, _UNUSED))
    rooms = [(limit - count, of) for limit, count, of in counts if limit is not None]
    return min([(max(1, limits.per_order), "order"), *rooms], key=lambda room: room[0])


def find_codes(
    promotion: Promotion, presented: Sequence[Presented], cart: Cart, moment: Moment
) -> tuple[list[str], list[tuple[str, Refuses]]]:
    """The presented codes that may be used, soonest to end first, and the others with the reason."""
    useful: list[tuple[bool, datetime, str]] = []
    refused: list[tuple[str, Refuses]] = []
    for each in presented:
        no = refuse_dates(each.starts_at, each.ends_at, moment)
        if no is not None:
            refused.append((each.code, no))
        else:
            useful.append((each.ends_at is None, each.ends_at or moment.at, each.code))
    useful.sort()
    allowed, of = count_allowed(promotion, cart)
    over = Refuses("limit_reached", {"limit": allowed, "used": allowed, "of": of})
    refused += [(code, over) for _, _, code in useful[allowed:]]
    return [code for _, _, code in useful[:allowed]], refused
