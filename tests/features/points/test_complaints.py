"""What users of other loyalty systems complain of in public, as worked examples: here each comes out right.

Figures are worked out by hand beside each case.
"""

import pytest

from antiphon.kernel.clock import DAY_MS
from tests.conftest import SetClock
from tests.features.points.desk import Desk


def test_buy_earn_refund_keep_the_points(desk: Desk) -> None:
    """odoo#257854, erpnext#32951: points stayed after the order was refunded. Earned 100, refunded: 0."""
    ann = desk.person("ann")
    desk.give(ann, 100, "order 1")
    desk.deal(lambda teller: teller.take_back("points", "order 1"), grant="order 1")
    assert desk.has(ann) == (0, 0, 0)


def test_buy_earn_spend_refund(desk: Desk) -> None:
    """The same with the points spent meanwhile: 100 - 80 = 20 left; taking 100 back finds 20, so 80 are owed; the next 50 earned pay."""
    ann = desk.person("ann")
    desk.give(ann, 100, "order 1")
    assert desk.spend(ann, 80, "mug") is None
    back = desk.deal(lambda teller: teller.take_back("points", "order 1"), grant="order 1")
    assert (back.amount, back.from_lot, back.from_others, back.debt) == (100, 20, 0, 80)
    assert desk.has(ann) == (0, 0, 80)
    desk.give(ann, 50, "order 2")
    assert desk.has(ann) == (0, 0, 30)
    desk.give(ann, 40, "order 3")
    assert desk.has(ann) == (10, 0, 0)


def test_points_taken_again_on_refund(desk: Desk) -> None:
    """odoo#212922: the refund took points that were to come back. Had 200; paid 30 in points, earned 70, all refunded: 200 again."""
    ann = desk.person("ann")
    desk.give(ann, 200, "welcome")
    assert desk.spend(ann, 30, "order 1 paid") is None
    desk.give(ann, 70, "order 1")
    assert desk.has(ann) == (240, 0, 0)
    for _ in range(2):  # the refund is sent twice
        desk.deal(lambda teller: teller.take_back("points", "order 1"), grant="order 1")
        desk.deal(lambda teller: teller.give_back("points", "order 1 paid"), spend="order 1 paid")
        assert desk.has(ann) == (200, 0, 0)


def test_two_partial_refunds_are_one_larger(desk: Desk) -> None:
    """Cumulative, never more than was given: 100 given; 20, 20 and then 90 asked for: 20 + 20 + 60."""
    ann = desk.person("ann")
    desk.give(ann, 100, "order 1")
    taken = [desk.deal(lambda teller, n=n: teller.take_back("points", "order 1", n), grant="order 1").amount for n in (20, 20, 90)]
    assert taken == [20, 20, 60]
    assert desk.has(ann) == (0, 0, 0)


def test_points_that_run_out_have_lots(desk: Desk, clock: SetClock) -> None:
    """odoo#206048: history had no lots. 50 for 10 days, 50 for 100 days; 60 spent: the 50 that run out soon and 10 of the others."""
    ann, now = desk.person("ann"), clock.now_ms()
    desk.give(ann, 50, "long", expires_at_ms=now + 100 * DAY_MS)
    desk.give(ann, 50, "short", expires_at_ms=now + 10 * DAY_MS)
    assert desk.spend(ann, 60, "s") is None
    with desk.house.database.read() as session:
        assert [(lot.ref, lot.remaining) for lot in desk.wallets.list_lots(session, "shop", "points", ann)] == [("long", 40)]
    clock.advance(days=11)
    assert desk.has(ann) == (40, 0, 0), "nothing of the short lot was left to expire"


def test_the_balance_does_not_collapse(desk: Desk, clock: SetClock) -> None:
    """FloCafe#78: debits not paired with credits. 100 (January) - 80 spent + 50 (March): when January is over 20 go, not 100; 50 stay."""
    ann, now = desk.person("ann"), clock.now_ms()
    desk.give(ann, 100, "january", expires_at_ms=now + 30 * DAY_MS)
    assert desk.spend(ann, 80, "s") is None
    desk.give(ann, 50, "march", expires_at_ms=now + 90 * DAY_MS)
    clock.advance(days=31)
    assert desk.house.hold_timer.run_once() == 1
    assert desk.has(ann) == (50, 0, 0)
    assert [told["amount"] for name, _, told in desk.told if name == "Points Expired"] == [20]


def test_cancel_and_refund_undo_once(desk: Desk) -> None:
    """nopCommerce#5595: cancel, then refund, and the running balance is wrong. 300; 40 paid, 26 earned; cancel and refund: 300."""
    ann = desk.person("ann")
    desk.give(ann, 300, "before")
    assert desk.spend(ann, 40, "order 9 paid") is None
    desk.give(ann, 26, "order 9")
    for half in (20, 40):  # a cancellation gives half back, the refund asks for all
        desk.deal(lambda teller, n=half: teller.give_back("points", "order 9 paid", n), spend="order 9 paid")
    for part in (13, 26):
        desk.deal(lambda teller, n=part: teller.take_back("points", "order 9", n), grant="order 9")
    assert desk.has(ann) == (300, 0, 0)


@pytest.mark.parametrize(("grace", "left"), [(0, 0), (5, 60)])
def test_given_back_after_the_lot_has_run_out(desk: Desk, clock: SetClock, grace: int, left: int) -> None:
    """Declared, not left to chance: it stays expired, or gets so many days."""
    ann, now = desk.person("ann"), clock.now_ms()
    desk.save(grace_days=grace)
    desk.give(ann, 60, "a", expires_at_ms=now + 10 * DAY_MS)
    assert desk.spend(ann, 60, "s") is None
    clock.advance(days=20)
    back = desk.deal(lambda teller: teller.give_back("points", "s"), spend="s")
    assert (back.amount, back.expired) == (60, 60 - left)
    assert desk.has(ann) == (left, 0, 0)
    clock.advance(days=6)
    assert desk.has(ann) == (0, 0, 0)


def test_a_checkout_never_loses_points_to_the_clock(desk: Desk, clock: SetClock) -> None:
    """Set aside on the last day, paid the day after: paid. Set aside and abandoned: over, as it would have been."""
    ann, now = desk.person("ann"), clock.now_ms()
    desk.give(ann, 60, "a", expires_at_ms=now + DAY_MS)
    for ref in ("cart 1", "cart 2"):
        desk.deal(lambda teller, r=ref: teller.hold("points", ann, 30, r, now + 3 * DAY_MS, "checkout"), ann, spend=ref)
    clock.advance(days=2)
    assert desk.deal(lambda teller: teller.post("points", "cart 1"), spend="cart 1") is None
    assert desk.deal(lambda teller: teller.void("points", "cart 2"), spend="cart 2") is None
    assert desk.has(ann) == (0, 0, 0)
    assert [told["amount"] for name, _, told in desk.told if name == "Points Expired"] == [30]
