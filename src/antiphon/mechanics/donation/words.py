"""Everything a donation says to a person."""

from antiphon.sdk.public_account import STATEMENT_WORDS
from antiphon.sdk.words import SIGN_IN_FIRST, Text

NAME = Text(zh="公益捐赠", en="Giving")
GOOD_FOR = Text(
    zh="捐积分、每天点一下由品牌出资、每卖一件捐一份；品牌配捐有上限，账目公开，谁都能加一遍。",
    en="Give points, tap once a day and the brand pays, or give with every sale; matching has a cap, and anyone can add up the account.",
)
EXAMPLE = Text(
    zh="每卖出一盒笔，文具店就给山区小学捐一支；顾客也可以捐积分，每捐 100 积分品牌再配 100，满 10 万封顶，账目天天可查。",
    en="For every box of pens sold, a stationer gives one to a village school. Members add points, the brand matches them up to a "
    "cap, and anyone can read the account.",
)

WORDS = {
    "gave": Text(zh="谢谢你！捐出了 {amount}。", en="Thank you! You gave {amount}."),
    "gave_matched": Text(
        zh="谢谢你！捐出了 {amount}，品牌又配了 {matched}。", en="Thank you! You gave {amount}, and the brand added {matched}."
    ),
    "tapped": Text(zh="收到！品牌替你捐出了 {amount}。", en="Done! The brand gave {amount} for you."),
    "sale_counted": Text(zh="你的这一单带来了 {amount} 的捐赠。", en="Your order brought a donation of {amount}."),
    "sale_back": Text(
        zh="订单退款，对应的 {amount} 捐赠已扣回。", en="The order was refunded, so its donation of {amount} was taken back."
    ),
    **STATEMENT_WORDS,
    "sign_in_first": SIGN_IN_FIRST,
    "over": Text(zh="募集已经结束，谢谢你的心意。", en="The collection is over. Thank you for the thought."),
    "no_gifts": Text(zh="这次不收积分捐赠。", en="Points are not collected here."),
    "no_taps": Text(zh="这次没有每日公益打卡。", en="There is no daily tap here."),
    "already_tapped": Text(zh="今天已经点过了，明天再来。", en="You have tapped today. Come back tomorrow."),
    "not_enough": Text(zh="积分不够：需要 {price}，你有 {has}。", en="Not enough points: it takes {price} and you have {has}."),
    "brand_gave_all": Text(zh="品牌承诺的额度已经全部捐出，谢谢大家！", en="The brand has given all it promised. Thank you, everybody!"),
}
