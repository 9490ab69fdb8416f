"""What the operator sets for a check-in, and what in it makes no sense."""

from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec

from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import Price, Reward, check_price, check_rewards
from antiphon.sdk.words import SIGNED_IN_FIELD, ZONE_FIELD, field

MOST_DAYS_BACK = 31
MOST_DAYS = 366


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
    make_up: Annotated[
        MakeUp | None,
        field("补签", "Make-up", "允许付费补签；留空则不能补。", "Lets people pay for a missed day; empty: not possible.", group="make_up"),
    ] = None
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False
    zone: Annotated[str, ZONE_FIELD] = ""

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
        any(points > 0 for points in rules.points_by_day) or bool(rules.milestones),
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
    check_rewards(flaws, [(f"milestones[{index}].reward", each.reward) for index, each in enumerate(rules.milestones)])
    if rules.make_up is not None:
        check_price(flaws, "make_up.price", rules.make_up.price)
        flaws.whole("make_up.per_month", rules.make_up.per_month, 1, 31)
        flaws.whole("make_up.days_back", rules.make_up.days_back, 1, MOST_DAYS_BACK)
    flaws.zone("zone", rules.zone)
    return flaws.found
