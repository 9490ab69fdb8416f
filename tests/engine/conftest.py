from collections.abc import Iterator
from pathlib import Path

import pytest

from antiphon.engine.database.port import Database
from tests.services import PrivatePostgres
from tests.stores import KINDS, Store, fresh_store


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""

    def dsn() -> str:
        server: PrivatePostgres = request.getfixturevalue("postgres")
        return server.dsn

    with fresh_store(request.param, tmp_path, dsn) as made:
        yield made


@pytest.fixture
def database(store: Store) -> Database:
    """The store without any table."""
    return store.open()
