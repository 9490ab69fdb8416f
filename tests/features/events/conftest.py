from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from antiphon.entry.bootstrap import PACKAGES
from tests.features.events.shop import Hand, Shop, open_shop
from tests.services import PrivatePostgres
from tests.stores import KINDS, Store, fresh_store, kept_store


@pytest.fixture(scope="session")
def events_postgres() -> Iterator[PrivatePostgres]:
    with PrivatePostgres() as server:
        yield server


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind; whoever is killed there has it alone, as the dying may still be at work when the next test begins."""

    def dsn() -> str:
        server: PrivatePostgres = request.getfixturevalue("events_postgres")
        return server.dsn

    dying = "servers" in request.fixturenames
    with fresh_store(request.param, tmp_path, dsn) if dying else kept_store(request.param, tmp_path, dsn, PACKAGES) as made:
        yield made


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def shop(store: Store, tmp_path: Path, hand: Hand) -> Iterator[Shop]:
    with open_shop(store.open(), tmp_path / "home", hand) as opened:
        yield opened


@pytest.fixture
def client(shop: Shop) -> Iterator[TestClient[Litestar]]:
    with TestClient(shop.app(), raise_server_exceptions=True) as opened:
        yield opened
