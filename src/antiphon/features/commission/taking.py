"""Commission in the digest: who brought whom, what an order earns, what a refund takes back. Everything is loaded once a batch."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.ident import new_id
from antiphon.features.commission import store, store_orders
from antiphon.features.commission.computing import Standing, bases_of, clawed_of, compute, shares_back
from antiphon.features.commission.contracts import CommissionTerms
from antiphon.features.commission.purses import Mover, keys_of
from antiphon.features.commission.store import PartyRow, RelationRow
from antiphon.features.commission.store_orders import EntryRow, MoveRow, OrderRow, PartRow
from antiphon.features.events.contracts import Arrived
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import ODD_LETTERS
from antiphon.kernel.clock import DAY_MS
from antiphon.sdk.orders import ORDER_CANCELLED, ORDER_COMPLETED, ORDER_REFUNDED, Order, Refund, read_order, read_refund, read_word

ORDER_EVENTS: Final = frozenset({ORDER_COMPLETED, ORDER_REFUNDED, ORDER_CANCELLED})
FindTiers = Callable[[ReadSession, str, Sequence[str]], Mapping[str, str]]


class Read(NamedTuple):
    """An event, understood."""

    event: Arrived
    code: str  # who is said to have brought this person
    leader: str
    area: str
    order: Order | None
    refund: Refund | None


def read_event(event: Arrived, terms: CommissionTerms, currency: str) -> Read:
    """What an event says about commission."""
    told = event.properties
    code = _word(told.get(terms.code_property)) if event.name in terms.touch_events else ""
    order = read_order(told, currency) if event.name == ORDER_COMPLETED else None
    refund = read_refund(told, currency) if event.name == ORDER_REFUNDED else None
    if event.name == ORDER_CANCELLED and (order_id := read_word(told.get("order_id"))):
        refund = Refund(order_id, currency)
    if order is not None and ODD_LETTERS.search(order.order_id):
        order = None
    if refund is not None and ODD_LETTERS.search(refund.order_id):
        refund = None
    leader = _word(told.get(terms.leader_property)) if order else ""
    return Read(event, code, leader, _word(told.get(terms.city_property)) if order else "", order, refund)


def _word(value: object) -> str:
    word = read_word(value)
    return "" if ODD_LETTERS.search(word) else word[:120]


class Taking:
    """One batch of one workspace."""

    def __init__(self, session: Session, ledger: Ledger, workspace: str, terms: CommissionTerms, currency: str, now_ms: int) -> None:
        self._session = session
        self._workspace = workspace
        self._terms = terms
        self._currency = currency
        self._now_ms = now_ms
        self._ledger = ledger
        self._touches: dict[tuple[str, str, str], tuple[int, int]] = {}
        self._changed: dict[str, RelationRow] = {}
        self._new_orders: dict[str, OrderRow] = {}
        self._new_refunds: list[tuple[str, str, str, int, str]] = []
        self._changed_entries: dict[tuple[str, str, str], EntryRow] = {}
        self._changed_parts: dict[tuple[str, str], PartRow] = {}
        self._moves: list[MoveRow] = []

    def take(self, events: Sequence[Arrived], find_tiers: FindTiers | None) -> None:
        """All of them, in the order of arrival."""
        read = [read_event(event, self._terms, self._currency) for event in events]
        read = [one for one in read if one.code or one.order or one.refund]
        if not read:
            return
        self._load(read, find_tiers)
        for one in read:
            if one.code:
                self._touch(one.event.person_id, one.code, one.event.at_ms, one.event.id)
            if one.order is not None:
                self._earn(one, one.order)
            if one.refund is not None:
                self._take_back(one, one.refund)
        self._save()

    def bring(self, person: str, code: str, because: str) -> str:
        """The shop says so, without an event: what came of it."""
        self._by_code = store.read_parties_by_code(self._session, self._workspace, [code])
        people = {person, *(party.person_id for party in self._by_code.values())}
        self._relations = store.read_chains(self._session, self._workspace, sorted(people))
        outcome = self._touch(person, code, self._now_ms, because)
        self._book = self._ledger.open_book(self._session, ())
        self._save()
        return outcome

    # ------------------------------------------------------------------------------------------------ loading

    def _load(self, read: Sequence[Read], find_tiers: FindTiers | None) -> None:
        session, workspace = self._session, self._workspace
        order_ids = sorted({one.order.order_id for one in read if one.order} | {one.refund.order_id for one in read if one.refund})
        self._orders = store_orders.read_orders(session, workspace, order_ids)
        self._refunds = store_orders.read_refunds(session, workspace, order_ids)
        stored = store_orders.read_entries(session, workspace, list(self._orders))
        self._entries = {order_id: {(row.line_id, row.place): row for row in rows} for order_id, rows in stored.items()}
        codes = sorted({word for one in read for word in (one.code, one.leader) if word})
        self._by_code = store.read_parties_by_code(session, workspace, codes) if codes else {}
        areas = sorted({one.area for one in read if one.area})
        self._by_area = store.read_parties_by_area(session, workspace, areas) if areas else {}
        people = {one.event.person_id for one in read} | {party.person_id for party in self._by_code.values()}
        self._relations = store.read_chains(session, workspace, sorted(people))
        referrers = {row.referrer_id for row in self._relations.values()}
        found = [*self._by_code.values(), *self._by_area.values()]
        self._parties = {party.person_id: party for party in found} | store.read_parties(session, workspace, sorted(referrers))
        buyers = sorted({one.event.person_id for one in read if one.order})
        self._tiers: Mapping[str, str] = {}
        if find_tiers and buyers and self._asks_tiers():
            self._tiers = find_tiers(session, workspace, buyers)
        currencies = {one.order.currency for one in read if one.order}
        pairs = {(party, currency) for party in self._parties for currency in currencies}
        parts = store_orders.read_parts(session, workspace, list(self._orders))
        pairs |= {(part.party_id, part.currency) for rows in parts.values() for part in rows}
        self._book = self._ledger.open_book(session, keys_of(workspace, pairs))
        self._mover = Mover(self._book, workspace, self._now_ms)
        # Read once more now that the accounts are locked: a timer may have released a part meanwhile.
        self._parts = {(row.order_id, row.party_id): row for row in store_orders.lock_parts(session, workspace, list(self._orders))}

    def _asks_tiers(self) -> bool:
        return any(rule.tiers for rule in self._terms.rules)

    # ------------------------------------------------------------------------------------------------ who brought whom

    def _touch(self, person: str, code: str, at_ms: int, because: str) -> str:
        party = self._by_code.get(code)
        outcome = self._judge(person, party, at_ms)
        place = (person, code, outcome)
        self._touches[place] = (at_ms, self._touches.get(place, (0, 0))[1] + 1)
        if outcome == "brought" and party is not None:
            until = at_ms + self._terms.window_days * DAY_MS if self._terms.window_days else 0
            row = RelationRow(self._workspace, person, party.person_id, at_ms, until, because[:120])
            self._relations[person] = self._changed[person] = row
        return outcome

    def _judge(self, person: str, party: PartyRow | None, at_ms: int) -> str:
        if party is None:
            return "unknown_code"
        if not party.active:
            return "party_inactive"
        if party.person_id == person:
            return "self"
        if self._is_above(person, party.person_id):
            return "cycle"
        here = self._relations.get(person)
        if here is None or not here.holds_at(at_ms):
            return "brought"
        if at_ms < here.at:
            return "too_late"
        if here.referrer_id == party.person_id:
            return "brought" if self._terms.touch == "last" else "kept"
        return "brought" if self._terms.touch == "last" else "brought_before"

    def _is_above(self, person: str, start: str) -> bool:
        """Whether `person` brought `start`, directly or through others."""
        seen: set[str] = set()
        at: str | None = start
        while at is not None and at not in seen:
            if at == person:
                return True
            seen.add(at)
            row = self._relations.get(at)
            at = None if row is None else row.referrer_id
        return False

    # ------------------------------------------------------------------------------------------------ earning

    def _standings(self, one: Read) -> list[Standing]:
        buyer, found = one.event.person_id, list[Standing]()
        relation = self._relations.get(buyer)
        direct = self._active(relation.referrer_id) if relation is not None and relation.holds_at(one.event.at_ms) else None
        if relation is not None and one.event.at_ms < relation.at:
            direct = None  # bought before being brought
        if direct is not None:
            found.append(Standing("direct", direct.person_id, direct.role))
            above = self._relations.get(direct.person_id)
            second = self._active(above.referrer_id) if above is not None and self._terms.levels > 1 else None
            if second is not None and second.person_id != buyer:
                found.append(Standing("second", second.person_id, second.role))
        for place, party in (("leader", self._by_code.get(one.leader)), ("area", self._by_area.get(one.area))):
            if party is not None and party.active and (party.person_id != buyer or self._terms.own_orders):
                found.append(Standing("leader" if place == "leader" else "area", party.person_id, party.role))
        return found

    def _active(self, person: str) -> PartyRow | None:
        party = self._parties.get(person)
        return party if party is not None and party.active else None

    def _earn(self, one: Read, order: Order) -> None:
        if order.order_id in self._orders:
            return
        standings = self._standings(one)
        tier = self._tiers.get(one.event.person_id, "")
        earned = [each for each in compute(order, standings, tier, self._terms, self._currency) if each.amount]
        if not earned:
            return
        workspace, at_ms = self._workspace, one.event.at_ms
        available = at_ms + self._terms.return_days * DAY_MS
        base = sum(base for _, base in bases_of(order))
        row = OrderRow(workspace, order.order_id, new_id("cmo"), one.event.person_id, order.currency, at_ms, available, base, _json(order))
        self._orders[order.order_id] = self._new_orders[order.order_id] = row
        entries = [EntryRow(workspace, order.order_id, e.line_id, e.place, e.party_id, e.rule, e.base_minor, e.amount, 0) for e in earned]
        self._entries[order.order_id] = {(entry.line_id, entry.place): entry for entry in entries}
        for entry in entries:
            self._changed_entries[entry.order_id, entry.line_id, entry.place] = entry
        sums: dict[str, int] = {}
        for entry in entries:
            sums[entry.party_id] = sums.get(entry.party_id, 0) + entry.amount
        for party, amount in sorted(sums.items()):
            self._mover.freeze(party, order.currency, amount, row.id)
            part = PartRow(workspace, order.order_id, party, order.currency, amount, 0, "frozen", at_ms, available)
            self._parts[order.order_id, party] = self._changed_parts[order.order_id, party] = part
        if self._refunds.get(order.order_id):
            self._follow_refunds(order.order_id)

    # ------------------------------------------------------------------------------------------------ taking back

    def _take_back(self, one: Read, refund: Refund) -> None:
        known = self._refunds.setdefault(refund.order_id, [])
        if any(event_id == one.event.id for event_id, _ in known):
            return
        known.append((one.event.id, _json(refund)))
        self._new_refunds.append((self._workspace, refund.order_id, one.event.id, one.event.at_ms, _json(refund)))
        if refund.order_id in self._orders:
            self._follow_refunds(refund.order_id)

    def _follow_refunds(self, order_id: str) -> None:
        """Bring what was taken back to what all refunds so far ask for; never less than before."""
        row = self._orders[order_id]
        order = msgspec.json.decode(row.told, type=Order)
        refunds = [msgspec.json.decode(refund, type=Refund) for _, refund in self._refunds[order_id]]
        shares = shares_back(order, refunds)
        back: dict[str, int] = {}
        for place, entry in self._entries.get(order_id, {}).items():
            clawed = max(entry.clawed, clawed_of(entry.amount, shares[entry.line_id]))
            if clawed > entry.clawed:
                back[entry.party_id] = back.get(entry.party_id, 0) + clawed - entry.clawed
                changed = entry._replace(clawed=clawed)
                self._entries[order_id][place] = self._changed_entries[order_id, entry.line_id, entry.place] = changed
        for party, amount in sorted(back.items()):
            part = self._parts[order_id, party]
            if part.state == "frozen":
                self._mover.take_from_frozen(party, part.currency, amount, row.id)
            else:
                self._mover.claw_back(party, part.currency, amount, row.id)
                self._moves.append(MoveRow(self._workspace, party, part.currency, "clawed", amount, order_id, self._now_ms))
            self._parts[order_id, party] = self._changed_parts[order_id, party] = part._replace(clawed=part.clawed + amount)

    # ------------------------------------------------------------------------------------------------ saving

    def _save(self) -> None:
        session, workspace = self._session, self._workspace
        self._book.save(session)
        session.write_many(store.TOUCHES, [(workspace, *place, *self._touches[place]) for place in sorted(self._touches)])
        session.write_many(store.RELATIONS, [self._changed[person] for person in sorted(self._changed)])
        session.write_many(store_orders.ORDERS, [self._new_orders[name] for name in sorted(self._new_orders)])
        session.write_many(store_orders.REFUNDS, sorted(self._new_refunds))
        session.write_many(store_orders.ENTRIES, [self._changed_entries[place] for place in sorted(self._changed_entries)])
        session.write_many(store_orders.PARTS, [self._changed_parts[place] for place in sorted(self._changed_parts)])
        session.write_many(store_orders.MOVES, self._moves)


def _json(value: Order | Refund) -> str:
    return msgspec.json.encode(value).decode()
