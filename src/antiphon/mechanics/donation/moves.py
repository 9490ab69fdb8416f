"""What a person does in a donation, and what the play remembers of it."""

from datetime import date
from typing import Annotated, Literal

import msgspec

MOST_TIMES = 1_000  # gifts in one move


class GiveMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "give", "times": 2}` or `{"do": "tap"}`."""

    do: Literal["give", "tap"] = "tap"
    times: Annotated[int, msgspec.Meta(ge=1, le=MOST_TIMES)] = 1


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's part. `last_on` never goes back, so flying west does not open yesterday again."""

    joined: bool = False  # counted among the people
    last_on: date | None = None  # the day of the last tap
    taps: int = 0
    points: int = 0  # given in all
    units: int = 0  # that came about by this person, the brand's part included; sales apart
