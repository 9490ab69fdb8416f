"""Fixtures for every test: a store of each kind, and a whole house over it.

A test that takes `database` or `house` runs twice, on SQLite and on PostgreSQL. Each gets an empty store with all tables.
"""

from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from antiphon.engine.database.port import Database
from antiphon.engine.database.postgres import PostgresDatabase
from antiphon.engine.database.sqlite import SqliteDatabase
from antiphon.entry.bootstrap import PACKAGES, Services, open_services
from antiphon.kernel.clock import DAY_MS, to_ms
from tests.services import PrivatePostgres, PrivateRedis, chromium_arguments, chromium_path
from tests.stores import KINDS, kept_store

pytest_plugins = ["tests.second_try"]
NOON = 1_790_000_000_000  # 2026-09-21T12:53:20Z: some moment of an ordinary day


class SetClock:
    """A clock that stands until it is moved."""

    def __init__(self, at_ms: int = NOON) -> None:
        self.at_ms = at_ms

    def now_ms(self) -> int:
        """Where the hands stand."""
        return self.at_ms

    def advance(self, *, days: float = 0, hours: float = 0, seconds: float = 0) -> None:
        """Move the hands on."""
        self.at_ms += int(days * DAY_MS + hours * 3_600_000 + seconds * 1000)

    def set(self, moment: "object") -> None:
        """Set the hands to an aware datetime."""
        self.at_ms = to_ms(moment)  # pyright: ignore[reportArgumentType]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with a browser come last: its driver keeps an event loop in this thread, beside which no other can run."""
    items.sort(key=lambda item: "playwright" in getattr(item, "fixturenames", ()))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What odd input left in logs and messages is told in letters that can be sent from one process to another."""
    report = yield
    report.sections = [(name, _sendable(text)) for name, text in report.sections]
    if report.longrepr is not None and (told := _sendable(str(report.longrepr))) != str(report.longrepr):
        report.longrepr = told
    return report


def _sendable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The program that drives browsers."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for the whole run; each test gets a context of its own, which is a visitor nobody has seen."""
    chromium = playwright.chromium.launch(executable_path=str(chromium_path()), args=chromium_arguments())
    yield chromium
    chromium.close()


@pytest.fixture
def clock() -> SetClock:
    """A clock the test moves."""
    return SetClock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PrivatePostgres]:
    """The session's own PostgreSQL."""
    with PrivatePostgres() as server:
        yield server


@pytest.fixture(scope="session")
def redis_server() -> Iterator[PrivateRedis]:
    """The session's own Redis."""
    with PrivateRedis() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A store of each kind without any table."""
    if request.param == "sqlite":
        database: Database = SqliteDatabase(tmp_path / "antiphon.db")
    else:
        server: PrivatePostgres = request.getfixturevalue("postgres")
        database = PostgresDatabase(server.dsn, schema=f"t{uuid4().hex[:16]}")
    try:
        yield database
    finally:
        database.close()


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A store of each kind with every table of the house, empty."""

    def dsn() -> str:
        server: PrivatePostgres = request.getfixturevalue("postgres")
        return server.dsn

    with kept_store(request.param, tmp_path, dsn, PACKAGES) as store:
        yield store.open()


@pytest.fixture
def house(database: Database, clock: SetClock, tmp_path: Path) -> Iterator[Services]:
    """The whole house over a store of each kind: writer running, pumps standing still, one workspace called `shop`.

    `house.events.digest_once(…)` and the alarms are called by the test, so nothing happens behind its back.
    """
    with ExitStack() as stack:
        services = open_services(database=database, home=tmp_path, clock=clock)
        stack.callback(services.stop)
        services.start(pumps=False)
        services.access.create_workspace("shop", "Shop", "Asia/Shanghai", "CNY", "zh")
        services.access.create_key("shop", "test", "test-key")
        yield services
