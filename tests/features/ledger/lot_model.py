"""Lots as anybody would count them: at once, one person after the other, with plain lists. Nothing is late here."""

from dataclasses import dataclass, field
from itertools import count

NEVER = 10**18


@dataclass(eq=False)
class Lot:
    """A lot. `gone`: how much of a claim had expired before."""

    number: int
    ref: str | None
    left: int
    given: int
    expires: int
    born: int
    pending_until: int = 0
    expired: int = 0
    claimed: int = 0
    gone: int = 0

    def order(self) -> tuple[int, int, str, int]:
        return (self.expires, self.born, self.ref if self.ref and self.ref.startswith("grant") else "", self.number)


@dataclass
class Hold:
    """Something set aside."""

    person: str
    amount: int
    at: int
    until: int
    state: str = "open"


@dataclass
class Person:
    """A purse."""

    lots: list[Lot] = field(default_factory=list[Lot])
    pending: list[Lot] = field(default_factory=list[Lot])
    debt: int = 0
    active: int = 0


@dataclass
class Taken:
    """What a spend took from one lot."""

    lot: Lot
    amount: int
    back: int = 0


class World:
    """Everybody, and the clock. `lasts` and `idle` are the rule in force: how long what is given lasts, and inactivity."""

    def __init__(self, people: tuple[str, ...]) -> None:
        self.now = 1_000
        self.people = {name: Person() for name in people}
        self.is_now = {name: name for name in people}
        self.holds: dict[str, Hold] = {}
        self.grants: dict[str, tuple[Lot, str]] = {}
        self.spends: dict[str, tuple[list[Taken], str]] = {}
        self.lasts = NEVER
        self.idle = 0
        self.expired = 0  # ever
        self.numbers = count()

    # ----------------------------------------------------------------------------------------------------- looking

    def balance(self, name: str) -> int:
        return sum(lot.left for lot in self.people[name].lots)

    def held(self, name: str) -> int:
        return sum(hold.amount for hold in self.holds.values() if hold.person == name and hold.state == "open")

    def spendable(self, name: str) -> int:
        return max(self.balance(name) - self.held(name) - self.people[name].debt, 0)

    def find(self, name: str) -> str:
        while self.is_now[name] != name:
            name = self.is_now[name]
        return name

    def expires(self, at: int) -> int:
        return at + self.lasts if self.lasts != NEVER else NEVER

    # ------------------------------------------------------------------------------------------------- time passes

    def advance(self, by: int) -> None:
        """Every moment on the way, one after the other."""
        end = self.now + by
        while True:
            moments = [lot.expires for person in self.people.values() for lot in person.lots]
            moments += [lot.pending_until for person in self.people.values() for lot in person.pending]
            moments += [person.active + self.idle for person in self.people.values() if self.idle]
            ahead = [at for at in moments if self.now < at <= end]
            if not ahead:
                break
            self.now = min(ahead)
            self.tidy()
        self.now = end
        self.tidy()

    def tidy(self) -> None:
        for name, person in self.people.items():
            for lot in [lot for lot in person.pending if lot.pending_until <= self.now]:
                person.pending.remove(lot)
                person.lots.append(lot)
            self.pay(name)
            self.expire(name)

    def pay(self, name: str) -> int:
        person = self.people[name]
        amount = max(min(person.debt, self.balance(name) - self.held(name)), 0)
        self.take(name, amount, before=0)
        person.debt -= amount
        return amount

    def expire(self, name: str) -> int:
        person, done = self.people[name], 0
        kept: dict[int, int] = {}
        for hold in sorted((hold for hold in self.holds.values() if hold.person == name and hold.state == "open"), key=lambda one: one.at):
            for _ in range(hold.amount):  # one unit after the other: the soonest to run out that was alive then
                free = [lot for lot in person.lots if lot.expires > hold.at and lot.left > kept.get(lot.number, 0)]
                if free:
                    soonest = min(free, key=Lot.order)
                    kept[soonest.number] = kept.get(soonest.number, 0) + 1
        for lot in person.lots:
            if lot.expires <= self.now:
                part = lot.left - kept.get(lot.number, 0)
                lot.left -= part
                lot.expired += part
                done += part
        if self.idle and person.active + self.idle <= self.now:
            for lot, part in self.take(name, self.balance(name) - self.held(name), before=self.now):
                lot.expired += part
                done += part
        self.expired += done
        return done

    # ------------------------------------------------------------------------------------------------------- units

    def take(self, name: str, amount: int, before: int) -> list[tuple[Lot, int]]:
        """Units, one by one, the soonest to run out first of those alive at `before`."""
        parts: dict[int, tuple[Lot, int]] = {}
        for _ in range(amount):
            there = [lot for lot in self.people[name].lots if lot.left]
            alive = [lot for lot in there if lot.expires > before] or there
            lot = min(alive, key=Lot.order)
            lot.left -= 1
            parts[lot.number] = (lot, parts.get(lot.number, (lot, 0))[1] + 1)
        return list(parts.values())

    def add(self, name: str, amount: int, expires: int, ref: str | None, pending_until: int = 0) -> Lot:
        lot = Lot(next(self.numbers), ref, amount, amount, expires, self.now, pending_until)
        (self.people[name].pending if pending_until > self.now else self.people[name].lots).append(lot)
        return lot

    # ------------------------------------------------------------------------------------------------------- verbs

    def plain(self, name: str, amount: int) -> None:
        person, expires = self.people[name], self.expires(self.now)
        for lot in person.lots:
            if lot.ref is None and lot.left and lot.expires == expires:
                lot.left += amount
                lot.given += amount
                break
        else:
            self.add(name, amount, expires, None)
        self.touch(name)

    def give(self, name: str, amount: int, ref: str, wait: int) -> str:
        if ref in self.grants:
            return "grant_taken"
        lot = self.add(name, amount, self.expires(self.now + wait), ref, self.now + wait if wait else 0)
        self.grants[ref] = (lot, name)
        self.touch(name)
        return "done"

    def spend(self, name: str, amount: int, ref: str) -> str:
        if ref in self.spends:
            return "spend_taken"
        if amount > self.spendable(name):
            return "Short"
        self.spends[ref] = ([Taken(*part) for part in self.take(name, amount, before=self.now)], name)
        self.touch(name)
        return "done"

    def hold(self, name: str, amount: int, ref: str, until: int) -> str:
        if ref in self.holds:
            return "hold_taken"
        if amount > self.balance(name) - self.held(name) - self.people[name].debt:
            return "Short"
        self.holds[ref] = Hold(name, amount, self.now, until)
        return "done"

    def resolve(self, ref: str, amount: int | None, state: str) -> str:
        hold = self.holds.get(ref)
        if hold is None:
            return "hold_unknown"
        if hold.state != "open":
            return "hold_expired" if hold.state == "expired" else "hold_resolved"
        if state != "expired" and self.now >= hold.until:
            return "hold_expired"
        if state == "posted":
            amount = hold.amount if amount is None else amount
            if amount > hold.amount:
                return "more_than_held"
            self.spends[ref] = ([Taken(*part) for part in self.take(hold.person, amount, before=hold.at)], hold.person)
            self.touch(hold.person)
        hold.state = state
        self.tidy()
        return "done"

    def take_back(self, ref: str, amount: int | None) -> tuple[int, ...] | str:
        if ref not in self.grants:
            return "grant_unknown"
        lot, giver = self.grants[ref]
        name = self.find(giver)
        left = lot.given - lot.claimed
        amount = left if amount is None else min(amount, left)
        if amount == 0:
            return (0, 0, 0, 0, 0)
        lot.claimed += amount
        if lot in self.people[name].pending:
            lot.left -= amount
            return (amount, amount, 0, 0, 0)
        room = self.balance(name) - self.held(name)
        own = min(amount, lot.left, room)
        lot.left -= own
        gone = min(amount - own, lot.expired - lot.gone)
        lot.gone += gone
        others = min(amount - own - gone, room - own)
        self.take(name, others, before=self.now)
        debt = amount - own - gone - others
        self.people[name].debt += debt
        self.tidy()
        return (amount, own, gone, others, debt)

    def give_back(self, ref: str, amount: int | None, grace: int) -> tuple[int, ...] | str:
        if ref not in self.spends:
            return "spend_unknown"
        taken, spender = self.spends[ref]
        name = self.find(spender)
        left = sum(one.amount - one.back for one in taken)
        rest = amount = left if amount is None else min(amount, left)
        for one in sorted(taken, key=lambda part: part.lot.order(), reverse=True):
            part = min(one.amount - one.back, rest)
            if part:
                rest -= part
                one.back += part
                one.lot.left += part
                if one.lot not in self.people[name].lots:
                    self.people[name].lots.append(one.lot)
                if grace and one.lot.expires <= self.now:
                    one.lot.expires = self.now + grace
        if not amount:
            return (0, 0, 0)
        self.people[name].active = self.now
        paid = self.pay(name)
        return (amount, self.expire(name), paid)

    def hand_on(self, giver: str, taker: str, amount: int) -> str:
        if amount > self.spendable(giver):
            return "Short"
        for lot, part in self.take(giver, amount, before=self.now):
            self.add(taker, part, lot.expires, f"from {lot.number}")
        self.people[taker].active = self.now
        self.touch(giver)
        return "done"

    def merge(self, old: str, new: str) -> None:
        one, two = self.people[old], self.people[new]
        two.lots += one.lots
        two.pending += one.pending
        two.debt += one.debt
        two.active = max(one.active, two.active)
        self.people[old] = Person()
        self.is_now[old], self.is_now[new] = new, new
        for hold in self.holds.values():
            hold.person = new if hold.person == old else hold.person
        self.tidy()

    def touch(self, name: str) -> None:
        self.people[name].active = self.now
        self.tidy()
