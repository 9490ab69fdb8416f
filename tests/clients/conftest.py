from collections.abc import Iterator
from pathlib import Path

import pytest

from antiphon.engine.database.sqlite import SqliteDatabase
from antiphon.engine.ident import SystemClock
from tests.features.events.served import served
from tests.features.events.shop import Shop, open_shop
from tools.build_web import find_node, install_node, install_packages, need_node

HERE = Path(__file__).parent


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    database = SqliteDatabase(tmp_path / "antiphon.db")
    with open_shop(database, tmp_path, SystemClock()) as opened:
        yield opened
    database.close()


@pytest.fixture
def port(shop: Shop) -> Iterator[int]:
    """A real server of the shop, in this process."""
    with served(shop) as opened:
        yield opened


@pytest.fixture(scope="session")
def packages() -> Path:
    """The unmodified clients, as package-lock.json names them."""
    if find_node() is None:
        install_node()
    return install_packages(HERE, need_node())


@pytest.fixture(scope="session")
def node(packages: Path) -> str:
    """A Node to run their scripts with."""
    return str(need_node().folder / "node")
