"""Everything a scan says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="扫码解锁", en="Scan to unlock")
GOOD_FOR = Text(
    zh="给每个包装印一个码：首扫有奖、验真防伪，扫过的人就成了认识的顾客。",
    en="A code on every package: a reward for the first scan, proof that it is genuine, and a buyer you get to know.",
)
EXAMPLE = Text(
    zh="每盒面膜里印一个码：第一次扫送 30 积分并显示“正品，首次查询”；第二次扫到的人会看到几时已被扫过，假货马上露馅。",
    en="Each box of masks carries a code. The first scan says “genuine” and gives 30 points; the second sees when it was scanned "
    "before, so a copy gives itself away.",
)

WORDS = {
    "unlocked": Text(
        zh="正品，你是第一个扫的！{product}的奖励已到账。", en="Genuine, and you are the first! The reward for {product} is yours."
    ),
    "set_complete": Text(zh="正品，而且集齐了！奖励已到账。", en="Genuine, and your set is complete! The reward is yours."),
    "genuine": Text(zh="正品，你是第一个扫的：{product}。", en="Genuine, and you are the first to scan it: {product}."),
    "reward_used": Text(
        zh="正品。今天的奖励次数已用完，这一个只验真。", en="Genuine. You had all of today’s rewards, so this one is a check only."
    ),
    "reward_gone": Text(zh="正品，可惜奖励已经发完。", en="Genuine, but the rewards have run out."),
    "scanned_before": Text(
        zh="这个码在 {first_on} 已被扫过，现在是第 {times} 次。如果不是你扫的，请找店铺核实。",
        en="This code was first scanned on {first_on}; this is scan number {times}. If that was not you, ask the shop.",
    ),
    "yours_already": Text(zh="这个码你自己在 {first_on} 扫过。", en="You scanned this code yourself on {first_on}."),
    "not_a_code": Text(zh="没有这个码，请对照包装再看看。", en="There is no such code. Look at the package again."),
    "too_many_tries": Text(zh="输错太多次了，请过一会儿再试。", en="Too many wrong codes. Wait a while and try again."),
    "sign_in_first": SIGN_IN_FIRST,
    "sold_out": Text(zh="奖励已经发完了。", en="The rewards have run out."),
}
