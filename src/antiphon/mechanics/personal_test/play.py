"""The rules of a personal test. One question at a time; what was answered leads to the next, and in the end to an outcome."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.personal_test.flaws import find_flaws
from antiphon.mechanics.personal_test.funnel import count_answer, count_outcome, draw_charts, tallies
from antiphon.mechanics.personal_test.judging import judge, keys_of, pick_products
from antiphon.mechanics.personal_test.laws import LAWS
from antiphon.mechanics.personal_test.moves import PersonalTestMove, Seat
from antiphon.mechanics.personal_test.rules import Rules
from antiphon.mechanics.personal_test.screen import show
from antiphon.mechanics.personal_test.templates import TEMPLATES
from antiphon.mechanics.personal_test.trials import make_trials
from antiphon.mechanics.personal_test.words import EXAMPLE, GOOD_FOR, NAME, WORDS
from antiphon.sdk.answers import Answer, read_answer, to_json
from antiphon.sdk.cards import ResultCard
from antiphon.sdk.charts import Chart
from antiphon.sdk.effects import Effect, Emit
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.questions import answered_on_the_way, walk
from antiphon.sdk.rewards import hand_over, is_left, stock_of
from antiphon.sdk.words import Text, fill

COMPLETED = "Test Completed"  # says nothing about the answers
KEPT = "Test Answers Kept"  # with consent only: tags are made from this
WITHDRAWN = "Test Answers Withdrawn"


class PersonalTest:
    """A few questions, an outcome, and the products that suit it."""

    kind = "personal_test"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("recognise", "decide", "recommend")
    rules_type = Rules
    seat_type = Seat
    move_type = PersonalTestMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return {**stock_of((rules.reward,)), **tallies(rules)}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset({Asset(rules.reward.asset)} if rules.reward else ())

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def seats_of(self, rules: Rules, stimulus: Stimulus[PersonalTestMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[PersonalTestMove], facts: Facts) -> Decision[Seat] | Refused:
        if not isinstance(stimulus, Move):
            return IGNORED
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        match stimulus.move.do:
            case "answer":
                return self._answer(rules, seats, stimulus.move.question, stimulus.move.answer, facts)
            case "back":
                return self._back(rules, seats)
            case "restart":
                return self._restart(rules, seats, facts)
            case "agree":
                return self._agree(rules, seats)
            case _:
                return self._withdraw(seats)

    def _answer(self, rules: Rules, seats: Seats[Seat], key: str, given: Answer, facts: Facts) -> Decision[Seat] | Refused:
        seat = seats.own
        if seat.done_at is not None:
            return Refused("already_done")
        at = walk(rules.questions, seat.answers)
        if at.now is None or at.now.key != key:
            return Refused("not_this_question")
        answer = read_answer(at.now, given)
        if isinstance(answer, Refused):
            return answer
        answers = {**answered_on_the_way(rules.questions, seat.answers), key: answer}
        after = walk(rules.questions, answers)
        effects: list[Effect] = [*count_answer(seat, at.now, after.now)]
        counted = (*seat.counted, key) if key not in seat.counted else seat.counted
        seat = replace(seat, answers=answers, counted=counted)
        told = {"question": key, "next": after.now.key if after.now else None}
        if after.now is not None:
            return Decision("answered", {seats.own_id: seat}, effects, told)
        return self._finish(rules, seats.own_id, seat, effects, told, facts)

    def _finish(
        self, rules: Rules, seat_id: str, seat: Seat, effects: list[Effect], told: Mapping[str, Any], facts: Facts
    ) -> Decision[Seat]:
        outcome = judge(rules, seat.answers)
        reward = rules.reward if not seat.rewarded else None
        paid = reward is not None and is_left(reward, facts.left)
        if reward is not None and paid:
            effects.append(hand_over(reward))
        if not seat.run_count:
            effects.append(count_outcome(outcome))
        effects.append(Emit(COMPLETED, {"answer_count": len(seat.answers), "run": seat.run_count + 1}))
        if seat.agreed:
            effects.append(_kept(rules, seat))
        seat = replace(seat, undone={}, done_at=facts.now, run_count=seat.run_count + 1, rewarded=seat.rewarded or paid)
        because = "done_rewarded" if paid else "done_reward_gone" if reward is not None else "done"
        name = {"key": outcome.key, "name": {"zh": outcome.name.zh, "en": outcome.name.en}}
        picks = keys_of(pick_products(rules, seat.answers, outcome))
        return Decision(because, {seat_id: seat}, effects, {**told, "outcome": name, "products": picks})

    def _back(self, rules: Rules, seats: Seats[Seat]) -> Decision[Seat] | Refused:
        seat = seats.own
        if seat.done_at is not None:
            return Refused("already_done")
        passed = walk(rules.questions, seat.answers).passed
        if not passed:
            return Refused("at_the_start")
        last = passed[-1].key
        answers = {each.key: seat.answers[each.key] for each in passed[:-1]}
        seat = replace(seat, answers=answers, undone={**seat.undone, last: seat.answers[last]})
        return Decision("went_back", {seats.own_id: seat}, (), {"next": last})

    def _restart(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        seat = seats.own
        if not seat.answers:
            return Refused("at_the_start")
        if seat.done_at is not None:
            if rules.retake_after_days is None:
                return Refused("no_retake")
            again_at = seat.done_at + timedelta(days=rules.retake_after_days)
            if facts.now < again_at:
                return Refused("retake_later", again_at)
        seat = replace(seat, answers={}, undone={}, done_at=None)
        return Decision("restarted", {seats.own_id: seat})

    def _agree(self, rules: Rules, seats: Seats[Seat]) -> Decision[Seat] | Refused:
        seat = seats.own
        if not rules.remember:
            return Refused("not_offered")
        if seat.agreed:
            return Refused("already_agreed")
        if seat.done_at is None:
            return Refused("not_done_yet")
        return Decision("agreed", {seats.own_id: replace(seat, agreed=True)}, (_kept(rules, seat),))

    def _withdraw(self, seats: Seats[Seat]) -> Decision[Seat] | Refused:
        if not seats.own.agreed:
            return Refused("not_agreed")
        return Decision("withdrawn", {seats.own_id: replace(seats.own, agreed=False)}, (Emit(WITHDRAWN),))

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """The further one goes on; what either was given is given, what either agreed to is agreed to."""

        def reached(seat: Seat) -> tuple[bool, float, int]:
            return seat.done_at is not None, seat.done_at.timestamp() if seat.done_at else 0.0, len(seat.answers)

        ahead = other if reached(other) > reached(kept) else kept
        return replace(
            ahead,
            run_count=kept.run_count + other.run_count,
            rewarded=kept.rewarded or other.rewarded,
            agreed=kept.agreed or other.agreed,
            counted=tuple(dict.fromkeys((*kept.counted, *other.counted))),
        )

    def card(self, rules: Rules, seat: Seat, facts: Facts) -> ResultCard | None:
        """The outcome and what it means; none where the shop offers no sharing."""
        if seat.done_at is None or rules.share_text is None:
            return None
        outcome = judge(rules, answered_on_the_way(rules.questions, seat.answers))
        return ResultCard(
            outcome.name,
            lines=(outcome.text,),
            invite=Text(zh="扫码测测你", en="Scan to take it"),
            says=fill(rules.share_text, {"outcome": outcome.name}),
            colour="#0F766E",
        )

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts)

    def charts(self, rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
        return draw_charts(rules, left)

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)


def _kept(rules: Rules, seat: Seat) -> Emit:
    """The answers leave the play, to become tags."""
    answers = answered_on_the_way(rules.questions, seat.answers)
    told = {key: to_json(answer) for key, answer in answers.items()}
    return Emit(KEPT, {"outcome": judge(rules, answers).key, "answers": told})
