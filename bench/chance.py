"""A million draws through the mechanic's own `decide`: whether they fit the odds that are shown (chi-square), and how fast they are.

Beside in the same run: the number alone, `kernel.chance.pick`, without the rules of a draw around it.
"""

import time
from collections import Counter
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import msgspec

from antiphon.kernel.chance import pick
from antiphon.mechanics.draw import MECHANIC
from antiphon.mechanics.draw.moves import DrawMove, Seat
from antiphon.mechanics.draw.rules import Rules
from antiphon.mechanics.draw.sectors import LABEL, sectors
from antiphon.sdk.mechanic import Decision, Facts, Move, Person, Seats
from tests.mechanics.draw.test_chance import chi_square, limit

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TEMPLATE = "newcomer_wheel"
DRAWS, FEW = 1_000_000, 100_000


def run(*, quick: bool = False) -> dict[str, Any]:
    """One template, with everything in stock."""
    draws = FEW if quick else DRAWS
    template = next(template for template in MECHANIC.templates if template.key == TEMPLATE)
    rules = msgspec.convert(template.rules, Rules)
    stock, person, seat_id = MECHANIC.stock(rules), Person("ann", known=True), "person:ann"
    seats, move = Seats(seat_id, Seat(), {seat_id: Seat()}), Move(person.id, DrawMove())
    landed: Counter[int] = Counter()
    began = time.process_time()
    for number in range(draws):
        decision = MECHANIC.decide(rules, seats, move, Facts(NOON, person, f"bench {number}", stock))
        assert isinstance(decision, Decision)
        landed[decision.answer["index"]] += 1
    took = time.process_time() - began
    shown = MECHANIC.shown(rules, seats, Facts(NOON, person, "", stock))
    told = [Fraction(each["odds_percent"]) / 100 for each in (*shown["prizes"], shown["lose"])]
    square, most = chi_square(landed, told), limit(len(told) - 1)
    odds = [sector.odds_ppm for sector in sectors(rules, (), stock, {})]
    began = time.process_time()
    for number in range(FEW):
        pick(odds, f"bench {number}", LABEL)
    alone = FEW / (time.process_time() - began)
    line = {
        "what": f"{draws:,} draws through decide against the odds shown, {len(told)} sectors",
        "figure": f"chi-square {square:.1f}; {draws / took:,.0f} draws a CPU second",
        "beside": f"{alone:,.0f}/s, the number alone",
        "ratio": f"{draws / took / alone:.2f}",
        "must": f"chi-square under {most:.1f} (fair dice pass it once in a million)",
        "held": square < most,
    }
    return {"lines": [line]}
