"""One decision in the making: the rules, whose seat, the facts; and how what comes of it is told."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.trial.listing import APPLICATIONS
from antiphon.mechanics.trial.moves import Seat
from antiphon.mechanics.trial.rules import Rules
from antiphon.mechanics.trial.words import NAME, WORDS
from antiphon.sdk.answers import Answer, say_answer
from antiphon.sdk.effects import Effect, Enlist, Send
from antiphon.sdk.mechanic import Decision, Facts
from antiphon.sdk.questions import find_question
from antiphon.sdk.words import fill

CLIPPED: Final = 60  # letters of an answer in the operators' list
MOST_TOLD: Final = 10  # answers there


class Case(NamedTuple):
    """Whom a decision is about."""

    rules: Rules
    seat_id: str
    seat: Seat
    facts: Facts

    @property
    def person_id(self) -> str:
        return self.facts.person.id

    @property
    def is_over(self) -> bool:
        """Whether the play has ended: nobody can move any more."""
        return self.facts.ends_at is not None and self.facts.now >= self.facts.ends_at

    @property
    def closes_at(self) -> datetime:
        """When applications close."""
        return (self.facts.starts_at or self.facts.now) + timedelta(days=self.rules.apply_days)

    @property
    def is_open(self) -> bool:
        """Whether one can still apply."""
        return not self.is_over and self.facts.now < self.closes_at

    @property
    def has_goods(self) -> bool:
        """Whether the goods are still in the purse: no address was given, nothing was sent."""
        item = self.rules.item
        return self.facts.purse.get(Asset(item.asset), 0) >= item.amount

    def kept(self, because: str, after: Seat, effects: Sequence[Effect] = (), answer: dict[str, Any] | None = None) -> Decision[Seat]:
        """A decision that the operators see in their list of applications."""
        return Decision(because, {self.seat_id: after}, (*effects, self.row(after)), answer or {})

    def told(self, because: str, after: Seat, effects: Sequence[Effect] = (), answer: dict[str, Any] | None = None) -> Decision[Seat]:
        """A decision that the person also reads in the inbox."""
        body = fill(WORDS[because], answer or {})
        message = Send("inbox", {"zh": NAME.zh, "en": NAME.en}, {"zh": body.zh, "en": body.en}, {"state": after.state})
        return self.kept(because, after, (*effects, message), answer)

    def row(self, after: Seat) -> Enlist:
        """The operators' row of an application, as it stands now; the latest change on top of equals."""
        told: dict[str, Any] = {"state": after.state, "points": after.points, "seat_id": self.seat_id}
        for key in ("reason", "number", "position"):
            if value := getattr(after, key):
                told[key] = value
        if after.due_at is not None:
            told["due_at"] = after.due_at.isoformat()
        told["answers"] = {key: self._clip(key, answer) for key, answer in list(after.answers.items())[:MOST_TOLD]}
        return Enlist(APPLICATIONS, self.person_id, data=told)

    def _clip(self, key: str, answer: Answer) -> str:
        question = find_question(self.rules.questions, key)
        return "" if question is None else say_answer(question, answer).zh[:CLIPPED]
