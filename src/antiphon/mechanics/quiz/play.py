"""The rules of a quiz. A question is open from the moment it is asked for; the server's clock judges the answer."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.quiz.flaws import find_flaws
from antiphon.mechanics.quiz.laws import LAWS
from antiphon.mechanics.quiz.moves import Mark, QuizMove, Seat
from antiphon.mechanics.quiz.ranking import CLOSE, LIST, RANKING, charts, enlist, settle, tallies
from antiphon.mechanics.quiz.rules import Rules
from antiphon.mechanics.quiz.running import draw_questions, in_time, is_better, mark_answer, result_of
from antiphon.mechanics.quiz.screen import show
from antiphon.mechanics.quiz.templates import TEMPLATES
from antiphon.mechanics.quiz.trials import make_trials
from antiphon.mechanics.quiz.words import EXAMPLE, GOOD_FOR, NAME, WORDS
from antiphon.sdk.answers import read_answer
from antiphon.sdk.cards import ResultCard
from antiphon.sdk.charts import Chart, count
from antiphon.sdk.effects import Effect, Emit, Schedule
from antiphon.sdk.lists import ListKind, LookUp
from antiphon.sdk.mechanic import IGNORED, Alarm, Decision, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import hand_over, is_left, stock_of
from antiphon.sdk.words import Text


class Quiz:
    """Questions against the clock, and a ranking."""

    kind = "quiz"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("interest", "decide", "recommend")
    rules_type = Rules
    seat_type = Seat
    move_type = QuizMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return {**stock_of((rules.reward, *(places.reward for places in rules.places))), **tallies(rules)}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        rewards = (*((rules.reward,) if rules.reward else ()), *(places.reward for places in rules.places))
        return frozenset(Asset(reward.asset) for reward in rewards)

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return {LIST: ListKind(RANKING, public=True)}

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[QuizMove] | None) -> Sequence[LookUp]:
        wanted = person_id and (stimulus is None or isinstance(stimulus, Alarm))
        return (LookUp(LIST, person_id, position=True),) if wanted else ()

    def closing(self, rules: Rules) -> timedelta:
        return timedelta(days=1)

    def seats_of(self, rules: Rules, stimulus: Stimulus[QuizMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[QuizMove], facts: Facts) -> Decision[Seat] | Refused:
        if isinstance(stimulus, Alarm):
            return settle(rules, seats, facts) if stimulus.name == CLOSE else IGNORED
        if not isinstance(stimulus, Move):
            return IGNORED
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        if stimulus.move.do == "next":
            return self._open(rules, seats, facts)
        return self._answer(rules, seats, stimulus.move, facts)

    def _open(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        seat = seats.own
        if seat.opened_at is not None and seat.now is not None:
            if in_time(rules, seat.opened_at, facts.now):
                return Refused("question_open")
            missed = Mark(seat.now, right=False, ms=rules.seconds * 1_000)
            return self._marked(rules, seats.own_id, seat, missed, facts, late=True)
        if not seat.running:
            if seat.run_count >= rules.run_limit:
                return Refused("no_runs_left", values={"run_limit": rules.run_limit})
            seat = replace(seat, drawn=draw_questions(rules, facts.seed), marks=(), run_count=seat.run_count + 1)
        opened = replace(seat, opened_at=facts.now)
        return Decision("opened", {seats.own_id: opened}, (), {"question": opened.now, "run": opened.run_count})

    def _answer(self, rules: Rules, seats: Seats[Seat], move: QuizMove, facts: Facts) -> Decision[Seat] | Refused:
        seat = seats.own
        each = rules.find(move.question)
        if seat.opened_at is None or seat.now != move.question or each is None:
            return Refused("not_this_question")
        late = not in_time(rules, seat.opened_at, facts.now)
        answer = None if late else read_answer(each.question, move.answer)
        if isinstance(answer, Refused):
            return answer
        mark = mark_answer(rules, each, answer, seat.opened_at, facts.now)
        return self._marked(rules, seats.own_id, seat, mark, facts, late=late)

    def _marked(self, rules: Rules, seat_id: str, seat: Seat, mark: Mark, facts: Facts, *, late: bool) -> Decision[Seat]:
        seat = replace(seat, marks=(*seat.marks, mark), opened_at=None)
        told: dict[str, Any] = {"question": mark.question, "right": mark.right, "late": late}
        if seat.running:
            return Decision("too_late" if late else "right" if mark.right else "wrong", {seat_id: seat}, (), told)
        return self._finish(rules, seat_id, seat, told, facts)

    def _finish(self, rules: Rules, seat_id: str, seat: Seat, told: Mapping[str, Any], facts: Facts) -> Decision[Seat]:
        result = result_of(seat)
        effects: list[Effect] = []
        if is_better(result, seat.best):
            seat, listed = enlist(seat, facts.person.id, result)
            effects += listed
        if seat.run_count == 1:
            effects.append(count(f"score-{result[0]}"))
            if rules.places:
                effects.append(Schedule(seat_id, CLOSE, facts.ends_at or datetime.max.replace(tzinfo=UTC)))
        passes = rules.pass_count is not None and result[0] >= rules.pass_count
        reward = rules.reward if passes and not seat.rewarded else None
        paid = reward is not None and is_left(reward, facts.left)
        if reward is not None and paid:
            effects.append(hand_over(reward))
            seat = replace(seat, rewarded=True)
        score = {"score": result[0], "total": len(seat.drawn), "ms": result[1]}
        effects.append(Emit("Quiz Completed", {**score, "passed": passes, "run": seat.run_count}))
        because = "passed" if paid else "passed_reward_gone" if reward is not None else "finished"
        return Decision(because, {seat_id: seat}, effects, {**told, **score})

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """The run that is further goes on, the better result counts, the runs of both are used up."""
        ahead = other if (other.running, len(other.marks)) > (kept.running, len(kept.marks)) else kept
        best = other.best if other.best is not None and is_better(other.best, kept.best) else kept.best
        places = [seat.place for seat in (kept, other) if seat.place is not None]
        return replace(
            ahead,
            run_count=kept.run_count + other.run_count,
            best=best,
            rewarded=kept.rewarded or other.rewarded,
            place=min(places) if places else None,
            keys=tuple(dict.fromkeys((*kept.keys, *other.keys))),
        )

    def card(self, rules: Rules, seat: Seat, facts: Facts) -> ResultCard | None:
        """The best run."""
        if seat.best is None:
            return None
        right, ms = seat.best
        seconds = f"{ms / 1_000:.1f}"
        return ResultCard(
            Text(zh=f"答对 {right} 题", en=f"{right} right answers"),
            figure=f"{right}/{rules.ask_count}",
            lines=(Text(zh=f"用时 {seconds} 秒", en=f"in {seconds} seconds"),),
            invite=Text(zh="扫码来比一比", en="Scan to beat it"),
            colour="#1D4ED8",
        )

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts)

    def charts(self, rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
        return charts(rules, left)

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
