"""What a person does in a mood vote, and what the play remembers."""

from typing import Annotated, Literal

import msgspec

LONGEST: int = 140


class MoodMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"mood": "happy"}`, or with a few words: `{"mood": "happy", "words": "Friday!"}`."""

    mood: Annotated[str, msgspec.Meta(max_length=40)]
    words: Annotated[str, msgspec.Meta(max_length=LONGEST)] = ""
    do: Literal["vote"] = "vote"


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's mood, and the period it was told in (see `periods`)."""

    mood: str = ""
    period: int = 0
    count: int = 0  # periods in which this person told a mood
    thanked: bool = False
