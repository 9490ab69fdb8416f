"""Everything a visit says to a person."""

from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="到店打卡", en="Shop visit")
GOOD_FOR = Text(
    zh="快闪店、门店打卡：店里屏幕上的码一分钟一换，到了才打得上；可以集章，也可以打卡换抽奖机会。",
    en="Check-ins at a pop-up store or in your shops: the code on the screen changes every minute, so one has to be there. "
    "Stamps for several shops, tickets for a draw.",
)
EXAMPLE = Text(
    zh="咖啡店在三座城市开快闪店：到店扫屏幕上的码得 30 积分和一次抽奖机会；走完三家，送一只限量杯。",
    en="A coffee roaster opens pop-up stores in three cities: scanning the screen gives 30 points and a draw; whoever has been to all "
    "three gets a cup.",
)
GUESSING_NAME = Text(zh="乱猜的人", en="People who guess")
VISITORS_NAME = Text(zh="到店的人（店多的在前）", en="Visitors, most shops first")
DEVICES_NAME = Text(zh="打过卡的设备", en="Devices that checked in")
CODES_NAME = Text(zh="用过的码", en="Codes that were used")

WORDS = {
    "visited": Text(zh="打卡成功：{shop}。", en="Checked in: {shop}."),
    "stamped": Text(zh="打卡成功：{shop}，集到 {stamps} 个章！", en="Checked in: {shop}. Stamps so far: {stamps}."),
    "reward_gone": Text(zh="打卡成功：{shop}。可惜奖励已经发完。", en="Checked in: {shop}. The rewards have run out, though."),
    "wrong_code": Text(
        zh="码不对。请用店里屏幕上现在的码，它会不停地变。",
        en="That is not the code on the screen now. It keeps changing; use the new one.",
    ),
    "empty": Text(zh="先输入屏幕上的码。", en="Type the code from the screen first."),
    "no_such_place": Text(zh="没有这家店。", en="There is no such shop."),
    "been_today": Text(zh="今天在这家店打过卡了。", en="You have checked in here today."),
    "enough_today": Text(zh="今天打卡的店够多了，明天再来。", en="That is enough shops for today. Come back tomorrow."),
    "where_are_you": Text(
        zh="需要核对你在店里，请允许使用位置。", en="We have to see that you are in the shop. Please allow your position."
    ),
    "too_far": Text(zh="你离店还有约 {metres} 米，到店里再打卡。", en="You are about {metres} metres away. Check in when you are there."),
    "device_used": Text(zh="这台设备今天已有人打过卡。", en="Somebody has checked in with this device today."),
    "no_device": Text(zh="没认出你的设备，请刷新页面再试。", en="Your device was not recognised. Load the page again."),
    "code_used_up": Text(zh="这个码用的人太多了，等屏幕换一个。", en="Too many have used this code. Wait for the next one."),
    "too_many_tries": Text(zh="输错太多次了，请过一会儿再试。", en="Too many wrong codes. Wait a while and try again."),
    "sign_in_first": SIGN_IN_FIRST,
    "sold_out": Text(zh="奖励已经发完了。", en="The rewards have run out."),
}
