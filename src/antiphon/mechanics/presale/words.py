"""Everything a presale says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="定金预售", en="Presale")
GOOD_FOR = Text(
    zh="付定金抢名额，定金膨胀抵更多；尾款期再付尾款，提醒、退还或不退都按事先写好的规则。",
    en="A deposit secures a piece and counts for more than it costs; the balance has its days, with reminders and a rule for the unpaid.",
)
EXAMPLE = Text(
    zh="羽绒服八月预售：付 50 元定金抵 120 元，尾款期三天，到期前提醒两次；工厂按 1,240 份定金开工，不压货。",
    en="A down jacket is sold in August: a deposit of 50 counts for 120, the balance is due in three days with two reminders, and "
    "the factory starts with 1,240 orders in hand.",
)

WORDS = {
    "taken": Text(zh="名额是你的了，请在 {minutes} 分钟内付定金。", en="It is kept for you. Pay the deposit within {minutes} minutes."),
    "released": Text(zh="名额已放回。", en="Your right went back."),
    "timed_out": Text(zh="定金没有按时付，名额已放回。", en="The deposit was not paid in time, and your right went back."),
    "deposit_counted": Text(zh="定金已到，尾款期抵 {counts}。", en="Your deposit is in. It counts for {counts} when you pay the balance."),
    "balance_opens": Text(zh="可以付尾款了：还需 {rest}。", en="You can pay the balance now: {rest} to go."),
    "reminded": Text(zh="尾款就要截止了：还需 {rest}。", en="The time to pay the balance is nearly over: {rest} to go."),
    "waits": Text(zh="还没到时候，再等等。", en="It is too early; it waits."),
    "completed": Text(zh="尾款已付，{pieces} 件等着发货。", en="All paid. {pieces} will be sent to you."),
    "not_paid_forfeited": Text(
        zh="尾款没有按时付，按规则定金不退。", en="The balance was not paid in time; by the rules the deposit is kept."
    ),
    "not_paid_refunded": Text(zh="尾款没有按时付，定金会退给你。", en="The balance was not paid in time; your deposit comes back."),
    "cancelled_forfeited": Text(zh="订单取消，按规则定金不退。", en="The order was cancelled; by the rules the deposit is kept."),
    "cancelled_refunded": Text(zh="订单取消，定金会退给你。", en="The order was cancelled; your deposit comes back."),
    "returned": Text(zh="订单取消，{pieces} 件放回了库存。", en="The order was cancelled; {pieces} went back into stock."),
    "sign_in_first": SIGN_IN_FIRST,
    "too_early": Text(zh="现在只对优先人群开放，稍后再来。", en="For now this is open to some only. Come back a little later."),
    "over": Text(zh="付定金的时间过了。", en="The time for deposits is over."),
    "limit_reached": Text(zh="每人限 {per_person} 件。", en="{per_person} for each person at most."),
    "sold_out": Text(zh="名额已经抢完了。", en="All are taken."),
    "nothing_held": Text(zh="你手上没有待付定金的名额。", en="You hold no right without a deposit."),
}

TITLES = {
    "timed_out": Text(zh="名额已过期", en="Your right has run out"),
    "deposit_counted": Text(zh="定金已到", en="Your deposit is in"),
    "balance_opens": Text(zh="可以付尾款了", en="Time to pay the balance"),
    "reminded": Text(zh="尾款快截止了", en="Nearly over: pay the balance"),
    "not_paid_forfeited": Text(zh="预售已结束", en="The presale is over for you"),
    "not_paid_refunded": Text(zh="预售已结束", en="The presale is over for you"),
}
