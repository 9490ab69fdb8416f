"""Everything a tag card says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="标签卡", en="Tag card")
GOOD_FOR = Text(
    zh="点几下就生成自己的标签卡，可分享；征得同意后，店铺知道顾客怎样看自己。",
    en="A few taps make a card of who people are, to share. With consent, the shop knows how they see themselves.",
)
EXAMPLE = Text(
    zh="咖啡店问“你是哪种咖啡人？”，点两个标签就得到一张卡，发给朋友，朋友扫码再做自己的。",
    en="A coffee shop asks “What kind of coffee person are you?” Two taps make a card; friends scan its code and make their own.",
)

WORDS = {
    "chosen": Text(zh="你的标签卡做好了。", en="Your tag card is ready."),
    "chosen_rewarded": Text(zh="你的标签卡做好了，奖励已经到账。", en="Your tag card is ready, and your reward is here."),
    "chosen_reward_gone": Text(zh="你的标签卡做好了，奖励刚刚发完。", en="Your tag card is ready; the last reward has just gone."),
    "changed": Text(zh="标签换好了。", en="Your tags are changed."),
    "agreed": Text(
        zh="记住了，以后给你更合适的推荐。随时可以撤回。", en="Remembered, for better advice. You can take it back at any time."
    ),
    "withdrawn": Text(zh="已撤回，以后不再使用你的标签。", en="Taken back. Your tags will not be used from now on."),
    "sign_in_first": SIGN_IN_FIRST,
    "no_such_tag": Text(zh="没有这个标签。", en="There is no such tag."),
    "chosen_twice": Text(zh="同一个标签不能选两次。", en="A tag can be chosen once only."),
    "too_few": Text(zh="至少选 {least} 个。", en="Choose at least {least}."),
    "too_many": Text(zh="最多选 {most} 个。", en="Choose {most} at most."),
    "same_tags": Text(zh="和你现在的标签一样。", en="Those are your tags already."),
    "no_change": Text(zh="标签已经选好，不能再换。", en="Your tags are chosen and stay as they are."),
    "not_chosen_yet": Text(zh="先选标签。", en="Choose your tags first."),
    "not_offered": Text(zh="这张卡不保存标签。", en="This card does not keep tags."),
    "already_agreed": Text(zh="之前已经同意过了。", en="You have already agreed."),
    "not_agreed": Text(zh="没有可以撤回的内容。", en="There is nothing to take back."),
}
