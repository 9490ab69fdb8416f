"""A stateful test on both stores: orders earn, points are held, paid and come back, refunds in any order; against a plain count.

The same machine must go red on each of the planted faults at the end.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from antiphon.engine.database.port import Session
from antiphon.features.points import checkout, undoing
from antiphon.features.points.amounts import PerMoney
from antiphon.features.points.cash_off import CheckoutLine
from antiphon.features.points.contracts import ExchangeRefused, ItemShown
from antiphon.features.points.items import Goods, Item
from antiphon.features.points.settings import CashOff, Settings
from antiphon.kernel.errors import Conflict, Problem
from tests.features.points.counter import SHOP, Counter
from tests.features.points.earners import named
from tests.features.points.earners import rule as earning
from tests.houses import HouseMachine, run_machine
from tests.stores import KINDS

START = 300
ORDERS = st.sampled_from(["o-1", "o-2"])
TERMS = CashOff(on=True, points=1, money_minor=1, step=1, at_least=1, max_ppm=1_000_000)


class Order:
    """What is known of an order, and of the points that it holds."""

    def __init__(self) -> None:
        self.paid = 0  # 0: nobody has told of it
        self.share = Fraction(0)
        self.taken = 0
        self.points = 0
        self.state = "none"
        self.back = 0

    def settle(self) -> int:
        """What the refunds so far move: taken back (negative) and given back."""
        taken = self.paid if self.share >= 1 else int(self.paid * self.share)
        moved, self.taken = -max(0, taken - self.taken), max(taken, self.taken)
        if self.state == "open" and self.share >= 1:
            self.state = "voided"
            return moved + self.points
        if self.state == "posted":
            back = self.points if self.share >= 1 else int(self.points * self.share)
            moved, self.back = moved + max(0, back - self.back), max(back, self.back)
        return moved


class Shopping(HouseMachine):
    """One shopper, two orders, a mug for points."""

    counter: Counter
    mug: ItemShown

    @initialize()
    def open_shop(self) -> None:
        self.house.access.create_key(SHOP, "Test", "test-key")
        self.counter = Counter(self.house)
        self.counter.points.change_settings(SHOP, Settings(cash_off=TERMS))
        self.counter.live(earning(PerMoney(1, 100), pending_days=0))
        made = self.counter.points.create_item(SHOP, Item(named("mug"), Goods(), 50, stock=3))
        self.mug = self.counter.points.turn_item(SHOP, made.id, "live")
        self.ana = self.counter.gift("ana", START)
        self.has = START
        self.orders = {name: Order() for name in ("o-1", "o-2")}
        self.exchanged: list[str] = []
        self.count = 0

    @rule(name=ORDERS, yuan=st.integers(1, 120))
    def buy(self, name: str, yuan: int) -> None:
        order = self.orders[name]
        self.counter.order("ana", name, yuan)
        if not order.paid:  # told again, it earns nothing
            order.paid = yuan
            self.has += yuan

    @rule(name=ORDERS, yuan=st.integers(1, 30))
    def refund(self, name: str, yuan: int) -> None:
        order = self.orders[name]
        if not order.paid:
            return
        self.counter.refund("ana", name, yuan)
        order.share = min(order.share + Fraction(min(yuan, order.paid), order.paid), Fraction(1))
        self.has += order.settle()

    @rule(name=ORDERS, sure=st.integers(0, 3))
    def cancel(self, name: str, sure: int) -> None:
        order = self.orders[name]
        if order.paid and not sure:  # seldom: nothing happens to an order after it
            self.counter.tell("ana", "Order Cancelled", {"order_id": name})
            order.share = Fraction(1)
            self.has += order.settle()

    @rule(name=ORDERS, points=st.integers(1, 90))
    def hold(self, name: str, points: int) -> None:
        order = self.orders[name]
        before = order.points if order.state == "open" else 0
        try:
            self.counter.points.hold(SHOP, name, self.ana, [CheckoutLine("a", 10_000)], points)
        except Conflict:
            assert order.state == "posted" or points > self.has + before
            return
        if order.state != "posted":
            self.has += before - points
            order.points, order.state, order.back = points, "open", 0
        else:
            assert points == order.points, "the same again answers the same"

    @rule(name=ORDERS, how=st.sampled_from(["post", "void"]))
    def resolve(self, name: str, how: Any) -> None:
        order = self.orders[name]
        try:
            self.counter.points.resolve(SHOP, name, how)
        except Problem:
            assert order.state == "none" or (order.state == "posted") == (how == "void")
            return
        if order.state == "open":
            order.state = "posted" if how == "post" else "voided"
            self.has += order.points if how == "void" else order.settle()

    @rule()
    def exchange(self) -> None:
        self.count += 1
        try:
            self.exchanged.append(self.counter.points.exchange(SHOP, self.mug.id, self.ana, 1, f"k{self.count}").id)
        except ExchangeRefused:
            assert self.has < 50 or len(self.exchanged) == 3
            return
        self.has -= 50

    @rule()
    def give_mug_back(self) -> None:
        if self.exchanged:
            self.counter.points.settle_exchange(SHOP, self.exchanged.pop(), "returned")
            self.has += 50

    @invariant()
    def every_point_is_where_it_should_be(self) -> None:
        def settle(session: Session) -> None:
            self.house.points.wallets.open(session, SHOP, people=[("points", self.ana)]).save(session)

        self.house.commands.call(settle)
        purse = self.counter.purse("ana")
        assert (purse["spendable"], purse["debt"]) == (max(self.has, 0), max(-self.has, 0))
        assert purse["held"] == sum(order.points for order in self.orders.values() if order.state == "open")
        self.counter.lawful()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", KINDS)
def test_points_are_what_a_plain_count_says(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    run_machine(Shopping, kind, tmp_path, request, workspace=SHOP, examples=8, steps=20)


def forget(*_: object, **__: object) -> int:
    """Does nothing."""
    return 0


def take_all_again(points: int, share: Fraction, _taken: int, _rounding: str) -> int:
    """Forgets what was taken back before."""
    return int(points * share)


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("where", "name", "fault"),
    [
        (undoing.Undoing, "_give_back", forget),
        (undoing.Undoing, "_take_back", forget),
        (checkout.Checkouts, "_refunded_before", staticmethod(forget)),
        (undoing, "due_back", take_all_again),
    ],
)
def test_the_machine_finds_planted_faults(
    where: Any, name: str, fault: object, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, name, fault)
    with pytest.raises(AssertionError):
        run_machine(Shopping, "sqlite", tmp_path, request, workspace=SHOP, examples=60, steps=30, planted=True)
