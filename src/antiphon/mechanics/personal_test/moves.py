"""What a person can do in a personal test, and what the play remembers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

import msgspec

from antiphon.sdk.answers import Answer


class PersonalTestMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "answer", "question": "skin", "answer": "dry"}`; without answers: back, restart, agree, withdraw."""

    do: Literal["answer", "back", "restart", "agree", "withdraw"]
    question: Annotated[str, msgspec.Meta(max_length=40)] = ""
    answer: Answer = None


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's test. `undone` are answers that were taken back, to be shown again; `counted` the questions that were tallied."""

    answers: Mapping[str, Answer] = {}
    undone: Mapping[str, Answer] = {}
    done_at: datetime | None = None
    run_count: int = 0
    rewarded: bool = False
    agreed: bool = False
    counted: tuple[str, ...] = ()
