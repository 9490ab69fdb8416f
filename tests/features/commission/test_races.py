"""A request for money and goods that come back, at the same moment, from two houses on one store: nothing is paid twice or lost."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from antiphon.entry.bootstrap import Services, open_services
from antiphon.kernel.errors import Conflict
from tests.conftest import SetClock
from tests.features.commission.earning import SHOP, bring, lawful, order, party, person, programme, purse, refund
from tests.services import PrivatePostgres
from tests.stores import fresh_store

CALLERS, TRIALS = 40, 20


def at_once(works: list[Callable[[], object]]) -> list[object]:
    start = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        start.wait()
        try:
            return work()
        except Conflict as refused:
            return refused

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_forty_requests_for_what_is_there_once(house: Services, clock: SetClock) -> None:
    programme(house)
    ann, cat = party(house, "ann"), person(house, "cat")
    bring(house, cat, "ann")
    for trial in range(TRIALS):
        order(house, cat, f"A{trial}", [("mug", 500, 1)])
        clock.advance(days=1)
        bring(house, cat, "ann")
    clock.advance(days=8)
    house.commission_timer.run_once()
    have = purse(house, ann).available
    assert have == TRIALS * 5_000
    answers = at_once([lambda: house.commission.ask_withdrawal(SHOP, ann, "CNY", have // 5)] * CALLERS)
    assert sum(not isinstance(answer, Conflict) for answer in answers) == 5
    assert (purse(house, ann).available, purse(house, ann).asked) == (0, have)
    lawful(house)


def test_withdrawal_against_claw_back(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    def dsn() -> str:
        server: PrivatePostgres = request.getfixturevalue("postgres")
        return server.dsn

    with fresh_store("postgres", tmp_path, dsn) as store:
        clock = SetClock()
        houses: list[Services] = []
        for name in "ab":
            (tmp_path / name).mkdir()
            house = open_services(database=store.open(), home=tmp_path / name, clock=clock)
            house.start(pumps=False)
            houses.append(house)
        left, right = houses
        try:
            left.access.create_workspace(SHOP, "Shop", "Asia/Shanghai", "CNY", "zh")
            programme(left)
            for trial in range(TRIALS):
                ann, cat = party(left, f"ann{trial}"), person(left, f"cat{trial}")
                bring(left, cat, f"ann{trial}")
                order(left, cat, f"A{trial}", [("mug", 100, 1)])
                clock.advance(days=8)
                at_once([lambda house=house: house.commission_timer.run_once() for house in houses])
                assert purse(left, ann).available == 1_000
                at_once(
                    [
                        lambda trial=trial, cat=cat: refund(left, cat, f"A{trial}"),
                        *[lambda ann=ann: right.commission.ask_withdrawal(SHOP, ann, "CNY", 1_000) for _ in range(4)],
                    ]
                )
                here = purse(left, ann)
                assert here.available == 0
                assert here.asked == here.debt, "either the request came first and all is owed, or the goods did and nothing is left"
                with left.database.read() as session:
                    asked = left.commission.list_withdrawals(session, SHOP, party_id=ann).items
                assert sum(one.amount for one in asked) == here.asked
                for one in asked:
                    at_once([lambda house=house, one=one: house.commission.approve_withdrawal(SHOP, one.id, "opr_9") for house in houses])
                    ends = at_once(
                        [
                            lambda house=house, one=one: house.commission.end_withdrawal(SHOP, one.id, "refused", "owed", "opr_9")
                            for house in houses
                        ]
                    )
                    assert sum(isinstance(answer, Conflict) for answer in ends) == 1, "each request ends once"
                assert (purse(left, ann).available, purse(left, ann).asked, purse(left, ann).debt) == (0, 0, 0)
            lawful(left)
        finally:
            for house in houses:
                house.stop()


def test_two_houses_close_one_run_once(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    def dsn() -> str:
        server: PrivatePostgres = request.getfixturevalue("postgres")
        return server.dsn

    with fresh_store("postgres", tmp_path, dsn) as store:
        clock = SetClock()
        (tmp_path / "a").mkdir()
        (tmp_path / "b").mkdir()
        left, right = (open_services(database=store.open(), home=tmp_path / name, clock=clock) for name in "ab")
        try:
            for house in (left, right):
                house.start(pumps=False)
            left.access.create_workspace(SHOP, "Shop", "Asia/Shanghai", "CNY", "zh")
            programme(left)
            ann, cat = party(left, "ann"), person(left, "cat")
            bring(left, cat, "ann")
            for trial in range(TRIALS):
                order(left, cat, f"A{trial}", [("mug", 100, 1)])
                clock.advance(days=1)
                bring(left, cat, "ann")
            clock.advance(days=8)
            left.commission_timer.run_once()
            clock.advance(seconds=1)
            runs = [left.commission.make_run(SHOP, name, clock.now_ms()) for name in ("one", "two")]
            at_once([lambda house=house, made=made: house.commission.close_run(SHOP, made) for house in (left, right) for made in runs])
            with left.database.read() as session:
                found = [one for made in runs for one in left.commission.each_statement(session, SHOP, made)]
            assert sum(one.earned for one in found) == TRIALS * 1_000
            assert sorted((one.opening, one.closing) for one in found) == [(0, TRIALS * 1_000), (TRIALS * 1_000, TRIALS * 1_000)]
            assert purse(left, ann).available == TRIALS * 1_000
        finally:
            left.stop()
            right.stop()
