"""What a riddle promises, as plain functions over what happened."""

from datetime import timedelta

from antiphon.mechanics.riddle.answers import is_answer, normalise
from antiphon.sdk.laws import History, accepted_by_person, given, only_signed_in_people_get_anything


def right_is_right(history: History) -> None:
    """Every accepted wording solves it whatever its width, case and spaces, and nothing else does."""
    for turn in history.turns:
        if turn.accepted and turn.kind == "move":
            right = is_answer(turn.move.answer, history.rules.answers)
            assert turn.because.startswith("solved") == right, f"{turn.move.answer!r} was called {turn.because}"


def it_is_solved_and_paid_once(history: History) -> None:
    """Nobody solves it twice, and nothing is given for anything else."""
    for person, turns in accepted_by_person(history).items():
        solved = [turn for turn in turns if turn.because.startswith("solved")]
        assert len(solved) <= 1, f"{person} solved it {len(solved)} times"
        for turn in turns:
            assert turn.because == "solved" or not given(turn), f"{person} got {dict(given(turn))} for {turn.because}"


def tries_and_waits_are_kept(history: History) -> None:
    """Nobody answers more often than allowed, nor sooner after a wrong answer than the rules say."""
    rules = history.rules
    for person, turns in accepted_by_person(history).items():
        wrong = 0
        last_at = None
        for turn in turns:
            assert rules.tries is None or wrong < rules.tries, f"{person} answered after {wrong} wrong ones"
            soonest = last_at + timedelta(minutes=rules.wait_minutes) if last_at else turn.at
            assert turn.at >= soonest, f"{person} answered again at {turn.at}, before {soonest}"
            wrong += turn.because == "wrong"
            last_at = turn.at if turn.because == "wrong" else last_at


def fewer_clues_are_worth_their_reward(history: History) -> None:
    """Who solves it gets what the rules name for the clues that were out at that moment, no more and no less."""
    rules = history.rules
    for person, turns in accepted_by_person(history).items():
        for turn in turns:
            if turn.because != "solved" or turn.facts is None:
                continue
            reward = rules.reward_with(rules.clues_out(turn.facts))
            assert given(turn) == {reward.asset: reward.amount}, f"{person} got {dict(given(turn))} with {turn.answer['clues']} clues out"


def only_the_first_are_rewarded(history: History) -> None:
    """No more people are rewarded than the rules say; and nobody goes without a reward that has no limit."""
    rules = history.rules
    paid = sum(turn.because == "solved" for turn in history.turns)
    assert rules.winners is None or paid <= rules.winners, f"{paid} people were rewarded instead of {rules.winners}"
    if rules.winners is None and all(reward.stock is None for reward in rules.rewards):
        assert not any(turn.because == "solved_late" for turn in history.turns), "somebody who solved it got nothing"


def the_answer_is_not_told(history: History) -> None:
    """No answer of the play has the riddle's answer in it."""
    secrets = [normalise(answer) for answer in history.rules.answers]
    for turn in history.turns:
        told = normalise(" ".join(str(value) for key, value in turn.answer.items() if key != "reward"))
        assert not any(secret in told for secret in secrets), f"{turn.person_id} was told the answer"


LAWS = (
    right_is_right,
    it_is_solved_and_paid_once,
    tries_and_waits_are_kept,
    fewer_clues_are_worth_their_reward,
    only_the_first_are_rewarded,
    the_answer_is_not_told,
    only_signed_in_people_get_anything,
)
