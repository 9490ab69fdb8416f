"""S2: events fully digested, durable, on the embedded store: identity, tags, segments, tasks and other plays.

20 segments (the templates and twelve of an operator's own, of all kinds of leaves), every tag, 10 live plays, half of which
hear of what these shoppers do. They are named, so that a new kind does not change what is measured.
Beside it in the same run: the same events as bare rows of the same tables, inserted in commits of the digest's size, nothing else
done with them. They go into a copy of the very store the digest writes to, taken page by page just before: a row costs more where there
are rows already (its ids fall all over the indexes), and in an empty store the bare rows would be spared what the digest has to pay.
The two alternate batch by batch, because a machine's speed drifts.
"""

import gc
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import apsw
import msgspec

from antiphon.engine.database.port import Session
from antiphon.engine.database.sqlite import SqliteDatabase
from antiphon.entry.bootstrap import Services
from antiphon.features.events.contracts import Arrived, DigestBatch
from antiphon.features.events.store import insert_events
from antiphon.features.plays.contracts import PlayDraft
from antiphon.features.segments.api import NewSegment
from antiphon.kernel.clock import DAY_MS, from_ms
from antiphon.sdk.words import Text
from bench.house import KEY, WORKSPACE, make_house

ZONE = "Asia/Shanghai"
SERVING = (20_000, 10, 10)  # the collector's thresholds in the server
LIVE = (
    ("check_in", ("seven_days", "growing", "simple")),
    ("draw", ("newcomer_wheel", "member_day_box", "cart_draw")),
    ("leaderboard", ("city_teams",)),
    ("tasks", ("newcomer_ladder", "daily_tasks", "member_challenge")),
)
PLAYS = sum(len(templates) for _, templates in LIVE)
MUST_RATE, MUST_RATIO = 5_000, 0.25
NAMES = ["Page Viewed"] * 3 + ["Product Viewed"] * 5 + ["Product Added"] * 2 + ["Products Searched", "Order Completed"]
CATEGORIES = ("tea", "coffee", "cups", "cake", "honey", "pots", "books", "soap")


def run(*, quick: bool = False) -> dict[str, Any]:
    """Three sizes: how many people the shop has."""
    sizes = (2_000,) if quick else (2_000, 20_000, 200_000)
    lines: list[dict[str, Any]] = []
    for people in sizes:
        with tempfile.TemporaryDirectory() as folder:
            lines.append(_line(people, _measure(Path(folder), people, 8_000 if quick else 25_000)))
    return {"lines": lines}


class Witness:
    """Keeps what went through, to write it again without any work around it."""

    name = "witness"

    def __init__(self) -> None:
        self.events: list[Arrived] = []

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Keep them."""
        self.events.extend(batch.events)


def _measure(home: Path, people: int, count: int) -> dict[str, float]:
    services, witness, usual = make_house(home, None), Witness(), gc.get_threshold()
    try:
        _furnish(services)
        dice = random.Random(people)
        now_ms = services.clock.now_ms()
        _collect(services, _messages(dice, people, max(people, 5_000), now_ms - 60 * DAY_MS, 60 * DAY_MS))  # their past
        services.events.digest_all()
        services.segments.chores.run_once()
        _collect(services, _messages(dice, people, count, now_ms - 60_000, 60_000))
        services.events.subscribe(witness)
        _copy(home / "antiphon.db", home / "bare.db")
        gc.collect()
        gc.freeze()  # as the server does
        gc.set_threshold(*SERVING)
        return {"people": people, **_alternate(services, witness, SqliteDatabase(home / "bare.db"))}
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
        services.stop()


def _alternate(services: Services, witness: Witness, bare: SqliteDatabase) -> dict[str, float]:
    """Digest a batch, write the same events as bare rows, and so on until nothing waits."""
    taken, took, burnt, written, alone = 0, 0.0, 0.0, 0, 0.0
    while True:
        began, cpu = time.perf_counter(), time.process_time()
        digested = services.events.digest_once()
        ended = time.perf_counter()
        if not digested:
            break
        taken, took, burnt = taken + digested, took + ended - began, burnt + time.process_time() - cpu
        events, witness.events = witness.events, []
        began = time.perf_counter()
        with bare.begin() as session:
            insert_events(session, events, 20_000)
        written, alone = written + len(events), alone + time.perf_counter() - began
    bare.close()
    return {"events": taken, "seconds": took, "rate": taken / took, "rate_cpu": taken / burnt, "bare": written / alone}


def _furnish(services: Services) -> None:
    """Twelve segments of all kinds of leaves, and ten plays of all kinds."""
    for index, condition in enumerate(_conditions()):
        name = Text(f"分群 {index}", f"Segment {index}")
        services.segments.create_segment(WORKSPACE, ZONE, NewSegment(name, condition, key=f"own_{index}"))
    now = from_ms(services.clock.now_ms())
    cards = {card.kind: card for card in services.plays.list_mechanics()}
    chosen = [(name, each) for name, keys in LIVE for each in cards[name].templates if each.key in keys]
    for kind, template in chosen:
        rules = msgspec.to_builtins(template.rules)
        draft = PlayDraft(kind, template.name, rules, now - timedelta(days=1), now + timedelta(days=30))
        services.plays.launch(WORKSPACE, services.plays.create(WORKSPACE, draft).id)


def _conditions() -> Iterator[dict[str, Any]]:
    def bought(category: str, days: int) -> dict[str, Any]:
        where = [{"field": "products.category", "op": "=", "value": category}]
        return {"kind": "measure", "event": "Order Completed", "where": where, "days": days, "op": ">=", "value": 2}

    viewed = {"kind": "measure", "event": "Product Viewed", "days": 7, "op": ">=", "value": 3}
    added = {"kind": "measure", "event": "Product Added", "days": 3, "op": ">=", "value": 1}
    yield from (bought("tea", 60), bought("coffee", 30), bought("cake", 14))
    yield {"kind": "all", "of": [added, {"kind": "not", "of": {"kind": "last", "event": "@order", "days": 3}}]}
    yield {"kind": "all", "of": [viewed, {"kind": "tag", "tag": "orders", "op": "=", "value": 0}]}
    yield {"kind": "any", "of": [viewed, added]}
    yield {"kind": "sequence", "first": {"event": "Product Viewed"}, "then": {"event": "Order Completed"}, "within_days": 2, "days": 30}
    yield {"kind": "measure", "event": "Product Viewed", "measure": "distinct", "field": "product_id", "days": 14, "op": ">=", "value": 5}
    yield {"kind": "measure", "event": "@order", "measure": "avg", "field": "revenue_minor", "days": 90, "op": ">", "value": 5_000}
    yield {"kind": "all", "of": [{"kind": "segment", "segment": "active"}, {"kind": "share", "salt": "test", "to": 50}]}
    yield {"kind": "tag", "tag": "favourite_category", "op": "in", "value": ["tea", "coffee"]}
    yield {"kind": "measure", "event": "Products Searched", "days": 30, "op": ">=", "value": 2}


def _messages(dice: random.Random, people: int, count: int, start_ms: int, span_ms: int) -> list[dict[str, Any]]:
    """Half of the people are signed in, the others are known by their browser only."""
    return [_message(dice, people, start_ms + span_ms * index // count) for index in range(count)]


def _message(dice: random.Random, people: int, at_ms: int) -> dict[str, Any]:
    name, person = dice.choice(NAMES), dice.randrange(people)
    product = {"product_id": f"p{dice.randrange(500)}", "category": dice.choice(CATEGORIES), "price": dice.randrange(5, 90) + 0.5}
    properties: dict[str, Any] = {"url": f"https://shop.example/{at_ms}"} if name == "Page Viewed" else dict(product)
    if name == "Order Completed":
        products = [{**product, "quantity": 2}, {**product, "category": dice.choice(CATEGORIES)}]
        properties = {"order_id": f"o{dice.getrandbits(48)}", "revenue": dice.randrange(10, 200) + 0.9, "products": products}
    who = {"userId": f"user-{person}"} if person % 2 else {"anonymousId": f"browser-{person:08d}"}
    return {
        "type": "track",
        "event": name,
        "messageId": f"m-{dice.getrandbits(64):016x}",
        "timestamp": from_ms(at_ms).isoformat(),
        "properties": properties,
        "context": {"library": {"name": "analytics.js", "version": "3.0.0"}, "locale": "zh-CN", "device": {"type": "phone"}},
        **who,
    }


def _collect(services: Services, messages: Sequence[dict[str, Any]]) -> None:
    source = services.access.find_write_key(KEY)
    assert source is not None
    sent = from_ms(services.clock.now_ms()).isoformat()
    bodies = [msgspec.json.encode({"batch": messages[at : at + 50], "sentAt": sent}) for at in range(0, len(messages), 50)]
    services.events.collect(source, bodies)


def _copy(store: Path, copy: Path) -> None:
    """The store as it is, page by page: not packed together as after a VACUUM, which would cost the rows that follow."""
    source, target = apsw.Connection(str(store)), apsw.Connection(str(copy))
    with target.backup("main", source, "main") as backup:
        backup.step()
    source.close()
    target.close()


def _line(people: int, measured: dict[str, float]) -> dict[str, Any]:
    ratio = measured["rate"] / measured["bare"]
    return {
        "what": f"events fully digested, {people:,} people, 20 segments, every tag, {PLAYS} plays",
        "figure": f"{measured['rate']:,.0f} events/s ({measured['rate_cpu']:,.0f} a CPU second)",
        "beside": f"{measured['bare']:,.0f} bare durable inserts/s",
        "ratio": f"{ratio:.2f}",
        "must": f"≥ {MUST_RATE:,} events/s and ≥ {MUST_RATIO}",
        "held": measured["rate"] >= MUST_RATE and ratio >= MUST_RATIO,
        **measured,
    }
