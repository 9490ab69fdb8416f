"""`antiphon prove`: every proof in turn, with a line for each, in a folder that is thrown away."""

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import msgspec

from antiphon.entry.proving.findings import Finding
from antiphon.entry.proving.kills import prove_kills
from antiphon.entry.proving.races import prove_last_prizes, prove_same_key
from antiphon.entry.proving.served import Served


def run_prove(kills: int, trials: int, keys: int, *, as_json: bool) -> int:
    """0 when every promise held, else 1."""
    findings: list[Finding] = []
    with tempfile.TemporaryDirectory(prefix="antiphon-prove-") as folder:
        for name, proof in _proofs(Path(folder), kills, trials, keys):
            if not as_json:
                click.echo(f"{name} …", nl=False)
            finding = proof()
            findings.append(finding)
            if not as_json:
                click.echo(f"\r{'held  ' if finding.held else 'BROKEN'} {finding.promise}: {finding.says}")
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(findings), indent=2))
    return 0 if all(finding.held for finding in findings) else 1


def _proofs(folder: Path, kills: int, trials: int, keys: int) -> Iterator[tuple[str, Callable[[], Finding]]]:
    for name in ("kills", "races", "keys"):
        (folder / name).mkdir()
    yield "T1 killing the service while it works", lambda: _kill(folder / "kills", kills)
    yield "T5 racing for the last prizes", lambda: prove_last_prizes(folder / "races", trials)
    yield "T6 sending the same key again", lambda: prove_same_key(folder / "keys", keys)


def _kill(home: Path, kills: int) -> Finding:
    with Served(home) as served:
        return prove_kills(served, kills)
