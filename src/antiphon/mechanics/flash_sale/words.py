"""Everything a flash sale says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="限时抢购", en="Flash sale")
GOOD_FOR = Text(
    zh="限量、限价、限时：抢到的名额留几分钟付款，没付就给下一位；公平排队，绝不超卖，可设会员价。",
    en="Limited stock at a price: a right to buy lasts minutes, then goes to the next in line. Never oversold, with prices for members.",
)
EXAMPLE = Text(
    zh="50 双联名球鞋周六十点半价开抢：抢到的人有 10 分钟付款，没付的 6 双立刻轮到排队的下一位，一双没多卖。",
    en="Fifty pairs of trainers at half price on Saturday at ten: a right lasts ten minutes, six went unpaid to the next in line, "
    "and not one pair too many was sold.",
)

WORDS = {
    "taken": Text(zh="抢到了！请在 {minutes} 分钟内付款。", en="It is yours to buy. Pay within {minutes} minutes."),
    "offered": Text(zh="轮到你了！请在 {minutes} 分钟内付款。", en="It is your turn. Pay within {minutes} minutes."),
    "queued": Text(zh="名额都在别人手里，你排第 {position} 位，有人没付就轮到你。", en="All are taken. You are number {position} in line."),
    "still_waiting": Text(zh="你排第 {position} 位，请再等等。", en="You are number {position} in line. Please wait."),
    "queue_over": Text(zh="很遗憾，都卖完了，排队结束了。", en="Sorry, they are all sold. The queue is over."),
    "released": Text(zh="名额已放回。", en="Your right went back."),
    "timed_out": Text(zh="付款时间到了，名额给了下一位。", en="The time to pay is over, and your right went to the next in line."),
    "left_queue": Text(zh="已离开队伍。", en="You left the queue."),
    "bought": Text(zh="买到了 {pieces} 件，谢谢！", en="You bought {pieces}. Thank you!"),
    "handed_on": Text(zh="资格已随优惠券送出。", en="Your right went with the coupon."),
    "received": Text(zh="有人送你一个购买资格，请及时付款。", en="Somebody gave you a right to buy. Pay in time."),
    "too_late": Text(
        zh="付款时名额已过期，也没有剩余了；店铺会联系你。",
        en="Your right had run out when you paid, and none was left. The shop will be in touch.",
    ),
    "returned": Text(zh="订单取消，{pieces} 件放回了库存。", en="The order was cancelled; {pieces} went back into stock."),
    "sign_in_first": SIGN_IN_FIRST,
    "members_only": Text(zh="这次只对会员开放。", en="This one is for members only."),
    "limit_reached": Text(zh="每人限购 {per_person} 件。", en="{per_person} for each person at most."),
    "in_queue": Text(zh="你排第 {position} 位，还没轮到。", en="You are number {position} in line; it is not your turn yet."),
    "none_now": Text(zh="名额暂时都在别人手里，过几分钟再来看看。", en="All are taken for the moment. Look again in a few minutes."),
    "queue_full": Text(zh="排队的人太多了，队伍已满。", en="The queue is full."),
    "sold_out": Text(zh="已售罄。", en="Sold out."),
    "nothing_held": Text(zh="你手上没有名额。", en="You hold no right to buy."),
    "not_in_queue": Text(zh="你不在队伍里。", en="You are not in the queue."),
}

TITLES = {
    "offered": Text(zh="轮到你了", en="It is your turn"),
    "queue_over": Text(zh="排队结束了", en="The queue is over"),
    "timed_out": Text(zh="名额已过期", en="Your right has run out"),
    "too_late": Text(zh="付款晚了一步", en="A little too late"),
}
