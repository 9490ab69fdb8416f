"""From the parcel to the report: when it is due, reminders, being late, and a report that never comes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from antiphon.mechanics.trial.case import Case
from antiphon.mechanics.trial.listing import MISSED, NEXT_IN_LINE
from antiphon.mechanics.trial.moves import Seat
from antiphon.sdk.charts import count
from antiphon.sdk.effects import Effect, Schedule, grant
from antiphon.sdk.mechanic import IGNORED, Decision, Event, Refused

REQUESTED: Final = "Delivery Requested"
SHIPPED: Final = "Delivery Shipped"
DELIVERED: Final = "Delivery Delivered"
BACK: Final = ("Delivery Cancelled", "Delivery Returned")
HEARD: Final = frozenset({REQUESTED, SHIPPED, DELIVERED, *BACK})

REMIND: Final = "remind"
DUE: Final = "due"
OVERDUE: Final = "overdue"


def begin(case: Case, seat: Seat, at: datetime) -> tuple[Seat, Sequence[Effect]]:
    """The time for the report runs from now on."""
    due = at + timedelta(days=case.rules.report_days)
    return replace(seat, state="testing", due_at=due), (count("testing"), *due_alarms(case, due))


def due_alarms(case: Case, due: datetime) -> Sequence[Effect]:
    """Wake me before the date, on it, and when the grace is over; earlier alarms of these names are replaced."""
    rules, seat_id = case.rules, case.seat_id
    alarms = [Schedule(seat_id, DUE, due), Schedule(seat_id, OVERDUE, due + timedelta(days=rules.late_days))]
    if rules.remind_days:
        alarms.append(Schedule(seat_id, REMIND, max(case.facts.now, due - timedelta(days=rules.remind_days))))
    return alarms


def heard(case: Case, event: Event) -> Decision[Seat] | Refused:
    """What deliveries tell of the goods."""
    seat, at = case.seat, min(event.at, case.facts.now)
    if event.properties.get("asset") != case.rules.item.asset or seat.picked_at is None or at < seat.picked_at:
        return IGNORED
    if event.name == REQUESTED and seat.state == "picked":
        return case.kept("address_known", replace(seat, state="addressed"))
    if event.name == SHIPPED and seat.state in {"picked", "addressed"}:
        after, begun = begin(case, seat, at)
        return case.told("shipped", after, begun, {"by": _day(case, after)})
    if event.name == DELIVERED and seat.state == "testing" and not seat.arrived and seat.due_at is not None:
        due = max(seat.due_at, at + timedelta(days=case.rules.report_days))
        after = replace(seat, arrived=True, due_at=due)
        return case.told("arrived", after, due_alarms(case, due), {"by": _day(case, after)})
    if event.name in BACK and seat.state in {"picked", "addressed", "testing"}:
        return case.told("came_back", replace(seat, state="came_back"), (Schedule(case.seat_id, NEXT_IN_LINE, case.facts.now),))
    return IGNORED


def remind(case: Case) -> Decision[Seat] | Refused:
    """Some days before the date."""
    seat = case.seat
    if seat.state not in {"testing", "sent_back"} or seat.due_at is None or case.facts.now >= seat.due_at or case.is_over:
        return IGNORED
    return case.told("reminded", seat, answer={"by": _day(case, seat)})


def due(case: Case) -> Decision[Seat] | Refused:
    """The date has come and no report has."""
    seat = case.seat
    if seat.state != "testing" or seat.due_at is None or case.facts.now < seat.due_at or case.is_over:
        return IGNORED
    until = case.facts.day_of(seat.due_at + timedelta(days=case.rules.late_days)).isoformat()
    return case.told("report_late", replace(seat, late=True), answer={"by": until})


def overdue(case: Case) -> Decision[Seat] | Refused:
    """The grace is over too. Whoever could not report, because the play ended before, owes nothing."""
    seat, ends = case.seat, case.facts.ends_at
    if seat.state != "testing" or seat.due_at is None:
        return IGNORED
    last = seat.due_at + timedelta(days=case.rules.late_days)
    if case.facts.now < last:
        return IGNORED
    if ends is not None and ends < seat.due_at:
        return case.told("released", replace(seat, state="released"))
    owed = (grant(MISSED, 1),) if case.rules.hold_back else ()
    because = "missed_held" if case.rules.hold_back else "missed"
    return case.told(because, replace(seat, state="missed", late=True), (count("missed"), *owed))


def _day(case: Case, seat: Seat) -> str:
    return "" if seat.due_at is None else case.facts.day_of(seat.due_at).isoformat()
