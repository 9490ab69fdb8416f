"""The rules of a hunt: what was found is written down once, in the order that the rules want, and only by who was there."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.hunt.finding import FINISHED, FINISHERS, STARTED, complete, count_names, find
from antiphon.mechanics.hunt.flaws import find_flaws
from antiphon.mechanics.hunt.laws import LAWS
from antiphon.mechanics.hunt.moves import SPOTTED_FOR, HuntMove, Seat, Spotted
from antiphon.mechanics.hunt.places import due, is_open, is_over, is_page, opens_at, path_of, purpose_of, read_code, tells, time_is_up_at
from antiphon.mechanics.hunt.rules import CODE_SECONDS, Rules, Spot
from antiphon.mechanics.hunt.screen import show
from antiphon.mechanics.hunt.templates import TEMPLATES
from antiphon.mechanics.hunt.trials import make_trials
from antiphon.mechanics.hunt.words import EXAMPLE, FINISHERS_NAME, GOOD_FOR, GUESSING_NAME, NAME, WORDS
from antiphon.sdk.charts import Bar, Chart, count, no_tallies_yet, tally
from antiphon.sdk.codes import rotating_code, signed_code, spaced, step_of
from antiphon.sdk.displays import Displayed
from antiphon.sdk.effects import Emit, Enlist
from antiphon.sdk.lists import ListKind, LookUp
from antiphon.sdk.mechanic import IGNORED, Decision, Event, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import stock_of
from antiphon.sdk.words import Text

GUESSING: Final = "guessing"  # who tried more wrong codes than is allowed


class Hunt:
    """Follow the clues, find what is hidden, be among the first who have it all."""

    kind = "hunt"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("recognise", "interest", "decide")
    rules_type = Rules
    seat_type = Seat
    move_type = HuntMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return {**no_tallies_yet(count_names(rules)), **stock_of(rules.rewards)}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset(Asset(reward.asset) for reward in rules.rewards)

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset(spot.event for spot in rules.spots if spot.way == "event")

    def hears(self, rules: Rules, event: Event) -> bool:
        return any(tells(spot, event) for spot in rules.spots)

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return {FINISHERS: ListKind(FINISHERS_NAME, public=True), GUESSING: ListKind(GUESSING_NAME)}

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[HuntMove] | None) -> Sequence[LookUp]:
        return (LookUp(FINISHERS, person_id, position=True),) if stimulus is None and person_id else ()

    def prints(self, rules: Rules, secret: str, batch: str, count: int) -> Iterator[str]:
        """The one code of a spot that has a code; none for any other."""
        spot = rules.spot(batch)
        if spot is None or spot.way != "code":
            return iter(())
        return iter([spaced(signed_code(secret, "hunt", spot.key))][:count])

    def displays(self, rules: Rules) -> Mapping[str, Text]:
        return {spot.key: spot.name for spot in rules.spots if spot.way == "live_code"}

    def display(self, rules: Rules, secret: str, key: str, now: datetime) -> Displayed | None:
        if key not in self.displays(rules):
            return None
        step = step_of(now, CODE_SECONDS)
        since, until = (datetime.fromtimestamp(each * CODE_SECONDS, now.tzinfo) for each in (step, step + 1))
        return Displayed(rotating_code(secret, purpose_of(key), step), since, until)

    def seats_of(self, rules: Rules, stimulus: Stimulus[HuntMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[HuntMove], facts: Facts) -> Decision[Seat] | Refused:
        seat = seats.own
        if isinstance(stimulus, Event):
            return self._hear(rules, seats, stimulus, facts)
        if not isinstance(stimulus, Move):
            return IGNORED
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        until = time_is_up_at(rules, seat)
        if until is not None and facts.now >= until:
            return Refused("time_is_up")
        match stimulus.move.do:
            case "start":
                return self._start(rules, seats, facts)
            case "look":
                return self._look(rules, seats, stimulus.move.page, facts)
            case "take":
                return self._take(rules, seats, facts)
            case "code":
                return self._read(rules, seats, stimulus.move.code, facts)

    def _start(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        seat = seats.own
        if seat.started_at is None:
            seat = replace(seat, started_at=facts.now)
            return Decision("started", {seats.own_id: seat}, (count(STARTED), Emit("Hunt Started")), {"rewards": []})
        if not seat.finished and all(seat.has(spot.key) for spot in rules.spots):  # two who turned out to be one have it all
            seat, effects, rewards = complete(rules, seat, facts, facts.left)
            return Decision("completed", {seats.own_id: seat}, effects, {"rewards": rewards})
        return Refused("started_before")

    def _look(self, rules: Rules, seats: Seats[Seat], page: str, facts: Facts) -> Decision[Seat] | Refused:
        """A page's address is told to us by the browser; what it is worth to make one up is bounded by the looks of an hour."""
        seat = seats.own
        if seat.started_at is None:
            return Refused("start_first")
        if (until := seat.looks.waits(rules.looks_per_hour, facts.now)) is not None:
            return Refused("too_many_looks", until)
        path = path_of(page)
        here = next(
            (
                spot
                for spot in due(rules, seat, facts.starts_at, facts.now)
                if spot.way == "page" and is_open(spot, facts.starts_at, facts.now) and is_page(spot.page, path)
            ),
            None,
        )
        seat = replace(seat, looks=seat.looks.one_more(facts.now), spotted=Spotted(here.key, facts.now) if here else None)
        if here is None:
            return Decision("nothing_here", {seats.own_id: seat}, (), {"rewards": []})
        return Decision("something_here", {seats.own_id: seat}, (), {"spot": here.key, "rewards": []})

    def _take(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        spotted = seats.own.spotted
        spot = rules.spot(spotted.spot) if spotted else None
        if spotted is None or spot is None or facts.now - spotted.at >= SPOTTED_FOR:
            return Refused("nothing_seen")
        return self._find(rules, seats, spot, facts)

    def _read(self, rules: Rules, seats: Seats[Seat], code: str, facts: Facts) -> Decision[Seat] | Refused:
        seat = seats.own
        if not code.strip():
            return Refused("empty")
        if (until := seat.wrong.waits(rules.wrong_per_hour, facts.now)) is not None:
            return Refused("too_many_tries", until)
        spot = read_code(rules, facts.secret, code, facts.now)
        if spot is not None:
            return self._find(rules, seats, spot, facts)
        seat = replace(seat, started_at=seat.started_at or facts.now, wrong=seat.wrong.one_more(facts.now))
        effects = [count(STARTED)] if seats.own.started_at is None else []
        left = max(0, rules.wrong_per_hour - seat.wrong.count)
        listed = (Enlist(GUESSING, facts.person.id, seat.wrong.count, {"wrong": seat.wrong.count}),) if left == 0 else ()
        return Decision("wrong_code", {seats.own_id: seat}, (*effects, *listed), {"tries_left": left, "rewards": []})

    def _find(self, rules: Rules, seats: Seats[Seat], spot: Spot, facts: Facts) -> Decision[Seat] | Refused:
        refused = _why_not(rules, seats.own, spot, facts)
        return refused if refused is not None else find(rules, seats, spot, facts)

    def _hear(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decision[Seat] | Refused:
        """Events count for who is on the hunt, from their start on, at the moment they happened."""
        seat, until = seats.own, time_is_up_at(rules, seats.own)
        if seat.started_at is None or event.at < seat.started_at or (until is not None and event.at >= until):
            return IGNORED
        if rules.signed_in and not facts.person.known:
            return IGNORED
        for spot in due(rules, seat, facts.starts_at, facts.now):
            if tells(spot, event) and is_open(spot, facts.starts_at, event.at):
                return find(rules, seats, spot, facts)
        return IGNORED

    def charts(self, rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
        """Where people stop: started, each spot, all of them."""
        began = left.get(tally(STARTED), 0)
        bars = [Bar(Text(zh="开始", en="Started"), began)]
        bars += [Bar(spot.name, left.get(tally(f"found-{spot.key}"), 0), began) for spot in rules.spots]
        bars.append(Bar(Text(zh="找齐", en="Found them all"), left.get(tally(FINISHED), 0), began))
        form = "funnel" if rules.order == "sequence" else "shares"
        return (Chart("spots", Text(zh="走到哪一步", en="How far they came"), form, tuple(bars)),)

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """What either found is found, and paid once; the earlier start counts, and so do all tries."""
        if other == Seat():
            return kept
        earliest = {each.spot: each for each in sorted((*kept.found, *other.found), key=lambda each: each.at, reverse=True)}
        starts = [each.started_at for each in (kept, other) if each.started_at is not None]
        return Seat(
            started_at=min(starts, default=None),
            found=tuple(sorted(earliest.values(), key=lambda each: (each.at, each.spot))),
            spotted=kept.spotted,
            wrong=max(kept.wrong, other.wrong, key=lambda tries: tries.count),
            looks=max(kept.looks, other.looks, key=lambda tries: tries.count),
            finished=kept.finished or other.finished,
        )

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts)

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)


def _why_not(rules: Rules, seat: Seat, spot: Spot, facts: Facts) -> Refused | None:
    """A good code or a sight at the wrong time."""
    if seat.has(spot.key):
        return Refused("found_before")
    if is_over(spot, facts.starts_at, facts.now):
        return Refused("closed")
    if not is_open(spot, facts.starts_at, facts.now):
        return Refused("not_open", opens_at(spot, facts.starts_at))
    return None if spot in due(rules, seat, facts.starts_at, facts.now) else Refused("not_yet")
