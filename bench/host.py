"""S4: the host without HTTP, every check on, one hot draw: batches up to 256 beside one transaction a move, in one run, on both stores.

256 callers in an event loop each wait for their move's commit before they make the next one.
"""

import asyncio
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import Any

from antiphon.entry.bootstrap import Services
from antiphon.features.plays.contracts import Refusal
from bench.house import WORKSPACE, make_hot_draw, make_house, make_players
from tests.services import PrivatePostgres

CALLERS = 256
MUST = 5.0
_key = count()


def run(*, quick: bool = False) -> dict[str, Any]:
    """Both stores."""
    seconds = 1.5 if quick else 4.0
    lines: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        lines.append(_measure("SQLite", Path(folder), None, seconds))
    with PrivatePostgres() as server, tempfile.TemporaryDirectory() as folder:
        lines.append(_measure("PostgreSQL", Path(folder), server.fresh_database(), seconds))
    return {"lines": lines}


def _measure(store: str, home: Path, database: str | None, seconds: float) -> dict[str, Any]:
    services = make_house(home, database)
    try:
        play_id = make_hot_draw(services)
        people = make_players(services)
        lane = next(lane for lane in services.writer.lanes if lane.name == "host")
        rates: dict[int, list[float]] = {256: [], 1: []}
        asyncio.run(_play(services, play_id, people, 0.5))
        for cap in (256, 1, 256, 1):  # interleaved: the machine's speed drifts
            lane.cap = cap
            rates[cap].append(asyncio.run(_play(services, play_id, people, seconds / 2)))
        with services.database.read() as session:
            violations = services.ledger.check(session, WORKSPACE)
    finally:
        services.stop()
    if violations:
        message = f"the ledger broke a law under load: {violations[:3]}"
        raise RuntimeError(message)
    together, alone = (sum(rates[cap]) / len(rates[cap]) for cap in (256, 1))
    return {
        "what": f"moves of the host, {store}, batches up to 256, one hot draw, {CALLERS} callers",
        "figure": f"{together:,.0f}/s",
        "beside": f"{alone:,.0f}/s one transaction a move",
        "ratio": f"{together / alone:.1f}",
        "must": f"≥ {MUST:.0f} x",
        "held": together >= MUST * alone,
        "per_second": together,
        "alone_per_second": alone,
    }


async def _play(services: Services, play_id: str, people: list[str], seconds: float) -> float:
    """Moves a second. Raises `RuntimeError` when one is refused: the figure is of moves that do everything."""
    ends = time.perf_counter() + seconds
    done = 0

    async def caller(number: int) -> None:
        nonlocal done
        turn = number
        while time.perf_counter() < ends:
            outcome = await services.plays.ask(WORKSPACE, play_id, people[turn % len(people)], f"k{next(_key)}", b"{}")
            if type(outcome) is Refusal:
                message = f"a draw was refused: {outcome.reason}"
                raise RuntimeError(message)
            done += 1
            turn += CALLERS + 1

    began = time.perf_counter()
    await asyncio.gather(*(caller(number) for number in range(CALLERS)))
    return done / (time.perf_counter() - began)
