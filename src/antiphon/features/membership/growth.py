"""Growth from the ledger: what was credited to people, transfer by transfer, each counted once.

The ledger tells no events, so its transfers are followed by number. Two processes may commit their numbers out of order: each round
looks again at the last ones, which is safe because a transfer that is known changes nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from antiphon.engine.database.port import Database, Session
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import MERGED, Transfer
from antiphon.features.membership import store_ladders
from antiphon.features.membership.ladders import Ladders
from antiphon.features.membership.roster import Append, Roster
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.clock import local_day, to_ms

GROWTH: Final = "growth"
_PERSON: Final = "person:"
PAGE = 500
AGAIN = 2_000  # numbers looked at again in every round
Call = Callable[[Callable[[Session], Any]], Any]


class Growth:
    """Follows one asset of the ledger."""

    def __init__(self, database: Database, ladders: Ladders, ledger: Ledger, profiles: Profiles, append: Append, call: Call) -> None:
        self._database = database
        self._ladders = ladders
        self._ledger = ledger
        self._profiles = profiles
        self._append = append
        self._call = call
        self._seen: dict[str, tuple[str, int]] = {}  # workspace -> (revision, the last number of the last round)

    def follow(self, workspace: str, seq: int, now_ms: int) -> int:
        """Count what was credited since; how many transfers were looked at."""
        with self._database.read() as session:
            shelf = self._ladders.find(session, workspace)
            if shelf is None or not any(placed.ladder.counts_growth for placed in shelf.placed):
                return 0
            newest = self._ledger.list_after(session, workspace, GROWTH, seq, 1)
        if not newest and self._seen.get(workspace) == (shelf.revision, seq):
            return 0
        looked, after = 0, max(0, seq - AGAIN)
        while True:
            with self._database.read() as session:
                page = self._ledger.list_after(session, workspace, GROWTH, after, PAGE)
            if page:
                after = page[-1][0]
                last = max(seq, after)

                def work(session: Session, page: Sequence[tuple[int, Transfer]] = page, last: int = last) -> None:
                    self._count(session, workspace, page, now_ms)
                    store_ladders.set_growth_seq(session, workspace, last)

                self._call(work)
                seq, looked = last, looked + len(page)
            if len(page) < PAGE:
                self._seen[workspace] = (shelf.revision, seq)
                return looked

    def _count(self, session: Session, workspace: str, page: Sequence[tuple[int, Transfer]], now_ms: int) -> None:
        shelf = self._ladders.find(session, workspace)
        if shelf is None:
            return
        amounts: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for seq, transfer in page:
            told = credited(transfer)
            if told is not None:
                amounts[told[0]].append((seq, local_day(to_ms(transfer.at), shelf.zone), told[1]))
        today: Mapping[str, str] = self._profiles.canonical(session, workspace, list(amounts))
        roster = Roster(session, workspace, shelf, now_ms, self._append)
        roster.load(today.values())
        for person_id, facts in amounts.items():
            if person_id not in today:
                continue
            for placed in shelf.placed:
                if not placed.ladder.counts_growth:
                    continue
                place = roster.at(today[person_id], placed)
                fresh = {seq: (day, amount) for seq, day, amount in facts if seq not in place.memory.growth}
                if fresh:
                    place.memory.growth.update(fresh)
                    roster.settle(place)
        roster.save()


def credited(transfer: Transfer) -> tuple[str, int] | None:
    """Whose growth a transfer changes, and by how much. Growth that is taken back counts against; spending, expiry and merges do not."""
    if transfer.because == MERGED:
        return None
    if transfer.target.startswith(_PERSON) and not transfer.source.startswith(_PERSON):
        return transfer.target.removeprefix(_PERSON), transfer.amount
    if transfer.source.startswith(_PERSON) and transfer.because in TAKEN_BACK:
        return transfer.source.removeprefix(_PERSON), -transfer.amount
    return None


TAKEN_BACK: Final = frozenset({"refunded", "taken_back", "points_taken_back", "points_adjusted"})  # `because` of those who undo a grant
