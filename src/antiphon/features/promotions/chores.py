"""The chores behind the timer: each looks for what is due and hands it to the writer in batches."""

from collections.abc import Callable, Sequence
from typing import Final

from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, Session
from antiphon.engine.database.writer import Lane
from antiphon.features.ledger.api import Ledger
from antiphon.features.promotions import bulk, store, store_uses, store_vouchers
from antiphon.features.promotions.birthdays import Birthdays
from antiphon.features.promotions.handouts import Handouts
from antiphon.features.promotions.intents import Intent, Settled, TimeOut
from antiphon.features.promotions.memory import Memory, Running
from antiphon.features.promotions.offers import Offers
from antiphon.features.promotions.vouchers import Given, Gone, Issue, Item
from antiphon.kernel.clock import to_ms

BATCH: Final = 500
LOOK_BACK_MS: Final = 60_000  # transfers are numbered before they are committed, so the last minute is looked at again
MAX_UNITS: Final = 10_000  # of one coupon in one round


class Chores:
    """What is due, done now. Every one may be done twice at once by two processes: the writer's guards see to it that it counts once."""

    def __init__(  # noqa: PLR0913, PLR0917 - every part it works with
        self,
        database: Database,
        commands: Commands,
        uses: Lane[Intent, Settled],
        vouchers: Lane[Item, Given],
        memory: Memory,
        ledger: Ledger,
        offers: Offers,
        birthdays: Birthdays,
        handouts: Handouts,
        now_ms: Callable[[], int],
        zone: Callable[[str], str],
        workspaces: Callable[[], Sequence[str]],
    ) -> None:
        self._database = database
        self._commands = commands
        self._uses = uses
        self._vouchers = vouchers
        self._memory = memory
        self._ledger = ledger
        self._offers = offers
        self._birthdays = birthdays
        self._handouts = handouts
        self._now_ms = now_ms
        self._zone = zone
        self._workspaces = workspaces
        self._followed: dict[tuple[str, str], int] = {}  # (workspace, promotion) -> the moment up to which units were looked at

    def run_once(self) -> int:
        """Everything that is due; how many things were done."""
        return (
            self.time_out()
            + self.expire()
            + self.end_promotions()
            + self.make_codes()
            + self.follow_units()
            + self.wish()
            + self._handouts.work()
        )

    def time_out(self) -> int:
        """Give back reservations whose time is over."""
        done = 0
        while True:
            with self._database.read() as session:
                due = store_uses.list_due_checkouts(session, self._now_ms(), BATCH)
            futures = [self._uses.submit(TimeOut(workspace, checkout_id)) for workspace, checkout_id in due]
            for future in futures:
                future.result()
            done += len(due)
            if len(due) < BATCH:
                return done

    def expire(self) -> int:
        """Note vouchers whose time is over, and tell their owners."""
        with self._database.read() as session:
            due = store_vouchers.list_over(session, self._now_ms(), BATCH)
        futures = [self._vouchers.submit(Gone(workspace, code)) for workspace, code in due]
        for future in futures:
            future.result()
        return len(due)

    def end_promotions(self) -> int:
        """Promotions whose end has passed are over."""
        with self._database.read() as session:
            due = store.list_over(session, self._now_ms(), BATCH)
        for workspace, promotion_id in due:
            self._commands.call(_ending(self._offers, workspace, promotion_id))
        return len(due)

    def make_codes(self) -> int:
        """Bulk codes, a piece at a time, the oldest run first, until none is open."""
        done = 0
        while True:
            with self._database.read() as session:
                run = store_vouchers.find_open_batch(session)
            if run is None:
                return done
            done += self._commands.call(_making(run, self._now_ms(), self._zone(run[0])))

    def wish(self) -> int:
        """Vouchers for today's birthdays."""
        return sum(self._birthdays.issue(workspace, self._zone(workspace)) for workspace in self._workspaces())

    def follow_units(self) -> int:
        """Units of coupons that people were given (won, taken for points) become vouchers."""
        done = 0
        for workspace in self._workspaces():
            with self._database.read() as session:
                shelf = self._memory.read(session, workspace)
            for running in shelf.live:
                if running.rules.by_code:
                    done += self._follow(running)
        return done

    def _follow(self, running: Running) -> int:
        place = (running.workspace, running.id)
        now = self._now_ms()
        since = self._followed.get(place, 0) - LOOK_BACK_MS
        items: list[Issue] = []
        with self._database.read() as session:
            cursor: str | None = None
            while len(items) < MAX_UNITS:
                page = self._ledger.list_transfers(session, running.workspace, asset=f"coupon:{running.key}", cursor=cursor, limit=BATCH)
                for each in page.items:
                    if each.target.startswith("person:") and to_ms(each.at) >= since and each.because != "people_merged":
                        person = each.target.removeprefix("person:")
                        items += [
                            Issue(running.workspace, running.id, person, "unit", f"{each.id}:{number}", at_ms=to_ms(each.at))
                            for number in range(each.amount)
                        ]
                cursor = page.next_cursor
                if cursor is None or (page.items and to_ms(page.items[-1].at) < since):
                    break
            known = store_vouchers.find_sources(session, running.workspace, [item.source or "" for item in items]) if items else {}
        new = [item for item in items if (running.id, item.source) not in known]
        futures = [self._vouchers.submit(item) for item in new]
        done = sum(future.result().voucher is not None for future in futures)
        self._followed[place] = now
        return done


def _ending(offers: Offers, workspace: str, promotion_id: str) -> Callable[[Session], None]:
    return lambda session: offers.end(session, workspace, promotion_id)


def _making(run: tuple[str, str], now_ms: int, zone: str) -> Callable[[Session], int]:
    return lambda session: bulk.make_piece(session, run[0], run[1], now_ms, zone)
