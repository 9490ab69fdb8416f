"""Hunts that work out of the box."""

import msgspec

from antiphon.mechanics.hunt.rules import Condition, Rules, Spot
from antiphon.sdk.brands import Brand
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_SHOP_WALK = Rules(
    (
        Spot(
            "teapot",
            Text(zh="小茶壶", en="The little teapot"),
            Text(
                zh="半发酵，名字里有一种鸟的颜色。去它的商品页看看。", en="Half fermented, and named after a dark bird. Look on its page."
            ),
            page="/products/oolong*",
            hint=Text(zh="乌龙茶。", en="It is the oolong."),
            reward=Reward(amount=5),
        ),
        Spot(
            "story",
            Text(zh="制茶人的手记", en="The tea maker’s notebook"),
            Text(zh="每片叶子都有来历，去读“我们的故事”。", en="Every leaf comes from somewhere. Read our story."),
            page="/about",
            reward=Reward(amount=5),
        ),
        Spot(
            "gift",
            Text(zh="丝带", en="The ribbon"),
            Text(zh="送人的东西都在那里，最后一件就挂在礼盒上。", en="Where presents are sold, the last one hangs on a box."),
            page="/collections/gifts*",
            reward=Reward(amount=5),
        ),
    ),
    full_reward=Reward("coupon:hunt-20", stock=5_000, name=Text(zh="寻宝券 20 元", en="Hunt voucher 20")),
)

_TOWN = Rules(
    (
        Spot(
            "page",
            Text(zh="藏宝图", en="The map"),
            Text(zh="地图就藏在本季新品页。", en="The map lies on the page of this season’s new things."),
            page="/collections/new*",
            reward=Reward(amount=10),
        ),
        Spot(
            "counter",
            Text(zh="柜台印章", en="The counter’s seal"),
            Text(zh="到任意一家门店，看收银台旁边的小牌子。", en="Go to any of our shops and look for the small sign at the till."),
            way="code",
            hint=Text(zh="牌子上有二维码，也可以手动输入。", en="The sign has a QR code; typing it works too."),
            reward=Reward(amount=30),
        ),
        Spot(
            "live",
            Text(zh="主播的口令", en="The host’s password"),
            Text(zh="周五晚八点，直播间屏幕右上角。", en="Friday at eight, in the corner of the live room’s screen."),
            way="live_code",
            reward=Reward(amount=30),
        ),
    ),
    full_reward=Reward("coupon:hunt-50", stock=1_000, name=Text(zh="寻宝券 50 元", en="Hunt voucher 50")),
    first_reward=Reward("prize:tea-cup", stock=100, name=Text(zh="限量茶杯", en="Limited tea cup")),
    first=100,
)

_AR = Rules(
    (
        Spot(
            "bottle",
            Text(zh="瓶身里的小狐狸", en="The fox in the bottle"),
            Text(zh="用 AR 对准联名瓶的标签。", en="Point the AR camera at the label of the bottle."),
            way="event",
            event="AR Triggered",
            conditions=(Condition("target", "bottle"),),
            reward=Reward(amount=20),
        ),
        Spot(
            "room",
            Text(zh="漫画家的签名", en="The artist’s signature"),
            Text(zh="联名首发那晚，到直播间坐一坐。", en="Come to the live room on the night of the release."),
            way="event",
            event="Room Entered",
            conditions=(Condition("room", "release-night"),),
            reward=Reward(amount=20),
        ),
        Spot(
            "box",
            Text(zh="礼盒底的暗号", en="The word under the box"),
            Text(zh="礼盒翻过来，底下有一行码。", en="Turn the gift box over; there is a code below."),
            way="code",
            reward=Reward(amount=20),
        ),
    ),
    order="free",
    full_reward=Reward("prize:print", stock=200, name=Text(zh="签名版画", en="Signed print")),
    brands=(
        Brand(
            Text(zh="汽水社", en="The soda works"),
            Text(zh="积分和奖品由汽水社发放。", en="Points and prizes come from the soda works."),
            colour="#9a3412",
            keeps_data=True,
            gives_prizes=True,
            reach=Text(zh="汽水社客服", en="The soda works’ service desk"),
        ),
        Brand(
            Text(zh="狐狸漫画", en="Fox comics"),
            Text(zh="形象归狐狸漫画所有，请勿商用。", en="The drawings belong to Fox comics and may not be sold."),
            colour="#1e3a8a",
        ),
    ),
)

TEMPLATES = (
    Template(
        "shop_walk",
        Text(zh="逛店寻宝", en="A walk through the shop"),
        Text(
            zh="三件宝物藏在三个网页上，一条线索接一条；适合带人认识新品和品牌故事。",
            en="Three treasures on three pages, clue after clue. Shows people round: new things, the brand’s story, presents.",
        ),
        msgspec.to_builtins(_SHOP_WALK),
    ),
    Template(
        "town_and_live",
        Text(zh="线上到线下再到直播间", en="Page, shop, live room"),
        Text(
            zh="网页、门店柜台、直播间各一站，前 100 名另有礼物；适合把线上的人带进店。",
            en="A page, a counter and a live room, and a present for the first hundred. Brings people from the screen into the shop.",
        ),
        msgspec.to_builtins(_TOWN),
    ),
    Template(
        "ar_release",
        Text(zh="联名 AR 寻宝", en="Co-branded AR hunt"),
        Text(
            zh="扫瓶身的 AR、进首发直播间、看礼盒底，随便哪个先；两家品牌的条款都在页面上。",
            en="AR on the bottle, the release night’s live room, a code under the box, in any order; both brands’ terms on the page.",
        ),
        msgspec.to_builtins(_AR),
    ),
)
