"""What the operator sets for a countdown."""

from datetime import datetime, timedelta
from typing import Annotated

import msgspec

from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a countdown."""

    what: Annotated[Text, field("等什么", "What is coming", "倒数结束时会发生什么。", "What happens when it reaches zero.", group="moment")]
    arrived: Annotated[
        Text, field("到点时说什么", "What it says then", "归零后页面显示的话。", "What the page says from then on.", group="moment")
    ]
    at: Annotated[
        datetime | None,
        field(
            "到点时刻",
            "Moment",
            "倒数到这个时刻；和下面一项只填一个。",
            "It counts down to this; fill in this or the next.",
            group="moment",
            widget="datetime",
        ),
    ] = None
    after_hours: Annotated[
        int | None,
        field(
            "开始后几小时",
            "Hours after the start",
            "或者：活动开始后多少小时到点。",
            "Or: so many hours after the start.",
            group="moment",
            at_least=1,
        ),
    ] = None
    remind_minutes: Annotated[
        int,
        field(
            "提前几分钟提醒",
            "Remind before",
            "给点了“提醒我”的人发站内信；0 为到点时。",
            "Minutes before, to the inbox of those who asked; 0: at zero.",
            group="remind",
            at_least=0,
        ),
    ] = 10
    reminder: Annotated[
        Text | None,
        field("提醒内容", "Reminder", "站内信正文；留空就用“等什么”。", "The text of the message; empty: what is coming.", group="remind"),
    ] = None
    reward: Annotated[
        Reward | None,
        field(
            "到场奖励",
            "Reward for being there",
            "到点后在时限内点“我来了”的人得到。",
            "For whoever taps in time; empty: none.",
            group="reward",
        ),
    ] = None
    window_minutes: Annotated[
        int,
        field(
            "到点后几分钟内",
            "Within minutes",
            "到点后多少分钟内算到场。",
            "How long after zero one is still there in time.",
            group="reward",
            at_least=1,
        ),
    ] = 30
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False

    def zero_at(self, facts: Facts) -> datetime:
        """The moment. A play that has not begun counts from now."""
        if self.at is not None:
            return self.at
        return (facts.starts_at or facts.now) + timedelta(hours=self.after_hours or 0)

    def remind_at(self, facts: Facts) -> datetime:
        """When the reminder goes out: before the moment, or at once at the moment for those who asked later than that."""
        zero = self.zero_at(facts)
        early = zero - timedelta(minutes=self.remind_minutes)
        return early if early > facts.now else zero

    def until(self, facts: Facts) -> datetime:
        """When it is too late to be there."""
        return self.zero_at(facts) + timedelta(minutes=self.window_minutes)
