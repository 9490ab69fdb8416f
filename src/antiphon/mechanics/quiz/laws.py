"""What a quiz promises, as plain functions over what happened."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from antiphon.mechanics.quiz.ranking import LIST, places_of
from antiphon.mechanics.quiz.rules import Rules
from antiphon.mechanics.quiz.running import GRACE, draw_questions, rank_of
from antiphon.sdk.answers import chosen_keys, read_answer
from antiphon.sdk.effects import Delist, Enlist
from antiphon.sdk.laws import History, Turn, accepted_by_person, given, only_signed_in_people_get_anything
from antiphon.sdk.mechanic import Refused


class Judged(NamedTuple):
    """One question of a run: when it was opened, and the turn that settled it."""

    person: str
    opened_at: datetime
    turn: Turn


def _runs(history: History) -> Iterator[tuple[str, Turn, list[Judged]]]:
    """Each run of each person: its first turn, and what became of its questions."""
    for person, turns in accepted_by_person(history).items():
        run: list[Judged] = []
        first: Turn | None = None
        opened_at: datetime | None = None
        for turn in turns:
            if turn.because == "opened":
                if first is None:
                    first = turn
                opened_at = turn.at
            elif "right" in turn.answer:
                assert first is not None, f"{person} was judged before a question was open"
                assert opened_at is not None, f"{person} was judged for a question that was not open"
                run.append(Judged(person, opened_at, turn))
                opened_at = None
                if "score" in turn.answer:
                    yield person, first, run
                    run, first = [], None
        if first is not None:
            yield person, first, run


def answers_are_judged_by_the_servers_clock_alone(history: History) -> None:
    """An answer counts when it is right and in time, and never otherwise."""
    rules: Rules = history.rules
    for person, _, run in _runs(history):
        for judged in run:
            turn = judged.turn
            each = rules.find(turn.answer["question"])
            assert each is not None, f"{person} was asked something that is not in the pool"
            late = turn.at - judged.opened_at > timedelta(seconds=rules.seconds) + GRACE
            answer = read_answer(each.question, turn.move.answer) if turn.move.do == "answer" and not late else None
            fits = not isinstance(answer, Refused) and set(chosen_keys(answer)) == set(each.right)
            assert turn.answer["late"] == late, f"{person} was told late={turn.answer['late']} after {turn.at - judged.opened_at}"
            assert turn.answer["right"] == (fits and not late), f"{person} was judged wrongly on {turn.answer['question']}"


def a_run_asks_different_questions_drawn_from_its_seed(history: History) -> None:
    """The questions of a run are those that the seed of its first turn draws, each once and in that order."""
    for person, first, run in _runs(history):
        drawn = draw_questions(history.rules, first.seed)
        assert len(set(drawn)) == len(drawn) == history.rules.ask_count
        asked = tuple(judged.turn.answer["question"] for judged in run)
        assert asked == drawn[: len(asked)], f"{person} was asked {asked}, the seed draws {drawn}"


def a_result_adds_up(history: History) -> None:
    """The score is the number of right answers, the time what right answers took and all of it for the others."""
    whole = history.rules.seconds * 1_000
    for person, _, run in _runs(history):
        if not run or "score" not in run[-1].turn.answer:
            continue
        told = run[-1].turn.answer
        right = [judged for judged in run if judged.turn.answer["right"]]
        took = [round((judged.turn.at - judged.opened_at) / timedelta(milliseconds=1)) for judged in right]
        ms = sum(min(whole, each) for each in took) + whole * (len(run) - len(right))
        assert (told["score"], told["total"]) == (len(right), history.rules.ask_count), f"{person} was told {told}"
        assert told["ms"] == ms, f"{person} was told {told['ms']} ms instead of {ms}"


def nobody_has_more_runs_than_allowed(history: History) -> None:
    """A person begins at most so many runs."""
    begun = Counter(person for person, _, _ in _runs(history))
    for person, runs in begun.items():
        assert runs <= history.rules.run_limit, f"{person} began {runs} runs"


def passing_is_rewarded_once(history: History) -> None:
    """The reward for passing goes to whoever has enough right answers, and once."""
    rules: Rules = history.rules
    for person, turns in accepted_by_person(history).items():
        paid = [turn for turn in turns if turn.kind == "move" and given(turn)]
        assert len(paid) <= 1, f"{person} was rewarded {len(paid)} times for passing"
        for turn in paid:
            assert rules.reward is not None, f"{person} got {dict(given(turn))} where there is no reward"
            assert turn.answer["score"] >= (rules.pass_count or 0), f"{person} passed with {turn.answer['score']}"
            assert given(turn) == {rules.reward.asset: rules.reward.amount}


def the_ranking_is_fair(history: History) -> None:
    """Everybody stands with their best run: more right answers, then less time, then the earlier; each place gets its reward once."""
    rules: Rules = history.rules
    rows: dict[str, tuple[int, int]] = {}  # key -> (rank, number of the turn)
    best: defaultdict[str, int] = defaultdict(lambda: -1)
    placed: set[str] = set()
    for number, turn in enumerate(history.turns):
        if not turn.accepted:
            continue
        if "score" in turn.answer:
            best[turn.person_id] = max(best[turn.person_id], rank_of((turn.answer["score"], turn.answer["ms"])))
        if turn.because in {"placed", "not_placed"}:
            order = sorted(rows, key=lambda key: (-rows[key][0], rows[key][1]))
            place = order.index(turn.person_id) + 1
            assert turn.answer["place"] == place, f"{turn.person_id} was told place {turn.answer['place']} instead of {place}"
            assert turn.person_id not in placed, f"{turn.person_id} was placed twice"
            placed.add(turn.person_id)
            won = places_of(rules, place)
            assert not given(turn) or (won is not None and given(turn) == {won.reward.asset: won.reward.amount}), (
                f"place {place} got {given(turn)}"
            )
        for effect in turn.effects:
            if isinstance(effect, Enlist) and effect.list == LIST:
                old = rows.get(effect.key)
                rows[effect.key] = old if old and old[0] == effect.rank else (effect.rank, number)
                if turn.kind == "move":
                    assert effect.rank == best[turn.person_id], f"{turn.person_id} stands with a run that is not the best"
            elif isinstance(effect, Delist):
                rows.pop(effect.key, None)


LAWS = (
    answers_are_judged_by_the_servers_clock_alone,
    a_run_asks_different_questions_drawn_from_its_seed,
    a_result_adds_up,
    nobody_has_more_runs_than_allowed,
    passing_is_rewarded_once,
    the_ranking_is_fair,
    only_signed_in_people_get_anything,
)
