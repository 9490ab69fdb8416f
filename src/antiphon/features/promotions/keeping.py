"""What a shopper sees of coupons: their vouchers, what they may claim, a code they type in."""

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from antiphon.engine.database.port import Database, ReadSession
from antiphon.engine.database.writer import Lane
from antiphon.features.ledger.api import Ledger
from antiphon.features.profiles.api import Profiles
from antiphon.features.promotions import store_gifts, store_vouchers
from antiphon.features.promotions import store_uses as rows
from antiphon.features.promotions.checkouts import tell_refused
from antiphon.features.promotions.codes import clean_code
from antiphon.features.promotions.contracts import Claimable, Refusal, Voucher
from antiphon.features.promotions.gifts import show_gifts
from antiphon.features.promotions.memory import EVER, Memory, Running
from antiphon.features.promotions.pricing.rules import Who
from antiphon.features.promotions.quoting import FindTiers
from antiphon.features.promotions.showing import show_refusal, show_voucher
from antiphon.features.promotions.vouchers import Entered, Given, Issue, Item, issue_stock
from antiphon.features.promotions.words import gives, says
from antiphon.features.segments.api import Segments
from antiphon.kernel.clock import from_ms
from antiphon.sdk.words import Text

MAX_SHOWN: Final = 200


class Vouchers:
    """Vouchers of people, and how they come by them."""

    def __init__(
        self,
        database: Database,
        lane: Lane[Item, Given],
        memory: Memory,
        ledger: Ledger,
        profiles: Profiles,
        segments: Segments,
        find_tiers: FindTiers,
        now_ms: Callable[[], int],
    ) -> None:
        self._database = database
        self._lane = lane
        self._memory = memory
        self._ledger = ledger
        self._profiles = profiles
        self._segments = segments
        self._find_tiers = find_tiers
        self._now_ms = now_ms

    def list_vouchers(self, session: ReadSession, workspace: str, person_id: str) -> list[Voucher]:
        """A person's vouchers, the newest first, at most 200."""
        person = self._profiles.canonical(session, workspace, [person_id]).get(person_id, person_id)
        found = store_vouchers.list_of_persons(session, workspace, [person], MAX_SHOWN)
        promotions = self._memory.find(session, workspace, {row.promotion_id for row in found})
        now = self._now_ms()
        return [show_voucher(row, promotions, now) for row in found]

    def list_claimable(self, session: ReadSession, workspace: str, person_id: str) -> list[Claimable]:
        """What shoppers may claim now, and whether this one still may."""
        now = self._now_ms()
        person = self._profiles.canonical(session, workspace, [person_id]).get(person_id, person_id)
        open_now = [each for each in self._memory.read(session, workspace).live if each.coupon.claimable and each.is_open(now)]
        open_now = [each for each in open_now if self._is_for(session, workspace, person, each.rules.who)]
        if not open_now:
            return []
        limited = [issue_stock(each)[0] for each in open_now if each.coupon.issue_total is not None]
        left = self._ledger.read_spendable(session, limited) if limited else {}
        counts = rows.read_tallies(session, [(workspace, each.id, "claim", person, 0) for each in open_now])
        return [
            _claimable(each, left.get(issue_stock(each)[0]), counts.get((workspace, each.id, "claim", person, 0), 0)) for each in open_now
        ]

    def claim(self, workspace: str, person_id: str, key: str, idempotency_key: str = "") -> Voucher:
        """Take one. Raises `Refused`. With the same idempotency key it is the same voucher."""
        with self._database.read() as session:
            running = self._memory.read(session, workspace).by_key.get(key)
            fits = running is not None and self._is_for(session, workspace, person_id, running.rules.who)
        if running is None or not fits:
            reason = "unknown_promotion" if running is None else "not_claimable"
            raise tell_refused([Refusal(reason, says(reason), key)])
        source = f"claim:{person_id}:{idempotency_key}" if idempotency_key else None
        return self._ask(workspace, Issue(workspace, running.id, person_id, "claim", source))

    def enter(self, workspace: str, person_id: str, typed: str) -> Voucher:
        """Keep a code that was typed in. Raises `Refused`."""
        code = clean_code(typed)
        if not code:
            raise tell_refused([Refusal("unknown_code", says("unknown_code"), code=typed[:64])])
        return self._ask(workspace, Entered(workspace, code, person_id))

    def give(self, workspace: str, promotion_id: str, person_ids: Sequence[str], source: str) -> list[Given]:
        """One voucher to each of these people, from an operator; `source` names the occasion, so that repeating it gives nothing twice."""
        futures = [self._lane.submit(Issue(workspace, promotion_id, each, "given", f"{source}:{each}")) for each in person_ids]
        return [future.result() for future in futures]

    def find(self, session: ReadSession, workspace: str, typed: str) -> Voucher | None:
        """One voucher with all its uses."""
        code = clean_code(typed)
        found = rows.read_vouchers(session, workspace, [code]) if code and "\0" not in code else []
        if not found:
            return None
        uses = store_vouchers.list_uses_of_code(session, workspace, code, MAX_SHOWN)
        promotions = self._memory.find(session, workspace, {found[0].promotion_id, *(use.promotion_id for use in uses)})
        shown = show_voucher(found[0], promotions, self._now_ms(), uses)
        return msgspec.structs.replace(shown, gifts=show_gifts(store_gifts.list_gifts(session, workspace, [code])))

    # ------------------------------------------------------------------------------------------------- inside

    def _ask(self, workspace: str, item: Item) -> Voucher:
        given = self._lane.call(item)
        wanted = {given.voucher.promotion_id} if given.voucher else {given.refused.promotion_id} if given.refused else set[str]()
        with self._database.read() as session:
            promotions = self._memory.find(session, workspace, {each for each in wanted if each})
        if given.refused is not None:
            raise tell_refused([show_refusal(given.refused, promotions)])
        assert given.voucher is not None
        return show_voucher(given.voucher, promotions, self._now_ms())

    def _is_for(self, session: ReadSession, workspace: str, person: str, who: Who) -> bool:
        """Whether the coupon is meant for this person at all: nobody is offered what they could never use."""
        if who.segments or who.not_segments:
            view = self._segments.read_people(session, workspace, [person]).get(person)
            mine = view.segments if view else frozenset[str]()
            if (who.segments and not mine.intersection(who.segments)) or mine.intersection(who.not_segments):
                return False
        return not who.tiers or self._find_tiers(session, workspace, [person]).get(person, "") in who.tiers


def _claimable(running: Running, left: int | None, mine: int) -> Claimable:
    used_up, enough = left == 0, mine >= running.coupon.claims_per_person
    reason: Text | None = says("already_claimed") if enough else says("used_up") if used_up else None
    return Claimable(
        key=running.key,
        title=running.rules.title,
        gives=gives(running.rules.terms, running.rules.currency),
        how_to_use=running.coupon.how_to_use,
        left=left,
        mine=mine,
        claims_per_person=running.coupon.claims_per_person,
        may_claim=reason is None,
        ends_at=None if running.ends_ms == EVER else from_ms(running.ends_ms),
        reason=reason,
    )
