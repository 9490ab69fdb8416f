"""Everything a call says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="创意征集", en="Call for ideas")
GOOD_FOR = Text(
    zh="向顾客征集名字、包装、设计：提交、审核、入围、投票、采纳；用了谁的点子就奖励谁，并写在商品页上。",
    en="Asks customers for a name, a package, a design: they send, all vote, and whoever’s idea you use is rewarded and named.",
)
EXAMPLE = Text(
    zh="一家茶铺请会员给春茶取名，300 人投稿、2,000 人投票；被采用的“山前第一叶”印上了包装，写明是谁取的，取名的人得到一年的茶。",
    en="A tea shop asked members to name its spring tea: 300 sent a name, 2,000 voted, and the winner is printed on the pack with "
    "the name of whoever thought of it.",
)

WORDS = {
    "entered": Text(zh="“{text}”已收到，审核后会告诉你。", en="We have “{text}”. You will hear when it was looked at."),
    "vote_counted": Text(zh="你给“{text}”投了一票。", en="Your vote for “{text}” counts."),
    "vote_taken_back": Text(zh="你收回了给“{text}”的票。", en="Your vote for “{text}” is taken back."),
    "accepted": Text(zh="你的“{text}”通过了审核。", en="Your “{text}” was accepted."),
    "refused": Text(zh="你的“{text}”没有通过：{reason}", en="Your “{text}” was not taken: {reason}"),
    "shortlisted": Text(zh="你的“{text}”入围了，请大家来投票！", en="Your “{text}” is on the shortlist. Now everybody can vote!"),
    "adopted": Text(zh="你的“{text}”被采纳了，谢谢你！", en="We are going to use your “{text}”. Thank you!"),
    "sign_in_first": SIGN_IN_FIRST,
    "entries_closed": Text(zh="征集阶段已经结束，现在可以投票。", en="The time for entries is over. You can still vote."),
    "enough_entries": Text(zh="每人最多提交 {most} 件。", en="You can send {most} at most."),
    "too_short": Text(zh="太短了，至少 {least} 个字。", en="That is too short; write at least {least} characters."),
    "too_long": Text(zh="太长了，最多 {most} 个字。", en="That is too long; {most} characters at most."),
    "no_text": Text(zh="请写下你的创意。", en="Write down your idea."),
    "picture_needed": Text(zh="请附上一张图片的链接。", en="Add the address of a picture."),
    "no_pictures": Text(zh="这次征集不用图片。", en="This call takes no pictures."),
    "bad_picture": Text(zh="图片链接要以 https:// 开头。", en="The address of a picture begins with https://."),
    "similar_entry": Text(zh="已经有人提交过很像的：“{earlier}”。", en="Somebody was faster with something very similar: “{earlier}”."),
    "no_such_entry": Text(zh="没有这件作品。", en="There is no such entry."),
    "own_entry": Text(zh="不能给自己的作品投票。", en="You cannot vote for your own entry."),
    "voted_already": Text(zh="你已经给它投过票了。", en="You have voted for it already."),
    "not_voted": Text(zh="你没有给它投过票。", en="You have not voted for it."),
    "no_votes_left": Text(zh="你的 {most} 票已经投完，可以先收回一票。", en="All your {most} votes are used; take one back first."),
    "not_possible": Text(zh="这件作品现在是“{state}”，不能这样处理。", en="That cannot be done: the entry is {state} now."),
    "shortlist_full": Text(zh="入围名额已满。", en="The shortlist is full."),
    "all_adopted": Text(zh="采纳名额已满。", en="As many ideas as you promised are adopted already."),
    "reason_missing": Text(zh="请写明原因。", en="Give a reason."),
}

STATES = {
    "waiting": Text(zh="待审核", en="waiting"),
    "refused": Text(zh="未通过", en="refused"),
    "accepted": Text(zh="已通过", en="accepted"),
    "shortlisted": Text(zh="已入围", en="shortlisted"),
    "adopted": Text(zh="已采纳", en="adopted"),
}
