"""What a shop's server does with a checkout: price and hold it, then pay, cancel, refund; and a code shown at a till.

Pricing happens before the writer is asked, over what can be read; the writer checks every limit again while it holds the rows. When
it says that something was used up meanwhile, the cart is priced again without it, so that nobody is refused over a promotion they
never named; a code they did name is never dropped silently.
"""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

import msgspec

from antiphon.engine.database.port import Database, ReadSession
from antiphon.engine.database.writer import Lane
from antiphon.features.promotions import store_uses as rows
from antiphon.features.promotions.codes import clean_code
from antiphon.features.promotions.contracts import Checkout, RedeemAsked, Refusal, ReleaseAsked, ReserveAsked, ReturnAsked, ScanAsked
from antiphon.features.promotions.intents import Intent, No, Redeem, Release, Reserve, Return, Settled, Wanted
from antiphon.features.promotions.memory import Memory
from antiphon.features.promotions.pricing.cart import Cart
from antiphon.features.promotions.pricing.priced import Priced
from antiphon.features.promotions.quoting import Asked, Quoted, Quoter
from antiphon.features.promotions.showing import show_checkout, show_refusal
from antiphon.features.promotions.words import says
from antiphon.kernel.errors import Conflict, NotFound
from antiphon.sdk.words import Text

TRIES: Final = 5  # times a cart is priced again because something it would use was used up meanwhile
MINUTE_MS: Final = 60_000


class Refused(Conflict):
    """It cannot be. `errors` has a reason for each promotion or code, in both languages. Nothing was changed."""

    code = "use_refused"
    title = "These promotions cannot be used so"


class Checkouts:
    """The use cases. Every call may be repeated: the checkout's id is the key of its effect."""

    def __init__(
        self,
        database: Database,
        lane: Lane[Intent, Settled],
        quoter: Quoter,
        memory: Memory,
        now_ms: Callable[[], int],
        zone: Callable[[str], str],
    ) -> None:
        self._database = database
        self._lane = lane
        self._quoter = quoter
        self._memory = memory
        self._now_ms = now_ms
        self._zone = zone

    def reserve(self, workspace: str, person_id: str, asked: ReserveAsked, *, because: str = "reserved") -> Checkout:
        """Hold everything that the cart uses, all or nothing. Raises `Refused`, `Invalid`."""
        print_of = fingerprint(asked, person_id)
        known = self._find_same(workspace, asked.checkout_id, print_of)
        if known is not None:
            return known
        left_out: frozenset[str] = frozenset()
        refused_last: tuple[No, ...] = ()
        for _ in range(TRIES):
            quoted = self._quote(workspace, person_id, asked, left_out)
            refused = _unused_codes(asked.codes, quoted.priced)
            if not refused and asked.expects_total_minor not in {None, quoted.priced.total_minor}:
                refused = [Refusal("total_changed", says("total_changed"), values={"total_minor": quoted.priced.total_minor})]
            if refused:
                raise tell_refused(refused)
            settled = self._lane.call(_reserve(workspace, asked, quoted, print_of, because))
            if not settled.refused:
                return self._show(workspace, settled)
            refused_last = settled.refused
            unasked = [no for no in settled.refused if not no.code and no.promotion_id]
            if len(unasked) < len(settled.refused) and not all(no.reason == "changed" for no in settled.refused):
                raise self._tell(workspace, settled.refused)
            left_out |= self._keys(workspace, [no.promotion_id for no in unasked if no.reason != "changed"])
        raise self._tell(workspace, refused_last)

    def redeem(self, workspace: str, asked: RedeemAsked, because: str = "paid") -> Checkout:
        """The checkout was paid. Raises `NotFound`, `Refused`."""
        return self._call(workspace, Redeem(workspace, asked.checkout_id, asked.order_id, because))

    def release(self, workspace: str, asked: ReleaseAsked, because: str = "cancelled") -> Checkout:
        """It will not be. Raises `NotFound`, `Refused`."""
        return self._call(workspace, Release(workspace, asked.checkout_id, because))

    def give_back(self, workspace: str, asked: ReturnAsked) -> Checkout:
        """Money goes back. Raises `NotFound`."""
        name = asked.refund_id or ("" if asked.amount_minor is None else f"{asked.amount_minor}")
        return self._call(workspace, Return(workspace, asked.checkout_id, asked.amount_minor, name))

    def scan(self, workspace: str, person_id: str, asked: ScanAsked) -> Checkout:
        """A code at a till: with a cart it is priced, without one only used. Raises `Refused`, `Invalid`."""
        cart = asked.cart or Cart("")
        reserve = ReserveAsked(asked.checkout_id, cart, codes=(asked.code,), order_id=asked.checkout_id)
        if asked.cart is not None:
            held = self.reserve(workspace, person_id, reserve, because="scanned")
            return held if held.state == "redeemed" else self.redeem(workspace, RedeemAsked(held.id), "scanned")
        print_of = fingerprint(reserve, person_id)
        with self._database.read() as session:
            known = self._same(session, workspace, asked.checkout_id, print_of)
            if known is not None:
                return known
            wanted, owner = self._find_code(session, workspace, asked.code)
        intent = Reserve(
            workspace,
            asked.checkout_id,
            person_id or owner,
            (wanted,),
            print_of,
            currency="",
            total_minor=0,
            discount_minor=0,
            cart="",
            answer="",
            hold_ms=MINUTE_MS,
            order_id=asked.checkout_id,
            redeem=True,
            because="scanned",
        )
        return self._call(workspace, intent)

    def get(self, session: ReadSession, workspace: str, checkout_id: str) -> Checkout:
        """A checkout as it is. Raises `NotFound`."""
        found = rows.read_checkouts(session, workspace, [checkout_id])
        if not found:
            raise NotFound("There is no such checkout in this workspace.", code="checkout_not_found")
        uses = rows.read_uses(session, workspace, [checkout_id])
        return show_checkout(found[0], uses, self._memory.find(session, workspace, {use.promotion_id for use in uses}))

    # ------------------------------------------------------------------------------------------------- inside

    def _quote(self, workspace: str, person_id: str, asked: ReserveAsked, left_out: frozenset[str]) -> Quoted:
        zone = self._zone(workspace)  # may read: before a session is borrowed
        with self._database.read() as session:
            wanted = Asked(workspace, zone, asked.cart, person_id, asked.codes, asked.checkout_id, trusts_cart=True, left_out=left_out)
            return self._quoter.quote(session, wanted, self._now_ms())

    def _find_same(self, workspace: str, checkout_id: str, print_of: str) -> Checkout | None:
        """The answer of before, when the same was asked and still holds."""
        with self._database.read() as session:
            return self._same(session, workspace, checkout_id, print_of)

    def _same(self, session: ReadSession, workspace: str, checkout_id: str, print_of: str) -> Checkout | None:
        for row in rows.read_checkouts(session, workspace, [checkout_id]):
            if row.asked == print_of and (row.state == "redeemed" or (row.state == "reserved" and self._now_ms() < row.until_at)):
                return self.get(session, workspace, checkout_id)
        return None

    def _find_code(self, session: ReadSession, workspace: str, typed: str) -> tuple[Wanted, str]:
        """What a code stands for, and whose it is ("": anybody's). Raises `Refused`."""
        code = clean_code(typed)
        running = self._memory.read(session, workspace).by_code.get(code)
        if running is not None:
            return Wanted(running.id, None, code, 0), ""
        found = rows.read_vouchers(session, workspace, [code]) if code and "\0" not in code else []
        if not found:
            raise tell_refused([Refusal("unknown_code", says("unknown_code"), code=typed)])
        return Wanted(found[0].promotion_id, None, code, 0), found[0].person_id

    def _call(self, workspace: str, intent: Intent) -> Checkout:
        settled = self._lane.call(intent)
        if any(no.reason == "checkout_unknown" for no in settled.refused):
            raise NotFound("There is no such checkout in this workspace.", code="checkout_not_found")
        if settled.refused:
            raise self._tell(workspace, settled.refused)
        return self._show(workspace, settled)

    def _show(self, workspace: str, settled: Settled) -> Checkout:
        assert settled.row is not None
        wanted = {use.promotion_id for use in settled.uses}
        promotions = self._memory.recall(workspace).by_id
        if not wanted <= promotions.keys():
            with self._database.read() as session:
                promotions = self._memory.find(session, workspace, wanted)
        return show_checkout(settled.row, settled.uses, promotions)

    def _tell(self, workspace: str, refused: Sequence[No]) -> Refused:
        with self._database.read() as session:
            promotions = self._memory.find(session, workspace, {no.promotion_id for no in refused if no.promotion_id})
        return tell_refused([show_refusal(no, promotions) for no in refused])

    def _keys(self, workspace: str, promotion_ids: Sequence[str]) -> frozenset[str]:
        with self._database.read() as session:
            return frozenset(each.key for each in self._memory.find(session, workspace, promotion_ids).values())


def fingerprint(asked: ReserveAsked, person_id: str) -> str:
    """What makes two reservations the same: who, what, with which codes, for which order."""
    body: Mapping[str, Any] = {"cart": asked.cart, "codes": asked.codes, "order": asked.order_id, "person": person_id}
    return sha256(msgspec.json.encode(body)).hexdigest()


def _reserve(workspace: str, asked: ReserveAsked, quoted: Quoted, print_of: str, because: str) -> Reserve:
    priced = quoted.priced
    return Reserve(
        workspace,
        asked.checkout_id,
        quoted.person_id,
        quoted.wanted,
        print_of,
        priced.currency,
        priced.total_minor,
        priced.discount_minor + priced.shipping.discount_minor,
        msgspec.json.encode(asked.cart).decode(),
        msgspec.json.encode(priced).decode(),
        asked.hold_minutes * MINUTE_MS,
        asked.sequence,
        asked.order_id,
        because=because,
    )


def _unused_codes(codes: Sequence[str], priced: Priced) -> list[Refusal]:
    """A reason for each code that was asked for and did not take effect."""
    applied = {each.code for each in priced.applied if each.code}
    reasons = {each.code: each for each in priced.not_applied if each.code}
    refused: list[Refusal] = []
    for typed in codes:
        code = clean_code(typed)
        if code in applied:
            continue
        no = reasons.get(code)
        if no is None:
            refused.append(Refusal("not_applied", says("not_applied"), code=typed))
        else:
            refused.append(Refusal(no.reason, no.says, no.promotion, code, no.values))
    return refused


def tell_refused(refused: Sequence[Refusal]) -> Refused:
    """The problem, with every reason in it."""
    first: Text = refused[0].says
    detail = " ".join(dict.fromkeys(each.says.en for each in refused)) or first.en
    return Refused(detail, errors=[msgspec.to_builtins(each) for each in refused])
