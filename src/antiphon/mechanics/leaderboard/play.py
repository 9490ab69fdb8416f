"""The rules of a leaderboard. Events score; ranks are the host's lists; rewards wait until a season has settled."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.leaderboard.counting import score_event
from antiphon.mechanics.leaderboard.flaws import find_flaws
from antiphon.mechanics.leaderboard.laws import LAWS
from antiphon.mechanics.leaderboard.listing import choose, mend, remove, restore
from antiphon.mechanics.leaderboard.moves import LeaderboardMove, Remove, Restore, Seat
from antiphon.mechanics.leaderboard.rules import Rules
from antiphon.mechanics.leaderboard.scoring import GROUPS, group_tally, is_listed, joined, key_of, with_more, worth
from antiphon.mechanics.leaderboard.screen import show
from antiphon.mechanics.leaderboard.season import LIST
from antiphon.mechanics.leaderboard.settling import read_alarm, settle
from antiphon.mechanics.leaderboard.templates import TEMPLATES
from antiphon.mechanics.leaderboard.trials import make_trials
from antiphon.mechanics.leaderboard.words import EXAMPLE, GOOD_FOR, NAME, WORDS
from antiphon.sdk.charts import Bar, Chart
from antiphon.sdk.lists import ListKind, LookUp
from antiphon.sdk.mechanic import (
    IGNORED,
    MERGED,
    Alarm,
    Decision,
    Event,
    Facts,
    Flaw,
    Move,
    Refused,
    Ruling,
    Seats,
    Stimulus,
    Trial,
    person_seat,
)
from antiphon.sdk.rewards import stock_of
from antiphon.sdk.words import Text


class Leaderboard:
    """Score, climb, and be rewarded by rank once nobody can be taken out any more."""

    kind = "leaderboard"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("interest", "buy_again", "recommend")
    rules_type = Rules
    seat_type = Seat
    move_type = LeaderboardMove
    ruling_type = Remove | Restore
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        tallies = {group_tally(group.key): 0 for group in rules.groups}
        return {**tallies, **stock_of(band.reward for band in rules.bands)}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset(Asset(band.reward.asset) for band in rules.bands)

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset({rules.event}) if rules.event else frozenset()

    def hears(self, rules: Rules, event: Event) -> bool:
        return worth(rules, event) > 0

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        own = {LIST: ListKind(Text(zh="榜单", en="Ranking"), public=True, shared=rules.ties == "shared")}
        if not rules.groups:
            return own
        return {**own, GROUPS: ListKind(Text(zh="小组得分", en="Groups"), public=True, anonymous=True, shared=True)}

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[LeaderboardMove] | None) -> Sequence[LookUp]:
        if not isinstance(stimulus, Alarm) or not person_id:
            return ()
        season, key = read_alarm(rules, stimulus.name)
        keys = dict.fromkeys(each for each in (key, key_of(person_id)) if each)
        return () if season is None else tuple(LookUp(season.list, each, position=True) for each in keys)

    def closing(self, rules: Rules) -> timedelta:
        return timedelta(hours=rules.settle_hours + 24)

    def seats_of(self, rules: Rules, stimulus: Stimulus[LeaderboardMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove], facts: Facts) -> Decision[Seat] | Refused:
        facts = facts.counted_in(rules.zone)
        match stimulus:
            case Event():
                return score_event(rules, seats, stimulus, facts)
            case Alarm(name=name) if name == MERGED:
                return mend(rules, seats, facts)
            case Alarm():
                return settle(rules, seats, stimulus, facts)
            case Ruling(ruling=Remove(reason=reason)):
                return remove(rules, seats, reason, facts)
            case Ruling(ruling=Restore(reason=reason)):
                return restore(rules, seats, reason, facts)
            case Move(move=move):
                return choose(rules, seats, move.do, facts)
            case _:
                return IGNORED

    def charts(self, rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
        if not rules.groups:
            return ()
        bars = tuple(Bar(group.name, left.get(group_tally(group.key), 0)) for group in rules.groups)
        return (Chart("groups", Text(zh="小组得分（整个活动）", en="Groups, the whole play"), "shares", bars),)

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """Scores add up without passing a limit; the other row leaves the lists with the next event."""
        seasons = dict(kept.seasons)
        for label, score in other.seasons.items():
            seasons[label] = joined(rules, seasons[label], score) if label in seasons else score
        own = kept.key or other.key
        strangers = {key for key in (*kept.others, *other.others, other.key) if key and key != own}
        merged = Seat(
            key=own,
            others=tuple(sorted(strangers)),
            seasons=seasons,
            choice=kept.choice or other.choice,
            removed=kept.removed or other.removed,
            last=kept.last or other.last,
        )
        groups, brought, owed = Counter[str](), dict[str, Mapping[str, int]](), dict[str, Mapping[str, int]]()
        listed = is_listed(rules, merged)
        for seat in (kept, other):
            groups.update(seat.groups)
            for label, each in seat.brought.items():
                brought = with_more(brought, label, each)
            for label, each in seat.owed.items():
                owed = with_more(owed, label, each)
            if is_listed(rules, seat) != listed:  # what stood in the groups' scores goes, or what did not comes
                for label, each in (("", seat.groups), *seat.brought.items()) if seat.groups else ():
                    owed = with_more(owed, label, {key: points if listed else -points for key, points in each.items()})
        return replace(merged, groups=dict(groups), brought=brought, owed=owed)

    def mends(self, rules: Rules, merged: Seat) -> bool:
        return bool(merged.others or merged.owed)

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts.counted_in(rules.zone))

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
