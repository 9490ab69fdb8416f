"""`antiphon check`: are ledger and plays as they must be? Reads only."""

import json
from collections.abc import Iterator

import click
import msgspec

from antiphon.entry.bootstrap import Services
from antiphon.features.plays.contracts import Play
from antiphon.sdk.laws import COMMON_LAWS


class Broken(msgspec.Struct, frozen=True):
    """One law that does not hold."""

    workspace: str
    where: str
    law: str
    says: str


def run_check(services: Services, workspace: str | None, *, as_json: bool) -> int:
    """0 when everything holds, else 1."""
    names = [workspace] if workspace else [found.id for found in services.access.list_workspaces()]
    broken: list[Broken] = []
    plays = 0
    for name in names:
        services.access.get_workspace(name)
        broken += check_ledger(services, name)
        for play in _plays(services, name):
            plays += 1
            broken += check_play(services, play)
    if as_json:
        click.echo(json.dumps({"ok": not broken, "workspaces": names, "plays": plays, "broken": msgspec.to_builtins(broken)}, indent=2))
    else:
        for fault in broken:
            click.echo(f"BROKEN {fault.workspace} {fault.where}: {fault.law}: {fault.says}")
        click.echo(f"{len(names)} workspaces, {plays} plays: " + ("everything holds" if not broken else f"{len(broken)} laws broken"))
    return 1 if broken else 0


def check_ledger(services: Services, workspace: str) -> list[Broken]:
    """Assets sum to zero, floors hold, balances are the sums of their transfers, holds were resolved once."""
    with services.database.read() as session:
        violations = [*services.ledger.check(session, workspace), *services.deliveries.check(session, workspace)]
    return [Broken(workspace, f"{found.holder} {found.asset}", found.law, found.says) for found in violations]


def check_play(services: Services, play: Play) -> list[Broken]:
    """The mechanic's promises to its players, over everything this play ever decided."""
    with services.database.read() as session:
        history = services.plays.read_history(session, play.workspace, play.id)
    broken: list[Broken] = []
    for law in (*COMMON_LAWS, *services.plays.registry.get(play.kind).mechanic.laws):
        try:
            law(history)
        except AssertionError as error:
            broken.append(Broken(play.workspace, f"{play.kind} {play.id}", law.__name__, str(error) or (law.__doc__ or "").strip()))
    return broken


def _plays(services: Services, workspace: str) -> Iterator[Play]:
    cursor: str | None = None
    while True:
        with services.database.read() as session:
            page = services.plays.list_plays(session, workspace, cursor)
        yield from (play for play in page.items if play.state != "draft")
        if page.next_cursor is None:
            return
        cursor = page.next_cursor
