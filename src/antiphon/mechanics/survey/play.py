"""The rules of a survey. One question at a time; a reply is counted once, when it is whole."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.survey.counting import count_answer, count_reply, draw_charts, groups_of, is_full, tallies
from antiphon.mechanics.survey.flaws import find_flaws
from antiphon.mechanics.survey.laws import LAWS
from antiphon.mechanics.survey.moves import Seat, SurveyMove
from antiphon.mechanics.survey.rules import Rules
from antiphon.mechanics.survey.screen import show
from antiphon.mechanics.survey.stamps import is_good
from antiphon.mechanics.survey.templates import TEMPLATES
from antiphon.mechanics.survey.trials import make_trials
from antiphon.mechanics.survey.words import EXAMPLE, GOOD_FOR, NAME, WORDS
from antiphon.sdk.answers import range_of, read_answer, to_json
from antiphon.sdk.charts import Chart
from antiphon.sdk.effects import Effect, Emit
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.questions import answered_on_the_way, walk
from antiphon.sdk.rewards import hand_over, is_left, stock_of
from antiphon.sdk.tapping import Tap
from antiphon.sdk.words import Text

COMPLETED = "Survey Completed"


class Survey:
    """Questions for many, counted; with names or without."""

    kind = "survey"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("recognise", "buy_again", "recommend")
    rules_type = Rules
    seat_type = Seat
    move_type = SurveyMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return {**stock_of((rules.reward,)), **tallies(rules)}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset({Asset(rules.reward.asset)} if rules.reward else ())

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def seats_of(self, rules: Rules, stimulus: Stimulus[SurveyMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[SurveyMove], facts: Facts) -> Decision[Seat] | Refused:
        if not isinstance(stimulus, Move):
            return IGNORED
        move = stimulus.move
        if move.do == "claim":
            return self._claim(rules, seats, move.stamp, facts)
        if rules.anonymous and facts.person.known:
            return Refused("without_a_name")
        if rules.signed_in and not rules.anonymous and not facts.person.known:
            return Refused("sign_in_first")
        if seats.own.done_at is not None:
            return Refused("already_done")
        return self._answer(rules, seats, move, facts) if move.do == "answer" else self._back(rules, seats)

    def _answer(self, rules: Rules, seats: Seats[Seat], move: SurveyMove, facts: Facts) -> Decision[Seat] | Refused:
        seat, key = seats.own, move.question
        at = walk(rules.questions, seat.answers)
        if at.now is None or at.now.key != key:
            return Refused("not_this_question")
        answer = read_answer(at.now, move.answer)
        if isinstance(answer, Refused):
            return answer
        answers = {**answered_on_the_way(rules.questions, seat.answers), key: answer}
        after = walk(rules.questions, answers).now
        full = any(is_full(quota, facts.left) for quota in groups_of(rules, {key: answer}))
        effects: list[Effect] = [*count_answer(seat, at.now, None if full else after)]
        counted = (*seat.counted, key) if key not in seat.counted else seat.counted
        seat = replace(seat, answers=answers, counted=counted)
        told = {"question": key, "next": after.key if after and not full else None}
        if full:
            away = replace(seat, answers={}, undone={}, done_at=facts.now, turned_away=True)
            return Decision("group_full", {seats.own_id: away}, effects, told)
        if after is not None:
            return Decision("answered", {seats.own_id: seat}, effects, told)
        return self._finish(rules, seats.own_id, seat, effects, told, facts)

    def _finish(
        self, rules: Rules, seat_id: str, seat: Seat, effects: list[Effect], told: Mapping[str, Any], facts: Facts
    ) -> Decision[Seat]:
        # A group may have filled up since its question was answered: whoever answered in good faith is thanked, but not counted.
        counts = not any(is_full(quota, facts.left) for quota in groups_of(rules, seat.answers))
        if counts:
            effects += count_reply(rules, seat.answers)
            answers = {key: to_json(answer) for key, answer in seat.answers.items()}
            effects.append(Emit(COMPLETED, {"anonymous": rules.anonymous, "answers": answers}))
        reward = None if rules.anonymous or seat.rewarded else rules.reward
        paid = reward is not None and is_left(reward, facts.left)
        if reward is not None and paid:
            effects.append(hand_over(reward))
        done = replace(seat, undone={}, done_at=facts.now, rewarded=seat.rewarded or paid)
        because = "done_rewarded" if paid else "done_reward_gone" if reward is not None else "done"
        return Decision(because, {seat_id: done}, effects, {**told, "counted": counts})

    def _back(self, rules: Rules, seats: Seats[Seat]) -> Decision[Seat] | Refused:
        seat = seats.own
        passed = walk(rules.questions, seat.answers).passed
        if not passed:
            return Refused("at_the_start")
        last = passed[-1].key
        answers = {each.key: seat.answers[each.key] for each in passed[:-1]}
        seat = replace(seat, answers=answers, undone={**seat.undone, last: seat.answers[last]})
        return Decision("went_back", {seats.own_id: seat}, (), {"next": last})

    def _claim(self, rules: Rules, seats: Seats[Seat], stamp: str, facts: Facts) -> Decision[Seat] | Refused:
        reward = rules.reward
        if not rules.anonymous or reward is None:
            return Refused("nothing_to_claim")
        if not facts.person.known:
            return Refused("sign_in_first")
        if seats.own.rewarded:
            return Refused("already_claimed")
        if not is_good(stamp, facts.secret, facts.now):
            return Refused("stamp_unknown")
        if not is_left(reward, facts.left):
            return Refused("reward_gone")
        return Decision("claimed", {seats.own_id: replace(seats.own, rewarded=True)}, (hand_over(reward),))

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """The further reply stays; what either was given is given."""

        def reached(seat: Seat) -> tuple[bool, int]:
            return seat.done_at is not None, len(seat.answers)

        ahead = other if reached(other) > reached(kept) else kept
        counted = tuple(dict.fromkeys((*kept.counted, *other.counted)))
        return replace(ahead, rewarded=kept.rewarded or other.rewarded, counted=counted)

    def taps(self, rules: Rules) -> Sequence[Tap]:
        """Every answer to the first question, where one tap gives it; none of an anonymous survey, because a link names the person."""
        first = rules.questions[0]
        if rules.anonymous or first.kind not in {"nps", "scale", "single"}:
            return ()
        if first.kind == "single":
            answers = [(option.key, option.text, option.key) for option in first.options]
        else:
            low, high = range_of(first)
            answers = [(str(point), Text(zh=f"{point} 分", en=str(point)), point) for point in range(low, high + 1)]
        return tuple(
            Tap(f"{first.key}-{key}", name, {"do": "answer", "question": first.key, "answer": given}) for key, name, given in answers
        )

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts)

    def charts(self, rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
        return draw_charts(rules, left)

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
