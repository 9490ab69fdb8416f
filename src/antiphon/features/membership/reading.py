"""Where people stand, for decisions (fast, many at once) and for pages (in full)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from antiphon.engine.database.port import ReadSession
from antiphon.features.membership import judging, store
from antiphon.features.membership.contracts import Counted, LadderStanding, TierChange, TierStanding
from antiphon.features.membership.ladders import Placed, Shelf
from antiphon.features.membership.memory import DaySums, Manual, Memory, read_memory
from antiphon.features.membership.privileges import gathered
from antiphon.features.membership.rules import Ladder
from antiphon.features.membership.store import StandingRow
from antiphon.features.membership.windows import NEVER
from antiphon.kernel.clock import day_start_ms, from_ms, local_day

NEWEST = 1 << 62
_Brief = tuple[str, int, int | None]  # tier, since, until


def read_tiers(session: ReadSession, workspace: str, shelf: Shelf, person_ids: Sequence[str], now_ms: int) -> dict[str, TierStanding]:
    """Everybody asked about, by one statement. Those whose time has come since the timer looked last are judged on the spot."""
    ids = list(dict.fromkeys(person_ids))
    found: dict[str, dict[str, _Brief]] = {person_id: {} for person_id in ids}
    late: list[str] = []
    for person_id, ladder, tier, since, until, due in store.read_briefs(session, workspace, ids):
        found[person_id][ladder] = (tier, since, until)
        if due is not None and due <= now_ms:
            late.append(person_id)
    if late:
        for row in store.read_standings(session, workspace, late):
            placed = shelf.find(row.ladder)
            if placed is not None:
                found[row.person_id][row.ladder] = _judged(row, placed.ladder, shelf, now_ms)
    cache: dict[frozenset[tuple[str, int]], tuple[frozenset[str], Mapping[str, Mapping[str, object]]]] = {}
    return {person_id: _standing(person_id, shelf, told, cache) for person_id, told in found.items()}


def _judged(row: StandingRow, ladder: Ladder, shelf: Shelf, now_ms: int) -> _Brief:
    memory = catch_up(row, ladder, shelf.zone, now_ms)
    until = memory.manual.until if memory.manual is not None else memory.until
    return ladder.key_at(memory.shown), row.since_at, None if until >= NEVER else day_start_ms(until, shelf.zone)


def catch_up(row: StandingRow, ladder: Ladder, zone: str, now_ms: int) -> Memory:
    """A memory as it will be when the timer has been here. Nothing is written."""
    memory = read_memory(row.memory)
    today = local_day(now_ms, zone)
    day = today + 1 if row.due_at is None else local_day(row.due_at, zone)
    while day <= today:
        judging.settle(memory, ladder, day)
        day = judging.due_day(memory, ladder, day)
    return memory


def _standing(
    person_id: str,
    shelf: Shelf,
    told: Mapping[str, _Brief],
    cache: dict[frozenset[tuple[str, int]], tuple[frozenset[str], Mapping[str, Mapping[str, object]]]],
) -> TierStanding:
    ranks: dict[str, int] = {}
    for placed in shelf.placed:
        ladder = placed.ladder
        brief = told.get(ladder.key)
        ranks[ladder.key] = ladder.open_rank if brief is None else ladder.rank_of(brief[0])
    key = frozenset(ranks.items())
    known = cache.get(key)
    if known is None:
        known = cache[key] = _entitled(shelf, ranks)
    held, privileges = known
    main = shelf.main
    if main is None:
        return TierStanding(person_id, held=held, privileges=privileges)
    rank = ranks[main.key]
    _, since, until = told.get(main.key, ("", None, None))
    name = main.tiers[rank - 1].name if rank else None
    since_at = None if since is None or not rank else from_ms(since)
    until_at = None if until is None or not rank else from_ms(until)
    return TierStanding(person_id, main.key_at(rank), rank, name, since_at, until_at, held, privileges)


def _entitled(shelf: Shelf, ranks: Mapping[str, int]) -> tuple[frozenset[str], Mapping[str, Mapping[str, object]]]:
    """Tiers held, and what all of them entitle to: a tier has what those below it on its ladder have; later ladders cover earlier ones."""
    held: set[str] = set()
    privileges: dict[str, Mapping[str, object]] = {}
    for placed in shelf.placed:
        rank = ranks[placed.ladder.key]
        if rank:
            held.add(placed.ladder.key_at(rank))
            privileges.update(gathered([tier.privileges for tier in placed.ladder.tiers[:rank]]))
    return frozenset(held), privileges


def show_person(session: ReadSession, workspace: str, shelf: Shelf, person_id: str, now_ms: int) -> tuple[LadderStanding, ...]:
    """One person on every ladder, in full."""
    rows = {row.ladder: row for row in store.read_standings(session, workspace, [person_id])}
    return tuple(_in_full(placed, rows.get(placed.ladder.key), shelf, now_ms) for placed in shelf.placed)


def _in_full(placed: Placed, row: StandingRow | None, shelf: Shelf, now_ms: int) -> LadderStanding:
    ladder, today = placed.ladder, local_day(now_ms, shelf.zone)
    memory = Memory(rank=ladder.open_rank, shown=ladder.open_rank) if row is None else catch_up(row, ladder, shelf.zone, now_ms)
    rank = min(memory.shown, len(ladder.tiers))
    manual: Manual | None = memory.manual
    tally = DaySums(memory)
    until = manual.until if manual is not None else memory.until
    have = (memory.spend, memory.count, memory.grown)
    higher = ladder.kind == "earned" and rank < len(ladder.tiers)
    return LadderStanding(
        ladder=ladder.key,
        ladder_name=ladder.name,
        kind=ladder.kind,
        tier=ladder.key_at(rank),
        rank=rank,
        name=ladder.tiers[rank - 1].name if rank else None,
        since_at=from_ms(memory.since) if memory.since and rank else None,
        until_at=_start(until, shelf.zone) if rank else None,
        in_grace=manual is None and bool(rank) and memory.until <= today,
        counted=Counted(*have),
        next=judging.missing(ladder, rank + 1, have) if higher else None,
        to_keep=judging.to_keep(memory, ladder, tally, today) if ladder.kind == "earned" and manual is None else None,
        manual=manual is not None,
        manual_because=manual.because if manual else "",
        manual_until_at=_start(manual.until, shelf.zone) if manual else None,
    )


def _start(day: int, zone: str) -> datetime | None:
    return None if day >= NEVER else from_ms(day_start_ms(day, zone))


def list_changes(
    session: ReadSession, workspace: str, person_id: str | None, ladder: str | None, before: int, limit: int
) -> list[TierChange]:
    """History, the latest first; the id's number is where to go on."""
    rows = store.list_changes(session, workspace, person_id, ladder, before, limit)
    return [
        TierChange(f"tch_{seq}", key, person, from_ms(at), before_tier, after_tier, reason, note, by)
        for seq, key, person, at, before_tier, after_tier, reason, note, by in rows
    ]
