"""Crowdfunding with points: at the deadline a project has reached its goal and takes every pledge, or gives every pledge back."""

from collections.abc import Callable
from typing import Final

from antiphon.engine.database.port import ReadSession, Session
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import Emitted
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.points import store_shop as rows
from antiphon.features.points.items import Pledge
from antiphon.features.points.shop import asset_of, project_of, read_item
from antiphon.features.points.store_shop import ExchangeRow, ItemRow
from antiphon.features.points.wallets import Wallets
from antiphon.kernel.amounts import WORLD
from antiphon.kernel.clock import Clock

BATCH: Final = 200  # pledges in one transaction, so that exchanges do not wait long behind a large project
SUCCEEDED: Final = "Points Project Succeeded"
FAILED: Final = "Points Project Failed"


class Pledges:
    """Judges projects whose time is over, a batch at a time, inside the caller's transaction; again goes on where it stopped."""

    def __init__(self, wallets: Wallets, events: Events, clock: Clock, new_id: Callable[[str], str]) -> None:
        self._wallets = wallets
        self._events = events
        self._clock = clock
        self._new_id = new_id

    def has_work(self, session: ReadSession) -> bool:
        """Whether anything is to be done."""
        return bool(rows.list_due_pledges(session, self._clock.now_ms(), 1) or rows.list_unsettled(session, 1))

    def work(self, session: Session) -> int:
        """Judge what is due, and settle a batch of what was judged; how many projects and pledges."""
        done = 0
        for workspace, item_id in rows.list_due_pledges(session, self._clock.now_ms(), BATCH):
            done += self._judge(session, workspace, item_id)
        for workspace, item_id in rows.list_unsettled(session, 1):
            done += self._settle(session, workspace, item_id)
        return done

    def _judge(self, session: Session, workspace: str, item_id: str) -> int:
        row = rows.lock_item(session, workspace, item_id)
        if row is None or row.state not in {"live", "paused"}:
            return 0
        item = read_item(row)
        pledged = rows.sum_items(session, workspace, [item_id]).get(item_id, (0, 0, 0))[2]
        reached = isinstance(item.offer, Pledge) and pledged >= item.offer.goal
        rows.update_item(session, row._replace(state="succeeded" if reached else "failed", revision=row.revision + 1))
        return 1

    def _settle(self, session: Session, workspace: str, item_id: str) -> int:
        """Take or give back some pledges: all of one project go the same way."""
        row = rows.lock_item(session, workspace, item_id)
        pledges = rows.list_pledges(session, workspace, item_id, BATCH)
        if row is None or not pledges:
            return 0
        succeeded = row.state == "succeeded"
        item = read_item(row)
        asset = asset_of(item.wallet)
        prize = f"coupon:{item.offer.coupon}" if succeeded and isinstance(item.offer, Pledge) and item.offer.coupon else ""
        keys = [AccountKey(workspace, f"person:{pledge.person_id}", prize) for pledge in pledges if prize]
        teller = self._wallets.open(
            session,
            workspace,
            people=sorted({(item.wallet, pledge.person_id) for pledge in pledges}),
            spends=[(item.wallet, pledge.id) for pledge in pledges],
            keys=[*keys, AccountKey(workspace, project_of(item_id), asset)],
        )
        now_ms = self._clock.now_ms()
        for pledge in pledges:
            if succeeded:
                teller.post(item.wallet, pledge.id, because="points_pledged")
                if prize:
                    target, decision_id = f"person:{pledge.person_id}", f"{pledge.id}:thanks"
                    teller.book.transfer(workspace, prize, pledge.pieces, WORLD, target, decision_id, "points_pledged", now_ms)
            else:
                teller.void(item.wallet, pledge.id)
        teller.save(session)
        rows.set_states(session, workspace, [pledge.id for pledge in pledges], "done" if succeeded else "returned", now_ms)
        self._events.append(session, [self._news(row, pledge, prize, now_ms) for pledge in pledges])
        return len(pledges)

    def _news(self, row: ItemRow, pledge: ExchangeRow, prize: str, now_ms: int) -> Emitted:
        name = SUCCEEDED if row.state == "succeeded" else FAILED
        properties = {"item_id": row.id, "exchange_id": pledge.id, "points": pledge.points, "count": pledge.pieces, "hops": 1}
        more = {"asset": prize, "amount": pledge.pieces} if prize else {}
        return Emitted(row.workspace, self._new_id("evt"), name, pledge.person_id, now_ms, properties | more, f"{pledge.id}:end")
