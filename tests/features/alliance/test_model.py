"""A stateful test on both stores: exchanges both ways, limits, clearings, the end; two ledgers, each with its own laws.

The same machine must go red on each of the planted faults at the end.
"""

from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from antiphon.engine.database.port import ReadSession
from antiphon.features.alliance import service, store
from antiphon.features.alliance.contracts import AllianceTerms
from antiphon.features.alliance.rates import Leg, net, received_for
from antiphon.kernel.errors import Conflict, Problem
from tests.conftest import SetClock
from tests.features.alliance.allies import INN, TEA, agreed, give, lawful, linked, points, shops, terms
from tests.houses import HouseMachine, run_machine
from tests.stores import KINDS


class Trading(HouseMachine):
    """One human, two shops, against a plain count."""

    def __init__(self) -> None:
        super().__init__()
        shops(self.house)
        self.terms = terms(3, 7, fee=100, per_person_day=300)
        self.agreement = agreed(self.house, self.terms)
        self.people: dict[str, str] = dict(zip((TEA, INN), linked(self.house, self.agreement, tea=1_000, inn=400), strict=True))
        self.have = {TEA: 1_000, INN: 400}
        self.today = {TEA: 0, INN: 0}
        self.open: list[Leg] = []
        self.count = 0

    @rule(giver=st.sampled_from([TEA, INN]), amount=st.integers(1, 200), other=st.booleans())
    def trade(self, giver: str, amount: int, other: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
        self.count += 1
        taker = INN if giver == TEA else TEA
        asking = taker if other else giver
        prices: dict[str, int] = {TEA: 3, INN: 7}
        received = amount * prices[giver] * 9_900 // (prices[taker] * 10_000)
        fits = amount <= self.have[giver] and self.today[giver] + amount <= 300 and received > 0
        try:
            made = give(self.house, self.agreement, self.people[asking], amount, f"k{self.count}", giver, asking)
        except Conflict:
            assert not fits
            return
        assert fits
        assert made.received == received
        self.have[giver] -= amount
        self.have[taker] += received
        self.today[giver] += amount
        self.open.append(Leg(giver, taker, amount, received))

    @rule(days=st.integers(1, 2))
    def wait(self, days: int) -> None:
        clock = self.house.clock
        assert isinstance(clock, SetClock)
        clock.advance(days=days)
        self.today = {TEA: 0, INN: 0}

    @rule(by=st.sampled_from([TEA, INN]))
    def clear(self, by: str) -> None:
        clock = self.house.clock
        assert isinstance(clock, SetClock)
        clock.advance(seconds=1)
        try:
            self.house.alliance.clear(by, self.agreement, clock.now_ms())
        except Conflict:
            assert not self.open
            return
        with self.house.database.read() as session:
            lines = self.house.alliance.list_clearings(session, by, self.agreement)[0].lines
        expected = net(self.terms, self.open)
        assert {line.workspace: (line.given, line.received, line.owes) for line in lines} == {k: tuple(v) for k, v in expected.items()}
        assert sum(line.owes for line in lines) == 0
        self.open = []

    @invariant()
    def both_ledgers_hold(self) -> None:
        lawful(self.house)
        assert {shop: points(self.house, shop, who) for shop, who in self.people.items()} == self.have


def rounded_up(terms: AllianceTerms, given: int, giver: str, taker: str) -> int:
    return received_for(terms, given, giver, taker) + 1


_counted = store.sum_given


def yesterdays(session: ReadSession, agreement_id: str, workspace: str, person_id: str, day: int) -> tuple[int, int, int]:
    return _counted(session, agreement_id, workspace, person_id, day - 1)


def cleared_again(*_: object) -> None:
    """Forgets to say which exchanges a clearing has."""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", KINDS)
def test_two_ledgers_hold(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    run_machine(Trading, kind, tmp_path, request, workspace=TEA, examples=10, steps=20)


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("where", "name", "fault"),
    [(service, "received_for", rounded_up), (store, "sum_given", yesterdays), (store, "take_exchanges", cleared_again)],
)
def test_the_machine_finds_planted_faults(
    where: ModuleType, name: str, fault: object, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, name, fault)
    with pytest.raises((AssertionError, Problem)):
        run_machine(Trading, "sqlite", tmp_path, request, workspace=TEA, examples=40, steps=20, planted=True)
