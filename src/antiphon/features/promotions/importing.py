"""The past of a coupon, from another system: who had it, who used it when. Written as it was, not replayed: nothing is limited any more."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec

from antiphon.engine.database.port import Session
from antiphon.engine.ident import new_id
from antiphon.features.promotions import store
from antiphon.features.promotions import store_uses as rows
from antiphon.features.promotions.codes import make_codes
from antiphon.features.promotions.contracts import PromotionDraft
from antiphon.features.promotions.memory import EVER
from antiphon.features.promotions.store import PromotionRow
from antiphon.features.promotions.store_uses import CheckoutRow, UseRow, VoucherRow
from antiphon.kernel.clock import local_day


class PastVoucher(msgspec.Struct, frozen=True):
    """One voucher that somebody had. `used_ms` None: it was never used."""

    person_id: str
    issued_ms: int
    used_ms: int | None = None
    order_id: str = ""
    discount_minor: int = 0


class PastPromotion(msgspec.Struct, frozen=True):
    """A promotion as it ran elsewhere, from a moment until another."""

    draft: PromotionDraft
    starts_ms: int
    ends_ms: int
    vouchers: tuple[PastVoucher, ...]


def import_past(session: Session, workspace: str, past: PastPromotion, now_ms: int, zone: str, by_id: str) -> int:
    """Write it down; how many vouchers. 0 when the promotion is there already: doing it again changes nothing."""
    key = past.draft.rules.key
    if store.find_promotion(session, workspace, key) is not None:
        return 0
    over = past.ends_ms <= now_ms
    body = msgspec.json.encode(past.draft).decode()
    promotion = PromotionRow(
        workspace, new_id("pro"), key, "ended" if over else "live", 1, body, None, "", past.starts_ms, past.ends_ms,
        past.starts_ms, past.starts_ms, past.starts_ms, past.ends_ms if over else None,
    )  # fmt: skip
    store.insert_promotion(session, promotion, by_id)
    store.raise_head(session, workspace)
    written = _Written(workspace, promotion.id, key, past, over, zone)
    for place, (voucher, code) in enumerate(zip(past.vouchers, make_codes(len(past.vouchers)), strict=True), 1):
        written.add(voucher, code, place)
    written.save(session)
    return len(past.vouchers)


class _Written:
    """The rows of one promotion's past."""

    def __init__(self, workspace: str, promotion_id: str, key: str, past: PastPromotion, over: bool, zone: str) -> None:  # noqa: FBT001 - what every row says
        self._workspace = workspace
        self._promotion_id = promotion_id
        self._key = key
        self._past = past
        self._over = over
        self._zone = zone
        self._vouchers: list[VoucherRow] = []
        self._checkouts: list[CheckoutRow] = []
        self._uses: list[UseRow] = []
        self._tallies: dict[str, int] = defaultdict(int)
        self._days: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0, 0, 0])

    def add(self, voucher: PastVoucher, code: str, place: int) -> None:
        """One voucher, and its use if there was one."""
        used = voucher.used_ms is not None
        state = "redeemed" if used else "expired" if self._over else "open"
        because = "redeemed" if used else "timed_out" if self._over else "given"
        self._vouchers.append(
            VoucherRow(
                self._workspace, code, self._promotion_id, voucher.person_id, state, self._past.starts_ms, self._past.ends_ms,
                voucher.issued_ms, None, None, None, because, 1,
            )
        )  # fmt: skip
        self._days[local_day(voucher.issued_ms, self._zone)][0] += 1
        if voucher.used_ms is not None:
            self._use(voucher, voucher.used_ms, code, f"{self._key}-{place}")

    def _use(self, voucher: PastVoucher, at: int, code: str, checkout_id: str) -> None:
        day = local_day(at, self._zone)
        sums = self._days[day]
        sums[1] += 1
        sums[2] += 1
        sums[6] += voucher.discount_minor
        self._tallies[voucher.person_id] += 1
        self._checkouts.append(
            CheckoutRow(
                self._workspace, checkout_id, voucher.person_id, "redeemed", "", 0, None, "", 0, voucher.discount_minor, "", "", "[]",
                at, at, at, "paid", 1,
            )
        )  # fmt: skip
        self._uses.append(
            UseRow(
                self._workspace, new_id("use"), checkout_id, self._promotion_id, 1, code, voucher.person_id, "redeemed",
                voucher.discount_minor, "p", day, "", at, at, at, "paid",
            )
        )  # fmt: skip

    def save(self, session: Session) -> None:
        """With a handful of statements."""
        session.write_many(rows.NEW_VOUCHERS, _tuples(self._vouchers))
        session.write_many(rows.NEW_CHECKOUTS, _tuples(self._checkouts))
        session.write_many(rows.NEW_USES, _tuples(self._uses))
        ups = [(self._workspace, self._promotion_id, "use", person, 0, count, EVER) for person, count in sorted(self._tallies.items())]
        rows.save_tallies(session, ups, [])
        session.write_many(rows.DAYS, [(self._workspace, self._promotion_id, day, *sums) for day, sums in sorted(self._days.items())])


def _tuples(found: Sequence[Any]) -> list[tuple[Any, ...]]:
    return [rows.astuple(row) for row in found]
