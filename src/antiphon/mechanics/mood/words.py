"""Everything a mood vote says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="心情投票", en="Mood vote")
GOOD_FOR = Text(
    zh="一点就投，马上看到大家的心情；每天来一次，店铺也能看到情绪走向。",
    en="One tap, and everybody’s mood shows at once. A reason to come by every day, and the shop sees how people feel.",
)
EXAMPLE = Text(
    zh="茶饮店每天问“今天心情怎么样？”，五个表情点一个，看到六成人和你一样开心，首次送 5 积分。",
    en="A tea bar asks “How are you today?” every day. Tap one of five faces, see that six in ten feel the same, get 5 points once.",
)

WORDS = {
    "told": Text(zh="收到，谢谢你告诉我们。", en="Thank you for telling us."),
    "told_rewarded": Text(zh="收到，谢谢。奖励已经到账。", en="Thank you. Your reward is here."),
    "told_reward_gone": Text(zh="收到，谢谢。奖励刚刚发完了。", en="Thank you. The last reward has just gone."),
    "changed": Text(zh="改好了。", en="Changed."),
    "words_added": Text(zh="你的话已经送到。", en="Your words are with us."),
    "sign_in_first": SIGN_IN_FIRST,
    "no_such_mood": Text(zh="没有这个心情。", en="There is no such mood."),
    "already_told": Text(zh="这一期你已经选过了。", en="You have told us already."),
    "same_mood": Text(zh="和你刚才选的一样。", en="That is what you told us already."),
    "no_words": Text(zh="这里不收留言。", en="Words are not asked for here."),
}
