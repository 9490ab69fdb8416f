"""The way of a unit, from where it was issued to who has it now.

The units of an asset are all alike, so which ones a holder spends is a matter of agreement. Ours: first in, first out.
Number the units of an account in the order they came in; the first that left are the first that came. A transfer that
brought units 10 to 14 into an account is followed by whichever transfers took units 10 to 14 out of it, however the
transfers were cut. What nobody took out is still there.
"""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from antiphon.engine.database.port import ReadSession, Row
from antiphon.features.ledger import store_reads
from antiphon.features.ledger.contracts import Link, Owned, Trace, Transfer
from antiphon.kernel.amounts import WORLD


class _Part(NamedTuple):
    """Units `start` to `end` of one transfer."""

    transfer: Transfer
    start: int
    end: int
    step: int


class _Walk:
    """One trace under way."""

    def __init__(self, session: ReadSession, workspace: str, limit: int) -> None:
        self.session = session
        self.workspace = workspace
        self.left = limit
        self.complete = True
        self.links: dict[tuple[int, str], Link] = {}
        self.owners: dict[str, int] = {}

    def follow(self, first: Transfer, *, forward: bool) -> None:
        """Breadth first, so that what is cut off by the limit is the farthest."""
        waiting = deque([_Part(first, 0, first.amount, 0)])
        while waiting:
            part = waiting.popleft()
            waiting.extend(self._next(part) if forward else self._previous(part))

    def _next(self, part: _Part) -> Iterator[_Part]:
        transfer, amount = part.transfer, part.end - part.start
        holder, asset, seq = transfer.target, transfer.asset, store_reads.transfer_seq(transfer.id)
        if holder != WORLD:
            base = store_reads.credited_before(self.session, self.workspace, holder, asset, seq)
            start, end = base + part.start, base + part.end
            rows = store_reads.list_debits_over(self.session, self.workspace, holder, asset, start, end, self.left + 1)
            for found in self._parts(rows, start, end, part.step + 1):
                amount -= found.end - found.start
                yield found
        if amount and self.complete:
            self.owners[holder] = self.owners.get(holder, 0) + amount

    def _previous(self, part: _Part) -> Iterator[_Part]:
        transfer = part.transfer
        holder, asset, seq = transfer.source, transfer.asset, store_reads.transfer_seq(transfer.id)
        if holder != WORLD:
            base = store_reads.debited_before(self.session, self.workspace, holder, asset, seq)
            start, end = base + part.start, base + part.end
            rows = store_reads.list_credits_over(self.session, self.workspace, holder, asset, start, end, self.left + 1)
            yield from self._parts(rows, start, end, part.step - 1)

    def _parts(self, rows: list[Row], start: int, end: int, step: int) -> Iterator[_Part]:
        """What of the units `start` to `end` each of the transfers took or brought."""
        for row in rows:
            if self.left == 0:
                self.complete = False
                return
            self.left -= 1
            transfer, before = store_reads.to_transfer(row), row[9]
            part = _Part(transfer, max(start - before, 0), min(end - before, transfer.amount), step)
            amount = part.end - part.start
            known = self.links.get((step, transfer.id))
            self.links[step, transfer.id] = Link(transfer, amount + (known.amount if known else 0), step)
            yield part


def follow_units(session: ReadSession, workspace: str, transfer: Transfer, limit: int = 200) -> Trace:
    """Where the units of a transfer came from and where they went, first in, first out, at most `limit` links in all."""
    walk = _Walk(session, workspace, limit)
    walk.follow(transfer, forward=False)
    walk.follow(transfer, forward=True)
    links = [Link(transfer, transfer.amount, 0), *walk.links.values()]
    links.sort(key=lambda link: (link.step, store_reads.transfer_seq(link.transfer.id)))
    owners = sorted((Owned(holder, amount) for holder, amount in walk.owners.items()), key=lambda owned: (-owned.amount, owned.holder))
    return Trace(tuple(links), tuple(owners), walk.complete)
