"""Budgets inside somebody's transaction: which accounts to lock, then charge and give back, then save.

The guard is the ledger's: what is left of a budget, and the room of each limit, are balances with a floor. State, terms and spends
are read only after the caller has locked the accounts, so nobody can change them meanwhile.
"""

from collections.abc import Hashable, MutableMapping, Sequence
from typing import Any, NamedTuple

from antiphon.engine.database.port import Conflicted, Session
from antiphon.features.budgets import store
from antiphon.features.budgets.contracts import MAX_ID, BudgetRefusal, Spend
from antiphon.features.budgets.lines import (
    DAYS,
    LIMIT,
    Line,
    Ruled,
    holder_of,
    holders_charged,
    limit_keys,
    lines_of,
    own_keys,
    read_ruled,
    spell_lines,
    spent_of,
)
from antiphon.features.budgets.store import ChargeRow
from antiphon.features.ledger.api import Book
from antiphon.features.ledger.contracts import ODD_LETTERS, AccountKey
from antiphon.kernel.amounts import MAX_AMOUNT, WORLD

MINUTE_MS = 60_000


class Told(NamedTuple):
    """A threshold that was reached, or (percent 0) a breaker that tripped: for the alerts and the events."""

    budget_id: str
    percent: int
    given: int
    spent: int
    at_ms: int
    person_id: str
    because: str = ""


class BudgetTill:
    """Open it, lock `keys` together with your own accounts in one Book, then charge. Of no use after its transaction."""

    def __init__(self, session: Session, workspace: str, zone: str, spends: Sequence[Spend], returns: Sequence[str]) -> None:
        self._session = session
        self._workspace = workspace
        self._spends = tuple(spends)
        self._zone = zone
        self._back = store.read_charges(session, workspace, list(returns)) if returns else {}
        names = {spend.budget_id for spend in spends} | {charge.budget_id for charge in self._back.values()}
        found = store.read_budgets(session, workspace, sorted(names)) if names else {}
        self._ruled = {budget_id: read_ruled(row) for budget_id, row in found.items()}
        self._asked = {spend.id for spend in spends} | set(returns)
        self.keys = self._find_keys(spends)
        self._settled = False
        self._states: dict[str, tuple[int, str, str | None]] = {}
        self._charges: dict[str, ChargeRow] = {}
        self._returned: set[str] = set()
        self._stored: dict[str, ChargeRow] = {}
        self._stored_opened: dict[str, int] = {}
        self._windows: dict[str, dict[int, int]] = {}
        self._known_alerts: set[tuple[str, int, int]] = set()
        self._opened: dict[str, tuple[int, str, str]] = {}  # holder -> put in, budget, person
        self._returns: dict[str, tuple[str, int, int]] = {}
        self._minutes: dict[tuple[str, int], tuple[int, int, int, int]] = {}
        self._tripped: dict[str, Told] = {}
        self._alerts: dict[tuple[str, int, int], Told] = {}
        self._log: list[tuple[MutableMapping[Any, Any], Hashable, Any]] = []

    def _find_keys(self, spends: Sequence[Spend]) -> list[AccountKey]:
        keys: set[AccountKey] = set()
        for ruled in self._ruled.values():
            keys.update(own_keys(ruled))
        for spend in spends:
            if (ruled := self._ruled.get(spend.budget_id)) is not None:
                keys.update(limit_keys(self._workspace, spend.budget_id, lines_of(ruled, spend, self._zone)))
        for charge in self._back.values():
            holders = [holder for _, holder in holders_charged(charge.limits, charge.budget_id, charge.person_id)]
            if holders:
                keys.update(AccountKey(self._workspace, holder, LIMIT) for holder in (spent_of(charge.budget_id), *holders))
        return sorted(keys)

    # ---------------------------------------------------------------------------------------------- spending

    def charge(self, book: Book, spend: Spend) -> BudgetRefusal | None:
        """Spend, all of it or nothing. The same `Spend.id` again is None and moves nothing; so is an amount of 0."""
        self._settle()
        ruled = self._ruled.get(spend.budget_id)
        if ruled is None:
            return BudgetRefusal("budget_unknown", spend.budget_id)
        if spend.id in self._charges or spend.amount == 0:
            return None
        _check(spend)
        closed = self._closed(ruled, spend)
        if closed is not None:
            return closed
        mark = book.mark()
        lines = lines_of(ruled, spend, self._zone)
        opened: list[tuple[Line, int]] = []
        for line in lines:
            put_in = self._make_room(book, line, spend)
            opened.append((line, put_in))
            if self._move(book, LIMIT, spend.amount, line.holder, spent_of(spend.budget_id), spend):
                left = book.spendable(AccountKey(self._workspace, line.holder, LIMIT))
                book.undo(mark)
                return BudgetRefusal(line.reason, spend.budget_id, left)
        if self._move(book, ruled.asset, spend.amount, holder_of(spend.budget_id), spent_of(spend.budget_id), spend):
            book.undo(mark)
            return BudgetRefusal("budget_spent", spend.budget_id, book.spendable(own_keys(ruled)[0]))
        if self._trips(ruled, spend):
            book.undo(mark)
            self._trip(book, ruled, spend)
            return BudgetRefusal("budget_stopped", spend.budget_id, book.spendable(own_keys(ruled)[0]))
        self._note(book, ruled, spend, lines, opened)
        return None

    def left(self, book: Book, spend: Spend) -> int:
        """The most that a spend like this one could take now."""
        self._settle()
        ruled = self._ruled.get(spend.budget_id)
        if ruled is None or self._closed(ruled, spend) is not None:
            return 0
        rooms = [book.spendable(own_keys(ruled)[0])]
        for line in lines_of(ruled, spend, self._zone):
            used = self._put_in(line.holder) - book.balance(AccountKey(self._workspace, line.holder, LIMIT))
            rooms.append(line.most - used)
        rule = ruled.terms.burn_rule
        if rule is not None:
            rooms.append(rule.amount - self._window(spend.budget_id, rule.minutes, spend.at_ms))
        return max(0, min(rooms))

    def _closed(self, ruled: Ruled, spend: Spend) -> BudgetRefusal | None:
        if spend.budget_id in self._tripped or self._states[spend.budget_id][1] == "stopped":
            return BudgetRefusal("budget_stopped", spend.budget_id)
        if ruled.row.starts_at is not None and spend.at_ms < ruled.row.starts_at:
            return BudgetRefusal("budget_not_begun", spend.budget_id)
        if ruled.row.ends_at is not None and spend.at_ms >= ruled.row.ends_at:
            return BudgetRefusal("budget_over", spend.budget_id)
        return None

    def _make_room(self, book: Book, line: Line, spend: Spend) -> int:
        """Bring what was put into a limit's account to the limit; never below what was spent. What it has had put in then."""
        put_in = self._put_in(line.holder)
        if put_in < line.most:
            book.transfer(self._workspace, LIMIT, line.most - put_in, WORLD, line.holder, spend.id, "limit_opened", spend.at_ms)
            return line.most
        back = min(put_in - line.most, book.spendable(AccountKey(self._workspace, line.holder, LIMIT)))
        if back > 0:
            book.transfer(self._workspace, LIMIT, back, line.holder, WORLD, spend.id, "limit_lowered", spend.at_ms)
        return put_in - max(0, back)

    def _put_in(self, holder: str) -> int:
        here = self._opened.get(holder)
        return self._stored_opened.get(holder, 0) if here is None else here[0]

    def _move(self, book: Book, asset: str, amount: int, source: str, target: str, spend: Spend) -> bool:
        """Whether it was refused."""
        because = "budget_spent"
        return (
            book.transfer(self._workspace, asset, amount, source, target, spend.decision_id or spend.id, because, spend.at_ms) is not None
        )

    def _note(self, book: Book, ruled: Ruled, spend: Spend, lines: tuple[Line, ...], opened: Sequence[tuple[Line, int]]) -> None:
        for line, put_in in opened:
            if put_in != self._put_in(line.holder) or line.holder not in self._stored_opened:
                self._set(self._opened, line.holder, (put_in, spend.budget_id, line.person_id))
        unit = 1 if ruled.row.measure == "money" else ruled.row.unit_cost_minor
        cost = min(spend.amount * unit, MAX_AMOUNT)
        row = ChargeRow(
            self._workspace,
            spend.id,
            spend.budget_id,
            spend.amount,
            0,
            cost,
            spend.at_ms,
            spend.person_id,
            clean(spend.reward),
            clean(spend.channel),
            clean(spend.decision_id),
            spell_lines(lines, spend.budget_id),
        )
        self._set(self._charges, spend.id, row)
        self._count(spend.budget_id, spend.at_ms, charged=spend.amount, cost=cost, charges=1)
        self._warn(book, ruled, spend)

    def _warn(self, book: Book, ruled: Ruled, spend: Spend) -> None:
        left, spent = (book.balance(key) for key in own_keys(ruled))
        given = left + spent
        for percent in sorted({*ruled.terms.alerts, 100}):
            told = (spend.budget_id, percent, given)
            if spent * 100 >= percent * given and told not in self._known_alerts and told not in self._alerts:
                self._set(self._alerts, told, Told(spend.budget_id, percent, given, spent, spend.at_ms, spend.person_id))

    def _trips(self, ruled: Ruled, spend: Spend) -> bool:
        rule = ruled.terms.burn_rule
        return rule is not None and self._window(spend.budget_id, rule.minutes, spend.at_ms) + spend.amount > rule.amount

    def _trip(self, book: Book, ruled: Ruled, spend: Spend) -> None:
        left, spent = (book.balance(key) for key in own_keys(ruled))
        told = Told(spend.budget_id, 0, left + spent, spent, spend.at_ms, spend.person_id, "burn_rate")
        self._set(self._tripped, spend.budget_id, told)

    # ------------------------------------------------------------------------------------------------ giving back

    def give_back(self, book: Book, spend_id: str, return_id: str, at_ms: int, amount: int | None = None) -> int:
        """Give back a spend, or some of it; how much really came back. Never more than was charged; the same `return_id` again: 0."""
        self._settle()
        charge = self._charges.get(spend_id)
        if charge is None or return_id in self._returned or return_id in self._returns:
            return 0
        rest = charge.amount - charge.returned
        amount = rest if amount is None else min(max(0, amount), rest)
        if amount == 0:
            return 0
        ruled = self._ruled[charge.budget_id]
        spent = spent_of(charge.budget_id)
        book.transfer(self._workspace, ruled.asset, amount, spent, holder_of(charge.budget_id), return_id, "budget_returned", at_ms)
        for kind, holder in holders_charged(charge.limits, charge.budget_id, charge.person_id):
            if kind not in DAYS or ruled.terms.day_return == "same_day":
                book.transfer(self._workspace, LIMIT, amount, spent, holder, return_id, "budget_returned", at_ms)
        cost = _share(charge, charge.returned + amount) - _share(charge, charge.returned)
        self._set(self._charges, spend_id, charge._replace(returned=charge.returned + amount))
        self._set(self._returns, return_id, (spend_id, amount, at_ms))
        self._count(charge.budget_id, at_ms, returned=amount, cost=-cost)
        return amount

    # ------------------------------------------------------------------------------------------------ undo, save

    def mark(self, book: Book) -> tuple[int, int]:
        """A point to come back to, of Book and till together."""
        return book.mark(), len(self._log)

    def undo(self, book: Book, mark: tuple[int, int]) -> None:
        """Make everything since the mark not have happened."""
        book.undo(mark[0])
        while len(self._log) > mark[1]:
            mapping, key, before = self._log.pop()
            if before is None:
                mapping.pop(key, None)
            else:
                mapping[key] = before

    def save(self, session: Session) -> list[Told]:
        """Write what happened, after the Book. What was reached or tripped, for whoever tells about it."""
        new_limits = [
            (self._workspace, holder, *self._limit(holder)) for holder in sorted(self._opened) if holder not in self._stored_opened
        ]
        old_limits = [(self._workspace, holder, *self._limit(holder)) for holder in sorted(self._opened) if holder in self._stored_opened]
        changed = {name: row for name, row in self._charges.items() if row != self._stored.get(name)}
        session.write_many(store.NEW_LIMITS, new_limits)
        session.write_many(store.LIMITS, old_limits)
        session.write_many(store.CHARGES, [changed[name] for name in sorted(changed) if name not in self._stored])
        session.write_many(store.RETURNED, [changed[name] for name in sorted(changed) if name in self._stored])
        returns = [(self._workspace, name, *self._returns[name]) for name in sorted(self._returns)]
        session.write_many(store.RETURNS, returns)
        session.write_many(store.MINUTES, [(self._workspace, *place, *self._minutes[place]) for place in sorted(self._minutes)])
        session.write_many(store.ALERTS, [(self._workspace, *name, told.spent, told.at_ms) for name, told in sorted(self._alerts.items())])
        for budget_id, told in sorted(self._tripped.items()):
            store.set_breaker(session, self._workspace, budget_id, told.because)
            rule = self._ruled[budget_id].terms.burn_rule
            assert rule is not None
            reason = f"> {rule.amount} / {rule.minutes} min"
            store.add_change(session, (self._workspace, budget_id, told.at_ms, "", "stopped_burn_rate", 0, reason))
        return [*self._alerts.values(), *self._tripped.values()]

    def _limit(self, holder: str) -> tuple[str, str, int]:
        put_in, budget_id, person_id = self._opened[holder]
        return budget_id, person_id, put_in

    # ------------------------------------------------------------------------------------------------ inside

    def _settle(self) -> None:
        """Once, after the caller's Book has locked the accounts."""
        if self._settled:
            return
        self._settled = True
        session, workspace, names = self._session, self._workspace, sorted(self._ruled)
        self._states = store.read_states(session, workspace, names) if names else {}
        if any(self._states[name][0] != ruled.row.revision for name, ruled in self._ruled.items()):
            raise Conflicted("a budget was changed while its accounts were being locked")
        self._stored = store.read_charges(session, workspace, sorted(self._asked)) if self._asked else {}
        if any(self._stored[name].person_id != charge.person_id for name, charge in self._back.items()):
            raise Conflicted("somebody who had spent was merged while the accounts were being locked")
        self._charges = dict(self._stored)
        self._returned = store.list_return_ids(session, workspace, sorted(self._back)) if self._back else set()
        holders = [key.holder for key in self.keys if key.asset == LIMIT]
        self._stored_opened = store.read_opened(session, workspace, holders) if holders else {}
        self._known_alerts = {(row[0], row[1], row[2]) for row in store.list_alerts(session, workspace, names)} if names else set()
        self._look_back()

    def _look_back(self) -> None:
        """Read what was spent lately, where a breaker asks for it."""
        for name, ruled in self._ruled.items():
            moments = [spend.at_ms // MINUTE_MS for spend in self._spends if spend.budget_id == name]
            if ruled.terms.burn_rule is not None and moments:
                since = min(moments) - ruled.terms.burn_rule.minutes
                self._windows[name] = dict(store.list_minutes(self._session, self._workspace, name, since, max(moments)))

    def _window(self, budget_id: str, minutes: int, at_ms: int) -> int:
        """What was charged in the minutes up to a moment, what this till charged included."""
        last = at_ms // MINUTE_MS
        stored = sum(charged for minute, charged in self._windows[budget_id].items() if last - minutes < minute <= last)
        here = sum(n[0] for (name, minute), n in self._minutes.items() if name == budget_id and last - minutes < minute <= last)
        return stored + here

    def _count(self, budget_id: str, at_ms: int, *, charged: int = 0, returned: int = 0, cost: int = 0, charges: int = 0) -> None:
        place = (budget_id, at_ms // MINUTE_MS)
        before = self._minutes.get(place, (0, 0, 0, 0))
        self._set(self._minutes, place, (before[0] + charged, before[1] + returned, before[2] + cost, before[3] + charges))

    def _set(self, mapping: MutableMapping[Any, Any], key: Hashable, value: Any) -> None:
        self._log.append((mapping, key, mapping.get(key)))
        mapping[key] = value


def _share(charge: ChargeRow, returned: int) -> int:
    """The cost of the units that came back so far, so that several returns add up to the cost exactly."""
    return charge.cost_minor * returned // charge.amount


def clean(word: str) -> str:
    """Words from outside without letters that a store refuses, and not endless."""
    return ODD_LETTERS.sub(" ", word)[:120]


def _check(spend: Spend) -> None:
    fits = 0 < len(spend.id) <= MAX_ID and not ODD_LETTERS.search(spend.id)
    if not fits or type(spend.amount) is not int or not 0 < spend.amount <= MAX_AMOUNT:
        message = "a spend has a name of 1 to 200 plain letters and a whole amount"
        raise ValueError(message)
