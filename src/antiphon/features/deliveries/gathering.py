"""What comes by itself: new gifts become deliveries, people are told in time, claims lapse, old addresses are forgotten."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.ident import new_id
from antiphon.features.deliveries import store, store_reads
from antiphon.features.deliveries.contracts import ADDRESS_DUE
from antiphon.features.deliveries.goods import Goods
from antiphon.features.deliveries.service import LAPSED, SYSTEM, Desk, Wish, news, read_name
from antiphon.features.deliveries.settings import DeliverySettings
from antiphon.features.deliveries.store import ChangeRow, DeliveryRow
from antiphon.features.events.api import Events
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import Transfer
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.clock import DAY_MS, Clock, to_ms
from antiphon.sdk.words import Text

AT_ONCE: Final = 200
SETTLED_MS: Final = 20_000  # transfers this old have been committed by every process; until then they are looked at again
PERSON: Final = "person:"
PRIZE: Final = "prize:"
OURS: Final = "dlv_"
Gift = tuple[int, Transfer]
_READ: Final = msgspec.json.Decoder(DeliverySettings)


def read_settings(session: ReadSession, workspace: str) -> DeliverySettings:
    """Those of a shop, or the usual ones."""
    text = store.read_settings(session, workspace)
    return DeliverySettings() if text is None else _READ.decode(text)


def _number(gift: Transfer) -> int:
    """The number in a transfer's id."""
    return int(gift.id.rpartition("_")[2])


class Look(NamedTuple):
    """What a look through the transfers found."""

    new: Sequence[Gift]  # without a delivery, the oldest first, at most `AT_ONCE`
    place: int  # up to where nobody need look again; `known` is what was kept of that
    known: int
    seen: int  # up to where this look came; the next one of the same round goes on from here
    more: bool  # whether there may be others behind that


class Gathering:
    """Runs inside the caller's transaction."""

    def __init__(self, desk: Desk, ledger: Ledger, events: Events, profiles: Profiles, goods: Goods, clock: Clock) -> None:
        self._desk = desk
        self._ledger = ledger
        self._events = events
        self._profiles = profiles
        self._goods = goods
        self._clock = clock

    # ------------------------------------------------------------------------------------------------ new gifts

    def look(self, session: ReadSession, workspace: str, after: int | None = None) -> "Look":
        """Gifts behind `after` that nobody has made a delivery of; without it, behind where nobody need look again."""
        new: list[Gift] = []
        settings, until = read_settings(session, workspace), self._clock.now_ms() - SETTLED_MS
        place = known_place = store.read_place(session, workspace)
        seen = max(place, after or 0)
        sent: dict[str, bool] = {}  # by asset: asked once
        while found := self._ledger.list_goods_after(session, workspace, seen, AT_ONCE):
            known = store.list_known_gifts(session, workspace, [seq for seq, _ in found])
            for seq, gift in found:
                if to_ms(gift.at) > until:
                    until = -1  # from here on, whatever its time: a lower number may still be committed
                if seq not in known and self._is_sent(session, workspace, gift, settings, sent):
                    new.append((seq, gift))
                seen, place = seq, seq if until >= 0 else place
                if len(new) == AT_ONCE:
                    return Look(new, place, known_place, seen, more=True)
        return Look(new, place, known_place, seen, more=False)

    def gather(self, session: Session, workspace: str, found: "Look") -> int:
        """Make deliveries of the gifts of a look, unless somebody has meanwhile; how many were found."""
        self._make(session, workspace, found.new)
        if found.place > store.read_place(session, workspace):
            store.save_place(session, workspace, found.place)
        return len(found.new)

    def misses_any(self, session: ReadSession, workspace: str, person_id: str, rows: Sequence[DeliveryRow]) -> bool:
        """Whether a person's purse has more goods to be sent than wait in these rows of theirs."""
        waiting: Counter[str] = Counter()
        for row in rows:
            waiting[row.asset] += row.pieces if row.state == "waiting" else 0
        settings = read_settings(session, workspace)
        balances = self._ledger.list_balances(session, workspace, PERSON + person_id)
        goods = [account for account in balances if account.asset.startswith(PRIZE) and account.balance > waiting[account.asset]]
        return any(self._goes_out(session, workspace, account.asset, settings) for account in goods)

    def gather_of(self, session: Session, workspace: str, person_id: str) -> int:
        """The same for one person at once, among their latest transfers; how many."""
        settings, holder = read_settings(session, workspace), PERSON + person_id
        latest = self._ledger.list_transfers(session, workspace, holder=holder, limit=AT_ONCE).items
        gifts = [(_number(gift), gift) for gift in latest if gift.target == holder and gift.asset.startswith(PRIZE)]
        known = store.list_known_gifts(session, workspace, [seq for seq, _ in gifts])
        sent: dict[str, bool] = {}
        new = [(seq, gift) for seq, gift in gifts if seq not in known and self._is_sent(session, workspace, gift, settings, sent)]
        self._make(session, workspace, new[::-1])
        return len(new)

    def _make(self, session: Session, workspace: str, new: Sequence[Gift]) -> None:
        settings = read_settings(session, workspace)
        people = [gift.target.removeprefix(PERSON) for _, gift in new]
        who = self._profiles.canonical(session, workspace, people) if people else {}
        now_ms = self._clock.now_ms()
        deadline = None if settings.address_days is None else now_ms + settings.address_days * DAY_MS
        rows: list[DeliveryRow] = []
        names: dict[tuple[str, str], Text] = {}  # by asset and giver: a busy play gives the same few goods again and again
        for (seq, gift), person in zip(new, people, strict=True):
            before = self._before(session, workspace, gift)
            if before is None and (gift.asset, gift.source) not in names:
                names[gift.asset, gift.source] = self._goods.name(session, workspace, gift)
            name = names[gift.asset, gift.source] if before is None else read_name(before)
            rows.append(
                DeliveryRow(
                    workspace, new_id("dlv"), seq, who.get(person, person), gift.asset, gift.amount, msgspec.json.encode(name).decode(),
                    gift.source if before is None else before.origin, gift.decision_id if before is None else before.decision_id,
                    "waiting", "", None, "", "", deadline, None, now_ms, now_ms, None, 0,
                )
            )  # fmt: skip
        if rows:
            store.insert_deliveries(session, rows)

    def _is_sent(self, session: ReadSession, workspace: str, gift: Transfer, settings: DeliverySettings, sent: dict[str, bool]) -> bool:
        if gift.source.startswith(PERSON):  # two people found to be one: the delivery is there already
            return False
        if gift.asset not in sent:
            sent[gift.asset] = self._goes_out(session, workspace, gift.asset, settings)
        return sent[gift.asset]

    def _goes_out(self, session: ReadSession, workspace: str, asset: str, settings: DeliverySettings) -> bool:
        return asset not in settings.not_sent and self._goods.is_sent(session, workspace, asset)

    def _before(self, session: ReadSession, workspace: str, gift: Transfer) -> DeliveryRow | None:
        """The delivery that was cancelled or came back, when the units were given back to the person by that."""
        if not gift.decision_id.startswith(OURS):
            return None
        return store.find_delivery(session, workspace, gift.decision_id.partition(":")[0])

    # --------------------------------------------------------------------------------------------------- by time

    def tell_due(self, session: Session, workspace: str) -> int:
        """Tell people whose time for an address is running out, once; how many."""
        rows = self.list_untold(session, workspace)
        now_ms = self._clock.now_ms()
        told = [news(row, ADDRESS_DUE, now_ms) for row in rows if store.mark_told(session, row, now_ms)]
        if told:
            self._events.append(session, told)
        return len(rows)

    def list_untold(self, session: ReadSession, workspace: str) -> list[DeliveryRow]:
        """Whom `tell_due` would tell."""
        until = self._clock.now_ms() + read_settings(session, workspace).remind_days * DAY_MS
        return store_reads.list_untold(session, workspace, until, AT_ONCE)

    def list_due(self, session: ReadSession) -> list[DeliveryRow]:
        """Claims whose time is over."""
        return store_reads.list_due(session, self._clock.now_ms(), AT_ONCE)

    def lapse(self, session: Session, rows: Sequence[DeliveryRow]) -> int:
        """End those claims that are still waiting; how many."""
        done = 0
        for old in rows:
            row = store.find_delivery(session, old.workspace, old.id)
            if row is None or row.state != "waiting" or row.deadline is None or row.deadline > self._clock.now_ms():
                continue
            back = read_settings(session, row.workspace).unclaimed
            self._desk.make(session, row, Wish("lapse", SYSTEM, note=LAPSED, back=back))
            done += 1
        return done

    def list_to_forget(self, session: ReadSession, workspace: str) -> list[DeliveryRow]:
        """Deliveries that ended long enough ago."""
        before = self._clock.now_ms() - read_settings(session, workspace).forget_days * DAY_MS
        return store_reads.list_to_forget(session, workspace, before, AT_ONCE)

    def forget(self, session: Session, workspace: str) -> int:
        """Delete their addresses, and those kept for next time that nobody used for long; how many."""
        now_ms = self._clock.now_ms()
        rows = self.list_to_forget(session, workspace)
        for row in rows:
            if store.forget_address(session, row):
                change = ChangeRow(row.workspace, row.id, row.changes + 1, "forget", row.state, row.state, SYSTEM, "", now_ms)
                store.insert_change(session, change)
        return len(rows) + store.forget_old_remembered(session, workspace, self._unused_before(session, workspace))

    def has_to_forget(self, session: ReadSession, workspace: str) -> bool:
        """Whether `forget` would delete any."""
        old = store.has_old_remembered(session, workspace, self._unused_before(session, workspace))
        return old or bool(self.list_to_forget(session, workspace))

    def _unused_before(self, session: ReadSession, workspace: str) -> int:
        return self._clock.now_ms() - read_settings(session, workspace).remember_days * DAY_MS
