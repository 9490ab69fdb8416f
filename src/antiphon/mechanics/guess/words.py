"""Everything a guess says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="竞猜", en="Guess")
GOOD_FOR = Text(
    zh="新品发布前让顾客猜价格：答案先封存，结束时公开，任何人都能验证没有改过；按接近程度或先后发奖。",
    en="Lets people guess a price before the launch. The answer is sealed first and opened at the end, so that anyone can check it.",
)
EXAMPLE = Text(
    zh="新款台灯发布前请大家猜价：答案先封存，公布后人人能核对；最接近的 10 个人按猜的价买走，另有 4,000 人记住了这盏灯。",
    en="Before a new lamp comes out, people guess its price. The answer is sealed and can be checked; the ten closest win, and "
    "4,000 others now know the lamp.",
)
GUESSES_NAME = Text(zh="所有竞猜", en="All guesses")
WINNERS_NAME = Text(zh="获奖名单", en="Winners")
WON_TITLE = Text(zh="竞猜结果公布", en="The guess is over")

WORDS = {
    "guessed": Text(zh="已记下：{number}。还可以再猜 {left} 次。", en="Noted: {number}. Guesses left: {left}."),
    "guess_won": Text(
        zh="答案是 {answer}，你猜 {number}，排第 {place} 名，奖励已到账。",
        en="The answer is {answer}. You guessed {number}: place {place}, and the reward is yours.",
    ),
    "guess_late": Text(
        zh="答案是 {answer}，你猜 {number}，排第 {place} 名，可惜奖励已经发完。",
        en="The answer is {answer}. You guessed {number}: place {place}, but the reward has run out.",
    ),
    "guess_lost": Text(
        zh="答案是 {answer}，你猜 {number}，这次没有获奖。", en="The answer is {answer}. You guessed {number}; no reward this time."
    ),
    "not_over": Text(zh="竞猜还没有结束。", en="The guess is not over yet."),
    "sign_in_first": SIGN_IN_FIRST,
    "no_number": Text(
        zh="请输入一个数，最多两位小数，例如 199 或 199.50。", en="Give a number with at most two decimals, such as 199 or 199.50."
    ),
    "guessed_that": Text(zh="这个数你已经猜过了，换一个吧。", en="You have guessed that before. Try another one."),
    "guesses_used": Text(zh="{most} 次机会都用完了，等结果吧。", en="All {most} of your guesses are in. Wait for the answer."),
}
