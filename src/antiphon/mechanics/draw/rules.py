"""What the operator sets for a draw. Odds are whole numbers of parts per million, so that they add up exactly."""

from typing import Annotated, Final, Literal

import msgspec

from antiphon.sdk.rewards import Price, Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, ZONE_FIELD, Text, field

WHOLE: Final = 1_000_000  # parts per million: 100 %

_ODDS = field(
    "概率",
    "Odds",
    "抽中的概率；全部加起来必须是 100%。",
    "The chance of it; all together must be 100 %.",
    widget="percent",
    at_least=0,
    at_most=WHOLE,
)
_KEY = field(
    "代号", "Key", "在本活动里唯一的短代号，上线后不要改。", "A short word, unique in this play; keep it once live.", max_length=60
)


class Prize(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sector of the wheel, one kind of box."""

    key: Annotated[str, _KEY]
    name: Annotated[Text, field("名称", "Name", "顾客看到的奖品名称。", "What shoppers read.")]
    odds_ppm: Annotated[int, _ODDS]
    asset: Annotated[
        str | None,
        field(
            "奖品内容",
            "What it is",
            "points、coupon:NAME 或 prize:NAME；留空表示什么都不发。",
            "points, coupon:NAME or prize:NAME; empty gives nothing.",
            widget="asset",
        ),
    ] = None
    amount: Annotated[int, field("数量", "Amount", "每次抽中发放多少。", "How much one win gives.", at_least=1)] = 1
    stock: Annotated[
        int | None,
        field("库存（份）", "Stock", "一共能抽中多少次；留空表示不限。", "How often it can be won; empty: without limit.", at_least=1),
    ] = None
    picture: Annotated[
        str, field("图片", "Picture", "图片地址，可不填。", "Address of a picture; may be empty.", widget="picture", max_length=500)
    ] = ""
    rare: Annotated[bool, field("稀有", "Rare", "在页面上突出显示。", "Stands out on the page.")] = False
    tell: Annotated[bool, field("发消息", "Send a message", "抽中后给顾客发站内信。", "The winner gets the message below.")] = False


class Losing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part of the wheel where nothing is won."""

    odds_ppm: Annotated[int, _ODDS] = 0
    name: Annotated[Text, field("名称", "Name", "没抽中时显示的话。", "What is shown there.")] = Text(
        zh="下次好运", en="Better luck next time"
    )


class PoolOdds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The chance of one prize in a pool."""

    prize: Annotated[str, field("奖品代号", "Prize", "上面某个奖品的代号。", "The key of a prize above.", max_length=60)]
    odds_ppm: Annotated[int, _ODDS]


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


class Earn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Free draws for something people do, such as adding a product to the cart."""

    event: Annotated[
        str, field("触发事件", "Event", "发生一次得一次免费抽奖。", "Each one earns a free draw.", widget="event", max_length=120)
    ] = "Product Added"
    per_day: Annotated[int, field("每天最多", "A day at most", "每人每天最多得几次。", "How many a person can earn a day.", at_least=1)] = 3
    how: Annotated[Text, field("怎么获得", "How to earn", "告诉顾客怎样得到免费抽奖。", "Tells shoppers how to get one.")] = Text(
        zh="把喜欢的商品加入购物车，就能抽一次", en="Add something you like to your cart for a free draw"
    )


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
        Literal["wheel", "blind_box"],
        field(
            "形式",
            "Form",
            "顾客看到的是转盘还是盲盒。",
            "What shoppers see.",
            group="look",
            choices={"wheel": ("转盘", "Wheel"), "blind_box": ("盲盒", "Blind box")},
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
    guarantee: Annotated[
        Guarantee | None,
        field("保底", "Guarantee", "连续不中时保证给一份奖品。", "A prize for sure after a row of losses.", group="fairness"),
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
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False
    zone: Annotated[str, ZONE_FIELD] = ""

    def prize(self, key: str) -> Prize | None:
        """The prize of a key."""
        return next((prize for prize in self.prizes if prize.key == key), None)
