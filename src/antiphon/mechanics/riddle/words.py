"""Everything a riddle says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="猜谜", en="Riddle")
GOOD_FOR = Text(
    zh="新品发布前的悬念：线索一条条公布，越早猜中奖励越多；让顾客天天回来看新线索。",
    en="Suspense before a launch: clues come out one by one, and the sooner it is solved, the more it is worth.",
)
EXAMPLE = Text(
    zh="新口味冰淇淋上市前每天放一条线索，第一天猜中得 200 积分，第五天只剩 40；整周都有人回来看线索、在群里讨论。",
    en="For a new ice-cream flavour a clue comes out every day; solved on the first it is worth 200 points, on the fifth 40. People "
    "come back all week to guess.",
)
SOLVERS_NAME = Text(zh="猜中的人", en="Solvers")

WORDS = {
    "solved": Text(zh="猜对了！奖励已到账。", en="That is it! Your reward is in your account."),
    "solved_late": Text(zh="猜对了！可惜奖励已经发完。", en="That is it! The rewards are gone, though."),
    "wrong": Text(zh="不对，再想想。", en="That is not it. Think again."),
    "sign_in_first": SIGN_IN_FIRST,
    "empty": Text(zh="请写下你的答案。", en="Write your answer first."),
    "solved_before": Text(zh="你已经猜中了。", en="You have solved it already."),
    "tries_used": Text(zh="{most} 次机会都用完了。", en="All {most} of your tries are used."),
    "wait": Text(zh="答错后要等一会儿才能再答。", en="After a wrong answer, wait a little before the next."),
}
