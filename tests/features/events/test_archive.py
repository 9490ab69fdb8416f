"""Old events move to Parquet: every row is seen exactly once, whatever moment the process dies at, and a timeline has no seam."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from antiphon.engine.database.port import Session
from antiphon.features.events import store as columns
from antiphon.kernel.clock import DAY_MS
from tests.features.events.shop import Hand, Shop, open_shop, track
from tests.stores import Store

STEPS = ("lines", "parquet", "sync", "rename", "sync folder", "commit")


class Died(BaseException):
    """The process is gone at this point."""


def fill(shop: Shop, hand: Hand, days: int = 4, a_day: int = 10) -> int:
    """Events of three people over some days, received as they happened; the clock stands 5 days after the last."""
    for day in range(days):
        shop.collect(*(track(user=f"u{n % 3}", message=f"d{day}-{n}", properties={"n": n, "text": "é\n\"'😀"}) for n in range(a_day)))
        shop.events.digest_all()
        hand.at_ms += 10 * DAY_MS
    hand.at_ms += 5 * DAY_MS
    return days * a_day


def in_parquet(file: Path | str, select: str = "SELECT *") -> list[tuple[Any, ...]]:
    """What DuckDB finds in files, asked from outside."""
    return duckdb.connect().execute(f"{select} FROM read_parquet(?, hive_partitioning = false)", [str(file)]).fetchall()


def everything(shop: Shop) -> list[tuple[Any, ...]]:
    """Every row that a reader of store and archive sees, in one snapshot."""
    with shop.database.read() as session:
        rows = shop.events.list_tail(session, "shop", columns.COLUMNS)
        for file in shop.events.list_archived(session, "shop"):
            rows += in_parquet(file)
    return sorted(tuple(row) for row in rows)


def test_rows_are_the_same_before_and_after(shop: Shop, hand: Hand) -> None:
    count = fill(shop, hand)
    before = everything(shop)
    assert shop.events.move_to_archive() == count
    assert everything(shop) == before
    assert shop.rows("SELECT COUNT(*) FROM events_event") == [(0,)]
    assert shop.events.move_to_archive() == 0


def test_files_lie_by_workspace_and_month_and_are_sorted_by_person(shop: Shop, hand: Hand) -> None:
    fill(shop, hand)
    shop.events.move_to_archive()
    folder = shop.events.archive.folder
    months = sorted({path.parent.relative_to(folder).as_posix() for path in folder.glob("*/*/*.parquet")})
    assert months == ["workspace=shop/month=2026-09", "workspace=shop/month=2026-10"]
    assert not [path for path in folder.rglob("*") if path.suffix in {".tmp", ".ndjson"}]
    read = in_parquet(f"{folder}/workspace=shop/month=2026-10/*.parquet", "SELECT person_id")
    assert read == sorted(read)
    types = in_parquet(next(folder.glob("*/*/*.parquet")), "DESCRIBE SELECT *")
    assert [(name, kind) for name, kind, *_ in types] == [
        (name, "BIGINT" if kind == "bigint" else "VARCHAR") for name, kind in columns.EVENT.columns.items()
    ]


def test_young_events_stay(shop: Shop, hand: Hand) -> None:
    count = fill(shop, hand)
    shop.collect(track(message="young"))
    shop.events.digest_all()
    assert shop.events.move_to_archive() == count
    assert shop.message_ids() == ["young"]


@pytest.mark.parametrize("step", STEPS)
def test_dying_at_any_step_loses_nothing_and_doubles_nothing(store: Store, tmp_path: Path, hand: Hand, step: str) -> None:
    with open_shop(store.open(), tmp_path, hand) as shop:
        fill(shop, hand)
        before = everything(shop)
        steps = iter(range(3))

        def die(reached: str) -> None:
            if reached == step and next(steps) == 1:  # at the second file, when the first is part of the archive
                raise Died

        shop.events.archive.step = die
        with pytest.raises(Died):
            shop.events.move_to_archive()
        assert everything(shop) == before
    with open_shop(store.open(), tmp_path, hand) as again:
        assert everything(again) == before
        again.events.move_to_archive()
        assert everything(again) == before
        assert again.rows("SELECT COUNT(*) FROM events_event") == [(0,)]
        with again.database.read() as session:
            named = set(again.events.list_archived(session, "shop"))
        assert {path for path in again.events.archive.folder.rglob("*") if path.is_file()} == named


@pytest.mark.parametrize("when", ["before the commit", "after the commit"])
def test_a_commit_whose_outcome_is_unknown(store: Store, tmp_path: Path, hand: Hand, when: str) -> None:
    with open_shop(store.open(), tmp_path, hand) as shop:
        fill(shop, hand)
        before = everything(shop)
        database = shop.database

        def die(statement: str) -> None:
            if statement == "COMMIT":
                raise Died

        original = shop.events.archive.run

        def run_and_die(work: Callable[[Session], int]) -> int:
            original(work)
            raise Died

        if when == "after the commit":
            shop.events.archive.run = run_and_die
        else:
            database.before_statement = die
        with pytest.raises((Died, Exception)):
            shop.events.move_to_archive()
        database.before_statement = None
        assert everything(shop) == before
    with open_shop(store.open(), tmp_path, hand) as again:
        again.events.move_to_archive()
        assert everything(again) == before


def test_the_check_bites(shop: Shop, hand: Hand) -> None:
    """A planted fault: rows leave the store although their file never became part of the archive."""
    fill(shop, hand)
    before = everything(shop)
    shop.commands.call(lambda session: session.run("DELETE FROM events_event WHERE seq = 7"))
    assert everything(shop) != before


def test_a_file_that_would_bring_back_erased_rows_is_not_used(shop: Shop, hand: Hand) -> None:
    fill(shop, hand)

    def erase(reached: str) -> None:
        if reached == "commit":
            shop.commands.call(lambda session: session.run("DELETE FROM events_event WHERE seq = 2"))

    shop.events.archive.step = erase
    with pytest.raises(RuntimeError, match="are gone"):
        shop.events.move_to_archive()
    shop.events.archive.step = lambda _: None
    after = everything(shop)
    shop.events.move_to_archive()
    assert everything(shop) == after
    assert len(after) == 39


def test_a_timeline_has_no_seam(shop: Shop, hand: Hand) -> None:
    fill(shop, hand, days=12)
    chance = random.Random(3)
    late = [track(user="u1", message=f"late-{n}", timestamp=f"2026-0{chance.randint(1, 9)}-11T00:00:0{n % 10}Z") for n in range(40)]
    shop.collect(*late)
    shop.events.digest_all()
    shop.events.move_to_archive()
    shop.collect(*(track(user="u1", message=f"new-{n}", timestamp=f"2026-0{chance.randint(1, 9)}-12T00:00:0{n % 10}Z") for n in range(40)))
    shop.collect(*(track(user="u2", message=f"other-{n}") for n in range(10)))
    shop.events.digest_all()
    wanted = [row for row in everything(shop) if row[4] in {"per_u1", "per_u2"}]
    expected = [str(row[1]) for row in sorted(wanted, key=lambda row: (row[5], row[1]), reverse=True)]
    for limit in (7, 50, 500):
        found: list[str] = []
        cursor: str | None = None
        with shop.database.read() as session:
            while True:
                page = shop.events.list_timeline(session, "shop", ["per_u1", "per_u2"], cursor, limit)
                found += [line.id for line in page.items]
                cursor = page.next_cursor
                if cursor is None:
                    break
        assert found == expected


def test_properties_survive_the_journey(shop: Shop, hand: Hand) -> None:
    properties = {"big": 12345678901234567890123, "text": 'quote " and \\ and \n and 😀', "none": None, "deep": {"a": [1, {"b": 2.5}]}}
    shop.collect(track(message="m", properties=properties))
    shop.events.digest_all()
    hand.at_ms += 40 * DAY_MS
    shop.events.move_to_archive()
    with shop.database.read() as session:
        (line,) = shop.events.list_timeline(session, "shop", ["per_u1"]).items
    assert json.loads(bytes(line.properties)) == properties


def test_workspaces_do_not_meet_in_the_archive(shop: Shop, hand: Hand) -> None:
    shop.access.create_workspace("other", "Other", "UTC", "EUR", "en")
    shop.access.create_key("other", "k", "other-key")
    shop.collect(track(message="mine"))
    shop.collect(track(message="theirs"), key="other-key")
    shop.events.digest_all()
    hand.at_ms += 40 * DAY_MS
    assert shop.events.move_to_archive() == 2
    with shop.database.read() as session:
        (mine,) = shop.events.list_timeline(session, "shop", ["per_u1"]).items
        (theirs,) = shop.events.list_timeline(session, "other", ["per_u1"]).items
    assert mine.id != theirs.id
