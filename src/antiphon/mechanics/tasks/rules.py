"""What the operator sets for tasks."""

from typing import Annotated, Literal

import msgspec

from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, ZONE_FIELD, Text, field


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a property of the event must be."""

    property: Annotated[
        str, field("属性", "Property", "事件里的属性名，例如 category。", "Its name in the event, such as category.", max_length=80)
    ]
    values: Annotated[
        tuple[str, ...],
        field(
            "值",
            "Values",
            "“等于”和“至少”填一个值，“其中之一”可填多个。",
            "One for equals and at least, any number for one of.",
            max_length=100,
        ),
    ]
    test: Annotated[
        Literal["equals", "at_least", "one_of"],
        field(
            "比较",
            "Test",
            "怎样比较属性和值。",
            "How the property is compared.",
            choices={"equals": ("等于", "equals"), "at_least": ("至少", "at least"), "one_of": ("其中之一", "one of")},
        ),
    ] = "equals"


class Task(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to do: an event, so many times, on such conditions."""

    key: Annotated[
        str,
        field(
            "代号", "Key", "在本活动里唯一的短代号，上线后不要改。", "A short word, unique in this play; keep it once live.", max_length=60
        ),
    ]
    name: Annotated[Text, field("名称", "Name", "顾客看到的任务名。", "What shoppers read.")]
    event: Annotated[str, field("事件", "Event", "发生什么算完成一步。", "What counts as a step.", widget="event", max_length=120)]
    reward: Annotated[Reward, field("奖励", "Reward", "完成后发放。", "Given when it is done.")]
    help: Annotated[Text | None, field("说明", "How to", "一句话说明怎么做，可不填。", "One sentence on how; may be empty.")] = None
    conditions: Annotated[
        tuple[Condition, ...], field("条件", "Conditions", "全部满足才算一步。", "All must hold for a step to count.")
    ] = ()
    count: Annotated[int, field("次数", "Times", "做几次算完成。", "How many steps make it done.", at_least=1)] = 1
    distinct: Annotated[
        str,
        field(
            "不重复属性",
            "Different",
            "填属性名时，值相同的只算一次，例如 product_id。",
            "With a property's name, equal values count once, such as product_id.",
            max_length=80,
        ),
    ] = ""
    repeat: Annotated[
        Literal["once", "daily"],
        field(
            "重复",
            "Repeat",
            "一次性，或每天重新开始。",
            "Once, or anew every day.",
            choices={"once": ("一次", "Once"), "daily": ("每天", "Daily")},
        ),
    ] = "once"
    claim: Annotated[
        bool,
        field("手动领取", "To be claimed", "勾选后顾客点一下才发奖，否则自动发。", "The reward waits for a tap; else it comes by itself."),
    ] = False
    link: Annotated[
        str, field("去完成", "Link", "去做任务的页面地址，可不填。", "Where in the shop to do it; may be empty.", max_length=500)
    ] = ""


class Newcomers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom a newcomer's plan is for. Whoever has begun may finish, also after the first order."""

    within_days: Annotated[
        int | None,
        field(
            "首次到访几天内",
            "Days since first seen",
            "只给这几天内的新面孔，也是完成期限；留空不限。",
            "For people this new, and their time to finish; empty: any.",
            at_least=1,
        ),
    ] = 7
    not_bought: Annotated[
        bool, field("还没下过单", "Without an order", "只给还没有订单的人。", "Only for people who have not ordered yet.")
    ] = False


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a task play."""

    tasks: Annotated[tuple[Task, ...], field("任务", "Tasks", "顺序就是页面上的顺序。", "In the order shown.", group="tasks")]
    ladder: Annotated[
        bool, field("逐级解锁", "Ladder", "做完前一个才能做下一个。", "Each unlocks when the one before is done.", group="tasks")
    ] = False
    newcomers: Annotated[
        Newcomers | None, field("仅限新人", "For newcomers", "留空则所有人都能参加。", "Empty: for everybody.", group="who")
    ] = None
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False
    zone: Annotated[str, ZONE_FIELD] = ""

    def find(self, key: str) -> Task | None:
        """The task of a key."""
        return next((task for task in self.tasks if task.key == key), None)
