"""Everything a crowdfunding says to a person."""

from antiphon.sdk.public_account import STATEMENT_WORDS
from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="积分众筹", en="Points crowdfunding")
GOOD_FOR = Text(
    zh="让会员用积分支持一件新品或一个心愿：到期达成就兑现，没达成原样退回，全程账目公开。",
    en="Members back a new product or a wish with points: if the goal is reached it is delivered, if not, everything goes back.",
)
EXAMPLE = Text(
    zh="一家咖啡店想复刻停产的豆子：会员每份 500 积分，满 200 份就烘焙并寄出；只筹到 180 份，积分就原样退回。",
    en="A coffee roaster wants to bring back a lost bean: 200 pledges of 500 points and it is roasted and sent; at 180, everybody "
    "gets their points back.",
)

WORDS = {
    "pledged": Text(zh="已支持 {shares} 份，{points} 积分先为你留着。", en="You pledged {shares}. {points} points are set aside for it."),
    "goal_reached_by_you": Text(zh="就差你这一份，目标达成了！", en="Yours was the one that did it: the goal is reached!"),
    "withdrawn": Text(zh="已撤回 {shares} 份，{points} 积分马上可用。", en="{shares} withdrawn. {points} points are yours to spend again."),
    "succeeded": Text(zh="众筹成功！你支持的 {shares} 份已兑现。", en="It worked! What you pledged for is yours, {shares} in all."),
    "failed": Text(
        zh="这次没有达成，你的 {points} 积分已原样退回。", en="The goal was not reached. Your {points} points are back as they were."
    ),
    "waits": Text(zh="截止时间延后了，再等等。", en="The deadline has moved; it waits until then."),
    **STATEMENT_WORDS,
    "sign_in_first": SIGN_IN_FIRST,
    "over": Text(zh="已经截止，不能再改了。", en="The deadline has passed, so nothing can be changed any more."),
    "goal_reached": Text(zh="目标已经达成，不再接受新的支持。", en="The goal is reached, and no more pledges are taken."),
    "only_left": Text(zh="只差 {left} 份就满了，请减少份数。", en="Only {left} more can be taken. Pledge for fewer."),
    "limit_reached": Text(zh="每人最多支持 {per_person} 份。", en="{per_person} for each person at most."),
    "too_many": Text(zh="支持的次数太多了，先撤回再一次支持。", en="Too many pledges at once. Withdraw them and pledge again in one go."),
    "not_enough": Text(zh="积分不够：需要 {price}，你有 {has}。", en="Not enough points: it takes {price} and you have {has}."),
    "rewards_gone": Text(zh="回报只剩 {left} 份了。", en="Rewards are left for {left} more only."),
    "nothing_pledged": Text(zh="你还没有支持。", en="You have not pledged anything."),
    "stays": Text(zh="目标已经达成，支持不能撤回了。", en="The goal is reached, so pledges stay."),
    "not_yet": Text(zh="还没到兑现的时候。", en="It is too early for that."),
}

TITLES = {
    "succeeded": Text(zh="众筹成功", en="The goal is reached"),
    "failed": Text(zh="众筹未达成，积分已退回", en="Not reached: your points are back"),
}
