"""The rules of a guess. Guesses stand on a list that staff read; at the end each person's seat wakes, finds its place and is paid."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.guess.flaws import find_flaws
from antiphon.mechanics.guess.laws import LAWS
from antiphon.mechanics.guess.moves import GuessMove, Made, Seat
from antiphon.mechanics.guess.numbers import MOST_CENTS, read_number, salt_of, seal_of, spell
from antiphon.mechanics.guess.rules import Rules
from antiphon.mechanics.guess.screen import best_of, is_over, show
from antiphon.mechanics.guess.templates import TEMPLATES
from antiphon.mechanics.guess.trials import make_trials
from antiphon.mechanics.guess.words import EXAMPLE, GOOD_FOR, GUESSES_NAME, NAME, WINNERS_NAME, WON_TITLE, WORDS
from antiphon.sdk.charts import count, no_tallies_yet
from antiphon.sdk.effects import Effect, Emit, Enlist, Schedule, Send
from antiphon.sdk.lists import ListKind, LookUp, row_name
from antiphon.sdk.mechanic import IGNORED, Alarm, Decision, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import hand_over, is_left, show_reward, stock_of
from antiphon.sdk.words import fill

GUESSES, WINNERS, PEOPLE = "guesses", "winners", "people"
CLOSE = "close:"  # the name of the alarm ends with the key of the row: a person who was two has two of them
CLOSING = timedelta(days=7)
NO_END = datetime.max.replace(tzinfo=UTC)  # an alarm for then rings when a play without an end is ended by hand


class Guess:
    """Guess a number; the closest, those within a tolerance, or the fastest of them win when it is over."""

    kind = "guess"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("recognise", "interest", "decide")
    rules_type = Rules
    seat_type = Seat
    move_type = GuessMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return {**no_tallies_yet([PEOPLE]), **stock_of(places.reward for places in rules.places)}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset(Asset(places.reward.asset) for places in rules.places)

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return {GUESSES: ListKind(GUESSES_NAME), WINNERS: ListKind(WINNERS_NAME, public=True)}

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[GuessMove] | None) -> Sequence[LookUp]:
        if isinstance(stimulus, Move):
            return (LookUp(GUESSES, person_id),)
        if isinstance(stimulus, Alarm) and stimulus.name.startswith(CLOSE):
            keys = dict.fromkeys(key for key in (stimulus.name.removeprefix(CLOSE), person_id) if key)  # two persons may be one by now
            return tuple(LookUp(GUESSES, key, position=True) for key in keys)
        return ()

    def closing(self, rules: Rules) -> timedelta:
        return CLOSING

    def seats_of(self, rules: Rules, stimulus: Stimulus[GuessMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GuessMove], facts: Facts) -> Decision[Seat] | Refused:
        if isinstance(stimulus, Move):
            return self._guess(rules, seats, stimulus, facts)
        if isinstance(stimulus, Alarm) and stimulus.name.startswith(CLOSE) and seats.own.made:
            return self._close(rules, seats, stimulus, facts)
        return IGNORED

    def _guess(self, rules: Rules, seats: Seats[Seat], stimulus: Move[GuessMove], facts: Facts) -> Decision[Seat] | Refused:
        seat, cents = seats.own, read_number(stimulus.move.number)
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        if cents is None:
            return Refused("no_number")
        if any(made.cents == cents for made in seat.made):
            return Refused("guessed_that")
        if len(seat.made) >= rules.guesses:
            return Refused("guesses_used", values={"most": rules.guesses})
        before = best_of(rules, seat)
        after = replace(seat, made=(*seat.made, Made(cents, facts.now)), seal=seat.seal or self._seal(rules, facts))
        effects: list[Effect] = [Emit("Guess Made", {"number": spell(cents)})]
        if before is None or rules.off(cents) < rules.off(before):
            effects.append(Enlist(GUESSES, stimulus.person_id, self._rank(rules, cents), {"number": spell(cents)}))
        if not seat.made:
            effects += [count(PEOPLE), self._wake(seats.own_id, stimulus.person_id, facts)]
        told = {"number": spell(cents), "left": max(0, rules.guesses - len(after.made)), "seal": after.seal}
        return Decision("guessed", {seats.own_id: after}, effects, told)

    def _seal(self, rules: Rules, facts: Facts) -> str:
        return seal_of(rules.cents, salt_of(facts.secret))

    def _rank(self, rules: Rules, cents: int) -> int:
        """The nearer the higher; where only being within counts, all who are stand alike, and the earliest first."""
        if rules.win != "closest":
            return int(rules.qualifies(cents))
        return MOST_CENTS - rules.off(cents)

    def _wake(self, seat_id: str, key: str, facts: Facts) -> Schedule:
        return Schedule(seat_id, f"{CLOSE}{key}", facts.ends_at or NO_END)

    def _close(self, rules: Rules, seats: Seats[Seat], alarm: Alarm, facts: Facts) -> Decision[Seat] | Refused:
        """The play is over: find the own place, and be paid for it once."""
        seat, keys = seats.own, (alarm.name.removeprefix(CLOSE), facts.person.id)
        best = best_of(rules, seat)
        row = next((row for key in keys if (row := facts.rows.get(row_name(GUESSES, key))) is not None), None)
        if seat.closed or best is None or row is None or row.position is None:
            return IGNORED
        if not is_over(facts):
            return Decision("not_over", {seats.own_id: seat}, (self._wake(seats.own_id, row.key, facts),))
        number = read_number(str(row.data.get("number", "")))
        mine = best if number is None else number
        reward = rules.reward_for(row.position) if rules.qualifies(mine) else None
        told: dict[str, Any] = {"answer": spell(rules.cents), "number": spell(mine), "place": row.position, "reward": None}
        after = replace(seat, closed=True, place=min(row.position, seat.place or row.position))
        if reward is None:
            return Decision("guess_lost", {seats.own_id: after}, (), told)
        if not is_left(reward, facts.left):
            return Decision("guess_late", {seats.own_id: after}, (), told)
        told["reward"] = show_reward(reward, facts.left)
        body = fill(WORDS["guess_won"], told)
        shown = {"place": row.position, "number": spell(mine), "reward": told["reward"]["name"]}
        effects = (
            hand_over(reward),
            Enlist(WINNERS, row.key, MOST_CENTS - row.position, shown),
            Emit("Guess Won", {"place": row.position}),
            Send("inbox", {"zh": WON_TITLE.zh, "en": WON_TITLE.en}, {"zh": body.zh, "en": body.en}, {"place": row.position}),
        )
        return Decision("guess_won", {seats.own_id: replace(after, won=True)}, effects, told)

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """The guesses of both were made. Of their rows the better one stays; it is paid for unless one of the two was paid already."""
        made = tuple(sorted(dict.fromkeys((*kept.made, *other.made)), key=lambda each: each.at))
        places = [place for place in (kept.place, other.place) if place is not None]
        won = kept.won or other.won
        closed = won or all(each.closed for each in (kept, other) if each.made)
        return Seat(made, kept.seal or other.seal, closed and bool(made), min(places, default=None), won)

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts, self._seal(rules, facts))

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
