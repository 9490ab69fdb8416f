"""A large simulation in a process of its own, with low priority, so that people who play meanwhile do not wait for it.

python -m antiphon.features.plays.simulating < request.json > simulation.json
"""

import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import msgspec

from antiphon.features.plays.registry import Kind, load_registry
from antiphon.features.plays.simulation import Crowd, Simulation, check_crowd, simulate
from antiphon.kernel.errors import Invalid, Unavailable

LARGE: Final = 60_000  # people x days x runs; less is done where it is asked, sooner than a process starts
SECONDS: Final = 120
log = logging.getLogger(__name__)


class Request(msgspec.Struct, frozen=True):
    """What the other process is given."""

    kind: str
    rules: Mapping[str, Any]
    crowd: Crowd
    start: datetime


def is_large(crowd: Crowd) -> bool:
    """Whether a simulation is worth a process."""
    return crowd.people * crowd.days * crowd.runs > LARGE


def simulate_aside(kind: str, rules: Mapping[str, Any], crowd: Crowd, start: datetime) -> Simulation:
    """The same as `simulate`, elsewhere. The rules and the crowd have been checked. Raises `Invalid` when it takes too long."""
    request = msgspec.json.encode(Request(kind, rules, crowd, start))
    command = [sys.executable, "-m", "antiphon.features.plays.simulating"]
    try:
        done = subprocess.run(command, input=request, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired as error:
        raise Invalid(f"The simulation takes longer than {SECONDS} seconds: take fewer people, days or runs.", code="bad_crowd") from error
    if done.returncode:
        log.error("a simulation ended with %d: %s", done.returncode, done.stderr[-2_000:].decode("utf-8", "replace"))
        raise Unavailable("The simulation stopped before its end. Try again with fewer people, days or runs.")
    return msgspec.json.decode(done.stdout, type=Simulation)


def simulate_well(kind: Kind, rules: Mapping[str, Any], crowd: Crowd, start: datetime, *, aside: bool) -> Simulation:
    """Simulate; a large crowd in a process of its own where kinds are the installed ones (`aside`). Raises `Invalid`."""
    if not (aside and is_large(crowd)):
        return simulate(kind, rules, crowd, start)
    check_crowd(kind, rules, crowd)
    return simulate_aside(kind.name, rules, crowd, start)


def main() -> None:
    """Read a request, write the result."""
    os.nice(10)
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=Request)
    found = simulate(load_registry().get(request.kind), request.rules, request.crowd, request.start)
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    main()
