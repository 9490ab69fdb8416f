"""What a person does in a hunt, and what the play remembers."""

from datetime import datetime, timedelta
from typing import Annotated, Final, Literal

import msgspec

SPOTTED_FOR: Final = timedelta(minutes=30)  # how long something that was seen on a page can be picked up
HOUR: Final = timedelta(hours=1)


class HuntMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`start`; `look` around on a page (its address); `take` what was seen there; or give a `code` that was read or heard."""

    do: Literal["start", "look", "take", "code"]
    page: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    code: Annotated[str, msgspec.Meta(max_length=300)] = ""


class Found(msgspec.Struct, frozen=True):
    """A treasure and when it was found."""

    spot: str
    at: datetime


class Spotted(msgspec.Struct, frozen=True):
    """What a person has before their eyes on a page, and since when."""

    spot: str
    at: datetime


class Tries(msgspec.Struct, frozen=True, omit_defaults=True):
    """How often within the hour that began at `since`."""

    count: int = 0
    since: datetime | None = None

    def one_more(self, now: datetime) -> "Tries":
        """Counted in the hour under way, or as the first of a new one."""
        fresh = self.since is None or now - self.since >= HOUR
        return Tries(1, now) if fresh else Tries(self.count + 1, self.since)

    def waits(self, most: int, now: datetime) -> datetime | None:
        """Until when whoever had so many has to wait, or None."""
        if self.since is None or self.count < most or now - self.since >= HOUR:
            return None
        return self.since + HOUR


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person: since when they hunt, what they found, what lies before them, wrong codes and looks of the hour."""

    started_at: datetime | None = None
    found: tuple[Found, ...] = ()
    spotted: Spotted | None = None
    wrong: Tries = Tries()
    looks: Tries = Tries()
    finished: bool = False

    def has(self, spot: str) -> bool:
        """Whether they found it."""
        return any(each.spot == spot for each in self.found)

    @property
    def last_at(self) -> datetime | None:
        """Since when the next clue is before them: the last find, else the start."""
        return self.found[-1].at if self.found else self.started_at
