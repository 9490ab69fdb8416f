"""Turns of one delivery: the state, the units in the ledger, the history and the news, in one transaction or not at all."""

from typing import Final

import msgspec

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.ident import new_id
from antiphon.features.deliveries import store
from antiphon.features.deliveries.addresses import Address, check_address, tidy
from antiphon.features.deliveries.contracts import CANCELLED, DELIVERED, REQUESTED, RETURNED, SHIPPED, Back, Turn
from antiphon.features.deliveries.goods import Goods
from antiphon.features.deliveries.sealing import Seal, Unreadable
from antiphon.features.deliveries.settings import DeliverySettings
from antiphon.features.deliveries.states import ENDED, STEPS, holder_after, holder_in
from antiphon.features.deliveries.store import ChangeRow, DeliveryRow
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import Emitted
from antiphon.features.ledger.api import Book, Ledger
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.points.api import Points
from antiphon.kernel.amounts import WORLD
from antiphon.kernel.clock import Clock
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from antiphon.sdk.words import Text

SHOPPER: Final = "shopper"
SYSTEM: Final = "system"
GONE: Final = "gone"  # the units are no longer in the purse: given back, or used
LAPSED: Final = "lapsed"
EXCHANGE: Final = "exc_"  # how ids of the points shop's exchanges begin
REMEMBERED: Final = "remembered"
_NEWS: Final = {"address": REQUESTED, "ship": SHIPPED, "deliver": DELIVERED, "return": RETURNED, "cancel": CANCELLED, "lapse": CANCELLED}
_READ_NAME: Final = msgspec.json.Decoder(Text)


class Wish(msgspec.Struct, frozen=True):
    """One turn that somebody wants. `back` counts for cancelling, lapsing and returning."""

    turn: Turn
    by: str
    note: str = ""
    back: Back = "stock"
    address: Address | None = None
    carrier: str = ""
    tracking: str = ""


class Desk:
    """Runs inside the caller's transaction."""

    def __init__(self, *, ledger: Ledger, events: Events, points: Points, goods: Goods, seal: Seal, clock: Clock) -> None:
        self._ledger = ledger
        self._events = events
        self._points = points
        self._goods = goods
        self._seal = seal
        self._clock = clock

    def get(self, session: ReadSession, workspace: str, delivery_id: str, person_id: str | None = None) -> DeliveryRow:
        """One delivery, of one person if one is named. Raises `NotFound`."""
        row = store.find_delivery(session, workspace, delivery_id)
        if row is None or (person_id is not None and row.person_id != person_id):
            raise NotFound("There is no such delivery.", code="delivery_not_found")
        return row

    def make(self, session: Session, row: DeliveryRow, wish: Wish) -> DeliveryRow:
        """Make a turn; the delivery after it. Raises `Conflict` when it cannot be made from where the delivery is."""
        if row.state not in STEPS[wish.turn].sources:
            raise wrong_state(row.state)
        giver = holder_in(row.state, row.id, row.person_id)
        taker = self._taker(session, row, wish)
        if giver == taker:
            return self._write(session, row, wish, row.pieces)
        keys = [AccountKey(row.workspace, holder, row.asset) for holder in (giver, taker)]
        book = self._ledger.open_book(session, keys)
        row = self._again(session, row)
        pieces = row.pieces if giver == WORLD else min(row.pieces, book.spendable(keys[0]))
        if pieces == 0:
            return self._write_off_gone(session, row, wish)
        after = self._write(session, row, wish, pieces)
        self._move(book, after, giver, taker, wish)
        book.save(session)
        return after

    def _taker(self, session: Session, row: DeliveryRow, wish: Wish) -> str:
        if wish.back == "shopper" and row.state == "waiting":
            raise Invalid("The shopper has it already: choose stock or write_off.", code="bad_back")
        taker = holder_after(wish.turn, wish.back, row.id, row.person_id, row.origin)
        returns = taker == row.origin and taker != WORLD and wish.turn in {"cancel", "lapse", "return"}
        return WORLD if returns and not self._goods.takes_back(session, row.workspace, taker) else taker

    def _again(self, session: Session, row: DeliveryRow) -> DeliveryRow:
        """After the accounts are locked: whoever was faster has made another turn of it."""
        now = self.get(session, row.workspace, row.id)
        if (now.state, now.person_id) != (row.state, row.person_id):
            raise moved_on()
        return now

    def _move(self, book: Book, row: DeliveryRow, giver: str, taker: str, wish: Wish) -> None:
        decision_id, because, now_ms = f"{row.id}:{row.changes}", f"delivery_{wish.turn}", self._clock.now_ms()
        short = book.transfer(row.workspace, row.asset, row.pieces, giver, taker, decision_id, because, now_ms)
        if short is not None:
            raise Conflict(f"{giver} has {short.spendable} of {row.pieces} units.", code="units_missing")

    def _write_off_gone(self, session: Session, row: DeliveryRow, wish: Wish) -> DeliveryRow:
        """The purse has none left, so there is nothing to send or to take back: only the claim ends."""
        return self._write(session, row, msgspec.structs.replace(wish, turn="cancel", address=None, note=GONE), row.pieces)

    def _write(self, session: Session, row: DeliveryRow, wish: Wish, pieces: int) -> DeliveryRow:
        now_ms, to = self._clock.now_ms(), STEPS[wish.turn].target
        after = row._replace(state=to, pieces=pieces, changed_at=now_ms, changes=row.changes + 1)
        if wish.address is not None:
            after = after._replace(address=self._seal.close(wish.address, row.workspace, row.id), deadline=None)
        if wish.carrier:
            after = after._replace(carrier=wish.carrier, tracking=wish.tracking)
        if to in ENDED:
            after = after._replace(ended_at=now_ms, deadline=None)
        if to in {"cancelled", "returned"}:
            after = after._replace(why=wish.note)
        if not store.change_delivery(session, row, after):
            raise moved_on()
        change = ChangeRow(row.workspace, row.id, after.changes, wish.turn, row.state, to, wish.by, _noted(wish), now_ms)
        store.insert_change(session, change)
        self._tell(session, row, after, wish.turn)
        return after

    def _tell(self, session: Session, before: DeliveryRow, after: DeliveryRow, turn: Turn) -> None:
        if turn not in _NEWS or before.state == after.state:
            return
        self._events.append(session, [news(after, _NEWS[turn], self._clock.now_ms())])
        if after.decision_id.startswith(EXCHANGE) and turn in {"ship", "deliver"}:
            self._points.follow_delivery(session, after.workspace, after.decision_id, "sent" if turn == "ship" else "done")

    # ------------------------------------------------------------------------------------------------ addresses

    def give_address(
        self, session: Session, row: DeliveryRow, address: Address, settings: DeliverySettings, *, by: str = SHOPPER
    ) -> DeliveryRow:
        """Say where it goes, or correct it until it is packed. Raises `Invalid` with every flaw, `Conflict`."""
        address = tidy(address)
        flaws = check_address(address, settings.countries)
        if flaws:
            errors = [{"path": flaw.path, "says": {"zh": flaw.says.zh, "en": flaw.says.en}} for flaw in flaws]
            raise Invalid(flaws[0].says.en, code="flawed", errors=errors)
        if row.state == "waiting" and row.deadline is not None and row.deadline <= self._clock.now_ms():
            raise too_late()
        if row.state == "ready" and self.read_address(row) == address:
            return row
        return self.make(session, row, Wish("address", by, address=address))

    def read_address(self, row: DeliveryRow) -> Address | None:
        """The address of a delivery; None without one, and when it can no longer be read."""
        try:
            return None if row.address is None else self._seal.open(bytes(row.address), row.workspace, row.id)
        except Unreadable:
            return None

    def read_remembered(self, session: ReadSession, workspace: str, person_id: str) -> Address | None:
        """The address somebody asked us to keep."""
        kept = store.find_remembered(session, workspace, person_id)
        try:
            return None if kept is None else self._seal.open(kept[0], workspace, REMEMBERED, person_id)
        except Unreadable:
            return None

    def remember(self, session: Session, workspace: str, person_id: str, address: Address) -> None:
        """Keep an address for next time."""
        sealed = self._seal.close(tidy(address), workspace, REMEMBERED, person_id)
        store.save_remembered(session, workspace, person_id, sealed, self._clock.now_ms())

    def join(self, session: Session, workspace: str, old: str, new: str, at_ms: int) -> None:
        """Somebody turned out to be somebody else: deliveries follow; of two remembered addresses the one used last stays."""
        store.rename_person(session, workspace, old, new)
        kept = store.find_remembered(session, workspace, old)
        if kept is None:
            return
        address, other = self.read_remembered(session, workspace, old), store.find_remembered(session, workspace, new)
        store.forget_remembered(session, workspace, old)
        if address is not None and (other is None or other[1] < kept[1]):
            store.save_remembered(session, workspace, new, self._seal.close(address, workspace, REMEMBERED, new), kept[1])


def news(row: DeliveryRow, name: str, now_ms: int) -> Emitted:
    """An event about a delivery. It says nothing of the address."""
    properties: dict[str, object] = {"delivery_id": row.id, "asset": row.asset, "pieces": row.pieces, "goods": read_name(row).en, "hops": 1}
    if row.carrier:
        properties |= {"carrier": row.carrier, "tracking_number": row.tracking}
    if row.why:
        properties["reason"] = row.why
    return Emitted(row.workspace, new_id("evt"), name, row.person_id, now_ms, properties, row.id)


def read_name(row: DeliveryRow) -> Text:
    """What the goods are called."""
    return _READ_NAME.decode(row.name)


def wrong_state(state: str) -> Conflict:
    """A turn that cannot be made from here, said to staff and to shoppers."""
    says = {"zh": "这件商品的状态已经变了，请刷新后再看。", "en": "This delivery has moved on. Look at it again."}
    return Conflict(f"The delivery is {state}; this cannot be done with it.", code="wrong_state", errors=[{"path": "", "says": says}])


def moved_on() -> Conflict:
    """Somebody else changed it in the same moment."""
    says = {"zh": "刚刚有人改动了它，请刷新后再看。", "en": "Somebody changed it just now. Look at it again."}
    return Conflict("The delivery was changed in the same moment. Look at it again.", code="moved_on", errors=[{"path": "", "says": says}])


def too_late() -> Conflict:
    """The time for an address is over."""
    says = {"zh": "填写地址的期限已过，这份奖品不再保留。", "en": "The time to give an address is over; this is no longer kept for you."}
    return Conflict("The time to give an address is over.", code="too_late", errors=[{"path": "", "says": says}])


def _noted(wish: Wish) -> str:
    if wish.turn in {"ship", "correct"}:
        return f"{wish.carrier} {wish.tracking}".strip()
    return f"{wish.back}: {wish.note}" if wish.turn in {"cancel", "return"} and wish.note != GONE else wish.note
