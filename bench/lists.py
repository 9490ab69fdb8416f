"""Leaderboards of 10,000, 100,000 and 1,000,000 people: one's position with neighbours, and a new score, beside what SQL alone does.

Beside in the same run: the same page with the position counted by `count(*)` over the list's index, which is what a plain table offers.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from antiphon.engine.database.port import Session
from antiphon.entry.bootstrap import Services
from antiphon.features.plays.api import Window
from antiphon.features.plays.contracts import Heard, PlayDraft
from antiphon.features.plays.lists import Entry, list_id_of, place_of_row, row_id_of
from antiphon.features.plays.shelving import MOST
from antiphon.features.plays.store import lists as rows
from antiphon.kernel.clock import from_ms
from antiphon.mechanics.leaderboard.rules import Rules
from antiphon.sdk.mechanic import Event
from antiphon.sdk.words import Text
from bench.house import WORKSPACE, make_house
from tests.services import PrivatePostgres

SIZES = (10_000, 100_000, 1_000_000)
LIST = "ranking"
EVENT = "Friend Joined"
AT_ONCE = 20_000
TRIES, PLAIN_TRIES = 40, 7
MUST_MS, MUST_RATIO = 10.0, 10.0
_key = count()


def run(*, quick: bool = False) -> dict[str, Any]:
    """Both stores; `quick` leaves out the longest list."""
    sizes = SIZES[:2] if quick else SIZES
    with tempfile.TemporaryDirectory() as folder:
        lines = _measure("SQLite", Path(folder), None, sizes)
    with PrivatePostgres() as server, tempfile.TemporaryDirectory() as folder:
        lines += _measure("PostgreSQL", Path(folder), server.fresh_database(), sizes)
    return {"lines": lines}


def _measure(store: str, home: Path, database: str | None, sizes: tuple[int, ...]) -> list[dict[str, Any]]:
    services = make_house(home, database)
    try:
        return [_line(services, store, size) for size in sizes]
    finally:
        services.stop()


def _line(services: Services, store: str, size: int) -> dict[str, Any]:
    play_id, list_name, people = _fill(services, size)
    if store == "PostgreSQL":
        for table in ("plays_row", "plays_stretch", "plays_list"):  # as its autovacuum would have by now
            services.commands.call(lambda session, table=table: session.run(f"ANALYZE {table}"))
    dice = Random(size)
    ours = _median_ms(lambda: _around(services, play_id, list_name, dice.choice(people)), TRIES)
    plain = _median_ms(lambda: _count_plainly(services, list_id_of(play_id, list_name), dice), PLAIN_TRIES)
    update = _median_ms(lambda: _score(services, play_id, dice.choice(people)), TRIES)
    line = {
        "what": f"position and 10 neighbours among {size:,}, {store}",
        "figure": f"{ours:.2f} ms (a new score, committed: {update:.2f} ms)",
        "beside": f"{plain:.2f} ms with count(*) over the index",
        "ratio": f"{plain / ours:.1f}",
        "position_ms": ours,
        "update_ms": update,
        "plain_ms": plain,
    }
    if size < SIZES[-1]:
        return line
    return line | {"must": f"≤ {MUST_MS:.0f} ms and ≥ {MUST_RATIO:.0f} x", "held": ours <= MUST_MS and plain >= MUST_RATIO * ours}


def _fill(services: Services, size: int) -> tuple[str, str, list[str]]:
    """A leaderboard with so many people, as a year of play would have left it."""
    draft = PlayDraft("leaderboard", Text(zh="榜", en="Board"), msgspec.to_builtins(Rules(event=EVENT)))
    play = services.plays.launch(WORKSPACE, services.plays.create(WORKSPACE, draft).id)
    person = f"per_of{size}x"
    heard = Heard(WORKSPACE, play.id, _event(f"{person}0", services))
    services.commands.call(lambda session: services.plays.decide_batch(session, [heard]))
    with services.database.read() as session:
        list_name = services.plays.lists.list_lists(session, WORKSPACE, play.id)[0].key  # the mechanic's own name for it
    list_id, now = list_id_of(play.id, list_name), services.clock.now_ms()
    dice = Random(7)
    entries = sorted(
        (_entry(list_id, f"{person}{number}", dice.randrange(10 * size), now) for number in range(1, size)), key=lambda row: row.place
    )

    def write(session: Session, piece: list[Entry]) -> None:
        session.write_many(rows.NEW_ROWS, [(WORKSPACE, *entry) for entry in piece])

    for piece in _pieces(entries):
        services.commands.call(lambda session, piece=piece: write(session, piece))
    length = MOST // 2
    starts = [
        (WORKSPACE, list_id, entries[place].place if place else "", len(entries[place : place + length]))
        for place in range(0, len(entries), length)
    ]
    starts[-1] = (*starts[-1][:3], starts[-1][3] + 1)  # the first score stands at the end

    def stretch(session: Session) -> None:
        session.write_many(rows.STRETCHES, starts)
        rows.grow_list(session, WORKSPACE, list_id, len(entries))

    services.commands.call(stretch)
    return play.id, list_name, [f"{person}{number}" for number in range(1, size)]


def _entry(list_id: str, person: str, rank: int, now: int) -> Entry:
    rank += 2
    return Entry(row_id_of(list_id, person), list_id, person, rank, now, place_of_row(rank, now, person), person, "", "{}")


def _pieces(entries: list[Entry]) -> Iterator[list[Entry]]:
    waiting = iter(entries)
    while piece := list(islice(waiting, AT_ONCE)):
        yield piece


def _event(person: str, services: Services) -> Event:
    return Event(person, f"evt_{next(_key)}", EVENT, from_ms(services.clock.now_ms()), {})


def _around(services: Services, play_id: str, list_name: str, person: str) -> None:
    with services.database.read() as session:
        shown = services.plays.lists.show(session, WORKSPACE, play_id, list_name, person, Window(None, 11, around_me=True))
    assert shown.me is not None
    assert shown.me.position in {row.position for row in shown.items}


def _count_plainly(services: Services, list_id: str, dice: Random) -> None:
    with services.database.read() as session:
        highest = session.row("SELECT MAX(rank) FROM plays_row WHERE list_id = ?", (list_id,))
        assert highest is not None
        place = place_of_row(dice.randrange(highest[0]), 0, "")
        session.row("SELECT COUNT(*) FROM plays_row WHERE list_id = ? AND place < ? AND workspace = ?", (list_id, place, WORKSPACE))
        session.rows(
            "SELECT key, rank FROM plays_row WHERE list_id = ? AND place >= ? AND workspace = ? ORDER BY place LIMIT 11",
            (list_id, place, WORKSPACE),
        )


def _score(services: Services, play_id: str, person: str) -> None:
    heard = Heard(WORKSPACE, play_id, _event(person, services))
    services.commands.call(lambda session: services.plays.decide_batch(session, [heard]))


def _median_ms(once: Callable[[], None], tries: int) -> float:
    once()
    times: list[float] = []
    for _ in range(tries):
        began = time.perf_counter()
        once()
        times.append((time.perf_counter() - began) * 1_000)
    return statistics.median(times)
