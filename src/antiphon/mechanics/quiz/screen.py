"""What a person sees of a quiz. Right answers are never shown, and a question only once its clock is running."""

from typing import Any

from antiphon.mechanics.quiz.moves import Seat
from antiphon.mechanics.quiz.ranking import LIST
from antiphon.mechanics.quiz.rules import Rules
from antiphon.mechanics.quiz.running import closes_at, result_of
from antiphon.sdk.lists import row_name
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.questions import show_question
from antiphon.sdk.rewards import show_reward


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{state, question, closes_at, step, of, marks, result, best, …}`; all JSON.

    `state` is ready (a run can begin), asking (the clock runs), between (the next question waits for a tap) or over.
    """
    each = rules.find(seat.now or "")
    opened = seat.opened_at if each is not None else None
    row = facts.rows.get(row_name(LIST, facts.person.id))
    runs_left = max(0, rules.run_limit - seat.run_count)
    state = "asking" if opened else "between" if seat.running else "ready" if runs_left else "over"
    return {
        "state": state,
        "question": show_question(each.question) if opened and each else None,
        "given": None,
        "closes_at": closes_at(rules, opened).isoformat() if opened else None,
        "step": min(len(seat.marks) + 1, rules.ask_count),
        "of": len(seat.drawn) if seat.running else rules.ask_count,
        "marks": [mark.right for mark in seat.marks],
        "seconds": rules.seconds,
        "pool": {"asked": rules.ask_count, "of": len(rules.pool), "odds_percent": _percent(rules)},
        "result": _result(result_of(seat)) if seat.marks and not seat.running else None,
        "best": _result(seat.best) if seat.best else None,
        "runs_left": runs_left,
        "pass_count": rules.pass_count,
        "reward": show_reward(rules.reward, facts.left) if rules.reward else None,
        "rewarded": seat.rewarded,
        "places": [
            {"first": places.first, "last": places.last, "reward": show_reward(places.reward, facts.left)} for places in rules.places
        ],
        "position": row.position if row else None,
        "count": row.count if row else None,
        "place": seat.place,
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def _result(result: tuple[int, int]) -> dict[str, int]:
    return {"score": result[0], "ms": result[1]}


def _percent(rules: Rules) -> str:
    """How likely a question of the pool is asked in a run."""
    percent = 100 * min(rules.ask_count, len(rules.pool)) / max(1, len(rules.pool))
    return f"{percent:.4f}".rstrip("0").rstrip(".")
