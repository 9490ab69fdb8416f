"""A stateful test on both stores: whatever is ordered, refunded, released, asked for, paid and settled, every sum holds."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from antiphon.kernel.errors import Conflict, Invalid
from tests.conftest import SetClock
from tests.features.commission.earning import SHOP, bring, lawful, order, party, person, programme, purse, refund, shown
from tests.houses import HouseMachine, run_machine
from tests.stores import KINDS

NAMES = ("ann", "bob", "lea")


class Earning(HouseMachine):
    """Three parties in a chain, two buyers, one clock."""

    def __init__(self) -> None:
        super().__init__()
        programme(self.house)
        self.parties = {name: party(self.house, name, "group_leader" if name == "lea" else "") for name in NAMES}
        bring(self.house, self.parties["ann"], "bob")
        self.buyers = [person(self.house, f"buyer{n}") for n in range(2)]
        bring(self.house, self.buyers[0], "ann")
        bring(self.house, self.buyers[1], "bob")
        self.orders: dict[str, tuple[int, int, Fraction]] = {}  # buyer, goods, share that went back
        self.first: dict[str, Mapping[tuple[str, str], int]] = {}
        self.runs = 0
        self.closed: dict[tuple[str, str], int] = {}

    @rule(buyer=st.integers(0, 1), price=st.integers(1, 99_999), quantity=st.integers(1, 3), led=st.booleans())
    def buy(self, buyer: int, price: int, quantity: int, led: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
        name = f"A{len(self.orders)}"
        lines = [("mug", price / 100, quantity), ("tea", 50.0, 1)]
        order(self.house, self.buyers[buyer], name, lines, **({"leader_code": "lea"} if led else {}))
        self.orders[name] = (buyer, price * quantity + 5_000, Fraction(0))
        self.first[name] = {(entry.line_id, entry.place): entry.amount for entry in shown(self.house, name).entries}

    @rule(data=st.data(), cents=st.none() | st.integers(1, 60_000))
    def send_back(self, data: st.DataObject, cents: int | None) -> None:
        if not self.orders:
            return
        name = data.draw(st.sampled_from(sorted(self.orders)))
        buyer, goods, share = self.orders[name]
        refund(self.house, self.buyers[buyer], name, None if cents is None else cents / 100)
        share = Fraction(1) if cents is None else min(Fraction(1), share + Fraction(min(cents, goods), goods))
        self.orders[name] = (buyer, goods, share)

    @rule(days=st.integers(1, 9))
    def wait(self, days: int) -> None:
        clock = self.house.clock
        assert isinstance(clock, SetClock)
        clock.advance(days=days)
        self.house.commission_timer.run_once()

    @rule(name=st.sampled_from(NAMES), amount=st.integers(1_000, 20_000))
    def ask(self, name: str, amount: int) -> None:
        here = purse(self.house, self.parties[name])
        try:
            self.house.commission.ask_withdrawal(SHOP, self.parties[name], "CNY", amount)
        except Conflict:
            assert here.debt or here.available < amount
        else:
            assert here.available >= amount
            assert not here.debt

    @rule(end=st.sampled_from(["paid", "refused", "void"]))
    def decide(self, end: str) -> None:
        with self.house.database.read() as session:
            waiting = self.house.commission.list_withdrawals(session, SHOP, in_state="asked").items
        for one in waiting[:1]:
            here = purse(self.house, one.party_id)
            if end == "paid":
                self.house.commission.approve_withdrawal(SHOP, one.id, "opr_1")
            try:
                self.house.commission.end_withdrawal(SHOP, one.id, end, "decided", "opr_2")
            except Conflict:
                assert end == "paid"
                assert here.debt
                self.house.commission.end_withdrawal(SHOP, one.id, "refused", "owed", "opr_2")

    @rule(close=st.booleans())
    def settle(self, close: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
        self.runs += 1
        try:
            made = self.house.commission.make_run(SHOP, f"run {self.runs}", self.house.clock.now_ms())
        except Invalid:
            return
        if close:
            self.house.commission.close_run(SHOP, made)
            with self.house.database.read() as session:
                for one in self.house.commission.each_statement(session, SHOP, made):
                    assert one.opening == self.closed.get((one.party_id, one.currency), 0), "a statement begins where the last ended"
                    self.closed[one.party_id, one.currency] = one.closing

    @invariant()
    def every_sum_holds(self) -> None:
        lawful(self.house)
        for name, (_, _, share) in self.orders.items():
            for entry in shown(self.house, name).entries:
                assert entry.amount == self.first[name][entry.line_id, entry.place]
                assert entry.clawed == entry.amount * share.numerator // share.denominator


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", KINDS)
def test_commission_adds_up(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    run_machine(Earning, kind, tmp_path, request, workspace=SHOP, examples=10, steps=20)
