"""A made-up crowd for a quiz: some know much, some little, and a few are too slow."""

from datetime import datetime, timedelta

import msgspec

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.quiz.moves import QuizMove, Seat
from antiphon.mechanics.quiz.rules import Rules
from antiphon.sdk.answers import invent_answer
from antiphon.sdk.mechanic import Reply, Trial

_WAKING_MINUTES = 16 * 60
_SLOW = 0.05


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """Everybody plays one run, some day. In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        day = below(days, seed, f"{person}/day")
        at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/minute"))
        knows = 0.3 + 0.65 * unit(seed, f"{person}/knows")
        for number in range(rules.ask_count):
            mark = f"{seed}/{person}/{number}"
            trials.append(Trial(person, at, QuizMove("next")))
            slow = unit(mark, "slow") < _SLOW
            at += timedelta(seconds=rules.seconds + 5 if slow else 1 + below(max(1, rules.seconds - 1), mark, "thinks"))
            trials.append(Trial(person, at, Reply(_Answering(mark, knows))))
            at += timedelta(seconds=3)
    return sorted(trials, key=lambda trial: trial.at)


class _Answering(msgspec.Struct, frozen=True):
    """Answers whatever question is open; equal ones answer alike."""

    mark: str
    knows: float

    def __call__(self, rules: Rules, seat: Seat) -> QuizMove | None:
        """The move; None where no question is open."""
        each = rules.find(seat.now or "")
        if each is None:
            return None
        right = each.right if each.question.kind == "multiple" else each.right[0]
        knows = unit(self.mark, "luck") < self.knows
        return QuizMove("answer", each.question.key, right if knows else invent_answer(each.question, self.mark))
