"""The door of deliveries."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, ReadSession, Session
from antiphon.engine.database.writer import Writer
from antiphon.features.deliveries import importing, showing, store, store_reads
from antiphon.features.deliveries.addresses import Address
from antiphon.features.deliveries.chores import Chores
from antiphon.features.deliveries.contracts import (
    STATES,
    DeliveryCounts,
    DeliveryLine,
    DeliveryPage,
    MyDeliveries,
    MyDelivery,
    SheetReport,
)
from antiphon.features.deliveries.countries import COUNTRIES
from antiphon.features.deliveries.gathering import Gathering, read_settings
from antiphon.features.deliveries.goods import Goods, PlainGoods
from antiphon.features.deliveries.sealing import Seal
from antiphon.features.deliveries.service import Desk, Wish, read_name
from antiphon.features.deliveries.settings import DeliverySettings, check_settings
from antiphon.features.deliveries.sheets import Packed, read_sheet, write_sheet
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import DigestBatch
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import AccountKey, Violation, Why
from antiphon.features.points.api import Points
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.clock import Clock
from antiphon.kernel.errors import Invalid
from antiphon.kernel.paging import DEFAULT_LIMIT, Page, check_limit, decode_cursor, encode_cursor

__all__ = ["Deliveries", "Goods", "PlainGoods", "Wish"]

MINE: Final = 100  # deliveries a person is shown
ROWS: Final = 200  # of a sheet in one read, and lines of one in one transaction
_BIG: Final = 2**62


class Deliveries:
    """Goods on their way home. `goods` knows what they are called; `secret` seals addresses."""

    name = "deliveries"

    def __init__(  # noqa: PLR0913 - the composition root names each part
        self,
        *,
        database: Database,
        commands: Commands,
        clock: Clock,
        ledger: Ledger,
        events: Events,
        profiles: Profiles,
        points: Points,
        workspaces: Callable[[], Iterable[str]],
        secret: Callable[[], str],
        goods: Goods | None = None,
    ) -> None:
        self._database = database
        self._call = commands.call
        self._ledger = ledger
        self._profiles = profiles
        self._workspaces = workspaces
        goods = goods or PlainGoods()
        self._desk = Desk(ledger=ledger, events=events, points=points, goods=goods, seal=Seal(secret), clock=clock)
        self._gathering = Gathering(self._desk, ledger, events, profiles, goods, clock)
        self._chores: Chores | None = None

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Part of every digest: deliveries follow people who turned out to be one."""
        for workspace in {merge.workspace for merge in batch.merges}:
            merges = [merge for merge in batch.merges if merge.workspace == workspace]
            people = sorted({person for merge in merges for person in (merge.from_id, merge.into_id)})
            if store.list_people_with_any(session, workspace, people):
                for merge in merges:
                    self._desk.join(session, workspace, merge.from_id, merge.into_id, merge.at_ms)

    def start_jobs(self, writer: Writer) -> None:
        """Look for new gifts, remind, lapse and forget, from now on."""
        self._chores = self.make_chores(writer)
        self._chores.start()

    def stop_jobs(self) -> None:
        """Before the writer stops."""
        if self._chores is not None:
            self._chores.stop()

    def make_chores(self, writer: Writer) -> Chores:
        """The same, to be run by hand."""
        return Chores(self._gathering, writer, self._workspaces)

    def find_whys(self, session: ReadSession, workspace: str, decision_ids: Sequence[str]) -> Mapping[str, Why]:
        """What stands behind transfers that deliveries made."""
        return showing.find_whys(session, workspace, decision_ids)

    # ------------------------------------------------------------------------------------------------ shoppers

    def list_mine(self, workspace: str, person_id: str) -> MyDeliveries:
        """What is sent to a person. A gift of this moment is among it."""
        with self._database.read() as session:
            person = self._person(session, workspace, person_id)
            rows = store_reads.list_of_person(session, workspace, person, MINE)
            misses = self._gathering.misses_any(session, workspace, person, rows)
        if misses:
            self._call(lambda session: self._gathering.gather_of(session, workspace, person))
        with self._database.read() as session:
            rows = store_reads.list_of_person(session, workspace, person, MINE) if misses else rows
            keys = [AccountKey(workspace, f"person:{person}", asset) for asset in {row.asset for row in rows if row.state == "waiting"}]
            left = {key.asset: units for key, units in self._ledger.read_spendable(session, keys).items()} if keys else {}
            shown = tuple(showing.mine(row, self._desk) for row in rows if row.state != "waiting" or left.get(row.asset, 0) > 0)
            remembered = self._desk.read_remembered(session, workspace, person)
            countries = read_settings(session, workspace).countries or COUNTRIES
            return MyDeliveries(shown, remembered, tuple(sorted(countries)))

    def give_address(self, workspace: str, person_id: str, delivery_id: str, address: Address, *, remember: bool | None) -> MyDelivery:
        """Say where something goes, or correct it until it is packed. Raises `NotFound`, `Invalid` with every flaw, `Conflict`.

        `remember`: keep the address for next time, or (False) keep none; None leaves what is kept as it is.
        """

        def command(session: Session) -> MyDelivery:
            person = self._person(session, workspace, person_id)
            row = self._desk.get(session, workspace, delivery_id, person)
            after = self._desk.give_address(session, row, address, read_settings(session, workspace))
            if remember:
                self._desk.remember(session, workspace, person, address)
            elif remember is False:
                store.forget_remembered(session, workspace, person)
            return showing.mine(after, self._desk)

        return self._call(command)

    def forget_remembered(self, workspace: str, person_id: str) -> None:
        """Keep no address for next time any more."""

        def command(session: Session) -> None:
            store.forget_remembered(session, workspace, self._person(session, workspace, person_id))

        self._call(command)

    def _person(self, session: ReadSession, workspace: str, person_id: str) -> str:
        return self._profiles.canonical(session, workspace, [person_id]).get(person_id, person_id)

    # --------------------------------------------------------------------------------------------------- staff

    def count(self, session: ReadSession, workspace: str) -> DeliveryCounts:
        """How many there are in each state."""
        found = store_reads.count_states(session, workspace)
        return DeliveryCounts(*(found.get(state, 0) for state in STATES))

    def list_deliveries(
        self,
        session: ReadSession,
        workspace: str,
        *,
        state: str | None = None,
        asset: str | None = None,
        person_id: str | None = None,
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Page[DeliveryLine]:
        """In one state the longest there first; of all, or of one person, the latest first."""
        check_limit(limit)
        if state is not None and person_id is None:
            if state not in STATES:
                raise Invalid(f"state is one of {', '.join(STATES)}.", code="bad_state")
            rows = store_reads.list_in_state(session, workspace, state, asset, _place(cursor), limit + 1)
            following = encode_cursor(rows[limit - 1].changed_at, rows[limit - 1].id) if len(rows) > limit else None
        else:
            before = _before(cursor)
            rows = store_reads.list_all(session, workspace, person_id, asset, before, limit + 1)
            following = encode_cursor(rows[limit - 1].id) if len(rows) > limit else None
        return Page(tuple(showing.line(row, self._desk) for row in rows[:limit]), following)

    def get_delivery(self, session: ReadSession, workspace: str, delivery_id: str, *, with_address: bool) -> DeliveryPage:
        """One delivery whole. Raises `NotFound`."""
        row = self._desk.get(session, workspace, delivery_id)
        return showing.page(row, self._desk, store_reads.list_changes(session, workspace, delivery_id), with_address=with_address)

    def make(self, workspace: str, delivery_id: str, wish: Wish) -> None:
        """One turn by staff. Raises `NotFound`, `Conflict`, `Invalid`."""
        self._call(lambda session: self._desk.make(session, self._desk.get(session, workspace, delivery_id), wish))

    def correct_address(self, workspace: str, delivery_id: str, address: Address, by: str) -> None:
        """Staff give or correct an address for somebody who called. Raises as `give_address`."""

        def command(session: Session) -> None:
            row = self._desk.get(session, workspace, delivery_id)
            self._desk.give_address(session, row, address, read_settings(session, workspace), by=by)

        self._call(command)

    def pack(self, workspace: str, delivery_ids: Sequence[str], by: str) -> int:
        """Mark many as packed; how many were ready. Others are left as they are."""

        def command(session: Session) -> int:
            rows = [store.find_delivery(session, workspace, one) for one in dict.fromkeys(delivery_ids)]
            ready = [row for row in rows if row is not None and row.state == "ready"]
            for row in ready:
                self._desk.make(session, row, Wish("pack", by))
            return len(ready)

        return self._call(command)

    def export(self, workspace: str, state: str, language: str) -> Iterator[bytes]:
        """Every delivery in a state with its address, as a sheet for the warehouse, read in pieces."""
        return write_sheet(self._each(workspace, state, language))

    def _each(self, workspace: str, state: str, language: str) -> Iterator[Packed]:
        place: tuple[int, str] | None = None
        while True:
            with self._database.read() as session:
                rows = store_reads.list_in_state(session, workspace, state, None, place, ROWS)
            for row in rows:
                goods = read_name(row).zh if language == "zh" else read_name(row).en
                yield Packed(row.id, goods, row.pieces, self._desk.read_address(row), row.carrier, row.tracking)
            if len(rows) < ROWS:
                return
            place = (rows[-1].changed_at, rows[-1].id)

    def import_tracking(self, workspace: str, raw: bytes, by: str) -> SheetReport:
        """Ship everything that a sheet has a tracking number for; a line that cannot be shipped harms no other. Raises `Invalid`."""
        lines = read_sheet(raw)
        done = [
            report
            for start in range(0, len(lines), ROWS)
            for report in self._call(
                lambda session, part=lines[start : start + ROWS]: importing.ship(session, self._desk, workspace, part, by)
            )
        ]
        return importing.add_up(done)

    # ------------------------------------------------------------------------------------------------ settings

    def read_settings(self, session: ReadSession, workspace: str) -> DeliverySettings:
        """How this shop sends things."""
        return read_settings(session, workspace)

    def change_settings(self, workspace: str, settings: DeliverySettings) -> DeliverySettings:
        """From now on; deadlines that people were told stay. Raises `Invalid` with every flaw."""
        flaws = check_settings(settings)
        if flaws:
            errors = [{"path": flaw.path, "says": {"zh": flaw.says.zh, "en": flaw.says.en}} for flaw in flaws]
            raise Invalid(f"{flaws[0].path}: {flaws[0].says.en}", code="flawed", errors=errors)
        self._call(lambda session: store.save_settings(session, workspace, msgspec.json.encode(settings).decode()))
        return settings

    def check(self, session: ReadSession, workspace: str) -> list[Violation]:
        """What the ledger has for parcels that are not sent yet is what deliveries say; empty is right."""
        return showing.check(session, self._ledger, workspace)


def _place(cursor: str | None) -> tuple[int, str] | None:
    if cursor is None:
        return None
    at, name = decode_cursor(cursor, 2)
    if not isinstance(at, int) or not isinstance(name, str) or abs(at) > _BIG or "\0" in name:
        raise Invalid("The cursor is not one of ours; start again without it.", code="bad_cursor")
    return at, name


def _before(cursor: str | None) -> str:
    if cursor is None:
        return ""
    (name,) = decode_cursor(cursor, 1)
    if not isinstance(name, str) or not name.isascii() or "\0" in name:
        raise Invalid("The cursor is not one of ours; start again without it.", code="bad_cursor")
    return name
