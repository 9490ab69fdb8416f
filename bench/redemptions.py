"""A coupon redeemed over HTTP like S3's draws: limits, stock in the ledger, idempotency, durable; 64 callers, one hot coupon.

Beside it in the same run: the same with one redemption a transaction, and on PostgreSQL pgbench's TPC-B with 16 clients. They take turns,
because a machine's speed drifts.
"""

import json
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from antiphon.entry.bootstrap import Services
from antiphon.features.promotions.contracts import Coupon, Fixed, Limits, Promotion, PromotionDraft
from antiphon.sdk.words import Text
from bench.draws import make_pgbench, run_pgbench
from bench.house import WORKSPACE, make_house, make_players, serving
from bench.load import run_load
from tests.services import PrivatePostgres

CALLERS = 64
TURNS = 2
FIGURES = ("per_second", "p50_ms", "p99_ms")
PEOPLE = 500
PLENTY = 50_000_000
LINES = 5


def run(*, quick: bool = False) -> dict[str, Any]:
    """Both stores."""
    seconds = 1.0 if quick else 3.0  # of each turn
    lines: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        lines += _measure("SQLite", Path(folder), None, seconds, None)
    with PrivatePostgres() as server, tempfile.TemporaryDirectory() as folder:
        peer = make_pgbench(server)
        lines += _measure("PostgreSQL", Path(folder), server.fresh_database(), seconds, peer)
    return {"lines": lines}


def _measure(store: str, home: Path, database: str | None, seconds: float, peer: str | None) -> list[dict[str, Any]]:
    services = make_house(home, database)
    try:
        _make_hot_coupon(services)
        people = make_players(services, PEOPLE)
        token, _ = services.access.sign_shop(WORKSPACE)
    finally:
        services.stop()
    till = [_request(token, "scan", {"code": "HOT", "checkout_id": "r{n}", "person_id": person}) for person in people]
    cart = {"currency": "CNY", "lines": [{"id": f"l{n}", "product_id": f"p{n}", "price_minor": 1_000} for n in range(LINES)]}
    carts = [_request(token, "reserve", {"codes": ["HOT"], "checkout_id": "c{n}", "person_id": person, "cart": cart}) for person in people]
    turns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for _ in range(TURNS):
        if peer is not None:
            turns["peer"].append({"per_second": run_pgbench(peer, seconds), "p50_ms": 0.0, "p99_ms": 0.0})
        for name, cap in (("together", None), ("alone", 1)):
            with serving(home, database, cap=cap) as (port, _pid):
                run_load(port, CALLERS, 0.5, till)  # warm up
                turns[name].append(_checked(run_load(port, CALLERS, seconds, till)))
                turns[f"{name}, reserved"].append(_checked(run_load(port, CALLERS, seconds, carts)))
    mean = {name: {key: sum(turn[key] for turn in taken) / TURNS for key in FIGURES} for name, taken in turns.items()}
    scans = f"redemptions over HTTP (a code at a till), {store}, {CALLERS} callers"
    reserves = f"carts of {LINES} lines priced and reserved over HTTP, {store}"
    lines = [
        _line(scans, mean["together"], mean["alone"], "one a transaction", must=2.0),
        _line(reserves, mean["together, reserved"], mean["alone, reserved"], "one a transaction"),
    ]
    if peer is not None:
        lines.insert(1, _line(scans, mean["together"], mean["peer"], "pgbench TPC-B, 16 clients"))
    return lines


def _make_hot_coupon(services: Services) -> None:
    """One code for all with limits that nobody reaches: no redemption is refused."""
    rules = Promotion(
        "hot", Text(zh="热券", en="Hot"), Fixed(100), limits=Limits(per_person=PLENTY, per_person_day=PLENTY, total=PLENTY), by_code=True
    )
    made = services.promotions.create(WORKSPACE, PromotionDraft(rules, Coupon(code="HOT")))
    services.promotions.launch(WORKSPACE, made.id)


def _request(token: str, route: str, body: dict[str, Any]) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    return {"path": f"/shop/uses/{route}", "headers": headers, "body": json.dumps(body)}


def _checked(result: dict[str, Any]) -> dict[str, Any]:
    """The same. Raises `RuntimeError` when any request was not answered with 200."""
    wrong = {status: times for status, times in result["statuses"].items() if status != "200"}
    if wrong:
        message = f"redemptions were answered with {wrong}"
        raise RuntimeError(message)
    return result


def _line(what: str, ours: dict[str, float], peer: dict[str, float], beside: str, *, must: float = 0.0) -> dict[str, Any]:
    ratio = ours["per_second"] / peer["per_second"]
    line = {
        "what": what,
        "figure": f"{ours['per_second']:,.0f}/s (p50 {ours['p50_ms']:.1f} ms, p99 {ours['p99_ms']:.1f} ms)",
        "beside": f"{peer['per_second']:,.0f}/s {beside}",
        "ratio": f"{ratio:.2f}",
        "per_second": ours["per_second"],
        "beside_per_second": peer["per_second"],
    }
    return line | ({"must": f"≥ {must} x", "held": ratio >= must} if must else {})
