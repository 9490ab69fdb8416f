"""Takes back what an order gave, and gives back what was spent on it, in step with its refunds: exactly all in the end."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import cast

from antiphon.features.budgets.api import BudgetTill
from antiphon.features.points import keeping
from antiphon.features.points.checkout import REFUNDED
from antiphon.features.points.contracts_wallets import Refusal
from antiphon.features.points.counting import Counters
from antiphon.features.points.earning import due_back
from antiphon.features.points.rules import Rounding
from antiphon.features.points.shares import share_of_checkout, share_of_grant
from antiphon.features.points.store_checkout import CheckoutRow
from antiphon.features.points.store_earning import GrantRow, OrderRow
from antiphon.features.points.teller import Teller


class Undoing:
    """The grants and checkouts of the orders of one sitting."""

    def __init__(
        self,
        teller: Teller,
        till: BudgetTill,
        counters: Mapping[str, Counters],
        grants: Sequence[GrantRow],
        checkouts: Sequence[CheckoutRow],
    ) -> None:
        self._teller = teller
        self._till = till
        self._counters = counters
        self._grants = {grant.ref: grant for grant in grants}
        self._of_order: dict[str, list[str]] = {}
        for grant in grants:
            self._of_order.setdefault(grant.order_id, []).append(grant.ref)
        self._checkouts = {checkout.ref: checkout for checkout in checkouts}
        self._changed_grants: set[str] = set()
        self._changed_checkouts: set[str] = set()
        self._forgotten: set[tuple[str, str, str, str]] = set()

    def add_grant(self, grant: GrantRow) -> None:
        """A grant that was just made."""
        self._grants[grant.ref] = grant
        self._changed_grants.add(grant.ref)
        self._forgotten.discard((grant.workspace, grant.person_id, grant.rule_id, grant.mark))
        if grant.order_id:
            self._of_order.setdefault(grant.order_id, []).append(grant.ref)

    def undo(self, row: OrderRow, event_id: str, now_ms: int) -> None:
        """Bring everything of an order in line with its refunds so far."""
        for ref in self._of_order.get(row.order_id, ()) if row.body else ():
            self._take_back(ref, share_of_grant(row, self._grants[ref]), event_id, now_ms)
        for checkout in self._checkouts.values():
            if checkout.order_id == row.order_id and checkout.state in {"open", "posted"}:
                self._give_back(checkout, share_of_checkout(row, checkout), event_id, now_ms)

    def changed_grants(self) -> list[GrantRow]:
        """Rows to write."""
        return [self._grants[ref] for ref in sorted(self._changed_grants)]

    def changed_checkouts(self) -> list[CheckoutRow]:
        """Rows to write."""
        return [self._checkouts[ref] for ref in sorted(self._changed_checkouts)]

    def forgotten_marks(self) -> list[tuple[str, str, str, str]]:
        """(workspace, person, rule, mark) of what was given once and taken back whole: it can be earned again."""
        return sorted(self._forgotten)

    def _take_back(self, ref: str, share: Fraction, event_id: str, now_ms: int) -> None:
        grant = self._grants[ref]
        due = due_back(grant.points, share, grant.taken, cast("Rounding", grant.rounding))
        if due == 0:
            return
        decision_id = f"{event_id}:{grant.rule_id}:back"
        taken = self._teller.take_back(grant.wallet, ref, due, REFUNDED, decision_id=decision_id)
        if isinstance(taken, Refusal):  # the ledger knows of no such grant: nothing can be taken, and nothing is noted
            return
        whole = grant.taken + due == grant.points
        self._grants[ref] = grant._replace(taken=grant.taken + due)
        self._changed_grants.add(ref)
        counters = self._counters.get(grant.person_id)
        if counters is not None:
            counters.add(keeping.read_places(grant.places), -due, -1 if whole else 0)
        if grant.budget_spend:
            self._till.give_back(self._teller.book, grant.budget_spend, f"{grant.budget_spend}:{event_id}"[-200:], now_ms, due)
        if whole and grant.mark:
            self._forgotten.add((grant.workspace, grant.person_id, grant.rule_id, grant.mark))
            if counters is not None:
                counters.marks.discard((grant.rule_id, grant.mark))

    def _give_back(self, checkout: CheckoutRow, share: Fraction, event_id: str, now_ms: int) -> None:
        if checkout.state == "open":  # of an order that is over nobody waits for the time-out; a part comes back with the payment
            if share >= 1 and self._teller.void(checkout.wallet, checkout.ref) is None:
                self._checkouts[checkout.ref] = checkout._replace(state="voided", resolved_at=now_ms)
                self._changed_checkouts.add(checkout.ref)
            return
        due = due_back(checkout.points, share, checkout.given_back, "down")
        if due == 0:
            return
        given = self._teller.give_back(checkout.wallet, checkout.ref, due, REFUNDED, decision_id=f"{event_id}:checkout")
        if isinstance(given, Refusal):
            return
        self._checkouts[checkout.ref] = checkout._replace(given_back=checkout.given_back + due)
        self._changed_checkouts.add(checkout.ref)
