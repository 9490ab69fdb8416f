"""Everything a quiz says to a person."""

from antiphon.sdk.answers import ANSWER_WORDS
from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="知识竞答", en="Knowledge quiz")
GOOD_FOR = Text(
    zh="用限时答题让顾客了解商品和品牌：随机抽题、当场判分、排行榜按得分和用时排名。",
    en="Lets people learn about products against the clock: questions drawn from a pool, judged at once, ranked by right answers and time.",
)
EXAMPLE = Text(
    zh="咖啡店上新前办了 5 题竞答，答对 4 题送一张兑换券；谁答过，谁就在上新前认识了豆子的产地和喝法。",
    en="Before a launch a roaster asks five questions; four right is a voucher. Whoever played knows the beans before they are on "
    "the shelf.",
)

WORDS = {
    "opened": Text(zh="开始计时。", en="The clock is running."),
    "right": Text(zh="答对了！", en="Right!"),
    "wrong": Text(zh="没答对。", en="Not right."),
    "too_late": Text(zh="时间到了，这题没算上。", en="Time was up; this one does not count."),
    "finished": Text(zh="答完了：{total} 题答对 {score} 题。", en="Done: {score} of {total} right."),
    "passed": Text(
        zh="通过了！{total} 题答对 {score} 题，奖励已经送到。", en="Passed with {score} of {total} right. Your reward is in your account."
    ),
    "passed_reward_gone": Text(
        zh="通过了！{total} 题答对 {score} 题。奖励刚刚发完了。", en="Passed with {score} of {total} right. The last reward has just gone."
    ),
    "placed": Text(zh="活动结束，你是第 {place} 名，奖励已经送到。", en="It is over: place {place}. Your reward is in your account."),
    "not_placed": Text(zh="活动结束，你是第 {place} 名。", en="It is over: place {place}."),
    "not_over_yet": Text(zh="活动延期了，名次到结束时再定。", en="It goes on; places are settled when it ends."),
    "counted_as_one": Text(zh="两次登记合并成一个名次。", en="Two entries were made one."),
    "sign_in_first": SIGN_IN_FIRST,
    "question_open": Text(zh="先回答眼前这道题。", en="Answer the open question first."),
    "not_this_question": Text(zh="现在问的不是这道题，请刷新后继续。", en="Another question is open now. Please look again."),
    "no_runs_left": Text(zh="你的 {run_limit} 次机会已经用完。", en="All {run_limit} of your runs are used."),
    **ANSWER_WORDS,
}
