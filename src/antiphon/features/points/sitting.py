"""One workspace in one digest: what its events earn, and what refunds and cancellations take back."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from antiphon.engine.database.port import Session, Value
from antiphon.features.budgets.api import Budgets
from antiphon.features.budgets.contracts import Spend
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import Arrived, Emitted
from antiphon.features.points import keeping, store_checkout
from antiphon.features.points import store_earning as rows
from antiphon.features.points.amounts import weights_of
from antiphon.features.points.checkout import lock_orders
from antiphon.features.points.contracts_wallets import Refusal
from antiphon.features.points.earning import NOT_RUNNING, Grant, Happened, Live, NotGiven, Step, earn
from antiphon.features.points.facts import People, read_counters
from antiphon.features.points.occasions import Who
from antiphon.features.points.programmes import UNDOING, Compiled
from antiphon.features.points.store_checkout import CheckoutRow
from antiphon.features.points.store_earning import GrantRow, OrderRow
from antiphon.features.points.teller import Teller
from antiphon.features.points.undoing import Undoing
from antiphon.features.points.wallets import Wallets
from antiphon.kernel.clock import DAY_MS, day_to_date
from antiphon.sdk.orders import ORDER_CANCELLED, ORDER_COMPLETED, Refund, read_order, read_refund, read_returned, read_word

NEWS_MS = 2 * DAY_MS  # older events are history that is being imported: nobody wants news of them
LINES_MS = 120 * DAY_MS  # of younger orders the lines are kept, for refunds that name goods but no amount
POINTS_EARNED = "Points Earned"


class Parts(NamedTuple):
    """What a sitting works with."""

    wallets: Wallets
    budgets: Budgets
    people: People
    events: Events
    new_id: Callable[[str], str]


class Sitting:
    """Read everything with a few statements, decide in memory in the order of arrival, write everything with a few statements."""

    def __init__(self, parts: Parts, session: Session, workspace: str, compiled: Compiled, currency: str, now_ms: int) -> None:
        self._parts = parts
        self._session = session
        self._workspace = workspace
        self._compiled = compiled
        self._currency = currency
        self._now_ms = now_ms
        self._refusals: list[tuple[Value, ...]] = []
        self._news: list[Emitted] = []
        self._new_once: list[tuple[Value, ...]] = []

    def hear(self, events: Sequence[Arrived]) -> None:
        """Take the events of the workspace that its rules listen to."""
        self._heard = [(event, self._happened(event)) for event in events if self._counts(event)]
        if not self._heard:
            return
        order_ids = sorted({order_id for event, _ in self._heard if (order_id := _order_id(event))})
        self._orders = {row.order_id: row for row in rows.read_orders(self._session, self._workspace, order_ids)} if order_ids else {}
        self._changed_orders: set[str] = set()
        told = {_order_id(event) for event, _ in self._heard if event.name in UNDOING}  # and orders whose refund came before them
        undone = [order_id for order_id in order_ids if order_id in told or (order_id in self._orders and self._orders[order_id].refunds)]
        lock_orders(self._session, self._workspace, undone)
        grants = rows.read_grants_of_orders(self._session, self._workspace, undone) if undone else []
        checkouts = store_checkout.read_of_orders(self._session, self._workspace, undone) if undone else []
        self._who = self._parts.people.read(self._session, self._workspace, {event.person_id for event, _ in self._heard}, self._compiled)
        self._counters = read_counters(
            self._session,
            self._workspace,
            self._compiled,
            ((event.person_id, happened) for event, happened in self._heard),
            ((grant.person_id, keeping.read_places(grant.places)) for grant in grants),
        )
        self._open(grants, checkouts)
        self._undoing = Undoing(self._teller, self._till, self._counters, grants, checkouts)
        for event, happened in self._heard:
            if event.name in UNDOING:
                self._undo(event)
            else:
                self._earn(event, happened)
        self._save()

    # ------------------------------------------------------------------------------------------------- opening

    def _counts(self, event: Arrived) -> bool:
        """Whether it can matter at all: a history from before every rule is passed over without a look."""
        spends = self._compiled.settings.cash_off.on and event.at_ms > self._now_ms - LINES_MS
        return spends or event.at_ms >= self._compiled.since_ms or event.name in UNDOING

    def _happened(self, event: Arrived) -> Happened:
        with_lines = event.name in self._compiled.by_lines or event.at_ms > self._now_ms - LINES_MS
        order = read_order(event.properties, self._currency, with_lines=with_lines)
        if order is None and event.name in self._compiled.by_event:  # money without an order: a top-up, say
            order = read_order({**event.properties, "order_id": event.id}, self._currency, with_lines=with_lines)
        return Happened(event.id, event.name, event.at_ms, day_to_date(event.local_day), event.properties, order, event.quantity or 1)

    def _open(self, grants: Sequence[GrantRow], checkouts: Sequence[CheckoutRow]) -> None:
        """One lock for everything that may move."""
        parts, candidates = self._parts, self._candidates()
        spends = [self._spend(live, event, 1) for live, event in candidates if live.rule.budget_id]
        returns = [grant.budget_spend for grant in grants if grant.budget_spend]
        self._till = parts.budgets.open_till(self._session, self._workspace, spends, returns)
        known = {wallet.key for wallet in parts.wallets.list_wallets(self._session, self._workspace)}
        self._wallets = known
        mine = [(live.rule.wallet, event, live) for live, event in candidates if live.rule.wallet in known]
        self._teller: Teller = parts.wallets.open(
            self._session,
            self._workspace,
            people=sorted({(wallet, event.person_id) for wallet, event, _ in mine}),
            grants=[*((wallet, grant_ref(event, live)) for wallet, event, live in mine), *((grant.wallet, grant.ref) for grant in grants)],
            spends=[(checkout.wallet, checkout.ref) for checkout in checkouts],
            keys=self._till.keys,
        )

    def _candidates(self) -> list[tuple[Live, Arrived]]:
        heard, by_event = self._heard, self._compiled.by_event
        return [(live, event) for event, _ in heard for live in by_event.get(event.name, ()) if event.at_ms >= live.since_ms]

    # ------------------------------------------------------------------------------------------------- earning

    def _earn(self, event: Arrived, happened: Happened) -> None:
        order_id = _order_id(event) if event.name == ORDER_COMPLETED else ""
        if order_id and not self._is_new(order_id):
            self._refuse_all(event, Step("order_counted"))
            return
        counters = self._counters[event.person_id]
        who = self._who.get(event.person_id) or Who(event.person_id, known=False)
        charged: dict[str, str] = {}

        def may(live: Live, points: int) -> Step | None:
            if live.rule.wallet not in self._wallets:
                return Step("no_wallet", {"wallet": live.rule.wallet})
            if not live.rule.budget_id:
                return None
            spend = self._spend(live, event, points)
            refused = self._till.charge(self._teller.book, spend)
            charged[live.id] = spend.id
            return None if refused is None else Step("budget", {"reason": refused.reason, "budget_id": refused.budget_id})

        verdict = earn(self._compiled.programme(event.name, self._currency), happened, who, counters, may)
        for grant in verdict.grants:
            self._give(event, happened, grant, order_id, charged.get(grant.rule_id, ""))
        self._note(event, verdict.not_given)
        if order_id:
            self._keep_order(event, happened, order_id)

    def _give(self, event: Arrived, happened: Happened, grant: Grant, order_id: str, budget_spend: str) -> None:
        rule, ref = grant.rule, grant_ref(event, grant)
        pending = rule.pending_days
        available = None if pending is None else event.at_ms + pending * DAY_MS if pending else 0
        expires = None if rule.expires_days is None else max(available or 0, event.at_ms) + rule.expires_days * DAY_MS
        given = self._teller.give(
            rule.wallet, event.person_id, grant.points, ref, because_of(grant.rule_id), available_at_ms=available, expires_at_ms=expires
        )
        if isinstance(given, Refusal):
            self._note(event, (NotGiven(grant.rule_id, rule, Step("given_before")),))
            return
        counters = self._counters[event.person_id]
        counters.add(grant.places, grant.points, 1)
        if grant.mark:
            counters.mark(grant.rule_id, grant.mark)
            self._new_once.append((self._workspace, event.person_id, grant.rule_id, grant.mark, event.at_ms))
        if rule.cooldown_minutes:
            counters.last_ms[grant.rule_id] = max(event.at_ms, counters.last_ms.get(grant.rule_id, 0))
            self._new_once.append((self._workspace, event.person_id, grant.rule_id, "", counters.last_ms[grant.rule_id]))
        self._undoing.add_grant(
            GrantRow(
                self._workspace,
                ref,
                event.person_id,
                grant.rule_id,
                event.id,
                event.name,
                order_id,
                rule.wallet,
                grant.points,
                0,
                rule.rounding,
                event.local_day,
                event.at_ms,
                keeping.keep_steps(grant.steps),
                keeping.keep_places(grant.places),
                budget_spend,
                grant.mark,
                keeping.keep_weights(weights_of(rule.amount, happened.order) if order_id and happened.order else ()),
            )
        )
        self._tell(event, grant, order_id, ref)

    def _tell(self, event: Arrived, grant: Grant, order_id: str, ref: str) -> None:
        if event.at_ms < self._now_ms - NEWS_MS:
            return
        properties: dict[str, Any] = {"points": grant.points, "wallet": grant.rule.wallet, "rule_id": grant.rule_id}
        if order_id:
            properties["earned_by_order"] = order_id  # not order_id: the event is about points, and is no order
        hops = event.properties.get("hops", 0) if event.decision_id else 0
        properties["hops"] = hops + 1 if isinstance(hops, int) else 1
        news = Emitted(self._workspace, self._parts.new_id("evt"), POINTS_EARNED, event.person_id, event.at_ms, properties, ref)
        self._news.append(news)

    def _spend(self, live: Live, event: Arrived, points: int) -> Spend:
        ref = grant_ref(event, live)
        return Spend(live.rule.budget_id, f"pts:{ref}", points, event.at_ms, event.person_id, reward="points", decision_id=ref)

    def _refuse_all(self, event: Arrived, why: Step) -> None:
        self._note(event, [NotGiven(live.id, live.rule, why) for live in self._compiled.by_event.get(event.name, ())])

    def _note(self, event: Arrived, not_given: Iterable[NotGiven]) -> None:
        for one in not_given:
            if one.why.code != NOT_RUNNING:
                says = keeping.keep_values(one.why.values)
                about = (self._workspace, event.person_id, one.rule_id, event.id, event.name)
                self._refusals.append((*about, event.at_ms, self._now_ms, one.why.code, says))

    # ------------------------------------------------------------------------------------------------- undoing

    def _is_new(self, order_id: str) -> bool:
        row = self._orders.get(order_id)
        return row is None or not row.body

    def _keep_order(self, event: Arrived, happened: Happened, order_id: str) -> None:
        if happened.order is None:
            return
        known = self._orders.get(order_id)
        body = keeping.keep_order(happened.order)
        row = OrderRow(self._workspace, order_id, event.person_id, event.id, event.at_ms, body, known.refunds if known else "")
        self._orders[order_id] = row
        self._changed_orders.add(order_id)
        if row.refunds:  # refunds of it came before it
            self._undoing.undo(row, event.id, self._now_ms)

    def _undo(self, event: Arrived) -> None:
        refund = _refund_of(event, self._currency)
        if refund is None:
            return
        row = self._orders.get(refund.order_id)
        if row is None:
            row = OrderRow(self._workspace, refund.order_id, event.person_id, "", event.at_ms, "", "")
        refunds = keeping.read_kept_refunds(row.refunds)
        if any(one.event_id == event.id for one in refunds):
            return
        row = row._replace(
            refunds=keeping.keep_refunds((*refunds, keeping.kept_refund(event.id, refund, read_returned(event.properties, self._currency))))
        )
        self._orders[row.order_id] = row
        self._changed_orders.add(row.order_id)
        self._undoing.undo(row, event.id, self._now_ms)

    # -------------------------------------------------------------------------------------------------- saving

    def _save(self) -> None:
        session, workspace = self._session, self._workspace
        self._teller.save(session)
        self._till.save(session)
        counts = [
            (workspace, person_id, *place, *counters.count(place))
            for person_id, counters in sorted(self._counters.items())
            for place in sorted(counters.changed)
        ]
        once: dict[tuple[Value, ...], tuple[Value, ...]] = {row[:4]: row for row in self._new_once}
        session.write_many(rows.COUNTS, counts)
        session.write_many(rows.ONCE, list(once.values()))
        session.write_many(rows.GRANTS, self._undoing.changed_grants())
        session.write_many(rows.ORDERS, [self._orders[order_id] for order_id in sorted(self._changed_orders)])
        session.write_many(rows.REFUSALS, self._refusals)
        rows.delete_once(session, self._undoing.forgotten_marks())
        store_checkout.update_given_back(session, self._undoing.changed_checkouts())
        if self._news:
            self._parts.events.append(session, self._news)


def grant_ref(event: Arrived, by: Live | Grant) -> str:
    """The name of a grant in the ledger, unique for ever."""
    return f"{event.id}:{by.id if isinstance(by, Live) else by.rule_id}"


def because_of(rule_id: str) -> str:
    """What a transfer says of its reason; whoever shows it looks up the rule's name."""
    return f"earned:{rule_id}"


def _order_id(event: Arrived) -> str:
    return read_word(event.properties.get("order_id")) if event.name == ORDER_COMPLETED or event.name in UNDOING else ""


def _refund_of(event: Arrived, currency: str) -> Refund | None:
    if event.name == ORDER_CANCELLED:
        order_id = _order_id(event)
        return Refund(order_id, currency) if order_id else None
    return read_refund(event.properties, currency)
