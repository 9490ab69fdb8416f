"""Crowdfundings that work out of the box. 500 points for a share is the usual price of trying a new product."""

import msgspec

from antiphon.mechanics.crowdfunding.rules import Rules
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_TRIAL = Rules(
    wish=Text(
        zh="凑够 200 份支持，新款保温杯就开模；支持者人人先拿到试用装。",
        en="With 200 backers the new bottle goes into production, and every backer gets one to try first.",
    ),
    goal=200,
    share=500,
    days=14,
    reward=Reward("prize:bottle-trial", stock=300, name=Text(zh="新品试用装", en="One to try")),
    per_person=2,
)
_WISH = Rules(
    wish=Text(
        zh="一起把停产的桂花味请回来，达成就上架，支持者得回归券。",
        en="Bring back the osmanthus flavour. If we reach it, it is back on the shelf, and backers get a coupon.",
    ),
    goal=1_000,
    share=100,
    days=7,
    success="at_goal",
    reward=Reward("coupon:welcome-back", name=Text(zh="回归券", en="Welcome-back coupon")),
    per_person=5,
)
_LIBRARY = Rules(
    wish=Text(
        zh="众筹一间乡村图书角，正好 500 份，不多收。", en="A library corner for a village school: exactly 500 shares, and not one more."
    ),
    goal=500,
    share=200,
    days=30,
    beyond="closed",
)

TEMPLATES = (
    Template(
        "new_product_trial",
        Text(zh="众筹新品试用", en="Back a new product"),
        Text(
            zh="500 积分参与新品试用：看看有没有人要，再决定做不做。",
            en="500 points for a first try: see whether people want it before you make it.",
        ),
        msgspec.to_builtins(_TRIAL),
    ),
    Template(
        "bring_it_back",
        Text(zh="请它回来", en="Bring it back"),
        Text(
            zh="小额多人，达成即兑现；让老顾客来拉人。",
            en="Small shares, delivered as soon as it is reached; regulars bring their friends.",
        ),
        msgspec.to_builtins(_WISH),
    ),
    Template(
        "common_cause",
        Text(zh="共同的心愿", en="A common cause"),
        Text(
            zh="没有回报的公益众筹，满额即止，达不到全部退回。",
            en="For a good cause, without a reward; stops at the goal, and all goes back if it fails.",
        ),
        msgspec.to_builtins(_LIBRARY),
    ),
)
