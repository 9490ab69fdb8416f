"""What a survey promises, as plain functions over what happened."""

from collections import Counter

from antiphon.mechanics.survey.counting import groups_of
from antiphon.mechanics.survey.rules import Rules
from antiphon.sdk.answers import Answer, read_answer
from antiphon.sdk.charts import is_tally
from antiphon.sdk.effects import Emit
from antiphon.sdk.laws import History, Turn, accepted_by_person, given, only_signed_in_people_get_anything, transfers
from antiphon.sdk.mechanic import Refused
from antiphon.sdk.questions import find_question, walk


def _replies(history: History) -> dict[str, list[tuple[Turn, dict[str, Answer], dict[str, Answer]]]]:
    """By person: each accepted turn with the answers that stood before and after it, as the moves alone tell them."""
    told: dict[str, list[tuple[Turn, dict[str, Answer], dict[str, Answer]]]] = {}
    for person, turns in accepted_by_person(history).items():
        answers: dict[str, Answer] = {}
        for turn in turns:
            before = dict(answers)
            if turn.move.do == "answer":
                question = find_question(history.rules.questions, turn.move.question)
                assert question is not None, f"{person} answered {turn.move.question}, which is no question"
                read = read_answer(question, turn.move.answer)
                assert not isinstance(read, Refused), f"{person} gave an answer to {question.key} that does not fit"
                answers[question.key] = read
            elif turn.move.do == "back":
                answers.popitem()
            told.setdefault(person, []).append((turn, before, dict(answers)))
    return told


def _is_whole(turn: Turn) -> bool:
    return turn.because.startswith("done")


def each_answer_is_to_the_question_that_is_open(history: History) -> None:
    """Questions come in the order that the answers before them lead to; a reply is whole where no question follows."""
    for person, turns in _replies(history).items():
        for turn, before, after in turns:
            if turn.move.do != "answer":
                continue
            now = walk(history.rules.questions, before).now
            assert now is not None, f"{person} answered after the end"
            assert now.key == turn.move.question, f"{person} answered {turn.move.question} instead of {now.key}"
            ended = walk(history.rules.questions, after).now is None
            assert turn.because == "group_full" or ended == _is_whole(turn), f"{person} was told {turn.because}"


def one_reply_each(history: History) -> None:
    """Nobody replies twice, or goes on after being turned away."""
    for person, turns in _replies(history).items():
        over = [turn for turn, _, _ in turns if _is_whole(turn) or turn.because == "group_full"]
        assert len(over) <= 1, f"{person} replied {len(over)} times"


def a_whole_reply_is_counted_as_it_was_given(history: History) -> None:
    """Every choice of a counted reply is tallied once, and nothing of a reply that is not whole, but where people leave."""
    for person, turns in _replies(history).items():
        for turn, _, after in turns:
            counted = Counter(transfer.asset for transfer in transfers(turn) if is_tally(transfer.asset))
            assert all(times == 1 for times in counted.values()), f"{person} was counted twice: {dict(counted)}"
            content = {asset for asset in counted if not asset.startswith(("tally:reached-", "tally:answered-"))}
            if not turn.answer.get("counted"):
                assert not content, f"{person} was counted before the end: {content}"
                continue
            expected = {"tally:completed", *(f"tally:quota-{quota.key}" for quota in groups_of(history.rules, after))}
            for key, answer in after.items():
                question = find_question(history.rules.questions, key)
                if isinstance(answer, int):
                    expected.add(f"tally:point-{key}-{answer}")
                elif isinstance(answer, dict):
                    expected |= {f"tally:cell-{key}-{row}-{column}" for row, column in answer.items()}
                elif question is not None and question.kind != "text" and answer is not None:
                    chosen = (answer,) if isinstance(answer, str) else answer
                    expected |= {f"tally:option-{key}-{option}" for option in chosen}
            assert content == expected, f"{person} was counted as {content}, not {expected}"


def no_group_is_overfilled(history: History) -> None:
    """A quota never counts more replies than it has places."""
    rules: Rules = history.rules
    filled: Counter[str] = Counter()
    for turn in history.turns:
        filled.update(transfer.asset for transfer in transfers(turn))
    for quota in rules.quotas:
        count = filled[f"tally:quota-{quota.key}"]
        assert count <= quota.places, f"{count} replies in {quota.key}, which has {quota.places} places"


def an_anonymous_answer_bears_no_name(history: History) -> None:
    """Of an anonymous survey no answer of a person that the shop knows is taken, and whoever is rewarded has told no answers."""
    if not history.rules.anonymous:
        return
    for person, turns in _replies(history).items():
        for turn, _, _ in turns:
            named = turn.facts is not None and turn.facts.person.known
            assert not (named and turn.move.do == "answer"), f"{person} answered under their name"
            tells = any(isinstance(effect, Emit) and "answers" in effect.properties for effect in turn.effects)
            assert not (named and tells), f"an event told what {person} answered"
            assert turn.move.do == "claim" or not given(turn), f"{person} was rewarded for a reply, which ties the two together"


def the_reward_comes_once_at_the_end(history: History) -> None:
    """One reward a person, for a whole reply or a good stamp."""
    for person, turns in _replies(history).items():
        paid = [turn for turn, _, _ in turns if given(turn)]
        assert len(paid) <= 1, f"{person} was rewarded {len(paid)} times"
        for turn in paid:
            assert turn.because in {"done_rewarded", "claimed"}, f"{person} was rewarded with {turn.because}"
            assert history.rules.reward is not None
            assert given(turn) == {history.rules.reward.asset: history.rules.reward.amount}


LAWS = (
    each_answer_is_to_the_question_that_is_open,
    one_reply_each,
    a_whole_reply_is_counted_as_it_was_given,
    no_group_is_overfilled,
    an_anonymous_answer_bears_no_name,
    the_reward_comes_once_at_the_end,
    only_signed_in_people_get_anything,
)
