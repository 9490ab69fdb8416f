"""What a person and the staff can do on a leaderboard, and what the play remembers."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

import msgspec

from antiphon.sdk.words import field

REASON = field("原因", "Reason", "顾客会看到这句话。", "The person reads this.", max_length=300)


class LeaderboardMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "join"}`: be on the list; `{"do": "leave"}`: not any more."""

    do: Literal["join", "leave"]


class Remove(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="remove", tag_field="do"):
    """Take somebody who cheated off the list; everybody below moves up."""

    reason: Annotated[str, REASON]


class Restore(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="restore", tag_field="do"):
    """Undo a removal: the score was kept, and counts again."""

    reason: Annotated[str, REASON]


class Score(msgspec.Struct, frozen=True, omit_defaults=True):
    """One season of one person. `days` is what each of the last days brought, where there is a daily limit."""

    points: int = 0
    days: Mapping[date, int] = {}
    marks: tuple[str, ...] = ()  # of the different values seen


class Result(msgspec.Struct, frozen=True):
    """How a season ended for a person."""

    season: str
    position: int
    points: int
    count: int  # how many stood on the list
    rewarded: bool


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person. `key` is the row on the lists; `others` are rows of those who turned out to be the same person."""

    key: str = ""
    others: tuple[str, ...] = ()
    seasons: Mapping[str, Score] = {}
    groups: Mapping[str, int] = {}  # what was brought to each group
    brought: Mapping[str, Mapping[str, int]] = {}  # the same by season, as long as it is open
    owed: Mapping[str, Mapping[str, int]] = {}  # after a merge, by season ("": the whole play): what groups must still get, or give back
    choice: Literal["", "joined", "left"] = ""
    removed: str = ""  # the reason
    last: Result | None = None
