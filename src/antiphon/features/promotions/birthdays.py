"""Vouchers for birthdays: an occasion that no event tells of. Whoever has one today, in the workspace's zone, gets theirs once a year."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from antiphon.engine.database.port import Database
from antiphon.engine.database.writer import Lane
from antiphon.features.profiles.api import Profiles
from antiphon.features.promotions.memory import Memory
from antiphon.features.promotions.vouchers import Given, Issue, Item
from antiphon.features.segments.api import Segments
from antiphon.kernel.clock import local_date

BIRTHDAY: Final = "Birthday"  # the name of the occasion in a coupon's rules
TRAITS: Final = ("birthday", "birth_date")
HOUR_MS: Final = 3_600_000
PAGE: Final = 500


def is_today(told: object, today: date) -> bool:
    """Whether a trait (`YYYY-MM-DD` or `MM-DD`) is a birthday today. Who was born on 29 February has it on the 28th in other years."""
    text = told.strip()[:10] if isinstance(told, str) else ""
    try:
        born = date.fromisoformat(text if len(text) > 5 else f"2000-{text}")
    except ValueError:
        return False
    day = (born.month, born.day)
    is_leap = today.year % 4 == 0 and (today.year % 100 != 0 or today.year % 400 == 0)
    return (today.month, today.day) == ((2, 28) if day == (2, 29) and not is_leap else day)


class Birthdays:
    """Looks once an hour at everybody whose month it is. Looking again gives nobody a second one."""

    def __init__(
        self,
        database: Database,
        lane: Lane[Item, Given],
        memory: Memory,
        profiles: Profiles,
        segments: Segments,
        now_ms: Callable[[], int],
    ) -> None:
        self._database = database
        self._lane = lane
        self._memory = memory
        self._profiles = profiles
        self._segments = segments
        self._now_ms = now_ms
        self._looked: dict[str, int] = {}

    def issue(self, workspace: str, zone: str) -> int:
        """How many got one."""
        now = self._now_ms()
        if now // HOUR_MS == self._looked.get(workspace):
            return 0
        with self._database.read() as session:
            wanting = self._memory.read(session, workspace).issuing.get(BIRTHDAY, [])
        if not wanting:
            return 0
        self._looked[workspace] = now // HOUR_MS
        today = local_date(now, zone)
        people = [person for page in self._pages(workspace, today) for person in page]
        futures = [
            self._lane.submit(
                Issue(workspace, running.id, each, "event", f"birthday:{each}:{today.year}", f"{place}:{BIRTHDAY}", today.year)
            )
            for each in people
            for running, place, _ in wanting
        ]
        return sum(future.result().voucher is not None for future in futures)

    def _pages(self, workspace: str, today: date) -> Iterator[list[str]]:
        cursor: str | None = None
        while True:
            with self._database.read() as session:
                page = self._segments.list_people(session, workspace, tags=[f"birthday_month:{today.month}"], cursor=cursor, limit=PAGE)
                traits = self._profiles.read_traits(session, workspace, [row.id for row in page.items], TRAITS)
            yield [person for person, told in traits.items() if any(is_today(told.get(name), today) for name in TRAITS)]
            cursor = page.next_cursor
            if cursor is None:
                return
