"""Holds: set aside, then posted, voided or timed out, and only one of these, once."""

import pytest

from antiphon.engine.database.port import BrokenRule, Conflicted, Database
from antiphon.engine.database.writer import Writer
from antiphon.features.ledger.api import Book, Ledger
from antiphon.features.ledger.contracts import HoldKey, Refusal, Short
from antiphon.features.ledger.jobs import HoldTimer
from antiphon.features.ledger.store import HoldRow
from antiphon.kernel.errors import Invalid
from tests.features.ledger.purses import ANN, BOB, MERCHANT, SHOP, WORLD, balances, broken_laws, desk, key


def open_hold(database: Database, name: str = "h", amount: int = 6, until: int = 2_000) -> None:
    with desk(database, holds=[name]) as till:
        assert till.give(WORLD, ANN, 10) is None
        assert till.hold(name, ANN, MERCHANT, amount, until) is None


def test_what_is_held_is_still_there_but_cannot_be_spent(database: Database) -> None:
    open_hold(database)
    with desk(database, holds=["h2"]) as till:
        assert till.book.balance(key(ANN)) == 10
        assert till.give(ANN, BOB, 5) == Short(key(ANN), 5, 4)
        assert till.hold("h2", ANN, BOB, 5) == Short(key(ANN), 5, 4)
        assert till.hold("h2", ANN, BOB, 4) is None
        assert till.give(ANN, BOB, 1) == Short(key(ANN), 1, 0)
    assert balances(database) == {ANN: 10, WORLD: -10}
    assert not broken_laws(database)


@pytest.mark.parametrize(("posted", "left"), [(None, 4), (6, 4), (1, 9)])
def test_posting_moves_all_or_a_part_and_frees_the_rest(database: Database, posted: int | None, left: int) -> None:
    open_hold(database)
    with desk(database, holds=["h"]) as till:
        assert till.post("h", posted) is None
        assert till.book.spendable(key(ANN)) == left
    assert balances(database) == {ANN: left, MERCHANT: 10 - left, WORLD: -10}
    with database.read() as session:
        (hold,) = Ledger().list_holds(session, SHOP, ["h", "nobody's"])
        (transfer, _) = Ledger().list_transfers(session, SHOP).items
    assert (hold.state, hold.posted, hold.resolved_by) == ("posted", 10 - left, "dec_p")
    assert (transfer.hold, transfer.decision_id, transfer.source, transfer.target) == ("h", "dec_p", ANN, MERCHANT)
    assert not broken_laws(database)


def test_voiding_gives_everything_back(database: Database) -> None:
    open_hold(database)
    with desk(database, holds=["h"]) as till:
        assert till.void("h") is None
        assert till.give(ANN, BOB, 10) is None
    assert balances(database) == {BOB: 10, WORLD: -10}
    assert not broken_laws(database)


def test_a_hold_is_resolved_once(database: Database) -> None:
    open_hold(database, "h")
    with desk(database, holds=["h"]) as till:
        assert till.post("h", 2) is None
        assert till.post("h", 2) == Refusal("hold_resolved")
    with desk(database, holds=["h"]) as till:
        assert till.post("h", 4) == Refusal("hold_resolved")
        assert till.void("h") == Refusal("hold_resolved")
    with desk(database, holds=["h"], at_ms=9_000) as till:
        assert till.time_out("h") == Refusal("hold_resolved")
        assert till.hold("h", ANN, BOB, 1, until=10_000) == Refusal("hold_taken")
    assert balances(database) == {ANN: 8, MERCHANT: 2, WORLD: -10}
    assert not broken_laws(database)


def test_from_its_end_on_a_hold_can_only_time_out(database: Database) -> None:
    open_hold(database, until=2_000)
    with desk(database, holds=["h"], at_ms=1_999) as till, pytest.raises(Invalid):
        till.time_out("h")
    with desk(database, holds=["h"], at_ms=2_000) as till:
        assert till.post("h") == Refusal("hold_expired")
        assert till.void("h") == Refusal("hold_expired")
        assert till.time_out("h") is None
        assert till.time_out("h") == Refusal("hold_expired")
    with desk(database, holds=["h"]) as till:
        assert till.post("h") == Refusal("hold_expired")
    assert balances(database) == {ANN: 10, WORLD: -10}
    assert not broken_laws(database)


def test_refusals_that_have_nothing_to_do_with_time(database: Database) -> None:
    open_hold(database)
    with desk(database, holds=["h", "x"]) as till:
        assert till.post("x") == Refusal("hold_unknown")
        assert till.void("x") == Refusal("hold_unknown")
        assert till.post("h", 7) == Refusal("more_than_held")
        for amount in (0, -1):
            with pytest.raises(Invalid):
                till.post("h", amount)
        with pytest.raises(Invalid):
            till.hold("x", ANN, ANN, 1)
        with pytest.raises(Invalid):
            till.hold("x", ANN, BOB, 1, until=1_000)
        with pytest.raises(Invalid):
            till.hold("x", ANN, BOB, 0)
    assert not broken_laws(database)


def test_undo_takes_holds_back_too(database: Database) -> None:
    open_hold(database, "old")
    with desk(database, holds=["old", "new"]) as till:
        mark = till.book.mark()
        till.hold("new", ANN, BOB, 4)
        till.post("old", 5)
        till.void("new")
        till.book.undo(mark)
        assert till.book.spendable(key(ANN)) == 4
        assert till.hold("new", ANN, BOB, 3) is None, "the name was not used up"
        assert till.void("old") is None
    assert balances(database) == {ANN: 10, WORLD: -10}
    assert not broken_laws(database)


def test_a_hold_that_ends_in_the_batch_it_began_in(database: Database) -> None:
    with desk(database, holds=["h"]) as till:
        till.give(WORLD, ANN, 5)
        till.hold("h", ANN, BOB, 5)
        till.post("h", 3)
    assert balances(database) == {ANN: 2, BOB: 3, WORLD: -5}
    assert not broken_laws(database)


def test_the_accounts_of_a_hold_open_by_themselves(database: Database) -> None:
    open_hold(database)
    with desk(database, [], holds=["h"]) as till:
        assert till.post("h") is None
    assert balances(database) == {ANN: 4, MERCHANT: 6, WORLD: -10}


class ForgetsState(Book):
    """Planted: a hold can be resolved again and again."""

    def _open_hold(self, workspace: str, name: str, at_ms: int | None) -> HoldRow | Refusal:
        return self._holds[HoldKey(workspace, name)] or Refusal("hold_unknown")


@pytest.mark.parametrize("again", ["post", "void"])
def test_the_store_itself_refuses_a_second_end(database: Database, again: str) -> None:
    open_hold(database)
    with desk(database, holds=["h"]) as till:
        till.post("h", 2)
    with pytest.raises((BrokenRule, Conflicted)), desk(database, holds=["h"], kind=ForgetsState) as till:
        assert (till.post("h", 1) if again == "post" else till.void("h")) is None
    assert balances(database) == {ANN: 8, MERCHANT: 2, WORLD: -10}
    assert not broken_laws(database)


def test_the_timer_gives_back_what_ran_out(database: Database) -> None:
    class Standing:
        at = 1_999

        def now_ms(self) -> int:
            return self.at

    with desk(database, holds=[f"h{n}" for n in range(7)]) as till:
        till.give(WORLD, ANN, 70)
        for number in range(7):
            till.hold(f"h{number}", ANN, BOB, 10, until=2_000 if number < 5 else 3_000)
    clock, writer = Standing(), Writer(database)
    timer = HoldTimer(Ledger(clock), writer)
    writer.start()
    try:
        assert timer.run_once() == 0
        clock.at = 2_000
        assert timer.run_once() == 5
        assert timer.run_once() == 0
        clock.at = 9_000
        timer.start()
        assert timer.run_once() == 2
        timer.stop()
    finally:
        writer.stop()
    with database.read() as session:
        assert {hold.state for hold in Ledger().list_holds(session, SHOP, [f"h{n}" for n in range(7)])} == {"expired"}
        (account, _) = Ledger().list_accounts(session, SHOP).items
        assert (account.holder, account.balance, account.held) == (ANN, 70, 0)
    assert not broken_laws(database)


def test_a_merge_takes_balances_and_open_holds_along(database: Database, ledger: Ledger) -> None:
    names = ["give", "get", "between", "done"]
    with desk(database, holds=names) as till:
        till.give(WORLD, ANN, 30)
        till.give(WORLD, BOB, 5)
        till.give(WORLD, MERCHANT, 9)
        till.give(WORLD, ANN, 2, "prize:mug")
        till.hold("give", ANN, MERCHANT, 10)
        till.hold("get", MERCHANT, ANN, 4)
        till.hold("between", ANN, BOB, 3)
        till.hold("done", ANN, MERCHANT, 1)
        till.void("done")
    for _ in range(2):  # the second time there is nothing left to do
        with database.begin() as session:
            ledger.merge_holder(session, SHOP, ANN, BOB, "", 1_500)
        assert balances(database) == {BOB: 35, MERCHANT: 9, WORLD: -44}
        assert balances(database, "prize:mug") == {BOB: 2, WORLD: -2}
        assert not broken_laws(database)
    with database.read() as session:
        held = {account.holder: account.held for account in ledger.list_accounts(session, SHOP).items if account.held}
        states = {hold.name: hold.state for hold in ledger.list_holds(session, SHOP, names)}
    assert held == {BOB: 10, MERCHANT: 4}
    assert states == {"give": "open", "get": "open", "between": "voided", "done": "voided"}
    with desk(database, [], holds=["give", "get"]) as till:
        assert till.post("give") is None
        assert till.post("get", 3) is None
    assert balances(database) == {BOB: 28, MERCHANT: 16, WORLD: -44}
    assert not broken_laws(database)
