"""Everything a survey says to a person."""

from antiphon.sdk.answers import ANSWER_WORDS
from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="问卷", en="Survey")
GOOD_FOR = Text(
    zh="问满意度、推荐意愿和任何想知道的事：按答案跳题、按人群控制份数、可以匿名，交卷有答谢。",
    en="Asks how satisfied people are, whether they would recommend you, and more; with branches, quotas, and no names if you like.",
)
EXAMPLE = Text(
    zh="收货一周后问三题：愿不愿意推荐、满意哪里、想改哪里；答完送 20 积分，打低分的 31 位当天就有客服联系。",
    en="A week after delivery: would you recommend us, what was good, what should change? Twenty points for an answer, and a call "
    "that day to the 31 who were unhappy.",
)

WORDS = {
    "answered": Text(zh="已记下，下一题。", en="Noted. Next question."),
    "done": Text(zh="已交卷，谢谢你。", en="Sent. Thank you."),
    "done_rewarded": Text(zh="已交卷，谢谢你。答谢已经送到。", en="Sent. Thank you; your reward is in your account."),
    "done_reward_gone": Text(zh="已交卷，谢谢你。答谢刚刚发完了。", en="Sent. Thank you. The last reward has just gone."),
    "group_full": Text(
        zh="谢谢你！这一组的名额已经满了，不用再答了。",
        en="Thank you! We have heard enough from this group, so there is nothing more to answer.",
    ),
    "went_back": Text(zh="回到上一题。", en="Back to the question before."),
    "claimed": Text(zh="答谢已经送到，谢谢你。", en="Your reward is in your account. Thank you."),
    "sign_in_first": SIGN_IN_FIRST,
    "already_done": Text(zh="你已经交过卷了。", en="You have already sent your reply."),
    "already_claimed": Text(zh="你已经领过答谢了。", en="You have already claimed the reward."),
    "not_this_question": Text(zh="现在问的不是这道题，请刷新后继续。", en="Another question is open now. Please look again."),
    "at_the_start": Text(zh="已经在第一题了。", en="This is the first question."),
    "without_a_name": Text(
        zh="这份问卷是匿名的，带身份的答案一律不收。", en="This survey is anonymous: an answer that bears a name is not taken."
    ),
    "nothing_to_claim": Text(zh="这里没有可领的答谢。", en="There is no reward to claim here."),
    "stamp_unknown": Text(zh="凭证不对或已过期，请交卷后两天内领取。", en="That stamp is not valid. Claim within two days of your reply."),
    "reward_gone": Text(zh="答谢已经发完了。", en="The rewards are all gone."),
    **ANSWER_WORDS,
}
