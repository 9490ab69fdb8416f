"""A house to measure: the real server as a process of its own, over SQLite or a private PostgreSQL, with a draw that is played hot."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import msgspec

from antiphon.engine.database.opening import open_database
from antiphon.engine.database.port import Session
from antiphon.entry.bootstrap import Services, open_services
from antiphon.entry.proving.served import free_port
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.plays.contracts import PlayDraft
from antiphon.kernel.amounts import POINTS, WORLD
from antiphon.kernel.clock import from_ms
from antiphon.mechanics.draw.rules import Losing, Prize, Rules
from antiphon.sdk.rewards import Price
from antiphon.sdk.words import Text

ROOT = Path(__file__).parents[1]
WORKSPACE = "bench"
KEY = "bench-key"
PLAYERS = 2_000


def make_house(home: Path, database: str | None) -> Services:
    """Open a fresh house with a workspace and a key; the caller stops it."""
    services = open_services(database=open_database(database, home), home=home)
    services.start(pumps=False)
    services.access.create_workspace(WORKSPACE, "Bench", "Asia/Shanghai", "CNY", "zh")
    services.access.create_key(WORKSPACE, "bench", KEY)
    return services


def make_hot_draw(services: Services) -> str:
    """A live draw with stock for all, a price in points and a limit a day that nobody reaches: no move is refused."""
    rules = Rules(
        prizes=(
            Prize("mug", Text(zh="杯子", en="Mug"), 100_000, "prize:mug", stock=50_000_000),
            Prize("coupon", Text(zh="券", en="Coupon"), 200_000, "coupon:ten", stock=50_000_000),
            Prize("points", Text(zh="积分", en="Points"), 300_000, "points", 5),
        ),
        lose=Losing(400_000),
        price=Price(1),
        per_day=1_000_000,
    )
    now = from_ms(services.clock.now_ms())
    draft = PlayDraft("draw", Text(zh="热", en="Hot"), msgspec.to_builtins(rules), now - timedelta(minutes=1), now + timedelta(days=1))
    return services.plays.launch(WORKSPACE, services.plays.create(WORKSPACE, draft).id).id


def make_players(services: Services, count: int = PLAYERS) -> list[str]:
    """Persons with a purse full of points."""

    def command(session: Session) -> list[str]:
        people = [services.profiles.ensure_person(session, WORKSPACE, user_id=f"player-{n}") for n in range(count)]
        keys = [AccountKey(WORKSPACE, f"person:{person}", POINTS) for person in people]
        book = services.ledger.open_book(session, keys)
        for key in keys:
            short = book.transfer(WORKSPACE, POINTS, 1_000_000, WORLD, key.holder, "", "bench", services.clock.now_ms())
            assert short is None
        book.save(session)
        return people

    return services.commands.call(command)


@contextmanager
def serving(home: Path, database: str | None, *, cap: int | None = None, resting: bool = False) -> Generator[tuple[int, int]]:
    """The real server; (port, pid).

    `cap` limits how many moves share a transaction (1: each has its own); `resting`: the digest stands still.
    """
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ANTIPHON_")}
    environment |= {"ANTIPHON_HOME": str(home), "ANTIPHON_PORT": str(port), "ANTIPHON_LOG_LEVEL": "ERROR"}
    if database:
        environment["ANTIPHON_DATABASE"] = database
    program = ["bench.capped", str(cap)] if cap else ["bench.resting"] if resting else ["antiphon.entry", "serve"]
    command = [sys.executable, "-m", *program]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if line.startswith("ready"):
                break
        time.sleep(0.2)
        yield port, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        process.stdout.close()
