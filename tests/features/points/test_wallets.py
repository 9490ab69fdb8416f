"""Wallets, changes by hand, transfers between members, notices and what the shop owes, over the whole house on both stores."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from litestar.testing import TestClient

from antiphon.engine.database.port import Session
from antiphon.entry.bootstrap import Services
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.points.contracts_wallets import HandoverRules, TooLittle, Wallet
from antiphon.features.points.handing import Handovers
from antiphon.features.points.liability import ENOUGH
from antiphon.kernel.clock import DAY_MS, local_date
from antiphon.kernel.errors import Conflict, Forbidden, Invalid, NotFound, Problem
from antiphon.sdk.words import Text
from tests.conftest import SetClock
from tests.features.points.desk import NAME, SHOP, Desk
from tests.webs import edge_over

ZONE = "Asia/Shanghai"


# ------------------------------------------------------------------------------------------------------- wallets


def test_two_wallets_are_always_there(desk: Desk) -> None:
    with desk.house.database.read() as session:
        assert [wallet.key for wallet in desk.wallets.list_wallets(session, SHOP)] == ["points", "growth"]
        with pytest.raises(NotFound, match="no wallet 'miles'"):
            desk.wallets.get(session, SHOP, "miles")
    desk.do(lambda session: desk.wallets.save_wallet(session, SHOP, Wallet("miles", Text(zh="里程", en="Miles"))))
    with desk.house.database.read() as session:
        assert [wallet.key for wallet in desk.wallets.list_wallets(session, SHOP)] == ["points", "growth", "miles"]
        assert desk.wallets.get(session, SHOP, "miles").asset == "wallet:miles"


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"expiry": "days"}, "expiry_count"),
        ({"expiry": "months", "expiry_count": 1201}, "expiry_count"),
        ({"expiry": "yearly", "yearly_month": 2, "yearly_day": 30}, "yearly_day"),
        ({"yearly_month": 13}, "yearly_month"),
        ({"inactivity_days": -1}, "inactivity_days"),
        ({"least_spend": 0}, "least_spend"),
        ({"approve_above": -1}, "approve_above"),
        ({"transfer": HandoverRules(most_a_day=-1)}, "transfer"),
        ({"name": Text(zh="", en="Points")}, "name"),
    ],
)
def test_a_wallet_that_makes_no_sense_is_refused(desk: Desk, changes: dict[str, Any], path: str) -> None:
    wallet = msgspec.structs.replace(Wallet("points", NAME), **changes)
    with pytest.raises(Invalid) as refused:
        desk.do(lambda session: desk.wallets.save_wallet(session, SHOP, wallet))
    assert path in {error["path"] for error in refused.value.errors}


def test_a_new_rule_is_for_what_is_given_from_then_on(desk: Desk, clock: SetClock) -> None:
    ann = desk.person("ann")
    desk.save(expiry="days", expiry_count=10)
    desk.give(ann, 10, "old")
    clock.advance(days=1)
    desk.save(expiry="days", expiry_count=2)
    desk.give(ann, 5, "new")
    clock.advance(days=4)
    assert desk.has(ann) == (10, 0, 0)
    clock.advance(days=10)
    assert desk.has(ann) == (0, 0, 0)
    assert [told["amount"] for name, _, told in desk.told if name == "Points Expired"] == [5, 10]


def test_points_won_in_a_play_run_out_by_the_wallet_too(desk: Desk, clock: SetClock) -> None:
    """A play knows nothing of wallets: its transfers are matched late, by the rule of the moment."""
    ann = desk.person("ann")
    desk.save(expiry="days", expiry_count=3)

    def play(session: Session) -> None:
        book = desk.house.ledger.open_book(session, [AccountKey(SHOP, f"person:{ann}", "points")])
        assert book.transfer(SHOP, "points", 30, "world", f"person:{ann}", "dec", "won", clock.now_ms()) is None
        book.save(session)

    desk.do(play)
    with desk.house.database.read() as session:
        (lot,) = desk.wallets.list_lots(session, SHOP, "points", ann)
        assert lot.remaining == 30
        assert lot.expires_at is not None
        last_day = local_date(int(lot.expires_at.timestamp() * 1000) - 1, ZONE)
    assert (last_day - local_date(clock.now_ms(), ZONE)).days == 3
    clock.advance(days=5)
    assert desk.house.hold_timer.run_once() == 1
    assert desk.has(ann) == (0, 0, 0)
    assert ("Points Expired", ann, {"wallet": "points", "amount": 30}) in desk.told


def test_inactivity_ends_everything_and_any_spend_begins_the_days_anew(desk: Desk, clock: SetClock) -> None:
    ann, bob = desk.person("ann"), desk.person("bob")
    desk.give(ann, 10, "a")
    desk.give(bob, 10, "b")
    desk.save(inactivity_days=30)
    clock.advance(days=29)
    assert desk.spend(ann, 1, "s") is None
    clock.advance(days=3)
    desk.house.hold_timer.run_once()
    assert desk.has(ann) == (9, 0, 0)
    assert desk.has(bob) == (0, 0, 0)


def test_pending_points_wait_out_the_return_period(desk: Desk, clock: SetClock) -> None:
    ann = desk.person("ann")
    desk.save(pending_days=7)
    desk.give(ann, 100, "order 1")
    desk.give(ann, 40, "order 2")
    desk.give(ann, 5, "gift", available_at_ms=0)
    assert desk.has(ann) == (5, 140, 0)
    back = desk.deal(lambda teller: teller.take_back("points", "order 2"), grant="order 2")
    assert (back.amount, back.from_lot, back.debt) == (40, 40, 0), "taken from where it waits: what is spendable is not touched"
    assert desk.has(ann) == (5, 100, 0)
    clock.advance(days=7)
    assert desk.has(ann) == (105, 0, 0)


def test_fewer_than_the_least_are_not_spent(desk: Desk) -> None:
    ann = desk.person("ann")
    desk.save(least_spend=100)
    desk.give(ann, 500, "a")
    assert desk.spend(ann, 99, "s") == TooLittle(100, 99)
    assert desk.spend(ann, 100, "s") is None


# --------------------------------------------------------------------------------------------------- adjustments


def test_a_small_change_is_made_at_once_and_a_large_one_by_two(desk: Desk) -> None:
    ann, changes = desk.person("ann"), desk.house.points.adjustments
    desk.save(approve_above=100)
    small = desk.do(lambda session: changes.request(session, SHOP, "points", ann, 100, "late parcel", "opr_1"))
    assert (small.state, small.decided_by, desk.has(ann)) == ("done", "opr_1", (100, 0, 0))
    large = desk.do(lambda session: changes.request(session, SHOP, "points", ann, 101, "very late parcel", "opr_1"))
    assert (large.state, desk.has(ann)) == ("requested", (100, 0, 0))
    with pytest.raises(Forbidden, match="Somebody else"):
        desk.do(lambda session: changes.approve(session, SHOP, large.id, "opr_1"))
    done = desk.do(lambda session: changes.approve(session, SHOP, large.id, "opr_2", "seen the parcel"))
    assert (done.state, done.decided_by, done.note, desk.has(ann)) == ("done", "opr_2", "seen the parcel", (201, 0, 0))
    with pytest.raises(Conflict, match="decided already"):
        desk.do(lambda session: changes.approve(session, SHOP, large.id, "opr_3"))
    assert [told["amount"] for name, _, told in desk.told if name == "Points Adjusted"] == [100, 101]


def test_a_refused_change_moves_nothing(desk: Desk) -> None:
    ann, changes = desk.person("ann"), desk.house.points.adjustments
    asked = desk.do(lambda session: changes.request(session, SHOP, "points", ann, 5000, "mistake", "opr_1"))
    assert desk.do(lambda session: changes.refuse(session, SHOP, asked.id, "opr_2", "no receipt")).state == "refused"
    assert desk.has(ann) == (0, 0, 0)
    with desk.house.database.read() as session:
        page = changes.list(session, SHOP, "refused", ann, None, 10)
    assert [(one.reason, one.requested_by, one.decided_by, one.note) for one in page.items] == [("mistake", "opr_1", "opr_2", "no receipt")]


def test_no_more_is_taken_than_there_is(desk: Desk) -> None:
    ann, changes = desk.person("ann"), desk.house.points.adjustments
    desk.give(ann, 30, "a")
    with pytest.raises(Conflict, match="only 30"):
        desk.do(lambda session: changes.request(session, SHOP, "points", ann, -31, "fraud", "opr_1"))
    desk.do(lambda session: changes.request(session, SHOP, "points", ann, -30, "fraud", "opr_1"))
    assert desk.has(ann) == (0, 0, 0)
    for amount, reason in ((0, "why"), (5, "  ")):
        with pytest.raises(Invalid):
            desk.do(lambda session, a=amount, r=reason: changes.request(session, SHOP, "points", ann, a, r, "opr_1"))


# ----------------------------------------------------------------------------------------------------- transfers


def code(desk: Desk, *arguments: Any) -> str:
    handovers: Handovers = desk.house.points.handovers
    try:
        desk.do(lambda session: handovers.hand_on(session, SHOP, "points", *arguments))
    except Problem as problem:
        return problem.code
    return "done"


def test_members_transfer_only_where_it_is_allowed_and_within_limits(desk: Desk, clock: SetClock) -> None:
    ann, bob = desk.person("ann"), desk.person("bob")
    desk.give(ann, 1000, "a")
    assert code(desk, ann, "bob", 10, "k0") == "transfer_off"
    desk.save(transfer=HandoverRules(allowed=True, least=10, most_a_day=100, most_ever=150))
    assert code(desk, ann, "nobody", 10, "k") == "person_not_found"
    assert code(desk, ann, "ann", 10, "k") == "same_holder"
    assert code(desk, ann, "bob", 9, "k") == "transfer_too_small"
    assert code(desk, ann, "bob", 60, "k1") == "done"
    assert code(desk, ann, "bob", 60, "k1") == "done", "the same key again moves nothing again"
    assert desk.has(bob) == (60, 0, 0)
    assert code(desk, ann, "bob", 61, "k1") == "key_reused"
    assert code(desk, ann, "bob", 41, "k2") == "transfer_day_limit"
    clock.advance(days=1)
    assert code(desk, ann, bob, 90, "k3") == "done"
    assert code(desk, ann, "bob", 11, "k4") == "transfer_day_limit"
    clock.advance(days=1)
    assert code(desk, ann, "bob", 10, "k5") == "transfer_limit"
    assert code(desk, bob, "ann", 151, "k6") == "transfer_day_limit"
    assert (desk.has(ann), desk.has(bob)) == ((850, 0, 0), (150, 0, 0))
    assert {way["direction"] for name, _, way in desk.told if name == "Points Transferred"} == {"given", "received"}


def test_what_is_handed_on_keeps_its_last_day(desk: Desk, clock: SetClock) -> None:
    ann, bob = desk.person("ann"), desk.person("bob")
    desk.save(expiry="days", expiry_count=5, transfer=HandoverRules(allowed=True))
    desk.give(ann, 50, "a")
    clock.advance(days=4)
    assert code(desk, ann, "bob", 20, "k") == "done"
    assert code(desk, ann, "bob", 31, "k2") == "too_few_points"
    clock.advance(days=2)
    assert (desk.has(ann), desk.has(bob)) == ((0, 0, 0), (0, 0, 0)), "a transfer is no way to keep points alive"


def test_a_wallet_follows_its_workspace_into_another_zone(desk: Desk, clock: SetClock) -> None:
    ann = desk.person("ann")
    desk.save(expiry="days", expiry_count=1, notice_days=0)
    notices = desk.wallets.make_notices(desk.house.writer)
    notices.run_once()
    before = desk.give(ann, 10, "a").expires_at
    desk.do(lambda session: session.run("UPDATE access_workspace SET zone = 'America/New_York' WHERE id = ?", (SHOP,)))
    clock.advance(seconds=120)  # workspaces are read anew now and then
    notices.run_once()
    assert desk.house.access.list_workspaces()[0].zone == "America/New_York"
    after = desk.give(ann, 10, "b").expires_at
    assert before is not None
    assert after is not None
    assert [at.astimezone(ZoneInfo("America/New_York")).hour for at in (before, after)] == [12, 0], "what was given before stays as it is"
    with desk.house.database.read() as session:
        rules = session.row("SELECT rules FROM ledger_account WHERE holder = 'world' AND asset = 'points'", ())
    notices.run_once()
    desk.wallets.make_notices(desk.house.writer)
    with desk.house.database.read() as session:
        assert session.row("SELECT rules FROM ledger_account WHERE holder = 'world' AND asset = 'points'", ()) == rules


# ------------------------------------------------------------------------------------------------------- notices


def test_members_are_told_once_of_what_runs_out_soon(desk: Desk, clock: SetClock) -> None:
    ann, bob = desk.person("ann"), desk.person("bob")
    desk.save(expiry="days", expiry_count=10, notice_days=3)
    desk.give(ann, 20, "a1")
    desk.give(ann, 30, "a2")
    desk.give(bob, 40, "b1")
    notices = desk.wallets.make_notices(desk.house.writer)
    assert notices.run_once() == 0
    clock.advance(days=9)
    assert desk.spend(ann, 15, "s") is None, "matched before anybody is told"
    assert desk.spend(bob, 40, "t") is None, "nothing is left to tell"
    assert notices.run_once() == 1
    assert notices.run_once() == 0
    clock.advance(days=1)
    assert notices.run_once() == 0
    told = [(person, told["amount"], told["last_day"]) for name, person, told in desk.told if name == "Points Expiring Soon"]
    assert told == [(ann, 35, local_date(clock.now_ms(), ZONE).isoformat())]


# ----------------------------------------------------------------------------------------------------- liability


def test_what_the_shop_owes(desk: Desk, clock: SetClock) -> None:
    ann, bob = desk.person("ann"), desk.person("bob")
    desk.save(expiry="months", expiry_count=2, round_to="month")
    desk.give(ann, 100, "a")
    desk.give(bob, 50, "b", available_at_ms=clock.now_ms() + 7 * DAY_MS)
    desk.give(bob, 10, "c")
    assert desk.spend(bob, 10, "s") is None
    desk.deal(lambda teller: teller.take_back("points", "c"), grant="c")
    owed = desk.owed()
    assert (owed.outstanding, owed.pending, owed.debts, owed.held, owed.unmatched) == (100, 50, 10, 0, 0)
    assert [(month.on.isoformat(), month.amount) for month in owed.expiring] == [("2026-11-01", 150)]
    assert (owed.never_expiring, owed.redeemed_share, owed.expected_redeemed, owed.share_lots) == (0, None, None, 0)


def test_the_share_that_is_redeemed_comes_from_lots_whose_time_is_over(desk: Desk, clock: SetClock) -> None:
    ann = desk.person("ann")
    desk.save(expiry="days", expiry_count=1)
    for number in range(ENOUGH):
        desk.give(ann, 10, f"g{number}")
    assert desk.spend(ann, 700, "s") is None
    clock.advance(days=3)
    assert desk.owed().redeemed_share is None
    desk.house.hold_timer.run_once()
    desk.give(ann, 1001, "new")
    owed = desk.owed()
    assert (owed.share_lots, owed.redeemed_share, owed.outstanding, owed.expected_redeemed) == (ENOUGH, 0.7, 1001, 701)


# ---------------------------------------------------------------------------------------------------------- http

API, OPERATOR = "/api/w/shop/points", {"X-Antiphon": "1"}


@pytest.fixture
def client(house: Services) -> Iterator[TestClient[Any]]:
    for email, role in (("a@example.com", "editor"), ("b@example.com", "owner"), ("v@example.com", "viewer")):
        house.access.create_operator(email, email[0], "a long password", "zh", {"shop": role})
    with TestClient(edge_over(house), raise_server_exceptions=True) as made:
        sign_in(made, "a@example.com")
        yield made


def sign_in(client: TestClient[Any], email: str) -> None:
    answer = client.post("/api/session", json={"email": email, "password": "a long password"}, headers=OPERATOR)
    assert answer.status_code == 200, answer.text


def test_two_operators_over_http(desk: Desk, client: TestClient[Any]) -> None:
    desk.person("ann")
    wallet = client.get(f"{API}/wallets").json()[0]
    wallet |= {"approve_above": 10}
    assert client.put(f"{API}/wallets/points", json=wallet, headers=OPERATOR).json()["approve_above"] == 10
    assert client.put(f"{API}/wallets/Big-Key", json=wallet, headers=OPERATOR).json()["code"] == "bad_wallet"
    form = {"wallet": "points", "person": "ann", "amount": 11, "reason": "late"}
    asked = client.post(f"{API}/adjustments", json=form, headers=OPERATOR).json()
    assert asked["state"] == "requested"
    address = f"{API}/adjustments/{asked['id']}/approve"
    assert client.post(address, json={}, headers=OPERATOR).json()["code"] == "own_request"
    sign_in(client, "v@example.com")
    assert client.post(address, json={}, headers=OPERATOR).json()["code"] == "viewer_only"
    sign_in(client, "b@example.com")
    assert client.post(address, json={"note": "fine"}, headers=OPERATOR).json()["state"] == "done"
    assert [one["state"] for one in client.get(f"{API}/adjustments?person=ann").json()["items"]] == ["done"]
    assert client.get(f"{API}/wallets/points/lots?person=ann").json()[0]["remaining"] == 11
    assert client.get(f"{API}/wallets/points/liability").json()["outstanding"] == 11
    assert client.get(f"{API}/transfers").json()["items"] == []
    assert client.get(f"{API}/wallets/miles/liability").status_code == 404
    assert client.post(f"{API}/adjustments", json={**form, "person": "nobody"}, headers=OPERATOR).json()["code"] == "person_not_found"
