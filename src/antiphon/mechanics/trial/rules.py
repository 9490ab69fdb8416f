"""What the operator sets for a trial."""

from typing import Annotated, Literal

import msgspec

from antiphon.sdk.questions import KEY_FIELD, Question
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field

MOST_WAITING = 50
MOST_POINTS = 100
MOST_TICKETS = 10


class Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who suits: some answers to a question, or a segment. Without either nobody fits."""

    key: Annotated[str, KEY_FIELD]
    says: Annotated[Text, field("说明", "In words", "顾客看到的条件，例如“干性皮肤”。", "What shoppers read, such as “dry skin”.")]
    question: Annotated[
        str, field("题目", "Question", "哪一题的代号；按人群时留空。", "The key of a question; empty for a segment.", max_length=40)
    ] = ""
    options: Annotated[tuple[str, ...], field("选了这些", "Options", "选中其中任何一个就符合。", "Any of them fits.", max_length=30)] = ()
    at_least: Annotated[int | None, field("不低于", "At least", "打分题：分数不低于。", "For numbers: this much or more.")] = None
    at_most: Annotated[int | None, field("不高于", "At most", "打分题：分数不高于。", "For numbers: this much or less.")] = None
    segment: Annotated[str, field("人群", "Segment", "属于这个人群就符合。", "Whoever is in it fits.", widget="segment", max_length=80)] = (
        ""
    )
    points: Annotated[int, field("加分", "Points", "符合时加几分。", "Points for whoever fits.", at_least=0, at_most=MOST_POINTS)] = 1
    must: Annotated[bool, field("必须符合", "Must fit", "不符合的不能参加。", "Nobody else can take part.")] = False


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a trial."""

    about: Annotated[
        Text, field("试用说明", "What it is", "试用什么、要做什么。", "What is tried, and what is asked in return.", group="offer")
    ]
    item: Annotated[
        Reward,
        field(
            "试用品",
            "What is tried",
            "prize: 开头的实物会寄出；库存就是名额。",
            "prize:NAME is sent home; its stock is the number of places.",
            group="offer",
        ),
    ]
    questions: Annotated[
        tuple[Question, ...],
        field("申请问题", "Questions", "申请时一题一题地问，可以没有。", "Asked one by one; there may be none.", group="apply"),
    ] = ()
    apply_days: Annotated[
        int,
        field(
            "申请天数",
            "Days to apply",
            "开始后几天内可以申请。",
            "Applications close so many days after the start.",
            at_least=1,
            at_most=90,
            group="apply",
        ),
    ] = 7
    way: Annotated[
        Literal["draw", "points", "operators", "first"],
        field(
            "怎么选人",
            "How people are picked",
            "申请截止后怎么分配名额；先到先得则当场分配。",
            "How places are given once applications close; first come at once.",
            choices={
                "draw": ("抽签（分数越高签越多）", "By lot, more lots for more points"),
                "points": ("按分数从高到低", "By points, the most first"),
                "operators": ("运营人员挑选", "Operators pick"),
                "first": ("先到先得", "First come, first served"),
            },
            group="pick",
        ),
    ] = "draw"
    wishes: Annotated[
        tuple[Wish, ...],
        field(
            "适合的人",
            "Who suits",
            "按答案或人群加分，也可以设为必须。",
            "Points for answers or segments; some may be a must.",
            group="pick",
        ),
    ] = ()
    loyal_points: Annotated[
        int,
        field(
            "好报告加分",
            "Points for good reports",
            "以前写过好报告的人加几分。",
            "For whoever wrote a good report before.",
            at_least=0,
            group="pick",
        ),
    ] = 0
    waiting: Annotated[
        int,
        field(
            "候补人数",
            "Waiting list",
            "有人放弃时按顺序补上。",
            "Who comes next when somebody gives a place back.",
            at_least=0,
            at_most=MOST_WAITING,
            group="pick",
        ),
    ] = 10
    decide_days: Annotated[
        int,
        field(
            "挑选天数",
            "Days to pick",
            "运营人员挑选时，截止后几天内定下来。",
            "Where operators pick: within so many days.",
            at_least=1,
            at_most=60,
            group="pick",
        ),
    ] = 7
    hold_back: Annotated[
        bool,
        field(
            "未交报告停一次",
            "Sit one out",
            "没交报告的人，下一次试用不能申请。",
            "Whoever never reported sits out the next trial.",
            group="pick",
        ),
    ] = True
    address_days: Annotated[
        int,
        field(
            "填地址天数",
            "Days for the address",
            "选中后几天内填好收货地址，过期给候补。",
            "After them the place goes to the next in line.",
            at_least=1,
            at_most=60,
            group="report",
        ),
    ] = 3
    report_days: Annotated[
        int,
        field(
            "试用天数",
            "Days to try it",
            "发货（签收后从签收算起）几天内交报告。",
            "From sending, or from arrival once it is known.",
            at_least=1,
            at_most=365,
            group="report",
        ),
    ] = 14
    remind_days: Annotated[
        int,
        field(
            "提前提醒",
            "Remind before",
            "到期前几天提醒；0 表示不提醒。",
            "So many days before the date; 0: not at all.",
            at_least=0,
            group="report",
        ),
    ] = 3
    late_days: Annotated[
        int,
        field(
            "宽限天数",
            "Days of grace",
            "过期后还可以补交几天。",
            "A late report is still taken for so long.",
            at_least=0,
            at_most=365,
            group="report",
        ),
    ] = 7
    shortest: Annotated[
        int,
        field(
            "最少字数",
            "Shortest",
            "报告至少几个字。",
            "How many characters a report has at least.",
            at_least=1,
            at_most=1000,
            group="report",
        ),
    ] = 50
    pictures: Annotated[
        int,
        field(
            "最少图片",
            "Pictures",
            "报告至少几张图片，最多 9 张。",
            "How many pictures a report has at least; 9 at most.",
            at_least=0,
            at_most=9,
            group="report",
        ),
    ] = 1
    report_reward: Annotated[
        Reward | None,
        field(
            "报告奖励",
            "For a report",
            "每份通过审核的报告，无论给几星。",
            "For each report that is reviewed, whatever it says.",
            group="rewards",
        ),
    ] = None
    good_from: Annotated[
        int,
        field(
            "几分算好报告",
            "Good from",
            "审核评分达到几分算好报告。",
            "The rating from which a report is a good one.",
            at_least=1,
            at_most=5,
            group="rewards",
        ),
    ] = 4
    good_reward: Annotated[
        Reward | None, field("好报告奖励", "For a good report", "好报告另外再得。", "On top, for a good one.", group="rewards")
    ] = None
    title: Annotated[
        str,
        field(
            "称号",
            "Title",
            "徽章里的称号代号，听 Title Won 事件；可不填。",
            "The key of a title under Badges that hears Title Won; may be empty.",
            max_length=40,
            group="rewards",
        ),
    ] = ""
    title_after: Annotated[
        int,
        field(
            "几份好报告得称号",
            "Title after",
            "各次试用的好报告加起来。",
            "Good reports, over all trials of the shop.",
            at_least=1,
            at_most=100,
            group="rewards",
        ),
    ] = 3
    review_days: Annotated[
        int,
        field(
            "审核天数",
            "Days to review",
            "结束后几天内还可以审核。",
            "How long after the end reports can be reviewed.",
            at_least=1,
            at_most=366,
            group="rewards",
        ),
    ] = 30
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False

    @property
    def places(self) -> int:
        """How many can take part."""
        return self.item.stock or 0

    @property
    def is_sent(self) -> bool:
        """Whether it needs an address."""
        return self.item.asset.startswith("prize:")

    def numbers(self) -> tuple[str, ...]:
        """The places of the waiting list."""
        return tuple(f"{number:02}" for number in range(1, self.waiting + 1))

    def rewards(self) -> tuple[Reward | None, ...]:
        """All that can be given."""
        return (self.item, self.report_reward, self.good_reward)
