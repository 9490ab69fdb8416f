"""Ready ways of earning points, to be put in as drafts and adjusted: check-in 5, review 50, invitation 200, live stream 30 and so on."""

from collections.abc import Sequence
from typing import Final

import msgspec

from antiphon.features.points.amounts import Amount, Fixed, PerMoney
from antiphon.features.points.matching import Test
from antiphon.features.points.occasions import ForTiers, Multiplier, OnBirthday, OnDaysOfMonth
from antiphon.features.points.rules import Cap, Rule
from antiphon.sdk.words import Text


class RuleTemplate(msgspec.Struct, frozen=True):
    """A rule that is ready to be used. `says` is one sentence for the operator."""

    key: str
    says: Text
    rule: Rule


def _way(
    key: str, zh: str, en: str, event: str, amount: Amount | int, says_zh: str, says_en: str, *, caps: Sequence[Cap] = (), **more: object
) -> RuleTemplate:
    given = Fixed(amount) if isinstance(amount, int) else amount
    rule = Rule(Text(zh=zh, en=en), event, given, caps=tuple(caps))
    return RuleTemplate(key, Text(zh=says_zh, en=says_en), msgspec.structs.replace(rule, **more))


def _daily(times: int) -> Cap:
    return Cap(times, "day", "times")


DOUBLES: Final = (
    Multiplier(Text(zh="生日月双倍", en="Double in your birthday month"), OnBirthday("month"), 200),
    Multiplier(Text(zh="8 号会员日双倍", en="Double on member day, the 8th"), OnDaysOfMonth((8,)), 200),
    Multiplier(Text(zh="钻石会员 1.5 倍", en="Diamond members, 1.5 times"), ForTiers(("diamond",)), 150),
)

TEMPLATES: Final[Sequence[RuleTemplate]] = (
    _way(
        "order",
        "购物",
        "Shopping",
        "Order Completed",
        PerMoney(1, 100),
        "每实付 1 元 1 积分，生日月、会员日、钻石会员更多；过退货期后可用。",
        "One point for each unit paid for goods; more on birthdays and member day and for diamonds; usable after the return period.",
        multipliers=DOUBLES,
        pending_days=7,
    ),
    _way(
        "first_order",
        "首单奖励",
        "First order",
        "Order Completed",
        100,
        "每人第一张订单。",
        "The first order of each person.",
        once="person",
        pending_days=7,
    ),
    _way(
        "large_order",
        "大额订单奖励",
        "Large order",
        "Order Completed",
        50,
        "单笔满 500 元再给 50。",
        "50 more for an order of 500 and over.",
        where=(Test("revenue", "at_least", ("500",)),),
        pending_days=7,
    ),
    _way(
        "check_in",
        "每日签到",
        "Daily check-in",
        "Checked In",
        5,
        "每天一次；签到活动自己发积分时不要启用。",
        "Once a day; leave it out where the check-in play gives points itself.",
        caps=[_daily(1)],
    ),
    _way(
        "review",
        "商品评价",
        "Product review",
        "Product Reviewed",
        50,
        "同一商品只奖一次，每天最多 5 条。",
        "Once for each product, five a day at most.",
        once="value",
        once_property="product_id",
        caps=[_daily(5)],
    ),
    _way(
        "photo_review",
        "晒图评价",
        "Review with a picture",
        "Product Reviewed",
        20,
        "带图再加 20；事件里要有 photos。",
        "20 more with pictures; the event needs photos.",
        where=(Test("photos", "exists"),),
        once="value",
        once_property="product_id",
        caps=[_daily(5)],
    ),
    _way(
        "invite",
        "邀请好友注册",
        "Invite a friend",
        "Friend Invited",
        200,
        "好友注册成功后给邀请人，每月最多 20 位。",
        "To the inviter, when the friend has signed up; 20 friends a month at most.",
        once="value",
        once_property="friend_id",
        caps=[Cap(20, "month", "times")],
    ),
    _way(
        "invited_order",
        "好友首单",
        "A friend's first order",
        "Friend Ordered",
        300,
        "被邀请的好友第一次下单后给邀请人。",
        "To the inviter, after the friend's first order.",
        once="value",
        once_property="friend_id",
        pending_days=7,
    ),
    _way(
        "live",
        "直播互动",
        "Live stream",
        "Live Interacted",
        30,
        "每次互动 30，每天最多 3 次。",
        "30 each time, three times a day at most.",
        caps=[_daily(3)],
    ),
    _way(
        "live_watch",
        "看直播满十分钟",
        "Ten minutes of live",
        "Live Watched",
        20,
        "看满 600 秒，每天一次。",
        "600 seconds watched, once a day.",
        where=(Test("seconds", "at_least", ("600",)),),
        caps=[_daily(1)],
    ),
    _way("register", "注册", "Sign up", "Signed Up", 100, "新会员注册。", "A new member.", once="person"),
    _way(
        "profile",
        "完善资料",
        "Complete your profile",
        "Profile Completed",
        50,
        "填好生日、喜好等资料。",
        "Birthday, tastes and so on filled in.",
        once="person",
    ),
    _way("phone", "绑定手机", "Verify your phone", "Phone Verified", 30, "每人一次。", "Once a person.", once="person"),
    _way(
        "app",
        "首次打开 App",
        "First time in the app",
        "Application Installed",
        50,
        "安装并打开 App。",
        "The app installed and opened.",
        once="person",
    ),
    _way(
        "subscribe",
        "订阅消息",
        "Subscribe to messages",
        "Messages Subscribed",
        20,
        "同意接收活动消息。",
        "Consent to messages of the shop.",
        once="person",
    ),
    _way("follow", "关注店铺", "Follow the shop", "Shop Followed", 20, "每人一次。", "Once a person.", once="person"),
    _way(
        "group",
        "加入社群",
        "Join the community",
        "Group Joined",
        20,
        "每个社群一次。",
        "Once for each group.",
        once="value",
        once_property="groupId",
    ),
    _way("share", "分享商品", "Share a product", "Product Shared", 10, "每天最多 3 次。", "Three times a day at most.", caps=[_daily(3)]),
    _way("share_cart", "分享购物车", "Share a cart", "Cart Shared", 10, "每天一次。", "Once a day.", caps=[_daily(1)]),
    _way(
        "wishlist",
        "收藏商品",
        "Add to wishlist",
        "Product Added to Wishlist",
        2,
        "同一商品一次，每天最多 5 次。",
        "Once a product, five a day at most.",
        once="value",
        once_property="product_id",
        caps=[_daily(5)],
    ),
    _way(
        "post",
        "发布内容",
        "Publish a post",
        "Post Published",
        30,
        "社区发帖，每天最多 2 篇。",
        "In the community, two a day at most.",
        caps=[_daily(2)],
    ),
    _way(
        "featured",
        "内容加精",
        "Featured post",
        "Post Featured",
        100,
        "被选为精华，每篇一次。",
        "Picked by the shop, once a post.",
        once="value",
        once_property="post_id",
    ),
    _way(
        "answer",
        "回答提问",
        "Answer a question",
        "Question Answered",
        10,
        "帮其他顾客解答，每天最多 5 次。",
        "Helping other customers, five a day at most.",
        caps=[_daily(5)],
    ),
    _way(
        "survey",
        "填写问卷",
        "Answer a survey",
        "Survey Completed",
        30,
        "每份问卷一次。",
        "Once for each survey.",
        once="value",
        once_property="survey_id",
    ),
    _way(
        "complaint",
        "售后反馈",
        "Feedback after service",
        "Service Rated",
        10,
        "为售后服务打分，每天一次。",
        "A rating of the service, once a day.",
        caps=[_daily(1)],
    ),
    _way(
        "group_failed",
        "未成团补偿",
        "Group not filled",
        "Group Buy Failed",
        20,
        "拼团没成时的补偿。",
        "A consolation when a group buy does not fill.",
        caps=[_daily(1)],
    ),
    _way(
        "birthday",
        "生日礼",
        "Birthday gift",
        "Birthday Celebrated",
        88,
        "生日当天自动发放，每年一次；顾客资料里要有生日。",
        "On the day, by itself, once a year; the birthday must be among what the shop knows.",
        once="value",
        once_property="year",
    ),
    _way(
        "recycle",
        "回收旧物",
        "Recycling",
        "Packaging Returned",
        20,
        "寄回包装或旧物，每月 5 次。",
        "Packaging or old goods sent back, five times a month.",
        caps=[Cap(5, "month", "times")],
    ),
)
