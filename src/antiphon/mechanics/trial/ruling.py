"""What operators decide about somebody's application, parcel and report."""

from datetime import timedelta

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.trial.applying import left_behind
from antiphon.mechanics.trial.case import Case
from antiphon.mechanics.trial.moves import (
    Exclude,
    Extend,
    HandOver,
    PassOver,
    Pick,
    Review,
    Seat,
    SendBack,
    TrialRuling,
    Unpublish,
)
from antiphon.mechanics.trial.placing import picked
from antiphon.mechanics.trial.reporting import review, send_back, settle_debt, unpublish
from antiphon.mechanics.trial.trying import begin, due_alarms
from antiphon.sdk.charts import tally
from antiphon.sdk.effects import PLAY, WORLD, Effect, Transfer, spend
from antiphon.sdk.mechanic import Decision, Refused
from antiphon.sdk.rewards import is_left

MOST_DAYS = 365


def rule(case: Case, ruling: TrialRuling) -> Decision[Seat] | Refused:
    """Every ruling but handing over and a published review says why, and the person reads it."""
    match ruling:
        case Review():
            return review(case, ruling)
        case HandOver():
            return _hand_over(case)
        case _:
            reason = ruling.reason.strip()
    return Refused("reason_missing") if not reason else _with_reason(case, ruling, reason)


def _with_reason(case: Case, ruling: TrialRuling, reason: str) -> Decision[Seat] | Refused:
    match ruling:
        case Pick():
            return _pick(case, reason)
        case PassOver():
            return _pass_over(case, reason)
        case Exclude():
            return _exclude(case, reason)
        case Extend(days=days):
            return _extend(case, days, reason)
        case SendBack():
            return send_back(case, reason)
        case Unpublish():
            return unpublish(case, reason)
        case _:
            return _forgive(case, reason)


def _pick(case: Case, reason: str) -> Decision[Seat] | Refused:
    if case.rules.way != "operators":
        return Refused("picked_by_rule")
    if case.seat.state not in {"applied", "passed_over"} or case.is_over:
        return Refused("not_possible")
    if not is_left(case.rules.item, case.facts.left):
        return Refused("no_place_left")
    return picked(case, replace(case.seat, reason=reason), "picked_by_us", answer={"reason": reason})


def _pass_over(case: Case, reason: str) -> Decision[Seat] | Refused:
    if case.rules.way != "operators":
        return Refused("picked_by_rule")
    if case.seat.state != "applied":
        return Refused("not_possible")
    return case.told("passed_over", replace(case.seat, state="passed_over", reason=reason), answer={"reason": reason})


def _exclude(case: Case, reason: str) -> Decision[Seat] | Refused:
    if case.seat.state not in {"applied", "waiting"}:
        return Refused("not_possible")
    return case.told("excluded", replace(case.seat, state="excluded", reason=reason), left_behind(case), {"reason": reason})


def _hand_over(case: Case) -> Decision[Seat] | Refused:
    if case.seat.state not in {"picked", "addressed"}:
        return Refused("not_possible")
    item = case.rules.item
    after, begun = begin(case, case.seat, case.facts.now)
    gone = (spend(Asset(item.asset), item.amount),) if case.rules.is_sent and case.has_goods else ()
    by = case.facts.day_of(case.facts.now + timedelta(days=case.rules.report_days)).isoformat()
    return case.told("handed_over", replace(after, arrived=True), (*gone, *begun), {"by": by})


def _extend(case: Case, days: int, reason: str) -> Decision[Seat] | Refused:
    seat, now = case.seat, case.facts.now
    if seat.state not in {"testing", "sent_back", "missed"} or seat.due_at is None or not 1 <= days <= MOST_DAYS:
        return Refused("not_possible")
    due = max(seat.due_at, now) + timedelta(days=days)
    effects: list[Effect] = list(due_alarms(case, due))
    if seat.state == "missed":
        effects += [Transfer(tally("missed"), 1, PLAY, WORLD), *settle_debt(case)]
    state = "sent_back" if seat.state == "sent_back" else "testing"
    after = replace(seat, state=state, due_at=due, late=False, reason=reason)
    return case.told("extended", after, effects, {"reason": reason, "by": case.facts.day_of(due).isoformat()})


def _forgive(case: Case, reason: str) -> Decision[Seat] | Refused:
    if case.seat.state != "missed":
        return Refused("not_possible")
    effects = (Transfer(tally("missed"), 1, PLAY, WORLD), *settle_debt(case))
    return case.told("forgiven", replace(case.seat, state="released", reason=reason), effects, {"reason": reason})
