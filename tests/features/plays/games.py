"""Small mechanics that exist only for tests: each shows one thing the host must get right."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any

import msgspec

from antiphon.kernel import chance
from antiphon.kernel.amounts import Asset
from antiphon.sdk.effects import PLAY, Effect, Emit, Hold, Post, Schedule, Send, Transfer, Void, grant, spend
from antiphon.sdk.mechanic import Alarm, Decision, Event, Facts, Flaw, Move, Refused, Ruling, Seats, Stimulus, Template, Trial, person_seat
from antiphon.sdk.words import Text, field

PRIZE = Asset("prize:cup")
POINTS = Asset("points")
DAY = 86_400


def both(text: str) -> Text:
    return Text(zh=text, en=text)


class ClawRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A machine full of cups: a try costs points, a cup costs luck."""

    cups: Annotated[int, field("杯子", "Cups")] = 5
    price: int = 0
    most: int = 3  # tries a person
    odds: int = 100  # percent
    gift: int = 0  # points for a purchase


class ClawSeat(msgspec.Struct, frozen=True):
    tries: int = 0
    cups: int = 0
    bought: int = 0
    rung: int = 0


class ClawMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    do: str = "try"
    name: str = ""
    amount: int = 1
    at: datetime | None = None


WORDS: Mapping[str, Text] = {
    "won": Text(zh="抓到了{cups}个", en="You have {cups}"),
    "missed": both("missed"),
    "no_tries_left": both("none left"),
    "did": both("did"),
}


class Claw:
    """Everything a decision can do, on request."""

    kind = "claw"
    name = Text(zh="娃娃机", en="Claw machine")
    good_for = example = both("tests")
    goals = ("interest",)
    rules_type = ClawRules
    seat_type = ClawSeat
    move_type = ClawMove
    words = WORDS
    templates = (Template("plain", both("plain"), both("tests"), {"cups": 5}),)
    laws = ()

    def stock(self, rules: ClawRules) -> Mapping[Asset, int]:
        return {PRIZE: rules.cups}

    def assets(self, rules: ClawRules) -> frozenset[Asset]:
        return frozenset({POINTS, PRIZE})

    def listens(self, rules: ClawRules) -> frozenset[str]:
        return frozenset({"Order Completed"}) if rules.gift else frozenset()

    def seats_of(self, rules: ClawRules, stimulus: Stimulus[ClawMove]) -> Sequence[str]:
        if isinstance(stimulus, Move) and stimulus.move.do == "nowhere":
            raise RuntimeError("nowhere to sit")
        return person_seat(stimulus)

    def decide(self, rules: ClawRules, seats: Seats[ClawSeat], stimulus: Stimulus[ClawMove], facts: Facts) -> Decision[ClawSeat] | Refused:
        seat = seats.own
        if isinstance(stimulus, Event):
            if stimulus.properties.get("ignore"):
                return Refused("ignored")
            paid = msgspec.structs.replace(seat, bought=seat.bought + 1)
            return Decision("did", {seats.own_id: paid}, (grant(POINTS, rules.gift),))
        if isinstance(stimulus, Alarm):
            if stimulus.name == "boom":
                raise RuntimeError("boom")
            rung = msgspec.structs.replace(seat, rung=seat.rung + 1)
            again = (Schedule(seats.own_id, "tick", facts.now + timedelta(hours=1)),) if stimulus.name == "tick" else ()
            return Decision("did", {seats.own_id: rung}, (grant(POINTS, 1), *again))
        if isinstance(stimulus, Ruling):
            return Refused("ignored")
        return self._move(rules, seats, stimulus.move, facts)

    def _move(self, rules: ClawRules, seats: Seats[ClawSeat], move: ClawMove, facts: Facts) -> Decision[ClawSeat] | Refused:
        if move.do == "try":
            return self._try(rules, seats, facts)
        effects: Mapping[str, tuple[Effect, ...]] = {
            "grab": (Transfer(PRIZE, move.amount, PLAY, _holder(facts)),),  # without looking at what is left
            "pay": (spend(POINTS, move.amount), Emit("Paid", {"amount": move.amount})),
            "earn": (grant(POINTS, move.amount),),
            "hold": (Hold(move.name, POINTS, move.amount, _holder(facts), PLAY, facts.now + timedelta(days=1)),),
            "post": (Post(move.name, None),),
            "void": (Void(move.name),),
            "send": (Send("inbox", {"zh": "你好", "en": "Hello"}, {"zh": "在吗", "en": "There?"}, {"n": move.amount}),),
            "call": (Send("telegraph", {"zh": "你好", "en": "Hello"}, {"zh": "", "en": ""}),),
            "wake": (Schedule(seats.own_id, move.name, move.at or facts.now),),
            "steal": (Transfer(POINTS, 1, _holder(facts, "person:somebody"), PLAY),),
            "forge": (grant(Asset("gold"), 1),),
        }
        if move.do == "boom":
            raise RuntimeError("boom \ud800 \x00")
        if move.do == "half":  # moves something, then breaks
            return Decision("did", {}, (grant(POINTS, 5), Transfer(Asset("gold"), 1, PLAY, PLAY)))
        if move.do == "odd":
            return Decision("did", {}, (), {"text": "\ud800"})
        if move.do == "look":
            return Decision("did", {}, (), {"tags": {key: facts.person.tags.get(key) for key in ("city", "missing")}})
        sat = msgspec.structs.replace(seats.own, tries=seats.own.tries + 1)
        return Decision("did", {seats.own_id: sat}, effects[move.do], {"did": move.do})

    def _try(self, rules: ClawRules, seats: Seats[ClawSeat], facts: Facts) -> Decision[ClawSeat] | Refused:
        seat = seats.own
        if seat.tries >= rules.most:
            return Refused("no_tries_left", facts.next_local_midnight, {"most": rules.most})
        price = (spend(POINTS, rules.price),) if rules.price else ()
        if chance.below(100, facts.seed, "luck") >= rules.odds:
            return Decision("missed", {seats.own_id: msgspec.structs.replace(seat, tries=seat.tries + 1)}, price)
        if facts.left[PRIZE] == 0:
            return Refused("sold_out")
        won = msgspec.structs.replace(seat, tries=seat.tries + 1, cups=seat.cups + 1)
        return Decision("won", {seats.own_id: won}, (*price, grant(PRIZE, 1, PLAY), Emit("Cup Won", {})), {"cups": won.cups})

    def merge(self, rules: ClawRules, kept: ClawSeat, other: ClawSeat) -> ClawSeat:
        return ClawSeat(kept.tries + other.tries, kept.cups + other.cups, kept.bought + other.bought, kept.rung + other.rung)

    def flaws(self, rules: ClawRules) -> Sequence[Flaw]:
        return [Flaw("odds", Text(zh="概率不对。", en="The odds do not add up."))] if not 0 <= rules.odds <= 100 else []

    def shown(self, rules: ClawRules, seats: Seats[ClawSeat], facts: Facts) -> Mapping[str, Any]:
        return {"tries_left": rules.most - seats.own.tries, "left": facts.left[PRIZE], "purse": facts.purse[POINTS]}

    def trials(self, rules: ClawRules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        trials: list[Trial] = []
        for person in range(people):
            for turn in range(2):
                at = start + timedelta(seconds=chance.below(days * DAY, seed, f"{person}/{turn}"))
                trials.append(Trial(person, at, ClawMove()))
        return trials


def _holder(facts: Facts, otherwise: str = "") -> Any:
    return otherwise or f"person:{facts.person.id}"
