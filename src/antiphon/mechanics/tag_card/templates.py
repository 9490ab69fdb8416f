"""Tag cards that work out of the box."""

import msgspec

from antiphon.mechanics.tag_card.rules import Rules, Tag
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text


def _tags(*told: tuple[str, str, str, str]) -> tuple[Tag, ...]:
    return tuple(Tag(key, Text(zh=zh, en=en), emoji) for key, emoji, zh, en in told)


_SHOPPER = Rules(
    question=Text(zh="买东西时，哪几个像你？", en="When you shop, which of these are you?"),
    tags=_tags(
        ("bargain", "💰", "精打细算", "Bargain hunter"),
        ("looks", "🎀", "颜值至上", "Looks come first"),
        ("reviews", "🔍", "先看评价", "Reviews first"),
        ("new", "🚀", "新品必试", "First to try"),
        ("loyal", "💎", "认准老牌子", "True to my brand"),
        ("gift", "🎁", "爱送礼物", "Gift giver"),
        ("stock", "📦", "囤货达人", "Stocks up"),
        ("impulse", "⚡", "看对眼就买", "Love at first sight"),
    ),
    headline=Text(zh="我是“{tag}”型买家", en="My shopping style: {tag}"),
    reward=Reward(amount=10),
)

_SKIN = Rules(
    question=Text(zh="最近皮肤怎么样？点出符合的", en="How is your skin these days? Tap what fits"),
    tags=_tags(
        ("dry", "🍁", "干燥起皮", "Dry"),
        ("oily", "💧", "容易出油", "Oily"),
        ("sensitive", "🌸", "敏感泛红", "Sensitive"),
        ("dull", "☁", "暗沉没精神", "Dull"),
        ("late", "🌙", "常熬夜", "Up late"),
        ("fine", "✨", "状态很好", "Just fine"),
    ),
    least=1,
    most=4,
    show_others=False,
    reward=Reward("coupon:skin-sample", stock=1_000, name=Text(zh="护肤小样券", en="Skincare sample voucher")),
)

_FRIDAY = Rules(
    question=Text(zh="下班后的你是哪一种？", en="Who are you after work?"),
    tags=_tags(
        ("couch", "🛋", "沙发躺平", "Couch potato"),
        ("gym", "💪", "健身打卡", "At the gym"),
        ("foodie", "🍜", "到处找吃的", "Out for food"),
        ("cat", "🐱", "回家撸猫", "Home to the cat"),
        ("game", "🎮", "开一局", "One more game"),
        ("candle", "🛁", "泡澡点香薰", "Bath and candles"),
    ),
    least=1,
    most=2,
    headline=Text(zh="周五晚上，我是“{tag}”", en="My Friday night: {tag}"),
    remember=False,
)

TEMPLATES = (
    Template(
        "shopper_type",
        Text(zh="你是哪种买家", en="What kind of shopper"),
        Text(
            zh="八个标签选一到三个，得 10 积分和一张可分享的卡；适合认识新顾客，同意后可按标签推荐。",
            en="One to three of eight tags, 10 points and a card to share. For getting to know newcomers; with consent, for advice.",
        ),
        msgspec.to_builtins(_SHOPPER),
    ),
    Template(
        "skin_today",
        Text(zh="皮肤状态速选", en="Your skin today"),
        Text(
            zh="点出皮肤状态，送小样券，限 1,000 份；适合美妆店派发对的小样，不显示别人的选择。",
            en="Tap how your skin is and get a sample, 1,000 of them. Sends the right sample; what others chose stays hidden.",
        ),
        msgspec.to_builtins(_SKIN),
    ),
    Template(
        "after_work",
        Text(zh="下班后的你", en="After work"),
        Text(
            zh="纯好玩的标签卡，不记录、无奖励，靠分享带人来；适合周五“治愈清单”专题页。",
            en="Just for fun: nothing is kept, nothing is given, friends bring friends. For a Friday theme page.",
        ),
        msgspec.to_builtins(_FRIDAY),
    ),
)
