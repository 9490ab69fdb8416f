"""Runs the web edge: Granian's embedded server in this process, so that one process is the whole product."""

import asyncio
import gc
import logging
import signal
import socket
import sys
from collections.abc import Callable

import uvloop
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server
from litestar.types import ASGIApp

BACKLOG = 1_024
log = logging.getLogger(__name__)


def check_free(host: str, port: int) -> None:
    """Raises `OSError` with a sentence when somebody else listens on the address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            message = f"Port {port} on {host} is taken or not allowed. Choose another with ANTIPHON_PORT=8001."
            raise OSError(message) from error


def serve(app: ASGIApp, host: str, port: int, on_ready: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM; `on_ready` is called once the port answers."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:  # a request costs a third less than on asyncio's own loop
        runner.run(_serve(app, host, port, on_ready))


async def _serve(app: ASGIApp, host: str, port: int, on_ready: Callable[[], None]) -> None:
    server = Server(app, address=host, port=port, interface=Interfaces.ASGI, backlog=BACKLOG, log_level=LogLevels.error, websockets=False)
    gc.collect()
    gc.freeze()  # what was loaded stays: the collector need not look at it again (measured on the digest)
    gc.set_threshold(20_000, 10, 10)  # a batch of moves makes thousands of short-lived things and hardly ever a cycle (6 % of a move)
    sys.setswitchinterval(0.002)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopping.set)
    running = asyncio.ensure_future(server.serve())
    await _until_it_answers(host, port, running)
    on_ready()
    stop = asyncio.ensure_future(stopping.wait())
    await asyncio.wait({running, stop}, return_when=asyncio.FIRST_COMPLETED)
    server.stop()
    stop.cancel()
    await asyncio.wait({running}, timeout=10)
    gc.unfreeze()  # else what lives to the end is reported as leaked when the interpreter goes


async def _until_it_answers(host: str, port: int, running: "asyncio.Future[None]") -> None:
    for _ in range(400):
        if running.done():
            running.result()
        try:
            _, writer = await asyncio.open_connection(host, port)
        except OSError:
            await asyncio.sleep(0.01)
            continue
        writer.close()
        return
    log.warning("the server has not answered on %s:%d within 4 seconds", host, port)
