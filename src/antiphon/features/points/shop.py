"""The points shop: items, their stock, and exchanges. An exchange is one guarded transaction: all of it, or nothing."""

from collections.abc import Callable
from typing import Final, Literal

import msgspec

from antiphon.engine.database.port import ReadSession, Session
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import Emitted
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.points import store_shop as rows
from antiphon.features.points.contracts import ExchangeRefused, ItemShown, PointsExchange, ShopGoods, Shown
from antiphon.features.points.contracts_wallets import Wallet
from antiphon.features.points.items import Donation, Goods, Item, Pledge, check_item, given_for, kind_of
from antiphon.features.points.keeping import encode
from antiphon.features.points.ruling import refuse_flawed
from antiphon.features.points.store_shop import ExchangeRow, ItemRow
from antiphon.features.points.teller import Teller
from antiphon.features.points.wallets import Wallets
from antiphon.kernel.amounts import MAX_AMOUNT, WORLD
from antiphon.kernel.clock import DAY_MS, Clock, from_ms, to_ms
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.words import Text

PRIZE: Final = "prize:"
EXCHANGED: Final = "points_exchanged"
POINTS_EXCHANGED: Final = "Points Exchanged"
GRACE_MS: Final = 60 * DAY_MS  # a pledge's hold outlives the deadline, so that the timer never comes before the judgement
MAX_COUNT: Final = 1_000
ON_SALE: Final = frozenset({"live"})
_READ: Final = msgspec.json.Decoder(Item)


class Shop:
    """Runs inside the caller's transaction."""

    def __init__(self, ledger: Ledger, wallets: Wallets, events: Events, clock: Clock, new_id: Callable[[str], str]) -> None:
        self._ledger = ledger
        self._wallets = wallets
        self._events = events
        self._clock = clock
        self._new_id = new_id

    # --------------------------------------------------------------------------------------------------- items

    def create(self, session: Session, workspace: str, item: Item, by: str) -> ItemRow:
        """A new draft."""
        now_ms = self._clock.now_ms()
        row = ItemRow(workspace, self._new_id("itm"), kind_of(item), "draft", 1, _write(item), item.place, _ends(item), now_ms, by)
        rows.insert_item(session, row)
        return row

    def check(self, session: ReadSession, workspace: str, item: Item) -> list[Flaw]:
        """Every flaw of an item."""
        known = {wallet.key for wallet in self._wallets.list_wallets(session, workspace)}
        return check_item(item, has_wallet=item.wallet in known, now=from_ms(self._clock.now_ms()))

    def update(self, session: Session, workspace: str, item_id: str, item: Item, by: str) -> ItemRow:
        """Change an item. One that is on sale keeps its kind, wallet and deadline, and its stock can only grow."""
        row = self._lock(session, workspace, item_id)
        if row.state != "draft":
            before = read_item(row)
            if kind_of(item) != row.kind or item.wallet != before.wallet or given_for(item, item_id) != given_for(before, item_id):
                raise Conflict("What it is and how it is paid stay as they are once it was on sale. Make a new item.", code="item_fixed")
            if isinstance(before.offer, Pledge) and (
                item.offer != before.offer or item.ends_at != before.ends_at or item.points != before.points
            ):
                raise Conflict("People pledged for this goal, price and deadline: they stay.", code="item_fixed")
            refuse_flawed([flaw for flaw in self.check(session, workspace, item) if flaw.path != "ends_at"])
            self._restock(session, row, before.stock, item.stock)
        changed = row._replace(
            kind=kind_of(item), revision=row.revision + 1, body=_write(item), place=item.place, ends_at=_ends(item), changed_by=by
        )
        rows.update_item(session, changed)
        return changed

    def turn(self, session: Session, workspace: str, item_id: str, to: Literal["live", "paused", "archived"], by: str) -> ItemRow:
        """Put an item on sale, take it off for a while, or for good. Raises `Invalid` with every flaw."""
        row = self._lock(session, workspace, item_id)
        allowed = {"live": {"draft", "paused"}, "paused": {"live"}, "archived": {"draft", "live", "paused", "succeeded", "failed"}}
        if row.state not in allowed[to]:
            raise Conflict(f"The item is {row.state}; this cannot be done with it.", code="wrong_state")
        item = read_item(row)
        if to == "archived" and row.kind == "pledge" and row.state in {"live", "paused"}:
            raise Conflict("People have pledged. Let the deadline decide.", code="pledges_open")
        if to == "live":
            refuse_flawed(self.check(session, workspace, item))
        if to == "live" and row.state == "draft":
            self._restock(session, row, None if item.stock is None else 0, item.stock)
        changed = row._replace(state=to, revision=row.revision + 1, changed_by=by)
        rows.update_item(session, changed)
        return changed

    def _restock(self, session: Session, row: ItemRow, before: int | None, after: int | None) -> None:
        """Stock comes in from the world. It cannot shrink, nor become limited or unlimited while people exchange."""
        if before == after:
            return
        if before is None or after is None or after < before:
            raise Conflict("Stock can only grow.", code="stock_fixed")
        asset, units = stock_of(read_item(row), row.id)
        book = self._ledger.open_book(session, [AccountKey(row.workspace, holder_of(row.id), asset)])
        amount = (after - before) * units
        now_ms = self._clock.now_ms()
        if amount > MAX_AMOUNT or book.transfer(
            row.workspace, asset, amount, WORLD, holder_of(row.id), self._new_id("stk"), "points_item_stock", now_ms
        ):
            raise Conflict(f"The stock cannot grow beyond {MAX_AMOUNT}.", code="stock_too_large")
        book.save(session)

    def _lock(self, session: Session, workspace: str, item_id: str) -> ItemRow:
        row = rows.lock_item(session, workspace, item_id)
        if row is None:
            raise NotFound("There is no such item in the points shop.", code="item_not_found")
        return row

    # ----------------------------------------------------------------------------------------------- exchanges

    def exchange(
        self, session: Session, workspace: str, item_id: str, person_id: str, count: int, key: str, *, tiers: frozenset[str], note: str
    ) -> PointsExchange:
        """Points against an item. The same key again answers the same. Raises `ExchangeRefused` with a reason; then nothing happened."""
        key = f"{person_id}:{key}"
        before = rows.find_exchange(session, workspace, key)
        if before is not None:
            return _again(before, item_id, count)
        if not 1 <= count <= MAX_COUNT:
            raise Invalid(f"count must be between 1 and {MAX_COUNT}.", code="bad_count")
        row = rows.find_item(session, workspace, item_id)
        if row is None or row.state in {"draft", "archived"}:
            raise NotFound("There is no such item in the points shop.", code="item_not_found")
        item, exchange_id, now_ms = read_item(row), self._new_id("exc"), self._clock.now_ms()
        _refuse_unless_on_sale(row, item, tiers, now_ms)
        teller = self._open(session, row, item, person_id, exchange_id)
        standing = rows.find_item(session, workspace, item_id)  # again, after the locks: it may have been taken off meanwhile
        if standing is None or standing.state not in ON_SALE:
            raise ExchangeRefused("not_on_sale")
        if item.per_person is not None and rows.count_of_person(session, workspace, item_id, [person_id]) + count > item.per_person:
            raise ExchangeRefused("limit_reached", {"limit": item.per_person})
        self._pay(teller, row, item, person_id, count, exchange_id)
        self._hand_over(teller, row, item, person_id, count, exchange_id)
        teller.save(session)
        state = "pledged" if row.kind == "pledge" else "open" if row.kind == "goods" else "done"
        made = ExchangeRow(
            workspace, exchange_id, key, item_id, row.kind, person_id, item.wallet, count, item.points * count, state, note, now_ms, now_ms
        )
        rows.insert_exchange(session, made)
        self._tell(session, made, item)
        return shown(made)

    def _open(self, session: Session, row: ItemRow, item: Item, person_id: str, exchange_id: str) -> Teller:
        keys: list[AccountKey] = []
        given = given_for(item, row.id)
        if given is not None:
            keys.append(AccountKey(row.workspace, f"person:{person_id}", given[0]))
        if item.stock is not None:
            keys.append(AccountKey(row.workspace, holder_of(row.id), stock_of(item, row.id)[0]))
        if given is None:
            keys.append(AccountKey(row.workspace, project_of(row.id), asset_of(item.wallet)))
        return self._wallets.open(session, row.workspace, people=[(item.wallet, person_id)], spends=[(item.wallet, exchange_id)], keys=keys)

    def _pay(self, teller: Teller, row: ItemRow, item: Item, person_id: str, count: int, exchange_id: str) -> None:
        points = item.points * count
        if row.kind == "pledge":
            until = (row.ends_at or self._clock.now_ms()) + GRACE_MS
            refused = teller.hold(item.wallet, person_id, points, exchange_id, until, EXCHANGED, target=project_of(row.id))
        elif isinstance(item.offer, Donation):
            if item.offer.closes and item.offer.goal is not None:
                given = teller.book.balance(AccountKey(row.workspace, project_of(row.id), asset_of(item.wallet)))
                if given + points > item.offer.goal:
                    raise ExchangeRefused("goal_reached", {"left": max(0, item.offer.goal - given)})
            refused = teller.spend(item.wallet, person_id, points, exchange_id, EXCHANGED, target=project_of(row.id))
        else:
            refused = teller.spend(item.wallet, person_id, points, exchange_id, EXCHANGED)
        if refused is not None:
            raise ExchangeRefused("too_few_points", {"points": points, "balance": teller.spendable(item.wallet, person_id)})

    def _hand_over(self, teller: Teller, row: ItemRow, item: Item, person_id: str, count: int, exchange_id: str) -> None:
        given, now_ms = given_for(item, row.id), self._clock.now_ms()
        asset, units = stock_of(item, row.id)
        source = WORLD if item.stock is None else holder_of(row.id)
        if given is None and item.stock is None:
            return
        target = f"person:{person_id}" if given is not None else WORLD
        short = teller.book.transfer(row.workspace, asset, units * count, source, target, exchange_id, EXCHANGED, now_ms)
        if short is not None:
            raise ExchangeRefused("sold_out", {"left": short.spendable // units})

    def _tell(self, session: Session, made: ExchangeRow, item: Item) -> None:
        given = given_for(item, made.item_id)
        properties = {"exchange_id": made.id, "item_id": made.item_id, "kind": made.kind, "points": made.points, "count": made.pieces}
        more = {"wallet": made.wallet, "item": item.name.en, "hops": 1} | (
            {"asset": str(given[0]), "amount": given[1] * made.pieces} if given else {}
        )
        news = Emitted(made.workspace, self._new_id("evt"), POINTS_EXCHANGED, made.person_id, made.at, properties | more, made.id)
        self._events.append(session, [news])

    # --------------------------------------------------------------------------------------- after the exchange

    def settle(self, session: Session, workspace: str, exchange_id: str, to: Literal["sent", "done"]) -> PointsExchange:
        """Goods are on their way, or were handed over."""
        row = self._lock_exchange(session, workspace, exchange_id)
        if row.kind != "goods" or row.state not in {"open", "sent"}:
            raise Conflict(f"The exchange is {row.state}; this cannot be done with it.", code="wrong_state")
        return self._set(session, row, to)

    def follow(self, session: Session, workspace: str, exchange_id: str, to: Literal["sent", "done"]) -> None:
        """The same by whoever sends them, if there is still anything to say."""
        row = rows.lock_exchange(session, workspace, exchange_id)
        if row is not None and row.kind == "goods" and row.state in ({"open"} if to == "sent" else {"open", "sent"}):
            self._set(session, row, to)

    def find_goods(self, session: ReadSession, workspace: str, asset: str) -> ShopGoods | None:
        """Goods by what counts them."""
        row = rows.find_item(session, workspace, asset.removeprefix(PRIZE)) if asset.startswith(PRIZE) else None
        if row is None or row.kind != "goods":
            return None
        item = read_item(row)
        return ShopGoods(item.name, isinstance(item.offer, Goods) and item.offer.needs_address, row.state in {"live", "paused"})

    def take_return(self, session: Session, workspace: str, exchange_id: str) -> PointsExchange:
        """Everything back: the points into their very lots, the goods into the stock. Raises `Conflict` when something was used."""
        row = self._lock_exchange(session, workspace, exchange_id)
        if row.kind in {"donation", "pledge"} or row.state == "returned":
            raise Conflict(f"A {row.kind} that is {row.state} cannot be returned.", code="wrong_state")
        found = rows.find_item(session, workspace, row.item_id)
        assert found is not None, "items are never deleted"
        item = read_item(found)
        given = given_for(item, row.item_id)
        assert given is not None, "goods, coupons and tickets are given"
        target = WORLD if item.stock is None else holder_of(row.item_id)
        keys = [AccountKey(workspace, f"person:{row.person_id}", given[0]), AccountKey(workspace, target, given[0])]
        teller = self._wallets.open(session, workspace, people=[(row.wallet, row.person_id)], spends=[(row.wallet, row.id)], keys=keys)
        decision_id, now_ms = f"{row.id}:back", self._clock.now_ms()
        amount = given[1] * row.pieces
        if teller.book.transfer(workspace, given[0], amount, f"person:{row.person_id}", target, decision_id, "points_returned", now_ms):
            raise Conflict("What was exchanged has been used already.", code="used_already")
        teller.give_back(row.wallet, row.id, row.points, "points_returned", decision_id=decision_id)
        teller.save(session)
        return self._set(session, row, "returned")

    def _lock_exchange(self, session: Session, workspace: str, exchange_id: str) -> ExchangeRow:
        row = rows.lock_exchange(session, workspace, exchange_id)
        if row is None:
            raise NotFound("There is no such exchange.", code="exchange_not_found")
        return row

    def _set(self, session: Session, row: ExchangeRow, state: str) -> PointsExchange:
        now_ms = self._clock.now_ms()
        rows.set_states(session, row.workspace, [row.id], state, now_ms)
        return shown(row._replace(state=state, changed_at=now_ms))


def read_item(row: ItemRow) -> Item:
    """The item of a row."""
    return _READ.decode(row.body)


def holder_of(item_id: str) -> str:
    """Who has an item's stock."""
    return f"points_item:{item_id}"


def project_of(item_id: str) -> str:
    """The public account of a donation or a pledge."""
    return f"project:{item_id}"


def asset_of(wallet: str) -> str:
    """What the ledger calls the points of a wallet."""
    return Wallet(wallet, Text(zh="", en="")).asset


def stock_of(item: Item, item_id: str) -> tuple[str, int]:
    """What an item's stock is counted in, and how much of it one exchange takes."""
    return given_for(item, item_id) or (f"prize:{item_id}", 1)


def shown(row: ExchangeRow) -> PointsExchange:
    """A row as it is answered."""
    state: Shown = row.state  # pyright: ignore[reportAssignmentType] - the schema's CHECK
    return PointsExchange(
        row.id, row.item_id, row.kind, row.person_id, row.wallet, row.pieces, row.points, state, row.note, from_ms(row.at)
    )


def shown_item(row: ItemRow, left: int | None, sums: tuple[int, int, int]) -> ItemShown:
    """An item as operators read it."""
    return ItemShown(
        row.id, row.state, row.revision, msgspec.json.decode(row.body), left, sums[0], sums[1], sums[2], from_ms(row.created_at)
    )


def _again(row: ExchangeRow, item_id: str, count: int) -> PointsExchange:
    if (row.item_id, row.pieces) != (item_id, count):
        raise Conflict("This key was used for another exchange. Send a new key.", code="key_reused")
    return shown(row)


def _refuse_unless_on_sale(row: ItemRow, item: Item, tiers: frozenset[str], now_ms: int) -> None:
    if row.state not in ON_SALE or (item.ends_at is not None and now_ms >= to_ms(item.ends_at)):
        raise ExchangeRefused("not_on_sale")
    if item.starts_at is not None and now_ms < to_ms(item.starts_at):
        raise ExchangeRefused("not_yet", {"starts_at": item.starts_at.isoformat()})
    if item.tiers and tiers.isdisjoint(item.tiers):
        raise ExchangeRefused("wrong_tier", {"tiers": ", ".join(item.tiers)})


def _write(item: Item) -> str:
    return encode(item).decode()


def _ends(item: Item) -> int | None:
    return None if item.ends_at is None else to_ms(item.ends_at)
