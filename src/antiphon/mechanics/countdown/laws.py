"""What a countdown promises, as plain functions over what happened."""

from antiphon.sdk.effects import Send
from antiphon.sdk.laws import History, accepted_by_person, given, only_signed_in_people_get_anything


def being_there_counts_in_the_window(history: History) -> None:
    """Nobody is there before zero or after the window, and nothing is given for anything else."""
    rules = history.rules
    for turn in history.turns:
        if not turn.accepted or turn.facts is None:
            continue
        if turn.because.startswith("here"):
            zero, until = rules.zero_at(turn.facts), rules.until(turn.facts)
            assert zero <= turn.at < until, f"{turn.person_id} was there at {turn.at}, not between {zero} and {until}"
        else:
            assert not given(turn), f"{turn.person_id} got {dict(given(turn))} for {turn.because}"


def one_is_there_once(history: History) -> None:
    """A person is there, and rewarded, at most once."""
    for person, turns in accepted_by_person(history).items():
        there = [turn for turn in turns if turn.because.startswith("here")]
        assert len(there) <= 1, f"{person} was there {len(there)} times"


def the_reward_is_what_was_promised(history: History) -> None:
    """Who is there gets the reward, and only when it has run out nothing."""
    reward = history.rules.reward
    for turn in history.turns:
        if turn.accepted and turn.because.startswith("here"):
            due = {reward.asset: reward.amount} if reward is not None and turn.because == "here" else {}
            assert given(turn) == due, f"{turn.person_id} got {dict(given(turn))} instead of {due}"
            unlimited = reward is None or reward.stock is None
            assert turn.because != "here_late" or not unlimited, "a reward without limit had run out"


def only_who_asked_is_reminded(history: History) -> None:
    """A reminder goes once, not before its time, and only to people who asked for it and did not take that back."""
    rules = history.rules
    for person, turns in accepted_by_person(history).items():
        wants, sent = False, 0
        for turn in turns:
            wants = wants or turn.because == "reminder_set"
            wants = wants and turn.because != "reminder_off"
            messages = sum(isinstance(effect, Send) for effect in turn.effects)
            sent += messages
            if messages and turn.facts is not None:
                assert wants, f"{person} was reminded without asking"
                early = (rules.zero_at(turn.facts) - turn.at).total_seconds() / 60
                assert early <= rules.remind_minutes, f"{person} was reminded {early} minutes early"
        assert sent <= 1, f"{person} was reminded {sent} times"


LAWS = (
    being_there_counts_in_the_window,
    one_is_there_once,
    the_reward_is_what_was_promised,
    only_who_asked_is_reminded,
    only_signed_in_people_get_anything,
)
