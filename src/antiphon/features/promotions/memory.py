"""Promotions in memory, as fresh as the store: one small statement tells whether anything has changed.

What is kept belongs to a revision of the workspace's head, which only an operator's command raises, in a transaction of its own that
reads nothing here. So whatever transaction is undone, what is kept under a revision is what was committed with it.
"""

import threading
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Final

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.promotions import store
from antiphon.features.promotions.contracts import Coupon, IssueRule, PromotionDraft
from antiphon.features.promotions.pricing.price import PriceBook
from antiphon.features.promotions.pricing.rules import Limits, Promotion
from antiphon.features.promotions.pricing.settings import Settings
from antiphon.features.promotions.pricing.terms import MemberPrices
from antiphon.kernel.clock import to_ms

EVER: Final = 2**53 - 1


class Running:
    """A promotion as decisions need it."""

    def __init__(self, row: store.PromotionRow) -> None:
        self.workspace = row.workspace
        self.id = row.id
        self.key = row.key
        self.state = row.state
        self.revision = row.revision
        self.code = row.code or ""
        self.measure = row.measure
        self.draft: PromotionDraft = msgspec.json.decode(row.body, type=PromotionDraft)
        self.created_at = row.created_at
        when = self.draft.rules.when
        self.starts_ms = 0 if when.starts_at is None else to_ms(when.starts_at)
        self.ends_ms = EVER if when.ends_at is None else to_ms(when.ends_at)

    @property
    def rules(self) -> Promotion:
        """How it prices."""
        return self.draft.rules

    @property
    def coupon(self) -> Coupon:
        """How it reaches people."""
        return self.draft.coupon

    @property
    def stock_holder(self) -> str:
        """Who has the uses that are left, in the ledger."""
        return f"promotion:{self.id}"

    def is_open(self, now_ms: int) -> bool:
        """Whether it may be used now."""
        return self.state == "live" and self.starts_ms <= now_ms < self.ends_ms

    @cached_property
    def voucher_from_ms(self) -> int:
        """The first moment at which one of its vouchers counts."""
        return max(self.starts_ms, 0 if self.coupon.valid_from is None else to_ms(self.coupon.valid_from))

    @cached_property
    def voucher_until_ms(self) -> int | None:
        """The end of its vouchers by date; None when there is none."""
        until = EVER if self.coupon.valid_until is None else to_ms(self.coupon.valid_until)
        until = min(until, self.ends_ms)
        return None if until == EVER else until


class Shelf:
    """All promotions of a workspace that may be used, and how it calculates."""

    def __init__(self, revision: int, rows: Iterable[store.PromotionRow], settings: Settings) -> None:
        self.revision = revision
        self.settings = settings
        self._books: dict[str, PriceBook] = {}
        self.by_id = {row.id: Running(row) for row in rows}
        self.by_key = {running.key: running for running in self.by_id.values()}
        self.by_code = {running.code: running for running in self.by_id.values() if running.code}
        self.live = tuple(running for running in self.by_id.values() if running.state == "live")
        listening: dict[str, list[tuple[Running, int, IssueRule]]] = {}
        for running in self.live:
            for place, rule in enumerate(running.coupon.issue):
                listening.setdefault(rule.event, []).append((running, place, rule))
        self.issuing: Mapping[str, list[tuple[Running, int, IssueRule]]] = listening
        asked = [running.rules.who for running in self.live]
        self.needs_segments = any(who.segments or who.not_segments for who in asked)
        self.needs_tier = any(
            who.tiers or isinstance(running.rules.terms, MemberPrices) for running, who in zip(self.live, asked, strict=True)
        )
        self.needs_orders = any(who.first_order for who in asked)
        self.limited = tuple(running for running in self.live if _is_limited(running.rules.limits))

    def book(self, zone: str, left_out: Collection[str] = ()) -> PriceBook:
        """What is live, ready to price with in the workspace's zone. Without some of it, it is made for the occasion."""
        if left_out:
            return self._make_book(zone, left_out)
        made = self._books.get(zone)
        if made is None:
            made = self._books[zone] = self._make_book(zone, ())
        return made

    def _make_book(self, zone: str, left_out: Collection[str]) -> PriceBook:
        rules = [running.rules for running in self.live if running.key not in left_out]
        return PriceBook(rules, msgspec.structs.replace(self.settings, zone=zone))


def _is_limited(limits: Limits) -> bool:
    return any(limit is not None for limit in (limits.per_person, limits.per_person_day, limits.total, limits.total_day))


EMPTY: Final = Shelf(0, (), Settings())


class Memory:
    """Shelves by workspace."""

    def __init__(self) -> None:
        self._shelves: dict[str, Shelf] = {}
        self._lock = threading.Lock()

    def read(self, session: ReadSession, workspace: str) -> Shelf:
        """The workspace's promotions as `session` sees them."""
        revision = store.read_head(session, workspace)
        kept = self._shelves.get(workspace)
        if kept is not None and kept.revision == revision:
            return kept
        if not revision:
            return EMPTY
        shelf = Shelf(revision, store.list_usable(session, workspace), store.read_settings(session, workspace))
        with self._lock:
            newest = self._shelves.get(workspace)
            if newest is None or newest.revision < revision:
                self._shelves[workspace] = shelf
        return shelf

    def recall(self, workspace: str) -> Shelf:
        """What was read last, however old: good enough for a name, never for a decision."""
        return self._shelves.get(workspace, EMPTY)

    def find(self, session: ReadSession, workspace: str, promotion_ids: Iterable[str]) -> dict[str, Running]:
        """Promotions by id, those that have ended too."""
        shelf = self.read(session, workspace)
        wanted = set(promotion_ids)
        found = {each: shelf.by_id[each] for each in wanted if each in shelf.by_id}
        if missing := sorted(wanted - found.keys()):
            found.update((row.id, Running(row)) for row in store.read_promotions(session, workspace, missing))
        return found
