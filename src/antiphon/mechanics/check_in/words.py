"""Everything a check-in says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="每日签到", en="Daily check-in")
GOOD_FOR = Text(
    zh="让顾客每天来看一眼：点一下得积分，连续签到奖励越来越多，漏签可以补。",
    en="Gives people a reason to look in every day: one tap earns points, a streak earns more, and a missed day can be made up.",
)
EXAMPLE = Text(
    zh="一家零食店每天签到送 5 积分，连续 7 天再送 50；想攒够换购的顾客每天早上都会打开店铺。",
    en="A snack shop gives 5 points a day and 50 more for a full week; people who save for a reward look in every morning.",
)

WORDS = {
    "streak_started": Text(
        zh="签到成功，得到 {points} 积分。明天再来可得 {tomorrow} 积分。", en="Checked in: {points} points. Tomorrow is worth {tomorrow}."
    ),
    "streak_continued": Text(
        zh="已连续签到 {streak} 天，得到 {points} 积分。明天可得 {tomorrow} 积分。",
        en="{streak} days in a row: {points} points. Tomorrow is worth {tomorrow}.",
    ),
    "milestone_reached": Text(
        zh="连续签到 {streak} 天！除了 {points} 积分，还有一份额外奖励。",
        en="{streak} days in a row! You get {points} points and something extra.",
    ),
    "special_day": Text(
        zh="签到成功，得到 {points} 积分。今天还有一份特别的奖励！", en="Checked in: {points} points, and something special on top!"
    ),
    "day_made_up": Text(zh="{on} 已补签，现在连续 {streak} 天。", en="{on} is made up. Your streak is now {streak} days."),
    "already_checked_in": Text(zh="今天已经签到过了，明天再来吧。", en="You have already checked in today. Come back tomorrow."),
    "sign_in_first": SIGN_IN_FIRST,
    "make_up_off": Text(zh="本活动不能补签。", en="Missed days cannot be made up here."),
    "day_not_missed": Text(zh="这一天不需要补签。", en="There is nothing to make up on that day."),
    "day_too_old": Text(
        zh="只能补最近 {days_back} 天内、活动开始以后的漏签。",
        en="Only days since the start and within the last {days_back} days can be made up.",
    ),
    "make_up_used_up": Text(zh="这个月的 {per_month} 次补签已经用完。", en="All {per_month} make-ups of that month are used."),
    "not_enough": Text(zh="余额不够：补签需要 {price}，你有 {has}。", en="Not enough: it costs {price} and you have {has}."),
}
