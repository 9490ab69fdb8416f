"""What time alone changes: people whose day has come, the longest due first; and the day's census."""

from antiphon.engine.database.port import Session
from antiphon.features.membership import counting, store, store_counts, store_ladders
from antiphon.features.membership.ladders import Ladders
from antiphon.features.membership.roster import Append, Roster

CHUNK = 200  # rows in one transaction: short enough that moves do not wait behind a midnight


def judge_due(session: Session, ladders: Ladders, append: Append, now_ms: int) -> int:
    """Judge up to 200 rows that are due, each missed day in its order; how many. Call again until it is 0."""
    rows = store.lock_due(session, now_ms, CHUNK)
    for workspace in sorted({row.workspace for row in rows}):
        mine = [row for row in rows if row.workspace == workspace]
        shelf = ladders.get(session, workspace)
        roster = Roster(session, workspace, shelf, now_ms, append)
        roster.add_rows(mine)
        for row in mine:
            placed = shelf.find(row.ladder)
            if placed is not None:
                roster.at(row.person_id, placed)
        roster.save()
    return len(rows)


def take_census(session: Session, ladders: Ladders, workspace: str, today: int) -> None:
    """Write how many people are in each tier today."""
    for placed in ladders.get(session, workspace).placed:
        store_counts.save_census(session, counting.census_of(session, workspace, placed.ladder, today))
    store_ladders.set_counted_on(session, workspace, today)
