"""What a person sees of a trial: what is tried, how people are picked, where they stand and why, and what others reported."""

from datetime import datetime, timedelta
from typing import Any

from antiphon.mechanics.trial.case import Case
from antiphon.mechanics.trial.choosing import tickets_of
from antiphon.mechanics.trial.counting import mean_stars, star_counts
from antiphon.mechanics.trial.listing import GOOD, LOTS, MISSED, REPORTS
from antiphon.mechanics.trial.moves import Report
from antiphon.mechanics.trial.reporting import LONGEST, MOST_PICTURES
from antiphon.mechanics.trial.words import WORDS
from antiphon.sdk.answers import to_json
from antiphon.sdk.charts import tally
from antiphon.sdk.questions import show_question, walk
from antiphon.sdk.rewards import Reward, count_left, show_reward
from antiphon.sdk.words import Text, fill


def show(case: Case) -> dict[str, Any]:
    """`{state, why, question, given, step, of, places, applicants, odds_percent, way, due_at, report, average …}`; all JSON.

    `state` is open or closed for whoever has not applied, else that of the application; `why` says it in words.
    """
    rules, seat, facts = case.rules, case.seat, case.facts
    state = seat.state or ("open" if case.is_open else "closed")
    at = walk(rules.questions, seat.answers)
    asking = state == "open" and not _held(case)
    question = at.now if asking else None
    step = len(at.passed) + 1
    mean, total = mean_stars(facts.left)
    return {
        "about": _both(rules.about),
        "item": show_reward(rules.item, facts.left),
        "places": rules.places,
        "places_left": count_left(rules.item, facts.left),
        "applicants": facts.left.get(tally("applied"), 0),
        "way": rules.way,
        "odds_percent": _odds(case),
        "wishes": [{"key": wish.key, "says": _both(wish.says), "points": wish.points, "must": wish.must} for wish in rules.wishes],
        "loyal_points": rules.loyal_points,
        "waiting_places": rules.waiting,
        "closes_at": case.closes_at.isoformat(),
        "state": "held_back" if state == "open" and _held(case) else state,
        "why": _both(_why(case)),
        "question": None if question is None else show_question(question),
        "given": None if question is None else to_json(seat.undone.get(question.key)),
        "step": step,
        "of": max(1, step + at.ahead),
        "points": seat.points,
        "tickets": tickets_of(seat.points),
        "lot": None if seat.lot is None else f"{seat.lot:06}",
        "position": seat.position or None,
        "number": seat.number or None,
        "address_by": _moment(seat.address_by),
        "is_sent": rules.is_sent,
        "due_at": _moment(seat.due_at),
        "late": seat.late or (seat.due_at is not None and facts.now > seat.due_at),
        "reason": seat.reason or None,
        "report": None if seat.report is None else _report(seat.report),
        "shortest": rules.shortest,
        "longest": LONGEST,
        "pictures": rules.pictures,
        "pictures_most": MOST_PICTURES,
        "apply_days": rules.apply_days,
        "address_days": rules.address_days,
        "report_days": rules.report_days,
        "late_days": rules.late_days,
        "hold_back": rules.hold_back,
        "good_from": rules.good_from,
        "report_reward": _reward(case, rules.report_reward),
        "good_reward": _reward(case, rules.good_reward),
        "title": rules.title or None,
        "title_after": rules.title_after,
        "good_reports": facts.purse.get(GOOD, 0),
        "reports": REPORTS,
        "lots": LOTS if rules.way == "draw" else None,
        "average": None if mean is None else f"{mean}",
        "average_of": total,
        "stars": star_counts(facts.left),
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def _held(case: Case) -> bool:
    return case.rules.hold_back and case.facts.purse.get(MISSED, 0) > 0


def _odds(case: Case) -> str | None:
    """The chance of one lot, were applications closed now with one lot more. None where nothing is left to chance."""
    if case.rules.way != "draw":
        return None
    lots = case.facts.left.get(tally("tickets"), 0) + (0 if case.seat.state else 1)
    percent = min(100.0, 100 * case.rules.places / max(1, lots))
    return f"{percent:.1f}".removesuffix(".0")


def _why(case: Case) -> Text:
    """The sentence that fits where somebody stands."""
    seat, rules, facts = case.seat, case.rules, case.facts
    if not seat.state:
        key = "held_back" if _held(case) else "open_now" if case.is_open else "applications_closed"
        return fill(WORDS[key], _values(case))
    key = _WHY.get(seat.state, seat.state)
    drawn = rules.way == "draw"
    if seat.state == "passed_over":
        key = (
            "passed_over"
            if seat.reason
            else "places_gone"
            if rules.way == "first"
            else "not_picked"
            if not seat.position
            else "not_drawn"
            if drawn
            else "fewer_points"
        )
    elif seat.state == "waiting":
        key = "waits" if seat.position else "on_the_list"
    elif seat.state == "picked":
        key = "picked_place" if seat.position else "picked_plain"
    elif seat.state == "testing":
        key = "report_late" if seat.late else "try_it"
    elif seat.state == "missed":
        key = "missed_held" if rules.hold_back and facts.purse.get(MISSED, 0) else "missed"
    elif seat.state == "done" and seat.report is not None:
        good = seat.report.quality >= rules.good_from
        key = "reviewed_good" if good else "reviewed" if seat.report.published else "reviewed_unseen"
    return fill(WORDS[key], _values(case))


_WHY = {"addressed": "address_known", "reported": "report_sent", "applied": "applied"}


def _values(case: Case) -> dict[str, Any]:
    """Everything a sentence may name."""
    seat, rules, facts = case.seat, case.rules, case.facts
    wish = next((each for each in rules.wishes if each.key == seat.reason), None)
    until = seat.address_by if seat.state == "picked" else seat.due_at
    if seat.state == "testing" and seat.late and seat.due_at is not None:
        until = seat.due_at + timedelta(days=rules.late_days)
    return {
        "closes_on": facts.day_of(case.closes_at).isoformat(),
        "by": "" if until is None else facts.day_of(until).isoformat(),
        "position": seat.position,
        "of": seat.of,
        "places": rules.places,
        "number": seat.number,
        "reason": seat.reason,
        "item": rules.item.name,
        "wish": wish.says if wish else "",
        "quality": seat.report.quality if seat.report else 0,
    }


def _report(written: Report) -> dict[str, Any]:
    told = {"stars": written.stars, "text": written.text, "pictures": list(written.pictures)}
    return {**told, "late": written.late, "quality": written.quality or None, "published": written.published}


def _reward(case: Case, reward: Reward | None) -> dict[str, Any] | None:
    return None if reward is None else show_reward(reward, case.facts.left)


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
