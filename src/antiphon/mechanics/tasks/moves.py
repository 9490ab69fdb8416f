"""What a person does in a task play, and what the play remembers."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

import msgspec


class TaskMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "claim", "task": "first_order"}`."""

    task: str
    do: Literal["claim"] = "claim"


class Progress(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far one task is; of a daily task, on `day`."""

    steps: int = 0
    paid: bool = False
    day: date | None = None
    marks: tuple[str, ...] = ()  # of the different values seen


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's tasks. `joined_at` is when a newcomer began; who has begun may finish until `until`."""

    tasks: Mapping[str, Progress] = {}
    joined_at: datetime | None = None
    until: datetime | None = None
