"""A stateful test on both stores: in whatever order shops call, every use ends once, limits hold, and stock is what is not in use."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from antiphon.features.promotions.checkouts import Refused
from antiphon.features.promotions.pricing.rules import Limits
from antiphon.kernel.errors import NotFound
from tests.conftest import SetClock
from tests.features.promotions.shop import SHOP, draft, give_back, launch, left, person, redeem, release, reserve, state_of, voucher
from tests.houses import HouseMachine, run_machine
from tests.stores import KINDS

TOTAL, PER_PERSON, HOLD = 3, 2, 10
CHECKOUTS = st.sampled_from(["c1", "c2", "c3", "c4", "c5"])
WHO = st.integers(0, 1)
CODES = st.frozensets(st.sampled_from(["A", "v0", "v1", "v2"]), max_size=3)
OWNERS = {"v0": 0, "v1": 1, "v2": 0}


@dataclass
class Held:
    """What the plain count knows of a checkout."""

    state: str
    who: int
    codes: frozenset[str]
    until: int

    @property
    def active(self) -> bool:
        return self.state in {"reserved", "redeemed"}


class Using(HouseMachine):
    """Reservations, payments, cancellations, refunds and time, against a plain count."""

    def __init__(self) -> None:
        super().__init__()
        self.shared = launch(self.house, draft("all", code="AAA", limits=Limits(total=TOTAL, per_person=PER_PERSON)))
        view = launch(self.house, draft("mine", coupon={}, limits=Limits(per_order=3)))
        self.people = [person(self.house, name) for name in ("anna", "berta")]
        self.codes = {name: voucher(self.house, view, self.people[owner], name) for name, owner in OWNERS.items()} | {"A": "AAA"}
        self.model: dict[str, Held] = {}

    @property
    def now(self) -> int:
        return self.house.clock.now_ms()

    def others(self, checkout: str) -> list[Held]:
        return [held for name, held in self.model.items() if name != checkout and held.active]

    def fits(self, checkout: str, who: int, codes: frozenset[str]) -> bool:
        others = self.others(checkout)
        shared = [held for held in others if "A" in held.codes]
        if "A" in codes and (len(shared) >= TOTAL or sum(held.who == who for held in shared) >= PER_PERSON):
            return False
        return all(OWNERS[code] == who and not any(code in held.codes for held in others) for code in codes - {"A"})

    def expire(self, held: Held) -> None:
        if held.state == "reserved" and self.now >= held.until:
            held.state = "expired"

    @rule(checkout=CHECKOUTS, who=WHO, codes=CODES)
    def hold(self, checkout: str, who: int, codes: frozenset[str]) -> None:
        before = self.model.get(checkout)
        same = before is not None and (before.who, before.codes) == (who, codes)
        over = before is not None and before.state in {"redeemed", "returned"}
        try:
            typed = [self.codes[code] for code in sorted(codes)]
            made = reserve(self.house, checkout, self.people[who], *typed, hold_minutes=HOLD)
        except Refused:
            assert over and not (same and before.state == "redeemed") if over and before else not self.fits(checkout, who, codes)
            return
        if before is not None and same and (before.state == "redeemed" or (before.state == "reserved" and self.now < before.until)):
            assert made.state == before.state
            return
        assert not over
        assert self.fits(checkout, who, codes)
        assert made.discount_minor == 1_000 * len(codes)
        self.model[checkout] = Held("reserved", who, codes, self.now + HOLD * 60_000)

    @rule(checkout=CHECKOUTS)
    def pay(self, checkout: str) -> None:
        held = self.model.get(checkout)
        try:
            redeem(self.house, checkout)
        except NotFound:
            assert held is None
            return
        except Refused:
            assert held is not None
            late = held.state in {"released", "expired"} or (held.state == "reserved" and self.now >= held.until)
            assert held.state == "returned" or (late and not self.fits(checkout, held.who, held.codes))
            return
        assert held is not None
        assert held.state != "returned"
        held.state = "redeemed"

    @rule(checkout=CHECKOUTS)
    def cancel(self, checkout: str) -> None:
        held = self.model.get(checkout)
        try:
            release(self.house, checkout)
        except NotFound:
            assert held is None
        except Refused:
            assert held is not None
            assert held.state == "redeemed"
        else:
            assert held is not None
            self.expire(held)
            held.state = "released" if held.state == "reserved" else held.state

    @rule(checkout=CHECKOUTS, part=st.none() | st.integers(1, 20))
    def refund(self, checkout: str, part: int | None) -> None:
        held = self.model.get(checkout)
        try:
            give_back(self.house, checkout, part, None if part is None else f"r{part}")
        except NotFound:
            assert held is None
            return
        assert held is not None
        self.expire(held)
        if held.state == "reserved":
            held.state = "released"
        elif held.state == "redeemed" and part is None:
            held.state = "returned"

    @rule(minutes=st.integers(1, 8))
    def wait(self, minutes: int) -> None:
        clock = self.house.clock
        assert isinstance(clock, SetClock)
        clock.advance(seconds=minutes * 60)

    @rule()
    def time_out(self) -> None:
        due = sum(held.state == "reserved" and self.now >= held.until for held in self.model.values())
        assert self.house.promotions.chores.time_out() == due
        for held in self.model.values():
            self.expire(held)

    @invariant()
    def it_adds_up(self) -> None:
        active = [held for held in self.model.values() if held.active]
        assert left(self.house, self.shared) == TOTAL - sum("A" in held.codes for held in active)
        for code in OWNERS:
            holding = [held.state for held in active if code in held.codes]
            assert [state_of(self.house, self.codes[code])] == (holding or ["open"])
        with self.house.database.read() as session:
            assert self.house.ledger.check(session, SHOP) == []
            for checkout, held in self.model.items():
                shown = self.house.promotions.checkouts.get(session, SHOP, checkout)
                using = [use.code for use in shown.uses if use.state in {"reserved", "redeemed"}]
                assert sorted(using) == sorted(self.codes[code] for code in held.codes if held.active)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", KINDS)
def test_every_use_ends_once(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    run_machine(Using, kind, tmp_path, request, workspace=SHOP, examples=18, steps=25)
