"""What a shop's server does with a checkout: price and hold it, then pay, cancel, refund; and a code shown at a till.

Pricing happens before the writer is asked, over what can be read; the writer checks every limit again while it holds the rows. When
it says that something was used up meanwhile, the cart is priced again without it, so that nobody is refused over a promotion they
never named; a code they did name is never dropped silently.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

import msgspec

from antiphon.engine.database.port import Database, ReadSession
from antiphon.engine.database.writer import Lane
from antiphon.features.promotions import store_uses as rows
from antiphon.features.promotions.codes import clean_code
from antiphon.features.promotions.contracts import Checkout, RedeemAsked, Refusal, ReleaseAsked, ReserveAsked, ReturnAsked, ScanAsked
from antiphon.features.promotions.intents import Intent, No, Redeem, Release, Reserve, Return, Scan, Settled
from antiphon.features.promotions.looking import Looks, Wish, fingerprint
from antiphon.features.promotions.memory import Memory, Running
from antiphon.features.promotions.pricing.cart import Cart
from antiphon.features.promotions.pricing.priced import Priced
from antiphon.features.promotions.quoting import Asked, Quoted
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
        looks: Looks,
        memory: Memory,
        zone: Callable[[str], str],
    ) -> None:
        self._database = database
        self._lane = lane
        self._looks = looks
        self._memory = memory
        self._zone = zone

    def reserve(self, workspace: str, person_id: str, asked: ReserveAsked, *, because: str = "reserved") -> Checkout:
        """Hold everything that the cart uses, all or nothing. Raises `Refused`, `Invalid`."""
        steps = self._reserving(self._wish(workspace, asked, person_id), asked, because)
        try:
            step = next(steps)
            while True:
                step = steps.send(self._looks.look_alone(step) if isinstance(step, Wish) else self._lane.call(step))
        except StopIteration as done:
            return done.value

    async def ask_reserve(self, workspace: str, asked: ReserveAsked) -> Checkout:
        """The same from the event loop, priced together with whoever else waits. Raises `Newcomer` and `NotFound` besides."""
        steps = self._reserving(self._wish(workspace, asked), asked, "reserved")
        step = next(steps)
        while True:
            answer = await (self._looks.ask(step) if isinstance(step, Wish) else self._lane.ask(step))
            try:
                step = steps.send(answer)
            except StopIteration as done:
                return done.value

    def _reserving(self, wish: Wish, asked: ReserveAsked, because: str) -> Generator[Wish | Reserve, Any, Checkout]:
        """What is to be looked at and what is to be written, in turns, until it is held. Raises `Refused`, `Invalid`."""
        workspace = wish.asked.workspace
        refused_last: tuple[No, ...] = ()
        for _ in range(TRIES):
            found = yield wish
            if isinstance(found, Checkout):
                return found  # the answer of before
            quoted: Quoted = found
            refused = _unused_codes(asked.codes, quoted.priced)
            if not refused and asked.expects_total_minor not in {None, quoted.priced.total_minor}:
                refused = [Refusal("total_changed", says("total_changed"), values={"total_minor": quoted.priced.total_minor})]
            if refused:
                raise tell_refused(refused)
            settled: Settled = yield _reserve(workspace, asked, quoted, because)
            if not settled.refused:
                return self._show(workspace, settled)
            refused_last = settled.refused
            unasked = [no for no in settled.refused if not no.code and no.promotion_id]
            if len(unasked) < len(settled.refused) and not all(no.reason == "changed" for no in settled.refused):
                raise self._tell(workspace, settled.refused)
            used_up = self._keys(workspace, [no.promotion_id for no in unasked if no.reason != "changed"])
            wish = wish.without(used_up)
        raise self._tell(workspace, refused_last)

    def redeem(self, workspace: str, asked: RedeemAsked, because: str = "paid") -> Checkout:
        """The checkout was paid. Raises `NotFound`, `Refused`."""
        return self._call(workspace, redeem_of(workspace, asked, because))

    def release(self, workspace: str, asked: ReleaseAsked, because: str = "cancelled") -> Checkout:
        """It will not be. Raises `NotFound`, `Refused`."""
        return self._call(workspace, release_of(workspace, asked, because))

    def give_back(self, workspace: str, asked: ReturnAsked) -> Checkout:
        """Money goes back. Raises `NotFound`."""
        return self._call(workspace, return_of(workspace, asked))

    def scan(self, workspace: str, asked: ScanAsked) -> Checkout:
        """A code at a till, without a cart: it is only used. Raises `Refused`, `NotFound`."""
        return self._call(workspace, scan_of(workspace, asked))

    def scan_cart(self, workspace: str, person_id: str, asked: ScanAsked, cart: Cart) -> Checkout:
        """The same with a cart, which is priced. Raises `Refused`, `Invalid`."""
        reserve = ReserveAsked(asked.checkout_id, cart, codes=(asked.code,), order_id=asked.checkout_id)
        held = self.reserve(workspace, person_id, reserve, because="scanned")
        return held if held.state == "redeemed" else self.redeem(workspace, RedeemAsked(held.id), "scanned")

    async def ask(self, workspace: str, intent: Intent) -> Checkout:
        """Any of it from the event loop: nothing is read and no thread is held while it waits for the commit it shares with others."""
        return self._told(workspace, await self._lane.ask(intent))

    def get(self, session: ReadSession, workspace: str, checkout_id: str) -> Checkout:
        """A checkout as it is. Raises `NotFound`."""
        found = rows.read_checkouts(session, workspace, [checkout_id])
        if not found:
            raise NotFound("There is no such checkout in this workspace.", code="checkout_not_found")
        uses = rows.read_uses(session, workspace, [checkout_id])
        return show_checkout(found[0], uses, self._memory.find(session, workspace, {use.promotion_id for use in uses}))

    # ------------------------------------------------------------------------------------------------- inside

    def _wish(self, workspace: str, asked: ReserveAsked, person_id: str | None = None) -> Wish:
        zone = self._zone(workspace)  # may read: before a session is borrowed
        wanted = Asked(workspace, zone, asked.cart, person_id or "", asked.codes, asked.checkout_id, trusts_cart=True)
        return Wish(wanted, asked, is_named=person_id is not None)

    def _call(self, workspace: str, intent: Intent) -> Checkout:
        return self._told(workspace, self._lane.call(intent))

    def _told(self, workspace: str, settled: Settled) -> Checkout:
        """What came of it, as it is told. Raises `NotFound`, `Refused`. Names come from memory; only what is gone must be read."""
        reasons = {no.reason for no in settled.refused}
        if "checkout_unknown" in reasons:
            raise NotFound("There is no such checkout in this workspace.", code="checkout_not_found")
        if "person_unknown" in reasons:
            raise NotFound("There is no such person in this workspace.", code="person_not_found")
        if settled.refused:
            raise self._tell(workspace, settled.refused)
        return self._show(workspace, settled)

    def _show(self, workspace: str, settled: Settled) -> Checkout:
        assert settled.row is not None
        return show_checkout(settled.row, settled.uses, self._named(workspace, {use.promotion_id for use in settled.uses}))

    def _named(self, workspace: str, wanted: set[str]) -> Mapping[str, Running]:
        promotions = self._memory.recall(workspace).by_id
        if wanted <= promotions.keys():
            return promotions
        with self._database.read() as session:
            return self._memory.find(session, workspace, wanted)

    def _tell(self, workspace: str, refused: Sequence[No]) -> Refused:
        promotions = self._named(workspace, {no.promotion_id for no in refused if no.promotion_id})
        return tell_refused([show_refusal(no, promotions) for no in refused])

    def _keys(self, workspace: str, promotion_ids: Sequence[str]) -> frozenset[str]:
        with self._database.read() as session:
            return frozenset(each.key for each in self._memory.find(session, workspace, promotion_ids).values())


def scan_of(workspace: str, asked: ScanAsked) -> Scan:
    """A code at a till as the writer takes it."""
    who = asked.user_id or "", asked.person_id or ""
    print_of = sha256(msgspec.json.encode(("scan", asked.code, *who))).hexdigest()
    return Scan(workspace, asked.checkout_id, asked.code, *who, print_of)


def redeem_of(workspace: str, asked: RedeemAsked, because: str = "paid") -> Redeem:
    """A payment as the writer takes it."""
    return Redeem(workspace, asked.checkout_id, asked.order_id, because)


def release_of(workspace: str, asked: ReleaseAsked, because: str = "cancelled") -> Release:
    """A cancelled checkout as the writer takes it."""
    return Release(workspace, asked.checkout_id, because)


def return_of(workspace: str, asked: ReturnAsked) -> Return:
    """A refund as the writer takes it. A partial one without a name is known by its amount."""
    name = asked.refund_id or ("" if asked.amount_minor is None else f"{asked.amount_minor}")
    return Return(workspace, asked.checkout_id, asked.amount_minor, name)


def _reserve(workspace: str, asked: ReserveAsked, quoted: Quoted, because: str) -> Reserve:
    priced = quoted.priced
    return Reserve(
        workspace,
        asked.checkout_id,
        quoted.person_id,
        quoted.wanted,
        fingerprint(asked, quoted.person_id),
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
