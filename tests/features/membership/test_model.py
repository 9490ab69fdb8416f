"""Orders, refunds, time and merges in any order, on both stores, against a model that judges every single day in plain steps."""

import random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from antiphon.entry.bootstrap import Services
from antiphon.features.membership import judging
from antiphon.features.membership.memory import Memory, note_order, note_refund
from antiphon.features.membership.rules import Keeping, Window
from antiphon.kernel.clock import local_day
from antiphon.sdk.orders import Order, Refund
from tests.conftest import SetClock
from tests.features.membership.model import KEEPINGS, KEYS, PEOPLE, WINDOWS, Known, Model, ladder_of
from tests.features.segments.telling import Shop

ZONE = "Asia/Shanghai"


class Life(RuleBasedStateMachine):
    """A shop with three people, told to the product and to the model."""

    house: Services
    clock: SetClock
    count = 0

    @initialize(window=st.sampled_from(WINDOWS), keeping=st.sampled_from(KEEPINGS), open_on=st.integers(20_700, 20_800))
    def begin(self, window: Window, keeping: Keeping, open_on: int) -> None:
        if keeping.hold == "next_period":
            window = Window("quarter")
        Life.count += 1
        self.workspace = f"w{Life.count}"
        house, clock = self.house, self.clock
        clock.at_ms = open_on * 86_400_000 + 3_600_000
        house.access.create_workspace(self.workspace, "W", ZONE, "CNY", "en")
        house.access.create_key(self.workspace, "k", f"key-{self.workspace}")
        rules = ladder_of(window, keeping)
        house.membership.save_ladder(self.workspace, rules, expected=None)
        house.membership.run_due()
        self.shop = Shop(house, self.workspace, f"key-{self.workspace}")
        self.model = Model(window, keeping, local_day(clock.at_ms, ZONE))
        self.known: list[tuple[str, str]] = []
        self.names = {name: name for name in PEOPLE}  # whom a device belongs to

    def tell(self, name: str, event: str, properties: dict[str, Any], at_ms: int | None = None) -> None:
        """People are devices until they are merged under a name."""
        self.shop.say(type="track", anonymousId=f"{self.workspace}-{name}", event=event, properties=properties, at_ms=at_ms)

    @rule(name=st.sampled_from(PEOPLE), amount=st.sampled_from((500, 1_400, 3_000, 5_200, 9_000)), back=st.sampled_from((0, 0, 0, 3, 12)))
    def order(self, name: str, amount: int, back: int) -> None:
        self.order_number = getattr(self, "order_number", 0) + 1
        order_id = f"{self.workspace}-{self.order_number}"
        at_ms = self.clock.at_ms - back * 86_400_000
        self.tell(name, "Order Completed", {"order_id": order_id, "revenue": amount / 100}, at_ms)
        self.shop.digest()
        owner = self.names[name]
        self.model.order(owner, order_id, local_day(at_ms, ZONE), amount)
        self.known.append((name, order_id))

    @rule(data=st.data(), amount=st.sampled_from((300, 2_000, 20_000)))
    def refund(self, data: st.DataObject, amount: int) -> None:
        if not self.known:
            return
        name, order_id = data.draw(st.sampled_from(self.known))
        self.tell(name, "Order Refunded", {"order_id": order_id, "revenue": amount / 100})
        self.shop.digest()
        self.model.refund(self.names[name], order_id, amount)

    @rule(days=st.sampled_from((0, 1, 1, 2, 5, 9, 31)), timer=st.booleans())
    def wait(self, days: int, timer: bool) -> None:  # noqa: FBT001 - drawn by name
        self.clock.advance(days=days)
        if timer:
            self.house.membership.run_due()
        self.model.pass_days(days)

    @rule(pair=st.permutations(PEOPLE))
    def meet(self, pair: list[str]) -> None:
        """Two devices turn out to be one person's."""
        first, second = pair[0], pair[1]
        if self.names[first] == self.names[second]:
            return
        ids = [self.person(name) for name in (first, second)]
        if None in ids or self.names[first] != first or self.names[second] != second or self.merged:
            return
        self.merged = True
        for name in (first, second):
            self.shop.say(type="identify", anonymousId=f"{self.workspace}-{name}", userId=f"{self.workspace}-user", traits={})
        self.shop.digest()
        with self.house.database.read() as session:
            today = self.house.profiles.canonical(session, self.workspace, [one for one in ids if one])
        stays, gone = (first, second) if today[str(ids[0])] == ids[0] else (second, first)
        self.model.merge(gone, stays)
        self.names[gone] = stays

    merged = False

    def person(self, name: str) -> str | None:
        with self.house.database.read() as session:
            for row in self.house.profiles.list_people(session, self.workspace).items:
                held = self.house.profiles.list_identities(session, self.workspace, row.id)
                if any(one.value == f"{self.workspace}-{name}" for one in held):
                    return row.id
        return None

    @invariant()
    def the_product_says_what_the_model_says(self) -> None:
        if not hasattr(self, "model"):
            return
        for name, one in self.model.people.items():
            person = self.person(name)
            if person is None or not one.seen:
                continue
            with self.house.database.read() as session:
                told = self.house.membership.read_tiers(session, self.workspace, [person])[person]
                [standing] = self.house.membership.show_person(session, self.workspace, person)
            expected = KEYS[one.rank - 1]
            assert (told.tier, standing.tier) == (expected, expected), (name, one, self.model.keeping, self.model.window)
            first = self.model.first(self.model.today)
            spend = sum(max(0, given - taken) for day, given, taken in one.orders.values() if first <= day <= self.model.today)
            assert standing.counted.spend_minor == spend


class Skipping:
    """The product's own judgement of one person, looked at only on days that are due."""

    def __init__(self, window: Window, keeping: Keeping, today: int) -> None:
        self.ladder, self.memory, self.today = ladder_of(window, keeping), Memory(), today
        self.touched = 0

    def order(self, order_id: str, day: int, amount: int) -> None:
        note_order(self.memory, Order(order_id, "CNY", amount, amount), day, foreign=False)
        judging.settle(self.memory, self.ladder, self.today)

    def refund(self, order_id: str, event_id: str, amount: int) -> None:
        tally = judging.DaySums(self.memory)
        before = judging.earned_at_basis(self.memory, self.ladder, tally, self.today)
        note_refund(self.memory, Refund(order_id, "CNY", amount, "revenue"), event_id, self.today)
        judging.take_back(self.memory, self.ladder, self.today, before)

    def wait(self, days: int) -> None:
        target = self.today + days
        day = judging.due_day(self.memory, self.ladder, self.today)
        while day <= target:
            judging.settle(self.memory, self.ladder, day)
            self.touched += 1
            day = judging.due_day(self.memory, self.ladder, day)
        self.today = target
        judging.forget_old(self.memory, self.ladder, self.today)


def tell_story(dice: random.Random, window: Window, keeping: Keeping) -> tuple[list[str], int, int]:
    """Steps of one made-up person; where the two differ, days judged by the product, days that passed."""
    today = dice.randrange(20_000, 20_900)
    model, product = Model(window, keeping, today), Skipping(window, keeping, today)
    orders: list[str] = []
    passed = 0
    story: list[str] = []
    for step in range(dice.randrange(5, 40)):
        what = dice.random()
        if what < 0.5 or not orders:
            amount, back = dice.choice((500, 1_400, 3_000, 5_200, 9_000)), dice.choice((0, 0, 0, 3, 12))
            orders.append(f"o{step}")
            model.order("ann", orders[-1], today - back, amount)
            product.order(orders[-1], today - back, amount)
            story.append(f"{today} order {amount} of {today - back}")
        elif what < 0.65:
            order_id, amount = dice.choice(orders[-6:]), dice.choice((300, 2_000, 20_000))
            model.refund("ann", order_id, amount)
            product.refund(order_id, f"e{step}", amount)
            story.append(f"{today} refund {amount} of {order_id}")
        else:
            days = dice.choice((1, 1, 2, 5, 9, 31, 100))
            model.pass_days(days)
            product.wait(days)
            today += days
            passed += days
        one: Known = model.people["ann"]
        if one.seen and one.rank != product.memory.shown:
            return [*story, f"{today}: model {one}, product {product.memory.shown} until {product.memory.until}"], product.touched, passed
    return [], product.touched, passed


def test_skipping_days_judges_as_judging_every_day() -> None:
    dice = random.Random(20_261_122)
    touched = passed = 0
    for number in range(4_000):
        keeping = KEEPINGS[number % len(KEEPINGS)]
        window = Window("quarter") if keeping.hold == "next_period" else dice.choice(WINDOWS)
        wrong, looked, days = tell_story(dice, window, keeping)
        assert wrong == [], (window, keeping)
        touched, passed = touched + looked, passed + days
    assert touched < passed / 4  # and it did skip


def test_every_history_is_judged_as_the_model_judges_it(house: Services, clock: SetClock) -> None:
    class Here(Life):
        pass

    Here.house, Here.clock = house, clock
    calm = settings(
        max_examples=15,
        stateful_step_count=14,
        deadline=None,
        derandomize=True,
    )
    run_state_machine_as_test(Here, settings=calm)  # pyright: ignore[reportUnknownMemberType]
