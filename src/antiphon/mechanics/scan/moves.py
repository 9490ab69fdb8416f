"""What a person does with a code, and what the play remembers."""

from datetime import date, datetime
from typing import Annotated

import msgspec


class ScanMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"code": …}`: as it was scanned or typed, with or without an address before it."""

    code: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person: what they scanned first, the day's rewards, and wrong tries since `wrong_since`."""

    scanned: int = 0
    batches: tuple[str, ...] = ()  # of which they were the first to scan a package
    set_paid: bool = False
    day: date | None = None
    rewarded_today: int = 0
    wrong: int = 0
    wrong_since: datetime | None = None

    def on(self, day: date) -> "Seat":
        """The seat as it is on a day; days only go forward, because people travel."""
        if self.day is None or day > self.day:
            return msgspec.structs.replace(self, day=day, rewarded_today=0)
        return self
