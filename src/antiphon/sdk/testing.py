"""A play on a table: the host's duties in memory, for whoever writes a mechanic, and for simulation before launch.

    table = Table(MECHANIC, rules)
    turn = table.move(Person("per_1"), MyMove(), at)      # asks, applies, remembers
    table.event(Person("per_1"), "Product Added", at, {"quantity": 1})
    break_no_law(MECHANIC, table.history())

The table does what the host promises: it seats people, asks `decide`, moves value between purses and stock without
going under a floor, asks again when the first answer was for a stock that is gone meanwhile, and rings alarms. With
`strict` (the default) it is also a referee and raises `AssertionError` when a mechanic breaks the contract itself: another
answer to the same question, an asset it did not declare, a seat it did not name, a word it does not have, an answer
that is not JSON, a seat that does not survive storage, an event it says it does not hear and decides upon.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar, cast

import msgspec

from antiphon.kernel.amounts import Asset, Holder
from antiphon.sdk.charts import is_tally
from antiphon.sdk.effects import PERSON, PLAY, WORLD, Delist, Effect, Enlist, Hold, Post, Schedule, Transfer, Void
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.laws import COMMON_LAWS, History, Turn
from antiphon.sdk.lists import MAX_DATA, MAX_KEY, MAX_LIST, Listing, ListKind, LookUp, Row, in_order, kind_of, numbered, row_name
from antiphon.sdk.mechanic import (
    IGNORED,
    MERGED,
    Alarm,
    Choosy,
    Decision,
    Event,
    Facts,
    Looking,
    Mechanic,
    Mending,
    Move,
    Person,
    Refused,
    Ruling,
    Seats,
    Stimulus,
    Teamed,
    add_teams,
)
from antiphon.sdk.words import Text, fill

R = TypeVar("R", bound=msgspec.Struct)
S = TypeVar("S", bound=msgspec.Struct)
M = TypeVar("M", bound=msgspec.Struct)

SOLD_OUT = Refused("sold_out")  # the host's own word, when a decision does not fit even after it was asked again


class Short(Exception):
    """A transfer would go under a floor."""


def _person_id(person: Person) -> str | None:
    """None for the sitter of a seat that is nobody's own, such as a team's."""
    return None if ":" in person.id else person.id


class Table(Generic[R, S, M]):
    """One play, everybody who plays it, and all balances."""

    def __init__(
        self,
        mechanic: Mechanic[R, S, M],
        rules: R,
        *,
        starts_at: datetime | None = None,
        ends_at: datetime | None = None,
        strict: bool = True,
    ) -> None:
        self.mechanic = mechanic
        self.rules = rules
        self.starts_at, self.ends_at, self.strict = starts_at, ends_at, strict
        self.secret = MADE_UP_SECRET
        self.started = dict(mechanic.stock(rules))
        self.assets = mechanic.assets(rules)
        self.listens = mechanic.listens(rules)
        self.balances: defaultdict[tuple[Holder, Asset], int] = defaultdict(int)
        self.balances.update({(PLAY, asset): amount for asset, amount in self.started.items()})
        self.seats: dict[str, S] = {}
        self.holds: dict[str, Hold] = {}
        self.alarms: dict[tuple[str, str], datetime] = {}
        self.rows: dict[tuple[str, str], Row] = {}
        self.turns: list[Turn] = []
        self.merged: frozenset[str] = frozenset()
        self.people: dict[str, Person] = {}
        self._shifts: list[tuple[Asset, int, Holder, Holder]] = []
        self.stale_left: Mapping[Asset, int] | None = None  # what `decide` is told first, to try the asking again

    def give(self, person_id: str, asset: str, amount: int) -> None:
        """Put something into a purse from outside."""
        self._shift(Asset(asset), amount, WORLD, Holder(f"person:{person_id}"))

    def purse(self, person_id: str) -> dict[Asset, int]:
        """What a person can spend of everything the mechanic deals in."""
        return {asset: self.balances[Holder(f"person:{person_id}"), asset] for asset in self.assets}

    def left(self) -> dict[Asset, int]:
        """What the play still has of its stock."""
        return {asset: self.balances[PLAY, asset] for asset in self.started}

    def move(self, person: Person, move: M, at: datetime, seed: str = "") -> Turn:
        """A person acts."""
        return self.play(person, Move(person.id, move), at, seed)

    def event(self, person: Person, name: str, at: datetime, properties: Mapping[str, Any] | None = None, seed: str = "") -> Turn | None:
        """Something happened to a person; None when the play does not listen, or it did not concern it."""
        if name not in self.listens:
            return None
        turn = self.play(person, Event(person.id, f"evt_{len(self.turns)}", name, at, properties or {}), at, seed)
        return None if turn.because == IGNORED.reason else turn

    def rule(self, seat_id: str, ruling: Any, at: datetime, by: str = "staff") -> Turn:
        """The shop's staff decides about a seat."""
        return self.play(self._sitter(seat_id), Ruling(seat_id, ruling, by), at, "")

    def merge(self, kept: Person, other: Person, at: datetime) -> list[Turn]:
        """`other` turns out to be `kept`: seats, alarms and rows become one as the host makes them one; what is due then rings."""
        self.people.setdefault(kept.id, kept)
        old, new = f"person:{other.id}", f"person:{kept.id}"
        self.merged |= {kept.id, other.id}
        merge_rows(self.rows, kept.id, other.id)
        leaving, staying = self.seats.pop(old, None), self.seats.get(new)
        if leaving is not None:
            self.seats[new] = leaving if staying is None else self.mechanic.merge(self.rules, staying, leaving)
        for seat_id, name in [key for key in self.alarms if key[0] == old]:
            moment = self.alarms.pop((seat_id, name))
            self.alarms[new, name] = min(moment, self.alarms.get((new, name), moment))
        mending = self.mechanic if isinstance(self.mechanic, Mending) else None
        if leaving is not None and staying is not None and mending is not None and mending.mends(self.rules, self.seats[new]):
            self.alarms[new, MERGED] = at
        for asset in self.assets:
            self._shift(asset, self.balances[Holder(old), asset], Holder(old), Holder(new))
        return self.ring(at)

    def listed(self, list_name: str) -> list[Row]:
        """A list from the top, each row with its position."""
        kind = self._list_kind(list_name)
        return numbered((row for row in self.rows.values() if row.list == list_name), shared=kind is not None and kind.shared)

    def ring(self, at: datetime) -> list[Turn]:
        """Fire every alarm that is due, the earliest first."""
        rung: list[Turn] = []
        while due := sorted((moment, key) for key, moment in self.alarms.items() if moment <= at):
            moment, (seat_id, name) = due[0]
            del self.alarms[seat_id, name]
            rung.append(self.play(self._sitter(seat_id), Alarm(seat_id, name, moment), at, ""))
        return rung

    def look(self, person: Person, at: datetime, link: str = "") -> Mapping[str, Any]:
        """What `shown` says to a person now, who came along a link perhaps."""
        ids: Sequence[str] = [f"person:{person.id}"]
        if isinstance(self.mechanic, Teamed):
            ids = add_teams(self.mechanic, self.rules, ids, self.seated(ids).own, Looking(person.id, link))
        return self.mechanic.shown(self.rules, self.seated(ids), self.facts(person, at, stimulus=None))

    def history(self) -> History:
        """Everything so far, for the laws."""
        return History(self.rules, tuple(self.turns), self.started, self.left(), self.merged)

    def play(self, person: Person, stimulus: Stimulus[M], at: datetime, seed: str) -> Turn:
        """Ask, apply, remember. Raises what `decide` raises, and `AssertionError` where the contract is broken."""
        self.people[person.id] = person
        seed = seed or f"{person.id}/{len(self.turns)}"
        seats = self.seated(self._seats_of(stimulus))
        facts = self.facts(person, at, seed, stimulus)
        asked = facts if self.stale_left is None else msgspec.structs.replace(facts, left=self._stale(facts))
        outcome = self._ask(seats, stimulus, asked)
        if not self._apply(person, outcome, at):
            asked = facts
            outcome = self._ask(seats, stimulus, facts)
            if not self._apply(person, outcome, at):
                assert not self.strict, "asked again with what is left, the mechanic still gave what is not there"
                outcome = SOLD_OUT
        return self._remember(person, stimulus, asked, outcome)

    def _seats_of(self, stimulus: Stimulus[M]) -> Sequence[str]:
        ids = self.mechanic.seats_of(self.rules, stimulus)
        if not isinstance(self.mechanic, Teamed):
            return ids
        own = self.seats.get(ids[0]) or self.mechanic.seat_type()
        return add_teams(self.mechanic, self.rules, ids, own, stimulus)

    def _stale(self, facts: Facts) -> Mapping[Asset, int]:
        """Stock as it was told before; counts are never stale, because nothing but their own play changes them."""
        return {**(self.stale_left or {}), **{asset: count for asset, count in facts.left.items() if is_tally(asset)}}

    def _ask(self, seats: Seats[S], stimulus: Stimulus[M], facts: Facts) -> Decision[S] | Refused:
        outcome = self.mechanic.decide(self.rules, seats, stimulus, facts)
        if self.strict:
            again = self.mechanic.decide(self.rules, seats, stimulus, facts)
            assert outcome == again, "the same question got two answers"
            check_outcome(self.mechanic, self.rules, seats, stimulus, outcome)
        return outcome

    def seated(self, ids: Sequence[str]) -> Seats[S]:
        """The seats of those ids as they are now; new ones where nobody sat yet."""
        sat = {seat_id: self.seats.get(seat_id) or self.mechanic.seat_type() for seat_id in ids}
        return Seats(ids[0], sat[ids[0]], sat)

    def facts(self, person: Person, at: datetime, seed: str = "", stimulus: Stimulus[M] | None = None) -> Facts:
        """What a decision about a person would be told at a moment."""
        rows = self._look_up(person, stimulus)
        purse = self.purse(person.id)
        return Facts(at.astimezone(UTC), person, seed, self.left(), purse, self.starts_at, self.ends_at, rows, self.secret)

    def _look_up(self, person: Person, stimulus: Stimulus[M] | None) -> dict[str, Row]:
        if not isinstance(self.mechanic, Listing):
            return {}
        found = (self._find(each) for each in self.mechanic.looks_up(self.rules, _person_id(person) or "", stimulus))
        return {row_name(row.list, row.key): row for row in found if row is not None}

    def _find(self, asked: LookUp) -> Row | None:
        if not asked.position:
            return self.rows.get((asked.list, asked.key))
        return next((row for row in self.listed(asked.list) if row.key == asked.key), None)

    def _sitter(self, seat_id: str) -> Person:
        person_id = seat_id.removeprefix("person:")
        return self.people.get(person_id) or Person(person_id)

    def _apply(self, person: Person, outcome: Decision[S] | Refused, at: datetime) -> bool:
        """All of a decision, or nothing of it and False when a floor stands in the way."""
        if isinstance(outcome, Refused):
            return True
        if any(isinstance(effect, Enlist) and effect.new and (effect.list, effect.key) in self.rows for effect in outcome.effects):
            return False
        self._shifts.clear()
        holds = dict(self.holds) if any(isinstance(effect, Hold | Post | Void) for effect in outcome.effects) else self.holds
        try:
            for effect in outcome.effects:
                self._carry_out(person, effect)
        except Short:
            for asset, amount, source, target in reversed(self._shifts):
                self.balances[source, asset] += amount
                self.balances[target, asset] -= amount
            self.holds = holds
            return False
        self.seats.update(outcome.seats)
        for effect in outcome.effects:
            match effect:
                case Schedule():
                    self.alarms[effect.seat_id, effect.name] = effect.at
                case Enlist():
                    self._enlist(person, effect, at)
                case Delist():
                    self.rows.pop((effect.list, effect.key), None)
                case _:
                    pass
        return True

    def _enlist(self, person: Person, effect: Enlist, at: datetime) -> None:
        before = self.rows.get((effect.list, effect.key))
        rank = effect.rank + (before.rank if before is not None and effect.adds else 0)
        since = before.at if before is not None and before.rank == rank else at.astimezone(UTC)
        kind = self._list_kind(effect.list)
        owner = before.person_id if before is not None else None if kind is not None and kind.anonymous else _person_id(person)
        self.rows[effect.list, effect.key] = Row(effect.list, effect.key, rank, effect.data, owner, since)

    def _list_kind(self, list_name: str) -> ListKind | None:
        return self.mechanic.lists(self.rules).get(kind_of(list_name)) if isinstance(self.mechanic, Listing) else None

    def _carry_out(self, person: Person, effect: Effect) -> None:
        match effect:
            case Transfer(asset, amount, source, target):
                self._shift(asset, amount, self._holder(person, source), self._holder(person, target))
            case Hold():
                source = self._holder(person, effect.source)
                self._shift(effect.asset, effect.amount, source, Holder(f"hold:{effect.name}"))
                self.holds[effect.name] = msgspec.structs.replace(effect, source=source, target=self._holder(person, effect.target))
            case Post(name, amount):
                hold = self.holds.pop(name)
                part = hold.amount if amount is None else amount
                self._shift(hold.asset, part, Holder(f"hold:{name}"), hold.target)
                self._shift(hold.asset, hold.amount - part, Holder(f"hold:{name}"), hold.source)
            case Void(name):
                hold = self.holds.pop(name)
                self._shift(hold.asset, hold.amount, Holder(f"hold:{name}"), hold.source)
            case _:
                pass  # Emit and Send leave the table; alarms and lists wait until all else is done

    def _holder(self, person: Person, holder: Holder) -> Holder:
        return Holder(f"person:{person.id}") if holder == PERSON else holder

    def _shift(self, asset: Asset, amount: int, source: Holder, target: Holder) -> None:
        if source != WORLD and self.balances[source, asset] < amount:
            raise Short
        self.balances[source, asset] -= amount
        self.balances[target, asset] += amount
        self._shifts.append((asset, amount, source, target))

    def _remember(self, person: Person, stimulus: Stimulus[M], facts: Facts, outcome: Decision[S] | Refused) -> Turn:
        kind = type(stimulus).__name__.lower()  # move, event, alarm or ruling
        told = cast("Any", stimulus.move if isinstance(stimulus, Move) else stimulus)
        turn = Turn(person.id, kind, facts.now, facts.local_date, accepted=False, because="", move=told, seed=facts.seed, facts=facts)
        if isinstance(outcome, Refused):
            turn = msgspec.structs.replace(turn, because=outcome.reason, answer=outcome.values)
        else:
            turn = msgspec.structs.replace(
                turn, accepted=True, because=outcome.because, effects=tuple(outcome.effects), answer=outcome.answer
            )
        if turn.because != IGNORED.reason:
            self.turns.append(turn)
        return turn


def merge_rows(rows: dict[tuple[str, str], Row], kept_id: str, other_id: str) -> None:
    """What stood on lists for `other` stands there for `kept`; of two rows with their ids for keys the one further up stays."""
    for (list_name, key), row in [pair for pair in rows.items() if pair[1].person_id == other_id]:
        del rows[list_name, key]
        moved = msgspec.structs.replace(row, person_id=kept_id, key=kept_id if key == other_id else key)
        staying = rows.get((list_name, moved.key))
        if staying is None or in_order([staying, moved])[0] is moved:
            rows[list_name, moved.key] = moved


def check_outcome(mechanic: Mechanic[R, S, M], rules: R, seats: Seats[S], stimulus: Stimulus[M], outcome: Decision[S] | Refused) -> None:
    """What every decision of every mechanic must be. Raises `AssertionError`."""
    if outcome == IGNORED:
        assert not isinstance(stimulus, Move | Ruling), "whoever acts is told something"
        return
    if isinstance(stimulus, Event) and isinstance(mechanic, Choosy):
        assert mechanic.hears(rules, stimulus), "an event that it does not hear changed something"
    key, values = (outcome.reason, outcome.values) if isinstance(outcome, Refused) else (outcome.because, outcome.answer)
    assert key in mechanic.words, f"there are no words for {key!r}"
    sentence = fill(mechanic.words[key], values)
    assert "{" not in sentence.zh + sentence.en, f"the sentence for {key!r} was left with a gap: {sentence}"
    assert msgspec.json.decode(msgspec.json.encode(values)) == values, f"what {key!r} answers is not plain JSON"
    if isinstance(outcome, Refused):
        return
    for seat_id, seat in outcome.seats.items():
        assert seat_id in seats.all, f"a seat that was not named: {seat_id}"
        assert msgspec.json.decode(msgspec.json.encode(seat), type=mechanic.seat_type) == seat, "a seat does not survive storage"
    dealt_in = {*mechanic.assets(rules), *mechanic.stock(rules)}
    for effect in outcome.effects:
        if isinstance(effect, Transfer | Hold):
            assert effect.amount > 0, f"a transfer of {effect.amount}"
            assert effect.asset in dealt_in, f"an asset that was not declared: {effect.asset}"
        elif isinstance(effect, Enlist | Delist):
            check_row(mechanic, rules, effect)
        elif isinstance(effect, Schedule) and effect.seat_id not in seats.all:
            assert isinstance(mechanic, Teamed | Listing), f"it wakes a seat that was not named: {effect.seat_id}"
            assert effect.seat_id.startswith("person:"), f"only persons are woken from elsewhere: {effect.seat_id}"


def check_row(mechanic: Mechanic[R, S, M], rules: R, effect: Enlist | Delist) -> None:
    """A row belongs to a list that was declared, and is of a size that can be kept. Raises `AssertionError`."""
    assert isinstance(mechanic, Listing), "a mechanic that keeps no lists"
    assert kind_of(effect.list) in mechanic.lists(rules), f"a list that was not declared: {effect.list}"
    assert 0 < len(effect.list) <= MAX_LIST, f"the name of a list is too long: {effect.list}"
    assert 0 < len(effect.key) <= MAX_KEY, f"a key of {len(effect.key)} characters"
    if isinstance(effect, Enlist):
        data = msgspec.json.encode(effect.data)
        assert msgspec.json.decode(data) == effect.data, "the data of a row is not plain JSON"
        assert len(data) <= MAX_DATA, f"the data of a row takes {len(data)} bytes"


def break_no_law(mechanic: Mechanic[Any, Any, Any], history: History) -> None:
    """Every law that holds for all mechanics, and the mechanic's own. Raises `AssertionError`."""
    for law in (*COMMON_LAWS, *mechanic.laws):
        law(history)


def spoken(mechanic: Mechanic[Any, Any, Any], turn: Turn) -> Text:
    """The sentence a person reads about a turn."""
    return fill(mechanic.words[turn.because], turn.answer)
