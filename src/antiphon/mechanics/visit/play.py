"""The rules of visits: the code of the screen, near enough, once a day and shop, not with a phone that somebody used today."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.visit.flaws import find_flaws
from antiphon.mechanics.visit.laws import LAWS
from antiphon.mechanics.visit.moves import HOUR, Been, Seat, VisitMove
from antiphon.mechanics.visit.rules import Place, Rules
from antiphon.mechanics.visit.screen import show
from antiphon.mechanics.visit.templates import TEMPLATES
from antiphon.mechanics.visit.trials import make_trials
from antiphon.mechanics.visit.words import CODES_NAME, DEVICES_NAME, EXAMPLE, GOOD_FOR, GUESSING_NAME, NAME, VISITORS_NAME, WORDS
from antiphon.sdk.charts import Bar, Chart, count, no_tallies_yet, tally
from antiphon.sdk.codes import read_rotating, rotating_code, step_of, tidy
from antiphon.sdk.displays import Displayed
from antiphon.sdk.effects import Effect, Emit, Enlist
from antiphon.sdk.lists import ListKind, LookUp, row_name
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import Reward, hand_over, is_left, stock_of
from antiphon.sdk.words import Text

VISITORS: Final = "visitors"
GUESSING: Final = "guessing"
DEVICES: Final = "devices"
CODES: Final = "codes"


class Visit:
    """Come to the shop, read the screen, get your stamp."""

    kind = "visit"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("recognise", "interest", "buy_again")
    rules_type = Rules
    seat_type = Seat
    move_type = VisitMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return {**no_tallies_yet(f"visits-{place.key}" for place in rules.places), **stock_of(rules.rewards)}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset(Asset(reward.asset) for reward in rules.rewards)

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return {
            VISITORS: ListKind(VISITORS_NAME),
            GUESSING: ListKind(GUESSING_NAME),
            DEVICES: ListKind(DEVICES_NAME, anonymous=True),
            CODES: ListKind(CODES_NAME, anonymous=True),
        }

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[VisitMove] | None) -> Sequence[LookUp]:
        if not isinstance(stimulus, Move):
            return ()
        found = [LookUp(DEVICES, stimulus.move.device)] if stimulus.move.device else []
        code = tidy(stimulus.move.code)
        if rules.people_per_code is not None and 0 < len(code) <= 20:
            found.append(LookUp(CODES, f"{stimulus.move.place}/{code}"))
        return found

    def displays(self, rules: Rules) -> Mapping[str, Text]:
        return {place.key: place.name for place in rules.places}

    def display(self, rules: Rules, secret: str, key: str, now: datetime) -> Displayed | None:
        if rules.place(key) is None:
            return None
        step = step_of(now, rules.code_seconds)
        since, until = (datetime.fromtimestamp(each * rules.code_seconds, now.tzinfo) for each in (step, step + 1))
        return Displayed(rotating_code(secret, purpose_of(key), step), since, until)

    def seats_of(self, rules: Rules, stimulus: Stimulus[VisitMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[VisitMove], facts: Facts) -> Decision[Seat] | Refused:
        if not isinstance(stimulus, Move):
            return IGNORED
        facts = facts.counted_in(rules.zone)
        place, move = rules.place(stimulus.move.place), stimulus.move
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        if place is None:
            return Refused("no_such_place")
        refused = _why_not(rules, seats.own, place, move, facts)
        if refused is not None:
            return refused
        read = read_rotating(
            facts.secret, {place.key: purpose_of(place.key)}, facts.now, rules.code_seconds, rules.late_codes, tidy(move.code)
        )
        if read is None:
            return self._wrong(rules, seats, facts)
        return self._visit(rules, seats, place, move, read[1], facts)

    def _visit(self, rules: Rules, seats: Seats[Seat], place: Place, move: VisitMove, step: int, facts: Facts) -> Decision[Seat] | Refused:
        effects: list[Effect] = [count(f"visits-{place.key}")]
        noted = _note_device(rules, move, facts)
        used = _note_code(rules, move, step, facts)
        for each in (noted, used):
            if isinstance(each, Refused):
                return each
            if each is not None:
                effects.append(each)
        seat, before = seats.own, seats.own.places.get(place.key)
        been = Been((before.count if before else 0) + 1, facts.local_date)
        seat = replace(seat, places={**seat.places, place.key: been}, wrong=0, wrong_since=None)
        due = place.reward if rules.rewarded_visits is None or been.count <= rules.rewarded_visits else None
        stamps = [stamp for stamp in rules.stamps if stamp.places <= len(seat.places) and stamp.places not in seat.stamps_paid]
        seat = replace(seat, stamps_paid=tuple(sorted({*seat.stamps_paid, *(stamp.places for stamp in stamps)})))
        wanted = [reward for reward in (due, *(stamp.reward for stamp in stamps)) if reward is not None]
        paid = [reward for reward in wanted if is_left(reward, facts.left)]  # each has a stock of its own
        effects += [hand_over(reward) for reward in paid]
        effects.append(Emit("Store Visited", {"place": place.key, "first": before is None, "places": len(seat.places)}))
        if before is None:
            effects.append(Enlist(VISITORS, facts.person.id, len(seat.places), {"places": len(seat.places)}))
        because = "reward_gone" if wanted and not paid else "stamped" if before is None and rules.stamps else "visited"
        shop = {"zh": place.name.zh, "en": place.name.en}
        answer = {"place": place.key, "shop": shop, "stamps": len(seat.places), "rewards": [_named(reward) for reward in paid]}
        return Decision(because, {seats.own_id: seat}, effects, answer)

    def _wrong(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat]:
        """A wrong code is remembered; who has too many is listed for the shop."""
        seat = seats.own
        fresh = seat.wrong_since is None or facts.now - seat.wrong_since >= HOUR
        seat = replace(seat, wrong=1 if fresh else seat.wrong + 1, wrong_since=facts.now if fresh else seat.wrong_since)
        left = max(0, rules.wrong_per_hour - seat.wrong)
        listed = (Enlist(GUESSING, facts.person.id, seat.wrong, {"wrong": seat.wrong}),) if left == 0 else ()
        return Decision("wrong_code", {seats.own_id: seat}, listed, {"tries_left": left, "rewards": []})

    def charts(self, rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
        """Which shop was visited how often."""
        bars = tuple(Bar(place.name, left.get(tally(f"visits-{place.key}"), 0)) for place in rules.places)
        return (Chart("places", Text(zh="各店打卡次数", en="Visits by shop"), "shares", bars),)

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """Where either was, both were; a stamp is paid once; tries count as the more of the two."""
        if other == Seat():
            return kept
        places = dict(kept.places)
        for key, been in other.places.items():
            mine = places.get(key)
            places[key] = Been(mine.count + been.count, max(mine.last, been.last)) if mine else been
        more = max(kept, other, key=lambda seat: seat.wrong)
        paid = tuple(sorted({*kept.stamps_paid, *other.stamps_paid}))
        return Seat(places=places, stamps_paid=paid, wrong=more.wrong, wrong_since=more.wrong_since)

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts.counted_in(rules.zone))

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)


def purpose_of(key: str) -> str:
    """What the code of a shop's screen is signed for."""
    return f"visit/{key}"


def _why_not(rules: Rules, seat: Seat, place: Place, move: VisitMove, facts: Facts) -> Refused | None:
    """Everything that can be said before the code is looked at, so that a refusal tells nothing about it."""
    if not move.code.strip():
        return Refused("empty")
    if (until := seat.waits(rules.wrong_per_hour, facts.now)) is not None:
        return Refused("too_many_tries", until)
    today = seat.on(facts.local_date)
    if place.key in today:
        return Refused("been_today", facts.next_local_midnight)
    if rules.places_per_day is not None and len(today) >= rules.places_per_day:
        return Refused("enough_today", facts.next_local_midnight)
    if not move.device:
        return Refused("no_device")
    if rules.proof == "code_and_position":
        if move.metres is None:
            return Refused("where_are_you")
        sure = move.metres - min(
            move.accuracy, place.radius_metres
        )  # a phone that is not sure is believed, but not for more than the radius
        if sure > place.radius_metres:
            return Refused("too_far", values={"metres": move.metres})
    return None


def _note_device(rules: Rules, move: VisitMove, facts: Facts) -> Effect | Refused | None:
    """Who checked in with this phone today; a new day begins from nothing."""
    row = facts.rows.get(row_name(DEVICES, move.device))
    day = facts.local_date.isoformat()
    people: list[str] = list(row.data["people"]) if row is not None and row.data["day"] >= day else []
    if facts.person.id in people:
        return None
    if len(people) >= rules.people_per_device:
        return Refused("device_used", facts.next_local_midnight)
    latest = max(day, row.data["day"]) if row is not None else day
    return Enlist(DEVICES, move.device, len(people) + 1, {"day": latest, "people": [*people, facts.person.id]}, new=row is None)


def _note_code(rules: Rules, move: VisitMove, step: int, facts: Facts) -> Effect | Refused | None:
    """How many used this code while it was on the screen."""
    if rules.people_per_code is None:
        return None
    key = f"{move.place}/{tidy(move.code)}"
    row = facts.rows.get(row_name(CODES, key))
    used = row.rank if row is not None and row.data["step"] == step else 0
    if used >= rules.people_per_code:
        return Refused("code_used_up")
    return Enlist(CODES, key, used + 1, {"step": step}, new=row is None)


def _named(reward: Reward) -> dict[str, Any]:
    name = {"zh": reward.name.zh, "en": reward.name.en} if reward.name else None
    return {"asset": reward.asset, "amount": reward.amount, "name": name}
