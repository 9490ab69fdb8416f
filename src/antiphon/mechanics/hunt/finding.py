"""What finding something does: the reward of the spot, and of the whole when it was the last."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.hunt.moves import Found, Seat
from antiphon.mechanics.hunt.rules import Rules, Spot
from antiphon.sdk.charts import count, tally
from antiphon.sdk.effects import Effect, Emit, Enlist
from antiphon.sdk.mechanic import Decision, Facts, Seats
from antiphon.sdk.rewards import Reward, hand_over, is_left

FINISHERS: Final = "finishers"
STARTED: Final = "started"
FINISHED: Final = "finished"


def count_names(rules: Rules) -> list[str]:
    """Everything a hunt counts: who started, who found what, who has it all."""
    return [STARTED, FINISHED, *(f"found-{spot.key}" for spot in rules.spots)]


def find(rules: Rules, seats: Seats[Seat], spot: Spot, facts: Facts) -> Decision[Seat]:
    """The treasure of a spot is this person's; whoever comes straight to it has begun with it."""
    seat, effects = seats.own, list[Effect]()
    if seat.started_at is None:
        seat = replace(seat, started_at=facts.now)
        effects += [count(STARTED), Emit("Hunt Started")]
    seat = replace(seat, found=(*seat.found, Found(spot.key, facts.now)), spotted=None)
    effects += [count(f"found-{spot.key}"), Emit("Treasure Found", {"spot": spot.key, "number": len(seat.found)})]
    left, rewards = facts.left, list[dict[str, Any]]()
    gone = spot.reward is not None and not is_left(spot.reward, left)
    if spot.reward is not None and not gone:
        left = _without(left, spot.reward)
        effects.append(hand_over(spot.reward))
        rewards.append(named(spot.reward))
    because = "found_gone" if gone else "found"
    if all(seat.has(each.key) for each in rules.spots):
        because = "found_all"
        seat, more, won = complete(rules, seat, facts, left)
        effects += more
        rewards += won
    treasure = {"zh": spot.name.zh, "en": spot.name.en}
    return Decision(because, {seats.own_id: seat}, effects, {"spot": spot.key, "treasure": treasure, "rewards": rewards})


def complete(rules: Rules, seat: Seat, facts: Facts, left: Mapping[Asset, int]) -> tuple[Seat, list[Effect], list[dict[str, Any]]]:
    """Everything was found: once, the reward for all, and the reward for the first while it lasts."""
    if seat.finished:
        return seat, [], []
    place = facts.left.get(tally(FINISHED), 0) + 1
    first = rules.first_reward if rules.first is not None and place <= rules.first else None
    effects: list[Effect] = [
        count(FINISHED),
        Enlist(FINISHERS, facts.person.id, 0, {"place": place}),
        Emit("Hunt Completed", {"place": place}),
    ]
    rewards: list[dict[str, Any]] = []
    for reward in (rules.full_reward, first):
        if reward is not None and is_left(reward, left):
            left = _without(left, reward)
            effects.append(hand_over(reward))
            rewards.append(named(reward))
    return replace(seat, finished=True), effects, rewards


def named(reward: Reward) -> dict[str, Any]:
    """A reward as it is told: `{asset, amount, name}`."""
    name = {"zh": reward.name.zh, "en": reward.name.en} if reward.name else None
    return {"asset": reward.asset, "amount": reward.amount, "name": name}


def _without(left: Mapping[Asset, int], reward: Reward) -> Mapping[Asset, int]:
    if reward.stock is None:
        return left
    return {**left, Asset(reward.asset): left.get(Asset(reward.asset), 0) - reward.amount}
