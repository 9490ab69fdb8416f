"""What a person does in a task play, what staff decide, and what the play remembers."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from antiphon.sdk.words import field

MOST_TEXT = 1_000


class TaskMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "claim", "task": "first_order"}`, `{"do": "claim_stage", "task": "stage_1"}` or `{"do": "prove", "task": …, "text": …}`."""

    task: str
    do: Literal["claim", "claim_stage", "prove"] = "claim"
    text: Annotated[str, msgspec.Meta(max_length=MOST_TEXT)] = ""
    picture: Annotated[str, msgspec.Meta(max_length=500)] = ""  # an address


class Approve(msgspec.Struct, frozen=True, tag_field="do", tag="approve", forbid_unknown_fields=True):
    """The proof of a task is good: it counts as a step."""

    task: Annotated[str, field("任务代号", "Task", "证明属于哪个任务。", "The task that the proof is for.", max_length=60)]


class Refuse(msgspec.Struct, frozen=True, tag_field="do", tag="refuse", forbid_unknown_fields=True):
    """The proof of a task is not good enough; the person reads why, and may send another."""

    task: Annotated[str, field("任务代号", "Task", "证明属于哪个任务。", "The task that the proof is for.", max_length=60)]
    why: Annotated[
        str,
        field(
            "原因",
            "Why",
            "顾客会原样看到，请说清缺什么。",
            "The person reads it as it is: say what is missing.",
            min_length=1,
            max_length=300,
        ),
    ]


TaskRuling = Approve | Refuse


class Proving(msgspec.Struct, frozen=True, omit_defaults=True):
    """A proof that was sent: it waits on the list under its rows, or was refused and says why."""

    rows: tuple[str, ...] = ()
    refused: str = ""
    pictures: tuple[str, ...] = ()  # what marks the pictures that went with it

    @property
    def waits(self) -> bool:
        """Whether staff have still to decide."""
        return bool(self.rows)


class Progress(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far one task is; of a repeated task, in the round that began on `day` (a Monday for weekly ones)."""

    steps: int = 0
    paid: bool = False
    day: date | None = None
    marks: tuple[str, ...] = ()  # of the different values or days seen
    cents: int = 0  # hundredths of what has been summed
    rounds: int = 0  # earlier rounds that were done
    proof: Proving | None = None


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's tasks. `joined_at` is when a newcomer began; who has begun may finish until `until`."""

    tasks: Mapping[str, Progress] = {}
    joined_at: datetime | None = None
    until: datetime | None = None
    stages: tuple[str, ...] = ()  # whose reward was given
