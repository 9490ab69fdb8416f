"""What the operator sets for a draw. Odds are whole numbers of parts per million, so that they add up exactly."""

from typing import Annotated, Literal

import msgspec

from antiphon.mechanics.draw.earning import Earn
from antiphon.mechanics.draw.prizes import ODDS, WHOLE, Losing, Prize
from antiphon.mechanics.draw.series import Series
from antiphon.mechanics.draw.windows import Window
from antiphon.sdk.brands import BRANDS_FIELD, Brand
from antiphon.sdk.rewards import Price, Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, ZONE_FIELD, Text, field

__all__ = ["WHOLE", "Earn", "Guarantee", "Losing", "Message", "Pool", "PoolOdds", "Prize", "Rules", "Series", "Window"]


class PoolOdds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The chance of one prize in a pool."""

    prize: Annotated[str, field("奖品代号", "Prize", "上面某个奖品的代号。", "The key of a prize above.", max_length=60)]
    odds_ppm: Annotated[int, ODDS]


class Pool(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Other odds for the members of a segment; a prize that is not named cannot be drawn from it."""

    segment: Annotated[
        str,
        field(
            "人群",
            "Segment",
            "属于这个人群的顾客使用这组概率。",
            "Members of this segment draw with these odds.",
            widget="segment",
            max_length=80,
        ),
    ]
    odds: Annotated[tuple[PoolOdds, ...], field("各奖品概率", "Odds", "没有写到的奖品概率为 0。", "A prize that is not listed has none.")]
    lose_ppm: Annotated[
        int, field("未中奖概率", "Odds of losing", "和上面加起来必须是 100%。", "Together with the above 100 %.", widget="percent")
    ] = 0


class Guarantee(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """After so many draws without a win the next one wins, as long as the named prize is in stock."""

    after: Annotated[
        int, field("连续未中次数", "Draws without a win", "连续这么多次没中，下一次必中。", "After so many, the next one wins.", at_least=1)
    ]
    prize: Annotated[str, field("保底奖品", "Prize", "保底发放的奖品代号；最好不限量。", "Its key; best one without limit.", max_length=60)]


class Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What winners of marked prizes find in their inbox; `{prize}` stands for the prize."""

    title: Annotated[Text, field("标题", "Title", "站内信标题，可用 {prize}。", "May contain {prize}.")] = Text(
        zh="恭喜中奖：{prize}", en="You won: {prize}"
    )
    body: Annotated[Text, field("正文", "Body", "怎么领取、怎么使用，可用 {prize}。", "How to get or use it; may contain {prize}.")] = Text(
        zh="“{prize}”已放进你的账户。", en="{prize} is in your account."
    )


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a draw."""

    prizes: Annotated[tuple[Prize, ...], field("奖品", "Prizes", "顺序就是转盘上的顺序。", "In the order of the wheel.", group="prizes")]
    lose: Annotated[Losing, field("未中奖", "Losing", "没有奖的那一格。", "The sector without a prize.", group="prizes")] = Losing()
    form: Annotated[
        Literal["wheel", "blind_box", "scratch_card", "unboxing", "red_packet_rain"],
        field(
            "形式",
            "Form",
            "顾客看到的样子，不影响概率。",
            "What shoppers see; it does not change the odds.",
            group="look",
            choices={
                "wheel": ("转盘", "Wheel"),
                "blind_box": ("盲盒", "Blind box"),
                "scratch_card": ("刮刮卡", "Scratch card"),
                "unboxing": ("拆箱", "Unboxing"),
                "red_packet_rain": ("红包雨", "Red-packet rain"),
            },
        ),
    ] = "wheel"
    price: Annotated[
        Price | None, field("价格", "Price", "每抽一次付多少；留空为免费。", "What a draw costs; empty: free.", group="entry")
    ] = None
    per_day: Annotated[
        int | None,
        field("每人每天上限", "Per person and day", "每人每天最多抽几次；留空不限。", "Empty: no limit.", group="entry", at_least=1),
    ] = None
    in_total: Annotated[
        int | None,
        field("每人总上限", "Per person in total", "每人一共最多抽几次；留空不限。", "Empty: no limit.", group="entry", at_least=1),
    ] = None
    earn: Annotated[
        Earn | None,
        field(
            "行为赠送",
            "Earned draws",
            "例如加购一次送一抽；不设价格时，只能用赠送的机会抽。",
            "For example one for each add-to-cart. Without a price, only earned draws count.",
            group="entry",
        ),
    ] = None
    earn_also: Annotated[
        tuple[Earn, ...],
        field(
            "更多赠送方式",
            "More ways to earn",
            "例如评价得一抽、订单满 99 得两抽。",
            "For example one for a review, two for an order of 99 or more.",
            group="entry",
        ),
    ] = ()
    windows: Annotated[
        tuple[Window, ...],
        field(
            "开放时段",
            "Open hours",
            "只在这些时段能抽，例如每晚 20:00 的红包雨；留空为一直开放。要填时区。",
            "Draws only then, such as a rain at 20:00 every evening; empty: always open. Needs a time zone.",
            group="entry",
        ),
    ] = ()
    per_window: Annotated[
        int | None,
        field(
            "每人每时段上限",
            "Per person and window",
            "每个开放时段里每人最多抽几次。",
            "In each of the open hours.",
            group="entry",
            at_least=1,
        ),
    ] = None
    guarantee: Annotated[
        Guarantee | None,
        field("保底", "Guarantee", "连续不中时保证给一份奖品。", "A prize for sure after a row of losses.", group="fairness"),
    ] = None
    series: Annotated[
        Series | None,
        field(
            "系列收集",
            "Series",
            "把勾选了“属于系列”的奖品做成收集册。",
            "An album of the prizes that are marked as part of it.",
            group="series",
        ),
    ] = None
    pools: Annotated[
        tuple[Pool, ...],
        field(
            "分人群概率",
            "Odds by segment",
            "顾客符合的第一组生效；都不符合时用奖品自己的概率。",
            "The first that fits a person counts; else the prizes' own odds.",
            group="fairness",
        ),
    ] = ()
    when_gone: Annotated[
        Literal["lose", "redistribute", "consolation", "close"],
        field(
            "奖品抽完后",
            "When a prize is gone",
            "它的概率归谁；页面上的概率会跟着变。",
            "Who gets its odds; the odds shown change with it.",
            group="fairness",
            choices={
                "lose": ("归入未中奖", "They become losing"),
                "redistribute": ("按比例分给其余各格", "They are shared out among the rest"),
                "consolation": ("改发安慰奖", "A consolation prize is given instead"),
                "close": ("活动停止抽奖", "Nobody can draw any more"),
            },
        ),
    ] = "lose"
    consolation: Annotated[
        Reward | None,
        field(
            "安慰奖",
            "Consolation",
            "奖品抽完后改发的奖励，不能限量。",
            "Given instead of a prize that is gone; without limit.",
            group="fairness",
        ),
    ] = None
    message: Annotated[
        Message | None,
        field("中奖消息", "Message to winners", "发给勾选了“发消息”的奖品得主。", "For the prizes marked above.", group="look"),
    ] = None
    winners: Annotated[
        Literal["none", "rare", "all"],
        field(
            "公布中奖名单",
            "Winners' list",
            "在页面上公布谁中了什么，名字打码。",
            "Shows on the page who won what, with masked names.",
            group="look",
            choices={"none": ("不公布", "Nobody"), "rare": ("只公布稀有奖品", "Rare prizes only"), "all": ("所有中奖", "Every win")},
        ),
    ] = "none"
    brands: Annotated[tuple[Brand, ...], BRANDS_FIELD] = ()
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False
    zone: Annotated[str, ZONE_FIELD] = ""

    def prize(self, key: str) -> Prize | None:
        """The prize of a key."""
        return next((prize for prize in self.prizes if prize.key == key), None)

    @property
    def ways(self) -> tuple[Earn, ...]:
        """Every way to earn a free draw."""
        return (self.earn, *self.earn_also) if self.earn is not None else self.earn_also
