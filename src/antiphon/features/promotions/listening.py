"""Promotions in the digest: orders settle the uses of their checkouts, what happens to people brings them vouchers, merged people are one.

Whatever cannot be done is written down as a refused use with its reason. Nothing here raises for what an event says.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from antiphon.engine.database.port import Session
from antiphon.engine.ident import new_id
from antiphon.features.events.contracts import Arrived, DigestBatch, Merge
from antiphon.features.promotions import store_gifts
from antiphon.features.promotions import store_uses as rows
from antiphon.features.promotions.batch import Tools
from antiphon.features.promotions.codes import clean_code
from antiphon.features.promotions.contracts import MAX_ID, IssueRule
from antiphon.features.promotions.intents import Intent, Redeem, Release, Reserve, Return, Wanted
from antiphon.features.promotions.memory import Running, Shelf
from antiphon.features.promotions.store_uses import UseRow
from antiphon.features.promotions.uses import settle_all
from antiphon.features.promotions.vouchers import Issue, give_all, year_of
from antiphon.kernel.clock import local_day
from antiphon.sdk.orders import ORDER_CANCELLED, ORDER_COMPLETED, ORDER_REFUNDED, read_order, read_refund, read_word

ORDERS: Final = frozenset({ORDER_COMPLETED, ORDER_REFUNDED, ORDER_CANCELLED})
MINUTE_MS: Final = 60_000


def take(session: Session, tools: Tools, batch: DigestBatch, now_ms: int) -> None:
    """Part of every digest."""
    if batch.merges:
        _take_merges(session, batch.merges, now_ms)
    for workspace, names in batch.by_name().items():
        shelf = tools.memory.read(session, workspace)
        if not shelf.revision:
            continue
        if not ORDERS.isdisjoint(names):
            _take_orders(session, tools, workspace, shelf, batch.heard(workspace, ORDERS), now_ms)
        if shelf.issuing and not shelf.issuing.keys().isdisjoint(names):
            _take_occasions(session, tools, workspace, shelf, batch.heard(workspace, shelf.issuing), now_ms)


# -------------------------------------------------------------------------------------------------------------------- merges


def _take_merges(session: Session, merges: list[Merge], now_ms: int) -> None:
    """In the order they were found out."""
    rich: set[tuple[str, str]] = set()
    for workspace in {merge.workspace for merge in merges}:
        people = sorted({merge.from_id for merge in merges if merge.workspace == workspace})
        rich |= {(workspace, person) for person in rows.has_anything(session, workspace, people)}
    for merge in merges:
        if (merge.workspace, merge.from_id) in rich:
            tallies = rows.list_tallies_of(session, merge.workspace, merge.from_id)
            rows.merge_person(session, merge.workspace, merge.from_id, merge.into_id, tallies)
            store_gifts.merge_gifts(session, merge.workspace, merge.from_id, merge.into_id, now_ms)
            rich.add((merge.workspace, merge.into_id))


# -------------------------------------------------------------------------------------------------------------------- orders


def _take_orders(session: Session, tools: Tools, workspace: str, shelf: Shelf, events: Sequence[Arrived], now_ms: int) -> None:
    """A paid order redeems, a cancelled or refunded one gives back: also when the shop's server never called."""
    orders = {event.id: read_word(event.properties.get("order_id"))[:MAX_ID] for event in events}
    named = {event.id: read_word(event.properties.get("checkout_id"))[:MAX_ID] for event in events}
    ids = sorted({name for name in (*orders.values(), *named.values()) if name and "\0" not in name})
    if not ids:
        return
    there = rows.peek_checkouts(session, workspace, ids)
    by_order = rows.read_checkout_ids(session, workspace, ids)
    known = {*there, *by_order.values()}
    coupons = _find_coupons(session, workspace, shelf, events)
    intents: list[Intent] = []
    told: list[Arrived] = []
    made: set[str] = set()
    for event in events:
        order, name = orders[event.id], named[event.id]
        checkout = next((each for each in (name, by_order.get(order, ""), order) if each and (each in known or each in made)), "")
        if not order and not checkout:
            continue
        intent = _intent(workspace, event, checkout, order, coupons)
        if intent is not None:
            intents.append(intent)
            told.append(event)
            made.add(intent.checkout_id)
    refused: list[UseRow] = []
    for event, intent, settled in zip(told, intents, settle_all(session, tools, now_ms, intents) if intents else [], strict=True):
        refused += [
            _refused_use(tools, event, intent, no.promotion_id, no.code, no.reason, now_ms)
            for no in settled.refused
            if no.promotion_id and not isinstance(intent, Release | Return)
        ]
    if refused:
        session.write_many(rows.NEW_USES, [_row(use) for use in refused])
        days = _count_days(refused)
        session.write_many(rows.DAYS, days)


def _find_coupons(session: Session, workspace: str, shelf: Shelf, events: Sequence[Arrived]) -> dict[str, Wanted]:
    """Event id -> the use that its coupon means, for paid orders that name one we know."""
    typed = {event.id: clean_code(read_word(event.properties.get("coupon"))) for event in events if event.name == ORDER_COMPLETED}
    unshared = sorted({code for code in typed.values() if code and code not in shelf.by_code and "\0" not in code})
    vouchers = {row.code: row.promotion_id for row in rows.read_vouchers(session, workspace, unshared)} if unshared else {}
    found: dict[str, Wanted] = {}
    for event in events:
        code = typed.get(event.id, "")
        promotion_id = shelf.by_code[code].id if code in shelf.by_code else vouchers.get(code)
        running = shelf.by_id.get(promotion_id or "")
        if promotion_id is not None and (running is None or event.at_ms >= running.created_at):
            order = read_order(event.properties, event.currency or "")
            found[event.id] = Wanted(promotion_id, None, code, order.discount_minor if order else 0)
    return found


def _intent(workspace: str, event: Arrived, checkout: str, order: str, coupons: Mapping[str, Wanted]) -> Intent | None:
    if event.name == ORDER_COMPLETED:
        if checkout:
            return Redeem(workspace, checkout, order or None, "order_completed")
        wanted = coupons.get(event.id)
        if wanted is None or not order:
            return None
        read = read_order(event.properties, event.currency or "")
        total = read.total_minor if read else 0
        currency = read.currency if read else ""
        return Reserve(
            workspace, order, event.person_id, (wanted,), f"event:{event.id}", currency, total, wanted.discount_minor, "", "",
            hold_ms=MINUTE_MS, order_id=order, redeem=True, because="order_completed",
        )  # fmt: skip
    if not checkout:
        return None
    if event.name == ORDER_CANCELLED:
        return Return(workspace, checkout, told_by="event", because="order_cancelled")
    refund = read_refund(event.properties, event.currency or "")
    if refund is None:
        return None
    name = read_word(event.properties.get("refund_id"))[:MAX_ID] or event.id
    amount = refund.amount_minor if refund.amount_minor is not None else None if refund.is_whole else 0
    return Return(workspace, checkout, amount, name, "event", "order_refunded")


def _refused_use(tools: Tools, event: Arrived, intent: Intent, promotion_id: str, code: str, reason: str, now_ms: int) -> UseRow:
    """An order told of a use that could not be: kept for the operator, with the reason."""
    day = local_day(now_ms, tools.zone(event.workspace))
    return UseRow(
        event.workspace, new_id("use"), intent.checkout_id, promotion_id, 0, code, event.person_id, "refused", 0, "", day, "", now_ms,
        None, now_ms, reason,
    )  # fmt: skip


def _row(use: UseRow) -> tuple[Any, ...]:
    return rows.astuple(use)


def _count_days(refused: list[UseRow]) -> list[tuple[Any, ...]]:
    sums: dict[tuple[str, str, int], int] = defaultdict(int)
    for use in refused:
        sums[use.workspace, use.promotion_id, use.day] += 1
    return [(*key, 0, 0, 0, 0, 0, count, 0) for key, count in sorted(sums.items())]


# ----------------------------------------------------------------------------------------------------------------- occasions


def _take_occasions(session: Session, tools: Tools, workspace: str, shelf: Shelf, events: Sequence[Arrived], now_ms: int) -> None:
    items: list[Issue] = []
    for event in events:
        for running, place, rule in shelf.issuing.get(event.name, ()):
            if event.person_id and event.at_ms >= running.created_at and _fits(rule, event):
                items.append(_issue(tools, running, place, rule, event))
    if items:
        give_all(session, tools, now_ms, items)


def _issue(tools: Tools, running: Running, place: int, rule: IssueRule, event: Arrived) -> Issue:
    year = year_of(local_day(event.at_ms, tools.zone(event.workspace))) if rule.every == "year" else 0
    counted = "" if rule.every == "time" else f"{place}:{rule.event}"
    return Issue(event.workspace, running.id, event.person_id, "event", f"{event.id}:{place}", counted, year)


def _fits(rule: IssueRule, event: Arrived) -> bool:
    return all(_spell(event.properties.get(name)) == value for name, value in rule.where.items())


def _spell(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else None
