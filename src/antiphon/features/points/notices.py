"""Tells members, once for each day on which something of theirs runs out, some days before."""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.database.writer import Writer
from antiphon.engine.ident import new_id
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import Emitted
from antiphon.features.ledger.api import Ledger
from antiphon.features.points import store_wallets
from antiphon.features.points.contracts_wallets import EXPIRING_EVENT, Wallet
from antiphon.features.points.teller import person_key
from antiphon.kernel.clock import DAY_MS, Clock, from_ms, local_date, local_day, to_ms
from antiphon.kernel.errors import Problem

EVERY_SECONDS: Final = 60.0
LOTS: Final = 500  # looked at in one transaction
Listing = Callable[[ReadSession, str], list[Wallet]]
Place = tuple[int, str]
log = logging.getLogger(__name__)


class Notices:
    """Looks once a local day through every wallet that gives notice, and lets wallets follow their workspace into another zone.

    Interrupted, it begins the day again; nobody is told twice.
    """

    def __init__(
        self,
        ledger: Ledger,
        events: Events,
        writer: Writer,
        clock: Clock,
        zones: Callable[[], Mapping[str, str]],
        wallets: Listing,
        follow: Callable[[Session, str], None],
    ) -> None:
        self._ledger = ledger
        self._events = events
        self._database = writer.database
        self._clock = clock
        self._zones = zones
        self._wallets = wallets
        self._lane = writer.lane("points_notices", self._handle, cap=1)
        self._zone_lane = writer.lane("points_zones", self._handle_zones, cap=1)
        self._follow = follow
        self._followed: dict[str, str] = {}
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread; the writer must be running."""
        self._thread = threading.Thread(target=self._run, name="points notices", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop before the writer does."""
        self._stopping.set()
        if self._thread:
            self._thread.join()

    def run_once(self) -> int:
        """Every wallet whose local day has not been looked through yet; how many were told."""
        told = 0
        for workspace, zone in self._zones().items():
            if self._followed.get(workspace) != zone:  # once after a start, and when the workspace moved
                self._zone_lane.call(workspace)
                self._followed[workspace] = zone
            today = local_day(self._clock.now_ms(), zone)
            for wallet in self._due(workspace, today):
                place: Place | None = (0, "")
                while place is not None and not self._stopping.is_set():
                    count, place = self._lane.call((workspace, zone, wallet, place))
                    told += count
        return told

    def _due(self, workspace: str, today: int) -> list[Wallet]:
        with self._database.read() as session:
            return [
                wallet
                for wallet in self._wallets(session, workspace)
                if wallet.notice_days and store_wallets.find_notice_day(session, workspace, wallet.key) != today
            ]

    def _handle_zones(self, session: Session, items: Sequence[str]) -> list[None]:
        return [self._follow(session, workspace) for workspace in items]

    def _handle(self, session: Session, items: Sequence[tuple[str, str, Wallet, Place]]) -> list[tuple[int, Place | None]]:
        return [self._look(session, *item) for item in items]

    def _look(self, session: Session, workspace: str, zone: str, wallet: Wallet, place: Place) -> tuple[int, Place | None]:
        """One stretch of lots: settle their owners, so that what was spent is not announced, then tell them."""
        now_ms = self._clock.now_ms()
        until_ms = now_ms + wallet.notice_days * DAY_MS
        found = self._ledger.list_expiring(session, workspace, wallet.asset, now_ms, until_ms, place=place, limit=LOTS)
        people = sorted({line.holder.removeprefix("person:") for line in found if line.holder.startswith("person:")})
        keys = [person_key(workspace, wallet.asset, person_id) for person_id in people]
        purses = self._ledger.open_purses(session, keys)
        purses.book.save(session)
        moments: dict[tuple[str, int], int] = {}
        for person_id, key in zip(people, keys, strict=True):
            for lot in purses.purse(key).live():
                if lot.expires_at is not None and now_ms < lot.expires_at <= until_ms:
                    moments[person_id, lot.expires_at] = moments.get((person_id, lot.expires_at), 0) + lot.remaining
        told = self._tell(session, workspace, zone, wallet, moments) if moments else 0
        if len(found) == LOTS and found[-1].expires_at is not None:
            return told, (to_ms(found[-1].expires_at), found[-1].id)
        store_wallets.save_notice_day(session, workspace, wallet.key, local_day(now_ms, zone))
        return told, None

    def _tell(self, session: Session, workspace: str, zone: str, wallet: Wallet, moments: Mapping[tuple[str, int], int]) -> int:
        known = store_wallets.list_told(session, workspace, wallet.key, sorted({person_id for person_id, _ in moments}))
        now_ms = self._clock.now_ms()
        news = {key: amount for key, amount in sorted(moments.items()) if key not in known}
        store_wallets.insert_notices(session, [(workspace, wallet.key, *key, amount, now_ms) for key, amount in news.items()])
        told = [
            Emitted(
                workspace,
                new_id("evt"),
                EXPIRING_EVENT,
                person_id,
                now_ms,
                {
                    "wallet": wallet.key,
                    "amount": amount,
                    "expires_at": from_ms(expires_at).isoformat(),
                    "last_day": local_date(expires_at - 1, zone).isoformat(),
                },
            )
            for (person_id, expires_at), amount in news.items()
        ]
        if told:
            self._events.append(session, told)
        return len(told)

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                self.run_once()
            except Problem as problem:
                log.warning("notices of points that run out wait for the next round: %s", problem)
            except Exception:
                log.exception("notices of points that run out wait for the next round")
