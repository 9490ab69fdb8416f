from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tests.features.events.shop import Hand, Shop, open_shop
from tests.services import PrivatePostgres
from tests.stores import KINDS, Store, fresh_store


@pytest.fixture(scope="session")
def events_postgres() -> Iterator[PrivatePostgres]:
    with PrivatePostgres() as server:
        yield server


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""

    def dsn() -> str:
        server: PrivatePostgres = request.getfixturevalue("events_postgres")
        return server.dsn

    with fresh_store(request.param, tmp_path, dsn) as made:
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
