"""A stateful test on both stores: gifts, addresses, turns, lapses and returns in any order, beside a plain count of where every unit is."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from antiphon.features.deliveries.settings import DeliverySettings
from antiphon.features.deliveries.states import BY_HAND, STEPS
from antiphon.kernel.errors import Conflict, Invalid
from tests.conftest import SetClock
from tests.features.deliveries.parcels import HOME, LONDON, MUG, SHOP, address, balance, give, lawful, mine, person, turn, use_up
from tests.houses import HouseMachine, run_machine
from tests.stores import KINDS

PLAY = "campaign:spring"


class Parcels(HouseMachine):
    """Two people, one kind of goods. `states` is what the model thinks of each delivery it has seen."""

    def __init__(self) -> None:
        super().__init__()
        self.house.deliveries.change_settings(SHOP, DeliverySettings(address_days=5, remind_days=2))
        self.people = [person(self.house, name) for name in ("ann", "bob")]
        self.given = 0
        self.used = 0
        self.sent = 0  # pieces that left the house by a carrier and did not come back to anybody
        self.written_off = 0
        self.told: Counter[str] = Counter()

    def _all(self) -> list[Any]:
        with self.house.database.read() as session:
            return list(self.house.deliveries.list_deliveries(session, SHOP, limit=500).items)

    @rule(who=st.integers(0, 1), pieces=st.integers(1, 3))
    def win(self, who: int, pieces: int) -> None:
        give(self.house, self.people[who], pieces, source=PLAY)
        self.given += pieces
        mine(self.house, self.people[who])

    @rule(who=st.integers(0, 1), which=st.integers(0, 20), abroad=st.booleans())
    def say_where(self, who: int, which: int, abroad: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
        found = mine(self.house, self.people[who])
        if not found:
            return
        one = found[which % len(found)]
        try:
            after = address(self.house, self.people[who], one.id, LONDON if abroad else HOME)
        except Conflict:
            assert one.state not in {"waiting", "ready"} or self._is_late(one)
            return
        assert one.may_change
        assert after.state in {"ready", "cancelled"}
        assert after.why in {"", "gone"}

    def _is_late(self, one: Any) -> bool:
        return one.deadline_at is not None and one.deadline_at.timestamp() * 1000 <= self.house.clock.now_ms()

    @rule(which=st.integers(0, 20), what=st.sampled_from(BY_HAND), back=st.sampled_from(["stock", "write_off", "shopper"]))
    def handle(self, which: int, what: Any, back: Any) -> None:
        found = self._all()
        if not found:
            return
        one = found[which % len(found)]
        before = balance(self.house, f"person:{one.person_id}")
        try:
            turn(self.house, one.id, what, back=back)
        except Conflict:
            assert one.state not in STEPS[what].sources
            return
        except Invalid:
            assert (one.state, what, back) == ("waiting", "cancel", "shopper")
            return
        assert one.state in STEPS[what].sources
        self._count(one, what, back, before)

    def _count(self, one: Any, what: str, back: str, before: int) -> None:
        if what == "ship":
            self.sent += one.pieces
        elif what == "return" and back == "shopper":
            self.sent -= one.pieces
        elif what == "cancel":  # nobody takes goods of a campaign back: what is not the shopper's is written off
            lost = before - balance(self.house, f"person:{one.person_id}") if one.state == "waiting" else one.pieces
            self.written_off += 0 if back == "shopper" else lost

    @precondition(lambda self: any(balance(self.house, f"person:{who}") for who in self.people))
    @rule(who=st.integers(0, 1))
    def use(self, who: int) -> None:
        if balance(self.house, f"person:{self.people[who]}"):
            use_up(self.house, self.people[who])
            self.used += 1

    @rule(days=st.sampled_from([0.5, 2, 4]))
    def wait(self, days: float) -> None:
        clock = self.house.clock
        assert isinstance(clock, SetClock)
        clock.advance(days=days)
        before = sum(balance(self.house, f"person:{who}") for who in self.people)
        self.house.deliveries.make_chores(self.house.writer).run_once()
        self.written_off += before - sum(balance(self.house, f"person:{who}") for who in self.people)

    @invariant()
    def every_unit_is_somewhere(self) -> None:
        lawful(self.house)
        kept = sum(balance(self.house, f"person:{who}") for who in self.people)
        parcels = sum(one.pieces for one in self._all() if one.state in {"ready", "packed"})
        assert kept + parcels + self.sent + self.used + self.written_off == self.given
        with self.house.database.read() as session:
            transfers = self.house.ledger.list_transfers(session, SHOP, asset=MUG, limit=500).items
        claims = Counter(transfer.decision_id for transfer in transfers if transfer.because == "delivery_address")
        assert all(count == 1 for count in claims.values())


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", KINDS)
def test_every_unit_is_somewhere(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    run_machine(Parcels, kind, tmp_path, request, workspace=SHOP, examples=8, steps=25)
