"""Serves a small house from a process of its own, so that tests can kill it. Run as `python -m tests.features.events.served`.

The process reads lines `{"address": …, "home": …, "port": …, "careless": bool}` and forks a server for each, because importing
everything anew would take most of the time; it answers with the process id once the port can be reached.
`careless` plants a fault: requests are acknowledged before their commit.
"""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server

from antiphon.engine.ident import SystemClock
from antiphon.features.events.contracts import Receipt, Source
from antiphon.features.events.intake import look
from antiphon.features.events.service import Collector, Delivery
from tests.features.events.shop import Shop, open_shop
from tests.stores import open_at, python


class Careless(Collector):
    """Says yes before anything is durable."""

    async def accept(self, source: Source, kind: str, body: bytes) -> Receipt:
        received_ms = self._clock.now_ms()
        intake = look(kind, body, received_ms)
        self._lane.submit(Delivery(source.workspace, source.id, received_ms, intake))
        return Receipt(intake.count)


def main() -> None:
    """Fork a server for each line that comes in."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the killed
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            _serve(**order)
            os._exit(0)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


def _serve(address: str, home: str, port: int, *, careless: bool) -> None:
    with open_shop(open_at(address), Path(home), SystemClock()) as shop:
        if careless:
            shop.events._collector.__class__ = Careless  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        shop.events.start_pumps()
        asyncio.run(serve(shop, port))


async def serve(shop: Shop, port: int) -> None:
    """Serve a shop with the server of the product."""
    await Server(
        shop.app(),
        address="127.0.0.1",
        port=port,
        interface=Interfaces.ASGI,
        log_level=LogLevels.error,
        log_enabled=False,
        websockets=False,
    ).serve()


def served(shop: Shop) -> contextlib.AbstractContextManager[int]:
    """Serve a shop from a thread of this process; the port."""
    return served_app(shop.app())


@contextlib.contextmanager
def served_app(app: Any) -> Generator[int]:
    """Serve any app from a thread of this process; the port."""
    loop = asyncio.new_event_loop()
    port = free_port()
    server = Server(app, address="127.0.0.1", port=port, interface=Interfaces.ASGI, log_level=LogLevels.error, websockets=False)
    thread = threading.Thread(target=loop.run_until_complete, args=(server.serve(),), name="served")
    thread.start()
    try:
        await_port(port)
        yield port
    finally:
        loop.call_soon_threadsafe(server.stop)
        thread.join(10)
        loop.close()


class Nursery:
    """The parent of servers."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def start(self, address: str, home: Path, *, careless: bool = False) -> tuple[int, int]:
        """Process id and port of a new server that answers."""
        port = free_port()
        order: dict[str, Any] = {"address": address, "home": str(home), "port": port, "careless": careless}
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        child = int(self._process.stdout.readline())
        await_port(port)
        return child, port


@contextlib.contextmanager
def nursery() -> Generator[Nursery]:
    """A process that bears servers; it ends with the block, the servers are the caller's to end."""
    command = python("-m", "tests.features.events.served")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Nursery(process)
        finally:
            process.kill()


def await_port(port: int) -> None:
    """Return when somebody listens."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
            return
        time.sleep(0.01)
    raise TimeoutError("the server did not start")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
