"""Lots: how long units last, and which of them a debit takes. Pure.

A lot is what was given at once, under one rule. The units that run out soonest are taken first; what is given back goes
into the very lots it came from, the last taken first, so that spending 100 and giving back 40 is the same as spending 60.
"""

import calendar
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

import msgspec

from antiphon.features.ledger.contracts import LotRule
from antiphon.kernel.clock import EPOCH_DAY, day_start_ms, local_date, local_day

FOREVER: Final = 2**62
MAX_DAYS: Final = 36_500
FIELDS: Final = (
    "id",
    "workspace",
    "account",
    "asset",
    "ref",
    "parent",
    "given",
    "used",
    "expired",
    "taken",
    "claimed",
    "gone",
    "given_at",
    "available_at",
    "expires_at",
)
_RULES: Final = msgspec.json.Decoder(tuple[LotRule, ...])


class Lot:
    """One lot. `remaining` is what was given less what was used, expired and taken otherwise.

    `claimed` is how much of the grant was taken back, `gone` how much of that had expired unused before.
    """

    __slots__ = (*FIELDS, "is_new", "stored")

    def __init__(self, *values: Any, is_new: bool) -> None:
        self.restore(values)
        self.is_new = is_new
        self.stored = None if is_new else values

    def restore(self, values: Sequence[Any]) -> None:
        """Be as these values say, in the order of `FIELDS`."""
        self.id: str = values[0]
        self.workspace: str = values[1]
        self.account: str = values[2]
        self.asset: str = values[3]
        self.ref: str | None = values[4]
        self.parent: str | None = values[5]  # the lot of another person that this one was handed on from
        self.given: int = values[6]
        self.used: int = values[7]
        self.expired: int = values[8]
        self.taken: int = values[9]
        self.claimed: int = values[10]
        self.gone: int = values[11]
        self.given_at: int = values[12]
        self.available_at: int | None = values[13]
        self.expires_at: int | None = values[14]

    @property
    def remaining(self) -> int:
        """What is left of it."""
        return self.given - self.used - self.expired - self.taken

    def values(self) -> tuple[Any, ...]:
        """Everything, in the order of `FIELDS`."""
        return tuple(getattr(self, name) for name in FIELDS)

    def is_over(self, at_ms: int) -> bool:
        """Whether its time is over."""
        return self.expires_at is not None and self.expires_at <= at_ms


class Part(NamedTuple):
    """Some units of a lot."""

    lot: Lot
    amount: int


def soonest_first(lots: Iterable[Lot]) -> list[Lot]:
    """In the order they are taken in: the soonest to run out, then the oldest, then by reference (ids tell when it was matched)."""
    return sorted(lots, key=lambda lot: (FOREVER if lot.expires_at is None else lot.expires_at, lot.given_at, lot.ref or "", lot.id))


def choose(lots: Iterable[Lot], amount: int, at_ms: int) -> list[Part]:
    """Which units a debit decided at a moment takes: of lots whose time was not over then, the soonest to run out first.

    When those do not suffice the others give too: a debit that has happened is never left without lots while there are any.
    """
    ordered = soonest_first(lots)
    parts: list[Part] = []
    for lot in [*(lot for lot in ordered if not lot.is_over(at_ms)), *(lot for lot in ordered if lot.is_over(at_ms))]:
        part = min(lot.remaining, amount)
        if part > 0:
            parts.append(Part(lot, part))
            amount -= part
    return parts


def ran_out(lots: Iterable[Lot], holds: Sequence[tuple[int, int]], now_ms: int) -> list[Part]:
    """What expires: all that is left of lots whose time is over, but for what open holds (moment, amount) set aside before."""
    kept: dict[str, int] = {}
    ordered = soonest_first(lots)
    for at_ms, held in sorted(holds):
        wanted = held
        for lot in ordered:
            free = lot.remaining - kept.get(lot.id, 0)
            if wanted and free and not lot.is_over(at_ms):
                part = min(free, wanted)
                kept[lot.id] = kept.get(lot.id, 0) + part
                wanted -= part
    over = ((lot, lot.remaining - kept.get(lot.id, 0)) for lot in ordered if lot.is_over(now_ms))
    return [Part(lot, amount) for lot, amount in over if amount > 0]


# --------------------------------------------------------------------------------------------------------- rules


@lru_cache(maxsize=512)
def read_rules(text: str) -> tuple[LotRule, ...]:
    """The rules of an asset as they are stored, the oldest first."""
    return _RULES.decode(text)


def rule_at(rules: Sequence[LotRule], at_ms: int) -> LotRule | None:
    """The rule in force at a moment; None before the first."""
    found = None
    for rule in rules:
        if rule.since_ms <= at_ms:
            found = rule
    return found


@lru_cache(maxsize=4096)
def expires_at(rule: LotRule, at_ms: int) -> int | None:
    """The moment at which what is given (or becomes available) at `at_ms` runs out; None: never."""
    match rule.expiry:
        case "never":
            return None
        case "days":
            return day_start_ms(local_day(at_ms, rule.zone) + rule.count + 1, rule.zone)
        case "months":
            last = _months_on(local_date(at_ms, rule.zone), rule.count, rule.round_to)
        case "yearly":
            last = _next_date(local_date(at_ms, rule.zone), rule.month, rule.day)
    return day_start_ms(last.toordinal() + 1 - EPOCH_DAY, rule.zone)


def _months_on(on: date, count: int, round_to: str) -> date:
    """The last usable day: `count` months on, at most the last of that month."""
    year, month = divmod(on.year * 12 + on.month - 1 + count, 12)
    if round_to == "year":
        return date(year, 12, 31)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, last if round_to == "month" else min(on.day, last))


def _next_date(on: date, month: int, day: int) -> date:
    """The next such day of a year, today included; 29 February is the 28th in other years."""
    for year in (on.year, on.year + 1):
        found = date(year, month, min(day, calendar.monthrange(year, month)[1]))
        if found >= on:
            break
    return found


def idle_at(rules: Sequence[LotRule], active_at: int) -> int | None:
    """The moment at which inactivity ends everything, by the rule in force last; None: never."""
    days = rules[-1].inactivity_days if rules else 0
    return day_start_ms(local_day(active_at, rules[-1].zone) + days + 1, rules[-1].zone) if days else None
