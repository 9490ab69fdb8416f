"""Points at checkout: quoted, held, paid or given back. Everything is idempotent by the order's id.

An order has at most one hold that is open or paid. Asking again with the same points answers the same; with others, the open hold
is replaced. A hold that nobody pays comes back by itself. Refunds come by the events Order Refunded and Order Cancelled.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec

from antiphon.engine.database.port import ReadSession, Session
from antiphon.features.points import keeping, store_earning
from antiphon.features.points import store_checkout as rows
from antiphon.features.points.cash_off import CheckoutLine, LineOff, PointsQuote, quote
from antiphon.features.points.earning import due_back
from antiphon.features.points.keeping import encode
from antiphon.features.points.settings import CashOff
from antiphon.features.points.shares import share_of_checkout
from antiphon.features.points.store_checkout import CheckoutRow
from antiphon.features.points.teller import Teller
from antiphon.features.points.wallets import Wallets
from antiphon.kernel.clock import Clock, from_ms
from antiphon.kernel.errors import Conflict, NotFound

SPENT: Final = "spent_at_checkout"
REFUNDED: Final = "refunded"
MINUTE_MS: Final = 60_000
OrderId = Annotated[str, msgspec.Meta(min_length=1, max_length=100, pattern="^[^\x00-\x1f\x7f]+$")]


class CheckoutRefused(Conflict):
    """Points cannot be used like that now."""

    code = "checkout_refused"


class PointsCheckout(msgspec.Struct, frozen=True):
    """Points of a person that an order holds or was paid with."""

    order_id: str
    person_id: str
    wallet: str
    points: int
    off_minor: int
    lines: tuple[LineOff, ...]
    state: Literal["open", "posted", "voided", "expired"]
    until: datetime
    given_back: int  # points that came back with refunds
    at: datetime


class Checkouts:
    """Runs inside the caller's transaction."""

    def __init__(self, wallets: Wallets, clock: Clock) -> None:
        self._wallets = wallets
        self._clock = clock

    def quote(
        self, session: ReadSession, workspace: str, terms: CashOff, person_id: str, lines: Sequence[CheckoutLine], wanted: int | None
    ) -> PointsQuote:
        """What points can do for an order; nothing is set aside."""
        return quote(terms, lines, self._wallets.read_spendable(session, workspace, terms.wallet, person_id), wanted)

    def hold(
        self, session: Session, workspace: str, terms: CashOff, order_id: str, person_id: str, lines: Sequence[CheckoutLine], wanted: int
    ) -> PointsCheckout:
        """Set points aside. Raises `CheckoutRefused` with the reason of the quote, `Conflict` for an order that was paid."""
        now_ms = self._clock.now_ms()
        lock_orders(session, workspace, [order_id])
        attempts = self._attempts(session, workspace, order_id)
        standing = next((row for row in attempts if row.state in {"open", "posted"}), None)
        if standing is not None and _same(standing, person_id, lines, wanted):
            return shown(standing)
        if standing is not None and standing.state == "posted":
            raise Conflict("The order was paid with points already; refund it first.", code="checkout_paid")
        ref = f"checkout:{order_id}:{len(attempts) + 1}"
        spends = [(terms.wallet, ref), *([(standing.wallet, standing.ref)] if standing else [])]
        teller = self._wallets.open(session, workspace, people=[(terms.wallet, person_id)], spends=spends)
        if standing is not None:
            teller.void(standing.wallet, standing.ref)
            rows.set_state(session, standing._replace(state="voided", resolved_at=now_ms))
        found = quote(terms, lines, teller.spendable(terms.wallet, person_id), wanted)
        if found.points == 0 or found.reason or found.points != wanted:
            raise CheckoutRefused(_says(found, wanted), code=f"checkout_{found.reason or 'steps'}")
        until = now_ms + terms.hold_minutes * MINUTE_MS
        refused = teller.hold(terms.wallet, person_id, wanted, ref, until, SPENT)
        if refused is not None:
            raise CheckoutRefused("There are not enough points any more. Ask for a new quote.", code="checkout_too_few_points")
        kept = [(line.id, line.amount_minor, off.off_minor) for line, off in zip(lines, found.lines, strict=True)]
        row = CheckoutRow(
            workspace,
            ref,
            order_id,
            person_id,
            terms.wallet,
            wanted,
            found.off_minor,
            encode(kept).decode(),
            "open",
            until,
            0,
            now_ms,
            None,
        )
        teller.save(session)
        rows.insert(session, row)
        return shown(row)

    def post(self, session: Session, workspace: str, order_id: str) -> PointsCheckout:
        """The order is paid: the points are spent. Again: the same answer. Raises `Conflict` when the hold ran out.

        What was refunded of the order before it was paid comes back at once.
        """
        lock_orders(session, workspace, [order_id])
        row = self._latest(session, workspace, order_id)
        if row.state == "posted":
            return shown(row)
        if row.state != "open":
            raise Conflict("The points were given back already; hold them again.", code="checkout_gone")
        return self._resolve(session, row, "posted")

    def void(self, session: Session, workspace: str, order_id: str) -> PointsCheckout:
        """The order is not paid: the points come back. Again: the same answer. Raises `Conflict` when it was paid."""
        lock_orders(session, workspace, [order_id])
        row = self._latest(session, workspace, order_id)
        if row.state == "posted":
            raise Conflict("The order was paid; send Order Cancelled or Order Refunded instead.", code="checkout_paid")
        return self._resolve(session, row, "voided") if row.state == "open" else shown(row)

    def get(self, session: ReadSession, workspace: str, order_id: str) -> PointsCheckout:
        """What an order holds or was paid with. Raises `NotFound`."""
        return shown(self._latest(session, workspace, order_id))

    def _resolve(self, session: Session, row: CheckoutRow, state: Literal["posted", "voided"]) -> PointsCheckout:
        teller = self._wallets.open(session, row.workspace, people=[(row.wallet, row.person_id)], spends=[(row.wallet, row.ref)])
        refused = teller.post(row.wallet, row.ref) if state == "posted" else teller.void(row.wallet, row.ref)
        if refused is not None:
            raise Conflict("The points were given back already; hold them again.", code="checkout_gone")
        given_back = self._refunded_before(session, teller, row) if state == "posted" else 0
        teller.save(session)
        resolved = row._replace(state=state, resolved_at=self._clock.now_ms(), given_back=given_back)
        rows.update_given_back(session, [resolved])
        return shown(resolved)

    @staticmethod
    def _refunded_before(session: Session, teller: Teller, row: CheckoutRow) -> int:
        order = next(iter(store_earning.read_orders(session, row.workspace, [row.order_id])), None)
        due = due_back(row.points, share_of_checkout(order, row), 0, "down") if order is not None else 0
        if due:
            teller.settle(session)
            teller.give_back(row.wallet, row.ref, due, REFUNDED, decision_id=f"{row.ref}:refunded")
        return due

    def _attempts(self, session: Session, workspace: str, order_id: str) -> list[CheckoutRow]:
        """All holds of an order, those that ran out said so: the ledger has let them go, or will."""
        found = rows.read_of_orders(session, workspace, [order_id])
        now_ms = self._clock.now_ms()
        for place, row in enumerate(found):
            if row.state == "open" and row.until <= now_ms:
                found[place] = row._replace(state="expired", resolved_at=row.until)
                rows.set_state(session, found[place])
        return found

    def _latest(self, session: ReadSession, workspace: str, order_id: str) -> CheckoutRow:
        found = rows.read_of_orders(session, workspace, [order_id])
        if not found:
            raise NotFound("No points were held for this order.", code="checkout_not_found")
        row = found[-1]
        over = row.state == "open" and row.until <= self._clock.now_ms()
        return row._replace(state="expired", resolved_at=row.until) if over else row


def shown(row: CheckoutRow) -> PointsCheckout:
    """A row as it is answered."""
    lines = tuple(LineOff(line_id, off) for line_id, _, off in keeping.read_held(row.lines))
    state: Literal["open", "posted", "voided", "expired"] = row.state  # pyright: ignore[reportAssignmentType] - the schema's CHECK
    until, at = from_ms(row.until), from_ms(row.at)
    return PointsCheckout(row.order_id, row.person_id, row.wallet, row.points, row.off_minor, lines, state, until, row.given_back, at)


def lock_orders(session: Session, workspace: str, order_ids: Sequence[str]) -> None:
    """One at a time holds, pays or refunds an order: a payment must not miss a refund that is being taken in, nor the other way round."""
    for order_id in sorted(order_ids):
        session.lock(f"points.order {workspace} {order_id}")


def _same(row: CheckoutRow, person_id: str, lines: Sequence[CheckoutLine], wanted: int) -> bool:
    asked = [(line.id, line.amount_minor) for line in lines]
    return row.person_id == person_id and row.points == wanted and [line[:2] for line in keeping.read_held(row.lines)] == asked


def _says(found: PointsQuote, wanted: int) -> str:
    sentences = {
        "off": "Points cannot be used at checkout in this shop.",
        "no_goods": "There are no goods that points could pay for.",
        "too_few_points": f"The person has {found.balance} points to spend; {wanted} were asked for.",
        "too_few_wanted": f"Fewer points than the shop's minimum; at most {found.max_points} can be used.",
        "over_limit": f"More than may be used for this order; at most {found.max_points}.",
    }
    return sentences.get(found.reason, f"Points are used in whole steps; {found.points} instead of {wanted} would do.")
