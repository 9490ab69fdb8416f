"""Charging a budget and giving back: what is spent and left always add up to what was given, and no line gives more than it has."""

from datetime import UTC, datetime

from antiphon.entry.bootstrap import Services
from antiphon.features.budgets.contracts import Spend
from antiphon.features.events.contracts import DigestBatch, Merge
from antiphon.features.ledger.contracts import AccountKey
from tests.conftest import SetClock
from tests.features.budgets.spending import NOON, SHOP, charge, give_back, lawful, made, reasons, show


def test_a_budget_gives_what_it_has_and_then_says_no(house: Services) -> None:
    budget = made(house, 10_000)
    assert reasons([charge(house, budget, "a", 6_000), charge(house, budget, "b", 4_001), charge(house, budget, "c", 4_000)]) == [
        None,
        "budget_spent",
        None,
    ]
    shown = show(house, budget)
    assert (shown.given, shown.spent, shown.left, shown.state) == (10_000, 10_000, 0, "spent")
    refused = charge(house, budget, "d", 1)
    assert refused is not None
    assert (refused.reason, refused.left) == ("budget_spent", 0)
    assert lawful(house)


def test_the_same_spend_twice_is_one(house: Services) -> None:
    budget = made(house, 10)
    assert reasons([charge(house, budget, "a", 4), charge(house, budget, "a", 4), charge(house, budget, "a", 7)]) == [None, None, None]
    assert show(house, budget).spent == 4


def test_nothing_costs_nothing_and_an_unknown_budget_says_so(house: Services) -> None:
    budget = made(house, 0)
    assert charge(house, budget, "a", 0) is None
    assert reasons([charge(house, "bud_none", "a", 1), charge(house, budget, "b", 1)]) == ["budget_unknown", "budget_spent"]


def test_each_line_has_its_own_limit(house: Services, clock: SetClock) -> None:
    budget = made(house, 1_000, per_person=5, per_person_day=3, per_day=8, rewards={"mug": 4}, channels={"tmall": 2})
    assert reasons([charge(house, budget, f"p{n}", person_id="per_a") for n in range(4)]) == [None, None, None, "budget_person_day"]
    assert reasons([charge(house, budget, f"m{n}", reward="mug") for n in range(5)]) == [None] * 4 + ["budget_reward"]
    assert reasons([charge(house, budget, "d1", reward="hat"), charge(house, budget, "d2", reward="hat")]) == [None, "budget_day"]
    clock.advance(days=1)
    assert reasons([charge(house, budget, f"q{n}", person_id="per_a") for n in range(3)]) == [None, None, "budget_person"]
    assert reasons([charge(house, budget, f"c{n}", channel="tmall") for n in range(3)]) == [None, None, "budget_channel"]
    assert reasons([charge(house, budget, "c9", channel="jd")]) == [None]
    assert show(house, budget).spent == 8 + 2 + 2 + 1
    assert lawful(house)


def test_a_refused_spend_leaves_every_line_as_it_was(house: Services) -> None:
    budget = made(house, 10, per_person=5, per_day=6)
    assert charge(house, budget, "a", 4, person_id="per_a") is None
    assert reasons([charge(house, budget, "b", 3, person_id="per_b")]) == ["budget_day"]
    assert reasons([charge(house, budget, "c", 2, person_id="per_b")]) == [None]
    assert show(house, budget).left == 4


def test_days_are_the_workspaces(house: Services, clock: SetClock) -> None:
    budget = made(house, 100, per_day=1)
    clock.set(datetime(2026, 9, 21, 15, 59, 59, tzinfo=UTC))  # 23:59:59 in Shanghai
    assert reasons([charge(house, budget, "a"), charge(house, budget, "b")]) == [None, "budget_day"]
    clock.advance(seconds=1)
    assert reasons([charge(house, budget, "c"), charge(house, budget, "d")]) == [None, "budget_day"]


def test_what_comes_back_is_room_in_the_lines_it_was_spent_in(house: Services, clock: SetClock) -> None:
    budget = made(house, 100, per_person=5, per_day=5)
    assert charge(house, budget, "a", 5, person_id="per_a") is None
    clock.advance(days=1)
    assert charge(house, budget, "b", 5, person_id="per_b") is None
    assert [give_back(house, "a", "r1", 2), give_back(house, "a", "r1", 2), give_back(house, "a", "r2"), give_back(house, "a", "r3")] == [
        2,
        0,
        3,
        0,
    ]
    assert (show(house, budget).spent, show(house, budget).left) == (5, 95)
    assert reasons([charge(house, budget, "c", 1, person_id="per_a")]) == ["budget_day"], "yesterday's room is not today's"
    assert reasons([charge(house, budget, "d", 5, person_id="per_a", at_ms=NOON)]) == [None], "but it is room of yesterday again"
    assert lawful(house)


def test_a_days_limit_may_stay_used(house: Services) -> None:
    budget = made(house, 100, per_day=5, day_return="none")
    assert charge(house, budget, "a", 5) is None
    assert give_back(house, "a", "r") == 5
    assert reasons([charge(house, budget, "b", 1)]) == ["budget_day"]
    assert show(house, budget).left == 100


def test_nothing_comes_back_of_what_was_not_spent(house: Services) -> None:
    made(house, 100)
    assert give_back(house, "never", "r") == 0


def test_dates_bound_it(house: Services) -> None:
    budget = made(house, 10, starts_at=datetime(2026, 10, 1, tzinfo=UTC), ends_at=datetime(2026, 10, 2, tzinfo=UTC))
    assert show(house, budget).state == "not_begun"
    begin, end = 1_790_812_800_000, 1_790_899_200_000
    at = [begin - 1, begin, end - 1, end]
    assert reasons([charge(house, budget, f"s{n}", at_ms=moment) for n, moment in enumerate(at)]) == [
        "budget_not_begun",
        None,
        None,
        "budget_over",
    ]


def test_a_till_can_be_undone_with_its_book(house: Services) -> None:
    budget = made(house, 10, per_person=5)
    spends = [Spend(budget, name, 4, NOON, "per_a") for name in ("a", "b")]

    def work(session: object) -> list[object]:
        till = house.budgets.open_till(session, SHOP, spends)  # type: ignore[arg-type]
        book = house.ledger.open_book(session, till.keys)  # type: ignore[arg-type]
        mark = till.mark(book)
        seen: list[object] = [till.left(book, spends[0]), till.charge(book, spends[0]), till.left(book, spends[1])]
        till.undo(book, mark)
        seen += [till.left(book, spends[1]), till.charge(book, spends[1]), till.charge(book, spends[0])]
        book.save(session)  # type: ignore[arg-type]
        till.save(session)  # type: ignore[arg-type]
        return seen

    seen = house.commands.call(work)
    assert seen[:5] == [5, None, 1, 5, None]
    assert reasons([seen[5]]) == ["budget_person"]  # type: ignore[list-item]
    assert show(house, budget).spent == 4
    assert give_back(house, "a", "r") == 0, "the undone spend was never one"
    assert lawful(house)


def test_people_who_turn_out_to_be_one_share_one_limit(house: Services) -> None:
    budget = made(house, 100, per_person=5)
    for name, person, amount in (("a", "per_a", 3), ("b", "per_b", 4)):
        assert charge(house, budget, name, amount, person_id=person) is None
    merge = Merge(SHOP, "per_b", "per_a", NOON, "test")
    house.commands.call(lambda session: house.budgets.take(session, DigestBatch(NOON, [], [merge], {})))
    assert reasons([charge(house, budget, "c", 1, person_id="per_a")]) == ["budget_person"]
    assert give_back(house, "b", "r") == 4, "what the other had spent comes back to the one who goes on"
    assert reasons([charge(house, budget, f"d{n}", 1, person_id="per_a") for n in range(3)]) == [None, None, "budget_person"]
    with house.database.read() as session:
        key = AccountKey(SHOP, f"budget:{budget}/person:per_b", "budget_limit")
        assert house.ledger.read_spendable(session, [key]) == {key: 0}
    assert lawful(house)


def test_cost_is_booked_for_the_campaign(house: Services) -> None:
    mugs = made(house, 10, measure="units", unit_cost_minor=350, campaign="1111")
    money = made(house, 10_000, campaign="1111")
    for number in range(3):
        assert charge(house, mugs, f"m{number}") is None
    assert charge(house, money, "cash", 999) is None
    assert give_back(house, "m0", "r") == 1
    assert give_back(house, "cash", "r2", 500) == 500
    with house.database.read() as session:
        costs = house.budgets.list_costs(session, SHOP)
    assert [(cost.campaign, cost.currency, cost.cost_minor, cost.budgets) for cost in costs] == [("1111", "CNY", 2 * 350 + 499, 2)]
