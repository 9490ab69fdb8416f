"""What a person can do in a countdown, and what the play remembers."""

from datetime import datetime
from typing import Literal

import msgspec


class CountdownMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "remind"}`, `{"do": "forget"}` or, once the moment has come, `{"do": "here"}`."""

    do: Literal["remind", "forget", "here"]


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person: whether they want to be reminded, whether they were, and when they were there."""

    wants: bool = False
    reminded: bool = False
    here_at: datetime | None = None
    rewarded: bool = False
