"""Forty at once for the last units of a budget, on both stores: exactly so many get one."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from antiphon.entry.bootstrap import Services, open_services
from antiphon.features.budgets.contracts import BudgetRefusal
from tests.conftest import SetClock
from tests.features.budgets.spending import SHOP, charge, give_back, lawful, made, show
from tests.services import PrivatePostgres
from tests.stores import fresh_store

CALLERS, UNITS, TRIALS = 40, 5, 20


def at_once(works: list[object]) -> list[object]:
    start = threading.Barrier(len(works))

    def run(work: object) -> object:
        start.wait()
        return work()  # type: ignore[operator]

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_the_last_units_are_given_exactly_once(house: Services) -> None:
    for trial in range(TRIALS):
        budget = made(house, 1_000, per_person=UNITS) if trial % 2 else made(house, UNITS)
        works = [lambda n=n: charge(house, budget, f"{trial}.{n}", person_id="per_a") for n in range(CALLERS)]  # noqa: B023 - run at once
        answers = at_once(list(works))
        assert answers.count(None) == UNITS
        reason = "budget_person" if trial % 2 else "budget_spent"
        assert all(isinstance(answer, BudgetRefusal) and answer.reason == reason for answer in answers if answer is not None)
        assert show(house, budget).spent == UNITS
    assert lawful(house)


def test_two_processes_share_one_budget(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Charges, double sends, returns and a new person's first spend, from two houses on one PostgreSQL."""

    def dsn() -> str:
        server: PrivatePostgres = request.getfixturevalue("postgres")
        return server.dsn

    with fresh_store("postgres", tmp_path, dsn) as store:
        houses: list[Services] = []
        for number in range(2):
            folder = tmp_path / str(number)
            folder.mkdir()
            house = open_services(database=store.open(), home=folder, clock=SetClock())
            house.start(pumps=False)
            houses.append(house)
        try:
            houses[0].access.create_workspace(SHOP, "Shop", "Asia/Shanghai", "CNY", "zh")
            for trial in range(TRIALS):
                budget = made(houses[0], 1_000, per_person=UNITS)
                person = f"per_{trial}"
                works = [
                    lambda n=n: charge(houses[n % 2], budget, f"{trial}.{n // 2}", person_id=person)  # noqa: B023 - run at once
                    for n in range(CALLERS)
                ]
                answers = at_once(list(works))
                spent = show(houses[1], budget).spent
                assert spent == UNITS, "every name came twice, from two processes, and counts once"
                assert answers.count(None) >= UNITS
                with houses[0].database.read() as session:
                    names = [row.id for row in houses[0].budgets.list_charges(session, SHOP, budget).items]
                backs = [lambda n=n, name=name: give_back(houses[n], name, f"back {name}") for name in names for n in range(2)]
                assert sum(int(str(given)) for given in at_once(list(backs))) == UNITS
                assert show(houses[0], budget).left == 1_000
            assert lawful(houses[0])
        finally:
            for house in houses:
                house.stop()


def test_a_stop_is_seen_by_the_next_spend_of_another_process(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    def dsn() -> str:
        server: PrivatePostgres = request.getfixturevalue("postgres")
        return server.dsn

    with fresh_store("postgres", tmp_path, dsn) as store:
        folders = [tmp_path / "a", tmp_path / "b"]
        for folder in folders:
            folder.mkdir()
        left, right = (open_services(database=store.open(), home=folder, clock=SetClock()) for folder in folders)
        try:
            for house in (left, right):
                house.start(pumps=False)
            left.access.create_workspace(SHOP, "Shop", "Asia/Shanghai", "CNY", "zh")
            for trial in range(TRIALS):
                budget = made(left, 1_000)
                stopped = threading.Event()
                late: list[object] = []

                def stop(budget: str = budget, stopped: threading.Event = stopped) -> None:
                    left.budgets.stop(SHOP, budget, "stop", "opr_1")
                    stopped.set()

                def spend(trial: int = trial, budget: str = budget, stopped: threading.Event = stopped, late: list[object] = late) -> None:
                    for number in range(30):
                        after = stopped.is_set()
                        refused = charge(right, budget, f"{trial}.{number}")
                        if after:
                            late.append(refused)

                at_once([stop, spend])
                assert None not in late
        finally:
            left.stop()
            right.stop()
