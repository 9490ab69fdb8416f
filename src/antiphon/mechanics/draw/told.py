"""For the laws: each draw of a history with what was there before it, worked out from what was told and transferred alone."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.draw.rules import Rules
from antiphon.sdk.laws import History, Turn, from_stock

WON = ("won", "won_by_guarantee", "won_duplicate")
Album = Mapping[str, int]


class Before(NamedTuple):
    """An accepted draw, what was left of the stock, and the person's album before it."""

    turn: Turn
    left: Mapping[Asset, int]
    have: Album

    def after(self, rules: Rules) -> Album:
        """The album with what this draw put into it."""
        told = self.turn.answer["prize"]
        prize = rules.prize(told["key"]) if told else None
        if prize is None or not prize.collect or self.turn.answer.get("duplicate"):
            return self.have
        return {**self.have, prize.key: self.have.get(prize.key, 0) + 1}


def draws_before(history: History) -> Iterator[Before]:
    """Every accepted draw of people who were never merged, in order."""
    left: Counter[Asset] = Counter(history.stock)
    albums: defaultdict[str, Album] = defaultdict(dict)
    for turn in history.turns:
        if turn.accepted and turn.kind == "move" and turn.person_id not in history.merged:
            before = Before(turn, dict(left), albums[turn.person_id])
            albums[turn.person_id] = before.after(history.rules)
            yield before
        left.subtract({Asset(asset): amount for asset, amount in from_stock(turn).items()})
