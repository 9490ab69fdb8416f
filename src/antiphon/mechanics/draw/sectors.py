"""The odds as they stand for one person at one moment. The same table is drawn from and shown, so what is told is true."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from antiphon.kernel.amounts import Asset, split_by_weight
from antiphon.kernel.chance import pick
from antiphon.mechanics.draw.prizes import WHOLE, Prize
from antiphon.mechanics.draw.rules import Rules
from antiphon.mechanics.draw.series import swapped, without_duplicates
from antiphon.sdk.rewards import POINTS_NAME, is_left

CONSOLATION = "consolation"  # the key of what is given instead of a prize that is gone
LABEL = "draw"  # what the seed is spelled with for the one number of a draw
NOTHING: Mapping[str, int] = {}


class Sector(msgspec.Struct, frozen=True):
    """A part of the wheel: what it gives (None: nothing at all) and its chance in parts per million."""

    prize: Prize | None
    odds_ppm: int
    duplicate: bool = False  # points in the place of an item that the person has

    @property
    def wins(self) -> bool:
        """Whether landing here is a win. A consolation is kind, but no win."""
        return self.gives and self.prize is not None and self.prize.key != CONSOLATION

    @property
    def gives(self) -> bool:
        """Whether landing here is worth anything."""
        return self.prize is not None and self.prize.gives


class Landing(NamedTuple):
    """Where a draw came to rest. A guaranteed one was moved there from a loss."""

    place: int  # in the table
    sector: Sector
    guaranteed: bool = False


def sectors(rules: Rules, segments: Iterable[str], left: Mapping[Asset, int], have: Mapping[str, int] = NOTHING) -> tuple[Sector, ...]:
    """One sector for each prize, in order, then the losing one; the odds add up to exactly one million.

    `have` counts the items of the series that the person owns.
    """
    odds = declared(rules, segments)
    if rules.series is not None and have and rules.series.duplicates == "none":
        odds = without_duplicates(rules.prizes, odds, have, left)
    second = _second(rules, have)
    prizes: list[Prize | None] = [*rules.prizes, None]
    if second:
        points = (rules.series.exchange if rules.series else None) or 1
        prizes = [swapped(prize, points) if prize and prize.key in second else prize for prize in prizes]
    gone = [prize is not None and prize.asset is not None and not is_left(prize, left) for prize in prizes]
    if any(gone):
        prizes, odds = _without(rules, prizes, odds, gone)
    if not second:
        return tuple(map(Sector, prizes, odds))
    return tuple(Sector(prize, part, prize is not None and prize.key in second) for prize, part in zip(prizes, odds, strict=True))


def declared(rules: Rules, segments: Iterable[str]) -> list[int]:
    """The odds that the rules give a person, losing last, whatever is gone and whatever they own."""
    segments = frozenset(segments)
    for pool in rules.pools:
        if pool.segment in segments:
            named = {each.prize: each.odds_ppm for each in pool.odds}
            return [*(named.get(prize.key, 0) for prize in rules.prizes), pool.lose_ppm]
    return [*(prize.odds_ppm for prize in rules.prizes), rules.lose.odds_ppm]


def _second(rules: Rules, have: Mapping[str, int]) -> frozenset[str]:
    """The keys of items that would be points for a second one."""
    if not have or rules.series is None or rules.series.duplicates != "points":
        return frozenset()
    return frozenset(prize.key for prize in rules.prizes if prize.collect and have.get(prize.key))


def _without(rules: Rules, prizes: list[Prize | None], odds: list[int], gone: list[bool]) -> tuple[list[Prize | None], list[int]]:
    """The same without what is gone, as the rules want it."""
    if rules.when_gone == "consolation":
        return [_consolation(rules) if out else prize for prize, out in zip(prizes, gone, strict=True)], odds
    if rules.when_gone == "redistribute":
        kept = [0 if out else part for part, out in zip(odds, gone, strict=True)]
        return prizes, list(split_by_weight(WHOLE, kept)) if any(kept) else [*(0 for _ in rules.prizes), WHOLE]
    lost = sum(part for part, out in zip(odds, gone, strict=True) if out)
    return prizes, [*(0 if out else part for part, out in zip(odds[:-1], gone, strict=False)), odds[-1] + lost]


def _consolation(rules: Rules) -> Prize | None:
    reward = rules.consolation
    if reward is None:
        return None
    return Prize(CONSOLATION, reward.name or POINTS_NAME, 0, reward.asset, reward.amount)


def land(table: tuple[Sector, ...], seed: str) -> int:
    """The index of the sector that a seed lands on."""
    return pick([sector.odds_ppm for sector in table], seed, LABEL)


def is_open(rules: Rules, table: tuple[Sector, ...], left: Mapping[Asset, int]) -> bool:
    """Whether drawing makes sense: something can be given, and a play that closes with its first empty prize has none yet."""
    if rules.when_gone == "close" and any(prize.asset and not is_left(prize, left) for prize in rules.prizes):
        return False
    return any(sector.gives and sector.odds_ppm > 0 for sector in table)


def percent(odds_ppm: int) -> str:
    """Parts per million as a percentage in plain digits: 125000 is "12.5"."""
    whole, rest = divmod(odds_ppm, WHOLE // 100)
    return f"{whole}.{rest:04d}".rstrip("0").rstrip(".")
