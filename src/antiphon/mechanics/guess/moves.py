"""What a person can do in a guess, and what the play remembers."""

from datetime import datetime
from typing import Annotated

import msgspec


class GuessMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"number": "199.50"}`."""

    number: Annotated[str, msgspec.Meta(max_length=40)]


class Made(msgspec.Struct, frozen=True):
    """One guess, in hundredths."""

    cents: int
    at: datetime


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's guesses, the seal they were made under, and what came of them."""

    made: tuple[Made, ...] = ()
    seal: str = ""
    closed: bool = False
    place: int | None = None
    won: bool = False
