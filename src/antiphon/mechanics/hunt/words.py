"""Everything a hunt says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="寻宝", en="Treasure hunt")
GOOD_FOR = Text(
    zh="把宝物藏在商品页、门店、直播间和 AR 里，用线索带人逛一圈：认识新品，也走进店里。",
    en="Hide treasures on product pages, in shops, in live rooms and in AR: clues lead people round, to new products and into the shop.",
)
EXAMPLE = Text(
    zh="茶店上新：第一条线索带人到乌龙茶页点开小茶壶，第二条在门店柜台扫码，第三条在周五直播里听口令；找齐送 50 元券，前 100 名再送茶杯。",
    en="A tea shop’s new season: the first clue leads to a pot on the oolong page, the second to a code at the counter, the third to "
    "Friday’s live room. All three win a voucher.",
)
FINISHERS_NAME = Text(zh="找齐的人（先到在前）", en="Who found them all, first come first")
GUESSING_NAME = Text(zh="乱猜的人", en="People who guess")

WORDS = {
    "started": Text(zh="开始寻宝！先看第一条线索。", en="The hunt is on! Read the first clue."),
    "something_here": Text(zh="这里藏着东西！", en="Something is hidden here!"),
    "nothing_here": Text(zh="这里没有。", en="Nothing here."),
    "found": Text(zh="找到了：{treasure}！", en="You found it: {treasure}!"),
    "found_gone": Text(zh="找到了：{treasure}！可惜奖励已经发完。", en="You found it: {treasure}! Its rewards have run out, though."),
    "found_all": Text(zh="找到了：{treasure}！全部找齐！", en="You found it: {treasure}! That was the last one."),
    "completed": Text(zh="全部找齐！", en="You have found them all!"),
    "wrong_code": Text(zh="没有这个码，再看看。", en="There is no such code. Look again."),
    "empty": Text(zh="先输入码。", en="Type the code first."),
    "started_before": Text(zh="你已经在寻宝了。", en="You are on the hunt already."),
    "start_first": Text(zh="先点“开始寻宝”。", en="Start the hunt first."),
    "found_before": Text(zh="这个你已经找到过了。", en="You have found this one already."),
    "not_yet": Text(zh="还没轮到这一个，先按线索找。", en="This one comes later. Follow your clue first."),
    "not_open": Text(zh="这一个还没开放，到点再来。", en="This one is not open yet. Come back when it is."),
    "closed": Text(zh="这一个的时间已过。", en="The time for this one is over."),
    "nothing_seen": Text(zh="眼前没有宝物，回到网页上再看看。", en="There is nothing before you. Go back to the page and look again."),
    "time_is_up": Text(zh="你的寻宝时间到了。", en="Your time for the hunt is up."),
    "too_many_tries": Text(zh="输错太多次了，请过一会儿再试。", en="Too many wrong codes. Wait a while and try again."),
    "too_many_looks": Text(zh="看得太快了，歇一会儿再找。", en="That was a lot of pages. Take a break and go on later."),
    "sign_in_first": SIGN_IN_FIRST,
    "sold_out": Text(zh="奖励已经发完了。", en="The rewards have run out."),
}
