"""Two people who turned out to be one earn as one."""

from collections.abc import Sequence

from antiphon.engine.database.port import Session
from antiphon.features.commission import store, store_orders
from antiphon.features.commission.purses import Mover, asset_of, frozen, keys_of
from antiphon.features.events.contracts import Merge
from antiphon.features.ledger.api import Ledger


def take_merges(session: Session, ledger: Ledger, merges: Sequence[Merge]) -> None:
    """In the order they were found out. Most people stand nowhere here."""
    for workspace in sorted({merge.workspace for merge in merges}):
        here = [merge for merge in merges if merge.workspace == workspace]
        known = store.list_known(session, workspace, sorted({merge.from_id for merge in here}))
        for merge in here:
            if merge.from_id in known:
                _merge(session, ledger, merge)
                known.add(merge.into_id)  # who may be merged further in this same batch


def _merge(session: Session, ledger: Ledger, merge: Merge) -> None:
    workspace, old, new = merge.workspace, merge.from_id, merge.into_id
    parts = store_orders.list_parts_of_people(session, workspace, [old, new])
    currencies = {part.currency for part in parts}
    book = ledger.open_book(session, keys_of(workspace, [(who, currency) for who in (old, new) for currency in currencies]))
    for currency in sorted(currencies):
        # What could be paid out, and what is owed, the ledger has joined by itself: those holders are people.
        left = sum(
            part.amount - part.clawed for part in parts if part.party_id == old and part.currency == currency and part.state == "frozen"
        )
        if left:
            book.transfer(workspace, asset_of(currency), left, frozen(old), frozen(new), "", "people_merged", merge.at_ms)
        Mover(book, workspace, merge.at_ms).repay(new, currency, "")
    book.save(session)
    mine = {part.order_id: part for part in parts if part.party_id == new}
    joined: list[store_orders.PartRow] = []
    for part in parts:
        if part.party_id == old:
            other = mine.get(part.order_id)
            amount, clawed = (part.amount, part.clawed) if other is None else (part.amount + other.amount, part.clawed + other.clawed)
            joined.append(part._replace(party_id=new, amount=amount, clawed=clawed))
    store_orders.drop_parts_of(session, workspace, old)
    session.write_many(store_orders.PARTS, joined)
    store.rename_people(session, workspace, old, new)
