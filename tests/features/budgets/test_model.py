"""A stateful test on both stores: whatever comes in whatever order, given = spent + left, and each line keeps its limit."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, consumes, invariant, multiple, rule

from antiphon.features.budgets.contracts import BudgetEdit, BudgetLimits, BudgetTerms
from antiphon.kernel.clock import local_date
from antiphon.kernel.errors import Conflict
from tests.conftest import SetClock
from tests.features.budgets.spending import NAMES, SHOP, charge, give_back, lawful, made, show
from tests.houses import HouseMachine, run_machine
from tests.stores import KINDS

PEOPLE = st.sampled_from(["", "per_a", "per_b"])
GIVEN = 60


class Spending(HouseMachine):
    """Spends, returns, top-ups, reductions, stops and new limits, against a plain count."""

    spends: ClassVar[Bundle[str]] = Bundle("spends")

    def __init__(self) -> None:
        super().__init__()
        self.limits = BudgetLimits(per_person=20, per_day=30, rewards={"mug": 12})
        self.budget = made(self.house, GIVEN, per_person=20, per_day=30, rewards={"mug": 12})
        self.given, self.stopped, self.revision, self.count = GIVEN, False, 1, 0
        self.charged: dict[str, tuple[int, str, str, str]] = {}
        self.returned: Counter[str] = Counter()

    def spent(self, fits: Callable[[tuple[int, str, str, str]], bool] = lambda _: True) -> int:
        return sum(row[0] - self.returned[name] for name, row in self.charged.items() if fits(row))

    @rule(target=spends, amount=st.integers(1, 25), person=PEOPLE, reward=st.sampled_from(["", "mug"]))
    def spend(self, amount: int, person: str, reward: str) -> Any:
        self.count += 1
        name = f"s{self.count}"
        day = str(local_date(self.house.clock.now_ms(), "Asia/Shanghai"))
        refused = charge(self.house, self.budget, name, amount, person_id=person, reward=reward)
        fits = not self.stopped and self.spent() + amount <= self.given
        if self.limits.per_day is not None:
            fits &= self.spent(lambda row: row[3] == day) + amount <= self.limits.per_day
        if person and self.limits.per_person is not None:
            fits &= self.spent(lambda row: row[1] == person) + amount <= self.limits.per_person
        if reward in self.limits.rewards:
            fits &= self.spent(lambda row: row[2] == reward) + amount <= self.limits.rewards[reward]
        assert (refused is None) == fits, (refused, amount, person, reward)
        if refused is None:
            self.charged[name] = (amount, person, reward, day)
            return name
        return multiple()  # pyright: ignore[reportUnknownVariableType]

    @rule(name=spends, amount=st.none() | st.integers(0, 30))
    def give_back(self, name: str, amount: int | None) -> None:
        self.count += 1
        rest = self.charged[name][0] - self.returned[name]
        assert give_back(self.house, name, f"r{self.count}", amount) == (rest if amount is None else min(amount, rest))
        self.returned[name] += rest if amount is None else min(amount, rest)

    @rule(name=consumes(spends))
    def give_back_twice(self, name: str) -> None:
        rest = self.charged[name][0] - self.returned[name]
        assert [give_back(self.house, name, f"all {name}") for _ in range(2)] == [rest, 0]
        self.returned[name] += rest

    @rule(name=spends)
    def spend_again(self, name: str) -> None:
        assert self.stopped or charge(self.house, self.budget, name, 9) is None

    @rule(amount=st.integers(1, 40))
    def top_up(self, amount: int) -> None:
        self.house.budgets.top_up(SHOP, self.budget, amount, "more", "opr_1")
        self.given += amount

    @rule(amount=st.integers(1, 60))
    def reduce(self, amount: int) -> None:
        if amount > self.given - self.spent():
            with pytest.raises(Conflict):
                self.house.budgets.reduce(SHOP, self.budget, amount, "less", "opr_1")
        else:
            self.house.budgets.reduce(SHOP, self.budget, amount, "less", "opr_1")
            self.given -= amount

    @rule()
    def stop_or_resume(self) -> None:
        act = self.house.budgets.resume if self.stopped else self.house.budgets.stop
        act(SHOP, self.budget, "because", "opr_1")
        self.stopped = not self.stopped
        self.revision += 1

    @rule(person=st.none() | st.integers(1, 40), mugs=st.integers(0, 20))
    def change_limits(self, person: int | None, mugs: int) -> None:
        """BudgetLimits that were there stay there: a new line counts from its beginning, which the plain count does not know."""
        self.limits = BudgetLimits(per_person=person or 1, per_day=30, rewards={"mug": mugs})
        self.house.budgets.update(SHOP, self.budget, BudgetEdit(NAMES, self.revision, terms=BudgetTerms(self.limits)), "opr_1")
        self.revision += 1

    @rule(hours=st.integers(1, 30))
    def wait(self, hours: int) -> None:
        clock = self.house.clock
        assert isinstance(clock, SetClock)
        clock.advance(hours=hours)

    @invariant()
    def it_adds_up(self) -> None:
        shown = show(self.house, self.budget)
        assert (shown.given, shown.spent, shown.left) == (self.given, self.spent(), self.given - self.spent())
        assert lawful(self.house)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", KINDS)
def test_budgets_add_up(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    run_machine(Spending, kind, tmp_path, request, workspace=SHOP, examples=16, steps=25)
