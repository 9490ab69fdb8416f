"""Points more or less by hand: with a reason, and above a limit only with a second pair of eyes. Every step is kept."""

from collections.abc import Sequence
from typing import cast

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.ident import new_id
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import Emitted
from antiphon.features.ledger.contracts import Short, Why
from antiphon.features.points import store_wallets as rows
from antiphon.features.points.contracts_wallets import ADJUSTED_EVENT, Adjustment, AdjustmentState
from antiphon.features.points.store_wallets import AdjustmentRow
from antiphon.features.points.wallets import Wallets
from antiphon.kernel.amounts import MAX_AMOUNT
from antiphon.kernel.clock import Clock, from_ms
from antiphon.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from antiphon.kernel.paging import Page, check_limit, decode_cursor, encode_cursor

BECAUSE = "points_adjusted"
HANDED = "points_transferred"
_SAY_HANDED = {"zh": "会员之间的积分转赠。", "en": "One member transferred them to another."}
_NEWEST = "~"  # sorts after every id


class Adjustments:
    """Changes by hand. Everything runs inside the caller's transaction; `by` is the operator."""

    def __init__(self, wallets: Wallets, events: Events, clock: Clock) -> None:
        self._wallets = wallets
        self._events = events
        self._clock = clock

    def request(self, session: Session, workspace: str, wallet: str, person_id: str, amount: int, reason: str, by: str) -> Adjustment:
        """Do it at once, or (above the wallet's limit) wait for another operator. Raises `Invalid` and `Conflict` (too few points)."""
        if not 0 < abs(amount) <= MAX_AMOUNT:
            raise Invalid("Say how many points: a whole number that is not 0, negative to take some.", code="bad_amount")
        if not reason.strip():
            raise Invalid("Say why: the reason is kept with the change.", code="reason_missing")
        limit = self._wallets.get(session, workspace, wallet).approve_above
        now_ms, waits = self._clock.now_ms(), limit is not None and abs(amount) > limit
        row = AdjustmentRow(
            workspace,
            new_id("adj"),
            wallet,
            person_id,
            amount,
            reason.strip(),
            "requested" if waits else "done",
            by,
            now_ms,
            None if waits else by,
            None if waits else now_ms,
            "",
        )
        if not waits:
            self._carry_out(session, row)
        rows.insert_adjustment(session, row)
        return shown(row)

    def approve(self, session: Session, workspace: str, adjustment_id: str, by: str, note: str = "") -> Adjustment:
        """Carry out what somebody else asked for. Raises `Forbidden` for one's own request, `Conflict` when it is decided already."""
        row = self._open(session, workspace, adjustment_id, by)
        row = row._replace(state="done", decided_by=by, decided_at=self._clock.now_ms(), note=note.strip())
        self._carry_out(session, row)
        self._decide(session, row)
        return shown(row)

    def refuse(self, session: Session, workspace: str, adjustment_id: str, by: str, note: str) -> Adjustment:
        """Do not do it. Whoever asked may withdraw it in the same way."""
        row = self._open(session, workspace, adjustment_id, None)
        row = row._replace(state="refused", decided_by=by, decided_at=self._clock.now_ms(), note=note.strip())
        self._decide(session, row)
        return shown(row)

    def get(self, session: ReadSession, workspace: str, adjustment_id: str) -> Adjustment:
        """One change. Raises `NotFound`."""
        row = rows.find_adjustment(session, workspace, adjustment_id)
        if row is None:
            raise NotFound("There is no such change in this workspace.", code="adjustment_not_found")
        return shown(row)

    def list(
        self, session: ReadSession, workspace: str, state: AdjustmentState | None, person_id: str | None, cursor: str | None, limit: int
    ) -> Page[Adjustment]:
        """The newest first."""
        before = str(decode_cursor(cursor, 1)[0]) if cursor else _NEWEST
        found = rows.list_adjustments(session, workspace, state, person_id, before, check_limit(limit) + 1)
        items = tuple(shown(row) for row in found[:limit])
        return Page(items, encode_cursor(items[-1].id) if len(found) > limit else None)

    @staticmethod
    def find_whys(session: ReadSession, workspace: str, decision_ids: Sequence[str]) -> dict[str, Why]:
        """The reasons of changes by hand, and that members handed something on, by decision."""
        found = {name: _SAY_HANDED for name in decision_ids if name.startswith("hnd_")}
        whys = {name: Why(name, None, None, HANDED, say) for name, say in found.items()}
        mine = [name for name in decision_ids if name.startswith("adj_")]
        for name, person_id, reason in rows.read_reasons(session, workspace, mine) if mine else []:
            whys[name] = Why(name, None, person_id, BECAUSE, {"zh": f"人工调整：{reason}", "en": f"Changed by hand: {reason}"})
        return whys

    def _open(self, session: Session, workspace: str, adjustment_id: str, approver: str | None) -> AdjustmentRow:
        session.lock(f"points.adjustments {workspace}")
        row = rows.find_adjustment(session, workspace, adjustment_id)
        if row is None:
            raise NotFound("There is no such change in this workspace.", code="adjustment_not_found")
        if row.state != "requested":
            raise Conflict("This change was decided already.", code="adjustment_decided")
        if approver is not None and approver == row.requested_by:
            raise Forbidden("Somebody else must approve what you asked for.", code="own_request")
        return row

    def _decide(self, session: Session, row: AdjustmentRow) -> None:
        if not rows.decide_adjustment(session, row):
            raise Conflict("This change was decided already.", code="adjustment_decided")

    def _carry_out(self, session: Session, row: AdjustmentRow) -> None:
        """The points move under the id of the change, once for ever."""
        teller = self._wallets.open(session, row.workspace, people=[(row.wallet, row.person_id)], grants=[(row.wallet, row.id)])
        refused = teller.adjust(row.wallet, row.person_id, row.amount, row.id, BECAUSE)
        if isinstance(refused, Short):
            raise Conflict(f"There are only {refused.spendable} points to take.", code="too_few_points")
        if refused is not None:
            raise Conflict("This change was made already.", code="adjustment_decided")
        teller.save(session)
        properties = {"wallet": row.wallet, "amount": row.amount, "reason": row.reason, "adjustment_id": row.id}
        self._events.append(
            session, [Emitted(row.workspace, new_id("evt"), ADJUSTED_EVENT, row.person_id, self._clock.now_ms(), properties, row.id)]
        )


def shown(row: AdjustmentRow) -> Adjustment:
    """A row as a value."""
    return Adjustment(
        row.id,
        row.wallet,
        row.person_id,
        row.amount,
        row.reason,
        cast("AdjustmentState", row.state),
        row.requested_by,
        from_ms(row.requested_at),
        row.decided_by,
        None if row.decided_at is None else from_ms(row.decided_at),
        row.note,
    )
