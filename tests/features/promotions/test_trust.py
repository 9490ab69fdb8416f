"""What users of other systems complain of (research/promotions.md, section 3, 1 to 7), budgets, and a store that fails at any statement."""

from collections.abc import Callable
from pathlib import Path

import pytest

from antiphon.engine.database.port import Unreachable
from antiphon.entry.bootstrap import Services, open_services
from antiphon.features.budgets.contracts import BudgetDraft, BudgetName
from antiphon.features.promotions.checkouts import Refused
from antiphon.features.promotions.pricing.rules import Limits
from antiphon.kernel.errors import Problem
from tests.conftest import SetClock
from tests.features.promotions.shop import (
    SHOP,
    cart,
    draft,
    give_back,
    launch,
    left,
    person,
    reasons,
    redeem,
    release,
    reserve,
    state_of,
    voucher,
)
from tests.features.promotions.test_races import together
from tests.services import PrivatePostgres
from tests.stores import fresh_store


def budget(house: Services, amount: int) -> str:
    return house.budgets.create(SHOP, "CNY", BudgetDraft(BudgetName(zh="预算", en="Budget"), "money", amount))


def spent(house: Services, budget_id: str) -> int:
    with house.database.read() as session:
        return house.budgets.get_budget(session, SHOP, budget_id).spent


def test_a_budget_is_charged_when_held_and_given_back(house: Services, clock: SetClock) -> None:
    money = budget(house, 2_500)
    launch(house, draft("paid", code="PAID", budget_id=money))
    reserve(house, "c1", "", "PAID", hold_minutes=5)
    reserve(house, "c2", "", "PAID", hold_minutes=5)
    assert spent(house, money) == 2_000
    with pytest.raises(Refused) as caught:
        reserve(house, "c3", "", "PAID")
    assert reasons(caught.value.errors) == ["budget_spent"]
    release(house, "c1")
    assert spent(house, money) == 1_000
    redeem(house, "c2")
    give_back(house, "c2")
    give_back(house, "c2")
    assert spent(house, money) == 0
    reserve(house, "c4", "", "PAID", hold_minutes=5)
    clock.advance(seconds=400)
    house.promotions.chores.time_out()
    assert spent(house, money) == 0
    assert redeem(house, "c4").because == "paid_late"
    assert spent(house, money) == 1_000


def test_complaint_1_a_voucher_for_one_in_parallel_checkouts(house: Services) -> None:
    anna = person(house, "anna")
    code = voucher(house, launch(house, draft("one", coupon={})), anna)
    done = together([lambda n=n: reserve(house, f"c{n}", anna, code) for n in range(10)])
    assert sum(each is not None for each in done) == 1


def test_complaint_2_a_budget_is_not_looked_at_and_then_spent(house: Services) -> None:
    money = budget(house, 3_000)
    launch(house, draft("paid", code="PAID", budget_id=money))
    done = together([lambda n=n: reserve(house, f"c{n}", "", "PAID") for n in range(12)])
    assert (sum(each is not None for each in done), spent(house, money)) == (3, 3_000)


def test_complaint_3_giving_back_is_guarded_too(house: Services) -> None:
    money = budget(house, 3_000)
    view = launch(house, draft("paid", code="PAID", budget_id=money, limits=Limits(total=3)))
    for n in range(3):
        reserve(house, f"c{n}", "", "PAID")
        redeem(house, f"c{n}")
    together([lambda: give_back(house, "c1") for _ in range(12)])
    assert (left(house, view), spent(house, money)) == (1, 2_000)


def test_complaint_5_a_second_try_to_pay_is_not_blocked_by_the_first(house: Services) -> None:
    launch(house, draft("once", code="ONCE", limits=Limits(total=1, per_person=1)))
    anna = person(house, "anna")
    reserve(house, "c1", anna, "ONCE")
    reserve(house, "c1", anna, "ONCE", order_id="o1")  # the payment page is opened again, with the order's number by now
    release(house, "c1")  # the card was declined
    assert redeem(house, "c1", "o1").because == "paid_late"  # another card
    assert redeem(house, "c1", "o1").state == "redeemed"


def test_complaint_7_every_code_has_a_reason(house: Services) -> None:
    anna, berta = person(house, "anna"), person(house, "berta")
    mine = launch(house, draft("mine", coupon={}))
    launch(house, draft("big", code="BIG", rules={"needs": {"spend_minor": 99_999}}))
    with pytest.raises(Refused) as caught:
        reserve(house, "c1", anna, voucher(house, mine, berta), "BIG", "NOPE")
    assert sorted(reasons(caught.value.errors)) == ["not_yours", "spend_more", "unknown_code"]
    assert all(error["says"] for error in caught.value.errors)


def test_a_store_that_fails_at_any_statement_leaves_all_or_nothing(house: Services) -> None:
    money = budget(house, 1_000_000)
    view = launch(house, draft("all", coupon={}, budget_id=money, limits=Limits(total=1_000, total_day=1_000)))
    anna = person(house, "anna")
    calls: list[tuple[str, Callable[[str, str], object]]] = [
        ("reserve", lambda checkout, code: reserve(house, checkout, anna, code)),
        ("replace", lambda checkout, code: reserve(house, checkout, anna, code, of=cart(20_000))),
        ("redeem", lambda checkout, _code: redeem(house, checkout)),
        ("return", lambda checkout, _code: give_back(house, checkout)),
    ]
    code = voucher(house, view, anna)
    for name, call in calls:
        for broken in range(60):
            seen = 0

            def fail(statement: str, at: int = broken) -> None:
                nonlocal seen
                seen += 1
                if seen - 1 == at and statement != "COMMIT":
                    raise Unreachable

            before = (left(house, view), spent(house, money), state_of(house, code))
            house.database.before_statement = fail
            try:
                call("c1", code)
            except Problem:
                house.database.before_statement = None
                assert (left(house, view), spent(house, money), state_of(house, code)) == before, (name, broken)
            else:
                break
            finally:
                house.database.before_statement = None
        else:
            pytest.fail(f"{name} has too many statements")
    assert (left(house, view), spent(house, money), state_of(house, code)) == (1_000, 0, "open")
    with house.database.read() as session:
        assert house.ledger.check(session, SHOP) == []


def test_two_processes_share_one_limit(tmp_path: Path, postgres: PrivatePostgres) -> None:
    with fresh_store("postgres", tmp_path, lambda: postgres.dsn) as store:
        houses = [open_services(database=store.open(), home=tmp_path / str(n), clock=SetClock()) for n in range(2)]
        try:
            for house in houses:
                house.start(pumps=False)
            houses[0].access.create_workspace(SHOP, "Shop", "Asia/Shanghai", "CNY", "zh")
            anna = person(houses[0], "anna")
            for trial in range(10):
                key = f"last-{trial}"
                view = launch(houses[0], draft(key, code=key, limits=Limits(total=3, per_person=2)))
                done = together([lambda n=n, key=key: reserve(houses[n % 2], f"{key}-{n}", anna, key) for n in range(16)])
                assert (sum(each is not None for each in done), left(houses[1], view)) == (2, 1)
        finally:
            for house in houses:
                house.stop()
