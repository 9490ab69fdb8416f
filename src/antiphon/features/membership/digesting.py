"""Membership in the digest: orders, refunds and cancellations are counted; everything else costs nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from antiphon.engine.database.port import Session
from antiphon.features.events.contracts import Arrived, DigestBatch, Merge
from antiphon.features.membership import judging
from antiphon.features.membership.ladders import Ladders, Placed
from antiphon.features.membership.memory import note_order, note_refund
from antiphon.features.membership.roster import Append, Roster, Rung, earned_before
from antiphon.sdk.orders import ORDER_CANCELLED, ORDER_COMPLETED, ORDER_REFUNDED, Order, Refund, read_order, read_refund, read_word

NAMES: Final = (ORDER_COMPLETED, ORDER_REFUNDED, ORDER_CANCELLED)
_HEARD: Final = frozenset(NAMES)
_MONEY: Final = ("order_id", "currency", "total", "revenue", "shipping", "tax", "discount", "quantity")


def take(session: Session, batch: DigestBatch, ladders: Ladders, append: Append) -> None:
    """One read and one write for everybody who ordered or was merged; workspaces without ladders cost one look."""
    merges: dict[str, list[Merge]] = defaultdict(list)
    for merge in batch.merges:
        merges[merge.workspace].append(merge)
    ordering = {workspace for workspace, names in batch.by_name().items() if not _HEARD.isdisjoint(names)}
    for workspace in sorted(ordering | merges.keys()):
        shelf = ladders.find(session, workspace)
        if shelf is None:
            continue
        here = merges.get(workspace, [])
        events = batch.heard(workspace, _HEARD)
        roster = Roster(session, workspace, shelf, batch.now_ms, append)
        roster.load([event.person_id for event in events] + [one for merge in here for one in (merge.from_id, merge.into_id)])
        for merge in here:
            roster.merge(merge.from_id, merge.into_id)
        fold(roster, events, {merge.from_id: merge.into_id for merge in here})
        roster.save()


def fold(roster: Roster, events: Sequence[Any], merged: Mapping[str, str] | None = None, only: str = "") -> None:
    """Count events, in the order they came; on one ladder `only`, or on all.

    `events` have what `Arrived` has: id, name, person_id, local_day, quantity, properties.
    """
    touched: dict[int, Rung] = {}
    for event in events:
        person_id = event.person_id
        while merged and person_id in merged:
            person_id = merged[person_id]
        for placed in roster.shelf.placed:
            if only and placed.ladder.key != only:
                continue
            place = _count(roster, placed, person_id, event)
            if place is not None:
                touched[id(place)] = place
    for place in touched.values():
        roster.settle(place)


def _count(roster: Roster, placed: Placed, person_id: str, event: Arrived) -> Rung | None:
    """Count one event on one ladder; the place when it has still to be judged."""
    if event.name == ORDER_COMPLETED:
        return _ordered(roster, placed, person_id, event)
    refund = _refund_of(event, roster.shelf.currency)
    if refund is not None and placed.ladder.kind == "paid":
        refund = _of_paid(refund, event, placed, known=roster.has(person_id, placed.ladder.key))
    if refund is not None:
        place = roster.at(person_id, placed)
        before = earned_before(place, roster.today)
        if note_refund(place.memory, refund, event.id, event.local_day):
            step = judging.take_back(place.memory, place.ladder, roster.today, before)
            roster.tell(place, step, refund.order_id)
            roster.notice(place, roster.today)
            place.touched = True
    return None


def _ordered(roster: Roster, placed: Placed, person_id: str, event: Arrived) -> Rung | None:
    bought = roster.shelf.products[placed.ladder.key]
    if placed.ladder.kind == "paid" and not bought:
        return None
    order = _order_of(event.properties, roster.shelf.currency, lines=bool(bought))
    if order is None:
        return None
    buys = _buys(order, bought) if bought else None
    if placed.ladder.kind == "paid" and not buys:
        return None
    place = roster.at(person_id, placed)
    foreign = order.currency != roster.shelf.currency
    if not note_order(place.memory, order, event.local_day, foreign=foreign, pieces=event.quantity, buys=buys):
        return None
    place.touched = True
    if placed.ladder.kind == "paid":
        roster.settle(place, note=order.order_id)
        return None
    memory = place.memory
    first, last = judging.window_on(placed.ladder, roster.today)
    if first <= event.local_day <= last:  # enough to see a rise at once; all else is judged after the batch
        memory.spend += 0 if foreign else order.revenue_minor
        memory.count += 1
        if placed.ladder.reach(memory.spend, memory.count, memory.grown) > memory.rank:
            roster.settle(place, note=order.order_id)
    return place


def _order_of(properties: Mapping[str, Any], currency: str, *, lines: bool) -> Order | None:
    """Reading the lines costs more than all the rest: left out where nobody asks for them and the money is told."""
    if lines or properties.get("revenue") is None:
        return read_order(properties, currency)
    return read_order({name: properties[name] for name in _MONEY if name in properties}, currency)


def _refund_of(event: Arrived, currency: str) -> Refund | None:
    if event.name == ORDER_REFUNDED:
        return read_refund(event.properties, currency)
    order_id = read_word(event.properties.get("order_id"))
    return Refund(order_id, currency) if order_id else None


def _buys(order: Order, bought: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in order.lines:
        tier = bought.get(line.product_id) or bought.get(line.sku)
        if tier is not None:
            found[tier] = found.get(tier, 0) + min(line.quantity, 100)
    return found


def _of_paid(refund: Refund, event: Arrived, placed: Placed, *, known: bool) -> Refund | None:
    """What a refund means for a membership that was bought: naming its product takes the whole term, naming others takes nothing."""
    named = event.properties.get("products")
    if isinstance(named, list) and named:
        bought = placed.products
        entries = [cast("Mapping[str, Any]", one) for one in cast("list[object]", named) if isinstance(one, Mapping)]
        words = {read_word(one.get(field)) for one in entries for field in ("product_id", "sku")}
        return Refund(refund.order_id, refund.currency) if words & bought.keys() else None
    return refund if known else None
