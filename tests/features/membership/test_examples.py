"""Worked examples of tiers: rising, keeping, grace, notices, hands, paid years, refunds, merges, privileges, growth, and the job."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.membership.privileges import DoublePoints, FreeShipping
from antiphon.features.membership.rules import Asks, Keeping, Ladder, Tier, Window
from antiphon.features.membership.templates import earned_template, paid_template
from antiphon.features.membership.windows import add_months, day_of, next_period, period_start
from antiphon.kernel.clock import day_to_date
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from antiphon.sdk.words import Text
from tests.conftest import SetClock
from tests.features.segments.telling import Shop

SILVER, GOLD = Asks(spend_minor=10_000), Asks(spend_minor=50_000)


def ladder(keeping: Keeping | None = None, window: Window | None = None, *, silver: Asks = SILVER, gold: Asks = GOLD) -> Ladder:
    tiers = (
        Tier("bronze", Text("铜", "Bronze")),
        Tier("silver", Text("银", "Silver"), silver, (FreeShipping(name=Text("免邮", "Free"), from_minor=5_000),)),
        Tier("gold", Text("金", "Gold"), gold, (FreeShipping(name=Text("免邮", "Free")), DoublePoints(name=Text("双倍", "Double")))),
    )
    return Ladder("main", Text("等级", "Tiers"), tiers=tiers, window=window or Window(), keeping=keeping or Keeping())


class Scene:
    """A shop with one ladder, and the questions the examples ask."""

    def __init__(self, house: Services, clock: SetClock, *ladders: Ladder) -> None:
        clock.set(datetime(2026, 3, 10, 4, tzinfo=UTC))  # noon in Shanghai
        self.house, self.clock, self.shop = house, clock, Shop(house)
        for one in ladders:
            house.membership.save_ladder("shop", one, expected=None)
        house.membership.run_due()

    def tier(self, user: str = "ann") -> str:
        person = self.shop.person(user)
        with self.house.database.read() as session:
            return self.house.membership.read_tiers(session, "shop", [person])[person].tier

    def held(self, user: str = "ann") -> set[str]:
        person = self.shop.person(user)
        with self.house.database.read() as session:
            return set(self.house.membership.read_tiers(session, "shop", [person])[person].held)

    def order(self, amount: float, user: str = "ann", **more: Any) -> None:
        self.shop.order(user, amount, **more)
        self.shop.digest()

    def reasons(self, user: str = "ann") -> list[tuple[str, str, str]]:
        with self.house.database.read() as session:
            page = self.house.membership.list_changes(session, "shop", person_id=self.shop.person(user))
        return [(one.from_tier, one.to_tier, one.reason) for one in reversed(page.items)]

    def told(self, name: str) -> list[dict[str, Any]]:
        self.house.events.digest_all()
        with self.house.database.read() as session:
            lines = self.house.events.list_recent(session, "shop", name=name, limit=500).items
        return [msgspec.json.decode(line.properties) for line in reversed(lines)]

    def on(self, day: str) -> None:
        """Noon of a day, after the timer has run."""
        self.clock.set(datetime.fromisoformat(f"{day}T04:00:00+00:00"))
        self.house.membership.run_due()


def test_rising_is_at_once_and_told_once(house: Services, clock: SetClock) -> None:
    scene = Scene(house, clock, ladder())
    scene.order(60)
    assert scene.tier() == "bronze"
    scene.order(40)
    assert scene.tier() == "silver"
    scene.order(900)
    assert scene.tier() == "gold"
    assert scene.reasons() == [("", "bronze", "earned"), ("bronze", "silver", "earned"), ("silver", "gold", "earned")]
    assert [one["tier"] for one in scene.told("Tier Entered")] == ["bronze", "silver", "gold"]
    assert all(one["first"] for one in scene.told("Tier Entered"))
    assert [(one["tier"], one["to_tier"], one["direction"]) for one in scene.told("Tier Left")] == [
        ("bronze", "silver", "up"),
        ("silver", "gold", "up"),
    ]


def test_several_orders_of_one_batch_rise_step_by_step(house: Services, clock: SetClock) -> None:
    """So that gifts on entering do not depend on how events happen to be gathered."""
    scene = Scene(house, clock, ladder())
    for amount in (50, 60, 900):
        scene.shop.order("ann", amount)
    scene.shop.digest()
    assert [one["tier"] for one in scene.told("Tier Entered")] == ["bronze", "silver", "gold"]


def test_a_term_is_reviewed_with_notice_and_grace(house: Services, clock: SetClock) -> None:
    """Entered on 10 March for 100 days: reviewed on 18 June, dropped on 28 June; told from 4 June on."""
    keeping = Keeping("days", 100, grace_days=10, notice_days=14, drop="one_tier")
    scene = Scene(house, clock, ladder(keeping, Window("rolling", 60)))
    scene.order(600)
    for day, tier in (("2026-06-03", "gold"), ("2026-06-18", "gold"), ("2026-06-27", "gold"), ("2026-06-28", "silver")):
        scene.on(day)
        assert scene.tier() == tier, day
    [notice] = scene.told("Tier Expiring Soon")
    assert (notice["tier"], notice["ends_on"], notice["missing"], notice["grace_days"]) == (
        "gold",
        "2026-06-18",
        {"spend_minor": 50_000},
        10,
    )
    assert scene.reasons()[-1] == ("gold", "silver", "not_kept")
    assert [(one["tier"], one["direction"]) for one in scene.told("Tier Left")][-1] == ("gold", "down")
    assert len(scene.told("Tier Entered")) == 1  # dropping to silver is no entering
    scene.order(600)
    assert [(one["tier"], one["first"]) for one in scene.told("Tier Entered")][-1] == ("gold", False)  # no second gift


def test_catching_up_in_grace_keeps_the_tier_and_its_calendar(house: Services, clock: SetClock) -> None:
    """The next term follows the one that ended: grace is not time for free."""
    scene = Scene(house, clock, ladder(Keeping("days", 100, grace_days=10, notice_days=0), Window("rolling", 60)))
    scene.order(600)
    scene.on("2026-06-20")
    scene.order(500)
    with house.database.read() as session:
        [standing] = house.membership.show_person(session, "shop", scene.shop.person("ann"))
    assert standing.tier == "gold"
    assert standing.until_at is not None
    assert (standing.until_at + timedelta(hours=8)).date() == date(2026, 9, 26)  # 18 June and 100 days


def test_calendar_years_hold_to_the_end_of_the_next(house: Services, clock: SetClock) -> None:
    scene = Scene(house, clock, ladder(Keeping("next_period", drop="to_earned", notice_days=0), Window("year")))
    scene.order(600)
    for day, tier in (("2026-12-31", "gold"), ("2027-12-31", "gold")):
        scene.on(day)
        assert scene.tier() == tier
    scene.order(120)  # in 2027: silver's worth
    scene.on("2028-01-01")
    assert scene.tier() == "silver"
    scene.on("2028-12-31")
    assert scene.tier() == "silver"
    scene.on("2029-01-01")
    assert scene.tier() == "bronze"


def test_a_refund_takes_the_tier_it_earned_but_no_other(house: Services, clock: SetClock) -> None:
    scene = Scene(house, clock, ladder(Keeping("days", 365), Window("rolling", 30)))
    scene.order(120, order_id="first")
    scene.clock.advance(days=100)  # out of the window by now, yet within the term
    scene.order(20, order_id="second")
    scene.shop.track("ann", "Order Refunded", {"order_id": "second"})
    scene.shop.digest()
    assert scene.tier() == "silver"
    scene.shop.track("ann", "Order Refunded", {"order_id": "first", "revenue": 30})
    scene.shop.digest()
    assert scene.tier() == "bronze"
    assert scene.reasons()[-1] == ("silver", "bronze", "refunded")


def test_a_refund_may_wait_for_the_review(house: Services, clock: SetClock) -> None:
    scene = Scene(house, clock, ladder(Keeping("days", 30, on_refund="at_review", notice_days=0)))
    scene.order(120, order_id="o")
    scene.shop.track("ann", "Order Cancelled", {"order_id": "o"})
    scene.shop.digest()
    assert scene.tier() == "silver"
    scene.clock.advance(days=30)
    assert scene.tier() == "bronze"  # whether or not the timer has been there


def test_a_refund_that_comes_before_its_order(house: Services, clock: SetClock) -> None:
    scene = Scene(house, clock, ladder())
    scene.shop.track("ann", "Order Refunded", {"order_id": "o", "revenue": 50})
    scene.shop.digest()
    scene.order(120, order_id="o")
    assert scene.tier() == "bronze"  # 70 of 100


def test_orders_any_or_all(house: Services, clock: SetClock) -> None:
    rules = ladder(silver=Asks(spend_minor=50_000, orders=2), gold=Asks(spend_minor=60_000, orders=3, match="all"))
    scene = Scene(house, clock, rules)
    scene.order(5)
    scene.order(5)
    assert scene.tier() == "silver"
    scene.order(600)
    assert scene.tier() == "gold"


def test_another_currency_is_an_order_but_no_spend(house: Services, clock: SetClock) -> None:
    scene = Scene(house, clock, ladder(gold=Asks(spend_minor=50_000, orders=2)))
    scene.order(900, currency="USD")
    assert scene.tier() == "bronze"
    scene.order(900, currency="USD")
    assert scene.tier() == "gold"


def test_a_tier_set_by_hand(house: Services, clock: SetClock) -> None:
    scene = Scene(house, clock, ladder())
    scene.order(120)
    ann = scene.shop.person("ann")
    house.membership.set_tier("shop", ann, "main", "gold", because="a friend of the house", until_on=date(2026, 4, 1), by="opr_1")
    assert scene.tier() == "gold"
    scene.on("2026-03-31")
    assert scene.tier() == "gold"
    scene.on("2026-04-01")
    assert scene.tier() == "silver"
    assert [reason for _, _, reason in scene.reasons()][-2:] == ["manual", "manual_ended"]
    house.membership.set_tier("shop", ann, "main", "bronze", because="resells", exact=True)
    scene.order(900)
    assert scene.tier() == "bronze"
    house.membership.change_person("shop", ann, "opr_1", lambda hands: hands.end_manual("main", "settled"))
    assert scene.tier() == "gold"
    for wrong in (
        lambda: house.membership.set_tier("shop", ann, "main", "gold", because="x", until_on=date(2026, 4, 1)),
        lambda: house.membership.set_tier("shop", ann, "main", "platinum", because="x"),
        lambda: house.membership.set_tier("shop", "nobody", "main", "gold", because="x"),
    ):
        with pytest.raises((Invalid, NotFound)):
            wrong()


def test_a_paid_year_starts_renews_ends_and_goes_back(house: Services, clock: SetClock) -> None:
    paid = paid_template("CNY")
    paid = msgspec.structs.replace(paid, tiers=(msgspec.structs.replace(paid.tiers[0], products=("plus-12",)),))
    scene = Scene(house, clock, ladder(), paid)
    scene.order(199, order_id="p1", products=[{"product_id": "plus-12", "price": 199, "quantity": 1}])
    assert scene.held() == {"plus", "silver"}
    scene.on("2027-03-01")
    scene.order(199, order_id="p2", products=[{"product_id": "plus-12", "price": 199, "quantity": 1}])
    scene.on("2028-03-09")
    assert "plus" in scene.held()
    scene.on("2028-03-10")
    assert "plus" not in scene.held()
    assert scene.told("Tier Expiring Soon")[-1]["ends_on"] == "2028-03-10"
    scene.order(240, order_id="p3", products=[{"product_id": "plus-12", "price": 199, "quantity": 1}, {"product_id": "tea", "price": 41}])
    scene.shop.track("ann", "Order Refunded", {"order_id": "p3", "products": [{"product_id": "tea", "price": 41}]})
    scene.shop.digest()
    assert "plus" in scene.held()  # the tea went back, the membership did not
    scene.shop.track("ann", "Order Refunded", {"order_id": "p3", "products": [{"product_id": "plus-12", "price": 199}]})
    scene.shop.digest()
    assert "plus" not in scene.held()
    assert [reason for _, to, reason in scene.reasons() if to in {"plus", ""}][-2:] == ["paid", "paid_refunded"]


def test_a_paid_term_by_a_call_counts_once(house: Services, clock: SetClock) -> None:
    scene = Scene(house, clock, ladder(), paid_template("CNY"))
    scene.order(1)
    ann = scene.shop.person("ann")
    for _ in range(2):
        house.membership.change_person("shop", ann, "", lambda hands: hands.give_term("plus", "plus", 1, "receipt-7", "till"))
    scene.on("2026-04-09")
    assert "plus" in scene.held()
    scene.on("2026-04-10")
    assert "plus" not in scene.held()
    with pytest.raises(Conflict):
        house.membership.change_person("shop", ann, "", lambda hands: hands.give_term("plus", "plus", 2, "receipt-7", "till"))
    with pytest.raises(Conflict):
        house.membership.set_tier("shop", ann, "plus", "plus", because="x")


def test_growth_counts_what_the_ledger_credited(house: Services, clock: SetClock) -> None:
    scene = Scene(house, clock, ladder(silver=Asks(growth=100), gold=Asks(growth=300)))
    scene.order(1)
    holder = f"person:{scene.shop.person('ann')}"

    def move(source: str, target: str, amount: int, because: str, number: int) -> None:
        def command(session: Any) -> None:
            book = house.ledger.open_book(session, [AccountKey("shop", holder, "growth"), AccountKey("shop", "world", "growth")])
            assert book.transfer("shop", "growth", amount, source, target, f"d{number}", because, clock.now_ms()) is None
            book.save(session)

        house.commands.call(command)
        house.membership.run_due()

    move("world", holder, 120, "checked_in", 1)
    assert scene.tier() == "silver"
    move("world", holder, 200, "checked_in", 2)
    assert scene.tier() == "gold"
    move(holder, "world", 50, "spent", 3)  # spending is no loss of standing
    assert scene.tier() == "gold"
    house.membership.run_due()
    move(holder, "world", 60, "refunded", 4)
    with house.database.read() as session:
        [standing] = house.membership.show_person(session, "shop", scene.shop.person("ann"))
    assert standing.counted.growth == 260
    clock.advance(days=366)
    assert scene.tier() == "bronze"


def test_privileges_of_lower_tiers_are_kept_and_covered(house: Services, clock: SetClock) -> None:
    scene = Scene(house, clock, ladder())
    scene.order(600)
    ann = scene.shop.person("ann")
    with house.database.read() as session:
        told = house.membership.read_tiers(session, "shop", [ann, "stranger"])
        assert house.membership.has_privilege(session, "shop", ann, "double_points_day")
        assert not house.membership.has_privilege(session, "shop", "stranger", "free_shipping")
    assert told[ann].privileges["free_shipping"]["from_minor"] == 0  # gold's, not silver's 50
    assert (told["stranger"].tier, told["stranger"].rank) == ("bronze", 1)


def test_a_changed_ladder_is_applied_to_everybody(house: Services, clock: SetClock) -> None:
    scene = Scene(house, clock, ladder())
    for user, amount in (("ann", 120), ("bob", 600), ("cho", 40)):
        scene.order(amount, user)
    with house.database.read() as session:
        info = house.membership.get_ladder(session, "shop", "main")
        harder = ladder(silver=Asks(spend_minor=20_000), gold=Asks(spend_minor=70_000))
        heads = house.membership.preview(session, "shop", harder)
    assert {one.tier: (one.now, one.would) for one in heads.counts} == {"": (0, 0), "bronze": (1, 2), "silver": (1, 1), "gold": (1, 0)}
    house.membership.save_ladder("shop", harder, expected=info.revision)
    with house.database.read() as session:
        changed = house.membership.get_ladder(session, "shop", "main")
    assert changed.job is not None
    house.membership.run_due()
    assert [scene.tier(user) for user in ("ann", "bob", "cho")] == ["silver", "gold", "bronze"]  # kept to their review
    with pytest.raises(Conflict):
        house.membership.save_ladder("shop", harder, expected=info.revision)
    house.membership.save_ladder("shop", harder, expected=changed.revision, lower="at_once")
    house.membership.run_due()
    assert [scene.tier(user) for user in ("ann", "bob", "cho")] == ["bronze", "silver", "bronze"]
    assert scene.reasons("bob")[-1] == ("gold", "silver", "rules_changed")
    with house.database.read() as session:
        assert house.membership.get_ladder(session, "shop", "main").job is None


def test_a_tier_that_is_taken_out_of_the_ladder(house: Services, clock: SetClock) -> None:
    scene = Scene(house, clock, ladder())
    scene.order(120)
    with house.database.read() as session:
        info = house.membership.get_ladder(session, "shop", "main")
    two = msgspec.structs.replace(info.rules, tiers=(info.rules.tiers[0], info.rules.tiers[2]))
    house.membership.save_ladder("shop", two, expected=info.revision, lower="at_once")
    house.membership.run_due()
    assert scene.tier() == "bronze"
    house.membership.remove_ladder("shop", "main")
    assert scene.tier() == ""


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"tiers": (Tier("a", Text("甲", "A"), SILVER), Tier("a", Text("乙", "B"), GOLD))}, "tiers.1.key"),
        ({"tiers": (Tier("a", Text("甲", "A"), GOLD), Tier("b", Text("乙", "B"), SILVER))}, "tiers.1.asks"),
        ({"tiers": (Tier("a", Text("甲", "A"), SILVER), Tier("b", Text("乙", "B")))}, "tiers.1.asks"),
        ({"keeping": Keeping("next_period")}, "keeping.hold"),
        ({"keeping": Keeping("while_earned", drop="one_tier")}, "keeping.drop"),
        ({"name": Text("", "x")}, "name"),
    ],
)
def test_ladders_that_make_no_sense(house: Services, change: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        house.membership.save_ladder("shop", msgspec.structs.replace(ladder(), **change), expected=None)
    assert field in {error["field"] for error in caught.value.errors}


def test_another_workspace_sees_nothing(house: Services, clock: SetClock) -> None:
    scene = Scene(house, clock, ladder())
    scene.order(600)
    house.access.create_workspace("other", "Other", "UTC", "CNY", "en")
    ann = scene.shop.person("ann")
    with house.database.read() as session:
        assert house.membership.read_tiers(session, "other", [ann])[ann].tier == ""
        assert house.membership.list_ladders(session, "other") == ()
        with pytest.raises(NotFound):
            house.membership.show_person(session, "other", ann)
    house.membership.save_ladder("other", earned_template("CNY"), expected=None)
    house.membership.run_due()
    with house.database.read() as session:
        assert house.membership.get_ladder(session, "other", "main").people == {}


def test_days_of_the_calendar() -> None:
    day = day_of(date(2024, 2, 29))
    assert day_to_date(add_months(day, 12)) == date(2025, 2, 28)
    assert day_to_date(add_months(day_of(date(2026, 8, 31)), 6)) == date(2027, 2, 28)
    assert day_to_date(next_period(day_of(date(2026, 12, 31)), "quarter")) == date(2027, 1, 1)
    assert day_to_date(next_period(day_of(date(2026, 11, 1)), "year")) == date(2027, 1, 1)
    assert day_to_date(period_start(day_of(date(2026, 8, 31)), "quarter")) == date(2026, 7, 1)


def test_segments_know_the_tier(house: Services, clock: SetClock) -> None:
    scene = Scene(house, clock, ladder(Keeping("while_earned"), Window("rolling", 30)))
    scene.order(120)
    scene.house.events.digest_all()
    house.segments.refresh("shop")

    def silver() -> int:
        return house.segments.preview("shop", {"kind": "tag", "tag": "tier", "op": "=", "value": "silver"}).count

    assert silver() == 1
    clock.advance(days=31)
    house.membership.run_due()
    scene.house.events.digest_all()
    assert silver() == 0
