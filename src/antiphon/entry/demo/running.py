"""`antiphon demo`: set up what is missing, show how far it is, serve."""

import shutil
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from antiphon.engine.settings import Settings
from antiphon.entry.bootstrap import Services, open_house
from antiphon.entry.demo.routes import demo_routes
from antiphon.entry.demo.setting_up import EMAIL, PASSWORD, DemoFacts, find_facts, set_up
from antiphon.entry.running import run
from antiphon.entry.serving import check_free

STEPS = {
    "read": "Read the year",
    "events": "Tell its events",
    "campaigns": "Remember its campaigns",
    "learn": "Get to know the people",
    "plays": "Launch three plays",
    "players": "Let some play",
    "coupons": "Bring its coupons back",
    "value": "Settle what is owed",
}


def run_demo(settings: Settings, *, fresh: bool, households: int | None) -> None:
    """Set up and serve. Raises `ValueError` when the published password would be open to the world."""
    check_free(settings.host, settings.port)
    if fresh:
        forget(settings)
    services = open_house(settings)
    services.writer.start()
    facts = find_facts(settings.home)
    try:
        if facts is None:
            facts = _set_up(services, settings.home, households)
        _guard(services, settings)
    except BaseException:
        services.stop()
        raise
    click.echo(f"Sign in as {EMAIL} with the password {PASSWORD}. The demo shop is at /shop.")
    _serve(services, settings, facts)


def forget(settings: Settings) -> None:
    """Remove the demo's embedded data. Raises `ValueError` on PostgreSQL, where other things may live."""
    if settings.database:
        message = "--fresh only forgets the embedded store. Give PostgreSQL a new database instead."
        raise ValueError(message)
    for name in ("antiphon.db", "antiphon.db-wal", "antiphon.db-shm", "demo.json"):
        (settings.home / name).unlink(missing_ok=True)
    shutil.rmtree(settings.home / "events", ignore_errors=True)


def _set_up(services: Services, home: Path, households: int | None) -> DemoFacts:
    columns = (TextColumn("{task.description:<24}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=False)
    with Progress(*columns, console=console, refresh_per_second=4) as progress:
        tasks = {step: progress.add_task(words, total=None, start=False) for step, words in STEPS.items()}

        def advance(step: str, done: int, total: int) -> None:
            task = tasks[step]
            if not progress.tasks[task].started:
                progress.start_task(task)
            progress.update(task, completed=done, total=total)

        return set_up(services, home, advance, households)


def _guard(services: Services, settings: Settings) -> None:
    if not settings.on_loopback and services.access.has_password(EMAIL, PASSWORD):
        message = (
            f"The demo's password is published, so it is refused on {settings.host}. "
            f"Give {EMAIL} another one first: antiphon operator {EMAIL} --workspace demo"
        )
        raise ValueError(message)


def _serve(services: Services, settings: Settings, facts: DemoFacts) -> None:
    run(services, settings, more_routes=demo_routes(services, facts))
