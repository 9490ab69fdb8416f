"""What the operator sets for a check-in, and what in it makes no sense."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

import msgspec

from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import Price, Reward, check_price, check_rewards
from antiphon.sdk.words import SIGNED_IN_FIELD, ZONE_FIELD, field

MOST_DAYS_BACK = 31
MOST_DAYS = 366
MOST_SPECIALS = 20
DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Milestone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something extra when a streak reaches a day."""

    day: Annotated[int, field("连续第几天", "Day", "连续签到到这一天时发放。", "Given when a streak reaches this day.", at_least=1)]
    reward: Annotated[Reward, field("额外奖励", "Extra", "在当天积分之外再送。", "Given on top of the day's points.")]


class MakeUp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a missed day can be made up: it joins the streaks on both sides and earns no points of its own."""

    price: Annotated[Price, field("补签价格", "Price", "补签一天要付多少。", "What one missed day costs.")]
    per_month: Annotated[
        int,
        field(
            "每月次数",
            "Per month",
            "每个月里的漏签最多补几天。",
            "How many missed days of one month can be made up.",
            at_least=1,
            at_most=31,
        ),
    ] = 3
    days_back: Annotated[
        int,
        field(
            "可补几天内", "Days back", "最早可以补几天前的漏签。", "How long ago a missed day may be.", at_least=1, at_most=MOST_DAYS_BACK
        ),
    ] = 7


class SpecialDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day on which checking in brings something extra, whatever the streak; a day that is made up later does not."""

    when: Annotated[
        Literal["birthday_month", "month_day", "year_day"],
        field(
            "什么时候",
            "When",
            "生日月：生日所在月份里的第一次签到，每年一次；每月某日：例如会员日 8 号；每年某日：例如 11 月 11 日。",
            "Birthday month: the first check-in of that month, once a year. Else a day such as the 8th, or 11 November.",
            choices={
                "birthday_month": ("生日月", "Birthday month"),
                "month_day": ("每月某日", "A day of every month"),
                "year_day": ("每年某日", "A day of the year"),
            },
        ),
    ]
    reward: Annotated[Reward, field("奖励", "Reward", "当天签到时另外发放。", "Given on top when they check in.")]
    day: Annotated[
        int | None,
        field("几号", "Day", "1 到 31；生日月不用填。", "1 to 31; not for the birthday month.", at_least=1, at_most=31),
    ] = None
    month: Annotated[
        int | None,
        field("几月", "Month", "1 到 12；只用于“每年某日”。", "1 to 12; for a day of the year only.", at_least=1, at_most=12),
    ] = None

    def is_on(self, day: date, birthday_month: object) -> bool:
        """Whether it falls on a day for somebody born in that month (anything but a number: nobody knows)."""
        if self.when == "birthday_month":
            return birthday_month == day.month
        return day.day == self.day and (self.when == "month_day" or day.month == self.month)


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a check-in."""

    points_by_day: Annotated[
        tuple[int, ...],
        field(
            "每天的积分",
            "Points by day",
            "连续第 1 天、第 2 天……各得多少积分。",
            "Points on day 1, day 2 … of a streak.",
            group="points",
        ),
    ]
    after_last: Annotated[
        Literal["stay", "restart"],
        field(
            "最后一天之后",
            "After the last day",
            "封顶：以后每天都按最后一天发；重新开始：回到第 1 天。",
            "Stay: every later day pays like the last one. Restart: back to day 1.",
            group="points",
            choices={"stay": ("封顶不变", "Stay at the ceiling"), "restart": ("重新开始", "Start again at day 1")},
        ),
    ] = "stay"
    milestones: Annotated[
        tuple[Milestone, ...],
        field("里程碑", "Milestones", "连续签到到某一天的额外奖励。", "Extras when a streak reaches a day.", group="extras"),
    ] = ()
    specials: Annotated[
        tuple[SpecialDay, ...],
        field(
            "特别的日子",
            "Special days",
            "会员日、节日、生日月签到另有奖励。",
            "Something extra on a member day, a holiday, or in the birthday month.",
            group="extras",
        ),
    ] = ()
    full_month: Annotated[
        Reward | None,
        field(
            "全月奖励",
            "Whole month",
            "一个月一天不落（补签也算）时发放；留空则没有。",
            "For a month without a missed day, made-up days included; empty: none.",
            group="extras",
        ),
    ] = None
    make_up: Annotated[
        MakeUp | None,
        field("补签", "Make-up", "允许付费补签；留空则不能补。", "Lets people pay for a missed day; empty: not possible.", group="make_up"),
    ] = None
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False
    zone: Annotated[str, ZONE_FIELD] = ""

    def rewards(self) -> list[tuple[str, Reward]]:
        """Everything that is given besides the points of the table, with where it stands."""
        named = [(f"milestones[{index}].reward", each.reward) for index, each in enumerate(self.milestones)]
        named += [(f"specials[{index}].reward", each.reward) for index, each in enumerate(self.specials)]
        return [*named, ("full_month", self.full_month)] if self.full_month else named

    def position(self, streak: int) -> int:
        """The day of the table that a streak of so many days stands on, from 1."""
        length = len(self.points_by_day)
        return min(streak, length) if self.after_last == "stay" else (streak - 1) % length + 1

    def points(self, streak: int) -> int:
        """What the day pays that makes a streak so long."""
        return self.points_by_day[self.position(streak) - 1]

    def times_reached(self, milestone: Milestone, streak: int) -> int:
        """How often a streak of so many days has come by a milestone."""
        if self.after_last == "stay":
            return int(streak >= milestone.day)
        rounds, rest = divmod(streak, len(self.points_by_day))
        return rounds + int(rest >= milestone.day)


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws, days = Flaws(), len(rules.points_by_day)
    flaws.need(1 <= days <= MOST_DAYS, "points_by_day", "请填写 1 到 366 天的积分。", "Give points for 1 to 366 days.")
    for index, points in enumerate(rules.points_by_day):
        flaws.whole(f"points_by_day[{index}]", points, 0)
    flaws.need(
        any(points > 0 for points in rules.points_by_day) or bool(rules.rewards()),
        "points_by_day",
        "签到没有任何奖励。",
        "Checking in earns nothing at all.",
    )
    for index, milestone in enumerate(rules.milestones):
        last = days if rules.after_last == "restart" else MOST_DAYS
        flaws.need(
            1 <= milestone.day <= max(last, 1),
            f"milestones[{index}].day",
            f"第 {milestone.day} 天永远到不了；请填 1 到 {last}。",
            f"Day {milestone.day} is never reached; choose 1 to {last}.",
        )
    flaws.different((f"milestones[{index}].day", str(each.day)) for index, each in enumerate(rules.milestones))
    flaws.need(len(rules.specials) <= MOST_SPECIALS, "specials", "最多 20 个特别的日子。", "At most 20 special days.")
    for index, special in enumerate(rules.specials):
        _check_special(flaws, f"specials[{index}]", special)
    check_rewards(flaws, rules.rewards())
    if rules.make_up is not None:
        check_price(flaws, "make_up.price", rules.make_up.price)
        flaws.whole("make_up.per_month", rules.make_up.per_month, 1, 31)
        flaws.whole("make_up.days_back", rules.make_up.days_back, 1, MOST_DAYS_BACK)
    flaws.zone("zone", rules.zone)
    return flaws.found


def _check_special(flaws: Flaws, path: str, special: SpecialDay) -> None:
    if special.when == "birthday_month":
        return
    by_year = special.when == "year_day"
    if by_year and not flaws.need(special.month is not None, f"{path}.month", "请填写几月。", "Say which month."):
        return
    flaws.whole(f"{path}.month", special.month if by_year else None, 1, 12)
    most = DAYS_OF_MONTHS[special.month - 1] if by_year and special.month and special.month <= len(DAYS_OF_MONTHS) else 31
    if flaws.need(special.day is not None, f"{path}.day", "请填写几号。", "Say which day."):
        flaws.whole(f"{path}.day", special.day, 1, most)
