"""Live results of a play, from counts that the host keeps by the hour: nothing here scans decisions."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.ledger.api import Ledger
from antiphon.features.plays.batch import BOOKED
from antiphon.features.plays.naming import name_asset
from antiphon.features.plays.running import Running
from antiphon.features.plays.shelving import look
from antiphon.features.plays.store import decisions as rows
from antiphon.kernel.amounts import Asset
from antiphon.kernel.clock import day_start_ms, from_ms, local_day
from antiphon.sdk.charts import Chart, Charting
from antiphon.sdk.mechanic import Facts, Person, Seats
from antiphon.sdk.words import Text

HOUR_MS: Final = 3_600_000
HOURS: Final = 48


class StockLine(msgspec.Struct, frozen=True):
    """One scarce thing: `started` is what was put in, `left` what is there now."""

    asset: str
    name: Text
    started: int
    left: int


class TallyLine(msgspec.Struct, frozen=True):
    """Something the play counts up, such as the votes for an option."""

    asset: str
    name: Text
    count: int


class Counts(msgspec.Struct, frozen=True):
    """Moves; `people` took part, by a move or by something that happened to them, each counted once a day."""

    moves: int
    people: int
    accepted: int
    refused: int
    failed: int


class HourLine(msgspec.Struct, frozen=True):
    """Moves in one hour."""

    at: datetime
    moves: int
    accepted: int


class ReasonLine(msgspec.Struct, frozen=True):
    """How often something was decided for one reason, moves, events and alarms together."""

    key: str
    say: Text
    count: int


class Live(msgspec.Struct, frozen=True):
    """A play right now. `odds` is what players are told, `charts` what its kind shows of its tallies."""

    as_of: datetime
    stock: tuple[StockLine, ...]
    tallies: tuple[TallyLine, ...]
    charts: tuple[Chart, ...]
    odds: tuple[Any, ...]
    today: Counts
    totals: Counts
    by_hour: tuple[HourLine, ...]
    because: tuple[ReasonLine, ...]
    refusals: tuple[ReasonLine, ...]


def read_live(session: ReadSession, ledger: Ledger, running: Running, now_ms: int, zone: str) -> Live:
    """Everything the console shows of a play that runs. "Today" is the workspace's, to the hour."""
    midnight = day_start_ms(local_day(now_ms, zone), zone)
    since = min(midnight, now_ms - HOURS * HOUR_MS) // HOUR_MS * HOUR_MS
    hours = rows.list_hours(session, running.workspace, running.id, since)
    totals = rows.sum_totals(session, running.workspace, running.id)
    left = ledger.read_spendable(session, [key for _, key in running.stock_keys])
    stock = {asset: left.get(key, 0) for asset, key in running.stock_keys}
    started = running.mechanic.stock(running.rules)
    return Live(
        as_of=from_ms(now_ms),
        stock=tuple(
            StockLine(asset, name_asset(running.rules, asset), amount, stock.get(asset, 0))
            for asset, amount in sorted(started.items())
            if asset not in running.tallies
        ),
        tallies=tuple(TallyLine(asset, name_asset(running.rules, asset), stock.get(asset, 0)) for asset in sorted(running.tallies)),
        charts=tuple(running.mechanic.charts(running.rules, stock)) if isinstance(running.mechanic, Charting) else (),
        odds=_odds(session, running, stock, now_ms),
        today=_count((kind, outcome, count, people) for at, kind, outcome, _, count, people in hours if at >= midnight),
        totals=_count((kind, outcome, count, people) for kind, outcome, _, count, people in totals),
        by_hour=_by_hour(hours, now_ms),
        because=_reasons(running, totals, "accepted"),
        refusals=_reasons(running, totals, "refused"),
    )


def _odds(session: ReadSession, running: Running, stock: Mapping[Asset, int], now_ms: int) -> tuple[Any, ...]:
    """What a player without a history is told."""
    empty = running.kind.empty_seat
    purse, rows = dict.fromkeys(running.purse, 0), look(session, running, "")
    facts = Facts(from_ms(now_ms), Person(""), "", stock, purse, running.starts_at, running.ends_at, rows, running.secret)
    shown = running.mechanic.shown(running.rules, Seats("person:", empty, {"person:": empty}), facts)
    return tuple(shown.get("prizes", ()))


def _count(lines: Any) -> Counts:
    found: dict[str, int] = defaultdict(int)
    people = 0
    for kind, outcome, count, first in lines:
        if kind in BOOKED:
            continue
        people += first
        if kind == "move":
            found[outcome] += count
    return Counts(sum(found.values()), people, found["accepted"], found["refused"], found["failed"])


def _by_hour(hours: Any, now_ms: int) -> tuple[HourLine, ...]:
    moves: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for at, kind, outcome, _, count, _ in hours:
        if kind == "move":
            moves[at][0] += count
            moves[at][1] += count if outcome == "accepted" else 0
    last = now_ms // HOUR_MS * HOUR_MS
    return tuple(HourLine(from_ms(at), *moves[at]) for at in range(last - (HOURS - 1) * HOUR_MS, last + 1, HOUR_MS))


def _reasons(running: Running, totals: Any, wanted: str) -> tuple[ReasonLine, ...]:
    found: dict[str, int] = defaultdict(int)
    for kind, outcome, because, count, _ in totals:
        if kind not in BOOKED and outcome == wanted and because != "ignored":
            found[because] += count
    return tuple(ReasonLine(key, running.say(key), count) for key, count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
