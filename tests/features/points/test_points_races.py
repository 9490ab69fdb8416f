"""Many at once: no cap is exceeded, the last item goes to exactly one, and what comes back does not meet what goes out."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from typing import Literal

import msgspec
import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.points.cash_off import CheckoutLine
from antiphon.features.points.checkout import PointsCheckout
from antiphon.features.points.contracts import ExchangeRefused
from antiphon.features.points.items import Goods, Item
from antiphon.features.points.rules import Cap
from antiphon.features.points.settings import CashOff, Settings
from antiphon.kernel.errors import Problem
from tests.features.points.counter import SHOP, Counter
from tests.features.points.earners import named, rule

CALLERS = 40


@pytest.fixture
def counter(house: Services) -> Iterator[Counter]:
    made = Counter(house)
    yield made
    made.lawful()


def at_once(calls: list[Callable[[], object]]) -> list[object]:
    """What each answered; a refusal is an answer."""

    def ask(call: Callable[[], object]) -> object:
        try:
            return call()
        except Problem as problem:
            return problem

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(ask, calls))


def test_forty_shares_at_once_never_pass_the_cap(counter: Counter) -> None:
    counter.live(rule(10, event="Product Shared", caps=(Cap(3, "day", "times"), Cap(25))))
    source = counter.house.access.find_write_key("test-key")
    assert source is not None

    def share(number: int) -> Callable[[], object]:
        event = {"type": "track", "event": "Product Shared", "userId": "ana", "messageId": f"r-{number}"}
        body = msgspec.json.encode({"batch": [event, {**event, "userId": "ben", "messageId": f"b-{number}"}]})
        return lambda: counter.house.events.collect(source, [body])

    with ThreadPoolExecutor(1) as digesting:
        work = digesting.submit(lambda: [counter.house.events.digest_once(7) for _ in repeat(None, 40)])
        at_once([share(number) for number in range(CALLERS)])
        work.result()
    counter.digest()
    assert (counter.balance("ana"), counter.balance("ben")) == (25, 25)
    assert len(counter.codes()) == 2 * (CALLERS - 3)


def test_of_the_last_items_exactly_so_many_are_given(counter: Counter) -> None:
    left = 7
    made = counter.points.create_item(SHOP, Item(named("mug"), Goods(), 10, stock=left))
    counter.points.turn_item(SHOP, made.id, "live")
    people = [counter.gift(f"u{number}", 10) for number in range(CALLERS)]
    answers = at_once([lambda person=person: counter.points.exchange(SHOP, made.id, person, 1, "k") for person in people])
    refused = [answer.reason for answer in answers if isinstance(answer, ExchangeRefused)]
    assert refused == ["sold_out"] * (CALLERS - left)
    assert counter.has(f"points_item:{made.id}", f"prize:{made.id}") == 0
    assert sum(counter.balance(f"u{number}") for number in range(CALLERS)) == 10 * (CALLERS - left)


def test_one_person_forty_times_gets_no_more_than_the_limit(counter: Counter) -> None:
    made = counter.points.create_item(SHOP, Item(named("mug"), Goods(), 10, per_person=2))
    counter.points.turn_item(SHOP, made.id, "live")
    ana = counter.gift("ana", 1_000)
    answers = at_once([lambda key=key: counter.points.exchange(SHOP, made.id, ana, 1, f"k-{key}") for key in range(CALLERS)])
    assert sum(not isinstance(answer, Problem) for answer in answers) == 2
    assert counter.balance("ana") == 980


def test_exchange_and_refund_at_once_end_in_one_of_two_ways(counter: Counter) -> None:
    counter.live(rule(100, pending_days=0))
    made = counter.points.create_item(SHOP, Item(named("mug"), Goods(), 100))
    counter.points.turn_item(SHOP, made.id, "live")
    for number in range(8):
        user = f"u{number}"
        counter.order(user, f"o-{number}", 10)
        person = counter.person_read(user)
        counter.tell(user, "Order Refunded", {"order_id": f"o-{number}"}, digest=False)
        answers = at_once(
            [
                lambda person=person: counter.points.exchange(SHOP, made.id, person, 1, "k"),
                counter.house.events.digest_all,
            ]
        )
        bought = not isinstance(answers[0], Problem)
        assert counter.purse(user) == {"spendable": 0, "held": 0, "pending": 0, "debt": 100 if bought else 0}


def test_one_order_is_held_and_paid_once_however_often_it_is_asked(counter: Counter) -> None:
    counter.points.change_settings(SHOP, Settings(cash_off=CashOff(on=True)))
    ana = counter.gift("ana", 10_000)
    lines = (CheckoutLine("a", 5_000),)
    holds = at_once([lambda: counter.points.hold(SHOP, "o-1", ana, lines, 1_000)] * CALLERS)
    assert len(set(map(str, holds))) == 1
    answers = at_once(
        [
            *[lambda: counter.points.resolve(SHOP, "o-1", "post")] * (CALLERS // 2),
            *[lambda: counter.points.resolve(SHOP, "o-1", "void")] * (CALLERS // 2),
        ]
    )
    states = {answer.state for answer in answers if isinstance(answer, PointsCheckout)}
    assert len(states) == 1
    assert counter.balance("ana") == (9_000 if states == {"posted"} else 10_000)


@pytest.mark.parametrize("how", ["post", "void"])
def test_paying_and_refunding_at_once_gives_back_just_the_part(counter: Counter, how: Literal["post", "void"]) -> None:
    counter.points.change_settings(SHOP, Settings(cash_off=CashOff(on=True)))
    lines = (CheckoutLine("a", 5_000),)
    for number in range(20):
        order_id, whole = f"o-{number}", number % 4 == 3
        person = counter.gift(f"u{number}", 1_000)
        counter.points.hold(SHOP, order_id, person, lines, 1_000)
        counter.order(f"u{number}", order_id, 40)
        properties = {"order_id": order_id} if whole else {"order_id": order_id, "revenue": 10}
        counter.tell(f"u{number}", "Order Refunded", properties, digest=False)
        at_once([lambda order_id=order_id: counter.points.resolve(SHOP, order_id, how), counter.house.events.digest_all])
        back = 1_000 if whole or how == "void" else 250
        assert counter.purse(f"u{number}") == {"spendable": back, "held": 0, "pending": 0, "debt": 0}
