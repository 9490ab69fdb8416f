"""Votes that work out of the box."""

import msgspec

from antiphon.mechanics.vote.rules import Option, Rules
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_FLAVOUR = Rules(
    question=Text(zh="下一款新口味，听你的！", en="Which flavour comes next? You decide!"),
    options=(
        Option(
            "osmanthus", Text(zh="桂花乌龙", en="Osmanthus oolong"), Text(zh="花香清雅，回甘悠长", en="Floral, with a long sweet finish")
        ),
        Option(
            "yuzu", Text(zh="柚子海盐", en="Yuzu and sea salt"), Text(zh="酸甜清爽，带一点咸", en="Fresh and tart, with a pinch of salt")
        ),
        Option("sesame", Text(zh="黑芝麻", en="Black sesame"), Text(zh="香浓，小时候的味道", en="Rich and nutty, as in childhood")),
    ),
    reward=Reward(amount=10),
    winner_reward=Reward(amount=30),
)

_PACKAGE = Rules(
    question=Text(zh="新包装你喜欢哪几款？最多选三款。", en="Which packages do you like? Choose up to three."),
    options=tuple(
        Option(key, Text(zh=zh, en=en))
        for key, zh, en in (
            ("ink", "水墨山水", "Ink landscape"),
            ("paper_cut", "红色剪纸", "Red paper-cut"),
            ("kraft", "牛皮纸简约", "Plain kraft paper"),
            ("pastel", "马卡龙色块", "Pastel blocks"),
            ("retro", "复古铁盒", "Retro tin"),
        )
    ),
    form="multiple",
    most=3,
    change=True,
    results="at_end",
    reward=Reward(amount=5),
    winner_reward=Reward("coupon:first-in-line", stock=2_000, name=Text(zh="新包装尝鲜券", en="First-in-line voucher")),
)

_RANKING = Rules(
    question=Text(zh="给回归老口味排个名次", en="Rank the old favourites you want back"),
    options=tuple(
        Option(key, Text(zh=zh, en=en))
        for key, zh, en in (
            ("matcha", "抹茶红豆", "Matcha and red bean"),
            ("taro", "芋泥", "Taro"),
            ("lychee", "荔枝玫瑰", "Lychee and rose"),
            ("salted_egg", "咸蛋黄", "Salted egg yolk"),
        )
    ),
    form="ranked",
    most=3,
    change=True,
    results="always",
)

TEMPLATES = (
    Template(
        "next_flavour",
        Text(zh="下一款新口味", en="The next flavour"),
        Text(
            zh="三选一，投票得 10 积分，选中再得 30；适合新品上市前预热。",
            en="One of three; 10 points for voting, 30 more for choosing the winner. For warming up before a launch.",
        ),
        msgspec.to_builtins(_FLAVOUR),
    ),
    Template(
        "new_package",
        Text(zh="选新包装", en="Choose the package"),
        Text(
            zh="最多选三款，结束才公布，可以改票；选中的人先拿尝鲜券，适合让老顾客参与设计。",
            en="Up to three, shown at the end, and changeable; the winner’s voters may buy first. For letting regulars into the design.",
        ),
        msgspec.to_builtins(_PACKAGE),
    ),
    Template(
        "bring_back",
        Text(zh="老口味回归排名", en="Bring back a favourite"),
        Text(
            zh="按喜欢排前三名，实时看结果；适合了解真实偏好，不只看第一。",
            en="Rank three, with the count in the open. For learning what people like beyond their first choice.",
        ),
        msgspec.to_builtins(_RANKING),
    ),
)
