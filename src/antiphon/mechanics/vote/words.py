"""Everything a vote says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="投票", en="Vote")
GOOD_FOR = Text(
    zh="让顾客一起决定：选口味、选包装、选下一款新品；一人一票，票数人人可核对，投票有礼。",
    en="Lets customers decide with you: a flavour, a package, the next product. One ballot each, and a count anybody can check.",
)
EXAMPLE = Text(
    zh="巧克力店拿三种口味让会员投票，选中的下个月上架，投过票的人有先买权；每人一票，凭回执码能查到自己那票算进去了。",
    en="A chocolate maker lets members choose among three flavours; the winner is on the shelf next month, voters may buy first, "
    "and a receipt proves that each vote was counted.",
)

WORDS = {
    "voted": Text(zh="投票成功，你的回执码是 {receipt}。", en="Your vote counts. Your receipt is {receipt}."),
    "vote_changed": Text(zh="已经改投，回执码不变：{receipt}。", en="Your vote is changed. Your receipt stays {receipt}."),
    "winner_chosen": Text(zh="你选的“{winner}”胜出，奖励已到账。", en="{winner} won, and you chose it. Your reward is here."),
    "winner_late": Text(zh="你选的“{winner}”胜出，可惜奖励已经发完。", en="{winner} won, and you chose it, but the rewards have run out."),
    "ballot_opened": Text(zh="投票已结束，选票已公开。", en="The vote is over, and the ballots are open."),
    "one_ballot_stands": Text(
        zh="你的两个账号合并了，一人一票：回执码为 {receipt} 的那张有效。",
        en="Your two accounts became one, and one ballot counts: the one with receipt {receipt}.",
    ),
    "not_yet": Text(zh="投票延长了，到时再开票。", en="The vote goes on; ballots are opened at its end."),
    "sign_in_first": SIGN_IN_FIRST,
    "already_voted": Text(zh="你已经投过票了，一人一票。", en="You have voted already; everybody has one ballot."),
    "same_vote": Text(zh="这和你现在的选票一样。", en="That is what your ballot says already."),
    "no_such_option": Text(zh="没有这个选项。", en="There is no such option."),
    "chosen_twice": Text(zh="同一个选项不能选两次。", en="An option can be named once only."),
    "too_few": Text(zh="至少要选 {least} 个。", en="Choose at least {least}."),
    "too_many": Text(zh="最多选 {most} 个。", en="Choose {most} at most."),
}
