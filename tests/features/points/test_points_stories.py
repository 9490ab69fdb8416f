"""Long made-up lives of a shop's points: whatever happens in between, undoing everything leaves nothing. On both stores."""

import random

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.budgets.contracts import BudgetDraft, BudgetName
from antiphon.features.points.amounts import PerMoney
from antiphon.features.points.cash_off import CheckoutLine
from antiphon.features.points.contracts import ExchangeRefused
from antiphon.features.points.items import Goods, Item
from antiphon.features.points.rules import Cap
from antiphon.features.points.settings import CashOff, Settings
from tests.conftest import SetClock
from tests.features.points.counter import SHOP, Counter
from tests.features.points.earners import named, rule

USERS = ("ana", "ben", "cai")


@pytest.mark.parametrize("seed", range(4))
def test_orders_refunds_checkouts_and_exchanges_undone_leave_nothing(house: Services, clock: SetClock, seed: int) -> None:
    counter, dice = Counter(house), random.Random(seed)
    counter.points.change_settings(SHOP, Settings(cash_off=CashOff(on=True, step=1, at_least=1)))
    counter.live(rule(PerMoney(3, 100), caps=(Cap(900, "day"), Cap(2_000, "week"))))
    counter.live(rule(PerMoney(1, 70), rounding="half_up", pending_days=2))
    counter.live(rule(25, once="person", pending_days=0))
    mug = counter.points.create_item(SHOP, Item(named("mug"), Goods(), 60, stock=30))
    counter.points.turn_item(SHOP, mug.id, "live")
    orders: dict[str, tuple[str, int]] = {}
    exchanges: list[str] = []
    for step in range(40):
        user = dice.choice(USERS)
        deed = dice.random()
        if deed < 0.4 or not orders:
            cents = dice.randint(1, 20_000)
            order_id = f"o-{step}"
            person = counter.person(user)
            wanted = min(counter.balance(user), cents // 4)
            if wanted and dice.random() < 0.5:
                counter.points.hold(SHOP, order_id, person, (CheckoutLine("a", cents),), wanted)
                counter.points.resolve(SHOP, order_id, dice.choice(("post", "post", "void")))
            counter.order(user, order_id, cents / 100)
            orders[order_id] = (user, cents)
        elif deed < 0.75:
            order_id = dice.choice(list(orders))
            owner, cents = orders[order_id]
            counter.refund(owner, order_id, dice.randint(1, cents) / 100)
        elif deed < 0.9:
            person = counter.person(user)
            if counter.balance(user) < 60:
                with pytest.raises(ExchangeRefused):
                    counter.points.exchange(SHOP, mug.id, person, 1, f"k-{step}")
            else:
                exchanges.append(counter.points.exchange(SHOP, mug.id, person, 1, f"k-{step}").id)
        else:
            clock.advance(days=dice.random() * 2)
        counter.lawful()
    for exchange in exchanges:
        counter.points.settle_exchange(SHOP, exchange, "returned")
    for order_id, (user, _) in orders.items():
        counter.tell(user, "Order Cancelled", {"order_id": order_id})
    counter.lawful()
    for user in {user for user, _ in orders.values()}:
        assert counter.purse(user) == {"spendable": 0, "held": 0, "pending": 0, "debt": 0}
    assert counter.has(f"points_item:{mug.id}", f"prize:{mug.id}") == 30


def test_a_budget_that_is_used_up_stops_the_rule_and_is_filled_by_refunds(house: Services) -> None:
    counter = Counter(house)
    budget = house.budgets.create(SHOP, "CNY", BudgetDraft(BudgetName("积分预算", "Points"), "units", 150))
    made = counter.live(rule(PerMoney(1, 100), budget_id=budget, pending_days=0))
    for number in range(3):
        counter.order("ana", f"o-{number}", 60)
    assert counter.balance("ana") == 120
    assert counter.codes(made.id) == ["budget"]
    counter.refund("ana", "o-0")
    counter.order("ben", "o-9", 60)
    assert (counter.balance("ana"), counter.balance("ben")) == (60, 60)
    counter.lawful()
