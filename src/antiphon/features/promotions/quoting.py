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
from antiphon.features.segments.api import PersonView, Segments
from antiphon.kernel.clock import from_ms, local_day
from antiphon.kernel.errors import Problem

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
        quoted = self.quote_all(session, [asked], now_ms)[0]
        if isinstance(quoted, Problem):
            raise quoted
        return quoted

    def quote_all(self, session: ReadSession, asks: Sequence[Asked], now_ms: int) -> list[Quoted | Problem]:
        """The price of each, or why it has none, read with the same statements for all of a workspace."""
        quoted: list[Quoted | Problem] = []
        known = {
            workspace: self._know(session, [asked for asked in asks if asked.workspace == workspace], now_ms)
            for workspace in dict.fromkeys(asked.workspace for asked in asks)
        }
        for asked in asks:
            try:
                quoted.append(self._price(known[asked.workspace], asked, now_ms))
            except Problem as problem:
                quoted.append(problem)
        return quoted

    def _price(self, known: "_Known", asked: Asked, now_ms: int) -> Quoted:
        shelf = known.shelf
        person = known.person_of(asked)
        held = known.held.get(asked.checkout_id, [])
        presented, refused = _present(known, asked, person, held, now_ms)
        buyer = _buyer(known, asked, person, held, now_ms)
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

    # ------------------------------------------------------------------------------------------------- reading

    def _know(self, session: ReadSession, asks: Sequence[Asked], now_ms: int) -> "_Known":
        """Everything that pricing these carts of one workspace asks about, and nothing else."""
        workspace = asks[0].workspace
        shelf = self._memory.read(session, workspace)
        people = sorted({asked.person_id for asked in asks if asked.person_id})
        persons = self._profiles.canonical(session, workspace, people) if people else {}
        known = _Known(shelf, persons)
        checkouts = sorted({asked.checkout_id for asked in asks if asked.checkout_id})
        for use in rows.read_uses(session, workspace, checkouts) if checkouts else ():
            if use.state in ACTIVE:
                known.held.setdefault(use.checkout_id, []).append(use)
        unshared = sorted({code for asked in asks for typed in asked.codes if (code := clean_code(typed)) and code not in shelf.by_code})
        known.vouchers = {row.code: row for row in rows.read_vouchers(session, workspace, unshared)} if unshared else {}
        if shelf.limited:
            self._know_uses(session, known, asks, now_ms)
        goes_on = sorted({person for asked in asks if (person := known.person_of(asked))})
        if goes_on and (shelf.needs_segments or shelf.needs_orders):
            known.views = self._segments.read_people(session, workspace, goes_on)
        if goes_on and shelf.needs_tier:
            known.tiers = self._find_tiers(session, workspace, goes_on)
        return known

    def _know_uses(self, session: ReadSession, known: "_Known", asks: Sequence[Asked], now_ms: int) -> None:
        """How often what is limited has been used."""
        buyers = {(known.person_of(asked), local_day(now_ms, asked.zone)) for asked in asks}
        keys = {key for running in known.shelf.limited for person, day in buyers for _, key, _ in limit_keys(running, person, day)}
        known.counts = rows.read_tallies(session, sorted(keys)) if keys else {}
        total = [running for running in known.shelf.limited if running.rules.limits.total is not None]
        left = self._ledger.read_spendable(session, [stock_keys(running)[0] for running in total]) if total else {}
        known.left = {running.id: left[stock_keys(running)[0]] for running in total}


class _Known:
    """What was read of a workspace for some carts."""

    def __init__(self, shelf: Shelf, persons: Mapping[str, str]) -> None:
        self.shelf = shelf
        self.persons = persons
        self.held: dict[str, list[UseRow]] = {}  # by checkout: what it holds now
        self.vouchers: Mapping[str, VoucherRow] = {}
        self.counts: dict[TallyKey, int] = {}
        self.left: Mapping[str, int] = {}  # by promotion with a total
        self.views: Mapping[str, PersonView] = {}
        self.tiers: Mapping[str, str] = {}

    def person_of(self, asked: Asked) -> str:
        """Who goes on, "" for nobody."""
        return self.persons.get(asked.person_id, asked.person_id)


# ----------------------------------------------------------------------------------------------------- codes


def _present(known: _Known, asked: Asked, person: str, held: Sequence[UseRow], now_ms: int) -> tuple[list[Presented], list[NotApplied]]:
    """What the codes stand for, and a reason for each that stands for nothing this buyer can use."""
    presented: list[Presented] = []
    refused: list[NotApplied] = []
    for code in dict.fromkeys(code for typed in asked.codes if (code := clean_code(typed))):
        voucher = None if code in known.shelf.by_code else known.vouchers.get(code)
        running = known.shelf.by_code.get(code) or _promotion_of(known.shelf, voucher)
        reason = _why_no_code(running, voucher, person, held, now_ms, asked.left_out)
        if reason == "unknown_code":
            presented.append(Presented(code))
        elif reason:
            refused.append(_no(running, code, reason))
        elif running is not None:
            presented.append(_shown(running, code, voucher))
    return presented, refused


# ----------------------------------------------------------------------------------------------------- buyer


def _buyer(known: _Known, asked: Asked, person: str, held: Sequence[UseRow], now_ms: int) -> Buyer:
    """What the live promotions ask about whoever buys, and nothing else."""
    shelf = known.shelf
    given = asked.cart.buyer if asked.trusts_cart and not person else Buyer()
    buyer = msgspec.structs.replace(given, person=person, uses=_uses(known, asked, person, held, now_ms))
    if not person or not (shelf.needs_segments or shelf.needs_tier or shelf.needs_orders):
        return buyer
    view = known.views.get(person)
    is_first = (shelf.needs_segments or shelf.needs_orders) and not (view.tags.get("orders") if view else 0)
    segments = tuple(sorted(view.segments)) if view else ()
    return msgspec.structs.replace(buyer, segments=segments, tier=known.tiers.get(person, ""), is_first_order=is_first)


def _uses(known: _Known, asked: Asked, person: str, held: Sequence[UseRow], now_ms: int) -> dict[str, Used]:
    """How often what is limited has been used, without what this checkout holds itself."""
    if not known.shelf.limited:
        return {}
    day = local_day(now_ms, asked.zone)
    counts = dict(known.counts) if held else known.counts
    for use in held:
        for _, key in counted_keys(use):
            if key in counts:
                counts[key] -= 1
    uses: dict[str, Used] = {}
    for running in known.shelf.limited:
        limits = running.rules.limits
        in_all = 0
        if limits.total is not None:
            mine = sum(use.promotion_id == running.id and "s" in use.counted for use in held)
            in_all = limits.total - known.left[running.id] - mine
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
