"""Everything a personal test says to a person."""

from antiphon.sdk.answers import ANSWER_WORDS
from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="个性测试", en="Personal test")
GOOD_FOR = Text(
    zh="问几道题，给出量身定制的结果和推荐商品，并说明理由；适合帮顾客选择，也能在征得同意后了解顾客。",
    en="A few questions end in a result and in products that suit. Helps people choose and, with consent, tells you who they are.",
)
EXAMPLE = Text(
    zh="护肤店用 5 个问题测肤质，测完给出 3 件适合的商品和理由；征得同意后，“敏感肌”成了标签，下次只推适合的。",
    en="A skin-care shop asks five questions and names three products with the reason. With consent “sensitive skin” becomes a "
    "tag, and the next message fits.",
)

WORDS = {
    "answered": Text(zh="已记下，下一题。", en="Noted. Next question."),
    "done": Text(zh="你的结果是：{outcome}。", en="Your result: {outcome}."),
    "done_rewarded": Text(zh="你的结果是：{outcome}。奖励已经送到。", en="Your result: {outcome}. Your reward is in your account."),
    "done_reward_gone": Text(zh="你的结果是：{outcome}。奖励刚刚发完了。", en="Your result: {outcome}. The last reward has just gone."),
    "went_back": Text(zh="回到上一题。", en="Back to the question before."),
    "restarted": Text(zh="重新开始。", en="Starting again."),
    "agreed": Text(
        zh="记住了，以后给你更合适的推荐。随时可以撤回。", en="Remembered, for better advice next time. You can take it back at any time."
    ),
    "withdrawn": Text(zh="已撤回，以后不再使用你的答案。", en="Taken back. Your answers will not be used from now on."),
    "sign_in_first": SIGN_IN_FIRST,
    "already_done": Text(zh="你已经做完这个测试了。", en="You have already finished this test."),
    "not_this_question": Text(zh="现在问的不是这道题，请刷新后继续。", en="Another question is open now. Please look again."),
    "at_the_start": Text(zh="已经在第一题了。", en="This is the first question."),
    "no_retake": Text(zh="这个测试只能做一次。", en="This test can be taken once."),
    "retake_later": Text(zh="还要过些日子才能重测。", en="It is too early to take it again."),
    "not_done_yet": Text(zh="先做完测试才能选这个。", en="Finish the test first."),
    "not_offered": Text(zh="这个测试不保存答案。", en="This test does not keep answers."),
    "already_agreed": Text(zh="之前已经同意过了。", en="You have already agreed."),
    "not_agreed": Text(zh="没有可以撤回的内容。", en="There is nothing to take back."),
    **ANSWER_WORDS,
}
