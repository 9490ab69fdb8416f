"""S9: from the command to the first answer, and the memory of a process that has nothing to do. One process, one service."""

import http.client
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.house import make_house, serving

MUST_SECONDS, MUST_MB = 3.0, 250.0


def run(*, quick: bool = False) -> dict[str, Any]:
    """The median of several starts on a house that has been used before."""
    times: list[float] = []
    memory: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        make_house(Path(folder), None).stop()
        for _ in range(2 if quick else 5):
            started = time.perf_counter()
            with serving(Path(folder), None) as (port, pid):
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
                connection.request("GET", "/health/ready")
                assert connection.getresponse().status == http.HTTPStatus.OK
                times.append(time.perf_counter() - started - 0.2)  # `serving` waits 0.2 s after the line that says ready
                connection.close()
                time.sleep(1.0)
                memory.append(resident_mb(pid))
    seconds, megabytes = sorted(times)[len(times) // 2], sorted(memory)[len(memory) // 2]
    return {
        "lines": [
            {
                "what": "cold start to the first answer",
                "figure": f"{seconds:.2f} s",
                "must": f"≤ {MUST_SECONDS:g} s",
                "held": seconds <= MUST_SECONDS,
                "seconds": seconds,
            },
            {
                "what": "memory of an idle process",
                "figure": f"{megabytes:.0f} MB",
                "must": f"≤ {MUST_MB:g} MB",
                "held": megabytes <= MUST_MB,
                "megabytes": megabytes,
            },
        ]
    }


def resident_mb(pid: int) -> float:
    """Resident memory of a process in megabytes (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise AssertionError
