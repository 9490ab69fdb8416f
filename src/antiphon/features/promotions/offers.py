"""What operators do to promotions: write, launch, pause, revise, end. What was reserved or redeemed is never touched by a revision."""

from collections.abc import Callable
from typing import Final

import msgspec

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.ident import new_id
from antiphon.features.budgets.api import Budgets
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.promotions import store
from antiphon.features.promotions.batch import stock_keys
from antiphon.features.promotions.checking import check_draft, spell_flaws
from antiphon.features.promotions.codes import clean_code
from antiphon.features.promotions.contracts import PromotionDraft
from antiphon.features.promotions.memory import Running
from antiphon.features.promotions.store import PromotionRow
from antiphon.features.promotions.vouchers import issue_stock
from antiphon.kernel.amounts import WORLD
from antiphon.kernel.clock import to_ms
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw

MAX_USABLE: Final = 2_000  # live and paused promotions of one workspace


class Offers:
    """Changes of promotions; each is one command in one transaction."""

    def __init__(self, ledger: Ledger, budgets: Budgets, now_ms: Callable[[], int]) -> None:
        self._ledger = ledger
        self._budgets = budgets
        self._now_ms = now_ms

    def create(self, session: Session, workspace: str, draft: PromotionDraft, by_id: str) -> str:
        """A new draft; its id. Raises `Invalid`, `Conflict`."""
        now = self._now_ms()
        row = PromotionRow(workspace, new_id("pro"), draft.rules.key, "draft", 1, "", None, "", None, None, now, now, None, None)
        row = self._written(session, row, draft, now)
        store.insert_promotion(session, row, by_id)
        store.raise_head(session, workspace)
        return row.id

    def update(self, session: Session, workspace: str, promotion_id: str, draft: PromotionDraft, revision: int, by_id: str) -> None:
        """Say it differently from now on. Raises `NotFound`, `Conflict` (somebody was quicker, or it has ended), `Invalid`."""
        row = self._lock(session, workspace, promotion_id)
        now = self._now_ms()
        if row.state == "ended":
            raise Conflict("It has ended. Copy it to use it again.", code="promotion_ended")
        if row.revision != revision:
            raise Conflict("Somebody has changed it since you looked. Load it again.", code="promotion_changed")
        if row.state != "draft":
            if draft.rules.key != row.key:
                raise Conflict("The key of a promotion that was launched stays as it is.", code="key_fixed")
            before = Running(row).draft.rules
            if before.by_code != draft.rules.by_code:
                raise Conflict("Whether it needs a code stays as it is once launched; end it and launch another.", code="by_code_fixed")
        made = self._written(session, row._replace(revision=row.revision + 1, changed_at=now), draft, now)
        if row.state != "draft":
            self._refuse_flaws(session, made, draft, now)
            self._adjust(session, row, made, now)
        store.update_promotion(session, made)
        store.keep_revision(session, made, by_id)
        store.raise_head(session, workspace)

    def check(self, session: ReadSession, workspace: str, draft: PromotionDraft, promotion_id: str = "") -> list[Flaw]:
        """What stands in the way of launching it."""
        return self._flaws(session, workspace, promotion_id, draft, self._now_ms())

    def launch(self, session: Session, workspace: str, promotion_id: str) -> None:
        """Let it be used, and put its uses into the ledger. Raises `NotFound`, `Conflict`, `Invalid` with what stands in the way."""
        row = self._lock(session, workspace, promotion_id)
        if row.state != "draft":
            raise Conflict("Only a draft can be launched.", code="not_a_draft")
        now = self._now_ms()
        if len(store.list_usable(session, workspace)) >= MAX_USABLE:
            raise Conflict(f"At most {MAX_USABLE} promotions can run at a time. End some first.", code="too_many_promotions")
        self._refuse_flaws(session, row, Running(row).draft, now)
        live = row._replace(state="live", launched_at=now, changed_at=now)
        self._adjust(session, None, live, now)
        store.update_promotion(session, live)
        store.raise_head(session, workspace)

    def pause(self, session: Session, workspace: str, promotion_id: str) -> None:
        """No new uses for now; what is reserved may still be paid. Raises `NotFound`, `Conflict`."""
        self._turn(session, workspace, promotion_id, "live", "paused")

    def resume(self, session: Session, workspace: str, promotion_id: str) -> None:
        """Go on. Raises `NotFound`, `Conflict`."""
        self._turn(session, workspace, promotion_id, "paused", "live")

    def end(self, session: Session, workspace: str, promotion_id: str) -> None:
        """Over, for good; what is left of its uses is taken back. What is reserved may still be paid. Raises `NotFound`, `Conflict`."""
        row = self._lock(session, workspace, promotion_id)
        if row.state not in {"live", "paused"}:
            raise Conflict("Only a promotion that runs can be ended.", code="not_running")
        now = self._now_ms()
        ended = row._replace(state="ended", ended_at=now, changed_at=now)
        self._adjust(session, row, None, now)
        store.update_promotion(session, ended)
        store.raise_head(session, workspace)

    def remove(self, session: Session, workspace: str, promotion_id: str) -> None:
        """Throw a draft away. Raises `NotFound`, `Conflict`."""
        row = self._lock(session, workspace, promotion_id)
        if row.state != "draft":
            raise Conflict("Only a draft can be thrown away.", code="not_a_draft")
        store.delete_draft(session, workspace, promotion_id)

    # ------------------------------------------------------------------------------------------------- inside

    def _lock(self, session: Session, workspace: str, promotion_id: str) -> PromotionRow:
        row = store.lock_promotion(session, workspace, promotion_id)
        if row is None:
            raise NotFound("There is no such promotion in this workspace.", code="promotion_not_found")
        return row

    def _turn(self, session: Session, workspace: str, promotion_id: str, old: str, new: str) -> None:
        row = self._lock(session, workspace, promotion_id)
        if row.state != old:
            raise Conflict(f"It is {row.state}, not {old}.", code="wrong_state")
        store.update_promotion(session, row._replace(state=new, changed_at=self._now_ms()))
        store.raise_head(session, workspace)

    def _written(self, session: Session, row: PromotionRow, draft: PromotionDraft, now: int) -> PromotionRow:
        """The row with what the draft says. Raises `Conflict` for a key or a code that another has."""
        key = draft.rules.key.strip()
        other = store.find_promotion(session, row.workspace, key) if key else None
        if other is not None and other.id != row.id and other.key == key:
            raise Conflict(f"Another promotion has the key {key}. Choose another one.", code="key_taken")
        code = clean_code(draft.coupon.code) if draft.rules.by_code else ""
        if code and store.has_code(session, row.workspace, code, row.id):
            raise Conflict(f"Another promotion or voucher has the code {draft.coupon.code}. Choose another one.", code="code_taken")
        measure = ""
        if draft.budget_id:
            if not self._budgets.has_budget(session, row.workspace, draft.budget_id):
                raise Invalid("There is no such budget in this workspace.", code="budget_not_found")
            measure = self._budgets.get_budget(session, row.workspace, draft.budget_id).measure
        when = draft.rules.when
        return row._replace(
            key=key or row.id,
            body=msgspec.json.encode(draft).decode(),
            code=code or None,
            measure=measure,
            starts_at=None if when.starts_at is None else to_ms(when.starts_at),
            ends_at=None if when.ends_at is None else to_ms(when.ends_at),
            changed_at=now,
        )

    def _flaws(self, session: ReadSession, workspace: str, promotion_id: str, draft: PromotionDraft, now: int) -> list[Flaw]:
        found = check_draft(draft, store.read_settings(session, workspace), now)
        flaws = Flaws()
        code = clean_code(draft.coupon.code)
        flaws.need(
            not code or not draft.rules.by_code or not store.has_code(session, workspace, code, promotion_id),
            "coupon.code",
            "这个码已被其他优惠或券使用。",
            "Another promotion or voucher has this code.",
        )
        flaws.need(
            not draft.budget_id or self._budgets.has_budget(session, workspace, draft.budget_id),
            "budget_id",
            "没有这个预算。",
            "There is no such budget.",
        )
        return [*found, *flaws.found]

    def _refuse_flaws(self, session: Session, row: PromotionRow, draft: PromotionDraft, now: int) -> None:
        flaws = self._flaws(session, row.workspace, row.id, draft, now)
        if flaws:
            raise Invalid(
                "Some things must be mended before it can run: " + " ".join(flaw.says.en for flaw in flaws[:5]),
                code="promotion_flawed",
                errors=spell_flaws(flaws),
            )

    def _adjust(self, session: Session, old: PromotionRow | None, new: PromotionRow | None, now: int) -> None:
        """Make what is left in the ledger follow the limits. Less than what is used already leaves nothing."""
        before, after = (None if row is None else Running(row) for row in (old, new))
        some = after or before
        assert some is not None
        used = store.count_active(session, some.workspace, some.id) if old is not None else 0
        totals = (None if before is None else before.rules.limits.total, None if after is None else after.rules.limits.total)
        issues = (None if before is None else before.coupon.issue_total, None if after is None else after.coupon.issue_total)
        why = (f"{some.id}:{0 if new is None else new.revision}", now)
        self._move_stock(session, stock_keys(some), totals, used, why)
        self._move_stock(session, issue_stock(some), issues, 0, why)

    def _move_stock(
        self,
        session: Session,
        keys: tuple[AccountKey, AccountKey],
        change: tuple[int | None, int | None],
        used: int,
        why: tuple[str, int],
    ) -> None:
        """Leave as much as the new limit allows beyond what is taken; `used` counts what was used while there was no limit."""
        before, after = change
        if before == after:
            return
        left_key, taken_key = keys
        book = self._ledger.open_book(session, keys)
        left = book.spendable(left_key)
        wanted = 0 if after is None else max(0, after - max(used, book.balance(taken_key)))
        decision, at_ms = why
        workspace, holder, asset = left_key
        if wanted > left:
            short = book.transfer(workspace, asset, wanted - left, WORLD, holder, decision, "stocked", at_ms)
            assert short is None, "the world is never short of what an operator may write"
        elif wanted < left:
            book.transfer(workspace, asset, left - wanted, holder, WORLD, decision, "stock_returned", at_ms)
        book.save(session)
