"""The rules of a call: ideas come in, staff looks at them, people vote on the shortlist, and the shop adopts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.call.entering import enter, tidy
from antiphon.mechanics.call.flaws import find_flaws
from antiphon.mechanics.call.judging import judge
from antiphon.mechanics.call.laws import LAWS
from antiphon.mechanics.call.likeness import MARKS, marks
from antiphon.mechanics.call.listing import ADOPTED, ADOPTED_COUNT, ENTRIES, GALLERY, SHORTLIST, slot_tally
from antiphon.mechanics.call.moves import Accept, Adopt, CallMove, Refuse, Seat, Shortlist
from antiphon.mechanics.call.rules import Rules
from antiphon.mechanics.call.screen import show
from antiphon.mechanics.call.templates import TEMPLATES
from antiphon.mechanics.call.trials import make_trials
from antiphon.mechanics.call.voting import vote
from antiphon.mechanics.call.words import EXAMPLE, GOOD_FOR, NAME, WORDS
from antiphon.sdk.lists import ListKind, LookUp
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Flaw, Move, Refused, Ruling, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import stock_of
from antiphon.sdk.words import Text


class Call:
    """Send an idea, vote for the best, and be thanked when yours is used."""

    kind = "call"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("interest", "decide", "recommend")
    rules_type = Rules
    seat_type = Seat
    move_type = CallMove
    ruling_type = Accept | Refuse | Shortlist | Adopt
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        counts = dict.fromkeys((ADOPTED_COUNT, *(slot_tally(slot) for slot in rules.places())), 0)
        return {**counts, **stock_of(rules.rewards())}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset(Asset(reward.asset) for reward in rules.rewards() if reward is not None)

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return {
            ENTRIES: ListKind(Text(zh="全部作品", en="All entries")),
            GALLERY: ListKind(Text(zh="作品墙", en="Gallery"), public=True),
            SHORTLIST: ListKind(Text(zh="入围作品", en="Shortlist"), public=True),
            ADOPTED: ListKind(Text(zh="采纳作品", en="Adopted"), public=True),
            MARKS: ListKind(Text(zh="相似度索引", en="Index of similar texts"), anonymous=True),
        }

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[CallMove] | None) -> Sequence[LookUp]:
        match stimulus:
            case Move(move=CallMove(do="enter", text=text)):
                return tuple(LookUp(MARKS, mark) for mark in marks(tidy(text)))
            case Move(move=CallMove(entry=slot)):
                return (LookUp(SHORTLIST, slot),) if slot in rules.places() else ()
            case Ruling(ruling=Shortlist()) | None:
                return tuple(LookUp(SHORTLIST, slot) for slot in rules.places())
            case _:
                return ()

    def closing(self, rules: Rules) -> timedelta:
        return timedelta(days=rules.decide_days)

    def seats_of(self, rules: Rules, stimulus: Stimulus[CallMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[CallMove], facts: Facts) -> Decision[Seat] | Refused:
        if isinstance(stimulus, Ruling):
            return judge(rules, seats, stimulus.ruling, facts)
        if not isinstance(stimulus, Move):
            return IGNORED
        return enter(rules, seats, stimulus.move, facts) if stimulus.move.do == "enter" else vote(rules, seats, stimulus.move, facts)

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """Entries and votes of both; a vote that both gave is taken back as two."""
        votes = Counter(kept.votes)
        votes.update(other.votes)
        return Seat((*kept.entries, *other.entries), dict(votes), thanked=kept.thanked or other.thanked)

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts)

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
