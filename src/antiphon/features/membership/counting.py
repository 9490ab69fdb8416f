"""Heads by tier: now, under thresholds that are being edited, and over time."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from antiphon.engine.database.port import Database, ReadSession
from antiphon.features.membership import store, store_counts
from antiphon.features.membership.judging import earned_on
from antiphon.features.membership.memory import DaySums, Memory, read_memory
from antiphon.features.membership.rules import Ladder
from antiphon.kernel.clock import day_to_date

PAGE = 1_000
RECAST_DAYS = 28  # between two days that are counted later
RECAST_COUNT = 13


class HeadCount(msgspec.Struct, frozen=True):
    """People by tier: in it now, and earning it under the thresholds asked about. `tier` is "" for none."""

    tier: str
    now: int
    would: int


class Heads(msgspec.Struct, frozen=True):
    """The answer of a preview. `exact_window`: counted from the sums that are kept; else from every order again, which takes longer."""

    counts: tuple[HeadCount, ...]
    people: int
    from_sums: bool


class CensusLine(msgspec.Struct, frozen=True):
    """People in a tier at the end of a day. `recast`: counted later, by the rules over the facts of that day."""

    on: str
    tier: str
    people: int
    recast: bool


def preview(session: ReadSession, workspace: str, ladder: Ladder, stored: Ladder | None, today: int) -> Heads:
    """How many people what counts for them today would put into each tier of `ladder`, which need not be saved."""
    now = store_counts.count_ranks(session, workspace, ladder.key)
    grown = ladder.counts_growth and not (stored is not None and stored.counts_growth)
    from_sums = stored is not None and stored.window == ladder.window and not grown
    if ladder.kind == "paid":
        would: dict[int, int] = {ladder.rank_of(tier): people for tier, people in now.items()}
    elif from_sums:
        would = store_counts.count_reached(session, workspace, ladder)
    else:
        would = Counter(earned_on(ladder, DaySums(memory), today) for memory in memories(session, workspace, ladder.key))
    tiers = ["", *(tier.key for tier in ladder.tiers)]
    gone = [tier for tier in now if tier not in tiers]
    counts = [HeadCount(tier, now.get(tier, 0), would.get(rank, 0)) for rank, tier in enumerate(tiers)]
    counts += [HeadCount(tier, now[tier], 0) for tier in gone]
    return Heads(tuple(counts), sum(now.values()), from_sums)


def memories(session: ReadSession, workspace: str, ladder: str) -> Iterator[Memory]:
    """Everybody's memory, page by page."""
    after = ""
    while rows := store.list_rows(session, workspace, ladder, after, PAGE):
        for row in rows:
            yield read_memory(row.memory)
        after = rows[-1].person_id


def census_of(session: ReadSession, workspace: str, ladder: Ladder, day: int) -> list[tuple[str, str, int, str, int, int]]:
    """The rows of today's census."""
    now = store_counts.count_ranks(session, workspace, ladder.key)
    return [(workspace, ladder.key, day, tier, people, 0) for tier, people in sorted(now.items()) if tier]


def recast(database: Database, workspace: str, ladder: Ladder, zone: str, today: int) -> Sequence[tuple[str, str, int, str, int, int]]:
    """How many people the facts would have put into each tier on days of the last year, every four weeks. Terms are not replayed."""
    if ladder.kind == "paid":
        return []
    days = [today - RECAST_DAYS * back for back in range(RECAST_COUNT, 0, -1)]
    counts: Counter[tuple[int, str]] = Counter()
    with database.read() as session:
        for memory in memories(session, workspace, ladder.key):
            tally = DaySums(memory)
            for day in days:
                if tally.days and tally.days[0] <= day:
                    counts[day, ladder.key_at(earned_on(ladder, tally, day))] += 1
    return [(workspace, ladder.key, day, tier, people, 1) for (day, tier), people in sorted(counts.items()) if tier]


def list_census(session: ReadSession, workspace: str, ladder: Ladder, today: int, since: int) -> list[CensusLine]:
    """Heads day by day; today's as they are now."""
    rows = [row for row in store_counts.list_census(session, workspace, ladder.key, since) if row[0] < today]
    rows += [(day, tier, people, 0) for _, _, day, tier, people, _ in census_of(session, workspace, ladder, today)]
    return [CensusLine(day_to_date(day).isoformat(), tier, people, bool(later)) for day, tier, people, later in rows]
