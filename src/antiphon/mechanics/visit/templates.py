"""Visits that work out of the box."""

import msgspec

from antiphon.mechanics.visit.rules import Place, Rules, Stamp
from antiphon.sdk.brands import Brand
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_POPUP = Rules(
    (
        Place(
            "popup",
            Text(zh="外滩快闪店", en="Pop-up store on the Bund"),
            Text(zh="上海市黄浦区中山东一路，每天 10:00–21:00", en="Zhongshan East 1st Road, Shanghai; daily 10 am to 9 pm"),
            "31.2397, 121.4908",
            300,
            Reward(amount=30),
        ),
    ),
    proof="code_and_position",
    people_per_code=50,
    zone="Asia/Shanghai",
)

_DRAW = Rules(
    (
        Place(
            "popup",
            Text(zh="快闪店", en="Pop-up store"),
            Text(zh="一楼中庭，每天 10:00–22:00", en="Ground floor, in the atrium; daily 10 am to 10 pm"),
            reward=Reward("tickets", name=Text(zh="抽奖券", en="draw ticket")),
        ),
    ),
    people_per_code=50,
    zone="Asia/Shanghai",
)

_STAMPS = Rules(
    (
        Place(
            "shanghai",
            Text(zh="上海店", en="Shanghai"),
            Text(zh="武康路，10:00–21:00", en="Wukang Road, 10 am to 9 pm"),
            reward=Reward(amount=10),
        ),
        Place(
            "hangzhou",
            Text(zh="杭州店", en="Hangzhou"),
            Text(zh="天目里，10:00–21:00", en="OōEli, 10 am to 9 pm"),
            reward=Reward(amount=10),
        ),
        Place(
            "chengdu",
            Text(zh="成都店", en="Chengdu"),
            Text(zh="太古里，10:00–22:00", en="Taikoo Li, 10 am to 10 pm"),
            reward=Reward(amount=10),
        ),
    ),
    rewarded_visits=1,
    stamps=(
        Stamp(2, Reward(amount=30)),
        Stamp(3, Reward("prize:city-cup", stock=300, name=Text(zh="三城限量杯", en="Three-city cup"))),
    ),
    brands=(
        Brand(
            Text(zh="山脚咖啡", en="Foothill Coffee"),
            Text(zh="杯子在任意一家山脚咖啡领取。", en="Pick up the cup at any Foothill Coffee."),
            colour="#5b3a1e",
            keeps_data=True,
            gives_prizes=True,
            reach=Text(zh="山脚咖啡客服", en="Foothill Coffee’s service desk"),
        ),
        Brand(
            Text(zh="慢跑社", en="The Slow Runners"),
            Text(zh="集满三章可报名一次晨跑。", en="Three stamps are a place in one morning run."),
            colour="#14532d",
        ),
    ),
    zone="Asia/Shanghai",
)

TEMPLATES = (
    Template(
        "pop_up_store",
        Text(zh="快闪店打卡", en="Pop-up store check-in"),
        Text(
            zh="店里一块屏幕，码一分钟一换，再核对位置；每天到店得 30 积分。",
            en="A screen in the store with a code that changes every minute, and a look at the position; 30 points a day.",
        ),
        msgspec.to_builtins(_POPUP),
    ),
    Template(
        "visit_and_draw",
        Text(zh="打卡换抽奖", en="Check in, then draw"),
        Text(
            zh="每次到店得一张抽奖券；再建一个价格为 1 张券（tickets）的抽奖，就能边逛边抽。",
            en="A ticket for each visit. Set up a draw with a price of one ticket beside it, and people draw while they are there.",
        ),
        msgspec.to_builtins(_DRAW),
    ),
    Template(
        "stamps",
        Text(zh="多店集章", en="Stamps over several shops"),
        Text(
            zh="三座城市三家店，两章有积分，三章送杯子；联名也写得清楚。",
            en="Three shops in three cities: points for two stamps, a cup for three. Shows a co-branded play, too.",
        ),
        msgspec.to_builtins(_STAMPS),
    ),
)
