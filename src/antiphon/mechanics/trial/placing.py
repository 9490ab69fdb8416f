"""Places: given when people are picked, given back, and passed on along the waiting list."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.trial.case import Case
from antiphon.mechanics.trial.choosing import draw_lot, tickets_of
from antiphon.mechanics.trial.listing import CALLED, LOTS, NEXT_IN_LINE, PICK, WAITING, order_list
from antiphon.mechanics.trial.moves import Seat
from antiphon.mechanics.trial.trying import begin
from antiphon.sdk.charts import count, tally
from antiphon.sdk.effects import PERSON, PLAY, Delist, Effect, Emit, Enlist, Schedule, Transfer
from antiphon.sdk.lists import row_name
from antiphon.sdk.mechanic import IGNORED, Decision, Refused
from antiphon.sdk.rewards import hand_over, is_left

MOVE_UP: Final = "move_up"
ADDRESS: Final = "address"
ADDRESS_SOON: Final = "address_soon"
A_DAY: Final = timedelta(days=1)
SETTLING: Final = timedelta(minutes=10)  # between drawing lots and looking at their order: by then everybody's are drawn
AGAIN: Final = timedelta(minutes=5)
MOST_TRIES: Final = 12  # an hour: longer nobody waits for lots of others


def draw(case: Case) -> Decision[Seat] | Refused:
    """Applications are closed: draw this person's lots from the seed, and show the best in public beside the seed."""
    seat, facts = case.seat, case.facts
    if seat.state != "applied" or seat.lot is not None or case.rules.way != "draw" or case.is_open:
        return IGNORED
    if case.is_over:
        return case.told("called_off", replace(seat, state="called_off"))
    lot = draw_lot(seat.points, facts.seed)
    shown = {"lot": f"{lot:06}", "tickets": tickets_of(seat.points), "seed": facts.seed}
    effects = (Enlist(LOTS, case.person_id, lot, shown), Schedule(case.seat_id, PICK, facts.now + SETTLING))
    return case.kept("lot_drawn", replace(seat, lot=lot), effects, {"lot": f"{lot:06}"})


def pick(case: Case) -> Decision[Seat] | Refused:
    """Look at the own place in the order: a place, the waiting list, or neither."""
    rules, seat, facts = case.rules, case.seat, case.facts
    if seat.state not in {"applied", "withdrawn", "excluded"} or case.is_open:
        return IGNORED
    if seat.state == "applied" and case.is_over:
        return case.told("called_off", replace(seat, state="called_off"))
    if rules.way == "operators":
        return case.told("not_picked", replace(seat, state="passed_over")) if seat.state == "applied" else IGNORED
    row = facts.rows.get(row_name(order_list(rules), case.person_id))
    if row is None or row.position is None:
        return IGNORED
    expected = facts.left.get(tally("applied"), 0) - facts.left.get(tally("gone"), 0)
    if (row.count or 0) < expected and seat.tries < MOST_TRIES:
        return _later(case, PICK)
    if seat.state != "applied":
        return place_free(case) if row.position <= rules.places else IGNORED
    return _placed(case, row.position, row.count or row.position)


def _placed(case: Case, position: int, of: int) -> Decision[Seat]:
    rules = case.rules
    after = replace(case.seat, position=position, of=of, tries=0)
    place = {"position": position, "of": of, "places": rules.places}
    number = position - rules.places
    if number <= 0 and is_left(rules.item, case.facts.left):
        return picked(case, after, "picked", answer=place)
    if 1 <= number <= rules.waiting:
        listed = Enlist(WAITING, f"{number:02}", -number, {"number": number})
        return case.told("waits", replace(after, state="waiting", number=number), (listed,), {**place, "number": number})
    return case.told("not_drawn" if rules.way == "draw" else "fewer_points", replace(after, state="passed_over"), answer=place)


def picked(case: Case, seat: Seat, because: str, effects: Sequence[Effect] = (), answer: dict[str, Any] | None = None) -> Decision[Seat]:
    """Give somebody a place, and the goods with it. What is not sent can be tried from now on."""
    rules, facts, name = case.rules, case.facts, case.rules.item.name
    told: dict[str, Any] = {**(answer or {}), "item": {"zh": name.zh, "en": name.en} if name else None}
    given: list[Effect] = [*effects, hand_over(rules.item), count("picked"), Emit("Trial Picked", {"asset": rules.item.asset})]
    after = replace(seat, state="picked", picked_at=facts.now)
    if rules.is_sent:
        by = facts.now + timedelta(days=rules.address_days)
        after = replace(after, address_by=by)
        given.append(Schedule(case.seat_id, ADDRESS, by))
        if rules.address_days > 1:
            given.append(Schedule(case.seat_id, ADDRESS_SOON, by - A_DAY))
        told["by"] = facts.day_of(by).isoformat()
        return case.told(because, after, given, told)
    after, begun = begin(case, after, facts.now)
    told["by"] = facts.day_of(facts.now + timedelta(days=rules.report_days)).isoformat()
    return case.told(f"{because}_now", after, (*given, *begun), told)


def place_free(case: Case) -> Decision[Seat]:
    """Somebody will not use a place: whoever waits is looked for."""
    return Decision("place_free", effects=(Schedule(case.seat_id, NEXT_IN_LINE, case.facts.now),))


def pass_on(case: Case) -> Decision[Seat] | Refused:
    """Call the first who waits and was not called yet."""
    rules, facts = case.rules, case.facts
    if not case.seat.state or not is_left(rules.item, facts.left) or case.is_over:
        return IGNORED
    for key in rules.numbers():
        row = facts.rows.get(row_name(WAITING, key))
        if row is not None and row.person_id and row_name(CALLED, key) not in facts.rows:
            called = Enlist(CALLED, key, data={"number": row.data["number"]}, new=True)
            answer = {"number": row.data["number"]}
            return Decision("passed_on", effects=(called, Schedule(f"person:{row.person_id}", MOVE_UP, facts.now)), answer=answer)
    wanted = rules.waiting and rules.way in {"draw", "points"} and case.seat.tries < MOST_TRIES
    return _later(case, NEXT_IN_LINE) if wanted else IGNORED  # those who wait may still be looking up their place


def _later(case: Case, alarm: str) -> Decision[Seat]:
    after = replace(case.seat, tries=case.seat.tries + 1)
    return Decision("not_yet", {case.seat_id: after}, (Schedule(case.seat_id, alarm, case.facts.now + AGAIN),))


def move_up(case: Case) -> Decision[Seat] | Refused:
    """Called from the waiting list. Who has gone meanwhile passes it on."""
    seat = case.seat
    if seat.state != "waiting":
        return place_free(case) if seat.number else IGNORED
    key, answer = f"{seat.number:02}", {"number": seat.number}
    if not is_left(case.rules.item, case.facts.left) or case.is_over:
        return Decision("still_waits", effects=(Delist(CALLED, key),), answer=answer)
    return picked(case, seat, "moved_up", (Delist(WAITING, key),), answer)


def give_back(case: Case, after: Seat, because: str) -> Decision[Seat]:
    """The goods go back to the play, and the place to whoever waits."""
    item = case.rules.item
    back = (Transfer(Asset(item.asset), item.amount, PERSON, PLAY), Schedule(case.seat_id, NEXT_IN_LINE, case.facts.now))
    return case.told(because, after, back)


def decline(case: Case) -> Decision[Seat] | Refused:
    """Somebody was picked and does not want it after all."""
    if case.seat.state not in {"picked", "addressed"}:
        return Refused("nothing_to_decline")
    if case.seat.state == "addressed" or not case.has_goods:
        return Refused("on_its_way")
    return give_back(case, replace(case.seat, state="declined"), "declined")


def address_due(case: Case) -> Decision[Seat] | Refused:
    """No address in time: the place goes on. An address that was given this moment counts."""
    seat = case.seat
    if seat.state != "picked" or seat.address_by is None or case.facts.now < seat.address_by:
        return IGNORED
    if not case.has_goods:
        return case.kept("address_known", replace(seat, state="addressed"))
    return give_back(case, replace(seat, state="lapsed"), "lapsed")


def address_soon(case: Case) -> Decision[Seat] | Refused:
    """A day before."""
    seat = case.seat
    if seat.state != "picked" or seat.address_by is None:
        return IGNORED
    return case.told("address_wanted", seat, answer={"by": case.facts.day_of(seat.address_by).isoformat()})
