"""Who is picked: points for who suits, lots from a seed, and the place in the order that follows."""

from collections.abc import Mapping, Sequence
from typing import Final

from antiphon.kernel.chance import below
from antiphon.mechanics.trial.listing import GOOD
from antiphon.mechanics.trial.rules import MOST_TICKETS, Rules, Wish
from antiphon.sdk.answers import Answer
from antiphon.sdk.chances import Chance, Weighted
from antiphon.sdk.facts import Facts
from antiphon.sdk.questions import fits
from antiphon.sdk.words import Text

DIGITS: Final = 6  # of a lot
_TEN: Final = tuple(Weighted(Text(zh=str(digit), en=str(digit)), 1) for digit in range(10))


def holds(wish: Wish, answers: Mapping[str, Answer], facts: Facts) -> bool:
    """Whether somebody is who was wished for. A question that was not asked on the way has no answer, and does not fit."""
    if wish.question:
        answer = answers.get(wish.question)
        return answer is not None and fits(wish, answer)
    return bool(wish.segment) and wish.segment in facts.person.segments


def unmet(rules: Rules, answers: Mapping[str, Answer], facts: Facts) -> Wish | None:
    """The first must that does not hold."""
    return next((wish for wish in rules.wishes if wish.must and not holds(wish, answers, facts)), None)


def points_of(rules: Rules, answers: Mapping[str, Answer], facts: Facts) -> int:
    """What somebody's answers, segments and earlier good reports are worth."""
    loyal = rules.loyal_points if facts.purse.get(GOOD, 0) > 0 else 0
    return loyal + sum(wish.points for wish in rules.wishes if holds(wish, answers, facts))


def tickets_of(points: int) -> int:
    """How many lots somebody draws; the highest counts. With w lots of equal chance that is sampling with weight w."""
    return min(MOST_TICKETS, 1 + points)


def draw_lot(points: int, seed: str) -> int:
    """The highest of somebody's lots, 0 to 999,999."""
    return max(_lot(seed, number) for number in range(1, tickets_of(points) + 1))


def told_chances(points: int, seed: str) -> Sequence[Chance]:
    """Every digit of every lot, each of ten alike."""
    return tuple(
        Chance(_label(number, digit), _TEN, below(10, seed, _label(number, digit)))
        for number in range(1, tickets_of(points) + 1)
        for digit in range(1, DIGITS + 1)
    )


def _label(number: int, digit: int) -> str:
    return f"lot/{number}/{digit}"


def _lot(seed: str, number: int) -> int:
    lot = 0
    for digit in range(1, DIGITS + 1):
        lot = lot * 10 + below(10, seed, _label(number, digit))
    return lot
