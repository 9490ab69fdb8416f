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
            "“其中之一”可填多个，其余填一个。",
            "Any number for one of, else exactly one.",
            max_length=100,
        ),
    ]
    test: Annotated[
        Literal["equals", "at_least", "at_most", "one_of"],
        field(
            "比较",
            "Test",
            "怎样比较属性和值。",
            "How the property is compared.",
            choices={
                "equals": ("等于", "equals"),
                "at_least": ("至少", "at least"),
                "at_most": ("至多", "at most"),
                "one_of": ("其中之一", "one of"),
            },
        ),
    ] = "equals"


class Proof(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person sends to show that it was done, where no event can tell; staff look at each and decide."""

    ask: Annotated[Text, field("要发什么", "What to send", "告诉顾客发什么来证明。", "Tells shoppers what to send.")]
    picture: Annotated[
        Literal["no", "may", "must"],
        field(
            "图片",
            "Picture",
            "要不要附一张图片。",
            "Whether a picture goes with it.",
            choices={"no": ("不用", "None"), "may": ("可以附", "May be added"), "must": ("必须附", "Needed")},
        ),
    ] = "may"


class Task(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to do: an event, so many times, on such conditions."""

    key: Annotated[
        str,
        field(
            "代号", "Key", "在本活动里唯一的短代号，上线后不要改。", "A short word, unique in this play; keep it once live.", max_length=60
        ),
    ]
    name: Annotated[Text, field("名称", "Name", "顾客看到的任务名。", "What shoppers read.")]
    event: Annotated[
        str,
        field(
            "事件",
            "Event",
            "发生什么算完成一步；靠顾客发证明的任务留空。",
            "What counts as a step; empty for a task shown by proof.",
            widget="event",
            max_length=120,
        ),
    ]
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
        Literal["once", "daily", "weekly", "recurring"],
        field(
            "重复",
            "Repeat",
            "一次性，或每天、每周（周一开始）、每隔几天重新开始。",
            "Once, or anew every day, every week from Monday, or every so many days.",
            choices={
                "once": ("一次", "Once"),
                "daily": ("每天", "Daily"),
                "weekly": ("每周", "Weekly"),
                "recurring": ("每隔几天", "Every so many days"),
            },
        ),
    ] = "once"
    claim: Annotated[
        bool,
        field("手动领取", "To be claimed", "勾选后顾客点一下才发奖，否则自动发。", "The reward waits for a tap; else it comes by itself."),
    ] = False
    link: Annotated[
        str, field("去完成", "Link", "去做任务的页面地址，可不填。", "Where in the shop to do it; may be empty.", max_length=500)
    ] = ""
    every_days: Annotated[
        int,
        field(
            "隔几天",
            "Every … days",
            "“每隔几天”的任务：从做第一步那天起，这么多天后可以再做。",
            "For a task every so many days: counted from the day of its first step.",
            at_least=1,
            at_most=366,
        ),
    ] = 7
    rounds: Annotated[
        int | None,
        field(
            "最多几轮",
            "Rounds",
            "重复的任务每人最多完成几轮；留空不限。",
            "How often a repeated task can be done; empty: no limit.",
            at_least=1,
        ),
    ] = None
    sum_of: Annotated[
        str,
        field(
            "累计属性",
            "Sum of",
            "填属性名时，累计它的数值而不是次数，例如 total；“次数”就是要累计到多少。",
            "With a property's name its numbers are added up, such as total; Times is then the sum to reach.",
            max_length=80,
        ),
    ] = ""
    distinct_days: Annotated[
        bool, field("每天只算一次", "On different days", "同一天里做几次都只算一步。", "What is done twice on one day counts once.")
    ] = False
    opens_on_day: Annotated[
        int | None,
        field(
            "第几天开放",
            "Opens on day",
            "新人计划里，从首次到访算起第几天开放（当天是第 1 天）。",
            "In a newcomer's plan: the day since first seen (day 1) on which it opens.",
            at_least=1,
        ),
    ] = None
    open_days: Annotated[
        int | None,
        field(
            "开放几天",
            "Open for days",
            "开放后几天关闭；留空则到期限为止。",
            "How long it stays open; empty: until the plan ends.",
            at_least=1,
        ),
    ] = None
    segments: Annotated[
        tuple[Annotated[str, msgspec.Meta(max_length=80)], ...],
        field(
            "限人群",
            "Segments only",
            "只给这些人群里的人做；留空不限。",
            "Only for members of any of these; empty: everybody.",
            widget="segment",
        ),
    ] = ()
    tiers: Annotated[
        tuple[Annotated[str, msgspec.Meta(max_length=60)], ...],
        field("限等级", "Tiers only", "只给这些会员等级（代号）；留空不限。", "Only for these tiers, by key; empty: all."),
    ] = ()
    proof: Annotated[
        Proof | None,
        field(
            "人工审核",
            "Shown by proof",
            "顾客发文字或图片，员工审核通过才算一步。",
            "Shoppers send words or a picture; a step counts when staff agree.",
        ),
    ] = None


class Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the way: when all its tasks are done there is something extra."""

    key: Annotated[str, field("代号", "Key", "本活动里唯一的短代号。", "A short word, unique in this play.", max_length=60)]
    name: Annotated[Text, field("名称", "Name", "顾客看到的阶段名。", "What shoppers read.")]
    tasks: Annotated[
        tuple[Annotated[str, msgspec.Meta(max_length=60)], ...],
        field("任务代号", "Tasks", "这个阶段里的任务（代号）。", "The keys of the tasks that belong to it."),
    ]
    reward: Annotated[Reward, field("阶段奖励", "Reward", "这些任务全部完成后发放。", "Given when all of them are done.")]


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
        bool,
        field(
            "逐级解锁",
            "Ladder",
            "做完前一个才能做下一个；分了阶段就按阶段解锁。",
            "Each task, or each stage, unlocks the next.",
            group="tasks",
        ),
    ] = False
    newcomers: Annotated[
        Newcomers | None, field("仅限新人", "For newcomers", "留空则所有人都能参加。", "Empty: for everybody.", group="who")
    ] = None
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False
    zone: Annotated[str, ZONE_FIELD] = ""
    stages: Annotated[
        tuple[Stage, ...],
        field(
            "阶段", "Stages", "把任务分成几个阶段，每个阶段完成另有奖励。", "Groups of tasks, each with a reward of its own.", group="tasks"
        ),
    ] = ()

    def rewards(self) -> list[tuple[str, Reward]]:
        """All that can be given, with where it stands."""
        tasks = [(f"tasks[{index}].reward", task.reward) for index, task in enumerate(self.tasks)]
        return [*tasks, *((f"stages[{index}].reward", stage.reward) for index, stage in enumerate(self.stages))]

    def stage_of(self, task: Task) -> int | None:
        """The place of the stage that a task belongs to."""
        return next((index for index, stage in enumerate(self.stages) if task.key in stage.tasks), None)

    def find_stage(self, key: str) -> Stage | None:
        """The stage of a key."""
        return next((stage for stage in self.stages if stage.key == key), None)

    def find(self, key: str) -> Task | None:
        """The task of a key."""
        return next((task for task in self.tasks if task.key == key), None)
