"""Runs an opened house in the foreground: which parts, on which address, until it is told to stop."""

import signal
import threading
from collections.abc import Sequence
from typing import Any

import click

from antiphon.engine.settings import Settings
from antiphon.entry.bootstrap import Services
from antiphon.entry.http import make_edge
from antiphon.entry.serving import check_free, serve


def run(services: Services, settings: Settings, role: str = "all", more_routes: Sequence[Any] = ()) -> None:
    """Serve until SIGINT or SIGTERM. Prints `ready http://…` once everything can be used."""
    try:
        if role == "worker":
            _work(services)
            return
        check_free(settings.host, settings.port)
        services.start(pumps=role == "all")
        serve(make_edge(services, more_routes, trust_proxy=settings.trust_proxy), settings.host, settings.port, lambda: say_ready(settings))
    finally:
        services.stop()


def say_ready(settings: Settings) -> None:
    """The line that scripts wait for."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    click.echo(f"ready http://{host}:{settings.port}")


def _work(services: Services) -> None:
    stopping = threading.Event()

    def stop(*_: object) -> None:
        stopping.set()

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)
    services.start()
    click.echo("ready worker")
    stopping.wait()
