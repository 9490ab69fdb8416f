"""Whatever is given, spent, held, taken back, given back, handed on, merged and left to time: late matching is as good as at once.

Each transaction opens what it needs and nothing more, and the timer runs now and then, so most purses are matched long after
the fact. The same machine must go red on each planted fault.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from antiphon.engine.database.port import Database
from antiphon.features.ledger import lots as pure
from antiphon.features.ledger import service, settling
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import AccountKey, Expired, GivenBack, GrantKey, HoldKey, LotRule, SpendKey, TakenBack
from antiphon.features.ledger.purses import Purses
from antiphon.kernel.clock import DAY_MS
from tests.conftest import SetClock
from tests.features.ledger.lot_model import NEVER, World

PEOPLE = ("person:1", "person:2", "person:3")
START = 20_000 * DAY_MS  # days begin on the hour of UTC, so a rule of N days is N + 1 days of milliseconds
WHO = st.sampled_from(PEOPLE)
AMOUNT = st.integers(1, 12)
PART = st.one_of(st.none(), st.integers(1, 9))
_numbers = count()


class _Rollback(Exception):
    pass


def said(answer: Any) -> Any:
    """What the ledger said, in the model's words."""
    if isinstance(answer, TakenBack):
        return (answer.amount, answer.from_lot, answer.already_gone, answer.from_others, answer.debt)
    if isinstance(answer, GivenBack):
        return (answer.amount, answer.expired, answer.paid_debt)
    if answer is None:
        return "done"
    reason = getattr(answer, "reason", None)
    return reason or {"Short": "Short", "Given": "done"}[type(answer).__name__]


class Programme(RuleBasedStateMachine):
    """One transaction after another."""

    database: Database

    def __init__(self) -> None:
        super().__init__()
        self.workspace = f"programme {next(_numbers)}"
        self.world = World(PEOPLE)
        self.world.now = START
        self.clock = SetClock(START)
        self.ledger = Ledger(clock=self.clock)
        self.expired = 0
        self.ledger.on_expired(self._on_expired)
        self.refs = count()
        self.known: list[str] = []  # references of grants
        self.spent: list[str] = []  # … of spends and holds
        self._rule(2, 0)

    def _on_expired(self, _session: object, expired: Any) -> None:
        ones: list[Expired] = expired
        self.expired += sum(one.amount for one in ones if one.workspace == self.workspace)

    def key(self, person: str) -> AccountKey:
        return AccountKey(self.workspace, person, "points")

    def alive(self, person: str) -> str:
        return self.world.find(person)

    # ------------------------------------------------------------------------------------------------ transactions

    def plainly(self, person: str, do: Callable[[Any], Any], holds: tuple[str, ...] = ()) -> Any:
        """A Book that knows nothing of lots, as the hot path opens it."""
        with self.database.begin() as session:
            keys = [] if person == "" else [self.key(person)]
            book = self.ledger.open_book(session, keys, [HoldKey(self.workspace, name) for name in holds])
            answer = do(book)
            book.save(session)
        return said(answer)

    def dealing(self, do: Callable[[Purses], Any], people: tuple[str, ...] = (), grant: str = "", spend: str = "") -> Any:
        """A Book with lots."""
        with self.database.begin() as session:
            purses = self.ledger.open_purses(
                session,
                [self.key(person) for person in people],
                grants=[GrantKey(self.workspace, "points", grant)] if grant else [],
                spends=[SpendKey(self.workspace, "points", spend)] if spend else [],
                holds=[HoldKey(self.workspace, spend)] if spend else [],
            )
            answer = do(purses)
            purses.book.save(session)
        return said(answer)

    # ------------------------------------------------------------------------------------------------------- rules

    @rule(person=WHO, amount=AMOUNT)
    def plain(self, person: str, amount: int) -> None:
        person, now = self.alive(person), self.clock.at_ms
        self.plainly(person, lambda book: book.transfer(self.workspace, "points", amount, "world", person, "dec", "played", now))
        self.world.plain(person, amount)

    @rule(person=WHO, amount=AMOUNT, wait=st.sampled_from([0, 0, 1, 3]), again=st.booleans())
    def give(self, person: str, amount: int, wait: int, again: bool) -> None:  # noqa: FBT001 - drawn
        person, at = self.alive(person), self.clock.at_ms + wait * DAY_MS
        ref = self.known[-1] if again and self.known else f"grant {next(self.refs)}"
        key = self.key(person)
        available = at if wait else None
        answer = self.dealing(lambda purses: purses.give(key, amount, ref, "dec", "earned", available_at=available), (person,), ref)
        assert answer == self.world.give(person, amount, ref, wait * DAY_MS)
        self.known.append(ref)

    @rule(person=WHO, amount=AMOUNT, plain=st.booleans())
    def spend(self, person: str, amount: int, plain: bool) -> None:  # noqa: FBT001 - drawn
        person, now, ref = self.alive(person), self.clock.at_ms, f"spend {next(self.refs)}"
        key = self.key(person)
        if plain:
            answer = self.plainly(person, lambda book: book.transfer(self.workspace, "points", amount, person, "world", ref, "spent", now))
        else:
            answer = self.dealing(lambda purses: purses.spend(key, amount, ref, "spent"), (person,), spend=ref)
        assert answer == self.world.spend(person, amount, ref)
        self.spent.append(ref)

    @rule(person=WHO, amount=AMOUNT, lasts=st.integers(1, 4))
    def hold(self, person: str, amount: int, lasts: int) -> None:
        person, now, ref = self.alive(person), self.clock.at_ms, f"hold {next(self.refs)}"
        until = now + lasts * DAY_MS
        answer = self.plainly(
            person, lambda book: book.hold(self.workspace, ref, "points", amount, person, "world", until, ref, "held", now), (ref,)
        )
        assert answer == self.world.hold(person, amount, ref, until)
        self.spent.append(ref)

    @precondition(lambda self: self.world.holds)
    @rule(data=st.data(), amount=PART, post=st.booleans())
    def resolve(self, data: st.DataObject, amount: int | None, post: bool) -> None:  # noqa: FBT001 - drawn
        ref, now = data.draw(st.sampled_from(sorted(self.world.holds))), self.clock.at_ms
        if post:
            answer = self.plainly("", lambda book: book.post(self.workspace, ref, amount, "dec", "posted", now), (ref,))
        else:
            answer = self.plainly("", lambda book: book.void(self.workspace, ref, "dec", now), (ref,))
        assert answer == self.world.resolve(ref, amount, "posted" if post else "voided")

    @precondition(lambda self: self.known)
    @rule(data=st.data(), amount=PART)
    def take_back(self, data: st.DataObject, amount: int | None) -> None:
        ref = data.draw(st.sampled_from(self.known))
        grant = GrantKey(self.workspace, "points", ref)
        answer = self.dealing(lambda purses: purses.take_back(grant, amount, "dec", "refunded"), grant=ref)
        assert answer == self.world.take_back(ref, amount)

    @precondition(lambda self: self.spent)
    @rule(data=st.data(), amount=PART, grace=st.sampled_from([0, 0, 2]))
    def give_back(self, data: st.DataObject, amount: int | None, grace: int) -> None:
        ref = data.draw(st.sampled_from(self.spent))
        spend = SpendKey(self.workspace, "points", ref)
        answer = self.dealing(lambda purses: purses.give_back(spend, amount, "dec", "returned", grace), spend=ref)
        assert answer == self.world.give_back(ref, amount, grace * DAY_MS)

    @rule(giver=WHO, taker=WHO, amount=AMOUNT)
    def hand_on(self, giver: str, taker: str, amount: int) -> None:
        giver, taker = self.alive(giver), self.alive(taker)
        if giver != taker:
            one, two = self.key(giver), self.key(taker)
            answer = self.dealing(lambda purses: purses.hand_on(one, two, amount, "dec", "gift"), (giver, taker))
            assert answer == self.world.hand_on(giver, taker, amount)

    @rule(old=WHO, new=WHO)
    def merge(self, old: str, new: str) -> None:
        old, new = self.alive(old), self.alive(new)
        if old != new:
            self.dealing(lambda _: None, (old, new))  # the merge of accounts without lots is the ledger model's business
            with self.database.begin() as session:
                self.ledger.merge_holder(session, self.workspace, old, new, "", self.clock.at_ms)
            self.world.merge(old, new)

    @rule(days=st.integers(1, 4))
    def time_passes(self, days: int) -> None:
        self.clock.advance(days=days)
        self.world.advance(days * DAY_MS)

    @rule()
    def timer(self) -> None:
        with self.database.begin() as session:
            self.ledger.time_out_holds(session, self.clock.at_ms)
            self.ledger.settle_due(session, self.clock.at_ms)
        for ref, hold in self.world.holds.items():
            if hold.state == "open" and hold.until <= self.clock.at_ms:
                self.world.resolve(ref, None, "expired")
        with self.database.begin() as session:  # a hold that ran out frees what had run out too
            self.ledger.settle_due(session, self.clock.at_ms)
        with self.database.read() as session:
            assert self.ledger.check(session, self.workspace) == []
            for person in PEOPLE:
                lines = self.ledger.list_lots(session, self.workspace, person, "points")
                shown = Counter[int]()
                for line in lines:
                    shown[int(line.expires_at.timestamp() * 1000) if line.expires_at else NEVER] += line.remaining
                assert shown == self.by_moment(person)
        assert self.expired == self.world.expired

    @rule(days=st.sampled_from([0, 1, 2, 5]), idle=st.sampled_from([0, 0, 3]))
    def new_rule(self, days: int, idle: int) -> None:
        self.timer()
        self.time_passes(1)
        self.timer()
        self._rule(days, idle)

    def _rule(self, days: int, idle: int) -> None:
        with self.database.begin() as session:
            rule = LotRule("UTC", "days" if days else "never", days, inactivity_days=idle)
            self.ledger.set_rule(session, self.workspace, "points", rule)
        self.world.lasts = (days + 1) * DAY_MS if days else NEVER
        self.world.idle = (idle + 1) * DAY_MS if idle else 0
        self.world.tidy()

    # -------------------------------------------------------------------------------------------------- comparing

    def by_moment(self, person: str) -> Counter[int]:
        found = Counter[int]()
        for lot in [*self.world.people[person].lots, *self.world.people[person].pending]:
            if lot.left:
                found[lot.expires] += lot.left
        return found

    @rule()
    def look(self) -> None:
        """What a Book with lots would see of everybody; nothing is kept of it, so that purses stay unmatched."""
        with suppress(_Rollback), self.database.begin() as session:
            self._compare(self.ledger.open_purses(session, [self.key(person) for person in PEOPLE]))
            raise _Rollback

    def _compare(self, purses: Purses) -> None:
        for person in PEOPLE:
            key, world, mine = self.key(person), self.world, self.world.people[person]
            assert max(purses.book.spendable(key), 0) == world.spendable(person)
            assert purses.book.balance(key) == world.balance(person)
            assert purses.debt(key) == mine.debt
            assert purses.pending(key) == sum(lot.left for lot in mine.pending)
            lots = [lot for lot in purses.purse(key).lots.values() if lot.remaining]
            assert Counter((lot.ref, lot.expires_at or NEVER, lot.remaining) for lot in lots if lot.ref) == Counter(
                (lot.ref, lot.expires, lot.left)
                for lot in [*mine.lots, *mine.pending]
                if lot.ref and not lot.ref.startswith("from") and lot.left
            )
            shown = Counter[int]()
            for lot in lots:
                shown[lot.expires_at or NEVER] += lot.remaining
            assert shown == self.by_moment(person)

    def teardown(self) -> None:
        self.look()
        self.timer()
        self.look()


def run(database: Database, examples: int, *, shrinks: bool = True) -> None:
    """Run programmes over a store. Raises whatever goes wrong."""

    class Over(Programme):
        pass

    Over.database = database
    quick = settings(
        max_examples=examples,
        stateful_step_count=40,
        deadline=None,
        database=None,
        derandomize=True,
        report_multiple_bugs=False,
        phases=[Phase.generate, Phase.shrink] if shrinks else [Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )
    run_state_machine_as_test(Over, settings=quick)  # pyright: ignore[reportUnknownMemberType]


def test_late_matching_is_what_counting_at_once_would_be(database: Database) -> None:
    run(database, 60 if database.dialect == "sqlite" else 20)


def held_and_run_out(programme: Programme) -> None:
    """The timer gives a hold back and must see, in the same moment, that its units have run out."""
    programme.give(person="person:1", amount=1, wait=0, again=False)
    programme.hold(person="person:1", amount=1, lasts=1)
    programme.time_passes(days=3)


def held_and_forgotten(programme: Programme) -> None:
    """The same when it is inactivity that ends them."""
    programme.new_rule(days=0, idle=0)
    programme.plain(person="person:1", amount=1)
    programme.new_rule(days=0, idle=3)
    programme.hold(person="person:1", amount=1, lasts=1)
    programme.time_passes(days=1)


def tied_in_time(programme: Programme) -> None:
    """Two lots of one moment: which is taken must not depend on when they were matched."""
    programme.plain(person="person:1", amount=1)
    programme.give(person="person:2", amount=1, wait=0, again=False)
    programme.merge(old="person:2", new="person:1")
    programme.spend(person="person:1", amount=1, plain=False)


@pytest.mark.parametrize("story", [held_and_run_out, held_and_forgotten, tied_in_time], ids=lambda story: story.__name__)
def test_what_the_machine_once_found(database: Database, story: Callable[[Programme], None]) -> None:
    Programme.database = database
    programme = Programme()
    story(programme)
    programme.teardown()


# ------------------------------------------------------------------------------- faults the machine must find


def _latest_first(lots: Any) -> Any:
    return sorted(lots, key=lambda lot: (-(pure.FOREVER if lot.expires_at is None else lot.expires_at), lot.given_at, lot.id))


def _expires_what_is_held(lots: Any, _holds: Any, now_ms: int) -> Any:
    return [pure.Part(lot, lot.remaining) for lot in lots if lot.is_over(now_ms) and lot.remaining]


def _nothing(*_: Any) -> int:
    return 0


FAULTS: dict[str, tuple[Any, str, Any]] = {
    "takes the latest first": (pure, "soonest_first", _latest_first),
    "expires what is held": (pure, "ran_out", _expires_what_is_held),
    "never pays debts": (settling.Settling, "_pay_debt", _nothing),
    "never expires": (settling.Settling, "_expire", _nothing),
    "pending points never arrive": (settling.Settling, "_arrive", _nothing),
    "spends what has expired": (service, "settler", lambda _tell: None),  # pyright: ignore[reportUnknownLambdaType]
}


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)  # the faults are the same over either store
@pytest.mark.parametrize("fault", FAULTS)
def test_the_machine_finds_planted_faults(database: Database, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*FAULTS[fault])
    with pytest.raises(Exception):  # noqa: B017, PT011 - which check finds it is up to the machine
        run(database, 200, shrinks=False)
