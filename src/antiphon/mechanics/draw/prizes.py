"""What can be drawn, and what is drawn when nothing is. Odds are whole numbers of parts per million, so that they add up exactly."""

from typing import Annotated, Final

import msgspec

from antiphon.sdk.words import Text, field

WHOLE: Final = 1_000_000  # parts per million: 100 %

ODDS = field(
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
    odds_ppm: Annotated[int, ODDS]
    asset: Annotated[
        str | None,
        field(
            "奖品内容",
            "What it is",
            "points、coupon:NAME 或 prize:NAME；留空则除了称号和系列卡片，什么都不发。",
            "points, coupon:NAME or prize:NAME; empty gives nothing but a title or a card of the series.",
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
    collect: Annotated[bool, field("属于系列", "Part of the series", "集齐系列时要有这一款。", "Needed for a complete set.")] = False
    title: Annotated[
        str,
        field(
            "称号",
            "Title",
            "抽中得到的称号；徽章里建一个听 Title Won 事件的同名称号。",
            "A title that it gives; make a badge of that key which hears the event Title Won.",
            max_length=40,
        ),
    ] = ""
    tell: Annotated[bool, field("发消息", "Send a message", "抽中后给顾客发站内信。", "The winner gets the message below.")] = False

    @property
    def gives(self) -> bool:
        """Whether drawing it is worth anything: goods, points, a coupon, a title, or a card for the album."""
        return self.asset is not None or self.collect or bool(self.title)


class Losing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part of the wheel where nothing is won."""

    odds_ppm: Annotated[int, ODDS] = 0
    name: Annotated[Text, field("名称", "Name", "没抽中时显示的话。", "What is shown there.")] = Text(
        zh="下次好运", en="Better luck next time"
    )
