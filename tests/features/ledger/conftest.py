from collections.abc import Iterator
from pathlib import Path

import pytest

from antiphon.engine.database.port import Database
from antiphon.entry.bootstrap import PACKAGES
from antiphon.features.ledger.api import Ledger
from tests.services import PrivatePostgres
from tests.stores import KINDS, LEDGER, Store, fresh_store, kept_store


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of each kind with the ledger's tables, empty; without tables for whoever makes them without their guards."""

    def dsn() -> str:
        server: PrivatePostgres = request.getfixturevalue("postgres")
        return server.dsn

    if {"unguarded", "guarded"} & set(request.fixturenames):
        opened = fresh_store(request.param, tmp_path, dsn)
    else:
        opened = kept_store(request.param, tmp_path, dsn, PACKAGES if "house" in request.fixturenames else LEDGER)
    with opened as made:
        yield made


@pytest.fixture
def database(store: Store) -> Database:
    """The store with the ledger's tables only, but for tests with a whole house."""
    return store.open()


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()
