"""What a person does in a game, and what the play remembers."""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from antiphon.mechanics.mini_game.replay import MOST_HANDS, Hand


class GameMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "start"}` deals a run; `{"do": "finish", "run": …, "hands": [[tick, value], …]}` hands it in."""

    do: Literal["start", "finish"] = "start"
    run: Annotated[str, msgspec.Meta(max_length=32)] = ""
    hands: Annotated[tuple[Hand, ...], msgspec.Meta(max_length=MOST_HANDS)] = ()


class Run(msgspec.Struct, frozen=True):
    """A run that was dealt and not handed in yet."""

    id: str  # with the seed, the server's signature under the player and the start
    seed: int
    started_at: datetime


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person: the open run, the day's counts, and the best score so far."""

    day: date | None = None
    runs_today: int = 0
    rewarded_today: int = 0
    best: int | None = None
    open: Run | None = None
    finished: tuple[str, ...] = ()  # the last runs handed in, to know one that comes twice

    def on(self, day: date) -> "Seat":
        """The seat as it is on a day; days only go forward, because people travel."""
        if self.day is None or day > self.day:
            return msgspec.structs.replace(self, day=day, runs_today=0, rewarded_today=0)
        return self
