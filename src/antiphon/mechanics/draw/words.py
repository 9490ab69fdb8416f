"""Everything a draw says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="抽奖", en="Prize draw")
GOOD_FOR = Text(
    zh="转盘、盲盒、刮刮卡、拆箱或红包雨：概率公开、库存不超发、可设保底和系列收集；加购、评价、下单送抽，积分抽、新人抽都行。",
    en="A wheel, blind boxes, a scratch card, an unboxing or a red-packet rain: open odds, stock that is never overrun, a guarantee, "
    "a series to collect. For a cart, a review or an order, for points, or for newcomers.",
)
EXAMPLE = Text(
    zh="一家饰品店在下单后送一次转盘：每人都看得到概率，连续 9 次没中，第 10 次必中一张券；奖品发完，转盘就如实说没有了。",
    en="A jewellery shop gives one spin after each order. Everyone sees the odds, the tenth spin after nine misses wins a voucher, "
    "and what is gone is shown as gone.",
)
WINNERS_NAME = Text(zh="中奖名单", en="Winners")

WORDS = {
    "won": Text(zh="恭喜，抽中“{prize}”！", en="You won {prize}!"),
    "won_by_guarantee": Text(zh="保底到了，送你“{prize}”！", en="Guaranteed this time: {prize} is yours!"),
    "won_duplicate": Text(zh="这一款你已经有了，换成{prize}。", en="You have that one already, so here are {prize}."),
    "consolation": Text(zh="抽中的奖品刚好发完了，送你“{prize}”。", en="That prize has just run out, so here is {prize} instead."),
    "not_this_time": Text(zh="这次没抽中，下次好运。", en="No win this time. Better luck with the next one."),
    "draw_taken_back": Text(
        zh="订单 {order} 退款了，收回它送的 {taken} 次机会，现在还有 {free} 次。",
        en="Order {order} was refunded: {taken} of its free draws went back. You have {free} now.",
    ),
    "nothing_taken_back": Text(
        zh="订单 {order} 有退款，没有要收回的机会。", en="Order {order} had a refund; none of its draws was left to take back."
    ),
    "draw_earned": Text(zh="得到免费抽奖机会，现在共有 {free} 次。", en="You earned a free draw. You have {free} now."),
    "sign_in_first": SIGN_IN_FIRST,
    "limit_today": Text(
        zh="今天的 {per_day} 次已经抽完，明天再来。", en="You have had your {per_day} draws for today. Come back tomorrow."
    ),
    "limit_reached": Text(zh="每人最多抽 {in_total} 次，你已经抽完了。", en="Everyone can draw {in_total} times, and you have."),
    "limit_window": Text(
        zh="这一场的 {per_window} 次已经抽完，下一场再来。",
        en="You have had your {per_window} draws of this round. Come back for the next one.",
    ),
    "closed_now": Text(zh="现在不是开放时间。", en="It is not open at this hour."),
    "closed_for_good": Text(zh="开放时间都过了，谢谢参与。", en="All its hours are over. Thank you for playing."),
    "sold_out": Text(zh="奖品已经发完，抽奖结束了。", en="The prizes are gone, so the draw is over."),
    "earn_first": Text(zh="还没有抽奖机会：{how}。", en="You have no draw yet. {how}."),
    "not_enough": Text(zh="余额不够：抽一次要 {price}，你有 {has}。", en="Not enough: a draw costs {price} and you have {has}."),
}
