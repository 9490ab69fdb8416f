"""From a cart to a price: who buys, what their codes stand for, how often they have used what; then the pure calculation.

Everything here is read without locks, so it may be out of date a moment later. Nobody's limit rests on it: what a reservation takes is
checked again by the writer, and priced again when that says no.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.ledger.api import Ledger
from antiphon.features.profiles.api import Profiles
from antiphon.features.promotions import store_uses as rows
from antiphon.features.promotions.batch import ACTIVE, counted_keys, limit_keys, stock_keys
from antiphon.features.promotions.codes import clean_code
from antiphon.features.promotions.intents import Wanted
from antiphon.features.promotions.memory import Memory, Running, Shelf
from antiphon.features.promotions.pricing.cart import Buyer, Cart, Presented, Used
from antiphon.features.promotions.pricing.priced import POINTS, NotApplied, Priced
from antiphon.features.promotions.store_uses import TallyKey, UseRow, VoucherRow
from antiphon.features.promotions.uses import why_not
from antiphon.features.promotions.words import says
from antiphon.features.segments.api import Segments
from antiphon.kernel.clock import from_ms, local_day

FindTiers = Callable[[ReadSession, str, Sequence[str]], Mapping[str, str]]  # person -> key of the tier


class Asked(msgspec.Struct, frozen=True):
    """A cart to price, for whom, and with which codes. `checkout_id`: what that checkout holds already is not counted against it."""

    workspace: str
    zone: str  # of the workspace: looked up before a session is borrowed
    cart: Cart
    person_id: str = ""
    codes: tuple[str, ...] = ()
    checkout_id: str = ""
    trusts_cart: bool = False  # the buyer in the cart was told by the shop's own server; it counts where we know nobody
    left_out: frozenset[str] = frozenset()  # keys of promotions that have just turned out to be used up


class Quoted(msgspec.Struct, frozen=True):
    """What came of it. `wanted` is what a reservation would take."""

    priced: Priced
    person_id: str
    wanted: tuple[Wanted, ...]
    revisions: Mapping[str, int]


class Quoter:
    """Prices carts over a read session."""

    def __init__(
        self,
        memory: Memory,
        ledger: Ledger,
        profiles: Profiles,
        segments: Segments,
        find_tiers: FindTiers,
    ) -> None:
        self._memory = memory
        self._ledger = ledger
        self._profiles = profiles
        self._segments = segments
        self._find_tiers = find_tiers

    def quote(self, session: ReadSession, asked: Asked, now_ms: int) -> Quoted:
        """The price now. Raises `Invalid` for a cart that makes no sense."""
        shelf = self._memory.read(session, asked.workspace)
        person = asked.person_id
        if person:
            person = self._profiles.canonical(session, asked.workspace, [person]).get(person, person)
        held = rows.read_uses(session, asked.workspace, [asked.checkout_id]) if asked.checkout_id else []
        held = [use for use in held if use.state in ACTIVE]
        presented, refused = self._present(session, shelf, asked, person, held, now_ms)
        buyer = self._buyer(session, shelf, asked, person, held, now_ms)
        cart = msgspec.structs.replace(asked.cart, buyer=buyer, presented=tuple(presented))
        priced = shelf.book(asked.zone, asked.left_out).price(cart, from_ms(now_ms))
        told = [each for each in priced.not_applied if each.reason != "needs_code" or each.code]  # who has no code need not know of it
        priced = msgspec.structs.replace(priced, not_applied=(*refused, *told))
        applied = [(shelf.by_key[each.promotion], each) for each in priced.applied if each.promotion != POINTS]
        return Quoted(
            priced,
            person,
            tuple(Wanted(running.id, running.revision, each.code, each.amount_minor) for running, each in applied),
            {running.key: running.revision for running, _ in applied},
        )

    # ------------------------------------------------------------------------------------------------- codes

    def _present(
        self, session: ReadSession, shelf: Shelf, asked: Asked, person: str, held: Sequence[UseRow], now_ms: int
    ) -> tuple[list[Presented], list[NotApplied]]:
        """What the codes stand for, and a reason for each that stands for nothing this buyer can use."""
        codes = list(dict.fromkeys(code for typed in asked.codes if (code := clean_code(typed))))
        unshared = [code for code in codes if code not in shelf.by_code]
        found = {row.code: row for row in rows.read_vouchers(session, asked.workspace, unshared)} if unshared else {}
        presented: list[Presented] = []
        refused: list[NotApplied] = []
        for code in codes:
            running = shelf.by_code.get(code) or _promotion_of(shelf, found.get(code))
            reason = _why_no_code(running, found.get(code), person, held, now_ms, asked.left_out)
            if reason == "unknown_code":
                presented.append(Presented(code))
            elif reason:
                refused.append(_no(running, code, reason))
            elif running is not None:
                presented.append(_shown(running, code, found.get(code)))
        return presented, refused

    # ------------------------------------------------------------------------------------------------- buyer

    def _buyer(self, session: ReadSession, shelf: Shelf, asked: Asked, person: str, held: Sequence[UseRow], now_ms: int) -> Buyer:
        """What the live promotions ask about whoever buys, and nothing else."""
        given = asked.cart.buyer if asked.trusts_cart and not person else Buyer()
        buyer = msgspec.structs.replace(given, person=person, uses=self._uses(session, shelf, asked, person, held, now_ms))
        if not person or not (shelf.needs_segments or shelf.needs_tier or shelf.needs_orders):
            return buyer
        segments: tuple[str, ...] = ()
        is_first = False
        if shelf.needs_segments or shelf.needs_orders:
            view = self._segments.read_people(session, asked.workspace, [person]).get(person)
            segments = tuple(sorted(view.segments)) if view else ()
            is_first = not (view.tags.get("orders") if view else 0)
        tier = self._find_tiers(session, asked.workspace, [person]).get(person, "") if shelf.needs_tier else ""
        return msgspec.structs.replace(buyer, segments=segments, tier=tier, is_first_order=is_first)

    def _uses(self, session: ReadSession, shelf: Shelf, asked: Asked, person: str, held: Sequence[UseRow], now_ms: int) -> dict[str, Used]:
        """How often what is limited has been used, without what this checkout holds itself."""
        if not shelf.limited:
            return {}
        day = local_day(now_ms, asked.zone)
        keys = [key for running in shelf.limited for _, key, _ in limit_keys(running, person, day)]
        counts = rows.read_tallies(session, sorted(set(keys))) if keys else {}
        for use in held:
            for _, key in counted_keys(use):
                if key in counts:
                    counts[key] -= 1
        total = [running for running in shelf.limited if running.rules.limits.total is not None]
        left = self._ledger.read_spendable(session, [stock_keys(running)[0] for running in total]) if total else {}
        mine = {running.id: sum(use.promotion_id == running.id and "s" in use.counted for use in held) for running in total}
        uses: dict[str, Used] = {}
        for running in shelf.limited:
            limits = running.rules.limits
            in_all = 0
            if limits.total is not None:
                in_all = limits.total - left[stock_keys(running)[0]] - mine[running.id]
            uses[running.key] = Used(
                by_person=_count(counts, running, person, 0),
                by_person_today=_count(counts, running, person, day) if limits.per_person_day is not None else 0,
                in_all=in_all,
                in_all_today=_count(counts, running, "", day),
            )
        return uses


def _count(counts: Mapping[TallyKey, int], running: Running, person: str, day: int) -> int:
    return counts.get((running.workspace, running.id, "use", person, day), 0)


def _promotion_of(shelf: Shelf, voucher: VoucherRow | None) -> Running | None:
    return None if voucher is None else shelf.by_id.get(voucher.promotion_id)


def _why_no_code(
    running: Running | None,
    voucher: VoucherRow | None,
    person: str,
    held: Sequence[UseRow],
    now_ms: int,
    left_out: Collection[str],
) -> str:
    if running is None:
        return "unknown_code" if voucher is None else "expired"
    if running.state != "live":
        return "switched_off"
    if running.key in left_out:
        return "used_up"
    limits = running.rules.limits
    if not person and (limits.per_person is not None or limits.per_person_day is not None):
        return "person_needed"
    if voucher is None or any(use.code == voucher.code for use in held):
        return ""
    reason = why_not(voucher, running.id, person, now_ms)
    return "" if reason in {"not_yet_valid", "expired"} and voucher.state == "open" else reason  # said better with its dates


def _shown(running: Running, code: str, voucher: VoucherRow | None) -> Presented:
    if voucher is None:
        return Presented(code, running.key)
    until = None if voucher.until_at is None else from_ms(voucher.until_at)
    return Presented(code, running.key, from_ms(voucher.from_at), until)


def _no(running: Running | None, code: str, reason: str) -> NotApplied:
    title = None if running is None else running.rules.title
    key = "" if running is None else running.key
    return NotApplied(key, title, reason, {}, says(reason), code)  # pyright: ignore[reportArgumentType] - reasons of uses stand beside those of pricing
