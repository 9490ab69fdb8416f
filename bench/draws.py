"""S3: a draw over HTTP with every check on, 64 callers on one hot play: limit a day, price in points, stock, ledger, key, durable.

Beside it in the same run: the same host with one move a transaction, and on PostgreSQL pgbench's TPC-B with 16 clients. They
take turns, because a machine's speed drifts.
"""

import re
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from bench.house import WORKSPACE, make_hot_draw, make_house, make_players, serving
from bench.load import run_load
from tests.services import PrivatePostgres
from tools.provide import need_postgres

CALLERS = 64
TURNS = 2
FIGURES = ("per_second", "p50_ms", "p99_ms")


def run(*, quick: bool = False) -> dict[str, Any]:
    """Both stores."""
    seconds = 1.5 if quick else 4.0  # of each turn
    with tempfile.TemporaryDirectory() as folder:
        sqlite = _measure(Path(folder), None, seconds, None)
    lines = [_line("SQLite", sqlite["together"], sqlite["alone"], "one move a transaction", must_ratio=2.0, must_rate=4_000)]
    with PrivatePostgres() as server, tempfile.TemporaryDirectory() as folder:
        peer = make_pgbench(server)
        postgres = _measure(Path(folder), server.fresh_database(), seconds, peer)
        lines.append(_line("PostgreSQL", postgres["together"], postgres["peer"], "pgbench TPC-B, 16 clients", must_ratio=1.5))
        lines.append(_line("PostgreSQL", postgres["together"], postgres["alone"], "one move a transaction"))
    return {"lines": lines}


def _measure(home: Path, database: str | None, seconds: float, peer: str | None) -> dict[str, dict[str, Any]]:
    """Figures by name: together, alone, and peer where there is one (the database of pgbench)."""
    services = make_house(home, database)
    try:
        play_id = make_hot_draw(services)
        tokens = [services.access.sign_shopper(WORKSPACE, person)[0] for person in make_players(services)]
    finally:
        services.stop()
    requests = [
        {
            "path": f"/storefront/plays/{play_id}/moves",
            "headers": {"Authorization": f"Bearer {token}", "Idempotency-Key": "draw-{n}"},
            "body": "",  # as the storefront's part sends a draw, which has nothing to choose
        }
        for token in tokens
    ]
    turns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for _ in range(TURNS):
        if peer is not None:
            turns["peer"].append({"per_second": run_pgbench(peer, seconds), "p50_ms": 0.0, "p99_ms": 0.0})
        for name, cap in (("together", None), ("alone", 1)):
            with serving(home, database, cap=cap) as (port, _):
                run_load(port, CALLERS, 1.0, requests)  # warm up: caches, prepared statements
                turns[name].append(_checked(run_load(port, CALLERS, seconds, requests)))
    return {name: {key: sum(turn[key] for turn in taken) / TURNS for key in FIGURES} for name, taken in turns.items()}


def _checked(result: dict[str, Any]) -> dict[str, Any]:
    """The same. Raises `RuntimeError` when any draw was not answered with 200."""
    wrong = {status: times for status, times in result["statuses"].items() if status != "200"}
    if wrong:
        message = f"draws were answered with {wrong}"
        raise RuntimeError(message)
    return result


def make_pgbench(server: PrivatePostgres) -> str:
    """A database for pgbench, scale 16; its address."""
    dsn = server.fresh_database()
    subprocess.run([str(need_postgres() / "pgbench"), "-i", "-s", "16", "-q", dsn], check=True, capture_output=True)
    return dsn


def run_pgbench(dsn: str, seconds: float) -> float:
    """Transactions a second of TPC-B, prepared, 16 clients."""
    tool = str(need_postgres() / "pgbench")
    done = subprocess.run(
        [tool, "-M", "prepared", "-c", "16", "-j", "2", "-T", str(max(2, int(seconds))), dsn], check=True, capture_output=True, text=True
    )
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    assert found is not None
    return float(found.group(1))


def _line(
    store: str, ours: dict[str, Any], peer: dict[str, Any], beside: str, *, must_ratio: float = 0.0, must_rate: float = 0.0
) -> dict[str, Any]:
    ratio = ours["per_second"] / peer["per_second"]
    must = " and ".join(
        words for words in (f"≥ {must_ratio} x" if must_ratio else "", f"≥ {must_rate:,.0f}/s" if must_rate else "") if words
    )
    line = {
        "what": f"draws over HTTP, {store}, {CALLERS} callers, one hot play",
        "figure": f"{ours['per_second']:,.0f}/s (p50 {ours['p50_ms']:.1f} ms, p99 {ours['p99_ms']:.1f} ms)",
        "beside": f"{peer['per_second']:,.0f}/s {beside}",
        "ratio": f"{ratio:.2f}",
        "per_second": ours["per_second"],
        "p99_ms": ours["p99_ms"],
    }
    return line | ({"must": must, "held": ratio >= must_ratio and ours["per_second"] >= must_rate} if must else {})
