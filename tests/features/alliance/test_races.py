"""Two houses on one store, points going both ways at once: no standstill, nothing twice, both ledgers whole."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from antiphon.entry.bootstrap import Services, open_services
from antiphon.kernel.errors import Conflict
from tests.conftest import SetClock
from tests.features.alliance.allies import INN, TEA, agreed, give, lawful, linked, points, shops, terms
from tests.services import PrivatePostgres
from tests.stores import fresh_store

CALLERS, TRIALS = 16, 5


def test_both_ways_from_two_processes(tmp_path: Path, request: pytest.FixtureRequest) -> None:
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
        try:
            left = houses[0]
            left.access.create_workspace(TEA, "Tea", "Asia/Shanghai", "CNY", "zh")
            shops(left)
            agreement = agreed(left, terms(1_000, 1_000, per_person_day=400))
            for trial in range(TRIALS):
                ann, anna = linked(left, agreement, f"ann{trial}", tea=500, inn=500)
                start = threading.Barrier(CALLERS)

                def work(number: int, trial: int = trial, ann: str = ann, anna: str = anna, start: threading.Barrier = start) -> int:
                    start.wait()
                    giver, who = (TEA, ann) if number % 2 else (INN, anna)
                    try:
                        # Every wish is sent twice, once through each house.
                        return give(houses[number // 2 % 2], agreement, who, 100, f"{trial}.{number // 4}.{number % 2}", giver).given
                    except Conflict:
                        return 0

                with ThreadPoolExecutor(CALLERS) as pool:
                    answers = list(pool.map(work, range(CALLERS)))
                assert sum(answers) == CALLERS * 100, "four wishes a way, each answered twice, all within the day's limit"
                assert (points(left, TEA, ann), points(left, INN, anna)) == (500, 500)
            with left.database.read() as session:
                assert len(left.alliance.list_exchanges(session, TEA, agreement, limit=200).items) == TRIALS * CALLERS // 2
            clock.advance(seconds=1)
            cleared: list[str] = []

            def clear(house: Services) -> None:
                with suppress(Conflict):
                    cleared.append(house.alliance.clear(TEA, agreement, clock.now_ms()))

            with ThreadPoolExecutor(2) as pool:
                list(pool.map(clear, houses))
            assert len(cleared) == 1
            lawful(left)
        finally:
            for house in houses:
                house.stop()
