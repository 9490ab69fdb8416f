"""What the operator sets for a treasure hunt."""

from typing import Annotated, Literal

import msgspec

from antiphon.sdk.brands import BRANDS_FIELD, Brand
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field

KEY = "^[a-z0-9][a-z0-9_-]{0,59}$"
CODE_SECONDS = 60  # how long a code on a host's screen stays


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a property of the event must be."""

    property: Annotated[
        str, field("属性", "Property", "事件里的属性名，例如 target。", "Its name in the event, such as target.", max_length=80)
    ]
    value: Annotated[str, field("值", "Value", "必须正好等于它。", "What it must be, exactly.", max_length=100)]


class Spot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where something is hidden, and how one gets there."""

    key: Annotated[
        str, field("代号", "Key", "印码和网页里用它，上线后不要改。", "Printed codes and pages use it; keep it once live.", pattern=KEY)
    ]
    name: Annotated[Text, field("宝物", "Treasure", "找到之后才看得到的名称。", "Its name, seen only by who found it.")]
    clue: Annotated[
        Text, field("线索", "Clue", "带人去找的一句话，不要直接写地点。", "One line that leads there without naming the place.")
    ]
    way: Annotated[
        Literal["page", "code", "live_code", "event"],
        field(
            "藏在哪里",
            "Where",
            "怎样才算找到。",
            "What finding it takes.",
            choices={
                "page": ("网页上", "On a page"),
                "code": ("门店、包裹里的码", "A code in a shop or a parcel"),
                "live_code": ("直播间屏幕上的变动码", "A changing code on a live room’s screen"),
                "event": ("发生某个事件（AR、进直播间…）", "Something that happens (AR, entering a room …)"),
            },
        ),
    ] = "page"
    page: Annotated[
        str,
        field(
            "网页地址",
            "Page",
            "藏在网页上时填：路径，* 代表任意一段，例如 /tea/oolong-*。",
            "For a page: its path; * stands for anything, such as /tea/oolong-*.",
            max_length=300,
        ),
    ] = ""
    event: Annotated[
        str,
        field(
            "事件", "Event", "例如 AR Triggered、Room Entered。", "Such as AR Triggered or Room Entered.", widget="event", max_length=120
        ),
    ] = ""
    conditions: Annotated[
        tuple[Condition, ...], field("条件", "Conditions", "事件的属性要等于什么；全部符合才算。", "What the event must say; all of them.")
    ] = ()
    hint: Annotated[
        Text | None, field("提示", "Hint", "找不到时的第二句话；可不填。", "A second line for those who are stuck; may be empty.")
    ] = None
    hint_after_minutes: Annotated[
        int,
        field("几分钟后提示", "Hint after minutes", "看到线索多少分钟后出现。", "So long after the clue came up.", at_least=0),
    ] = 60
    reward: Annotated[Reward | None, field("奖励", "Reward", "找到这一个得到什么；可不填。", "For finding this one; may be empty.")] = None
    opens_after_hours: Annotated[
        int, field("几小时后开放", "Opens after hours", "从活动开始算；0 为一开始。", "From the start of the play; 0: at once.", at_least=0)
    ] = 0
    open_hours: Annotated[int | None, field("开放几小时", "Open for hours", "留空到活动结束。", "Empty: until the end.", at_least=1)] = None


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a hunt."""

    spots: Annotated[
        tuple[Spot, ...],
        field("藏宝点", "Spots", "按顺序找时就按这个顺序。", "In this order, when they are found in order.", group="spots"),
    ]
    order: Annotated[
        Literal["free", "sequence"],
        field(
            "顺序",
            "Order",
            "随便找，还是一个接一个地放出线索。",
            "In any order, or clue after clue.",
            group="spots",
            choices={"free": ("随便找", "Any order"), "sequence": ("一个接一个", "One after another")},
        ),
    ] = "sequence"
    full_reward: Annotated[
        Reward | None, field("找齐奖励", "Reward for all", "全部找到，奖励一次。", "Once, for finding every treasure.", group="rewards")
    ] = None
    first_reward: Annotated[
        Reward | None,
        field("先到奖励", "Reward for the first", "最先找齐的人另外得到。", "On top, for whoever has all of them first.", group="rewards"),
    ] = None
    first: Annotated[
        int | None,
        field("前几名", "How many first", "先到奖励给前几名。", "How many get the reward for the first.", group="rewards", at_least=1),
    ] = None
    hours_each: Annotated[
        int | None,
        field(
            "每人限时（小时）",
            "Hours each",
            "从自己开始算，超过就不能再找；留空不限。",
            "From one’s own start; empty: until the play ends.",
            group="limits",
            at_least=1,
        ),
    ] = None
    wrong_per_hour: Annotated[
        int,
        field(
            "每小时可输错次数",
            "Wrong codes an hour",
            "超过后要等一小时，并记入“乱猜”名单。",
            "After that one waits for an hour, and is listed as guessing.",
            group="limits",
            at_least=1,
            at_most=100,
        ),
    ] = 10
    looks_per_hour: Annotated[
        int,
        field(
            "每小时看几个网页",
            "Pages an hour",
            "带着寻宝逛网页每小时最多这么多个，防止程序扫站。",
            "How many pages an hour are searched for one person; stops programs that walk the whole site.",
            group="limits",
            at_least=10,
            at_most=1000,
        ),
    ] = 120
    brands: Annotated[tuple[Brand, ...], BRANDS_FIELD] = ()
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False

    def spot(self, key: str) -> Spot | None:
        """The spot of a key."""
        return next((spot for spot in self.spots if spot.key == key), None)

    @property
    def rewards(self) -> tuple[Reward, ...]:
        """Everything that can be won."""
        given = (*(spot.reward for spot in self.spots), self.full_reward, self.first_reward)
        return tuple(reward for reward in given if reward is not None)
