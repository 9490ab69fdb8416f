"""Draws for those who collect and for those who buy: a hidden series, scratch cards for orders and reviews, tickets of other plays."""

import msgspec

from antiphon.mechanics.draw.earning import Earn
from antiphon.mechanics.draw.prizes import Losing, Prize
from antiphon.mechanics.draw.rules import Guarantee, Message, Rules
from antiphon.mechanics.draw.series import Series
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Price, Reward
from antiphon.sdk.words import Text

_HIDDEN_SERIES = Rules(
    form="blind_box",
    prizes=(
        Prize("spring", Text(zh="春·青团猫", en="Spring cat"), 240_000, "prize:cat-spring", stock=2_000, collect=True),
        Prize("summer", Text(zh="夏·冰棍猫", en="Summer cat"), 240_000, "prize:cat-summer", stock=2_000, collect=True),
        Prize("autumn", Text(zh="秋·栗子猫", en="Autumn cat"), 240_000, "prize:cat-autumn", stock=2_000, collect=True),
        Prize("winter", Text(zh="冬·围巾猫", en="Winter cat"), 240_000, "prize:cat-winter", stock=2_000, collect=True),
        Prize(
            "hidden",
            Text(zh="隐藏款·月光猫", en="Hidden: moonlight cat"),
            40_000,
            "prize:cat-moonlight",
            stock=300,
            rare=True,
            collect=True,
        ),
    ),
    lose=Losing(0),
    price=Price(500),
    per_day=5,
    series=Series(
        Text(zh="四季猫", en="Cats of the four seasons"),
        duplicates="points",
        exchange=200,
        reward=Reward("coupon:cats-50", 1, 200, Text(zh="50 元集齐券", en="Voucher 50 for the set")),
    ),
    when_gone="redistribute",
    winners="rare",
)

_ORDER_SCRATCH = Rules(
    form="scratch_card",
    prizes=(
        Prize("points_20", Text(zh="20 积分", en="20 points"), 450_000, "points", 20),
        Prize("voucher_8", Text(zh="8 元回购券", en="Voucher 8 for the next order"), 250_000, "coupon:again-8", stock=3_000),
        Prize("voucher_30", Text(zh="30 元回购券", en="Voucher 30 for the next order"), 30_000, "coupon:again-30", stock=300, rare=True),
    ),
    lose=Losing(270_000),
    earn=Earn(
        "Order Completed",
        per_day=3,
        how=Text(zh="下单满 99 元，得一张刮刮卡", en="An order of 99 or more gives you a scratch card"),
        at_least=99,
    ),
    earn_also=(
        Earn(
            "Product Reviewed",
            per_day=1,
            how=Text(zh="写一条评价，也得一张刮刮卡", en="A review gives you one, too"),
        ),
    ),
    guarantee=Guarantee(after=2, prize="points_20"),
)

_TICKET_DRAW = Rules(
    form="wheel",
    prizes=(
        Prize("points_30", Text(zh="30 积分", en="30 points"), 400_000, "points", 30),
        Prize("voucher_15", Text(zh="15 元券", en="Voucher 15"), 150_000, "coupon:ticket-15", stock=2_000),
        Prize("blanket", Text(zh="午睡毯", en="Nap blanket"), 10_000, "prize:blanket", stock=50, rare=True, tell=True),
    ),
    lose=Losing(440_000),
    price=Price(1, "tickets"),
    earn=Earn(
        "Order Completed",
        per_day=2,
        how=Text(
            zh="签到、做任务得奖券；下单满 99 元直接送一抽", en="Check-ins and tasks give tickets; an order of 99 or more is a free draw"
        ),
        at_least=99,
    ),
    guarantee=Guarantee(after=4, prize="points_30"),
    message=Message(),
    winners="rare",
)

COLLECTING = (
    Template(
        "hidden_series",
        Text(zh="隐藏款系列盲盒", en="Blind box with a hidden edition"),
        Text(
            zh="一套四款加一个隐藏款，收集册看得见还差谁；重复的换 200 积分，集齐送券。让人一直想再开一盒。",
            en="Four of a series and a hidden one; the album shows who is missing, a second one becomes 200 points, "
            "the set earns a voucher. A reason to open one more.",
        ),
        msgspec.to_builtins(_HIDDEN_SERIES),
    ),
    Template(
        "order_scratch",
        Text(zh="下单刮刮卡", en="Scratch card for orders"),
        Text(
            zh="订单满 99 元或写评价得一张刮刮卡，连空两张下一张必中，中的多是下一单的券。带来复购和评价。",
            en="An order of 99 or more, or a review, gives a scratch card; after two blanks the next one wins, "
            "mostly vouchers for the next order. For repeat orders and reviews.",
        ),
        msgspec.to_builtins(_ORDER_SCRATCH),
    ),
    Template(
        "ticket_draw",
        Text(zh="奖券抽奖", en="Draw for tickets"),
        Text(
            zh="别的活动发奖券（奖励填 tickets），这里一张抽一次；把签到、任务和下单串成一条线。",
            en="Other plays give tickets (reward: tickets), and here one buys a draw. Ties check-ins, tasks and orders together.",
        ),
        msgspec.to_builtins(_TICKET_DRAW),
    ),
)
