"""Migrations: once each, in order, whole or not at all, and never edited afterwards."""

import threading
from dataclasses import replace

import apsw
import psycopg
import pytest

from antiphon.engine.database.migrations import Migration, SchemaTooNew, find_migrations, migrate
from antiphon.engine.database.port import Database
from tests.stores import LEDGER, Store

FIRST = Migration("toy", 1, "first", "-- a comment; with a semicolon;\nCREATE TABLE engine_toy (id TEXT NOT NULL PRIMARY KEY);\n")
SECOND = Migration("toy", 2, "second", "ALTER TABLE engine_toy ADD COLUMN n BIGINT;\nCREATE INDEX engine_toy_n ON engine_toy (n);\n")


def columns(database: Database) -> int:
    with database.begin() as session:
        session.run("INSERT INTO engine_toy (id) VALUES ('x')")
        width = len(session.rows("SELECT * FROM engine_toy")[0])
        session.run("DELETE FROM engine_toy")
    return width


def test_each_is_applied_once_and_in_order(database: Database) -> None:
    assert migrate(database, [FIRST]) == [FIRST]
    assert columns(database) == 1
    assert migrate(database, [FIRST, SECOND]) == [SECOND]
    assert migrate(database, [FIRST, SECOND]) == []
    assert columns(database) == 2


def test_one_that_fails_leaves_nothing_of_the_whole_upgrade(database: Database) -> None:
    broken = Migration("toy", 3, "broken", "CREATE TABLE engine_other (id TEXT);\nCREATE TABEL oops (id TEXT);\n")
    with pytest.raises((apsw.SQLError, psycopg.Error)):
        migrate(database, [FIRST, SECOND, broken])
    assert migrate(database, [FIRST, SECOND]) == [FIRST, SECOND]
    with pytest.raises((apsw.SQLError, psycopg.Error)), database.begin() as session:
        session.rows("SELECT id FROM engine_other")


def test_data_of_a_later_version_is_refused(database: Database) -> None:
    migrate(database, [FIRST, SECOND])
    with pytest.raises(SchemaTooNew, match="toy 2"):
        migrate(database, [FIRST])


def test_an_edited_migration_is_refused(database: Database) -> None:
    migrate(database, [FIRST])
    with pytest.raises(SchemaTooNew, match="toy 1"):
        migrate(database, [replace(FIRST, text=FIRST.text + " ")])


def test_two_processes_at_once_upgrade_once(store: Store) -> None:
    databases = [store.open(), store.open()]
    with databases[0].begin() as session:  # so that neither has to create the schema the tests live in
        session.rows("SELECT 1")
    applied: list[list[Migration]] = []

    def upgrade(one: Database) -> None:
        applied.append(migrate(one, [FIRST, SECOND]))

    threads = [threading.Thread(target=upgrade, args=(one,)) for one in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(len, applied)) == [0, 2]


def test_the_house_has_its_migrations_in_files() -> None:
    found = find_migrations([*LEDGER, "antiphon.kernel"])
    assert [(one.feature, one.number) for one in found] == [("ledger", 1), ("ledger", 2), ("ledger", 3)]
