"""The ranking of a quiz: more right answers first, of equals less time, of equals the earlier. Places are settled when the quiz ends."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.quiz.moves import Seat
from antiphon.mechanics.quiz.rules import Places, Rules
from antiphon.mechanics.quiz.running import rank_of
from antiphon.sdk.charts import Bar, Chart, no_tallies_yet, tally
from antiphon.sdk.effects import Delist, Effect, Enlist, Schedule
from antiphon.sdk.lists import row_name
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Refused, Seats
from antiphon.sdk.rewards import hand_over, is_left
from antiphon.sdk.words import Text

LIST = "ranking"
CLOSE = "close"
RANKING = Text(zh="排行榜", en="Ranking")
SCORES = Text(zh="第一次答对几题", en="Right answers in the first run")


def enlist(seat: Seat, person_id: str, result: tuple[int, int]) -> tuple[Seat, list[Effect]]:
    """A better run takes the person's row; rows from before two persons turned out to be one leave the list."""
    row = Enlist(LIST, person_id, rank_of(result), {"score": result[0], "ms": result[1]})
    gone = [Delist(LIST, key) for key in seat.keys if key != person_id]
    return replace(seat, best=result, keys=(person_id,)), [row, *gone]


def settle(rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
    """The quiz is over: the place in the final ranking, and what it gets."""
    seat, person_id = seats.own, facts.person.id
    if seat.best is None or seat.place is not None:
        return IGNORED
    if facts.ends_at is None or facts.now < facts.ends_at:  # the end was moved
        return IGNORED if facts.ends_at is None else Decision("not_over_yet", {}, (Schedule(seats.own_id, CLOSE, facts.ends_at),))
    row = facts.rows.get(row_name(LIST, person_id))
    if row is None or row.rank != rank_of(seat.best) or seat.keys != (person_id,):
        seat, effects = enlist(seat, person_id, seat.best)
        again = Schedule(seats.own_id, CLOSE, facts.now + timedelta(minutes=1))
        return Decision("counted_as_one", {seats.own_id: seat}, (*effects, again))
    place = row.position or 0
    won = places_of(rules, place)
    paid = won is not None and is_left(won.reward, facts.left)
    effects = [hand_over(won.reward)] if won is not None and paid else []
    return Decision("placed" if paid else "not_placed", {seats.own_id: replace(seat, place=place)}, effects, {"place": place})


def places_of(rules: Rules, place: int) -> Places | None:
    """What a place gets."""
    return next((places for places in rules.places if places.first <= place <= places.last), None)


def tallies(rules: Rules) -> dict[Asset, int]:
    """How many people had how many right."""
    return no_tallies_yet(f"score-{score}" for score in range(rules.ask_count + 1))


def charts(rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
    """The distribution of first results."""
    bars = [Bar(Text(zh=f"{score} 题", en=f"{score} right"), left.get(tally(f"score-{score}"), 0)) for score in range(rules.ask_count + 1)]
    return (Chart("scores", SCORES, "shares", tuple(bars)),)
