"""Leaderboards for the shared suite: rules of every shape, and the same leaderboard with one bug planted."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.leaderboard.moves import LeaderboardMove, Remove, Restore, Seat
from antiphon.mechanics.leaderboard.play import Leaderboard
from antiphon.mechanics.leaderboard.rules import Band, Group, Rules
from antiphon.sdk.effects import Delist, Enlist, Transfer
from antiphon.sdk.mechanic import IGNORED, Decision, Event, Facts, Refused, Ruling, Seats, Stimulus
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples, Happened, Judged

NAME = Text(zh="队", en="Team")
MUG = Reward("prize:mug", stock=1, name=Text(zh="杯子", en="Mug"))
ORDERED = "Order Completed"
GROUPS = (Group("3", NAME), Group("0", NAME))


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Every measure and season, with and without limits, groups, and rewards."""
    measure = draw(st.sampled_from(("count", "sum", "distinct")))
    bands = draw(st.sampled_from(((), (Band(1, 1, MUG), Band(2, 3, Reward(amount=5))), (Band(1, 2, Reward(amount=9)),))))
    grouping = draw(st.sampled_from(("", "orders", "segment")))
    return Rules(
        event=ORDERED,
        measure=measure,
        property="total" if measure != "count" else "",
        per_event=draw(st.sampled_from((None, None, 40))),
        per_day=draw(st.sampled_from((None, 1, 60))),
        season=draw(st.sampled_from(("day", "week", "month", "whole"))),
        zone=draw(st.sampled_from(("Asia/Shanghai", "America/New_York", "UTC"))),
        ties=draw(st.sampled_from(("first", "first", "shared"))),
        bands=bands,
        settle_hours=draw(st.sampled_from((0, 24))),
        group_by="orders" if grouping == "orders" else "",
        groups=GROUPS if grouping == "orders" else (Group("gold", NAME),) if grouping else (),
        opt_in=draw(st.sampled_from((False, False, True))),
        signed_in=draw(st.sampled_from((False, False, True))),
    )


def _order(total: object, hours_ago: int) -> Happened:
    return Happened(ORDERED, {"total": total}, hours_ago)


def acts(_: Rules) -> SearchStrategy[Any]:
    """Orders of every size, some long ago; joining, leaving; the staff removes and restores."""
    values = st.sampled_from((1, 25, 50, 50, 30.5, "12.9", "many", None, -5, 0, 10**15))
    orders = st.builds(_order, values, st.sampled_from((0, 0, 0, 5, 30, 400)))
    moves = st.sampled_from((LeaderboardMove("join"), LeaderboardMove("leave")))
    rulings = st.sampled_from((Judged(Remove("made-up orders")), Judged(Restore("a mistake")), Judged(Remove(" "))))
    return st.one_of(orders, orders, orders, orders, moves, rulings)


class _Rewritten(Leaderboard):
    """For bugs that hear the truth and act on something else."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        return outcome if isinstance(outcome, Refused) else self.rewrite(outcome, seats, stimulus)

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove]) -> Decision[Seat]:
        """The bug."""
        raise NotImplementedError


class CountsTheSameAgain(_Rewritten):
    """Nobody remembers which values were there."""

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove]) -> Decision[Seat]:
        seat = outcome.seats.get(seats.own_id)
        if seat is None or not isinstance(stimulus, Event):
            return outcome
        forgotten = {label: replace(score, marks=()) for label, score in seat.seasons.items()}
        return replace(outcome, seats={seats.own_id: replace(seat, seasons=forgotten)})


class ForgetsTheDay(_Rewritten):
    """Nobody remembers what a day has brought."""

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove]) -> Decision[Seat]:
        seat = outcome.seats.get(seats.own_id)
        if seat is None:
            return outcome
        forgotten = {label: replace(score, days={}) for label, score in seat.seasons.items()}
        return replace(outcome, seats={seats.own_id: replace(seat, seasons=forgotten)})


class ForgetsTheEventLimit(Leaderboard):
    """One event brings all it says: the laws know the limit."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, per_event=None), seats, stimulus, facts)


class CountsForToday(Leaderboard):
    """An event that comes late counts for the season in which it comes."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove], facts: Facts) -> Decision[Seat] | Refused:
        late = replace(stimulus, at=facts.now) if isinstance(stimulus, Event) else stimulus
        return super().decide(rules, seats, late, facts)


class CountsSeasonsInLondon(Leaderboard):
    """Seasons begin at midnight UTC, whatever the rules say."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, zone="UTC"), seats, stimulus, facts)


class CountsWhatWasBefore(Leaderboard):
    """The start of the play is not looked at."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(rules, seats, stimulus, replace(facts, starts_at=None))


class ListsLess(_Rewritten):
    """The row has another rank than the score."""

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove]) -> Decision[Seat]:
        effects = tuple(replace(each, rank=each.rank - 1) if isinstance(each, Enlist) else each for each in outcome.effects)
        return replace(outcome, effects=effects)


class KeepsCheats(_Rewritten):
    """Who is removed stays on the list."""

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove]) -> Decision[Seat]:
        if not isinstance(stimulus, Ruling):
            return outcome
        return replace(outcome, seats={seats.own_id: replace(outcome.seats[seats.own_id], removed="")})


class KeepsTheirGroupsScore(_Rewritten):
    """Who goes leaves the points with the group."""

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove]) -> Decision[Seat]:
        gone = any(isinstance(each, Delist) for each in outcome.effects)
        return replace(outcome, effects=tuple(each for each in outcome.effects if not (gone and isinstance(each, Transfer))))


class ListsEverybody(Leaderboard):
    """Nobody is asked before being listed."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, opt_in=False), seats, stimulus, facts)


class SettlesAtOnce(Leaderboard):
    """Rewards come without the time in which cheats can be found."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, settle_hours=0), seats, stimulus, facts)


class RewardsOneRankBetter(Leaderboard):
    """Everybody is rewarded for the rank above."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove], facts: Facts) -> Decision[Seat] | Refused:
        rows = {name: replace(row, position=max(1, (row.position or 1) - 1)) for name, row in facts.rows.items()}
        return super().decide(rules, seats, stimulus, replace(facts, rows=rows))


class MovesASettledSeason(Leaderboard):
    """An event that comes very late counts also for a season whose rewards were given."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        if outcome != IGNORED or not isinstance(stimulus, Event):
            return outcome
        return super().decide(replace(rules, settle_hours=24 * 300), seats, stimulus, facts)


class ServesStrangers(Leaderboard):
    """An anonymous visitor gets what only signed-in people may have."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[LeaderboardMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


_SOUND = Rules(event=ORDERED)
_BAND = Band(1, 3, Reward(amount=5))


def _with(**changes: Any) -> Rules:
    return replace(_SOUND, **changes)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    flawed=(
        (_with(event=" "), "event"),
        (_with(measure="sum"), "property"),
        (_with(measure="distinct", property=" "), "property"),
        (_with(unit=Text(zh="", en="x")), "unit"),
        (_with(per_event=0), "per_event"),
        (_with(per_day=0), "per_day"),
        (_with(zone=""), "zone"),
        (_with(zone="Mars/Olympus"), "zone"),
        (_with(settle_hours=-1), "settle_hours"),
        (_with(settle_hours=400), "settle_hours"),
        (_with(group_by="city"), "groups"),
        (_with(groups=(Group("a", NAME), Group("a", NAME))), "groups[1].key"),
        (_with(groups=(Group("a b", NAME),)), "groups[0].key"),
        (_with(groups=(Group("a", Text(zh="甲", en="")),)), "groups[0].name"),
        (_with(groups=tuple(Group(f"g{number}", NAME) for number in range(51))), "groups"),
        (_with(bands=(replace(_BAND, first=0),)), "bands[0].first"),
        (_with(bands=(replace(_BAND, first=3, last=2),)), "bands[0].last"),
        (_with(bands=(_BAND, Band(3, 5, Reward(amount=1)))), "bands[1].first"),
        (_with(bands=(replace(_BAND, reward=Reward(amount=0)),)), "bands[0].reward.amount"),
        (_with(bands=(Band(1, 1, MUG), Band(2, 2, MUG))), "bands[1].reward.asset"),
    ),
    bugs=(
        CountsTheSameAgain(),
        ForgetsTheDay(),
        ForgetsTheEventLimit(),
        CountsForToday(),
        CountsSeasonsInLondon(),
        CountsWhatWasBefore(),
        ListsLess(),
        KeepsCheats(),
        KeepsTheirGroupsScore(),
        ListsEverybody(),
        SettlesAtOnce(),
        RewardsOneRankBetter(),
        MovesASettledSeason(),
        ServesStrangers(),
    ),
)
