"""S1: events over HTTP, acknowledged after the fsync, one process, the embedded store.

Beside it in the same run: the same requests' bodies written straight to the same kind of store, by the same statement, in transactions
of the size that the server reached. The two alternate in short turns, because a machine's speed drifts. With the digest standing still,
because that is what the promise is about; and once with the digest at work behind it, which shares the two cores.
"""

import base64
import http.client
import json
import selectors
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

from antiphon.engine.database.sqlite import SqliteDatabase
from antiphon.features.events.store import INBOX
from bench.house import KEY, ROOT, make_house, serving

SIZES = (1, 50, 500)
EVENT_BYTES = 400
CONNECTIONS = 64
TURNS = 3
MUST_RATE, MUST_RATIO = 40_000, 0.5


def run(*, quick: bool = False) -> dict[str, Any]:
    """Three sizes of batch."""
    seconds = 1.5 if quick else 4.0
    lines: list[dict[str, Any]] = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            make_house(Path(folder), None).stop()
            lines.append(_line(size, *_measure(Path(folder), size, seconds, resting=True), "the digest standing still", must=size == 50))
    with tempfile.TemporaryDirectory() as folder:
        make_house(Path(folder), None).stop()
        lines.append(_line(50, *_measure(Path(folder), 50, seconds, resting=False), "the digest at work", must=False))
    return {"lines": lines}


def _measure(home: Path, size: int, seconds: float, *, resting: bool) -> tuple[dict[str, float], float, float]:
    """What the server did, how many requests shared a commit, and what the store does with the same."""
    loaded = {"requests": 0.0, "seconds": 0.0, "p99_ms": 0.0}
    commits, written, alone = 0, 0, 0.0
    with tempfile.TemporaryDirectory() as folder, serving(home, None, resting=resting) as (port, _):
        make_house(Path(folder), None).stop()
        database = SqliteDatabase(Path(folder) / "antiphon.db")
        _load(port, size, 0.5)  # warm up
        for _ in range(TURNS):
            before = _commits(port)
            turn = _load(port, size, seconds / TURNS)
            commits += (made := max(1, _commits(port) - before))
            loaded = {name: max(loaded[name], turn[name]) if name == "p99_ms" else loaded[name] + turn[name] for name in loaded}
            rows, took = _straight(database, size, max(1, round(turn["requests"] / made)), seconds / TURNS)
            written, alone = written + rows, alone + took
        database.close()
    return loaded, loaded["requests"] / commits, written * size / alone


def _straight(database: SqliteDatabase, size: int, together: int, seconds: float) -> tuple[int, float]:
    """How many of the same rows were written in transactions of `together` by nobody but the store, and in how many seconds."""
    bodies = _bodies(size, 64)
    row = ("bench", "key", "batch", 1_790_000_000_000, size)
    written, started = 0, time.perf_counter()
    while (took := time.perf_counter() - started) < seconds:
        with database.begin() as session:
            session.write_many(INBOX, [(*row, bodies[(written + place) % len(bodies)]) for place in range(together)])
        written += together
    return written, took


def _commits(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/health/ready")
    report = json.loads(connection.getresponse().read())
    connection.close()
    return report["writer"]["commits"]


def _line(size: int, loaded: dict[str, float], together: float, straight: float, how: str, *, must: bool) -> dict[str, Any]:
    rate = loaded["requests"] * size / loaded["seconds"]
    line: dict[str, Any] = {
        "what": f"collect over HTTP, batches of {size} x {EVENT_BYTES} B, {how}",
        "figure": f"{rate:,.0f} events/s (p99 {loaded['p99_ms']:.0f} ms)",
        "beside": f"{straight:,.0f} events/s straight to the store, {together:.0f} batches a commit",
        "ratio": f"{rate / straight:.2f} x",
        "events_per_second": rate,
        "straight_per_second": straight,
        "batches_a_commit": together,
        "p99_ms": loaded["p99_ms"],
    }
    if must:
        line["must"] = f"≥ {MUST_RATE:,}/s and ≥ {MUST_RATIO} x"
        line["held"] = rate >= MUST_RATE and rate / straight >= MUST_RATIO
    return line


def _bodies(size: int, how_many: int) -> list[bytes]:
    """Batches whose events have about 400 bytes, each with a message id of its own."""
    return [
        json.dumps(
            {"sentAt": "2026-11-21T10:00:00.000Z", "batch": [_event(number) for number in range(size)]}, separators=(",", ":")
        ).encode()
        for _ in range(how_many)
    ]


def _event(number: int) -> dict[str, Any]:
    event: dict[str, Any] = {
        "messageId": f"bench-{uuid4()}",
        "type": "track",
        "event": "Product Added",
        "userId": f"shopper-{number % 500}",
        "timestamp": "2026-11-21T09:59:58.123+00:00",
        "context": {"library": {"name": "analytics-python", "version": "2.4.0"}},
        "properties": {"product_id": f"P{number % 90}", "price": 12.5, "quantity": 1, "currency": "CNY", "note": ""},
    }
    event["properties"]["note"] = "x" * max(0, EVENT_BYTES - len(json.dumps(event, separators=(",", ":"))))
    return event


def _load(port: int, size: int, seconds: float) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.collect", str(port), str(size), str(seconds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, timeout=seconds + 90, check=True)
    return json.loads(done.stdout)


def _drive(port: int, size: int, seconds: float) -> dict[str, float]:
    """The process that sends: keep-alive connections on the loopback, the next request when the last was answered."""
    key = base64.b64encode(f"{KEY}:".encode()).decode()
    head = f"POST /v1/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic {key}\r\nContent-Type: application/json\r\n"
    requests = [f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body for body in _bodies(size, max(8, 4_000 // size))]
    selector = selectors.DefaultSelector()
    sent = 0
    begun: dict[int, float] = {}
    read: dict[int, bytes] = {}
    latencies: list[float] = []
    started = time.perf_counter()

    def send(connection: socket.socket) -> None:
        nonlocal sent
        begun[connection.fileno()] = time.perf_counter()
        connection.sendall(requests[sent % len(requests)])
        sent += 1

    for _ in range(CONNECTIONS):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        selector.register(connection, selectors.EVENT_READ)
        send(connection)
    while time.perf_counter() - started < seconds:
        for key_, _ in selector.select(1.0):
            connection = key_.fileobj
            assert isinstance(connection, socket.socket)
            part = connection.recv(65_536)
            answer = read.pop(connection.fileno(), b"") + part
            if not part or not answer.startswith(b"HTTP/1.1 200"[: len(answer)]):
                raise RuntimeError(answer.decode("latin-1") or "the server closed the connection")
            if not answer.endswith(b'{"success":true}'):  # head and body may come one after the other
                read[connection.fileno()] = answer
                continue
            latencies.append(time.perf_counter() - begun[connection.fileno()])
            send(connection)
    took = time.perf_counter() - started
    latencies.sort()
    return {"requests": len(latencies), "seconds": took, "p99_ms": latencies[int(len(latencies) * 0.99)] * 1000}


if __name__ == "__main__":
    print(json.dumps(_drive(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))))
