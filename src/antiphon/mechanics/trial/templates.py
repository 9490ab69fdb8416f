"""Trials that work out of the box."""

import msgspec

from antiphon.mechanics.trial.rules import Rules, Wish
from antiphon.sdk.mechanic import Template
from antiphon.sdk.questions import Option, Question
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_SKIN = Question(
    "skin",
    Text(zh="你的皮肤是？", en="What is your skin like?"),
    options=(
        Option("dry", Text(zh="偏干", en="Rather dry")),
        Option("oily", Text(zh="偏油", en="Rather oily")),
        Option("mixed", Text(zh="有干有油", en="Mixed")),
    ),
)
_WHY = Question(
    "why", Text(zh="为什么想试？一句话就好。", en="Why would you like to try it? One sentence will do."), "text", least=5, most=200
)
_NEWCOMER = Rules(
    about=Text(
        zh="新朋友的 7 天体验：免费寄你一套面霜小样，用 7 天，写几句真实感受。好的坏的都欢迎。",
        en="Seven days for newcomers: we send small jars of our cream; use them for a week and tell us what they are like, good or bad.",
    ),
    item=Reward("prize:cream-samples", stock=50, name=Text(zh="面霜小样一套", en="a set of cream samples")),
    questions=(_SKIN, _WHY),
    apply_days=5,
    way="draw",
    wishes=(Wish("dry", Text(zh="皮肤偏干，多一张签", en="Rather dry skin: one lot more"), "skin", ("dry",)),),
    waiting=10,
    report_days=7,
    remind_days=2,
    report_reward=Reward(amount=100),
    good_reward=Reward("coupon:first-order-20", stock=50, name=Text(zh="20 元首单券", en="a 20 voucher for a first order")),
    title="chief_taster",
    title_after=3,
)
_OFFICER = Rules(
    about=Text(
        zh="首席体验官招募：新机器先给 5 位认真的人用两周，交一份带图的深度报告。",
        en="We look for experience officers: five careful people use the new machine for two weeks and write in depth, with pictures.",
    ),
    item=Reward("prize:new-machine", stock=5, name=Text(zh="新款咖啡机一台", en="one of the new coffee machines")),
    questions=(
        Question(
            "often",
            Text(zh="一周喝几杯咖啡？", en="How many cups a week?"),
            "scale",
            least=0,
            most=10,
            low=Text(zh="不喝", en="None"),
            high=Text(zh="10 杯以上", en="Ten or more"),
        ),
        _WHY,
    ),
    apply_days=7,
    way="points",
    wishes=(
        Wish("drinks", Text(zh="每周至少一杯", en="At least one cup a week"), "often", at_least=1, points=0, must=True),
        Wish("often", Text(zh="每周 5 杯以上", en="Five cups a week or more"), "often", at_least=5, points=2),
    ),
    loyal_points=3,
    waiting=5,
    address_days=3,
    report_days=14,
    shortest=100,
    pictures=2,
    report_reward=Reward(amount=500),
    good_reward=Reward(amount=500),
    title="chief_taster",
    title_after=2,
)
_HAND_PICKED = Rules(
    about=Text(
        zh="新茶小样请老顾客先尝：写下你想怎么喝，我们亲自挑 20 位。",
        en="Our new tea, first for you: say how you would drink it, and we pick twenty ourselves.",
    ),
    item=Reward("prize:tea-sample", stock=20, name=Text(zh="新茶小样", en="a sample of the new tea")),
    questions=(_WHY,),
    way="operators",
    decide_days=5,
    waiting=0,
    report_days=10,
    pictures=0,
    shortest=30,
    report_reward=Reward(amount=200),
)
_FIRST = Rules(
    about=Text(
        zh="试用券先到先得：领券到店或在线免费试一次，回来写几句。",
        en="First come, first served: a voucher to try it once for free, in the shop or online. Come back and tell us.",
    ),
    item=Reward("coupon:free-trial", stock=100, name=Text(zh="免费试用券", en="a voucher for a free trial")),
    apply_days=10,
    way="first",
    waiting=20,
    report_days=7,
    remind_days=2,
    pictures=0,
    shortest=20,
    report_reward=Reward(amount=50),
)

TEMPLATES = (
    Template(
        "seven_days",
        Text(zh="7 天体验官", en="Seven days to try"),
        Text(
            zh="新朋友抽签领小样，用 7 天写感受；写得好送首单券。适合把新注册的人变成首单。",
            en="Newcomers draw lots for samples and report after a week; a good report brings a voucher. Turns new members into buyers.",
        ),
        msgspec.to_builtins(_NEWCOMER),
    ),
    Template(
        "experience_officer",
        Text(zh="首席体验官", en="Experience officers"),
        Text(
            zh="按答案和以往报告打分选人，深度报告，两份好报告得称号。适合高单价新品上市。",
            en="Picked by answers and earlier reports, in-depth reports, a title after two good ones. For a launch of something dear.",
        ),
        msgspec.to_builtins(_OFFICER),
    ),
    Template(
        "hand_picked",
        Text(zh="店主亲选试用", en="Picked by hand"),
        Text(
            zh="看申请理由亲自挑人，每次选与不选都写原因。适合小店。",
            en="You read why people ask and pick yourself, each time with a reason. For small shops.",
        ),
        msgspec.to_builtins(_HAND_PICKED),
    ),
    Template(
        "first_come",
        Text(zh="先到先得试用券", en="Vouchers, first come"),
        Text(
            zh="领券即试，不用寄送；有人放弃就给候补。适合到店和线上体验。",
            en="A voucher at once, nothing to send; whoever waits is next. For shops and services.",
        ),
        msgspec.to_builtins(_FIRST),
    ),
)
