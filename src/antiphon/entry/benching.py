"""`antiphon bench`: runs the measurements of the project's `bench/` folder and prints one table. Ratios, not times: machines differ."""

import importlib.util
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import click
from rich.console import Console
from rich.table import Table

MODULES = {
    "S1": "collect",
    "S2": "digest",
    "S3": "draws",
    "S4": "host",
    "S9": "start",
    "ledger": "ledger",
    "pricing": "pricing",
    "coupons": "redemptions",
    "codes": "codes",
    "lists": "lists",
    "plays": "plays",
    "chance": "chance",
}


def run_bench(only: tuple[str, ...], *, as_json: bool, quick: bool) -> int:
    """0 when every figure that must hold does, else 1. Raises `OSError` outside the project's folder."""
    folder = find_folder()
    output = folder / "out"
    output.mkdir(exist_ok=True)
    results: dict[str, dict[str, Any]] = {}
    for name in only or tuple(MODULES):
        if name not in MODULES:
            raise click.UsageError(f"There is no measurement {name}; choose from {', '.join(MODULES)}.")
        if not as_json:
            click.echo(f"measuring {name} …", err=True)
        result = _load(folder, MODULES[name]).run(quick=quick)
        results[name] = result
        stamped = {"measured_at": datetime.now(UTC).isoformat(timespec="seconds"), "python": sys.version.split()[0], **result}
        (output / f"{MODULES[name]}.json").write_text(json.dumps(stamped, indent=2) + "\n", encoding="utf-8")
    if as_json:
        click.echo(json.dumps(results, indent=2))
    else:
        _print(results)
    return 0 if all(line.get("held", True) for result in results.values() for line in result["lines"]) else 1


def find_folder() -> Path:
    """The folder `bench` of the project, from the working folder or from where the package's source lies."""
    for place in (Path.cwd(), Path(__file__).parents[3]):
        if (place / "bench" / "draws.py").exists():
            return place / "bench"
    message = "There is no bench folder here. Run this in the project's folder: the measurements are not part of the installed package."
    raise OSError(message)


def _load(folder: Path, name: str) -> ModuleType:
    if str(folder.parent) not in sys.path:
        sys.path.insert(0, str(folder.parent))
    spec = importlib.util.spec_from_file_location(f"bench.{name}", folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _print(results: dict[str, dict[str, Any]]) -> None:
    table = Table("", "what", "figure", "beside", "ratio", "must hold", title="Antiphon, measured in one run on this machine")
    for name, result in results.items():
        for line in result["lines"]:
            mark = "" if "held" not in line else (" ✓" if line["held"] else " ✗")
            table.add_row(name, line["what"], line["figure"], line.get("beside", ""), line.get("ratio", ""), line.get("must", "") + mark)
    Console(width=None if sys.stdout.isatty() else 160).print(table)
