"""Applying: questions one by one, who cannot take part and why, and what happens at the last answer."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from antiphon.mechanics.trial.case import Case
from antiphon.mechanics.trial.choosing import points_of, tickets_of, unmet
from antiphon.mechanics.trial.listing import MISSED, PICK, POINTS, WAITING
from antiphon.mechanics.trial.moves import Seat, TrialMove
from antiphon.mechanics.trial.placing import SETTLING, picked
from antiphon.sdk.answers import Answer, read_answer
from antiphon.sdk.charts import count, tally
from antiphon.sdk.effects import PLAY, WORLD, Delist, Effect, Emit, Enlist, Schedule, Transfer, spend
from antiphon.sdk.mechanic import Decision, Refused
from antiphon.sdk.questions import Question, answered_on_the_way, walk
from antiphon.sdk.rewards import is_left

LOT: Final = "lot"


def apply_step(case: Case, move: TrialMove) -> Decision[Seat] | Refused:
    """One answer; with the last one, or without questions, the application."""
    rules, seat = case.rules, case.seat
    if rules.signed_in and not case.facts.person.known:
        return Refused("sign_in_first")
    if seat.state:
        return Refused("applied_already")
    if not case.is_open:
        return Refused("applications_closed")
    if rules.hold_back and case.facts.purse.get(MISSED, 0) > 0:
        return Decision("held_back", {case.seat_id: replace(seat, state="held_back")}, (spend(MISSED, 1),))
    at = walk(rules.questions, seat.answers)
    if move.do == "back":
        return _back(case, at.passed)
    answers: Mapping[str, Answer] = {}
    if rules.questions:
        if move.do != "answer" or at.now is None or at.now.key != move.question:
            return Refused("not_this_question")
        answer = read_answer(at.now, move.answer)
        if isinstance(answer, Refused):
            return answer
        answers = {**answered_on_the_way(rules.questions, seat.answers), at.now.key: answer}
        after = walk(rules.questions, answers).now
        if after is not None:
            return Decision("answered", {case.seat_id: replace(seat, answers=answers)}, (), {"next": after.key})
    return _apply(case, replace(seat, answers=answers, undone={}))


def _back(case: Case, passed: Sequence[Question]) -> Decision[Seat] | Refused:
    if not passed:
        return Refused("at_the_start")
    seat, last = case.seat, passed[-1].key
    answers = {each.key: seat.answers[each.key] for each in passed[:-1]}
    after = replace(seat, answers=answers, undone={**seat.undone, last: seat.answers[last]})
    return Decision("went_back", {case.seat_id: after}, (), {"next": last})


def _apply(case: Case, seat: Seat) -> Decision[Seat]:
    rules, facts = case.rules, case.facts
    missing = unmet(rules, seat.answers, facts)
    if missing is not None:
        says = {"zh": missing.says.zh, "en": missing.says.en}
        return Decision("not_suited", {case.seat_id: replace(seat, state="not_suited", reason=missing.key)}, (), {"wish": says})
    after = replace(seat, state="applied", points=points_of(rules, seat.answers, facts))
    effects: list[Effect] = [count("applied"), Emit("Trial Applied", {"points": after.points})]
    if rules.way == "first":
        return _first_come(case, after, effects)
    close = case.closes_at
    if rules.way == "draw":
        effects += [Transfer(tally("tickets"), tickets_of(after.points), WORLD, PLAY), Schedule(case.seat_id, LOT, close)]
    elif rules.way == "points":
        effects += [Enlist(POINTS, case.person_id, after.points, {"points": after.points}), Schedule(case.seat_id, PICK, close + SETTLING)]
    else:
        effects.append(Schedule(case.seat_id, PICK, close + timedelta(days=rules.decide_days)))
    return case.kept("applied", after, effects, {"points": after.points, "closes_on": facts.day_of(close).isoformat()})


def _first_come(case: Case, seat: Seat, effects: Sequence[Effect]) -> Decision[Seat]:
    rules, facts = case.rules, case.facts
    if is_left(rules.item, facts.left):
        return picked(case, seat, "picked_first", effects)
    number = facts.left.get(tally("waiting"), 0) + 1
    if number > rules.waiting:
        return case.kept("places_gone", replace(seat, state="passed_over"), effects)
    listed = (*effects, count("waiting"), Enlist(WAITING, f"{number:02}", -number, {"number": number}, new=True))
    return case.kept("on_the_list", replace(seat, state="waiting", number=number), listed, {"number": number})


def withdraw(case: Case) -> Decision[Seat] | Refused:
    """Take an application back. Once places are being given out its row stays, so that nobody else's place moves."""
    if case.seat.state not in {"applied", "waiting"}:
        return Refused("nothing_to_withdraw")
    return case.kept("withdrawn", replace(case.seat, state="withdrawn"), left_behind(case))


def left_behind(case: Case) -> Sequence[Effect]:
    """What it takes that somebody who applied or waits is out, by their own will or by a ruling."""
    seat, rules = case.seat, case.rules
    if seat.state == "waiting":
        return (Delist(WAITING, f"{seat.number:02}"),)
    if rules.way == "draw":
        return (count("gone"), Transfer(tally("tickets"), tickets_of(seat.points), PLAY, WORLD)) if seat.lot is None else ()
    if case.facts.now >= case.closes_at:
        return ()
    return (count("gone"), Delist(POINTS, case.person_id)) if rules.way == "points" else (count("gone"),)
