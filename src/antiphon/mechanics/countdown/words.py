"""Everything a countdown says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="倒计时", en="Countdown")
GOOD_FOR = Text(
    zh="新品首发、开播、开抢前的倒计时：可以设提醒，到点来的人有奖励，把关注变成准时到场。",
    en="Counts down to a launch or a show: people can ask to be reminded, and whoever is there in time gets something.",
)
EXAMPLE = Text(
    zh="新款耳机周五晚八点开售，店里提前一周挂出倒计时；设了提醒的人收到通知，八点前到场的前 500 人各得一张 20 元券。",
    en="New headphones go on sale on Friday at eight. A countdown hangs for a week, reminds whoever asked, and the first 500 to be "
    "there get a voucher.",
)
REMINDER_TITLE = Text(zh="马上就到点了", en="It is nearly time")

WORDS = {
    "reminder_set": Text(zh="好的，到时候会给你发站内信。", en="We will send a message to your inbox."),
    "reminder_off": Text(zh="提醒已取消。", en="No reminder will be sent."),
    "reminded": Text(zh="提醒已发出。", en="The reminder was sent."),
    "here": Text(zh="你准时到了，奖励已到账！", en="You are here in time, and your reward is in your account!"),
    "here_late": Text(zh="你准时到了！可惜奖励已经发完。", en="You are here in time! The rewards are gone, though."),
    "here_only": Text(zh="你准时到了，欢迎！", en="You are here in time. Welcome!"),
    "sign_in_first": SIGN_IN_FIRST,
    "not_yet": Text(zh="还没到点，再等等。", en="It is not time yet. Wait a little."),
    "too_late": Text(zh="来晚了，到场时间已经过了。", en="The time for being there is over."),
    "was_here": Text(zh="你已经到场了。", en="You have been here already."),
    "time_has_come": Text(zh="已经到点了，不用提醒。", en="It is time already, no reminder needed."),
    "reminder_is_set": Text(zh="提醒已经设好了。", en="Your reminder is set already."),
    "no_reminder": Text(zh="没有设过提醒。", en="There is no reminder to take back."),
}
