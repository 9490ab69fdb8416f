"""Bulk codes: 100,000 that nobody can guess, stored in pieces and streamed out; beside bare inserts of the same rows in the same run."""

import tempfile
import time
from pathlib import Path
from typing import Any

from antiphon.entry.bootstrap import Services
from antiphon.features.promotions.contracts import Coupon, Fixed, Promotion, PromotionDraft
from antiphon.features.promotions.runs import BatchAsked
from antiphon.sdk.words import Text
from bench.house import WORKSPACE, make_house
from tests.services import PrivatePostgres

COUNT = 100_000
MUST_SECONDS = 60.0
PIECE = 5_000
COLUMNS = "workspace, code, promotion_id, person_id, state, from_at, until_at, issued_at, batch_id, because, version"


def run(*, quick: bool = False) -> dict[str, Any]:
    """Both stores. The number is the promise's own, so `quick` changes nothing."""
    lines: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        lines += _measure("SQLite", Path(folder), None)
    with PrivatePostgres() as server, tempfile.TemporaryDirectory() as folder:
        lines += _measure("PostgreSQL", Path(folder), server.fresh_database())
    return {"lines": lines}


def _measure(store: str, home: Path, database: str | None) -> list[dict[str, Any]]:
    services = make_house(home, database)
    try:
        rules = Promotion("bulk", Text(zh="批量", en="Bulk"), Fixed(100), by_code=True)
        made = services.promotions.create(WORKSPACE, PromotionDraft(rules, Coupon()))
        services.promotions.launch(WORKSPACE, made.id)
        began = time.perf_counter()
        run = services.promotions.start_codes(WORKSPACE, made.id, BatchAsked(COUNT))
        services.promotions.chores.make_codes()
        making = time.perf_counter() - began
        bare = _insert_bare(services, made.id)
        began = time.perf_counter()
        _, pieces = services.promotions.stream_codes(WORKSPACE, run.id)
        size = sum(len(piece) for piece in pieces)
        streaming = time.perf_counter() - began
    finally:
        services.stop()
    return [
        {
            "what": f"{COUNT:,} bulk codes made and stored, {store}",
            "figure": f"{making:.1f} s ({COUNT / making:,.0f}/s)",
            "beside": f"{bare:.1f} s bare inserts of the same rows, {PIECE:,} a commit",
            "ratio": f"{bare / making:.2f}",
            "must": f"≤ {MUST_SECONDS:.0f} s",
            "held": making <= MUST_SECONDS,
            "seconds": making,
        },
        {
            "what": f"{COUNT:,} codes streamed out as CSV, {store}",
            "figure": f"{streaming:.2f} s ({size / 1e6:.1f} MB)",
            "seconds": streaming,
        },
    ]


def _insert_bare(services: Services, promotion_id: str) -> float:
    """Seconds for rows of the same shape, with codes that cost nothing to make."""
    sql = f"INSERT INTO promotions_voucher ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - the columns are ours
    began = time.perf_counter()
    for start in range(0, COUNT, PIECE):
        rows = [
            (WORKSPACE, f"BARE{n:012}", promotion_id, "", "open", 0, None, 0, "bat_bare", "generated", 1)
            for n in range(start, start + PIECE)
        ]
        services.commands.call(lambda session, rows=rows: session.run_many(sql, rows))
    return time.perf_counter() - began
