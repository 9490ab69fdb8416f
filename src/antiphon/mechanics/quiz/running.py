"""A run of a quiz: which questions are drawn, whether an answer came in time, and what a run is worth."""

from datetime import datetime, timedelta
from typing import Final

from antiphon.kernel.chance import below
from antiphon.mechanics.quiz.moves import Mark, Seat
from antiphon.mechanics.quiz.rules import QuizQuestion, Rules
from antiphon.sdk.answers import Answer, chosen_keys

GRACE: Final = timedelta(seconds=1)  # for the way of an answer; it is not counted as time used
_LONGEST_MS: Final = 10**9  # more than 30 questions of 600 seconds each


def draw_questions(rules: Rules, seed: str) -> tuple[str, ...]:
    """Different questions in the order they will be asked, each set of them equally likely: a shuffle (Durstenfeld) cut short."""
    keys = [each.question.key for each in rules.pool]
    for place in range(min(rules.ask_count, len(keys))):
        other = place + below(len(keys) - place, seed, f"question/{place}")
        keys[place], keys[other] = keys[other], keys[place]
    return tuple(keys[: rules.ask_count])


def closes_at(rules: Rules, opened_at: datetime) -> datetime:
    """Until when a question can be answered."""
    return opened_at + timedelta(seconds=rules.seconds)


def in_time(rules: Rules, opened_at: datetime, now: datetime) -> bool:
    """Whether an answer comes in time, by the server's clock."""
    return now <= closes_at(rules, opened_at) + GRACE


def mark_answer(rules: Rules, each: QuizQuestion, answer: Answer, opened_at: datetime, now: datetime) -> Mark:
    """An answer, judged. All of the time is used up by one that is late or wrong, so that guessing fast wins nothing."""
    right = in_time(rules, opened_at, now) and set(chosen_keys(answer)) == set(each.right)
    whole = rules.seconds * 1_000
    took = min(whole, round((now - opened_at) / timedelta(milliseconds=1)))
    return Mark(each.question.key, right, took if right else whole)


def result_of(seat: Seat) -> tuple[int, int]:
    """(right answers, milliseconds) of a run."""
    return sum(mark.right for mark in seat.marks), sum(mark.ms for mark in seat.marks)


def rank_of(result: tuple[int, int]) -> int:
    """A number that is higher for more right answers, and of equals for less time."""
    right, ms = result
    return right * _LONGEST_MS + (_LONGEST_MS - 1 - ms)


def is_better(result: tuple[int, int], than: tuple[int, int] | None) -> bool:
    """Whether a run beats the best one so far."""
    return than is None or rank_of(result) > rank_of(than)
