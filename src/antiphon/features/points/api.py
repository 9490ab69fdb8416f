"""The door of the points feature: earning rules, wallets, money off at checkout, the points shop."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal

from antiphon.engine.access.contracts import Workspace
from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, ReadSession, Session
from antiphon.engine.database.writer import Writer
from antiphon.engine.ident import new_id
from antiphon.features.budgets.api import Budgets
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import DigestBatch
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import AccountKey, Why
from antiphon.features.membership.api import Membership
from antiphon.features.points import store_checkout, store_earning, store_shop
from antiphon.features.points.adjusting import Adjustments
from antiphon.features.points.birthdays import Birthdays
from antiphon.features.points.cash_off import CheckoutLine, PointsQuote
from antiphon.features.points.checkout import Checkouts, PointsCheckout
from antiphon.features.points.chores import Chores
from antiphon.features.points.contracts import (
    GrantShown,
    ItemShown,
    PointsExchange,
    PointsFindings,
    RefusalShown,
    RuleResults,
    RuleShown,
    ShopGoods,
    Tried,
)
from antiphon.features.points.facts import People
from antiphon.features.points.forms import schemas
from antiphon.features.points.handing import Handovers
from antiphon.features.points.items import Item
from antiphon.features.points.pledges import Pledges
from antiphon.features.points.programmes import Programmes
from antiphon.features.points.rules import Rule
from antiphon.features.points.ruling import Ruling, Turn
from antiphon.features.points.settings import CashOff, Settings
from antiphon.features.points.shop import Shop, asset_of, holder_of, project_of, read_item, shown, shown_item, stock_of
from antiphon.features.points.showing import HistoryLine, PointsPurse, Readings
from antiphon.features.points.sitting import Parts, Sitting
from antiphon.features.points.store_shop import ItemRow
from antiphon.features.points.storefront import OfferShown, show_offer
from antiphon.features.points.templates import TEMPLATES, RuleTemplate
from antiphon.features.points.trying import Trial, try_out
from antiphon.features.points.wallets import Wallets
from antiphon.features.profiles.api import Profiles
from antiphon.features.segments.api import Segments
from antiphon.kernel.clock import Clock, local_day
from antiphon.kernel.paging import DEFAULT_LIMIT, Page, check_limit, decode_cursor, encode_cursor

ALL_ITEMS: Final = ("draft", "live", "paused", "succeeded", "failed", "archived")
SHOPPERS: Final = ("live", "paused", "succeeded", "failed")

__all__ = ["Points", "schemas"]


class Points:
    """Subscriber of digests, and everything that console, shops and shoppers ask about points."""

    name = "points"

    def __init__(  # noqa: PLR0913 - every part it works with, by name
        self,
        *,
        database: Database,
        commands: Commands,
        clock: Clock,
        profiles: Profiles,
        segments: Segments,
        ledger: Ledger,
        events: Events,
        budgets: Budgets,
        membership: Membership,
        zones: Callable[[], Mapping[str, str]],
        workspaces: Callable[[], Sequence[Workspace]],
    ) -> None:
        self._database = database
        self._commands = commands
        self._clock = clock
        self._profiles = profiles
        self._membership = membership
        self._ledger = ledger
        self._workspaces = workspaces
        self.wallets = Wallets(ledger=ledger, events=events, clock=clock, zones=zones)
        self._people = People(profiles, segments, membership)
        self._parts = Parts(self.wallets, budgets, self._people, events, new_id)
        self._programmes = Programmes()
        self._ruling = Ruling(self.wallets, segments, budgets, clock, new_id)
        self._checkouts = Checkouts(self.wallets, clock)
        self._shop = Shop(ledger, self.wallets, events, clock, new_id)
        self._pledges = Pledges(self.wallets, events, clock, new_id)
        self._readings = Readings(ledger, self.wallets)
        self.adjustments = Adjustments(self.wallets, events, clock)
        self.handovers = Handovers(self.wallets, profiles, events, clock, zones)
        self._events = events
        self._zones = zones
        self._chores: Chores | None = None
        self._birthdays: Birthdays | None = None

    def now_ms(self) -> int:
        """The moment by the house's clock."""
        return self._clock.now_ms()

    # -------------------------------------------------------------------------------------------------- digest

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Give what events earn, and take back what refunds undo, in the digest's transaction."""
        for merge in batch.merges:
            for rows in (store_earning, store_checkout, store_shop):
                rows.merge_person(session, merge.workspace, merge.from_id, merge.into_id)
        for workspace, names in batch.by_name().items():
            compiled = self._programmes.current(session, workspace)
            if compiled.names.isdisjoint(names):
                continue
            currency = next((one.currency for one in self._workspaces() if one.id == workspace), "")
            Sitting(self._parts, session, workspace, compiled, currency, batch.now_ms).hear(batch.heard(workspace, compiled.names))

    def start_jobs(self, writer: Writer) -> None:
        """Let notices and deadlines run by themselves."""
        self.wallets.start_jobs(writer)
        self._chores = self.make_chores(writer)
        self._chores.start()
        self._birthdays = self.make_birthdays(writer)
        self._birthdays.start()

    def make_chores(self, writer: Writer) -> Chores:
        """The job that `start_jobs` starts."""
        return Chores(self._pledges, writer, self._clock)

    def make_birthdays(self, writer: Writer) -> Birthdays:
        """The same for birthdays."""
        return Birthdays(self._profiles, self._events, writer, self._clock, self._zones)

    def stop_jobs(self) -> None:
        """Stop them; before the writer stops."""
        if self._birthdays:
            self._birthdays.stop()
        if self._chores:
            self._chores.stop()
        self.wallets.stop_jobs()

    def find_whys(self, session: ReadSession, workspace: str, decision_ids: Sequence[str]) -> dict[str, Why]:
        """What stands behind decisions of earning rules."""
        return self._readings.find_whys(session, workspace, decision_ids)

    # --------------------------------------------------------------------------------------------------- rules

    def list_templates(self) -> Sequence[RuleTemplate]:
        """Ready ways of earning."""
        return TEMPLATES

    def list_rules(self, session: ReadSession, workspace: str, *, archived: bool = False) -> list[RuleShown]:
        """Every rule."""
        return self._ruling.list_rules(session, workspace, archived=archived)

    def get_rule(self, session: ReadSession, workspace: str, rule_id: str) -> RuleShown:
        """One rule. Raises `NotFound`."""
        return self._ruling.get(session, workspace, rule_id)

    def check_rule(self, session: ReadSession, workspace: str, rule: Rule) -> PointsFindings:
        """What is wrong with a rule."""
        return PointsFindings(tuple(self._ruling.check(session, workspace, rule)))

    def create_rule(self, workspace: str, rule: Rule, by: str = "") -> RuleShown:
        """A new draft."""
        return self._commands.call(lambda session: self._ruling.create(session, workspace, rule, by))

    def install_templates(self, workspace: str, keys: Sequence[str] = (), by: str = "") -> list[RuleShown]:
        """Drafts from templates; without keys from all of them."""
        return self._commands.call(lambda session: self._ruling.install(session, workspace, keys, by))

    def update_rule(self, workspace: str, rule_id: str, rule: Rule, revision: int | None = None, by: str = "") -> RuleShown:
        """Change a rule. Raises `Conflict`, `Invalid`."""
        return self._commands.call(lambda session: self._ruling.update(session, workspace, rule_id, rule, revision, by))

    def turn_rule(self, workspace: str, rule_id: str, to: Turn, by: str = "", since_ms: int | None = None) -> RuleShown:
        """Switch a rule on or off. `since_ms`: events from then on count, for a past that is imported afterwards."""
        return self._commands.call(lambda session: self._ruling.turn(session, workspace, rule_id, to, by, since_ms))

    def read_settings(self, session: ReadSession, workspace: str) -> Settings:
        """Groups, and points at checkout."""
        return self._ruling.settings(session, workspace)

    def change_settings(self, workspace: str, settings: Settings) -> Settings:
        """Keep other settings."""
        return self._commands.call(lambda session: self._ruling.change_settings(session, workspace, settings))

    def try_out(self, session: ReadSession, workspace: Workspace, trial: Trial) -> Tried:
        """What an event would earn; nothing is given."""
        return try_out(session, workspace.id, self._people, trial, zone=workspace.zone, currency=workspace.currency)

    # ------------------------------------------------------------------------------------------------- reading

    def list_grants(
        self,
        session: ReadSession,
        workspace: str,
        *,
        person_id: str = "",
        rule_id: str = "",
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Page[GrantShown]:
        """What rules gave, the latest first."""
        people = [person_id] if person_id else []
        return self._readings.list_grants(session, workspace, people, rule_id, cursor, limit)

    def list_refusals(
        self,
        session: ReadSession,
        workspace: str,
        *,
        person_id: str = "",
        rule_id: str = "",
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Page[RefusalShown]:
        """What rules did not give and why, the latest first."""
        people = [person_id] if person_id else []
        return self._readings.list_refusals(session, workspace, people, rule_id, cursor, limit)

    def read_results(self, session: ReadSession, workspace: Workspace, days: int) -> RuleResults:
        """What the rules came to in the last days."""
        today = local_day(self._clock.now_ms(), workspace.zone)
        return self._readings.read_results(session, workspace.id, today - days + 1)

    def list_purses(self, session: ReadSession, workspace: str, person_id: str) -> list[PointsPurse]:
        """A person's wallets."""
        return self._readings.list_purses(session, workspace, person_id, self._clock.now_ms())

    def list_history(
        self, session: ReadSession, workspace: str, wallet: str, person_id: str, cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[HistoryLine]:
        """What came into and went out of a person's wallet."""
        return self._readings.list_history(session, workspace, wallet, person_id, cursor, limit)

    # ------------------------------------------------------------------------------------------------ checkout

    def quote(self, session: ReadSession, workspace: str, person_id: str, lines: Sequence[CheckoutLine], points: int | None) -> PointsQuote:
        """What points can do for an order."""
        return self._checkouts.quote(session, workspace, self._terms(session, workspace), person_id, lines, points)

    def hold(self, workspace: str, order_id: str, person_id: str, lines: Sequence[CheckoutLine], points: int) -> PointsCheckout:
        """Set points aside for an order. Idempotent by the order's id."""

        def command(session: Session) -> PointsCheckout:
            return self._checkouts.hold(session, workspace, self._terms(session, workspace), order_id, person_id, lines, points)

        return self._commands.call(command)

    def resolve(self, workspace: str, order_id: str, how: Literal["post", "void"]) -> PointsCheckout:
        """The order is paid, or is not. Idempotent by the order's id."""
        if how == "post":
            return self._commands.call(lambda session: self._checkouts.post(session, workspace, order_id))
        return self._commands.call(lambda session: self._checkouts.void(session, workspace, order_id))

    def get_checkout(self, session: ReadSession, workspace: str, order_id: str) -> PointsCheckout:
        """What an order holds or was paid with. Raises `NotFound`."""
        return self._checkouts.get(session, workspace, order_id)

    def _terms(self, session: ReadSession, workspace: str) -> CashOff:
        return self._ruling.settings(session, workspace).cash_off

    # ---------------------------------------------------------------------------------------------------- shop

    def list_items(self, session: ReadSession, workspace: str) -> list[ItemShown]:
        """Everything the shop has or had, in its order."""
        return self._show_items(session, workspace, store_shop.list_items(session, workspace, ALL_ITEMS))

    def create_item(self, workspace: str, item: Item, by: str = "") -> ItemShown:
        """A new draft."""
        return self._change_item(workspace, lambda session: self._shop.create(session, workspace, item, by))

    def update_item(self, workspace: str, item_id: str, item: Item, by: str = "") -> ItemShown:
        """Change an item. Raises `Conflict`, `Invalid`."""
        return self._change_item(workspace, lambda session: self._shop.update(session, workspace, item_id, item, by))

    def turn_item(self, workspace: str, item_id: str, to: Literal["live", "paused", "archived"], by: str = "") -> ItemShown:
        """Put an item on sale, or take it off."""
        return self._change_item(workspace, lambda session: self._shop.turn(session, workspace, item_id, to, by))

    def check_item(self, session: ReadSession, workspace: str, item: Item) -> PointsFindings:
        """What is wrong with an item."""
        return PointsFindings(tuple(self._shop.check(session, workspace, item)))

    def _change_item(self, workspace: str, change: Callable[[Session], ItemRow]) -> ItemShown:
        def command(session: Session) -> ItemShown:
            return self._show_items(session, workspace, [change(session)])[0]

        return self._commands.call(command)

    def _show_items(self, session: ReadSession, workspace: str, items: Sequence[ItemRow]) -> list[ItemShown]:
        sums = store_shop.sum_items(session, workspace, [row.id for row in items])
        left = self._left(session, workspace, items)
        return [shown_item(row, left.get(row.id), sums.get(row.id, (0, 0, 0))) for row in items]

    def _left(self, session: ReadSession, workspace: str, items: Sequence[ItemRow]) -> dict[str, int]:
        limited = {row.id: read_item(row) for row in items if row.state != "draft"}
        keys = {
            item_id: AccountKey(workspace, holder_of(item_id), stock_of(item, item_id)[0])
            for item_id, item in limited.items()
            if item.stock is not None
        }
        spendable = self._ledger.read_spendable(session, list(keys.values()))
        return {item_id: spendable[key] // stock_of(limited[item_id], item_id)[1] for item_id, key in keys.items()}

    def list_offers(self, session: ReadSession, workspace: str, person_id: str) -> list[OfferShown]:
        """What a shopper sees in the points shop."""
        items = store_shop.list_items(session, workspace, SHOPPERS)
        left = self._left(session, workspace, items)
        mine = store_shop.counts_of_person(session, workspace, [person_id])
        sums = store_shop.sum_items(session, workspace, [row.id for row in items])
        read = {row.id: read_item(row) for row in items}
        tiers = self._tiers(session, workspace, person_id) if any(item.tiers for item in read.values()) else frozenset[str]()
        now_ms = self._clock.now_ms()
        return [
            show_offer(row, read[row.id], left.get(row.id), mine.get(row.id, 0), sums.get(row.id, (0, 0, 0)), tiers, now_ms)
            for row in items
        ]

    def exchange(self, workspace: str, item_id: str, person_id: str, count: int, key: str, note: str = "") -> PointsExchange:
        """Points against an item, in one transaction. The same key answers the same. Raises `ExchangeRefused` with the reason."""

        def command(session: Session) -> PointsExchange:
            tiers = self._tiers(session, workspace, person_id)
            return self._shop.exchange(session, workspace, item_id, person_id, count, key, tiers=tiers, note=note)

        return self._commands.call(command)

    def settle_exchange(self, workspace: str, exchange_id: str, to: Literal["sent", "done", "returned"]) -> PointsExchange:
        """Goods are on their way or handed over; or everything comes back."""

        def command(session: Session) -> PointsExchange:
            if to == "returned":
                return self._shop.take_return(session, workspace, exchange_id)
            return self._shop.settle(session, workspace, exchange_id, to)

        return self._commands.call(command)

    def find_goods(self, session: ReadSession, workspace: str, asset: str) -> ShopGoods | None:
        """The goods of the points shop that an asset counts; None when it is not of the shop."""
        return self._shop.find_goods(session, workspace, asset)

    def follow_delivery(self, session: Session, workspace: str, exchange_id: str, to: Literal["sent", "done"]) -> None:
        """Goods went off, or arrived: their exchange says so too, in the caller's transaction. One that is over stays as it is."""
        self._shop.follow(session, workspace, exchange_id, to)

    def list_exchanges(
        self,
        session: ReadSession,
        workspace: str,
        *,
        item_id: str = "",
        person_id: str = "",
        in_state: str = "",
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Page[PointsExchange]:
        """Exchanges, the latest first."""
        check_limit(limit)
        before = str(decode_cursor(cursor, 1)[0]) if cursor else ""
        people = [person_id] if person_id else []
        found = store_shop.list_exchanges(
            session, workspace, item_id=item_id, person_ids=people, state=in_state, before=before, limit=limit + 1
        )
        page = tuple(shown(row) for row in found[:limit])
        return Page(page, encode_cursor(found[limit - 1].id) if len(found) > limit else None)

    def read_project(self, session: ReadSession, workspace: str, item_id: str, wallet: str) -> int:
        """What was given to a donation or a project that succeeded: its public account."""
        key = AccountKey(workspace, project_of(item_id), asset_of(wallet))
        return self._ledger.read_spendable(session, [key])[key]

    def _tiers(self, session: ReadSession, workspace: str, person_id: str) -> frozenset[str]:
        return frozenset(self._membership.read_tiers(session, workspace, [person_id])[person_id].held)
