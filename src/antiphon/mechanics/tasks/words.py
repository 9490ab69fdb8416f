"""Everything a task play says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="任务", en="Tasks")
GOOD_FOR = Text(
    zh="把想让顾客做的事变成任务：做到就自动计数、发奖；可以每天做，也可以做成新人成长阶梯。",
    en="Turns what you hope people will do into tasks that count by themselves and pay: daily ones, or a ladder for newcomers.",
)
EXAMPLE = Text(
    zh="宠物店给新会员一张 7 天清单：完善资料、收藏、首单、晒单，做一件得一份积分，全做完送一张满减券；都由系统自动记。",
    en="A pet shop gives newcomers a list for seven days: profile, favourites, a first order, a review. Each pays points, all of "
    "them a voucher, and nothing needs to be ticked by hand.",
)

PROOF_TITLE = Text(zh="任务“{task}”", en="Your task: {task}")
PROOFS_NAME = Text(zh="待审核的证明", en="Proofs to look at")
PICTURES_NAME = Text(zh="交过的图片", en="Pictures that were sent in")

WORDS = {
    "step_counted": Text(zh="“{task}”完成了 {steps}/{of}。", en="{task}: {steps} of {of} done."),
    "task_done": Text(zh="“{task}”完成，奖励已到账。", en="{task} is done, and the reward is yours."),
    "task_ready": Text(zh="“{task}”完成了，来领取奖励吧。", en="{task} is done. Claim your reward."),
    "reward_late": Text(zh="“{task}”完成了，可惜奖励已经发完。", en="{task} is done, but its reward has run out."),
    "stage_done": Text(zh="阶段“{stage}”完成，阶段奖励已到账。", en="{stage} is complete, and its reward is yours."),
    "stage_claimed": Text(zh="阶段“{stage}”的奖励已到账。", en="The reward for {stage} is yours."),
    "stage_open": Text(zh="这个阶段还有任务没完成。", en="Some tasks of this stage are not done yet."),
    "no_such_stage": Text(zh="没有这个阶段。", en="There is no such stage."),
    "proof_sent": Text(
        zh="“{task}”的证明已收到，店铺看过后会告诉你。", en="We have your proof for {task}. The shop will look at it and tell you."
    ),
    "proof_refused": Text(
        zh="“{task}”的证明没有通过：{why} 可以再发一次。", en="Your proof for {task} was not accepted: {why} You may send another."
    ),
    "proof_waits": Text(zh="上一份证明还在等店铺查看。", en="The shop has still to look at the proof you sent."),
    "proof_empty": Text(zh="请写几句话，或附一张图片。", en="Write a few words, or add a picture."),
    "picture_needed": Text(zh="这个任务需要附一张图片。", en="This one needs a picture."),
    "picture_used": Text(
        zh="这张图片已经交过一次了，请为这个任务拍一张新的。",
        en="This picture was sent in before. Take a new one for this task.",
    ),
    "picture_odd": Text(zh="图片地址不对，请用 https:// 开头的链接。", en="That is not the address of a picture; it begins with https://."),
    "not_by_proof": Text(zh="这个任务会自动计数，不用发证明。", en="This one counts by itself and needs no proof."),
    "not_open": Text(zh="这个任务现在不对你开放。", en="This one is not open to you right now."),
    "done_already": Text(zh="这个任务已经完成了。", en="This one is done already."),
    "nothing_waits": Text(
        zh="没有等待审核的证明，也许已经有人处理过了。", en="No proof is waiting there; somebody may have decided already."
    ),
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
