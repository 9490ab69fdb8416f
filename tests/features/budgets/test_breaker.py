"""Stopping, topping up, reducing, warning: by hand, by the declared rule, and at the last unit."""

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.budgets.contracts import BudgetEdit, BudgetLimits, BudgetTerms
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from tests.conftest import SetClock
from tests.features.budgets.spending import NAMES, SHOP, charge, give_back, lawful, made, reasons, show


def test_a_stop_by_hand_holds_at_once_and_says_why(house: Services) -> None:
    budget = made(house, 10)
    house.budgets.stop(SHOP, budget, "price mistake", "opr_1")
    shown = show(house, budget)
    assert (shown.state, shown.stopped_because) == ("stopped", "by_hand")
    assert reasons([charge(house, budget, "a")]) == ["budget_stopped"]
    with pytest.raises(Conflict):
        house.budgets.stop(SHOP, budget, "again", "opr_1")
    house.budgets.resume(SHOP, budget, "corrected", "opr_2")
    assert reasons([charge(house, budget, "a")]) == [None]
    with pytest.raises(Conflict):
        house.budgets.resume(SHOP, budget, "again", "opr_1")
    with house.database.read() as session:
        changes = house.budgets.list_changes(session, SHOP, budget).items
    assert [(change.kind, change.made_by, change.reason) for change in changes] == [
        ("resumed", "opr_2", "corrected"),
        ("stopped", "opr_1", "price mistake"),
        ("created", "opr_1", ""),
    ]


def test_what_was_spent_comes_back_to_a_stopped_budget_too(house: Services) -> None:
    budget = made(house, 10)
    assert charge(house, budget, "a", 4) is None
    house.budgets.stop(SHOP, budget, "stop", "opr_1")
    assert give_back(house, "a", "r") == 4
    assert show(house, budget).left == 10


def test_the_declared_rule_trips_before_the_spend_that_breaks_it(house: Services, clock: SetClock) -> None:
    budget = made(house, 1_000, burn=(10, 5))
    assert reasons([charge(house, budget, f"a{n}", 5) for n in range(2)]) == [None, None]
    clock.advance(seconds=5 * 60)
    assert reasons([charge(house, budget, "b", 10)]) == [None], "five minutes later the window is empty again"
    clock.advance(seconds=4 * 60)
    assert reasons([charge(house, budget, "c", 1), charge(house, budget, "d", 1)]) == ["budget_stopped", "budget_stopped"]
    shown = show(house, budget)
    assert (shown.state, shown.stopped_because, shown.spent) == ("stopped", "burn_rate", 20)
    with house.database.read() as session:
        change = house.budgets.list_changes(session, SHOP, budget).items[0]
    assert (change.kind, change.made_by, change.reason) == ("stopped_burn_rate", "", "> 10 / 5 min")
    clock.advance(seconds=60)
    house.budgets.resume(SHOP, budget, "it was the launch", "opr_1")
    assert reasons([charge(house, budget, "e", 1)]) == [None]
    assert lawful(house)


def test_thresholds_are_told_once_and_again_after_a_top_up(house: Services) -> None:
    budget = made(house, 100)
    person = house.commands.call(lambda session: house.profiles.ensure_person(session, SHOP, user_id="ann"))
    for name, amount in (("a", 49), ("b", 1), ("c", 29), ("d", 16)):
        assert charge(house, budget, name, amount, person_id=person) is None
    assert [(alert.percent, alert.spent) for alert in show(house, budget).alerts] == [(50, 50), (80, 95), (95, 95)]
    assert give_back(house, "d", "r") == 16
    assert charge(house, budget, "e", 16, person_id=person) is None
    assert len(show(house, budget).alerts) == 3
    assert charge(house, budget, "f", 5, person_id=person) is None
    house.budgets.top_up(SHOP, budget, 100, "more guests than expected", "opr_1")
    assert charge(house, budget, "g", 1, person_id=person) is None
    assert [(alert.percent, alert.given) for alert in show(house, budget).alerts] == [
        (50, 100),
        (80, 100),
        (95, 100),
        (100, 100),
        (50, 200),
    ]
    house.events.digest_all()
    with house.database.read() as session:
        told = house.events.list_timeline(session, SHOP, [person]).items
    assert sorted(event.name for event in told) == ["Budget Stopped"] + ["Budget Threshold Reached"] * 4


def test_more_and_less_but_never_below_what_was_spent(house: Services) -> None:
    budget = made(house, 100)
    assert charge(house, budget, "a", 60) is None
    with pytest.raises(Conflict) as refused:
        house.budgets.reduce(SHOP, budget, 41, "too much", "opr_1")
    assert "40" in refused.value.detail
    house.budgets.reduce(SHOP, budget, 40, "too much", "opr_1")
    assert (show(house, budget).given, show(house, budget).state) == (60, "spent")
    house.budgets.top_up(SHOP, budget, 5, "a little more", "opr_1")
    assert reasons([charge(house, budget, "b", 5), charge(house, budget, "c", 1)]) == [None, "budget_spent"]
    with pytest.raises(Invalid):
        house.budgets.top_up(SHOP, budget, 2**53 - 1, "all there is", "opr_1")
    with pytest.raises(NotFound):
        house.budgets.top_up(SHOP, "bud_none", 1, "nothing there", "opr_1")
    assert lawful(house)


def test_a_limit_that_is_changed_counts_from_the_next_spend(house: Services) -> None:
    budget = made(house, 100, per_person=3)
    assert charge(house, budget, "a", 3, person_id="per_a") is None

    def edit(most: int | None, revision: int) -> None:
        house.budgets.update(SHOP, budget, BudgetEdit(NAMES, revision, terms=BudgetTerms(BudgetLimits(per_person=most))), "opr_1")

    edit(5, 1)
    assert reasons([charge(house, budget, f"b{n}", 1, person_id="per_a") for n in range(3)]) == [None, None, "budget_person"]
    edit(2, 2)
    assert reasons([charge(house, budget, "c", 1, person_id="per_a")]) == ["budget_person"]
    assert give_back(house, "a", "r") == 3
    assert reasons([charge(house, budget, "d", 1, person_id="per_a")]) == ["budget_person"], "two are spent, and two is the limit"
    assert give_back(house, "b0", "r2") == 1
    assert reasons([charge(house, budget, f"e{n}", 1, person_id="per_a") for n in range(2)]) == [None, "budget_person"]
    edit(None, 3)
    assert reasons([charge(house, budget, "f", 50, person_id="per_a")]) == [None]
    with pytest.raises(Conflict):
        edit(1, 3)
    assert lawful(house)
