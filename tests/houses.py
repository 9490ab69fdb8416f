"""Stateful tests over whole houses: every example gets an empty house of its own, on either kind of store."""

from collections.abc import Generator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from antiphon.entry.bootstrap import PACKAGES, Services, open_services
from tests.conftest import SetClock
from tests.services import PrivatePostgres
from tests.stores import kept_store

SLOW_IS_FINE = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


class HouseMachine(RuleBasedStateMachine):
    """A state machine with a house. It is run by `run_machine`."""

    house: Services

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        self.house = self._stack.enter_context(self.open_house())

    def open_house(self) -> AbstractContextManager[Services]:
        """An empty house with a workspace; the run says where."""
        raise NotImplementedError

    def teardown(self) -> None:
        """The example is over."""
        self._stack.close()


def run_machine(
    machine: type[HouseMachine],
    kind: str,
    folder: Path,
    request: pytest.FixtureRequest,
    *,
    workspace: str,
    examples: int,
    steps: int,
    planted: bool = False,
) -> None:
    """Run a machine over houses with one workspace, on one kind of store; on PostgreSQL half as many examples.

    `planted`: something was broken on purpose, so the first failure will do, and nobody needs the smallest one.
    """

    def dsn() -> str:
        server: PrivatePostgres = request.getfixturevalue("postgres")
        return server.dsn

    numbers = count(1)

    @contextmanager
    def open_house(_: HouseMachine) -> Generator[Services]:
        home = folder / str(next(numbers))
        home.mkdir()
        with kept_store(kind, home, dsn, PACKAGES) as store:
            house = open_services(database=store.open(), home=home, clock=SetClock())
            house.start(pumps=False)
            house.access.create_workspace(workspace, "Shop", "Asia/Shanghai", "CNY", "zh")
            try:
                yield house
            finally:
                house.stop()

    ready = type("Machine", (machine,), {"open_house": open_house})
    how = settings(
        max_examples=examples // 2 if kind == "postgres" else examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=SLOW_IS_FINE,
    )
    if planted:
        how = settings(how, phases=(Phase.generate,), report_multiple_bugs=False, derandomize=True, database=None)
    run_state_machine_as_test(ready, settings=how)
