"""What a person can do in a survey, and what the play remembers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

import msgspec

from antiphon.sdk.answers import Answer


class SurveyMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "answer", "question": "nps", "answer": 9}`, `{"do": "back"}`; if anonymous, `{"do": "claim", "stamp": "…"}`."""

    do: Literal["answer", "back", "claim"]
    question: Annotated[str, msgspec.Meta(max_length=40)] = ""
    answer: Answer = None
    stamp: Annotated[str, msgspec.Meta(max_length=40)] = ""


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One reply, or of an anonymous survey the claim of its reward. `turned_away` when the group of an answer was full."""

    answers: Mapping[str, Answer] = {}
    undone: Mapping[str, Answer] = {}
    done_at: datetime | None = None
    turned_away: bool = False
    rewarded: bool = False
    counted: tuple[str, ...] = ()
