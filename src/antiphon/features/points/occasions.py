"""Occasions on which there are more points, and how several of them combine."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal, cast

import msgspec

from antiphon.sdk.words import Text, field

Combine = Literal["largest", "product", "sum"]


class Who(msgspec.Struct, frozen=True):
    """What earning may know of a person."""

    id: str
    known: bool = True
    segments: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    privileges: Mapping[str, Mapping[str, Any]] = {}  # of the person's tiers, as membership tells them
    birthday: tuple[int, int] | None = None  # (month, day); day 0 where only the month is known


class OnDates(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="dates"):
    """From a day to a day, both included."""

    from_on: Annotated[str, field("从", "From", "起始日，如 2026-11-01。", "First day, such as 2026-11-01.", max_length=10)] = ""
    to_on: Annotated[str, field("到", "To", "结束日（含）。", "Last day, included.", max_length=10)] = ""


class OnWeekdays(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="weekdays"):
    """Certain days of the week."""

    days: Annotated[tuple[int, ...], field("星期几", "Weekdays", "1 是星期一，7 是星期日。", "1 is Monday, 7 is Sunday.", max_length=7)] = (
        3,
    )


class OnDaysOfMonth(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="days_of_month"):
    """Certain days of the month, such as a member day on the 8th."""

    days: Annotated[tuple[int, ...], field("每月几号", "Days of the month", "如 8、18、28。", "Such as 8, 18, 28.", max_length=31)] = (8,)


class OnBirthday(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="birthday"):
    """The person's birthday, or the month it is in. 29 February is kept on the 28th in common years."""

    within: Annotated[
        Literal["day", "month"],
        field(
            "范围",
            "When",
            "生日当天，或整个生日月。",
            "The day itself, or its month.",
            choices={"day": ("当天", "The day"), "month": ("当月", "The month")},
        ),
    ] = "month"


class ForTiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="tiers"):
    """People of certain tiers."""

    tiers: Annotated[
        tuple[Annotated[str, field("等级", "Tier", widget="tier", max_length=60)], ...],
        field("等级", "Tiers", "任意一个即可。", "One is enough.", max_length=50),
    ] = ()


class ForSegments(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="segments"):
    """People of certain segments."""

    segments: Annotated[
        tuple[Annotated[str, field("人群", "Segment", widget="segment", max_length=80)], ...],
        field("人群", "Segments", "任意一个即可。", "One is enough.", max_length=50),
    ] = ()


Occasion = OnDates | OnWeekdays | OnDaysOfMonth | OnBirthday | ForTiers | ForSegments


class Multiplier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """More points on an occasion."""

    name: Annotated[Text, field("名称", "Name", "顾客在明细里看到的说法。", "What shoppers read in their history.")]
    when: Annotated[Occasion, field("什么时候", "When", "什么情况下翻倍。", "On which occasion.")]
    percent: Annotated[
        int,
        field(
            "倍数（%）", "Times (%)", "200 就是两倍，150 是一倍半。", "200 is double, 150 half as much again.", at_least=101, at_most=10_000
        ),
    ] = 200


def holds(when: Occasion, who: Who, on: date) -> bool:
    """Whether it is that occasion for a person on a local day."""
    match when:
        case OnDates():
            return (not when.from_on or when.from_on <= on.isoformat()) and (not when.to_on or on.isoformat() <= when.to_on)
        case OnWeekdays():
            return on.isoweekday() in when.days
        case OnDaysOfMonth():
            return on.day in when.days
        case OnBirthday():
            return who.birthday is not None and _is_birthday(who.birthday, on, when.within)
        case ForTiers():
            return not who.tiers.isdisjoint(when.tiers)
        case ForSegments():
            return not who.segments.isdisjoint(when.segments)


def _is_birthday(birthday: tuple[int, int], on: date, within: str) -> bool:
    month, day = birthday
    if within == "month":
        return on.month == month
    if (month, day) == (2, 29) and on.month == 2 and not _is_leap(on.year):
        return on.day == 28
    return (on.month, on.day) == (month, day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def privileged(who: Who, on: date) -> list[Multiplier]:
    """What the privileges of a person's tiers multiply on a day: more points always, on certain days, in the birthday month."""
    found: list[Multiplier] = []
    for privilege in who.privileges.values():
        kind, percent, name = privilege.get("kind"), privilege.get("percent"), privilege.get("name")
        days = on.isoweekday() in privilege.get("weekdays", ()) or on.day in privilege.get("month_days", ())
        birthday = who.birthday is not None and who.birthday[0] == on.month
        if kind == "points_multiplier" or (kind == "double_points_day" and days) or (kind == "birthday_month" and birthday):
            told = cast("Mapping[str, str]", name if isinstance(name, Mapping) else {})
            if isinstance(percent, int) and percent > 100:
                found.append(Multiplier(Text(zh=told.get("zh", "会员权益"), en=told.get("en", "Member privilege")), OnDates(), percent))
    return found


def combined(multipliers: Sequence[Multiplier], combine: Combine, who: Who, on: date) -> tuple[Fraction, tuple[Multiplier, ...]]:
    """The factor of all multipliers that hold, and those that made it."""
    held = tuple(one for one in multipliers if holds(one.when, who, on))
    if not held:
        return Fraction(1), ()
    if combine == "largest":
        best = max(held, key=lambda one: one.percent)
        return Fraction(best.percent, 100), (best,)
    if combine == "sum":
        return 1 + Fraction(sum(one.percent - 100 for one in held), 100), held
    factor = Fraction(1)
    for one in held:
        factor *= Fraction(one.percent, 100)
    return factor, held


def read_birthday(value: object, month: object = None) -> tuple[int, int] | None:
    """A birthday from a trait (`YYYY-MM-DD` or `MM-DD`), else from a month alone; None where neither makes sense."""
    text = value.strip()[:10] if isinstance(value, str) else ""
    try:
        born = date.fromisoformat(text if len(text) > 5 else f"2000-{text}")
    except ValueError:
        return (month, 0) if isinstance(month, int) and 1 <= month <= 12 else None
    return born.month, born.day
