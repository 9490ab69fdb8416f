"""The door of promotions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from antiphon.engine.access.contracts import Workspace
from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, ReadSession, Session
from antiphon.engine.database.writer import Writer
from antiphon.features.budgets.api import Budgets
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import DigestBatch
from antiphon.features.ledger.api import Ledger
from antiphon.features.profiles.api import Profiles
from antiphon.features.promotions import bulk, listening, showing, store, store_handouts, store_vouchers
from antiphon.features.promotions.batch import Tools
from antiphon.features.promotions.birthdays import Birthdays
from antiphon.features.promotions.checkouts import Checkouts
from antiphon.features.promotions.chores import Chores
from antiphon.features.promotions.contracts import CartAsked, PromotionDraft, PromotionView, Quote, Revision, UseShown, Voucher
from antiphon.features.promotions.gifts import Gifts
from antiphon.features.promotions.handouts import Handouts, show_handout
from antiphon.features.promotions.importing import PastPromotion, PastVoucher, import_past
from antiphon.features.promotions.intents import Intent, Settled
from antiphon.features.promotions.keeping import Vouchers
from antiphon.features.promotions.looking import Looks
from antiphon.features.promotions.memory import Memory
from antiphon.features.promotions.offers import Offers
from antiphon.features.promotions.pricing.flaws import find_settings_flaws
from antiphon.features.promotions.pricing.price import PriceBook
from antiphon.features.promotions.pricing.priced import Priced
from antiphon.features.promotions.pricing.settings import Settings
from antiphon.features.promotions.quoting import Asked, FindTiers, Quoter
from antiphon.features.promotions.runs import BatchAsked, CodeBatch, Handout, PromotionDay
from antiphon.features.promotions.ticking import Timer
from antiphon.features.promotions.uses import settle_all
from antiphon.features.promotions.vouchers import Given, Issue, Item, give_all
from antiphon.features.promotions.words import name_kinds
from antiphon.features.segments.api import Segments
from antiphon.kernel.clock import DAY_MS, Clock, day_to_date, from_ms, local_day
from antiphon.kernel.errors import Invalid, NotFound
from antiphon.kernel.paging import DEFAULT_LIMIT, Page, check_limit, decode_cursor, encode_cursor
from antiphon.sdk.mechanic import Flaw

__all__ = ["Flaw", "Issue", "PastPromotion", "PastVoucher", "Promotions"]


class Promotions:
    """Coupons and promotions. `checkouts` is what shops' servers use, `wallet` what shoppers use, the rest is the operators'."""

    name = "promotions"

    def __init__(  # noqa: PLR0913 - every part it works with, by name
        self,
        *,
        database: Database,
        writer: Writer,
        commands: Commands,
        clock: Clock,
        ledger: Ledger,
        budgets: Budgets,
        profiles: Profiles,
        segments: Segments,
        events: Events,
        find_tiers: FindTiers,
        zones: Callable[[], Mapping[str, str]],
    ) -> None:
        self.clock = clock
        self._database = database
        self._commands = commands
        self._ledger = ledger
        self._zones = zones
        self._memory = Memory()
        self._tools = Tools(ledger, budgets, profiles, events, self._memory, self._zone)
        uses = writer.lane("promotion_uses", self._settle)
        vouchers = writer.lane("vouchers", self._give)
        self._offers = Offers(ledger, budgets, clock.now_ms)
        self._quoter = Quoter(self._memory, ledger, profiles, segments, find_tiers)
        looks = Looks(database, self._quoter, profiles, self._memory, clock.now_ms)
        self.checkouts = Checkouts(database, uses, looks, self._memory, self._zone)
        self.vouchers = Vouchers(database, vouchers, self._memory, ledger, profiles, segments, find_tiers, clock.now_ms)
        self.gifts = Gifts(commands, self._tools, clock.now_ms)
        self.handouts = Handouts(database, commands, vouchers, segments, clock.now_ms)
        birthdays = Birthdays(database, vouchers, self._memory, profiles, segments, clock.now_ms)
        self.chores = Chores(
            database,
            commands,
            uses,
            vouchers,
            self._memory,
            ledger,
            self._offers,
            birthdays,
            self.handouts,
            clock.now_ms,
            self._zone,
            lambda: sorted(zones()),
        )
        self._timer = Timer("promotions", self.chores.run_once)

    def _zone(self, workspace: str) -> str:
        return self._zones().get(workspace, "UTC")

    def _settle(self, session: Session, intents: Sequence[Intent]) -> Sequence[Settled]:
        return settle_all(session, self._tools, self.clock.now_ms(), intents)

    def _give(self, session: Session, items: Sequence[Item]) -> Sequence[Given]:
        return give_all(session, self._tools, self.clock.now_ms(), items)

    # --------------------------------------------------------------------------------------------------- by itself

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Part of every digest: orders settle uses, occasions bring vouchers, merged people are one."""
        listening.take(session, self._tools, batch, self.clock.now_ms())

    def start_jobs(self) -> None:
        """Let holds time out, codes be made, and so on, by themselves."""
        self._timer.start()

    def stop_jobs(self) -> None:
        """Stop before the writer does."""
        self._timer.stop()

    # --------------------------------------------------------------------------------------------------- pricing

    def quote(self, workspace: str, person_id: str, asked: CartAsked, *, trusts_cart: bool) -> Quote:
        """What the cart costs now. Nothing is held. Raises `Invalid`."""
        now = self.clock.now_ms()
        cart = asked.cart if trusts_cart else msgspec.structs.replace(asked.cart, points=None)
        zone = self._zone(workspace)  # may read: before a session is borrowed
        with self._database.read() as session:
            wanted = Asked(workspace, zone, cart, person_id, asked.codes, trusts_cart=trusts_cart)
            quoted = self._quoter.quote(session, wanted, now)
            revision = store.read_settings_revision(session, workspace)
        return Quote(quoted.priced, quoted.person_id, quoted.revisions, revision, from_ms(now))

    def preview(self, workspace: Workspace, draft: PromotionDraft, asked: CartAsked) -> Priced:
        """What a draft would make of a sample cart, on its own. Raises `Invalid`."""
        with self._database.read() as session:
            settings = store.read_settings(session, workspace.id)
        book = PriceBook([draft.rules], msgspec.structs.replace(settings, zone=workspace.zone))
        return book.price(asked.cart, from_ms(self.clock.now_ms()))

    def get_settings(self, session: ReadSession, workspace: str) -> Settings:
        """How the workspace calculates."""
        return store.read_settings(session, workspace)

    def keep_settings(self, workspace: str, settings: Settings, by_id: str) -> None:
        """Calculate so from now on; what is reserved keeps its price. Raises `Invalid`."""
        flaws = find_settings_flaws(settings)
        if flaws:
            raise Invalid(" ".join(flaw.says.en for flaw in flaws), code="settings_flawed")
        now = self.clock.now_ms()

        def command(session: Session) -> None:
            store.keep_settings(session, workspace, settings, now, by_id)
            store.raise_head(session, workspace)

        self._commands.call(command)

    # ------------------------------------------------------------------------------------------------- promotions

    def create(self, workspace: str, draft: PromotionDraft, by_id: str = "") -> PromotionView:
        """A new draft. Raises `Conflict`, `Invalid`."""
        made = self._commands.call(lambda session: self._offers.create(session, workspace, draft, by_id))
        return self.read(workspace, made)

    def update(self, workspace: str, promotion_id: str, draft: PromotionDraft, revision: int, by_id: str = "") -> PromotionView:
        """Revise it: from now on, never for what was reserved or redeemed. Raises `NotFound`, `Conflict`, `Invalid`."""
        self._commands.call(lambda session: self._offers.update(session, workspace, promotion_id, draft, revision, by_id))
        return self.read(workspace, promotion_id)

    def check(self, workspace: str, draft: PromotionDraft, promotion_id: str = "") -> list[Flaw]:
        """What stands in the way of launching."""
        with self._database.read() as session:
            return self._offers.check(session, workspace, draft, promotion_id)

    def launch(self, workspace: str, promotion_id: str) -> PromotionView:
        """Let it be used. Raises `NotFound`, `Conflict`, `Invalid`."""
        return self._turn(workspace, promotion_id, self._offers.launch)

    def pause(self, workspace: str, promotion_id: str) -> PromotionView:
        """No new uses for now."""
        return self._turn(workspace, promotion_id, self._offers.pause)

    def resume(self, workspace: str, promotion_id: str) -> PromotionView:
        """Go on."""
        return self._turn(workspace, promotion_id, self._offers.resume)

    def end(self, workspace: str, promotion_id: str) -> PromotionView:
        """Over, for good."""
        return self._turn(workspace, promotion_id, self._offers.end)

    def remove(self, workspace: str, promotion_id: str) -> None:
        """Throw a draft away."""
        self._commands.call(lambda session: self._offers.remove(session, workspace, promotion_id))

    def import_past(self, workspace: Workspace, past: PastPromotion, by_id: str = "") -> int:
        """Write down how a promotion ran elsewhere; how many vouchers. Doing it again changes nothing."""
        now = self.clock.now_ms()
        return self._commands.call(lambda session: import_past(session, workspace.id, past, now, workspace.zone, by_id))

    def _turn(self, workspace: str, promotion_id: str, do: Callable[[Session, str, str], None]) -> PromotionView:
        self._commands.call(lambda session: do(session, workspace, promotion_id))
        return self.read(workspace, promotion_id)

    def read(self, workspace: str, id_or_key: str) -> PromotionView:
        """One, by id or key, in a session of its own. Raises `NotFound`."""
        with self._database.read() as session:
            return self.get(session, workspace, id_or_key)

    def get(self, session: ReadSession, workspace: str, id_or_key: str) -> PromotionView:
        """One, by id or key. Raises `NotFound`."""
        row = store.find_promotion(session, workspace, id_or_key)
        if row is None:
            raise NotFound("There is no such promotion in this workspace.", code="promotion_not_found")
        return showing.show_promotions(session, self._ledger, [row])[0]

    def list_promotions(
        self, session: ReadSession, workspace: str, state: str | None = None, cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[PromotionView]:
        """The newest first."""
        found = store.list_promotions(session, workspace, _place(cursor), state or "", check_limit(limit) + 1)
        shown = showing.show_promotions(session, self._ledger, found[:limit])
        return Page(tuple(shown), encode_cursor(found[limit - 1].id) if len(found) > limit else None)

    def list_days(self, session: ReadSession, workspace: Workspace, promotion_id: str, days: int = 90) -> list[PromotionDay]:
        """What happened day by day."""
        since = local_day(self.clock.now_ms() - days * DAY_MS, workspace.zone)
        return [PromotionDay(day_to_date(row[0]), *row[1:]) for row in store.list_days(session, workspace.id, promotion_id, since)]

    def list_revisions(self, session: ReadSession, workspace: str, promotion_id: str) -> list[Revision]:
        """What it said, the latest first."""
        return [
            Revision(number, msgspec.json.decode(body, type=PromotionDraft), from_ms(at), by)
            for number, body, at, by in store.list_revisions(session, workspace, promotion_id)
        ]

    def list_uses(
        self,
        session: ReadSession,
        workspace: str,
        promotion_id: str,
        state: str | None = None,
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Page[UseShown]:
        """Uses of a promotion, the newest first."""
        before = _place(cursor) or store.LAST
        found = store_vouchers.list_uses(session, workspace, promotion_id, before, state or "", check_limit(limit) + 1)
        shown = showing.show_uses(session, self._memory, workspace, found[:limit])
        return Page(tuple(shown), encode_cursor(found[limit - 1].id) if len(found) > limit else None)

    # ---------------------------------------------------------------------------------------------- codes, vouchers

    def start_codes(self, workspace: str, promotion_id: str, asked: BatchAsked, by_id: str = "") -> CodeBatch:
        """Make codes in bulk; the job does it. Raises `NotFound`, `Conflict`, `Invalid`."""
        now = self.clock.now_ms()
        made = self._commands.call(lambda session: bulk.start_batch(session, workspace, promotion_id, asked, now, by_id))
        self._timer.wake()
        with self._database.read() as session:
            return self.get_codes(session, workspace, made)

    def get_codes(self, session: ReadSession, workspace: str, batch_id: str) -> CodeBatch:
        """How far a run is. Raises `NotFound`."""
        row = store_vouchers.find_batch(session, workspace, batch_id)
        if row is None:
            raise NotFound("There is no such run of codes in this workspace.", code="batch_not_found")
        return showing.show_batch(row)

    def list_codes(self, session: ReadSession, workspace: str, promotion_id: str) -> list[CodeBatch]:
        """Runs of a promotion, the newest first."""
        return [showing.show_batch(row) for row in store_vouchers.list_batches(session, workspace, promotion_id)]

    def start_handout(self, workspace: str, promotion_id: str, segment: str, by_id: str = "") -> Handout:
        """Give everybody of a segment a voucher; the chores do it. Raises `NotFound`, `Conflict`."""
        made = self.handouts.start(workspace, promotion_id, segment, by_id)
        self._timer.wake()
        return made

    def withdraw_handout(self, workspace: str, handout_id: str) -> Handout:
        """Give no more of a run and take the unused back; the chores do it. Raises `NotFound`."""
        turned = self.handouts.withdraw(workspace, handout_id)
        self._timer.wake()
        return turned

    def list_handouts(self, session: ReadSession, workspace: str, promotion_id: str) -> list[Handout]:
        """Runs of a promotion, the newest first, with how far each is."""
        return [show_handout(row) for row in store_handouts.list_handouts(session, workspace, promotion_id)]

    def stream_codes(self, workspace: str, batch_id: str) -> tuple[str, Iterator[bytes]]:
        """The name of the file, and its pieces. Raises `NotFound`."""
        with self._database.read() as session:
            row = store_vouchers.find_batch(session, workspace, batch_id)
        if row is None:
            raise NotFound("There is no such run of codes in this workspace.", code="batch_not_found")
        return bulk.file_name(row), bulk.stream_csv(self._database, workspace, batch_id)

    def list_vouchers(
        self, session: ReadSession, workspace: str, promotion_id: str, cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[Voucher]:
        """Vouchers of a promotion, by code."""
        found = store_vouchers.list_of_promotion(session, workspace, promotion_id, "", _place(cursor) or "", check_limit(limit) + 1)
        promotions = self._memory.find(session, workspace, {promotion_id})
        now = self.clock.now_ms()
        shown = tuple(showing.show_voucher(row, promotions, now) for row in found[:limit])
        return Page(shown, encode_cursor(found[limit - 1].code) if len(found) > limit else None)

    def form(self) -> dict[str, Any]:
        """The JSON schema of a draft, for the console's builder."""
        return name_kinds(msgspec.json.schema(PromotionDraft))

    def settings_form(self) -> dict[str, Any]:
        """The JSON schema of the settings."""
        return msgspec.json.schema(Settings)


def _place(cursor: str | None) -> str | None:
    if cursor is None:
        return None
    place = decode_cursor(cursor, 1)[0]
    if not isinstance(place, str) or "\0" in place:
        raise Invalid("The cursor is not one of ours; start again without it.", code="bad_cursor")
    return place
