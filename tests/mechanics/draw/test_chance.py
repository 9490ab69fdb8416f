"""The odds that are shown are the odds that are drawn with: chi-square over many seeds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from math import sqrt

import msgspec
import pytest

from antiphon.kernel.amounts import Asset
from antiphon.kernel.chance import pick
from antiphon.mechanics.draw import MECHANIC
from antiphon.mechanics.draw.moves import DrawMove, Seat
from antiphon.mechanics.draw.prizes import WHOLE
from antiphon.mechanics.draw.rules import Rules
from antiphon.mechanics.draw.sectors import LABEL, sectors
from antiphon.sdk.mechanic import Decision, Facts, Move, Person, Seats

SAMPLE = 10_000  # draws through all the rules, of each template
MANY = 100_000  # of one; `antiphon bench --only chance` makes a million
MILLION = 1_000_000  # draws from the table alone
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
NOBODY = Seat()
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


def drawn_and_shown(
    rules: Rules, person: Person, left: Mapping[Asset, int], seat: Seat = NOBODY, sample: int = SAMPLE
) -> tuple[Counter[int], list[Fraction]]:
    """Where so many seeds land for someone who sits like that, and what that person is shown."""
    free = msgspec.structs.replace(rules, price=None, earn=None, earn_also=(), windows=(), per_window=None)
    seat_id = f"person:{person.id}"
    seats, move = Seats(seat_id, seat, {seat_id: seat}), Move(person.id, DrawMove())
    landed: Counter[int] = Counter()
    for number in range(sample):
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


@pytest.mark.parametrize("duplicates", ["keep", "points", "none"])
def test_they_are_true_for_somebody_who_has_half_of_a_series(duplicates: str) -> None:
    rules = TEMPLATES["hidden_series"]
    assert rules.series is not None
    rules = msgspec.structs.replace(rules, series=msgspec.structs.replace(rules.series, duplicates=duplicates))
    have = {"spring": 2, "autumn": 1}
    landed, shown = drawn_and_shown(rules, Person("ann"), MECHANIC.stock(rules), Seat(have=have))
    assert (shown[0] == 0) == (duplicates == "none")
    assert chi_square(landed, shown) < limit(len(shown) - 1)


def test_a_hundred_thousand_draws_through_all_the_rules() -> None:
    rules = TEMPLATES["newcomer_wheel"]
    landed, shown = drawn_and_shown(rules, Person("ann"), MECHANIC.stock(rules), sample=MANY)
    assert chi_square(landed, shown) < limit(len(shown) - 1)


def test_a_million_draws_fit_the_table() -> None:
    """The number itself, from a million seeds, against the odds of the sectors."""
    rules = TEMPLATES["hidden_series"]
    odds = [sector.odds_ppm for sector in sectors(rules, (), MECHANIC.stock(rules), {"spring": 1})]
    landed = Counter(pick(odds, f"seed {number}", LABEL) for number in range(MILLION))
    assert chi_square(landed, [Fraction(each, WHOLE) for each in odds]) < limit(len(odds) - 1)


def test_they_are_also_true_for_a_segment_with_a_prize_gone() -> None:
    rules = TEMPLATES["member_day_box"]
    left = {**MECHANIC.stock(rules), Asset("prize:hidden-edition"): 0}
    landed, shown = drawn_and_shown(rules, Person("ann", segments=frozenset({"high_value"})), left)
    assert shown[3] == 0
    assert chi_square(landed, shown) < limit(len(shown) - 1)


def test_crooked_dice_would_be_noticed() -> None:
    """The same test goes red when one sector is drawn four points of a hundred more often than shown."""
    rules = TEMPLATES["cart_draw"]
    landed, shown = drawn_and_shown(rules, Person("ann"), MECHANIC.stock(rules))
    crooked = [shown[0] + Fraction(4, 100), shown[1], shown[2], shown[3] - Fraction(4, 100)]
    assert chi_square(landed, crooked) > limit(len(shown) - 1)
