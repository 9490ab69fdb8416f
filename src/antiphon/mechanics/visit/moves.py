"""What a person does at a place, and what the play remembers. Where they stood is never sent: only how far that was from the shop."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Annotated, Final

import msgspec

HOUR: Final = timedelta(hours=1)
FARTHEST: Final = 21_000_000  # metres: nobody on earth is farther away


class VisitMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """At `place`, with the code of its screen. `metres` and `accuracy` come from the person's own device, which works them out itself.

    `device` names the browser (a random word that it keeps), so that one phone does not check in a whole family.
    """

    place: Annotated[str, msgspec.Meta(max_length=60)]
    code: Annotated[str, msgspec.Meta(max_length=300)] = ""
    metres: Annotated[int, msgspec.Meta(ge=0, le=FARTHEST)] | None = None
    accuracy: Annotated[int, msgspec.Meta(ge=0, le=FARTHEST)] = 0
    device: Annotated[str, msgspec.Meta(max_length=80, pattern="^[A-Za-z0-9_-]*$")] = ""


class Been(msgspec.Struct, frozen=True):
    """How often somebody was at a place, and on which local day last."""

    count: int
    last: date


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person: the places, which stamps were paid, wrong codes since `wrong_since`."""

    places: Mapping[str, Been] = {}
    stamps_paid: tuple[int, ...] = ()
    wrong: int = 0
    wrong_since: datetime | None = None

    def on(self, day: date) -> list[str]:
        """The places of a day, and of any day after it, because people travel west."""
        return [key for key, been in self.places.items() if been.last >= day]

    def waits(self, most: int, now: datetime) -> datetime | None:
        """Until when somebody who guessed too often has to wait, or None."""
        if self.wrong < most or self.wrong_since is None or now - self.wrong_since >= HOUR:
            return None
        return self.wrong_since + HOUR
