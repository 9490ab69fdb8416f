"""The door of the ledger."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.ident import SystemClock
from antiphon.features.events.contracts import DigestBatch
from antiphon.features.ledger import service, showing, store, store_flow, store_laws, store_lots, store_reads, store_sums
from antiphon.features.ledger.book import Book, NotOpened
from antiphon.features.ledger.contracts import (
    Account,
    AccountKey,
    AssetSummary,
    AssetSums,
    Expired,
    Explanation,
    FindDecisions,
    GrantKey,
    Hold,
    HoldKey,
    LotLine,
    LotRule,
    SpendKey,
    Trace,
    Transfer,
    Violation,
    Why,
)
from antiphon.features.ledger.purses import NotSettled, Purses
from antiphon.features.ledger.settling import Tell
from antiphon.features.ledger.trace import follow_units
from antiphon.kernel.clock import Clock
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

__all__ = ["Book", "Ledger", "NotOpened", "NotSettled", "Purses"]


class Ledger:
    """Everything countable. Writing goes through a `Book` inside somebody's transaction; reading is by page.

    `find_decisions` tells what stands behind a decision id: the ledger knows no plays, so whoever decides supplies it.
    """

    name = "ledger"

    def __init__(self, clock: Clock | None = None, find_decisions: FindDecisions | None = None) -> None:
        self.clock = clock or SystemClock()
        self._find_decisions = find_decisions
        self._listeners: list[Tell] = []
        self._settle = service.settler(self._tell)

    def on_expired(self, listener: Tell) -> None:
        """Be told, in the transaction that does it, of units that ran out."""
        self._listeners.append(listener)

    def _tell(self, session: Session, expired: Sequence[Expired]) -> None:
        for listener in self._listeners:
            listener(session, expired)

    # ------------------------------------------------------------------------------------------------ writing

    def open_book(self, session: Session, keys: Iterable[AccountKey], holds: Iterable[HoldKey] = ()) -> Book:
        """Lock and read the accounts (unknown ones start at 0) and the holds; the accounts of the holds come by themselves.

        Accounts that are due (something ran out, pending units arrive, a debt can be paid) are settled first.
        """
        book = Book(self._settle, self.clock.now_ms())
        book.load(session, keys, holds)
        return book

    def open_purses(
        self,
        session: Session,
        people: Iterable[AccountKey],
        *,
        grants: Iterable[GrantKey] = (),
        spends: Iterable[SpendKey] = (),
        keys: Iterable[AccountKey] = (),
        holds: Iterable[HoldKey] = (),
        at_ms: int | None = None,
    ) -> Purses:
        """A Book (`purses.book`) with the lots of some persons' accounts, of grants and of spends; see purses.py for what can be done.

        `keys` and `holds` are opened too, so that one lock is enough for everything. Saved by the Book's `save`.
        """
        purses = Purses(self.clock.now_ms() if at_ms is None else at_ms, self._tell)
        purses.open(session, people, grants, spends, keys, holds)
        return purses

    def set_rule(self, session: Session, workspace: str, asset: str, rule: LotRule) -> None:
        """How long units of an asset last that are given from now on; its inactivity rule is for everything there is."""
        service.set_rule(session, workspace, asset, rule, self.clock.now_ms())

    def merge_holder(self, session: Session, workspace: str, old: str, new: str, decision_id: str, at_ms: int) -> None:
        """Move all balances of one holder, and its part in open holds, to another. Doing it again moves only what came since."""
        service.merge_holder(session, workspace, old, new, decision_id, at_ms, self._tell)

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Part of every digest: people who turned out to be one have one purse."""
        if batch.merges:
            service.take_merges(session, batch.merges, self._tell)

    def time_out_holds(self, session: Session, now_ms: int, limit: int = 500) -> int:
        """Give back holds whose time is over, the oldest first; how many."""
        return service.time_out_holds(session, now_ms, limit, self._tell)

    def settle_due(self, session: Session, now_ms: int, limit: int = 500) -> int:
        """Expire, activate and pay debts where time has come, the longest due first; how many accounts."""
        return service.settle_due(session, now_ms, limit, self._tell)

    def settle(self, session: Session, key: AccountKey) -> int:
        """Settle one account, due or not; 1."""
        self.open_purses(session, [key]).book.save(session)
        return 1

    # ------------------------------------------------------------------------------------------------ reading

    def list_due_accounts(self, session: ReadSession, now_ms: int, limit: int = 1000) -> list[AccountKey]:
        """Accounts that time has changed and nobody has settled yet, the longest due first."""
        return store_lots.list_due(session, now_ms, limit)

    def read_spendable(self, session: ReadSession, keys: Sequence[AccountKey]) -> dict[AccountKey, int]:
        """What may leave each account, without locking; 0 for accounts that do not exist yet and for the world's."""
        return store.read_spendable(session, keys)

    def has_due_holds(self, session: ReadSession, now_ms: int) -> bool:
        """Whether `time_out_holds` has anything to do."""
        return bool(store.list_due_holds(session, now_ms, 1))

    def has_due_accounts(self, session: ReadSession, now_ms: int) -> bool:
        """Whether `settle_due` has anything to do."""
        return bool(store_lots.list_due(session, now_ms, 1))

    def find_rule(self, session: ReadSession, workspace: str, asset: str) -> LotRule | None:
        """How long units of an asset last; None when they never run out."""
        return service.find_rule(session, workspace, asset)

    def list_lots(self, session: ReadSession, workspace: str, holder: str, asset: str) -> list[LotLine]:
        """A person's lots with something left, pending ones included, the soonest to run out first, as they are now."""
        return showing.list_lots(session, AccountKey(workspace, holder, asset), self.clock.now_ms())

    def list_expiring(
        self,
        session: ReadSession,
        workspace: str,
        asset: str,
        after_ms: int,
        until_ms: int,
        *,
        place: tuple[int, str] = (0, ""),
        limit: int = 500,
    ) -> list[LotLine]:
        """Lots that run out after one moment and up to another, as last matched, in the order of (moment, id), behind a place."""
        return store_lots.list_expiring(session, workspace, asset, after_ms, until_ms, place, limit)

    def sum_asset(self, session: ReadSession, workspace: str, asset: str) -> AssetSums:
        """What all persons together have, wait for and owe, and what became of what they had."""
        return store_sums.sum_asset(session, workspace, asset, self.clock.now_ms())

    def list_balances(self, session: ReadSession, workspace: str, holder: str) -> list[Account]:
        """Every account of a holder, by asset."""
        return store_reads.list_balances(session, workspace, holder)

    def list_assets(self, session: ReadSession, workspace: str) -> list[AssetSummary]:
        """Every asset: issued, spent, and the sum over all accounts, which is 0."""
        return store_reads.list_assets(session, workspace)

    def list_accounts(
        self,
        session: ReadSession,
        workspace: str,
        *,
        asset: str | None = None,
        holder: str | None = None,
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Page[Account]:
        """Accounts by holder and asset; `holder` is one holder, or a kind of holders when it ends with a colon (`person:`)."""
        return store_reads.list_accounts(session, workspace, asset, holder, cursor, limit)

    def list_transfers(
        self,
        session: ReadSession,
        workspace: str,
        *,
        asset: str | None = None,
        holder: str | None = None,
        decision: str | None = None,
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Page[Transfer]:
        """Transfers, newest first; `holder` gave or got."""
        return store_reads.list_transfers(session, workspace, asset, holder, decision, cursor, limit)

    def tell(self, session: ReadSession, workspace: str, transfers: Sequence[Transfer]) -> tuple[Transfer, ...]:
        """The same transfers with the words for why they were made, where whoever decided has them."""
        whys = service.find_whys(session, workspace, transfers, self._find_decisions)
        return tuple(msgspec.structs.replace(one, say=whys[one.id].say) if one.id in whys else one for one in transfers)

    def list_after(self, session: ReadSession, workspace: str, asset: str, after: int, limit: int) -> list[tuple[int, Transfer]]:
        """Transfers of an asset with a number above `after`, oldest first, each with its number: for those who count what was credited."""
        return store_flow.list_after(session, workspace, asset, after, limit)

    def list_goods_after(self, session: ReadSession, workspace: str, after: int, limit: int) -> list[tuple[int, Transfer]]:
        """Goods (`prize:…`) that came into persons' accounts, each transfer with its number above `after`, oldest first."""
        return store_flow.list_goods_after(session, workspace, after, limit)

    def get_transfer(self, session: ReadSession, workspace: str, transfer_id: str) -> Transfer:
        """One transfer; raises `NotFound`."""
        return store_reads.get_transfer(session, workspace, store_reads.transfer_seq(transfer_id))

    def list_holds(self, session: ReadSession, workspace: str, names: Sequence[str]) -> list[Hold]:
        """Holds by name; those that do not exist are left out."""
        return store_reads.list_holds(session, workspace, names)

    def trace(self, session: ReadSession, workspace: str, transfer_id: str, limit: int = 200) -> Trace:
        """The way of a transfer's units from where they were issued to who has them now.

        Units of one asset are all alike; they are matched first in, first out: what left a holder first is what came in first.
        """
        return follow_units(session, workspace, self.get_transfer(session, workspace, transfer_id), limit)

    def explain(self, session: ReadSession, workspace: str, transfer_id: str) -> Explanation:
        """From which account, to which, why, by which decision, with which seed, and where the units came from and went."""
        found = self.trace(session, workspace, transfer_id)
        transfer = next(link.transfer for link in found.links if link.step == 0)
        why = service.find_whys(session, workspace, [transfer], self._find_decisions).get(transfer.id)
        told = self.tell(session, workspace, [link.transfer for link in found.links])
        links = tuple(msgspec.structs.replace(link, transfer=one) for link, one in zip(found.links, told, strict=True))
        return Explanation(transfer, why, links, found.owners, found.complete)

    def find_whys(self, session: ReadSession, workspace: str, decision_ids: Sequence[str]) -> Mapping[str, Why]:
        """What stands behind some decisions, in words; those that nobody can explain are left out."""
        return self._find_decisions(session, workspace, decision_ids) if self._find_decisions and decision_ids else {}

    def check(self, session: ReadSession, workspace: str = "") -> list[Violation]:
        """Everything that breaks a law of the ledger, in one workspace or (without one) in all; empty is right."""
        return store_laws.check(session, workspace)
