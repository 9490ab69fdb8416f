"""Everything a task play says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="任务", en="Tasks")
GOOD_FOR = Text(
    zh="把想让顾客做的事变成任务：做到就自动计数、发奖；可以每天做，也可以做成新人成长阶梯。",
    en="Turns what you hope people will do into tasks that count by themselves and pay: daily ones, or a ladder for newcomers.",
)

WORDS = {
    "step_counted": Text(zh="“{task}”完成了 {steps}/{of}。", en="{task}: {steps} of {of} done."),
    "task_done": Text(zh="“{task}”完成，奖励已到账。", en="{task} is done, and the reward is yours."),
    "task_ready": Text(zh="“{task}”完成了，来领取奖励吧。", en="{task} is done. Claim your reward."),
    "reward_late": Text(zh="“{task}”完成了，可惜奖励已经发完。", en="{task} is done, but its reward has run out."),
    "claimed": Text(zh="“{task}”的奖励已到账。", en="The reward for {task} is yours."),
    "sign_in_first": SIGN_IN_FIRST,
    "no_such_task": Text(zh="没有这个任务。", en="There is no such task."),
    "not_for_you": Text(zh="这个活动只给新朋友。", en="This one is for newcomers only."),
    "locked": Text(zh="先完成前面的任务，才能解锁这个。", en="Finish the tasks before this one to unlock it."),
    "not_done_yet": Text(zh="还差一点：{steps}/{of}。", en="Not quite there yet: {steps} of {of}."),
    "already_claimed": Text(zh="这份奖励已经领过了。", en="You already have this reward."),
    "claim_later": Text(zh="你那边还没到这一天，稍后再来领取。", en="Where you are, that day has not begun yet. Claim it then."),
    "sold_out": Text(zh="奖励已经发完了。", en="This reward has run out."),
}
