"""The world as a mechanic may know it at the moment of a decision: the time, the person, what is left, and a seed."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from antiphon.kernel.amounts import Asset
from antiphon.kernel.clock import date_in, get_zone
from antiphon.sdk.lists import Row

Tag = str | int | float | bool | None

MADE_UP_SECRET: Final = "5ec2e7" * 10 + "5ec2"  # of a play that nobody plays: on a table, in a simulation or a rehearsal


class Person(msgspec.Struct, frozen=True):
    """What a mechanic may know about who is playing."""

    id: str
    zone: str = "UTC"  # the person's own zone where known, else the workspace's
    known: bool = False  # signed in, as opposed to anonymous
    first_seen_at: datetime | None = None  # UTC
    tags: Mapping[str, Tag] = {}
    segments: frozenset[str] = frozenset()
    consents: frozenset[str] = frozenset()
    risk: int = 0  # 0 (nothing odd) to 100


class Facts(msgspec.Struct, frozen=True):
    """The world at the moment of a decision."""

    now: datetime  # UTC
    person: Person
    seed: str  # all chance of this decision comes from it (kernel.chance)
    left: Mapping[Asset, int] = {}  # what the play still has of everything in `stock`
    purse: Mapping[Asset, int] = {}  # what the person can spend of everything in `assets`
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    rows: Mapping[str, Row] = {}  # what was looked up, by `list/key`; a row that is not there is not here
    secret: str = ""  # the play's own, 64 hex digits: for seals, signatures and codes. Never shown, never kept with a decision

    @property
    def zone(self) -> ZoneInfo:
        """The person's zone; UTC when nobody knows a zone of that name, because a decision must not fail over it."""
        try:
            return get_zone(self.person.zone)
        except ValueError:
            return get_zone("UTC")

    @property
    def local_date(self) -> date:
        """Today where the person is."""
        return self.day_of(self.now)

    @property
    def next_local_midnight(self) -> datetime:
        """When the person's next day begins, in UTC."""
        return self.start_of(self.local_date + timedelta(days=1))

    def day_of(self, moment: datetime) -> date:
        """The calendar day of a moment where the person is."""
        return date_in(self.zone, moment)

    def start_of(self, day: date) -> datetime:
        """The first moment, in UTC, at which the person's calendar shows `day` or a later one (a zone may skip a day)."""
        start = datetime(day.year, day.month, day.day, tzinfo=self.zone).astimezone(self.now.tzinfo)
        while self.day_of(start) < day:  # midnight fell into a gap, or the wall clock shows it twice
            start += timedelta(minutes=15)
        return start

    def counted_in(self, zone: str) -> "Facts":
        """The same facts with days counted in `zone`; with an empty name they stay the person's own."""
        if not zone or zone == self.person.zone:
            return self
        return msgspec.structs.replace(self, person=msgspec.structs.replace(self.person, zone=zone))
