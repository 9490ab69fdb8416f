"""`antiphon import`: a customer's own file through the same door as live events, with progress and a report."""

import json
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from antiphon.connectors.tabular.api import explain_reason, import_file, read_mapping, suggest_mapping
from antiphon.engine.settings import Settings
from antiphon.entry.bootstrap import Services, open_house
from antiphon.features.events.contracts import IMPORT, Receipt
from antiphon.kernel.clock import from_ms
from antiphon.kernel.currency import from_minor
from antiphon.kernel.errors import Invalid
from antiphon.sdk.connector import ImportReport, ImportStep

PHASES = {"reading": "Read and check", "sending": "Hand over", "digesting": "Get to know the people"}


class ImportSource(msgspec.Struct, frozen=True):
    """Who sends: an import, by the name of its mapping."""

    id: str
    workspace: str
    name: str


class Door:
    """The sink of an import: the collect door of running services; the digest follows close behind."""

    def __init__(self, services: Services, source: ImportSource) -> None:
        self._services = services
        self._source = source

    def send(self, bodies: Sequence[bytes]) -> Sequence[Receipt]:
        """Durable when it returns."""
        receipts = self._services.events.collect(self._source, bodies)
        self._services.events.digest_all()
        return receipts


def show_suggestion(file: Path) -> str:
    """A mapping guessed from the column names, ready to be saved and corrected."""
    return suggest_mapping(file)


def run_import(settings: Settings, file: Path, mapping_file: Path | None, workspace: str, *, as_json: bool) -> None:
    """Import a file into a workspace and print the report. Raises `Invalid`, `NotFound`."""
    if mapping_file is None:
        message = f"Which column means what? Begin with: antiphon import {file} --suggest > mapping.toml"
        raise Invalid(message, code="mapping_missing")
    mapping = read_mapping(mapping_file)
    services = open_house(settings)
    services.start(pumps=False)
    try:
        services.access.get_workspace(workspace)
        source = ImportSource(f"{IMPORT}{mapping.name}", workspace, mapping.name)
        columns = (TextColumn("{task.description:<24}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, disable=as_json, refresh_per_second=4) as bars:
            report = import_file(
                file,
                mapping,
                Door(services, source),
                _Bars(bars).show,
                now=from_ms(services.clock.now_ms()),
                rejects=file.with_name(file.name + ".rejects.csv"),
                checkpoint=settings.home / f"import-{mapping.name}.json",
            )
            learning = bars.add_task(PHASES["digesting"], total=1)
            services.segments.refresh(workspace)
            bars.update(learning, completed=1)
    finally:
        services.stop()
    click.echo(json.dumps(msgspec.to_builtins(report), indent=2, default=str) if as_json else tell(report))


class _Bars:
    """A bar for each phase."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def show(self, step: ImportStep) -> None:
        """Move the bar of the step's phase."""
        if step.phase not in self._tasks:
            self._tasks[step.phase] = self._bars.add_task(PHASES[step.phase], total=None)
        self._bars.update(self._tasks[step.phase], completed=step.done, total=step.total)


def tell(report: ImportReport) -> str:
    """The report in a few lines for a person."""
    rejected, left_out = sum(report.rejected.values()), sum(report.left_out.values())
    counts = ", ".join(f"{name} {count:,}" for name, count in report.event_counts.items())
    lines = [
        f"{report.row_count:,} rows: {report.used_count:,} used, {rejected:,} rejected, {left_out:,} left out",
        f"{report.accepted_count:,} events accepted: {counts}",
    ]
    if report.currency:
        orders, refunds = (from_minor(minor, report.currency) for minor in (report.orders_minor, report.refunds_minor))
        lines.append(f"orders {orders:,} {report.currency}, refunds {refunds:,}; rows sum to {report.net:,}, rounding {report.rounding:,}")
    for what, reasons in (("rejected", report.rejected), ("left out", report.left_out)):
        lines += [f"{what}: {count:,} × {explain_reason(reason)[1]} ({reason})" for reason, count in reasons.items()]
    if report.rejects_file:
        lines.append(f"Rejected rows with their reasons are in {report.rejects_file}")
    return "\n".join(lines)
