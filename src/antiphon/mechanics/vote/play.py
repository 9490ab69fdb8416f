"""The rules of a vote. Counts are tallies in the ledger; ballots stand on a public list that belongs to nobody."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.vote.counting import (
    BALLOTS,
    CAST,
    chosen_winner,
    counts,
    option_tally,
    public_rank,
    public_row,
    receipt_code,
    recount,
    salt_of,
    winners,
)
from antiphon.mechanics.vote.flaws import find_flaws
from antiphon.mechanics.vote.laws import LAWS
from antiphon.mechanics.vote.moves import Ballot, Seat, VoteMove
from antiphon.mechanics.vote.rules import Rules
from antiphon.mechanics.vote.screen import is_over, show
from antiphon.mechanics.vote.templates import TEMPLATES
from antiphon.mechanics.vote.trials import make_trials
from antiphon.mechanics.vote.words import EXAMPLE, GOOD_FOR, NAME, WORDS
from antiphon.sdk.charts import Bar, Chart
from antiphon.sdk.effects import Delist, Effect, Emit, Enlist, Schedule
from antiphon.sdk.lists import ListKind, LookUp
from antiphon.sdk.mechanic import IGNORED, MERGED, Alarm, Decision, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import hand_over, is_left, show_reward, stock_of
from antiphon.sdk.tapping import Tap
from antiphon.sdk.words import Text

CLOSE = "close"
CLOSING = timedelta(days=7)
NEVER = datetime.min.replace(tzinfo=UTC)
LOOK_AGAIN = timedelta(days=7)  # for a vote without an end: when to see whether it has one by now


class Vote:
    """One ballot for each person; at the end, ballots are opened and those who chose the winner are thanked."""

    kind = "vote"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("interest", "decide", "recommend")
    rules_type = Rules
    seat_type = Seat
    move_type = VoteMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        tallies = dict.fromkeys((CAST, *(option_tally(option.key) for option in rules.options)), 0)
        return {**tallies, **stock_of((rules.reward, rules.winner_reward))}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset(Asset(reward.asset) for reward in (rules.reward, rules.winner_reward) if reward is not None)

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return {BALLOTS: ListKind(Text(zh="选票", en="Ballots"), public=True, anonymous=True)}

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[VoteMove] | None) -> Sequence[LookUp]:
        return ()

    def closing(self, rules: Rules) -> timedelta:
        return CLOSING

    def seats_of(self, rules: Rules, stimulus: Stimulus[VoteMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[VoteMove], facts: Facts) -> Decision[Seat] | Refused:
        if isinstance(stimulus, Move):
            return self._vote(rules, seats, stimulus.move.choices, facts)
        if isinstance(stimulus, Alarm) and stimulus.name == MERGED:
            return self._mend(rules, seats, facts)
        if isinstance(stimulus, Alarm) and stimulus.name == CLOSE and seats.own.ballot and not seats.own.closed:
            return self._close(rules, seats, facts)
        return IGNORED

    def _vote(self, rules: Rules, seats: Seats[Seat], choices: tuple[str, ...], facts: Facts) -> Decision[Seat] | Refused:
        seat = seats.own
        if refused := self._refusal(rules, seat, choices, facts):
            return refused
        ballot = Ballot(receipt_code(facts.secret, seats.own_id), choices, at=facts.now)
        if seat.ballot:
            ballot = Ballot(seat.ballot.code, choices, seat.ballot.times + 1, facts.now)
        thanks = self._thanks(rules, seat, facts)
        code, salt = ballot.code, salt_of(facts.secret, ballot)
        told = {"choices": list(choices)}
        effects: list[Effect] = [
            *recount(rules, seat.ballots, (ballot,)),
            *(Delist(BALLOTS, other.code) for other in seat.ballots[1:]),
            Enlist(BALLOTS, code, public_rank(code), public_row(ballot, salt, is_open=not rules.is_sealed)),
            *thanks,
            Emit("Vote Changed" if seat.ballots else "Vote Cast", told),
        ]
        if not seat.ballots and (rules.is_sealed or rules.winner_reward is not None):
            effects.append(Schedule(seats.own_id, CLOSE, facts.ends_at or facts.now + LOOK_AGAIN))
        reward = show_reward(rules.reward, facts.left) if rules.reward is not None and thanks else None
        return Decision(
            because="vote_changed" if seat.ballots else "voted",
            seats={seats.own_id: replace(seat, ballots=(ballot,), thanked=seat.thanked or bool(thanks))},
            effects=tuple(effects),
            answer={**told, "receipt": code, "salt": salt, "reward": reward},
        )

    def _refusal(self, rules: Rules, seat: Seat, choices: tuple[str, ...], facts: Facts) -> Refused | None:
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        if seat.ballots and not rules.change:
            return Refused("already_voted")
        if not {option.key for option in rules.options}.issuperset(choices):
            return Refused("no_such_option")
        if len(set(choices)) < len(choices):
            return Refused("chosen_twice")
        if len(choices) < rules.fewest:
            return Refused("too_few", values={"least": rules.fewest})
        if len(choices) > rules.places:
            return Refused("too_many", values={"most": rules.places})
        return Refused("same_vote") if seat.ballot and self._is_same(rules, seat.ballot.choices, choices) else None

    def _is_same(self, rules: Rules, before: Sequence[str], now: Sequence[str]) -> bool:
        return tuple(before) == tuple(now) if rules.form == "ranked" else set(before) == set(now)

    def _thanks(self, rules: Rules, seat: Seat, facts: Facts) -> tuple[Effect, ...]:
        """The reward for voting, once; a vote counts also when it has run out."""
        if rules.reward is None or seat.thanked or seat.ballots or not is_left(rules.reward, facts.left):
            return ()
        return (hand_over(rules.reward),)

    def _close(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat]:
        """Open the ballot, and thank who chose the winner."""
        seat = seats.own
        assert seat.ballot is not None
        if not is_over(facts):
            again = Schedule(seats.own_id, CLOSE, facts.ends_at or facts.now + LOOK_AGAIN)
            return Decision("not_yet", {seats.own_id: seat}, (again,))
        opened = self._opened(rules, seat, facts)
        won = winners(rules, facts.left)
        seats_after = {seats.own_id: replace(seat, closed=True)}
        chosen = chosen_winner(rules, seat.ballot.choices, won)
        if rules.winner_reward is None or chosen is None:
            return Decision("ballot_opened", seats_after, opened)
        winner = next(option for option in rules.options if option.key == chosen)
        answer: dict[str, Any] = {"winner": {"zh": winner.name.zh, "en": winner.name.en}, "choices": list(seat.ballot.choices)}
        if not is_left(rules.winner_reward, facts.left):
            return Decision("winner_late", seats_after, opened, answer)
        told = Emit("Vote Won", {"winner": winner.key})
        return Decision("winner_chosen", seats_after, (*opened, hand_over(rules.winner_reward), told), answer)

    def _opened(self, rules: Rules, seat: Seat, facts: Facts) -> tuple[Effect, ...]:
        if not rules.is_sealed:
            return ()
        rows = ((ballot, salt_of(facts.secret, ballot)) for ballot in seat.ballots)
        return tuple(
            Enlist(BALLOTS, ballot.code, public_rank(ballot.code), public_row(ballot, salt, is_open=True)) for ballot, salt in rows
        )

    def charts(self, rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
        counted = counts(rules, left)
        bars = tuple(Bar(option.name, counted[option.key]) for option in rules.options)
        ballots = left.get(CAST, 0)
        return (Chart("votes", rules.question, "shares", bars, Text(zh=f"{ballots} 张选票", en=f"{ballots} ballots")),)

    def _mend(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        """Two who voted are one: all ballots but one leave the count and the list. What is over stays as it was counted."""
        seat = seats.own
        if len(seat.ballots) < 2 or is_over(facts):
            return IGNORED
        first, *others = seat.ballots
        effects = (*recount(rules, others, ()), *(Delist(BALLOTS, ballot.code) for ballot in others))
        told = {"choices": list(first.choices), "receipt": first.code}
        return Decision("one_ballot_stands", {seats.own_id: replace(seat, ballots=(first,))}, effects, told)

    def mends(self, rules: Rules, merged: Seat) -> bool:
        return len(merged.ballots) > 1

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """The ballot that will stand comes first: the one cast first, or last where a vote may be changed."""
        ballots = sorted((*kept.ballots, *other.ballots), key=lambda each: each.at or NEVER, reverse=rules.change)
        return Seat(
            ballots=tuple(ballots),
            thanked=kept.thanked or other.thanked,
            closed=kept.closed or other.closed,
        )

    def taps(self, rules: Rules) -> Sequence[Tap]:
        """Each option alone, where one choice is a whole ballot."""
        if rules.form != "single":
            return ()
        return tuple(Tap(option.key, option.name, {"do": "vote", "choices": [option.key]}) for option in rules.options)

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts)

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
