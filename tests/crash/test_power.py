"""T2: what was acknowledged survives a power cut: unsynced writes lost, torn or out of order, at any moment."""

# pyright: reportUnknownMemberType=false
# The types of apsw's pragmas are partly unknown.

from collections.abc import Callable
from pathlib import Path
from random import Random

import apsw
import pytest

from antiphon.engine.database.migrations import find_migrations, migrate
from antiphon.engine.database.sqlite import SqliteDatabase
from tests.crash.payments import look, open_lane
from tests.disks import Disk, power_cut
from tests.stores import LEDGER

CUTS = 50
PAYMENTS = 240


class Eager(SqliteDatabase):
    """The store as it is, moving its log into the file every few pages instead of every few thousand, so that cuts meet it."""

    durability = "FULL"

    def _open(self, *, reading: bool) -> apsw.Connection:
        connection = super()._open(reading=reading)
        assert connection.pragma("synchronous") == 2, "the product itself opens with FULL"
        connection.pragma("synchronous", self.durability)
        connection.pragma("wal_autocheckpoint", 20)
        return connection


class Careless(Eager):
    """Planted: does not wait for the disk at each commit."""

    durability = "NORMAL"


def record(kind: Callable[..., SqliteDatabase], folder: Path) -> Disk:
    """Payments through the real writer, and everything that the disk was told meanwhile."""
    disk = Disk()
    database = kind(folder / "antiphon.db", vfs=disk.name)
    migrate(database, find_migrations(LEDGER))
    writer, lane = open_lane(database, cap=6)
    random, waiting = Random(3), list[tuple[str, object]]()
    for number in range(PAYMENTS):
        future = lane.submit(f"p{number}")
        future.add_done_callback(lambda _, name=f"p{number}": disk.acknowledge(name))
        waiting.append((f"p{number}", future))
        if random.random() < 0.4:
            future.result()
    writer.stop()
    disk.journal.append(disk.journal[-1])  # so that the last moment can be cut too
    database.close()
    return disk


def cut_and_look(disk: Disk, folder: Path) -> tuple[int, int]:
    """Cut the power at so many moments; in how many of them something acknowledged was lost, or the store was damaged."""
    random = Random(11)
    first = next(index for index, change in enumerate(disk.journal) if change.what == "ack")
    last = max(index for index, change in enumerate(disk.journal) if change.what == "ack")
    lost = damaged = 0
    for number in range(CUTS):
        image = folder / f"cut{number}"
        image.mkdir()
        answered = power_cut(disk.journal, random.randint(first + 1, last + 1), random, image)
        try:
            database = SqliteDatabase(image / "antiphon.db")
            found = look(database)
            with database.read() as session:
                sound = session.rows("PRAGMA integrity_check") == [("ok",)]
            database.close()
        except Exception:  # noqa: BLE001 - a store that cannot even be asked
            lost, damaged = lost + 1, damaged + 1
            continue
        lost += bool(answered - found.whole)
        damaged += bool(not sound or found.halves or found.laws)
    return lost, damaged


def test_acknowledged_payments_survive_power_cuts(tmp_path: Path) -> None:
    disk = record(Eager, tmp_path)
    assert sum(change.what == "ack" for change in disk.journal) >= PAYMENTS
    assert any(change.file.endswith(".db") and change.what == "sync" for change in disk.journal), "the cuts meet checkpoints"
    assert cut_and_look(disk, tmp_path) == (0, 0)


def test_a_store_that_does_not_wait_for_the_disk_is_caught(tmp_path: Path) -> None:
    """Planted: with synchronous=NORMAL the same cuts lose what was acknowledged."""
    lost, _ = cut_and_look(record(Careless, tmp_path), tmp_path)
    assert lost > CUTS // 10


def test_a_disk_that_lies_about_syncing_is_caught(tmp_path: Path) -> None:
    """Planted in the disk: it answers every sync and does nothing. Shows that the cuts are as cruel as they claim."""
    disk = record(Eager, tmp_path)
    disk.journal = [change for change in disk.journal if change.what != "sync"]
    lost, damaged = cut_and_look(disk, tmp_path)
    assert lost > CUTS // 2
    assert damaged > 0


@pytest.mark.parametrize("version", ["3.40.1", "3.51.2", "3.51"])
def test_a_sqlite_that_loses_commits_is_refused(version: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: version)
    with pytest.raises(RuntimeError, match=r"3\.51\.3"):
        SqliteDatabase(tmp_path / "antiphon.db")
