"""What a draw hands over and tells besides its answer: the prize, the winners' list, titles, and the set of a series."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.kernel.chance import below
from antiphon.mechanics.draw.moves import Seat
from antiphon.mechanics.draw.prizes import Prize
from antiphon.mechanics.draw.rules import Rules
from antiphon.mechanics.draw.sectors import Sector
from antiphon.mechanics.draw.series import is_complete, members
from antiphon.sdk.effects import Effect, Emit, Enlist, Send
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import Reward, hand_over, is_left
from antiphon.sdk.words import fill

WINNERS = "winners"  # the public list


class Collected(NamedTuple):
    """The seat with what was drawn put into its album; whether the set is now complete, and the reward for it if there is one left."""

    seat: Seat
    complete: bool = False
    reward: Reward | None = None


def collect(rules: Rules, seat: Seat, prize: Prize | None, left: Mapping[Asset, int]) -> Collected:
    """Put what was really handed over into the album."""
    if rules.series is None:
        return Collected(seat)
    if prize is not None and prize.collect:
        seat = replace(seat, have={**seat.have, prize.key: seat.have.get(prize.key, 0) + 1})
    if seat.completed or not is_complete(rules.prizes, seat.have):
        return Collected(seat)
    reward = rules.series.reward
    given = reward if reward is not None and is_left(reward, left) else None
    return Collected(replace(seat, completed=True), complete=True, reward=given)


def handed(rules: Rules, prize: Prize | None, *, won: bool) -> tuple[Effect, ...]:
    """The prize itself, the events about it, and the message to a winner."""
    if prize is None or not prize.gives:
        return ()
    goods = (hand_over(prize),) if prize.asset is not None else ()
    if not won:
        return goods
    told: list[Effect] = [Emit("Prize Won", {"prize": prize.key, "asset": prize.asset, "amount": prize.amount})]
    if prize.title:
        told.append(Emit("Title Won", {"title": prize.title, "prize": prize.key}))
    if prize.tell and rules.message is not None:
        title, body = (fill(text, {"prize": prize.name}) for text in (rules.message.title, rules.message.body))
        told.append(Send("inbox", {"zh": title.zh, "en": title.en}, {"zh": body.zh, "en": body.en}, {"prize": prize.key}))
    return (*goods, *told)


def completed(rules: Rules, got: Collected) -> tuple[Effect, ...]:
    """The event of a complete set, and its reward."""
    if not got.complete:
        return ()
    told = Emit("Series Completed", {"items": len(members(rules.prizes))})
    return (hand_over(got.reward), told) if got.reward is not None else (told,)


def announced(rules: Rules, sector: Sector, facts: Facts) -> tuple[Effect, ...]:
    """The row on the winners' list; its key says nothing about the person, the newest stands on top."""
    prize = sector.prize
    if rules.winners == "none" or prize is None or not sector.wins or sector.duplicate or (rules.winners == "rare" and not prize.rare):
        return ()
    key = f"{below(1 << 64, facts.seed, WINNERS):016x}"
    data = {"prize": {"zh": prize.name.zh, "en": prize.name.en}, "rare": prize.rare}
    return (Enlist(WINNERS, key, rank=int(facts.now.timestamp() * 1000), data=data),)
