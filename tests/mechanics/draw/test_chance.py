"""The odds that are shown are the odds that are drawn with: chi-square over many seeds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from math import sqrt

import msgspec
import pytest

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.draw import MECHANIC
from antiphon.mechanics.draw.moves import DrawMove, Seat
from antiphon.mechanics.draw.rules import Rules
from antiphon.sdk.mechanic import Decision, Facts, Move, Person, Seats

DRAWS = 100_000
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
TEMPLATES = {template.key: msgspec.convert(template.rules, Rules) for template in MECHANIC.templates}


def limit(degrees: int) -> float:
    """The chi-square value that fair dice pass once in a million (Wilson and Hilferty's approximation, z = 4.75)."""
    return degrees * (1 - 2 / (9 * degrees) + 4.75 * sqrt(2 / (9 * degrees))) ** 3


def chi_square(counts: Mapping[int, int], shares: Sequence[Fraction]) -> float:
    """The sum of squared errors over what is expected; nothing may land where the share is zero."""
    total = sum(counts.values())
    assert sum(shares) == 1
    assert not any(counts.get(index, 0) for index, share in enumerate(shares) if not share)
    return sum(float((counts.get(index, 0) - total * share) ** 2 / (total * share)) for index, share in enumerate(shares) if share)


def drawn_and_shown(rules: Rules, person: Person, left: Mapping[Asset, int]) -> tuple[Counter[int], list[Fraction]]:
    """Where `DRAWS` seeds land for someone who never drew before, and what that person is shown."""
    free = msgspec.structs.replace(rules, price=None, earn=None)
    seat_id, seat = f"person:{person.id}", Seat()
    seats, move = Seats(seat_id, seat, {seat_id: seat}), Move(person.id, DrawMove())
    landed: Counter[int] = Counter()
    for number in range(DRAWS):
        outcome = MECHANIC.decide(free, seats, move, Facts(NOW, person, f"seed {number}", left))
        assert isinstance(outcome, Decision)
        landed[outcome.answer["index"]] += 1
    shown = MECHANIC.shown(free, seats, Facts(NOW, person, "", left))
    told = [*(prize["odds_percent"] for prize in shown["prizes"]), shown["lose"]["odds_percent"]]
    return landed, [Fraction(odds) / 100 for odds in told]


@pytest.mark.parametrize("key", TEMPLATES)
def test_the_odds_shown_are_the_odds_drawn(key: str) -> None:
    rules = TEMPLATES[key]
    landed, shown = drawn_and_shown(rules, Person("ann"), MECHANIC.stock(rules))
    assert chi_square(landed, shown) < limit(len(shown) - 1)


def test_they_are_also_true_for_a_segment_with_a_prize_gone() -> None:
    rules = TEMPLATES["member_day_box"]
    left = {**MECHANIC.stock(rules), Asset("prize:hidden-edition"): 0}
    landed, shown = drawn_and_shown(rules, Person("ann", segments=frozenset({"high_value"})), left)
    assert shown[3] == 0
    assert chi_square(landed, shown) < limit(len(shown) - 1)


def test_crooked_dice_would_be_noticed() -> None:
    """The same test goes red when one sector is drawn two points of a hundred more often than shown."""
    rules = TEMPLATES["cart_draw"]
    landed, shown = drawn_and_shown(rules, Person("ann"), MECHANIC.stock(rules))
    crooked = [shown[0] + Fraction(2, 100), shown[1], shown[2], shown[3] - Fraction(2, 100)]
    assert chi_square(landed, crooked) > limit(len(shown) - 1)
