"""What a person can do in a riddle, and what the play remembers."""

from datetime import datetime
from typing import Annotated

import msgspec


class RiddleMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"answer": "a hairdryer"}`."""

    answer: Annotated[str, msgspec.Meta(max_length=200)]


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's tries: how many were wrong, when the last one was, and when it was solved."""

    wrong: int = 0
    last_at: datetime | None = None
    solved_at: datetime | None = None
    clues: int | None = None  # how many were out when it was solved
    rewarded: bool = False
