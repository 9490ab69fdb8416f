"""Everything a mini-game says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="小游戏", en="Mini-game")
GOOD_FOR = Text(
    zh="半分钟一局的小游戏：玩得好就有奖，最好成绩上榜；成绩由服务器重放核对，改不了。",
    en="Half a minute of play for a reward, with a ranking of the best. The server plays every run again, so no score can be made up.",
)
EXAMPLE = Text(
    zh="一家果汁店做了 30 秒接水果：接满 15 个送一杯小样，每天三局；孩子玩、家长领，前 20 名得一箱橙汁。",
    en="A juice bar lets people catch fruit for 30 seconds: 15 caught is a free sample, three runs a day, and the best twenty win a crate.",
)

WORDS = {
    "dealt": Text(zh="开始！你有 {seconds} 秒。", en="Go! You have {seconds} seconds."),
    "rewarded": Text(zh="{score} 分，奖励已到账。", en="A score of {score}, and the reward is yours."),
    "scored": Text(zh="{score} 分。", en="A score of {score}."),
    "reward_used": Text(
        zh="{score} 分。今天的奖励已经拿过了，成绩照样记。", en="A score of {score}. You had today’s reward already; the score counts."
    ),
    "reward_gone": Text(zh="{score} 分，可惜这一档的奖励已经发完。", en="A score of {score}, but that reward has run out."),
    "sign_in_first": SIGN_IN_FIRST,
    "limit_today": Text(zh="今天的 {runs_per_day} 局玩完了，明天再来。", en="That was today’s last of {runs_per_day}. Back tomorrow."),
    "not_enough": Text(zh="还不够：需要 {price}，你有 {has}。", en="Not enough: it costs {price} and you have {has}."),
    "no_such_run": Text(zh="没有这一局，请重新开始。", en="There is no such run. Start a new one."),
    "replayed": Text(zh="这一局已经交过了。", en="This run was handed in already."),
    "forged": Text(zh="这一局对不上，不计成绩。", en="This run does not add up and does not count."),
    "too_fast": Text(zh="交得比玩得还快，不计成绩。", en="It was handed in faster than it can be played, so it does not count."),
    "too_late": Text(zh="这一局交得太晚，不计成绩。", en="This run came in too late to count."),
    "sold_out": Text(zh="奖励已经发完了。", en="The rewards have run out."),
}
