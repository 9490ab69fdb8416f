"""Everything a leaderboard says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="排行榜", en="Leaderboard")
GOOD_FOR = Text(
    zh="把店里任何行为排成榜：邀请、评价、消费、积分；按日、周、月或整个活动排名，结束后按名次发奖，作弊可剔除。",
    en="Ranks whatever people do in your shop: referrals, reviews, spending, points; by day, week, month or play, with rewards by rank.",
)
EXAMPLE = Text(
    zh="母婴店每月按成功邀请的新客排名，前 10 名得一年会员；同分看先后，刷单的移出榜单后，后面的人自动往前。",
    en="A baby shop ranks referrals month by month; the top ten get a year’s membership. Ties go to whoever came first, and when a "
    "cheat is removed everyone moves up.",
)

WORDS = {
    "counted": Text(zh="本季得分 {score}（+{gained}）。", en="Your score this season is {score} (+{gained})."),
    "joined": Text(zh="你已上榜。", en="You are on the list now."),
    "left": Text(zh="你已退出榜单，分数会留着。", en="You are off the list. Your score is kept."),
    "season_won": Text(
        zh="赛季结束，你是第 {position} 名，奖励已到账。", en="The season is over and your rank is {position}. Your reward is here."
    ),
    "season_late": Text(
        zh="赛季结束，你是第 {position} 名，可惜这一档的奖励已发完。",
        en="The season is over and your rank is {position}, but that reward has run out.",
    ),
    "season_over": Text(zh="赛季结束，你是第 {position} 名。", en="The season is over and your rank is {position}."),
    "season_unlisted": Text(zh="赛季结束。你没有上榜。", en="The season is over. You were not on the list."),
    "one_row_stands": Text(
        zh="你的两个账号合并了，榜上只留一行，分数相加。", en="Your two accounts became one: one row, with what both scored."
    ),
    "not_yet": Text(zh="赛季延长了，到时再结算。", en="The season goes on and is settled later."),
    "removed": Text(zh="已从榜单剔除：{reason}", en="Taken off the list: {reason}"),
    "restored": Text(zh="已恢复上榜：{reason}", en="Back on the list: {reason}"),
    "sign_in_first": SIGN_IN_FIRST,
    "already_joined": Text(zh="你已经在榜上了。", en="You are on the list already."),
    "already_left": Text(zh="你现在就不在榜上。", en="You are not on the list."),
    "you_were_removed": Text(zh="店铺把你从榜单剔除了：{reason}", en="The shop took you off the list: {reason}"),
    "already_removed": Text(zh="这位顾客已经被剔除。", en="This person has been removed already."),
    "not_removed": Text(zh="这位顾客没有被剔除。", en="This person has not been removed."),
    "reason_missing": Text(zh="请写明原因。", en="Give a reason."),
}

TITLE = Text(zh="你在排行榜上得了第 {position} 名", en="Number {position} on the leaderboard")
BODY = Text(zh="“{reward}”已放进你的账户。", en="{reward} is in your account.")
