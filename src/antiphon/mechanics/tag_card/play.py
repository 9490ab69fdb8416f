"""The rules of a tag card. How many chose each tag is a tally; what a person chose leaves the play with consent only."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.tag_card.flaws import find_flaws
from antiphon.mechanics.tag_card.laws import LAWS
from antiphon.mechanics.tag_card.moves import Seat, TagCardMove
from antiphon.mechanics.tag_card.rules import Rules
from antiphon.mechanics.tag_card.screen import CARDS, name_of, show, tag_tally
from antiphon.mechanics.tag_card.templates import TEMPLATES
from antiphon.mechanics.tag_card.trials import make_trials
from antiphon.mechanics.tag_card.words import EXAMPLE, GOOD_FOR, NAME, WORDS
from antiphon.sdk.cards import ResultCard
from antiphon.sdk.charts import Bar, Chart
from antiphon.sdk.effects import PLAY, WORLD, Effect, Emit, Transfer
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import hand_over, is_left, show_reward, stock_of
from antiphon.sdk.tapping import Tap
from antiphon.sdk.words import Text, fill

DONE = "Tag Card Made"  # says nothing about the tags
KEPT = "Tag Card Kept"  # with consent only: tags of the person are made from this
WITHDRAWN = "Tag Card Withdrawn"


class TagCard:
    """A few taps, a card."""

    kind = "tag_card"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("recognise", "interest", "recommend")
    rules_type = Rules
    seat_type = Seat
    move_type = TagCardMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return {**dict.fromkeys((CARDS, *(tag_tally(tag.key) for tag in rules.tags)), 0), **stock_of((rules.reward,))}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset({Asset(rules.reward.asset)} if rules.reward else ())

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def seats_of(self, rules: Rules, stimulus: Stimulus[TagCardMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TagCardMove], facts: Facts) -> Decision[Seat] | Refused:
        if not isinstance(stimulus, Move):
            return IGNORED
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        match stimulus.move.do:
            case "agree":
                return self._agree(rules, seats)
            case "withdraw":
                return self._withdraw(seats)
            case "choose":
                return self._choose(rules, seats, stimulus.move.tags, facts, agrees=stimulus.move.agree)
            case _:
                more = tuple(tag for tag in stimulus.move.tags if tag not in seats.own.chosen)
                return self._choose(rules, seats, (*seats.own.chosen, *more), facts, agrees=False)

    def _choose(self, rules: Rules, seats: Seats[Seat], tags: tuple[str, ...], facts: Facts, *, agrees: bool) -> Decision[Seat] | Refused:
        seat = seats.own
        if refused := self._refusal(rules, seat, tags, agrees=agrees):
            return refused
        chosen = tuple(tag.key for tag in rules.tags if tag.key in tags)
        reward = rules.reward if not seat.chosen and not seat.rewarded else None
        paid = reward is not None and is_left(reward, facts.left)
        agreed = seat.agreed or agrees
        effects: list[Effect] = [*recount(seat.chosen, chosen), *((hand_over(reward),) if reward is not None and paid else ())]
        if not seat.chosen:
            effects.append(Emit(DONE, {"count": len(chosen)}))
        if agreed:
            effects.append(_kept(rules, chosen))
        because = "changed" if seat.chosen else "chosen_rewarded" if paid else "chosen_reward_gone" if reward else "chosen"
        after = replace(seat, chosen=chosen, rewarded=seat.rewarded or paid, agreed=agreed)
        told = {"tags": list(chosen), "reward": show_reward(reward, facts.left) if reward is not None and paid else None}
        return Decision(because, {seats.own_id: after}, effects, told)

    def _refusal(self, rules: Rules, seat: Seat, tags: tuple[str, ...], *, agrees: bool) -> Refused | None:
        if not {tag.key for tag in rules.tags}.issuperset(tags):
            return Refused("no_such_tag")
        if len(set(tags)) < len(tags):
            return Refused("chosen_twice")
        if agrees and not rules.remember:
            return Refused("not_offered")
        if seat.chosen and set(seat.chosen) == set(tags):
            return Refused("same_tags")
        if seat.chosen and not rules.change:
            return Refused("no_change")
        if len(tags) < rules.least:
            return Refused("too_few", values={"least": rules.least})
        if len(tags) > rules.most:
            return Refused("too_many", values={"most": rules.most})
        return None

    def _agree(self, rules: Rules, seats: Seats[Seat]) -> Decision[Seat] | Refused:
        seat = seats.own
        if not rules.remember:
            return Refused("not_offered")
        if not seat.chosen:
            return Refused("not_chosen_yet")
        if seat.agreed:
            return Refused("already_agreed")
        return Decision("agreed", {seats.own_id: replace(seat, agreed=True)}, (_kept(rules, seat.chosen),))

    def _withdraw(self, seats: Seats[Seat]) -> Decision[Seat] | Refused:
        if not seats.own.agreed:
            return Refused("not_agreed")
        return Decision("withdrawn", {seats.own_id: replace(seats.own, agreed=False)}, (Emit(WITHDRAWN),))

    def taps(self, rules: Rules) -> Sequence[Tap]:
        """Each tag alone; none where one tag is not enough."""
        return tuple(Tap(tag.key, name_of(tag), {"do": "add", "tags": [tag.key]}) for tag in rules.tags) if rules.least == 1 else ()

    def card(self, rules: Rules, seat: Seat, facts: Facts) -> ResultCard | None:
        chosen = [tag for tag in rules.tags if tag.key in seat.chosen]
        if not chosen:
            return None
        first = chosen[0]
        headline = fill(rules.headline, {"tag": first.name}) if rules.headline else Text(zh="我的标签", en="This is me")
        return ResultCard(
            headline,
            figure=first.emoji,
            tags=tuple(name_of(tag) for tag in chosen),
            invite=Text(zh="扫码做一张你的", en="Scan to make yours"),
            colour="#7A3E9D",
        )

    def charts(self, rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
        people = left.get(CARDS, 0)
        bars = tuple(Bar(name_of(tag), left.get(tag_tally(tag.key), 0), people) for tag in rules.tags)
        return (Chart("tags", rules.question, "shares", bars, Text(zh=f"{people} 人做了卡片", en=f"{people} made a card")),)

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """The first card that was made stands; both were counted, by what were two people then."""
        ahead = kept if kept.chosen else other
        return Seat(ahead.chosen, rewarded=kept.rewarded or other.rewarded, agreed=ahead.agreed)

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts)

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)


def recount(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Transfer, ...]:
    """The transfers that make the counts say what was chosen; what stays the same is not moved."""
    change: Counter[Asset] = Counter()
    if not before:
        change[CARDS] += 1
    for key in {*before} ^ {*after}:
        change[tag_tally(key)] += 1 if key in after else -1
    return tuple(Transfer(asset, 1, *((WORLD, PLAY) if amount > 0 else (PLAY, WORLD))) for asset, amount in sorted(change.items()))


def _kept(rules: Rules, chosen: tuple[str, ...]) -> Emit:
    """The tags leave the play: each tag of the card as yes or no, so that one that was taken off is seen too."""
    return Emit(KEPT, {"tags": list(chosen), "fits": {tag.key: tag.key in chosen for tag in rules.tags}})
