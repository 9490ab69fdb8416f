"""Everything a trial says to a person."""

from typing import Final

from antiphon.sdk.answers import ANSWER_WORDS
from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME: Final = Text(zh="新品试用", en="Product trial")
GOOD_FOR: Final = Text(
    zh="请顾客试用新品并写报告：申请、选人、寄出、收报告、审核、公开；写得认真的成为体验官。",
    en="Lets customers try a product and report: apply, be picked, get it, write, be read. Careful writers become experience officers.",
)
EXAMPLE: Final = Text(
    zh="一家护肤品牌给 50 位新会员寄小样，1,200 人申请、抽签选人，46 人写了报告，平均 4.3 星，其中 19 人一周内下了首单。",
    en="A skin-care brand sent samples to 50 new members: 1,200 applied, lots were drawn, 46 reported with 4.3 stars on average, "
    "and 19 of them ordered within a week.",
)

_APPLYING: Final = {
    "answered": Text(zh="已记下，下一题。", en="Noted. Next question."),
    "went_back": Text(zh="回到上一题。", en="Back to the question before."),
    "applied": Text(
        zh="申请已收到，{closes_on} 截止后告诉你结果。",
        en="We have your application. Applications close on {closes_on}; then you will hear.",
    ),
    "not_suited": Text(
        zh="谢谢你来申请！这次的产品适合“{wish}”的朋友，我们不想寄给你一件用不上的东西。",
        en="Thank you for asking! This one is made for “{wish}”, and we do not want to send you something that is of no use to you.",
    ),
    "held_back": Text(
        zh="上次试用的报告没有等到，这一次先休息，下一次欢迎再来。",
        en="The report of your last trial never came, so you sit this one out. You are welcome again at the next.",
    ),
    "withdrawn": Text(zh="申请已撤回。", en="Your application is withdrawn."),
    "on_the_list": Text(
        zh="名额刚满，你排在候补第 {number} 位；有人放弃就轮到你。",
        en="All places are taken. You are number {number} in line, should somebody give one back.",
    ),
    "places_gone": Text(
        zh="名额和候补都满了，谢谢你来，下次早一点哦。", en="All places and the line are full. Thank you for coming; be early next time."
    ),
}

_STANDING: Final = {
    "open_now": Text(zh="申请到 {closes_on} 为止。", en="You can apply until {closes_on}."),
    "picked_place": Text(
        zh="选中你了！申请者共 {of} 位，你排第 {position}。请在 {by} 前填好收货地址。",
        en="You are picked: number {position} of {of}. Please give your address by {by}.",
    ),
    "picked_plain": Text(zh="选中你了！请在 {by} 前填好收货地址。", en="You are picked! Please give your address by {by}."),
    "try_it": Text(zh="慢慢用，{by} 前写报告就好。", en="Take your time; the report is due by {by}."),
}

_PICKING: Final = {
    "lot_drawn": Text(zh="你的签号是 {lot}，稍后公布名次。", en="Your lot is {lot}. The order follows in a moment."),
    "not_yet": Text(zh="还在统计，请稍候。", en="Still being counted. One moment."),
    "picked": Text(
        zh="选中你了！在 {of} 位申请者里排第 {position}。请在 {by} 前填好收货地址，{item}就寄给你。",
        en="You are picked: number {position} of {of}. Give your address by {by}, and {item} is yours.",
    ),
    "picked_now": Text(
        zh="选中你了！在 {of} 位申请者里排第 {position}。{item}已到账，请在 {by} 前写报告。",
        en="You are picked: number {position} of {of}. {item} is in your account; write your report by {by}.",
    ),
    "picked_first": Text(
        zh="名额是你的了！请在 {by} 前填好收货地址，{item}就寄给你。",
        en="The place is yours! Give your address by {by}, and {item} is on its way.",
    ),
    "picked_first_now": Text(
        zh="名额是你的了！{item}已到账，请在 {by} 前写报告。",
        en="The place is yours! {item} is in your account; write your report by {by}.",
    ),
    "picked_by_us": Text(
        zh="我们选了你：{reason} 请在 {by} 前填好收货地址，{item}就寄给你。",
        en="We picked you: {reason} Give your address by {by}, and {item} is yours.",
    ),
    "picked_by_us_now": Text(
        zh="我们选了你：{reason} {item}已到账，请在 {by} 前写报告。",
        en="We picked you: {reason} {item} is in your account; write your report by {by}.",
    ),
    "moved_up": Text(
        zh="候补轮到你了（第 {number} 位）！请在 {by} 前填好收货地址，{item}就寄给你。",
        en="A place came free, and you were number {number} in line! Give your address by {by}, and {item} is yours.",
    ),
    "moved_up_now": Text(
        zh="候补轮到你了（第 {number} 位）！{item}已到账，请在 {by} 前写报告。",
        en="A place came free, and you were number {number} in line! {item} is in your account; write your report by {by}.",
    ),
    "waits": Text(
        zh="这次你排第 {position}（名额 {places} 个），在候补第 {number} 位；有人放弃就轮到你。",
        en="You came number {position} for {places} places, so you are number {number} in line, should somebody give one back.",
    ),
    "not_drawn": Text(
        zh="谢谢你来申请！这次签运差一点，{of} 人里排第 {position}，名额 {places} 个。下次再来。",
        en="Thank you for asking! The lots put you number {position} of {of}, for {places} places. Please try again next time.",
    ),
    "fewer_points": Text(
        zh="谢谢你来申请！这次排第 {position}（共 {of} 人，名额 {places} 个），更合适的人多一些。下次再来。",
        en="Thank you for asking! You came number {position} of {of}, for {places} places; others suited it more. Please ask again.",
    ),
    "not_picked": Text(
        zh="谢谢你来申请！这次名额有限，没能选到你，不是你不好。下次再来。",
        en="Thank you for asking! There were few places and we could not pick you this time. Please ask again.",
    ),
    "passed_over": Text(zh="谢谢你来申请！这次没有选你：{reason}", en="Thank you for asking! We did not pick you this time: {reason}"),
    "excluded": Text(zh="你的申请没有被接受：{reason}", en="Your application was not taken: {reason}"),
    "called_off": Text(
        zh="试用提前结束了，名额没有分配。抱歉，下次一定。", en="The trial ended early and no places were given. We are sorry."
    ),
    "place_free": Text(zh="空出一个名额。", en="A place came free."),
    "passed_on": Text(zh="轮到候补第 {number} 位。", en="Number {number} in line is next."),
    "still_waits": Text(zh="仍在候补第 {number} 位。", en="Still number {number} in line."),
}

_TRYING: Final = {
    "declined": Text(zh="名额已让给下一位，谢谢你早早告诉我们。", en="The place goes to the next in line. Thank you for telling us early."),
    "lapsed": Text(zh="没有等到收货地址，名额给了下一位。", en="No address came in time, so the place went to the next in line."),
    "address_wanted": Text(
        zh="请在 {by} 前填好收货地址，否则名额会给下一位。", en="Please give your address by {by}, or the place goes to the next in line."
    ),
    "address_known": Text(zh="地址收到了，等待发货。", en="We have your address. It will be sent soon."),
    "shipped": Text(
        zh="试用品已发货，请在 {by} 前写报告（签收后会重新算）。",
        en="It is on its way. Please report by {by}; the time starts anew when it arrives.",
    ),
    "arrived": Text(zh="试用品已签收，慢慢用，{by} 前写报告就好。", en="It has arrived. Take your time; the report is due by {by}."),
    "handed_over": Text(zh="试用品已交到你手上，{by} 前写报告就好。", en="You have it in your hands. The report is due by {by}."),
    "came_back": Text(zh="试用品没能送到，报告不用写了。", en="It could not reach you, so there is nothing to report."),
    "reminded": Text(zh="试用报告 {by} 到期，写几句真实感受就好。", en="Your report is due by {by}. A few honest words will do."),
    "report_late": Text(zh="试用报告已到期，{by} 前还可以补交。", en="Your report is late. It is still welcome until {by}."),
    "missed": Text(
        zh="没有等到你的试用报告。想起来时随时可以补交。", en="Your report never came. It is welcome whenever you find the time."
    ),
    "missed_held": Text(
        zh="没有等到你的试用报告，下一次试用要先休息一次。现在补交，就不用休息。",
        en="Your report never came, so you will sit out the next trial. Send it after all, and you will not.",
    ),
    "released": Text(zh="试用提前结束了，报告不用写了。", en="The trial ended early, so there is nothing to report."),
    "extended": Text(zh="报告期限延到 {by}：{reason}", en="Your report is due by {by} now: {reason}"),
    "forgiven": Text(zh="报告不用补了，下次照常申请：{reason}", en="The report is let go, and you can apply as always: {reason}"),
}

_REPORTING: Final = {
    "report_sent": Text(zh="报告已收到，看过以后告诉你。谢谢！", en="We have your report and will tell you when it was read. Thank you!"),
    "reviewed": Text(zh="你的报告已公开，谢谢你的真实感受。", en="Your report is on the page. Thank you for being honest."),
    "reviewed_unseen": Text(
        zh="你的报告已收下，这次没有公开：{reason}", en="We have taken your report, but not put it on the page: {reason}"
    ),
    "reviewed_good": Text(zh="你的报告写得很好（{quality}/5），谢谢！", en="A very good report ({quality} of 5). Thank you!"),
    "reviewed_title": Text(
        zh="你的报告写得很好（{quality}/5）。从今天起，你是我们的体验官！",
        en="A very good report ({quality} of 5). From today you are one of our experience officers!",
    ),
    "sent_back": Text(
        zh="报告还差一点：{reason} 请在 {by} 前补好。", en="Your report needs a little more: {reason} Please add it by {by}."
    ),
    "unpublished": Text(zh="你的报告已从页面撤下：{reason}", en="Your report was taken off the page: {reason}"),
}

_REFUSALS: Final = {
    "sign_in_first": SIGN_IN_FIRST,
    "applied_already": Text(zh="你已经申请过了。", en="You have applied already."),
    "applications_closed": Text(zh="申请已经截止，下次早点来。", en="Applications are closed. Come earlier next time."),
    "not_this_question": Text(zh="现在问的不是这道题，请刷新后继续。", en="Another question is open now. Please look again."),
    "at_the_start": Text(zh="已经在第一题了。", en="This is the first question."),
    "nothing_to_withdraw": Text(zh="没有可以撤回的申请。", en="There is no application to withdraw."),
    "nothing_to_decline": Text(zh="没有可以让出的名额。", en="There is no place to give back."),
    "on_its_way": Text(
        zh="地址已经填好，正在准备寄出，不能让出了。", en="Your address is given and it is being sent, so it cannot be given back."
    ),
    "nothing_to_report": Text(zh="还没有要写的报告。", en="There is nothing to report yet."),
    "reported_already": Text(zh="你的报告已经交了。", en="Your report is with us already."),
    "stars_missing": Text(zh="请先给 1 到 5 颗星。", en="Give one to five stars first."),
    "too_short": Text(zh="至少写 {least} 个字，现在有 {have} 个。", en="Write {least} characters or more; there are {have}."),
    "too_long": Text(zh="最多写 {most} 个字。", en="Write {most} characters or fewer."),
    "pictures_missing": Text(zh="请至少附上 {least} 张图片。", en="Add {least} pictures or more."),
    "picture_odd": Text(zh="有一张图片没传上来，请重新选择。", en="One picture did not come through. Choose it again."),
    "picked_by_rule": Text(zh="这次试用按规则选人，不能人工指定。", en="This trial picks by its rules; nobody can be put in by hand."),
    "no_place_left": Text(zh="名额已经用完。", en="No place is left."),
    "not_possible": Text(zh="现在的状态不能这样处理。", en="That cannot be done as things stand."),
    "quality_odd": Text(zh="报告质量请填 1 到 5。", en="Rate the report from 1 to 5."),
    "reason_missing": Text(zh="请写明原因，顾客会看到。", en="Give a reason; the person reads it."),
}

WORDS: Final = {**_APPLYING, **_STANDING, **_PICKING, **_TRYING, **_REPORTING, **_REFUSALS, **ANSWER_WORDS}
