"""How the demo shop lets people earn and use points, as an operator would have set it up some months ago."""

from datetime import datetime, timedelta

from antiphon.features.points.api import Points
from antiphon.features.points.contracts import (
    CashOff,
    Donation,
    Fixed,
    Goods,
    Item,
    Multiplier,
    OnDaysOfMonth,
    PerMoney,
    Pledge,
    Rule,
    Settings,
    TicketsOf,
)
from antiphon.kernel.clock import to_ms
from antiphon.sdk.orders import ORDER_COMPLETED
from antiphon.sdk.words import Text

RETURN_DAYS = 7
DAYS = 90  # the programme began so many days ago: what was bought since then has earned points
_RULES = (
    Rule(
        Text(zh="购物", en="Shopping"),
        ORDER_COMPLETED,
        PerMoney(1, 100),
        multipliers=(Multiplier(Text(zh="8 号会员日双倍", en="Double on member day, the 8th"), OnDaysOfMonth((8,)), 200),),
        rounding="half_up",
        pending_days=RETURN_DAYS,
        expires_days=365,
    ),
    Rule(Text(zh="首单奖励", en="First order"), ORDER_COMPLETED, Fixed(100), once="person", pending_days=RETURN_DAYS, place=200),
)


def _items(now: datetime) -> tuple[Item, ...]:
    return (
        Item(
            Text(zh="环保购物袋", en="Shopping bag"),
            Goods(),
            300,
            Text(zh="结实，能装十公斤。", en="Sturdy: it carries ten kilos."),
            stock=200,
            per_person=2,
            place=1,
        ),
        Item(Text(zh="转盘抽一次", en="One turn of the wheel"), TicketsOf(1), 100, place=2),
        Item(
            Text(zh="给社区食物银行捐一餐", en="A meal for the food bank"),
            Donation(goal=50_000),
            100,
            Text(zh="每 100 积分，店铺捐一份餐。", en="For every 100 points the shop gives a meal."),
            place=3,
        ),
        Item(
            Text(zh="新口味试吃众筹", en="Help choose a new flavour"),
            Pledge(goal=20_000),
            500,
            Text(
                zh="攒够 20,000 积分就开做；没达成，积分原样退回。",
                en="Made once 20,000 points are pledged; else all come back.",
            ),
            ends_at=now + timedelta(days=30),
            per_person=2,
            place=4,
        ),
    )


def set_up_points(points: Points, workspace: str, now: datetime, *, known: bool) -> None:
    """Rules that count the year that is told next, money off at checkout, and a small points shop."""
    if known:
        return
    for rule in _RULES:
        made = points.create_rule(workspace, rule)
        points.turn_rule(workspace, made.id, "live", since_ms=to_ms(now - timedelta(days=DAYS)))
    points.change_settings(workspace, Settings(cash_off=CashOff(on=True)))
    for item in _items(now):
        points.turn_item(workspace, points.create_item(workspace, item).id, "live")
