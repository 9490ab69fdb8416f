"""Mood votes that work out of the box."""

import msgspec

from antiphon.mechanics.mood.rules import Mood, Rules
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_CHINA = "Asia/Shanghai"


def _moods(*told: tuple[str, str, str, str]) -> tuple[Mood, ...]:
    return tuple(Mood(key, Text(zh=zh, en=en), emoji) for key, emoji, zh, en in told)


_TODAY = Rules(
    question=Text(zh="今天心情怎么样？", en="How are you today?"),
    moods=_moods(
        ("happy", "😊", "开心", "Happy"),
        ("calm", "😌", "平静", "Calm"),
        ("tired", "😴", "有点累", "Tired"),
        ("blue", "😢", "低落", "Blue"),
        ("cross", "😤", "来气", "Cross"),
    ),
    zone=_CHINA,
    reward=Reward(amount=5),
)

_FRIDAY = Rules(
    question=Text(zh="这周过得怎么样？打工人报个到", en="How was your week at work?"),
    moods=_moods(
        ("power", "💪", "动力满满", "Full of power"),
        ("coffee", "☕", "靠咖啡续命", "Running on coffee"),
        ("empty", "😴", "电量耗尽", "Out of battery"),
        ("free", "🎉", "终于下班", "Free at last"),
    ),
    every="week",
    zone=_CHINA,
    change=False,
    results="always",
    comment=True,
)

_PARCEL = Rules(
    question=Text(zh="收到包裹，心情如何？", en="Your parcel is here. How do you feel?"),
    moods=_moods(
        ("love", "😍", "超出期待", "Better than hoped"),
        ("good", "🙂", "满意", "Good"),
        ("so_so", "😐", "一般般", "So-so"),
        ("bad", "😟", "有点失望", "Let down"),
    ),
    every="once",
    zone=_CHINA,
    comment=True,
    reward=Reward(amount=10),
)

TEMPLATES = (
    Template(
        "today",
        Text(zh="今天心情", en="Mood of the day"),
        Text(
            zh="每天一点，首次得 5 积分，点完看到大家的心情；适合让人天天来看一眼。",
            en="One tap a day, 5 points the first time, everybody’s mood at once. A reason to come by every day.",
        ),
        msgspec.to_builtins(_TODAY),
    ),
    Template(
        "friday",
        Text(zh="打工人周报", en="The working week"),
        Text(
            zh="每周一次，可留一句话，不能改；适合周五“治愈清单”专题页，按心情推商品。",
            en="Once a week with room for a sentence, and it stands. For a Friday theme page with products for each mood.",
        ),
        msgspec.to_builtins(_FRIDAY),
    ),
    Template(
        "parcel",
        Text(zh="收货心情", en="Parcel mood"),
        Text(
            zh="收货后消息里一点即可，送 10 积分，可留一句话；失望的人能马上被看到。",
            en="One tap in the delivery message, 10 points, and room for a sentence. Whoever is let down is seen at once.",
        ),
        msgspec.to_builtins(_PARCEL),
    ),
)
