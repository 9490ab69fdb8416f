"""The rules of a scan: the first scan of a package unlocks it, every later one tells when that was, and who guesses has to wait."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.scan.codes import make_codes, read_code, spaced, tidy
from antiphon.mechanics.scan.laws import LAWS
from antiphon.mechanics.scan.moves import ScanMove, Seat
from antiphon.mechanics.scan.rules import Batch, Rules, find_flaws
from antiphon.mechanics.scan.screen import show
from antiphon.mechanics.scan.templates import TEMPLATES
from antiphon.mechanics.scan.trials import make_trials
from antiphon.mechanics.scan.words import EXAMPLE, GOOD_FOR, NAME, WORDS
from antiphon.sdk.effects import Effect, Emit, Enlist
from antiphon.sdk.lists import ListKind, LookUp, Row, row_name
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import Reward, hand_over, is_left, stock_of
from antiphon.sdk.words import Text

SCANNED: Final = "scanned"  # every code that was scanned, the most often scanned first
GUESSING: Final = "guessing"  # who tried more wrong codes than is allowed
HOUR: Final = timedelta(hours=1)


class Scan:
    """Scan a package, learn that it is genuine, get what its first scan is worth, and collect a set."""

    kind = "scan"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("recognise", "decide", "buy_again")
    rules_type = Rules
    seat_type = Seat
    move_type = ScanMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return stock_of((*(batch.reward for batch in rules.batches), rules.full_set))

    def assets(self, rules: Rules) -> frozenset[Asset]:
        rewards = (*(batch.reward for batch in rules.batches), rules.full_set)
        return frozenset(Asset(reward.asset) for reward in rewards if reward is not None)

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return {
            SCANNED: ListKind(Text(zh="扫过的码（次数多的在前）", en="Scanned codes, most often first")),
            GUESSING: ListKind(Text(zh="乱猜的人", en="People who guess")),
        }

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[ScanMove] | None) -> Sequence[LookUp]:
        code = tidy(stimulus.move.code) if isinstance(stimulus, Move) else ""
        return (LookUp(SCANNED, spaced(code)),) if 0 < len(code) <= 100 else ()

    def prints(self, rules: Rules, secret: str, batch: str, count: int) -> Iterator[str]:
        """The codes of a batch in groups of four; none for a batch that the rules do not have."""
        if rules.batch(batch) is None:
            return iter(())
        return map(spaced, make_codes(secret, batch, count))

    def seats_of(self, rules: Rules, stimulus: Stimulus[ScanMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[ScanMove], facts: Facts) -> Decision[Seat] | Refused:
        facts = facts.counted_in(rules.zone)
        if not isinstance(stimulus, Move):
            return IGNORED
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        seat = seats.own.on(facts.local_date)
        if (until := _waits(rules, seat, facts.now)) is not None:
            return Refused("too_many_tries", until)
        code = tidy(stimulus.move.code)
        printed = read_code(facts.secret, [batch.key for batch in rules.batches], code)
        batch = rules.batch(printed.batch) if printed else None
        if printed is None or batch is None or printed.serial >= batch.count:
            return self._wrong(rules, seats, seat, facts)
        row = facts.rows.get(row_name(SCANNED, spaced(code)))
        if row is None:
            return self._first(rules, seats, seat, batch, code, facts)
        return self._again(seats, row, batch, facts)

    def _first(self, rules: Rules, seats: Seats[Seat], seat: Seat, batch: Batch, code: str, facts: Facts) -> Decision[Seat]:
        west = seat.day is not None and facts.local_date < seat.day  # flown there from where it is tomorrow: that day is under way
        late = rules.rewarded_per_day is not None and (west or seat.rewarded_today >= rules.rewarded_per_day)
        paid = batch.reward if batch.reward is not None and not late and is_left(batch.reward, facts.left) else None
        batches = seat.batches if batch.key in seat.batches else (*seat.batches, batch.key)
        whole = rules.full_set is not None and {each.key for each in rules.batches} <= set(batches)
        left = {**facts.left, Asset(paid.asset): facts.left.get(Asset(paid.asset), 0) - paid.amount} if paid and paid.stock else facts.left
        bonus = rules.full_set if rules.full_set and whole and not seat.set_paid and is_left(rules.full_set, left) else None
        seat = replace(
            seat,
            scanned=seat.scanned + 1,
            batches=batches,
            set_paid=seat.set_paid or bonus is not None,
            rewarded_today=seat.rewarded_today + (paid is not None),
        )
        first_on = facts.local_date.isoformat()
        effects: list[Effect] = [hand_over(reward) for reward in (paid, bonus) if reward is not None]
        effects.append(Enlist(SCANNED, spaced(code), 1, {"batch": batch.key, "first_on": first_on}, new=True))
        effects.append(Emit("Package Scanned", {"batch": batch.key, "first": True}))
        if bonus is not None:
            because = "set_complete"
        elif paid is not None:
            because = "unlocked"
        elif batch.reward is None:
            because = "genuine"
        else:
            because = "reward_used" if late else "reward_gone"
        answer = _told(batch, first_on, 1) | {"rewards": [_named(reward) for reward in (paid, bonus) if reward is not None]}
        return Decision(because, {seats.own_id: seat}, effects, answer)

    def _again(self, seats: Seats[Seat], row: Row, batch: Batch, facts: Facts) -> Decision[Seat]:
        """Not a reward any more, but worth knowing: for the buyer, and for whoever looks for copies."""
        first_on = str(row.data["first_on"])
        if row.person_id == facts.person.id:
            return Decision("yours_already", answer=_told(batch, first_on, row.rank) | {"rewards": []})
        counted = Enlist(SCANNED, row.key, row.rank + 1, row.data)
        told = Emit("Package Scanned", {"batch": batch.key, "first": False})
        return Decision(
            "scanned_before", {seats.own_id: seats.own}, (counted, told), _told(batch, first_on, row.rank + 1) | {"rewards": []}
        )

    def _wrong(self, rules: Rules, seats: Seats[Seat], seat: Seat, facts: Facts) -> Decision[Seat]:
        """A wrong code is remembered; who has too many is listed for the staff."""
        fresh = seat.wrong_since is None or facts.now - seat.wrong_since >= HOUR
        seat = replace(seat, wrong=1 if fresh else seat.wrong + 1, wrong_since=facts.now if fresh else seat.wrong_since)
        listed = (Enlist(GUESSING, facts.person.id, seat.wrong, {"wrong": seat.wrong}),) if seat.wrong >= rules.wrong_per_hour else ()
        return Decision(
            "not_a_code", {seats.own_id: seat}, listed, {"tries_left": max(0, rules.wrong_per_hour - seat.wrong), "rewards": []}
        )

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """What either scanned counts for both; a set is paid once."""
        day = max((each.day for each in (kept, other) if each.day is not None), default=None)
        since = max((each.wrong_since for each in (kept, other) if each.wrong_since is not None), default=None)
        return Seat(
            scanned=kept.scanned + other.scanned,
            batches=tuple(dict.fromkeys((*kept.batches, *other.batches))),
            set_paid=kept.set_paid or other.set_paid,
            day=day,
            rewarded_today=sum(each.rewarded_today for each in (kept, other) if each.day == day),
            wrong=kept.wrong + other.wrong,
            wrong_since=since,
        )

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        facts = facts.counted_in(rules.zone)
        return show(rules, seats.own.on(facts.local_date), facts, _waits(rules, seats.own, facts.now))

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)


def _waits(rules: Rules, seat: Seat, now: datetime) -> datetime | None:
    """Until when somebody who guessed too often has to wait, or None."""
    if seat.wrong < rules.wrong_per_hour or seat.wrong_since is None or now - seat.wrong_since >= HOUR:
        return None
    return seat.wrong_since + HOUR


def _told(batch: Batch, first_on: str, times: int) -> dict[str, Any]:
    product = {"zh": batch.product.zh, "en": batch.product.en}
    return {"product": product, "batch": batch.key, "first_on": first_on, "times": times}


def _named(reward: Reward) -> dict[str, Any]:
    name = {"zh": reward.name.zh, "en": reward.name.en} if reward.name else None
    return {"asset": reward.asset, "amount": reward.amount, "name": name}
