"""T5 at the size of every run: many callers and few units. Exactly as many are given as there are, however the calls meet."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.promotions.checkouts import Refused
from antiphon.features.promotions.pricing.rules import Limits
from tests.conftest import SetClock
from tests.features.promotions.shop import SHOP, draft, give_back, launch, left, person, redeem, reserve, state_of, voucher

CALLERS, TRIALS = 40, 20
T = TypeVar("T")


def together(calls: Sequence[Callable[[], T]]) -> list[T | None]:
    """All at once; None for what was refused. Anything else that goes wrong is raised."""

    def one(call: Callable[[], T]) -> T | None:
        try:
            return call()
        except Refused:
            return None

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def test_the_last_unit_is_given_once(house: Services) -> None:
    for trial in range(TRIALS):
        key = f"last-{trial}"
        view = launch(house, draft(key, code=key, limits=Limits(total=1)))
        done = together([lambda n=n, key=key: reserve(house, f"{key}-{n}", "", key) for n in range(CALLERS)])
        assert sum(each is not None for each in done) == 1
        assert left(house, view) == 0
        house.promotions.end(SHOP, view.id)
    with house.database.read() as session:
        assert house.ledger.check(session, SHOP) == []


def test_many_codes_one_limit(house: Services) -> None:
    view = launch(house, draft("many", coupon={}, limits=Limits(total=5)))
    people = [person(house, f"u{n}") for n in range(CALLERS)]
    codes = [voucher(house, view, who) for who in people]
    done = together([lambda n=n: reserve(house, f"c{n}", people[n], codes[n]) for n in range(CALLERS)])
    assert sum(each is not None for each in done) == 5
    assert left(house, view) == 0


def test_one_code_in_two_checkouts(house: Services) -> None:
    view = launch(house, draft("two", coupon={}))
    anna = person(house, "anna")
    for trial in range(TRIALS):
        code = voucher(house, view, anna, f"t{trial}")
        done = together([lambda n=n, code=code, trial=trial: reserve(house, f"{trial}-{n}", anna, code) for n in range(4)])
        assert sum(each is not None for each in done) == 1


def test_one_person_with_one_use(house: Services) -> None:
    anna = person(house, "anna")
    for trial in range(TRIALS):
        key = f"person-{trial}"
        view = launch(house, draft(key, code=key, limits=Limits(per_person=1)))
        done = together([lambda n=n, key=key: reserve(house, f"{key}-{n}", anna, key) for n in range(8)])
        assert sum(each is not None for each in done) == 1
        house.promotions.end(SHOP, view.id)


def test_two_step_payment_never_blocks_or_doubles(house: Services) -> None:
    view = launch(house, draft("step", code="STEP", limits=Limits(total=TRIALS, per_person=TRIALS)))
    anna = person(house, "anna")
    for trial in range(TRIALS):
        checkout, order = f"c{trial}", f"o{trial}"
        calls: list[Callable[[], object]] = [lambda checkout=checkout: reserve(house, checkout, anna, "STEP") for _ in range(4)]
        together(calls)
        together([lambda checkout=checkout, order=order: redeem(house, checkout, order) for _ in range(8)])
        assert left(house, view) == TRIALS - trial - 1
    burn = house.promotions.read(SHOP, view.id).burn
    assert (burn.redeemed, burn.active, burn.reserved) == (TRIALS, TRIALS, TRIALS)


def test_redeem_against_refund(house: Services) -> None:
    view = launch(house, draft("race", code="RACE", limits=Limits(total=3)))
    for trial in range(TRIALS):
        checkout = f"c{trial}"
        reserve(house, checkout, "", "RACE")
        calls: list[Callable[[], object]] = [lambda c=checkout: redeem(house, c), lambda c=checkout: give_back(house, c)] * 3
        together(calls)
        with house.database.read() as session:
            end = house.promotions.checkouts.get(session, SHOP, checkout)
        active = sum(use.state in {"reserved", "redeemed"} for use in end.uses)
        assert left(house, view) == 3 - active
        give_back(house, checkout)
        assert left(house, view) == 3


def test_redeem_against_time_out(house: Services, clock: SetClock) -> None:
    view = launch(house, draft("late", coupon={}, limits=Limits(total=2)))
    anna = person(house, "anna")
    for trial in range(TRIALS):
        checkout, code = f"c{trial}", voucher(house, view, anna, f"t{trial}")
        reserve(house, checkout, anna, code, hold_minutes=1)
        clock.advance(seconds=60)
        calls: list[Callable[[], object]] = [lambda c=checkout: redeem(house, c), house.promotions.chores.time_out] * 3
        together(calls)
        assert (state_of(house, code), left(house, view)) == ("redeemed", 1)
        give_back(house, checkout)
        assert (state_of(house, code), left(house, view)) == ("open", 2)


@pytest.mark.parametrize("limit", [1, 7])
def test_claims_never_exceed_what_there_is(house: Services, limit: int) -> None:
    launch(house, draft("claim", coupon={"claimable": True, "issue_total": limit}))
    people = [person(house, f"u{n}") for n in range(CALLERS)]
    done = together([lambda who=who: house.promotions.vouchers.claim(SHOP, who, "claim") for who in people])
    assert sum(each is not None for each in done) == limit
