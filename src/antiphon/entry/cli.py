"""The command line. Each command teaches by its --help; where a script would want it there is --json."""

import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

import click

from antiphon import __version__
from antiphon.engine.settings import Settings, load_settings
from antiphon.entry.bootstrap import AlreadyRunning, Services, open_house
from antiphon.kernel.errors import Problem

ROLES = ("all", "web", "worker")


def main() -> None:
    """The console script `antiphon`."""
    try:
        cli(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except Problem as problem:
        click.echo(f"{problem.title}: {problem.detail} [{problem.code}]", err=True)
        sys.exit(1)
    except (AlreadyRunning, ValueError, OSError, ModuleNotFoundError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="antiphon")
def cli() -> None:
    """Antiphon: the engine of an interactive shop.

    \b
    antiphon demo               a real retailer's year, three live plays, one page to open
    antiphon serve              the service over your own data
    antiphon import orders.csv  bring in your own orders or events
    antiphon check              prove that ledger and plays keep their laws

    Settings come from the environment: ANTIPHON_HOME (data folder, var), ANTIPHON_PORT (8000), ANTIPHON_HOST (127.0.0.1),
    ANTIPHON_DATABASE (postgresql://…; left out: SQLite), ANTIPHON_REDIS, ANTIPHON_SECRET, ANTIPHON_LOG_LEVEL.
    """


def get_settings() -> Settings:
    """The settings of this process, and its log."""
    settings = load_settings(os.environ)
    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    return settings


@cli.command()
@click.option(
    "--role", type=click.Choice(ROLES), default="all", help="all: everything in one process. web: HTTP only. worker: what runs by itself."
)
def serve(role: str) -> None:
    """Serve the console, the storefront and the APIs until you press Ctrl-C.

    On PostgreSQL the work may be split: several `--role web` behind a load balancer and one or more `--role worker`.
    The embedded store belongs to one process.
    """
    from antiphon.entry.running import run

    settings = get_settings()
    if role != "all" and not settings.database:
        raise click.UsageError("The embedded store belongs to one process. Set ANTIPHON_DATABASE=postgresql://… to split the roles.")
    run(open_house(settings), settings, role)


@cli.command()
@click.option("--fresh", is_flag=True, help="Forget the demo's data first and tell the year again.")
@click.option("--households", type=click.IntRange(1, 2500), help="Only the households numbered up to this, for a quick look.")
def demo(*, fresh: bool, households: int | None) -> None:
    """Import a real retailer's year, put three plays live, and serve.

    The first time takes a minute or two; after that it starts in seconds. Sign in as demo@example.com with the password antiphon.
    """
    from antiphon.entry.demo.running import run_demo

    run_demo(get_settings(), fresh=fresh, households=households)


@cli.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Which column means what (TOML).")
@click.option("--suggest", is_flag=True, help="Only print a mapping guessed from the column names.")
@click.option("--workspace", default="demo", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def import_(file: Path, mapping: Path | None, *, suggest: bool, workspace: str, as_json: bool) -> None:
    """Bring in orders or events from a CSV or Parquet FILE, through the same door as live events.

    \b
    antiphon import orders.csv --suggest > mapping.toml
    antiphon import orders.csv --mapping mapping.toml

    Importing the same file twice adds nothing. Rows that cannot be read go to FILE.rejects.csv with the reason.
    """
    from antiphon.entry.importing import run_import, show_suggestion

    if suggest:
        click.echo(show_suggestion(file))
        return
    run_import(get_settings(), file, mapping, workspace, as_json=as_json)


@cli.command()
@click.option("--workspace", help="Only this one; left out: all.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def check(workspace: str | None, *, as_json: bool) -> None:
    """Check the data: every asset sums to zero, no balance is under its floor, each play kept its promises.

    Exits with 1 when something is not as it must be.
    """
    from antiphon.entry.checking import run_check

    with _running(get_settings()) as services:
        sys.exit(run_check(services, workspace, as_json=as_json))


@cli.command()
@click.option("--only", multiple=True, help="Run only these: S1, S2, S3, S4, S9 …")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.option("--quick", is_flag=True, help="Smaller sizes, for a first look.")
def bench(only: tuple[str, ...], *, as_json: bool, quick: bool) -> None:
    """Measure speed as ratios to a limit or a peer in the same run; needs the project's folder (bench/)."""
    from antiphon.entry.benching import run_bench

    sys.exit(run_bench(only, as_json=as_json, quick=quick))


@cli.command()
@click.option("--kills", default=20, show_default=True, help="T1: how often the service is killed while it works.")
@click.option("--trials", default=20, show_default=True, help="T5: how often 40 callers race for the last 5 prizes.")
@click.option("--keys", default=1000, show_default=True, help="T6: how many keys are sent three times each.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def prove(kills: int, trials: int, keys: int, *, as_json: bool) -> None:
    """Prove promises of trust: kill the service, race for the last prize, send things twice. Nothing may be lost or doubled.

    Runs in a temporary folder of its own; your data is not touched. Power cuts and a broken store are tried by the tests (tests/crash).
    """
    from antiphon.entry.proving.running import run_prove

    sys.exit(run_prove(kills, trials, keys, as_json=as_json))


@cli.command()
@click.option("--person", help="A person's id, or the shop's own user id.")
@click.option("--server", is_flag=True, help="A token for the shop's own server instead, which prices, reserves and redeems.")
@click.option("--workspace", default="demo", show_default=True)
@click.option("--hours", default=12, show_default=True)
@click.option("--json", "as_json", is_flag=True)
def token(person: str | None, workspace: str, hours: int, *, server: bool, as_json: bool) -> None:
    """Print a token: what is sent as Authorization: Bearer … for a signed-in customer (--person) or by the shop's server (--server)."""
    from antiphon.entry.tokens import make_server_token, make_token

    if server == (person is not None):
        raise click.UsageError("Give either --person or --server.")
    made = make_server_token(get_settings(), workspace, hours) if person is None else make_token(get_settings(), workspace, person, hours)
    click.echo(json.dumps(made) if as_json else made["token"])


@cli.command()
@click.argument("play")
@click.option("--segment", required=True, help="The key of the segment whose people get links.")
@click.option("--without", help="The key of a segment whose people get none, such as those who want no messages.")
@click.option("--days", default=7, show_default=True, help="How long the links live, 90 at most.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@click.option("--base", default="http://127.0.0.1:8000", show_default=True, help="The address of this house, as people reach it.")
@click.option("--workspace", default="demo", show_default=True)
def taps(play: str, **options: Any) -> None:
    """Print one-tap links of a play as CSV: a row for each person of a segment, a column for each move. Keep them as you keep addresses."""
    from antiphon.entry.tokens import write_taps

    with _running(get_settings()) as services:
        for piece in write_taps(services, play, **options):
            click.echo(piece, nl=False)


@cli.command()
@click.argument("email")
@click.option("--name", default="")
@click.option("--workspace", required=True, help="Where they work; made when it does not exist.")
@click.option("--role", type=click.Choice(["owner", "editor", "viewer"]), default="owner", show_default=True)
@click.option("--zone", default="UTC", show_default=True, help="The workspace's time zone when it is made.")
@click.option("--currency", default="USD", show_default=True)
@click.option("--locale", type=click.Choice(["zh", "en"]), default="en", show_default=True)
@click.password_option(help="At least 8 characters; asked for when left out.")
def operator(email: str, **options: Any) -> None:
    """Let somebody into the console: a new operator, or a new password for one who exists."""
    from antiphon.entry.tokens import keep_operator

    with _running(get_settings()) as services:
        click.echo(keep_operator(services, email, **options))


@cli.command()
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file instead.")
def openapi(output: Path | None) -> None:
    """Print the API's OpenAPI document; the console's client is made from it."""
    from antiphon.entry.openapi import render

    text = render()
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text)


class _running:  # noqa: N801 - used like a function
    """The services with their writer but without pumps, closed at the end."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __enter__(self) -> Services:
        self._services = open_house(self._settings)
        self._services.start(pumps=False)
        return self._services

    def __exit__(self, *_: object) -> None:
        self._services.stop()
