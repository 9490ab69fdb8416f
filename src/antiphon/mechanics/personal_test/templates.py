"""Personal tests that work out of the box."""

import msgspec

from antiphon.mechanics.personal_test.gift_finder import GIFT_FINDER
from antiphon.mechanics.personal_test.skin_test import SKIN_TEST
from antiphon.sdk.mechanic import Template
from antiphon.sdk.words import Text

TEMPLATES = (
    Template(
        "skin_test",
        Text(zh="肤质测试", en="Skin test"),
        Text(
            zh="五道题测出肤质，推荐成套护肤品并说明理由；做完送 20 积分。适合美妆和个护。",
            en="Five questions find the skin type and a routine for it, with the reasons; 20 points at the end. For beauty and care.",
        ),
        msgspec.to_builtins(SKIN_TEST),
    ),
    Template(
        "gift_finder",
        Text(zh="送礼帮手", en="Gift finder"),
        Text(
            zh="送给谁、什么场合、多少预算，几步挑好礼物；适合节日和纪念日。",
            en="For whom, for what, how much: a few steps to a present. For holidays and anniversaries.",
        ),
        msgspec.to_builtins(GIFT_FINDER),
    ),
)
