"""Import a file: read, clean, tell, hand over, and account for every row."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from antiphon.connectors.tabular.cleaning import NO_VALUE, REASONS, clean
from antiphon.connectors.tabular.mapping import Mapping, check_columns, read_mapping
from antiphon.connectors.tabular.sending import Checkpoint, fingerprint, send
from antiphon.connectors.tabular.staging import LINE, Table, stage
from antiphon.connectors.tabular.suggesting import suggest_mapping
from antiphon.connectors.tabular.telling import Told, count_told, tell
from antiphon.kernel.clock import from_ms, to_ms
from antiphon.kernel.currency import from_minor
from antiphon.sdk.connector import ImportReport, ImportStep, Progress, Sink

__all__ = ["Mapping", "explain_reason", "import_file", "read_mapping", "suggest_mapping"]


class _Tally:
    """Counts events on their way, and keeps what the report says of them."""

    def __init__(self) -> None:
        self.names: Counter[str] = Counter()
        self.orders_minor = 0
        self.refunds_minor = 0
        self.first_ms: int | None = None
        self.last_ms: int | None = None

    def watch(self, events: Iterator[Told]) -> Iterator[Told]:
        for told in events:
            self.names[told.name] += 1
            self.orders_minor += max(told.minor, 0)
            self.refunds_minor += max(-told.minor, 0)
            if told.at_ms is not None:
                self.first_ms = min(told.at_ms, told.at_ms if self.first_ms is None else self.first_ms)
                self.last_ms = max(told.at_ms, told.at_ms if self.last_ms is None else self.last_ms)
            yield told


def import_file(
    path: Path,
    mapping: Mapping,
    sink: Sink,
    progress: Progress,
    *,
    now: datetime,
    rejects: Path | None = None,
    checkpoint: Path | None = None,
) -> ImportReport:
    """Import a CSV or Parquet file through a sink.

    `rejects` receives the rows that cannot be used, with line and reason; without any it is not made. `checkpoint` lets the import
    go on where it was interrupted. Every event has an id made from the mapping's name and the order (or the row itself), so
    importing again adds nothing. Raises `Invalid` for a file or mapping that does not fit, and what the sink raises.
    """
    with stage(path, mapping, progress) as table:
        check_columns(mapping, list(table.columns))
        clean(table, mapping, to_ms(now))
        shift_days = int(table.rows("SELECT coalesce(any_value(shift), 0) FROM line")[0][0])
        rejects_file = _write_rejects(table, rejects)
        keeper = Checkpoint(checkpoint, fingerprint(path, mapping, shift_days))
        skipped = keeper.place.handed_over
        total = count_told(table, mapping)
        tally, done = _Tally(), skipped
        progress(ImportStep("sending", done, max(total, done)))
        for count in send(tally.watch(tell(table, mapping)), sink, keeper):
            done += count
            progress(ImportStep("sending", done, max(total, done)))
        keeper.forget()
        return _report(table, mapping, tally, keeper, skipped, shift_days, rejects_file)


def _report(
    table: Table, mapping: Mapping, tally: _Tally, keeper: Checkpoint, skipped: int, shift_days: int, rejects_file: Path | None
) -> ImportReport:
    reasons = Counter(dict(table.rows("SELECT bad, count(*) FROM line WHERE bad IS NOT NULL GROUP BY bad")))
    left_out = {NO_VALUE: reasons.pop(NO_VALUE)} if NO_VALUE in reasons else {}
    reasons.update(reason for _, reason, _ in table.broken)
    currency, net = _net(table, mapping)
    minor = tally.orders_minor - tally.refunds_minor
    return ImportReport(
        name=mapping.name,
        row_count=table.row_count,
        used_count=table.row_count - sum(reasons.values()) - sum(left_out.values()),
        rejected=dict(reasons),
        left_out=left_out,
        event_counts=dict(tally.names),
        accepted_count=keeper.place.accepted,
        skipped_count=skipped,
        refused=keeper.place.refused,
        currency=currency,
        net=_trim(net),
        orders_minor=tally.orders_minor,
        refunds_minor=tally.refunds_minor,
        rounding=_trim(from_minor(minor, currency) - net),
        first_at=None if tally.first_ms is None else from_ms(tally.first_ms),
        last_at=None if tally.last_ms is None else from_ms(tally.last_ms),
        shift_days=shift_days,
        rejects_file=None if rejects_file is None else str(rejects_file),
    )


def _net(table: Table, mapping: Mapping) -> tuple[str | None, Decimal]:
    """What the used rows of orders sum to, exactly; in one currency only."""
    if mapping.form != "orders":
        return None, Decimal(0)
    rows: list[tuple[Any, ...]] = table.rows(
        """SELECT currency, sum(CASE WHEN is_refund THEN -abs(amount) ELSE amount END) FROM
               (SELECT max(currency) AS currency, is_refund, sum(amount) AS amount FROM line WHERE bad IS NULL GROUP BY order_id, is_refund)
           GROUP BY currency ORDER BY currency"""
    )
    if len(rows) == 1:
        return rows[0][0], rows[0][1]
    return None, sum((amount for _, amount in rows), Decimal(0))


def _trim(amount: Decimal) -> Decimal:
    """The same amount without zeros at its end."""
    return Decimal(f"{amount.normalize():f}")


def explain_reason(reason: str) -> tuple[str, str]:
    """Why a row was rejected or left out, in Chinese and in English."""
    return REASONS[reason]


def _write_rejects(table: Table, path: Path | None) -> Path | None:
    """A CSV of the rows that cannot be used, as they came, each with its line and the reason in both languages."""
    bad = table.rows("SELECT count(*) FROM line WHERE bad IS NOT NULL AND bad <> ?", [NO_VALUE])[0][0]
    if path is None or not (bad or table.broken):
        return None
    rows = table.stream(
        f"""SELECT line.number, line.bad, raw.* EXCLUDE ({LINE}) FROM line JOIN raw ON raw.{LINE} = line.number
            WHERE line.bad IS NOT NULL AND line.bad <> '{NO_VALUE}' ORDER BY line.number"""  # noqa: S608 - names of our own
    )
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # the mark lets a spreadsheet read Chinese
        writer = csv.writer(file)
        writer.writerow(["line", "reason", "原因", "why", *table.columns])
        for line, reason, values in table.broken:
            writer.writerow([line, reason, *REASONS[reason], *values])
        for line, reason, *values in rows:
            writer.writerow([line, reason, *REASONS[reason], *("" if value is None else value for value in values)])
    return path
