"""What is kept equals a recount from the raw events: after late orders, refunds, merges, and by time alone, exactly at day borders."""

import random
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.membership.rules import Asks, Keeping, Ladder, Tier, Window
from antiphon.kernel.clock import DAY_MS, day_start_ms, day_to_date
from antiphon.sdk.words import Text
from tests.conftest import SetClock
from tests.features.membership.recount import Story, amounts, day_of, told
from tests.features.segments.telling import Shop

ZONES = ("Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "UTC")


def ladder(window: Window, keeping: Keeping | None = None) -> Ladder:
    return Ladder(
        "main",
        Text("等级", "Tiers"),
        tiers=(
            Tier("bronze", Text("铜", "Bronze")),
            Tier("silver", Text("银", "Silver"), Asks(spend_minor=3_000)),
            Tier("gold", Text("金", "Gold"), Asks(spend_minor=8_000, orders=6)),
            Tier("diamond", Text("钻", "Diamond"), Asks(spend_minor=15_000, orders=8, match="all")),
        ),
        window=window,
        keeping=keeping or Keeping(hold="while_earned", notice_days=3),
    )


def window_of(window: Window, day: int) -> tuple[int, int]:
    if window.kind == "rolling":
        return day - window.days + 1, day
    on = day_to_date(day)
    month = 1 if window.kind == "year" else (on.month - 1) // 3 * 3 + 1
    return day - (on - date(on.year, month, 1)).days, day


def expected_tier(spend: int, orders: int) -> str:
    if spend >= 15_000 and orders >= 8:
        return "diamond"
    if spend >= 8_000 or orders >= 6:
        return "gold"
    return "silver" if spend >= 3_000 else "bronze"


def happen(shop: Shop, dice: random.Random, clock: SetClock, made: list[str]) -> None:
    user = f"u{dice.randrange(6)}"
    at_ms = clock.now_ms() - dice.choice((0, 0, 0, 1, 5, 30, 100)) * DAY_MS - dice.randrange(1000, DAY_MS)
    what = dice.random()
    if what < 0.6:
        made.append(f"ord-{len(made)}-{dice.randrange(10**6)}")
        amount = dice.choice((4.5, 10, 19.99, 33.33, 80))
        shop.order(
            user, amount, at_ms=at_ms, order_id=made[-1], total=amount + 5, products=[{"product_id": "a", "price": 4, "quantity": 3}]
        )
        if dice.random() < 0.2:
            shop.track(user, "Order Completed", {"order_id": made[-1], "revenue": 999}, at_ms=at_ms + 1)  # told twice: the first stands
    elif what < 0.75 and made:
        part: dict[str, Any] = dice.choice(
            ({"total": 3}, {"revenue": 7.5}, {"refund_amount": 2.2}, {}, {"products": [{"product_id": "a"}]})
        )
        shop.track(user, "Order Refunded", {"order_id": dice.choice(made), **part})
    elif what < 0.8 and made:
        shop.track(user, "Order Cancelled", {"order_id": dice.choice(made)})
    elif what < 0.9:
        shop.say(
            type="track",
            anonymousId=f"d{dice.randrange(4)}",
            event="Order Completed",
            properties={"order_id": f"anon-{dice.random()}", "revenue": 25},
        )
    else:
        shop.identify(user, {}, anonymousId=f"d{dice.randrange(4)}")


def differences(house: Services, clock: SetClock, rules: Ladder, zone: str, people: Story | None = None) -> list[str]:
    today = day_of(clock.now_ms(), zone)
    first, last = window_of(rules.window, today)
    found: list[str] = []
    people = told(house) if people is None else people
    with house.database.read() as session:
        tiers = house.membership.read_tiers(session, "shop", list(people))
        for person, events in people.items():
            if not any(name == "Order Completed" for name, _, _ in events):
                continue
            spend, orders = amounts(events, zone, first, last)
            [standing] = house.membership.show_person(session, "shop", person)
            if (standing.counted.spend_minor, standing.counted.orders) != (spend, orders):
                found.append(f"{person}: counts {standing.counted}, recounted {spend} {orders}")
            if tiers[person].tier != expected_tier(spend, orders) or standing.tier != tiers[person].tier:
                found.append(f"{person}: is {tiers[person].tier} ({standing.tier}), recounted {expected_tier(spend, orders)}")
    return found


@pytest.mark.parametrize("seed", range(6))
def test_counts_and_tiers_are_a_recount(house: Services, clock: SetClock, seed: int) -> None:
    dice = random.Random(seed)
    window = (Window("rolling", 30), Window("rolling", 90), Window("quarter"), Window("year"))[seed % 4]
    zone = "Asia/Shanghai"
    rules = ladder(window)
    shop, made = Shop(house), list[str]()
    clock.set(datetime(2026, 12, 20, 15, 30, tzinfo=ZoneInfo("UTC")))
    late = seed % 3 == 0  # a ladder that comes after the events, and reads the past
    if not late:
        house.membership.save_ladder("shop", rules, expected=None)
        house.membership.run_due()
    for step in range(14):
        for _ in range(8):
            happen(shop, dice, clock, made)
        shop.digest()
        if late and step == 6:
            before = told(house)
            if seed:
                house.events.move_to_archive(keep_days=-1)
            house.membership.save_ladder("shop", rules, expected=None)
            house.membership.run_due()
            assert differences(house, clock, rules, zone, before) == []
        if not late or step >= 6:
            if dice.random() < 0.6:
                house.membership.run_due()
            if late:
                house.membership.run_due()
            if not (late and seed):  # archived events are not in the tail that the recount reads
                assert differences(house, clock, rules, zone) == []
        clock.advance(days=dice.choice((0, 0.4, 1, 3, 11)))
        if not late:
            assert differences(house, clock, rules, zone) == []  # by time alone, whether or not the timer has run


def test_the_sums_that_are_kept_are_exact_after_the_timer(house: Services, clock: SetClock) -> None:
    """The editor's head-count asks the stored sums; they must have fallen by time alone."""
    rules = ladder(Window("rolling", 30))
    house.membership.save_ladder("shop", rules, expected=None)
    shop, dice, made = Shop(house), random.Random(5), list[str]()
    for _ in range(10):
        for _ in range(10):
            happen(shop, dice, clock, made)
        shop.digest()
        clock.advance(days=dice.choice((1, 2, 9)))
        house.membership.run_due()
        today = day_of(clock.now_ms(), "Asia/Shanghai")
        people = told(house)
        expected: dict[str, int] = {}
        for events in people.values():
            if any(name == "Order Completed" for name, _, _ in events):
                tier = expected_tier(*amounts(events, "Asia/Shanghai", *window_of(rules.window, today)))
                expected[tier] = expected.get(tier, 0) + 1
        with house.database.read() as session:
            from_sums = house.membership.preview(session, "shop", rules)
            wider = msgspec.structs.replace(rules, window=Window("rolling", 31))
            from_orders = house.membership.preview(session, "shop", wider)
        assert from_sums.from_sums
        assert not from_orders.from_sums
        rest = {one.tier: one.would for one in from_sums.counts if one.tier != "bronze"}
        assert rest == {"": 0, **{tier: expected.get(tier, 0) for tier in ("silver", "gold", "diamond")}}
        assert {one.tier: one.now for one in from_sums.counts} == {one.tier: one.would for one in from_sums.counts}


@pytest.mark.parametrize("zone", ZONES)
def test_a_window_falls_at_the_shops_midnight(house: Services, clock: SetClock, zone: str) -> None:
    """One millisecond before the day border the order still counts, at the border it does not; nothing else happened."""
    house.access.create_workspace("other", "Other", zone, "CNY", "en")
    house.access.create_key("other", "test", "other-key")
    house.membership.save_ladder("other", ladder(Window("rolling", 7)), expected=None)
    shop = Shop(house, "other", "other-key")
    midnight = day_start_ms(day_of(clock.now_ms(), zone) + 1, zone)
    clock.at_ms = midnight - 1
    shop.order("ann", 50)
    shop.digest()
    person = shop.person("ann")
    edge = day_start_ms(day_of(midnight - 1, zone) + 7, zone)
    for at_ms, tier in ((midnight, "silver"), (edge - 1, "silver"), (edge, "bronze"), (edge + 1, "bronze")):
        clock.at_ms = at_ms
        with house.database.read() as session:
            assert house.membership.read_tiers(session, "other", [person])[person].tier == tier, at_ms
        house.membership.judge_due()
        with house.database.read() as session:
            assert house.membership.read_tiers(session, "other", [person])[person].tier == tier, at_ms
