"""A load generator in a process of its own: many connections, each sends the next request when the last one was answered.

One `epoll` loop over plain sockets, with requests spelled before the start, so that it takes little of the machine that it shares with what
it measures (about 20 µs a request; the former one over asyncio's streams took 80).

Loopback only, and it stops by itself. `python -m bench.load PORT CONNECTIONS SECONDS` reads the requests from standard input, as JSON
lines `{"path", "headers", "body"}`; `{n}` in a header or body becomes a number that is never used twice.
"""

import json
import re
import select
import socket
import subprocess
import sys
import time
from collections import Counter
from itertools import count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PATIENCE = 30.0  # seconds to wait for the last answers
CHUNK = 262_144
NUMBER_DIGITS = 19  # of time.time_ns(), until the year 2286: numbers are all of one length, so a body's length is known beforehand
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


def run_load(port: int, connections: int, seconds: float, requests: list[dict[str, Any]]) -> dict[str, Any]:
    """Drive the server on this machine's `port`; requests/s, latencies in ms and how often each status came."""
    lines = "\n".join(json.dumps(request) for request in requests)
    command = [sys.executable, "-m", "bench.load", str(port), str(connections), str(seconds)]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=ROOT, timeout=seconds + 2 * PATIENCE, check=True)
    return json.loads(done.stdout)


class Caller:
    """One connection, with at most one request under way."""

    __slots__ = ("missing", "read", "rest", "socket", "started")

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.started = 0.0
        self.rest = b""  # of a request that did not fit into the socket at once
        self.read = b""  # of an answer that has not come whole
        self.missing = 0  # bytes, once the head has come

    def send(self, request: bytes) -> bool:
        """Whether all of it went out; call again with `rest` when the socket can take more."""
        try:
            sent = self.socket.send(request)
        except BlockingIOError:
            sent = 0
        self.rest = request[sent:]
        return not self.rest

    def receive(self) -> int | None:
        """The status of the answer, when it has come whole. Raises `ConnectionError` when the server hung up."""
        data = self.socket.recv(CHUNK)
        if not data:
            raise ConnectionError("the server closed a connection")
        self.read += data
        if self.missing:
            self.missing -= len(data)
        else:
            end = self.read.find(b"\r\n\r\n")
            if end < 0:
                return None
            length = _LENGTH.search(self.read, 0, end)
            self.missing = end + 4 + (int(length[1]) if length else 0) - len(self.read)
        if self.missing > 0:
            return None
        status = int(self.read[9:12])
        self.read, self.missing = b"", 0
        return status


class Load:
    """All connections of a run."""

    def __init__(self, port: int, connections: int, requests: list[dict[str, Any]]) -> None:
        self._requests = [_split(request) for request in requests]
        self._turns = count()
        self._numbers = count(time.time_ns())
        self._poll = select.epoll()
        self._callers = [Caller(port) for _ in range(connections)]
        self.statuses: Counter[int] = Counter()
        self.latencies: list[float] = []

    def run(self, seconds: float) -> float:
        """Send for so many seconds, then wait for the last answers; how long it took."""
        waiting = {caller.socket.fileno(): caller for caller in self._callers}
        began = time.perf_counter()
        ends_at = began + seconds
        for number, caller in waiting.items():
            self._poll.register(number, select.EPOLLIN)
            self._ask(caller)
        while waiting:
            ready = self._poll.poll(PATIENCE)
            if not ready:
                raise TimeoutError(f"{len(waiting)} requests were not answered")
            for number, events in ready:
                caller = waiting[number]
                if events & select.EPOLLOUT and caller.send(caller.rest):
                    self._poll.modify(number, select.EPOLLIN)
                if not events & ~select.EPOLLOUT or (status := caller.receive()) is None:
                    continue
                now = time.perf_counter()
                self.statuses[status] += 1
                self.latencies.append(now - caller.started)
                if now < ends_at:
                    self._ask(caller)
                else:
                    self._poll.unregister(number)
                    del waiting[number]
        return time.perf_counter() - began

    def _ask(self, caller: Caller) -> None:
        parts = self._requests[next(self._turns) % len(self._requests)]
        caller.started = time.perf_counter()
        if not caller.send((b"%d" % next(self._numbers)).join(parts)):
            self._poll.modify(caller.socket.fileno(), select.EPOLLIN | select.EPOLLOUT)


def _split(request: dict[str, Any]) -> list[bytes]:
    """A request in bytes, cut where a number goes in."""
    headers = "".join(f"{name}: {value}\r\n" for name, value in request["headers"].items())
    body: str = request["body"]
    length = len(body.replace("{n}", "9" * NUMBER_DIGITS).encode())
    text = f"POST {request['path']} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    return text.encode().split(b"{n}")


def main() -> None:
    """The process of its own."""
    port, connections, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    load = Load(port, connections, [json.loads(line) for line in sys.stdin if line.strip()])
    took = load.run(seconds)
    load.latencies.sort()
    result = {
        "per_second": len(load.latencies) / took,
        "p50_ms": load.latencies[len(load.latencies) // 2] * 1000,
        "p99_ms": load.latencies[int(len(load.latencies) * 0.99)] * 1000,
        "statuses": dict(load.statuses),
        "seconds": took,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
