"""What the operator sets for a crowdfunding, and what in it makes no sense."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Final, Literal

import msgspec

from antiphon.kernel.amounts import Asset
from antiphon.sdk.facts import Facts
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import Reward, check_rewards
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field

PLEDGED: Final = Asset("tally:pledged")  # shares, ever
WITHDRAWN: Final = Asset("tally:withdrawn")  # shares
MOST_GOAL: Final = 10_000_000
MOST_DAYS: Final = 90


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a crowdfunding. Shares are whole; a share costs points."""

    wish: Annotated[
        Text,
        field("为了什么", "What it is for", "一两句话，告诉大家在筹什么。", "A sentence or two that says what it is for.", group="what"),
    ]
    goal: Annotated[
        int,
        field(
            "目标（份）", "Goal in shares", "筹满多少份算成功。", "It succeeds when so many shares are pledged.", group="what", at_least=1
        ),
    ]
    share: Annotated[
        int, field("每份积分", "Points for a share", "支持一份要多少积分。", "What one share costs.", group="what", at_least=1)
    ] = 500
    days: Annotated[
        int,
        field(
            "天数",
            "Days",
            "从开始起多少天截止；活动若更早结束，以结束时间为准。",
            "The deadline, counted from the start; an earlier end of the play counts instead.",
            group="when",
            at_least=1,
            at_most=MOST_DAYS,
        ),
    ] = 14
    success: Annotated[
        Literal["at_deadline", "at_goal"],
        field(
            "何时算成功",
            "When it succeeds",
            "到截止时再看，此前都可撤回；或一达成就成功，达成后不能撤回。",
            "Judged at the deadline, with withdrawals until then; or for good as soon as the goal is reached.",
            group="when",
            choices={"at_deadline": ("截止时判定", "Judged at the deadline"), "at_goal": ("达成即成功", "As soon as the goal is reached")},
        ),
    ] = "at_deadline"
    beyond: Annotated[
        Literal["open", "closed"],
        field(
            "超过目标",
            "Beyond the goal",
            "达成目标后是否继续接受支持。",
            "Whether pledges are taken beyond the goal.",
            group="when",
            choices={"open": ("继续接受", "Go on"), "closed": ("到此为止", "Stop at the goal")},
        ),
    ] = "open"
    reward: Annotated[
        Reward | None,
        field(
            "每份回报",
            "Reward for a share",
            "成功后每份给什么；限量的回报在支持时就留好。",
            "Given for each share on success; a limited one is set aside with the pledge.",
            group="reward",
        ),
    ] = None
    per_person: Annotated[
        int | None,
        field(
            "每人上限（份）", "Shares per person", "每人最多支持几份；留空不限。", "At most; empty: any number.", group="who", at_least=1
        ),
    ] = None
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False

    def deadline(self, facts: Facts) -> datetime:
        """When it is judged."""
        end = (facts.starts_at or facts.now) + timedelta(days=self.days)
        return min(end, facts.ends_at) if facts.ends_at is not None else end

    def pledged(self, facts: Facts) -> int:
        """Shares that stand now."""
        return facts.left.get(PLEDGED, 0) - facts.left.get(WITHDRAWN, 0)

    def is_reached(self, facts: Facts) -> bool:
        """Whether as many stand as the goal asks for."""
        return self.pledged(facts) >= self.goal


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    flaws.text("wish", rules.wish)
    flaws.whole("goal", rules.goal, 1, MOST_GOAL)
    flaws.whole("share", rules.share, 1)
    flaws.whole("days", rules.days, 1, MOST_DAYS)
    flaws.whole("per_person", rules.per_person, 1)
    if rules.reward is None:
        return flaws.found
    check_rewards(flaws, [("reward", rules.reward)])
    if rules.reward.stock is not None:
        flaws.need(
            rules.reward.stock >= rules.goal,
            "reward.stock",
            f"回报只有 {rules.reward.stock} 份，凑不够目标的 {rules.goal} 份。",
            f"With {rules.reward.stock} rewards the goal of {rules.goal} shares can never be reached.",
        )
    return flaws.found
