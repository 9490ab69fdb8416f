"""The end of one person's pledges: all taken and rewarded, or all given back."""

from collections.abc import Iterator

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.crowdfunding.moves import Pledge, Seat
from antiphon.mechanics.crowdfunding.rules import Rules
from antiphon.mechanics.crowdfunding.words import TITLES, WORDS
from antiphon.sdk.effects import Effect, Emit, Post, Send, Void, grant
from antiphon.sdk.mechanic import Decision
from antiphon.sdk.words import fill


def reward_hold(pledge: Pledge) -> str:
    """The hold of the rewards that a pledge was promised."""
    return f"{pledge.name}/reward"


def is_limited(rules: Rules) -> bool:
    """Whether rewards come from a stock, and are set aside."""
    return rules.reward is not None and rules.reward.stock is not None


def give_back(rules: Rules, seat: Seat) -> tuple[Effect, ...]:
    """Every hold of a seat, undone."""
    limited = is_limited(rules)
    return tuple(Void(name) for pledge in seat.pledges for name in ((pledge.name, reward_hold(pledge)) if limited else (pledge.name,)))


def take(rules: Rules, seat: Seat) -> Iterator[Effect]:
    """Every pledge of a seat, taken, and its reward handed over."""
    for pledge in seat.pledges:
        yield Post(pledge.name)
        if rules.reward is not None and is_limited(rules):
            yield Post(reward_hold(pledge))
        elif rules.reward is not None:
            yield grant(Asset(rules.reward.asset), rules.reward.amount * pledge.shares)


def settle(rules: Rules, seat_id: str, seat: Seat, *, succeeded: bool) -> Decision[Seat]:
    """What becomes of a person's pledges, and what they are told."""
    because = "succeeded" if succeeded else "failed"
    told = {"shares": seat.shares, "points": seat.shares * rules.share}
    after = replace(
        seat,
        pledges=(),
        taken=seat.taken + (seat.shares if succeeded else 0),
        returned=seat.returned + (0 if succeeded else seat.shares),
    )
    body = fill(WORDS[because], told)
    title = TITLES[because]
    effects = (
        *(take(rules, seat) if succeeded else give_back(rules, seat)),
        Emit("Pledge Succeeded" if succeeded else "Pledge Returned", told),
        Send("inbox", {"zh": title.zh, "en": title.en}, {"zh": body.zh, "en": body.en}, told),
    )
    return Decision(because, {seat_id: after}, effects, told)
