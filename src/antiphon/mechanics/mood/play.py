"""The rules of a mood vote. Counts are tallies in the ledger, so the distribution that people see is the one that was counted."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from hmac import new as hmac
from typing import Any

from antiphon.kernel.amounts import Asset
from antiphon.kernel.clock import to_ms
from antiphon.mechanics.mood.flaws import find_flaws
from antiphon.mechanics.mood.laws import LAWS
from antiphon.mechanics.mood.moves import MoodMove, Seat
from antiphon.mechanics.mood.periods import PEOPLE, PERIOD, all_tally, begin, counts, next_begins, now_tally, period_of, spelled
from antiphon.mechanics.mood.rules import Rules
from antiphon.mechanics.mood.screen import name_of, show
from antiphon.mechanics.mood.templates import TEMPLATES
from antiphon.mechanics.mood.trials import make_trials
from antiphon.mechanics.mood.words import EXAMPLE, GOOD_FOR, NAME, WORDS
from antiphon.sdk.cards import ResultCard, Share, percent_of
from antiphon.sdk.charts import Bar, Chart
from antiphon.sdk.effects import PLAY, WORLD, Effect, Emit, Enlist, Transfer
from antiphon.sdk.lists import ListKind, LookUp
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import hand_over, is_left, show_reward, stock_of
from antiphon.sdk.tapping import Tap
from antiphon.sdk.words import Text

COMMENTS = "comments"  # what people wrote, for the shop


class MoodVote:
    """One tap in each period."""

    kind = "mood"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("recognise", "interest")
    rules_type = Rules
    seat_type = Seat
    move_type = MoodMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        counted = (tally(mood.key) for mood in rules.moods for tally in (now_tally, all_tally))
        return {**dict.fromkeys((PERIOD, PEOPLE, *counted), 0), **stock_of((rules.reward,))}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset({Asset(rules.reward.asset)} if rules.reward else ())

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return {COMMENTS: ListKind(Text(zh="留言", en="Comments"))}

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[MoodMove] | None) -> Sequence[LookUp]:
        return ()

    def seats_of(self, rules: Rules, stimulus: Stimulus[MoodMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[MoodMove], facts: Facts) -> Decision[Seat] | Refused:
        if not isinstance(stimulus, Move):
            return IGNORED
        move, seat = stimulus.move, seats.own
        period = max(period_of(rules, facts.now), facts.left.get(PERIOD, 0))  # never back, should a clock be
        if refused := self._refusal(rules, seat, move, period, facts):
            return refused
        again = seat.period >= period
        reward = None if seat.count or seat.thanked else rules.reward
        paid = reward is not None and is_left(reward, facts.left)
        effects: list[Effect] = [*begin(rules, facts.left, period), *self._count(seat, move.mood, again=again)]
        if reward is not None and paid:
            effects.append(hand_over(reward))
        words = move.words.strip()
        if words:
            key = hmac(facts.secret.encode(), f"{seats.own_id}/{period}".encode(), sha256).hexdigest()[:20]
            effects.append(Enlist(COMMENTS, key, to_ms(facts.now) // 1_000, {"mood": move.mood, "words": words}))
        if not (again and seat.mood == move.mood):
            effects.append(Emit("Mood Changed" if again else "Mood Told", {"mood": move.mood, "period": spelled(rules, period)}))
        if again:
            because = "changed" if seat.mood != move.mood else "words_added"
        else:
            because = "told_rewarded" if paid else "told_reward_gone" if reward is not None else "told"
        after = Seat(move.mood, period, seat.count + (not again), seat.thanked or paid)
        told = {"mood": move.mood, "reward": show_reward(reward, facts.left) if reward is not None and paid else None}
        return Decision(because, {seats.own_id: after}, effects, told)

    def _refusal(self, rules: Rules, seat: Seat, move: MoodMove, period: int, facts: Facts) -> Refused | None:
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        if move.mood not in {mood.key for mood in rules.moods}:
            return Refused("no_such_mood")
        if move.words.strip() and not rules.comment:
            return Refused("no_words")
        if seat.period < period:
            return None
        if seat.mood == move.mood:
            return None if move.words.strip() else Refused("same_mood", next_begins(rules, facts))
        return None if rules.change else Refused("already_told", next_begins(rules, facts))

    def _count(self, seat: Seat, mood: str, *, again: bool) -> tuple[Transfer, ...]:
        if again and seat.mood == mood:
            return ()
        here = (now_tally(mood), all_tally(mood))
        added = tuple(Transfer(asset, 1, WORLD, PLAY) for asset in here)
        if again:
            return (*(Transfer(tally(seat.mood), 1, PLAY, WORLD) for tally in (now_tally, all_tally)), *added)
        return (*added, Transfer(PEOPLE, 1, WORLD, PLAY)) if not seat.count else added

    def taps(self, rules: Rules) -> Sequence[Tap]:
        return tuple(Tap(mood.key, name_of(mood), {"do": "vote", "mood": mood.key}) for mood in rules.moods)

    def card(self, rules: Rules, seat: Seat, facts: Facts) -> ResultCard | None:
        """The mood of the period under way; yesterday's is nothing to show any more."""
        period = period_of(rules, facts.now)
        mine = next((mood for mood in rules.moods if mood.key == seat.mood), None)
        if mine is None or seat.period < period:
            return None
        counted = counts(rules.moods, facts.left, seat.period)
        total = sum(counted.values())
        best = sorted(rules.moods, key=lambda mood: -counted[mood.key])[:4]
        shown = best if mine in best else [*best[:3], mine]
        return ResultCard(
            mine.name,
            figure=mine.emoji,
            lines=(Text(zh=f"{total} 人投了心情", en=f"{total} told their mood" if total > 1 else "The first to tell"),),
            shares=tuple(Share(name_of(mood), percent_of(counted[mood.key], total), mood is mine) for mood in shown),
            invite=Text(zh="扫码投一下你的心情", en="Scan to tell yours"),
            colour="#1F6F78",
        )

    def charts(self, rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
        ever = tuple(Bar(name_of(mood), left.get(all_tally(mood.key), 0)) for mood in rules.moods)
        people = left.get(PEOPLE, 0)
        charts = [Chart("moods", rules.question, "shares", ever, Text(zh=f"{people} 人参与过", en=f"{people} people so far"))]
        period = left.get(PERIOD, 0)
        if rules.every != "once" and period:
            counted = counts(rules.moods, left, period)
            first = spelled(rules, period)
            title = Text(zh=f"最近一期（{first} 起）", en=f"The latest period (from {first})")
            charts.append(Chart("now", title, "shares", tuple(Bar(name_of(mood), counted[mood.key]) for mood in rules.moods)))
        return tuple(charts)

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """The mood told in the later period stands; both were counted, by what were two people then."""
        ahead = other if other.period > kept.period else kept
        return Seat(ahead.mood, ahead.period, kept.count + other.count, kept.thanked or other.thanked)

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts)

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
