"""What a person can do in a quiz, and what the play remembers."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from antiphon.sdk.answers import Answer


class QuizMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "next"}` opens a question (the first one begins a run), `{"do": "answer", "question": "q1", "answer": "a"}` answers it."""

    do: Literal["next", "answer"]
    question: Annotated[str, msgspec.Meta(max_length=40)] = ""
    answer: Answer = None


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """One question of a run: whether it was answered rightly, and how long it took."""

    question: str
    right: bool
    ms: int


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's quiz. `drawn` are the questions of the run under way, `opened_at` when the one after the marks was shown.

    `best` is (right answers, milliseconds) of the best run; `keys` are the rows that stand for this person in the ranking.
    """

    drawn: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    opened_at: datetime | None = None
    run_count: int = 0
    best: tuple[int, int] | None = None
    rewarded: bool = False
    place: int | None = None
    keys: tuple[str, ...] = ()

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return len(self.marks) < len(self.drawn)

    @property
    def now(self) -> str | None:
        """The question that comes next, or is open."""
        return self.drawn[len(self.marks)] if self.running else None
