"""The odds as they stand for one person at one moment. The same table is drawn from and shown, so what is told is true."""

from collections.abc import Iterable, Mapping

import msgspec

from antiphon.kernel.amounts import Asset, split_by_weight
from antiphon.kernel.chance import pick
from antiphon.mechanics.draw.rules import WHOLE, Prize, Rules
from antiphon.sdk.rewards import POINTS_NAME, is_left

CONSOLATION = "consolation"  # the key of what is given instead of a prize that is gone


class Sector(msgspec.Struct, frozen=True):
    """A part of the wheel: what it gives (None: nothing at all) and its chance in parts per million."""

    prize: Prize | None
    odds_ppm: int

    @property
    def wins(self) -> bool:
        """Whether landing here is a win. A consolation is kind, but no win."""
        return self.prize is not None and self.prize.asset is not None and self.prize.key != CONSOLATION

    @property
    def gives(self) -> bool:
        """Whether anything is handed over."""
        return self.prize is not None and self.prize.asset is not None


def sectors(rules: Rules, segments: Iterable[str], left: Mapping[Asset, int]) -> tuple[Sector, ...]:
    """One sector for each prize, in order, then the losing one; the odds add up to exactly one million."""
    prizes: list[Prize | None] = [*rules.prizes, None]
    odds = list(_declared(rules, frozenset(segments)))
    gone = [prize is not None and prize.asset is not None and not is_left(prize, left) for prize in prizes]
    if not any(gone):
        return tuple(map(Sector, prizes, odds))
    if rules.when_gone == "consolation":
        prizes = [_consolation(rules) if out else prize for prize, out in zip(prizes, gone, strict=True)]
    elif rules.when_gone == "redistribute":
        odds = [0 if out else part for part, out in zip(odds, gone, strict=True)]
        odds = list(split_by_weight(WHOLE, odds)) if any(odds) else [*(0 for _ in rules.prizes), WHOLE]
    else:
        lost = sum(part for part, out in zip(odds, gone, strict=True) if out)
        odds = [*(0 if out else part for part, out in zip(odds[:-1], gone, strict=False)), odds[-1] + lost]
    return tuple(Sector(prize, part) for prize, part in zip(prizes, odds, strict=True))


def _declared(rules: Rules, segments: frozenset[str]) -> tuple[int, ...]:
    for pool in rules.pools:
        if pool.segment in segments:
            named = {each.prize: each.odds_ppm for each in pool.odds}
            return (*(named.get(prize.key, 0) for prize in rules.prizes), pool.lose_ppm)
    return (*(prize.odds_ppm for prize in rules.prizes), rules.lose.odds_ppm)


def _consolation(rules: Rules) -> Prize | None:
    reward = rules.consolation
    if reward is None:
        return None
    return Prize(CONSOLATION, reward.name or POINTS_NAME, 0, reward.asset, reward.amount)


def land(table: tuple[Sector, ...], seed: str) -> int:
    """The index of the sector that a seed lands on."""
    return pick([sector.odds_ppm for sector in table], seed, "draw")


def is_open(rules: Rules, table: tuple[Sector, ...], left: Mapping[Asset, int]) -> bool:
    """Whether drawing makes sense: something can be given, and a play that closes with its first empty prize has none yet."""
    if rules.when_gone == "close" and any(prize.asset and not is_left(prize, left) for prize in rules.prizes):
        return False
    return any(sector.gives and sector.odds_ppm > 0 for sector in table)


def percent(odds_ppm: int) -> str:
    """Parts per million as a percentage in plain digits: 125000 is "12.5"."""
    whole, rest = divmod(odds_ppm, WHOLE // 100)
    return f"{whole}.{rest:04d}".rstrip("0").rstrip(".")
