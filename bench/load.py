"""A load generator in a process of its own: many connections, each sends the next request when the last one was answered.

Loopback only, and it stops by itself. `python -m bench.load PORT CONNECTIONS SECONDS` reads the requests from standard input, as JSON
lines `{"path", "headers", "body"}`; `{n}` in a header or body becomes a number that is never used twice.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections import Counter
from itertools import count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def run_load(port: int, connections: int, seconds: float, requests: list[dict[str, Any]]) -> dict[str, Any]:
    """Drive the server on this machine's `port`; requests/s, latencies in ms and how often each status came."""
    lines = "\n".join(json.dumps(request) for request in requests)
    command = [sys.executable, "-m", "bench.load", str(port), str(connections), str(seconds)]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=ROOT, timeout=seconds + 60, check=True)
    return json.loads(done.stdout)


async def _drive(port: int, connections: int, seconds: float, requests: list[dict[str, Any]]) -> dict[str, Any]:
    numbers = count(time.time_ns())
    statuses: Counter[int] = Counter()
    latencies: list[float] = []
    ends_at = time.perf_counter() + seconds
    turns = count()

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (started := time.perf_counter()) < ends_at:
            request = requests[next(turns) % len(requests)]
            writer.write(_render(request, next(numbers)))
            statuses[await _read_answer(reader)] += 1
            latencies.append(time.perf_counter() - started)
        writer.close()

    started = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(connections)))
    took = time.perf_counter() - started
    latencies.sort()
    return {
        "per_second": sum(statuses.values()) / took,
        "p50_ms": latencies[len(latencies) // 2] * 1000,
        "p99_ms": latencies[int(len(latencies) * 0.99)] * 1000,
        "statuses": dict(statuses),
        "seconds": took,
    }


def _render(request: dict[str, Any], number: int) -> bytes:
    body = request["body"].replace("{n}", str(number)).encode()
    headers = "".join(f"{name}: {value}\r\n" for name, value in request["headers"].items()).replace("{n}", str(number))
    return f"POST {request['path']} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n{headers}\r\n".encode() + body


async def _read_answer(reader: asyncio.StreamReader) -> int:
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    await reader.readexactly(length)
    return int(head.split(b" ", 2)[1])


def main() -> None:
    """The process of its own."""
    port, connections, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    requests = [json.loads(line) for line in sys.stdin if line.strip()]
    print(json.dumps(asyncio.run(_drive(port, connections, seconds, requests))))


if __name__ == "__main__":
    main()
