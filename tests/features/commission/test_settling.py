"""Runs, statements, withdrawals, files: what is settled once is settled once, and every file says the same figures."""

import csv
import io

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.commission import documents
from antiphon.kernel.errors import Conflict, Invalid
from tests.conftest import SetClock
from tests.features.commission.earning import SHOP, bring, lawful, order, party, person, programme, purse, refund


def earned(house: Services, clock: SetClock, *names: str) -> list[str]:
    """Parties who each have 10.00 available."""
    programme(house)
    found = [party(house, name) for name in names]
    for name in names:
        buyer = person(house, f"buyer-{name}")
        bring(house, buyer, name)
        order(house, buyer, f"A-{name}")
    clock.advance(days=8)
    house.commission_timer.run_once()
    return found


def run(house: Services, name: str) -> str:
    return house.commission.make_run(SHOP, name, house.clock.now_ms(), "opr_1")


def statements(house: Services, run_id: str) -> dict[str, tuple[int, ...]]:
    with house.database.read() as session:
        found = house.commission.each_statement(session, SHOP, run_id)
        return {one.party_id: (one.opening, one.earned, one.clawed, one.paid, one.closing) for one in found}


def test_a_run_can_be_looked_at_before_it_is_closed_and_is_closed_once(house: Services, clock: SetClock) -> None:
    ann, bob = earned(house, clock, "ann", "bob")
    clock.advance(seconds=1)
    made = run(house, "2026-09")
    assert run(house, "2026-09") == made, "the same name is the same run"
    assert statements(house, made) == {ann: (0, 1_000, 0, 0, 1_000), bob: (0, 1_000, 0, 0, 1_000)}
    for _ in range(2):
        house.commission.close_run(SHOP, made, "opr_1")
    assert statements(house, made)[ann] == (0, 1_000, 0, 0, 1_000)
    with pytest.raises(Conflict):
        house.commission.drop_run(SHOP, made)
    clock.advance(seconds=1)
    again = run(house, "2026-10")
    assert statements(house, again) == {ann: (1_000, 0, 0, 0, 1_000), bob: (1_000, 0, 0, 0, 1_000)}, "nothing stands in two runs"
    house.commission.drop_run(SHOP, again)
    with house.database.read() as session:
        assert [one.name for one in house.commission.list_runs(session, SHOP).items] == ["2026-09"]
    house.events.digest_all()
    with house.database.read() as session:
        names = [event.name for event in house.events.list_timeline(session, SHOP, [ann]).items]
    assert names.count("Commission Settled") == 1


def test_below_zero_is_carried_to_the_next_statement(house: Services, clock: SetClock) -> None:
    (ann,) = earned(house, clock, "ann")
    asked = house.commission.ask_withdrawal(SHOP, ann, "CNY", 1_000)
    house.commission.approve_withdrawal(SHOP, asked.id, "opr_1")
    house.commission.end_withdrawal(SHOP, asked.id, "paid", "bank 42", "opr_2")
    clock.advance(seconds=1)
    first = run(house, "first")
    house.commission.close_run(SHOP, first)
    assert statements(house, first)[ann] == (0, 1_000, 0, 1_000, 0)
    refund(house, person(house, "buyer-ann"), "A-ann", 25)
    clock.advance(seconds=1)
    second = run(house, "second")
    house.commission.close_run(SHOP, second)
    assert statements(house, second)[ann] == (0, 0, 250, 0, -250)
    clock.advance(seconds=1)
    third = run(house, "third")
    assert statements(house, third)[ann] == (-250, 0, 0, 0, -250)
    lawful(house)


def test_a_run_settles_the_past_only(house: Services) -> None:
    with pytest.raises(Invalid):
        house.commission.make_run(SHOP, "ahead", house.clock.now_ms() + 1)
    house.commission.make_run(SHOP, "now", house.clock.now_ms())
    with pytest.raises(Conflict):
        house.commission.make_run(SHOP, "now", house.clock.now_ms() - 1)


def test_a_withdrawal_needs_four_eyes_and_what_is_there(house: Services, clock: SetClock) -> None:
    (ann,) = earned(house, clock, "ann")
    with pytest.raises(Invalid):
        house.commission.ask_withdrawal(SHOP, ann, "CNY", 999)
    with pytest.raises(Conflict):
        house.commission.ask_withdrawal(SHOP, ann, "CNY", 1_001)
    asked = house.commission.ask_withdrawal(SHOP, ann, "CNY", 1_000, "opr_1")
    with pytest.raises(Conflict, match="available"):
        house.commission.ask_withdrawal(SHOP, ann, "CNY", 1_000)
    with pytest.raises(Conflict, match="Somebody else"):
        house.commission.approve_withdrawal(SHOP, asked.id, "opr_1")
    with pytest.raises(Conflict):
        house.commission.end_withdrawal(SHOP, asked.id, "paid", "bank", "opr_2")
    house.commission.approve_withdrawal(SHOP, asked.id, "opr_2")
    with pytest.raises(Conflict):
        house.commission.end_withdrawal(SHOP, asked.id, "void", "changed my mind", "")
    house.commission.end_withdrawal(SHOP, asked.id, "paid", "bank 42", "opr_1")
    for state in ("paid", "refused", "void"):
        with pytest.raises(Conflict):
            house.commission.end_withdrawal(SHOP, asked.id, state, "again", "opr_2")
    assert (purse(house, ann).available, purse(house, ann).asked) == (0, 0)
    lawful(house)


def test_what_is_refused_or_void_can_be_asked_for_again(house: Services, clock: SetClock) -> None:
    (ann,) = earned(house, clock, "ann")
    for state in ("refused", "void"):
        asked = house.commission.ask_withdrawal(SHOP, ann, "CNY", 1_000)
        house.commission.end_withdrawal(SHOP, asked.id, state, "not now", "opr_1")
        assert purse(house, ann).available == 1_000
    lawful(house)


def test_the_csv_says_the_statements_and_no_formula(house: Services, clock: SetClock) -> None:
    ann, bob = earned(house, clock, "ann", "bob")
    clock.advance(seconds=1)
    made = run(house, "=cmd()")
    with house.database.read() as session:
        shown = house.commission.get_run(session, SHOP, made)
        text = b"".join(documents.write_csv(shown, house.commission.each_statement(session, SHOP, made))).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == list(documents.CSV_HEAD)
    assert sorted(rows[1:]) == sorted([["'=cmd()", who, "CNY", "0.00", "10.00", "0.00", "0.00", "10.00"] for who in (ann, bob)])


def test_the_pdf_carries_its_own_chinese_letters(house: Services, clock: SetClock) -> None:
    (ann,) = earned(house, clock, "ann")
    clock.advance(seconds=1)
    made = run(house, "九月")
    with house.database.read() as session:
        found, lines = house.commission.read_statement(session, SHOP, made, ann)
        shown = house.commission.get_run(session, SHOP, made)
    assert [(line.kind, line.amount, line.order_id) for line in lines] == [("earned", 1_000, "A-ann")]
    sheet = documents.write_pdf("晨曦商店", "Asia/Shanghai", "安妮", shown, found, lines * 60)
    assert sheet.startswith(b"%PDF")
    assert b"/FontFile2" in sheet
    assert sheet.count(b"/Type /Page\n") + sheet.count(b"/Type /Page ") == 2
    assert sheet == documents.write_pdf("晨曦商店", "Asia/Shanghai", "安妮", shown, found, lines * 60), (
        "the same statement is the same file"
    )
