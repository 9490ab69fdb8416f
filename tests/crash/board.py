"""A batch that changes a ranked list and the ledger: rows come, move and go, a stretch is cut and another joins its neighbour."""

from typing import NamedTuple

from antiphon.engine.database.port import Database, Session
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.plays import shelving
from antiphon.features.plays.lists import Entry, Shelf, list_id_of, place_of_row, row_id_of
from antiphon.features.plays.store import lists as rows
from tests.crash.payments import WORKSPACE

PACKAGES = ("antiphon.features.ledger", "antiphon.features.plays")
LIST = list_id_of("ply_1", "board")
PEOPLE = 24


def use_short_stretches() -> None:
    """So that a few rows are enough to cut and to join; in this process only."""
    for name, rows_in_one in (("MOST", 8), ("FEW", 4)):
        setattr(shelving, name, rows_in_one)


def _write(shelf: Shelf, key: str, rank: int | None, decision: str) -> None:
    shelf.find(WORKSPACE, LIST, key)
    row_id = row_id_of(LIST, key)
    entry = Entry(row_id, LIST, key, rank, 1, place_of_row(rank, 1, key), key, decision, "{}") if rank is not None else None
    shelf.write(WORKSPACE, row_id, entry)


def fill(session: Session) -> None:
    """People in steps of ten."""
    shelf = Shelf(shelving.Locked(session))
    for number in range(PEOPLE):
        _write(shelf, f"per_{number:02}", 10 * number, "filled")
    shelving.save_lists(session, shelf)


def change(session: Session, name: str) -> None:
    """One batch: five come to one place, four leave another, one moves from end to end, and somebody is rewarded."""
    book = Ledger().open_book(session, [AccountKey(WORKSPACE, "person:per_00", "points")])
    book.transfer(WORKSPACE, "points", 9, "world", "person:per_00", name, "granted", 1)
    shelf = Shelf(shelving.Locked(session))
    for number in range(5):
        _write(shelf, f"{name}-{number}", 201 + number, name)
    for number in (2, 3, 4, 5):
        _write(shelf, f"per_{number:02}", None, name)
    _write(shelf, "per_00", 999, name)
    book.save(session)
    shelving.save_lists(session, shelf)


class Board(NamedTuple):
    """What a store holds: rows of the batch, all rows, what the counts say, and whether the reward is there."""

    new: int
    rows: int
    in_stretches: int
    in_list: int
    misplaced: int  # rows that their stretch does not count
    rewarded: bool

    @property
    def adds_up(self) -> bool:
        """Counts and rows agree, stretch by stretch."""
        return self.rows == self.in_stretches == self.in_list and not self.misplaced


def look_at_board(database: Database, name: str) -> Board:
    """Read it all."""
    with database.read() as session:
        found = [Entry._make(row) for row in rows.list_from(session, WORKSPACE, LIST, "", 1_000)]
        stretches = rows.list_stretches(session, WORKSPACE, LIST)
        ends = [*(start for start, _ in stretches[1:]), "~"]
        counted = [sum(start <= entry.place < end for entry in found) for (start, _), end in zip(stretches, ends, strict=True)]
        misplaced = sum(abs(count - told) for count, (_, told) in zip(counted, stretches, strict=True))
        rewarded = session.row("SELECT 1 FROM ledger_transfer WHERE decision_id = ?", (name,)) is not None
        held = rows.read_lists(session, WORKSPACE, [LIST])[LIST]
    new = sum(entry.decision_id == name for entry in found)
    return Board(new, len(found), sum(count for _, count in stretches), held, misplaced, rewarded)
