"""What a person sees of a survey: the question that is open, or the thanks."""

from typing import Any

from antiphon.mechanics.survey.moves import Seat
from antiphon.mechanics.survey.rules import Rules
from antiphon.mechanics.survey.stamps import stamp_of
from antiphon.sdk.answers import to_json
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.questions import show_question, walk
from antiphon.sdk.rewards import show_reward


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{state, question, given, step, of, anonymous, thanks, reward, rewarded, stamp, sign_in_first}`; all JSON.

    `state` is asking, done or full (the group of an answer was full). `stamp` proves a whole anonymous reply; whoever has it claims the
    reward under their own name.
    """
    at = walk(rules.questions, seat.answers)
    over = seat.done_at is not None
    step = len(at.passed) + 1
    stamped = rules.anonymous and rules.reward is not None and over and not seat.turned_away and not facts.person.known
    return {
        "state": "full" if seat.turned_away else "done" if over else "asking",
        "question": None if over or at.now is None else show_question(at.now),
        "given": None if at.now is None else to_json(seat.undone.get(at.now.key)),
        "step": step,
        "of": step + at.ahead,
        "anonymous": rules.anonymous,
        "thanks": {"zh": rules.thanks.zh, "en": rules.thanks.en},
        "reward": show_reward(rules.reward, facts.left) if rules.reward else None,
        "rewarded": seat.rewarded,
        "stamp": stamp_of(facts.secret, seat.done_at) if stamped and seat.done_at else None,
        "sign_in_first": rules.signed_in and not rules.anonymous and not facts.person.known,
    }
