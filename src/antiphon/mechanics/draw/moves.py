"""What a person does in a draw, and what the play remembers of it."""

from datetime import date

import msgspec


class DrawMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One draw: `{}`."""


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's count. `day` never goes back, so flying west does not open yesterday again."""

    drawn: int = 0
    dry: int = 0  # draws since the last win
    free: int = 0  # earned and not yet used
    day: date | None = None  # the day that the next two belong to
    drawn_today: int = 0
    earned_today: int = 0

    def on(self, today: date) -> "Seat":
        """The seat as it stands today."""
        if self.day is not None and today <= self.day:
            return self
        return msgspec.structs.replace(self, day=today, drawn_today=0, earned_today=0)
