"""Says once a local day whose birthday it is, as an event that rules, tasks and badges can hear."""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.database.writer import Writer
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import Emitted
from antiphon.features.points import store_wallets
from antiphon.features.points.facts import BIRTHDAYS
from antiphon.features.points.occasions import OnBirthday, Who, holds, read_birthday
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.clock import EPOCH_DAY, Clock, day_to_date, local_day
from antiphon.kernel.errors import Problem

BIRTHDAY_EVENT: Final = "Birthday Celebrated"
EVERY_SECONDS: Final = 60.0
RUN: Final = "~birthdays"  # where the last day is kept; no wallet can be called so
PEOPLE: Final = 500  # looked at in one reading
log = logging.getLogger(__name__)


class Birthdays:
    """Interrupted, it begins the day again; the event has one id a person and year, so nobody is told of twice."""

    def __init__(self, profiles: Profiles, events: Events, writer: Writer, clock: Clock, zones: Callable[[], Mapping[str, str]]) -> None:
        self._profiles = profiles
        self._events = events
        self._database = writer.database
        self._clock = clock
        self._zones = zones
        self._lane = writer.lane("points_birthdays", self._handle, cap=1)
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread; the writer must be running."""
        self._thread = threading.Thread(target=self._run, name="birthdays", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop before the writer does."""
        self._stopping.set()
        if self._thread:
            self._thread.join()

    def run_once(self) -> int:
        """Every workspace whose local day has not been looked through; how many birthdays."""
        told = 0
        for workspace, zone in self._zones().items():
            today = local_day(self._clock.now_ms(), zone)
            with self._database.read() as session:
                done = store_wallets.find_notice_day(session, workspace, RUN) == today
            after: str | None = None if done else ""
            while after is not None and not self._stopping.is_set():
                with self._database.read() as session:
                    born, after = self._born(session, workspace, day_to_date(today), after)
                told += self._lane.call((workspace, today, born, after is None)) if born or after is None else 0
        return told

    def _born(self, session: ReadSession, workspace: str, on: date, after: str) -> tuple[list[str], str | None]:
        """Known persons of one stretch whose birthday is that day, and where the next stretch begins."""
        parts = [f"{on:%m-%d}", *(["02-29"] if (on.month, on.day) == (2, 28) else [])]
        pages = [self._profiles.list_traits_with(session, workspace, part, BIRTHDAYS, after, PEOPLE) for part in parts]
        full = [page[-1][0] for page in pages if len(page) == PEOPLE]
        until = min(full) if full else None  # what a longer page of the other letters holds beyond it comes again
        found: list[str] = []
        for person_id, traits in sorted({person: traits for page in pages for person, traits in page}.items()):
            birthday = next((day for key in BIRTHDAYS if (day := read_birthday(traits.get(key))) is not None), None)
            if (until is None or person_id <= until) and holds(OnBirthday("day"), Who(person_id, birthday=birthday), on):
                found.append(person_id)
        briefs = self._profiles.read_briefs(session, workspace, found) if found else {}
        return [person for person in found if person in briefs and briefs[person].known], until

    def _handle(self, session: Session, items: Sequence[tuple[str, int, list[str], bool]]) -> list[int]:
        return [self._tell(session, *item) for item in items]

    def _tell(self, session: Session, workspace: str, today: int, born: list[str], is_last: bool) -> int:  # noqa: FBT001 - one of a tuple
        year, now_ms = date.fromordinal(today + EPOCH_DAY).year, self._clock.now_ms()
        told = [
            Emitted(workspace, f"evt_birthday_{year}_{person_id}", BIRTHDAY_EVENT, person_id, now_ms, {"year": year}) for person_id in born
        ]
        if told:
            self._events.append(session, told)
        if is_last:
            store_wallets.save_notice_day(session, workspace, RUN, today)
        return len(told)

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                self.run_once()
            except Problem as problem:
                log.warning("birthdays wait for the next round: %s", problem)
            except Exception:
                log.exception("birthdays wait for the next round")
