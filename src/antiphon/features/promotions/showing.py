"""Rows as people read them: promotions with how they go, checkouts, uses, vouchers."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.ledger.api import Ledger
from antiphon.features.promotions import store
from antiphon.features.promotions.batch import stock_keys
from antiphon.features.promotions.contracts import Burn, Checkout, PromotionView, Refusal, UseShown, Voucher
from antiphon.features.promotions.intents import No
from antiphon.features.promotions.memory import Memory, Running
from antiphon.features.promotions.pricing.priced import Priced
from antiphon.features.promotions.runs import CodeBatch
from antiphon.features.promotions.store import PromotionRow
from antiphon.features.promotions.store_uses import CheckoutRow, UseRow, VoucherRow
from antiphon.features.promotions.store_vouchers import BatchRow
from antiphon.features.promotions.words import gives, says
from antiphon.kernel.clock import from_ms
from antiphon.sdk.words import Text

_GONE = Text(zh="（已删除的优惠）", en="(a promotion that is gone)")
_NOTHING = (0, 0, 0, 0, 0, 0, 0)


def show_promotions(session: ReadSession, ledger: Ledger, rows: Sequence[PromotionRow]) -> list[PromotionView]:
    """With their figures, by two statements for all."""
    if not rows:
        return []
    workspace = rows[0].workspace
    sums = store.sum_days(session, workspace, [row.id for row in rows])
    running = [Running(row) for row in rows]
    limited = [each for each in running if each.rules.limits.total is not None and each.state in {"live", "paused"}]
    left = ledger.read_spendable(session, [stock_keys(each)[0] for each in limited]) if limited else {}
    shown: list[PromotionView] = []
    for row, each in zip(rows, running, strict=True):
        issued, reserved, redeemed, given_back, returned, refused, discount = sums.get(row.id, _NOTHING)
        burn = Burn(
            issued=issued,
            reserved=reserved,
            redeemed=redeemed,
            returned=returned,
            refused=refused,
            discount_minor=discount,
            active=reserved - given_back - returned,
            left=left.get(stock_keys(each)[0]) if each in limited else None,
        )
        shown.append(
            PromotionView(
                id=row.id,
                key=row.key,
                state=row.state,  # pyright: ignore[reportArgumentType] - the CHECK of the table says so
                revision=row.revision,
                draft=each.draft,
                gives=gives(each.rules.terms, each.rules.currency),
                burn=burn,
                created_at=from_ms(row.created_at),
                changed_at=from_ms(row.changed_at),
                launched_at=_moment(row.launched_at),
                ended_at=_moment(row.ended_at),
            )
        )
    return shown


def show_uses(session: ReadSession, memory: Memory, workspace: str, uses: Sequence[UseRow]) -> list[UseShown]:
    """With the names of their promotions."""
    found = memory.find(session, workspace, {use.promotion_id for use in uses}) if uses else {}
    return [show_use(use, found) for use in uses]


def show_use(use: UseRow, promotions: Mapping[str, Running]) -> UseShown:
    """One use."""
    running = promotions.get(use.promotion_id)
    return UseShown(
        id=use.id,
        promotion=running.key if running else "",
        promotion_id=use.promotion_id,
        title=running.rules.title if running else _GONE,
        code=use.code,
        person_id=use.person_id,
        checkout_id=use.checkout_id,
        state=use.state,  # pyright: ignore[reportArgumentType] - the CHECK of the table says so
        discount_minor=use.discount_minor,
        reserved_at=from_ms(use.reserved_at),
        redeemed_at=_moment(use.redeemed_at),
        settled_at=_moment(use.settled_at),
        because=use.because,
        says=says(use.because),
    )


def show_checkout(row: CheckoutRow, uses: Sequence[UseRow], promotions: Mapping[str, Running]) -> Checkout:
    """A checkout with the uses of its latest reservation."""
    priced = msgspec.json.decode(row.answer, type=Priced) if row.answer else None
    return Checkout(
        id=row.id,
        state=row.state,  # pyright: ignore[reportArgumentType] - the CHECK of the table says so
        order_id=row.order_id,
        person_id=row.person_id,
        currency=row.currency,
        total_minor=row.total_minor,
        discount_minor=row.discount_minor,
        until=from_ms(row.until_at),
        reserved_at=from_ms(row.reserved_at),
        settled_at=_moment(row.settled_at),
        because=row.because,
        uses=tuple(show_use(use, promotions) for use in uses if use.because != "replaced"),
        priced=priced,
    )


def show_voucher(row: VoucherRow, promotions: Mapping[str, Running], now_ms: int, uses: Sequence[UseRow] = ()) -> Voucher:
    """One voucher; what ended by time is shown as ended before anybody has noted it."""
    running = promotions.get(row.promotion_id)
    over = row.until_at is not None and now_ms >= row.until_at
    state = "expired" if over and row.state == "open" else row.state
    until = row.until_at
    return Voucher(
        code=row.code,
        promotion=running.key if running else "",
        promotion_id=row.promotion_id,
        title=running.rules.title if running else _GONE,
        how_to_use=running.coupon.how_to_use if running else None,
        state=state,  # pyright: ignore[reportArgumentType] - the CHECK of the table says so
        usable=state == "open" and row.from_at <= now_ms and running is not None and running.is_open(now_ms),
        person_id=row.person_id,
        usable_from=from_ms(row.from_at),
        usable_until=_moment(until),
        issued_at=from_ms(row.issued_at),
        claimed_at=_moment(row.claimed_at),
        because=row.because,
        gives=gives(running.rules.terms, running.rules.currency) if running else _GONE,
        uses=tuple(show_use(use, promotions) for use in uses),
        transferable=running is not None and running.coupon.transferable,
    )


def show_batch(row: BatchRow) -> CodeBatch:
    """A run of bulk codes."""
    return CodeBatch(
        row.id,
        row.promotion_id,
        row.wanted,
        row.made,
        row.prefix,
        row.letters,
        _moment(row.until_at),
        from_ms(row.created_at),
        _moment(row.finished_at),
    )


def show_refusal(no: No, promotions: Mapping[str, Running]) -> Refusal:
    """Why not."""
    running = promotions.get(no.promotion_id)
    return Refusal(no.reason, says(no.reason), running.key if running else "", no.code, no.values)


def _moment(at_ms: int | None) -> datetime | None:
    return None if at_ms is None else from_ms(at_ms)
