"""Laws of earning: no cap is ever exceeded, and what goes back in parts is what was given, to the point."""

from collections import defaultdict
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from antiphon.features.points.amounts import PerMoney
from antiphon.features.points.cash_off import CheckoutLine, money_for, points_for, quote
from antiphon.features.points.counting import Counters, period_key
from antiphon.features.points.earning import due_back, earn
from antiphon.features.points.occasions import OnDaysOfMonth, OnWeekdays
from antiphon.features.points.rules import Cap, Group, Rule
from antiphon.features.points.settings import CashOff
from antiphon.sdk.orders import Refund, read_order, share_refunded
from tests.features.points.earners import ANA, count, day, named, order, programme, rule, times

CAPS = st.lists(
    st.builds(Cap, st.integers(1, 60), st.sampled_from(["day", "week", "month", "life"]), st.sampled_from(["points", "times"])), max_size=3
).map(tuple)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """A rule of any amount, limits and multipliers."""
    amount = draw(st.integers(1, 30) | st.builds(PerMoney, st.integers(1, 5), st.sampled_from([1, 100, 333])))
    return rule(
        amount,
        caps=draw(CAPS),
        when_short=draw(st.sampled_from(["rest", "nothing"])),
        once=draw(st.sampled_from(["no", "person"])),
        cooldown_minutes=draw(st.sampled_from([0, 30])),
        combine=draw(st.sampled_from(["largest", "product", "sum"])),
        multipliers=(times(200, OnWeekdays((1, 3))), times(150, OnDaysOfMonth((4, 5)))),
    )


EVENTS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 1439), st.integers(0, 5000)), min_size=1, max_size=25)


@given(st.lists(rules(), min_size=1, max_size=4), EVENTS, CAPS, st.sampled_from(["all", "first"]))
def test_never_above_a_cap_in_whatever_order_events_come(several: Any, events: Any, caps: Any, mode: Any) -> None:
    group = Group("main", named("all"), mode, caps)
    made = programme(*several, groups=(group,))
    counters = Counters()
    given_points: dict[tuple[str, str], int] = defaultdict(int)
    given_times: dict[tuple[str, str], int] = defaultdict(int)
    for number, minute, cents in events:
        event = order(cents / 100, on=day(number), minute=minute)
        verdict = earn(made, event, ANA, counters)
        assert earn(made, event, ANA, counters) == verdict  # pure: asked twice, the same answer
        count(counters, verdict, event.at_ms)
        for grant in verdict.grants:
            assert grant.points > 0
            for scope in (grant.rule_id, "@main"):
                for per in ("day", "week", "month", "life"):
                    given_points[scope, period_key(per, event.on)] += grant.points  # pyright: ignore[reportArgumentType]
                    given_times[scope, period_key(per, event.on)] += 1  # pyright: ignore[reportArgumentType]
        if mode == "first":
            assert len(verdict.grants) <= 1
    limits = [(live.id, cap) for live in made.rules for cap in live.rule.caps] + [("@main", cap) for cap in caps]
    for scope, cap in limits:
        kind = {"day": "d", "week": "w", "month": "m", "life": "l"}[cap.per]
        found = given_points if cap.counts == "points" else given_times
        assert all(amount <= cap.amount for (where, period), amount in found.items() if where == scope and period.startswith(kind))
    for live in made.rules:
        if live.rule.once == "person":
            assert given_times[live.id, "l"] <= 1


@given(
    st.integers(1, 10**6),
    st.lists(st.integers(1, 10**6), min_size=1, max_size=10),
    st.sampled_from(["down", "half_up"]),
    st.booleans(),
)
def test_parts_of_any_size_take_back_exactly_what_was_given(points: int, parts: list[int], rounding: Any, cancelled: bool) -> None:  # noqa: FBT001 - a case
    bought = read_order({"order_id": "o", "total": sum(parts) / 100, "revenue": sum(parts) / 100}, "CNY")
    assert bought is not None
    refunds: list[Refund] = []
    taken = 0
    for part in parts:
        refunds.append(Refund("o", "CNY", part))
        due = due_back(points, share_refunded(bought, refunds), taken, rounding)
        assert due >= 0
        taken += due
        exact = Fraction(points * sum(refund.amount_minor or 0 for refund in refunds), sum(parts))
        assert abs(taken - exact) < 1
        if cancelled:
            refunds.append(Refund("o", "CNY"))
            taken += due_back(points, share_refunded(bought, refunds), taken, rounding)
            break
    assert taken == points
    assert due_back(points, Fraction(1), taken, rounding) == 0


TERMS = st.builds(
    CashOff,
    st.just(True),
    st.just("points"),
    st.integers(1, 3000),
    st.integers(1, 3000),
    st.integers(1, 500),
    st.integers(0, 500),
    st.integers(1, 1_000_000),
    st.none() | st.integers(1, 100_000),
)


@given(TERMS, st.lists(st.integers(0, 50_000), max_size=6), st.integers(-50, 200_000), st.none() | st.integers(0, 200_000))
def test_money_off_keeps_every_limit_and_splits_exactly(terms: CashOff, amounts: list[int], balance: int, wanted: int | None) -> None:
    lines = [CheckoutLine(f"l{number}", amount) for number, amount in enumerate(amounts)]
    found = quote(terms, lines, balance, wanted)
    goods = sum(amounts)
    assert found.off_minor == sum(line.off_minor for line in found.lines)
    assert found.off_minor <= goods * terms.max_ppm // 1_000_000
    assert terms.max_minor is None or found.off_minor <= terms.max_minor
    assert 0 <= found.points <= max(0, balance)
    assert found.points % terms.step == 0
    assert found.points == 0 or found.points >= terms.at_least
    assert (found.points == 0) == (found.off_minor == 0)
    assert wanted is None or found.points <= wanted
    assert all(0 <= line.off_minor <= given_line.amount_minor for line, given_line in zip(found.lines, lines, strict=False))
    assert found.off_minor == money_for(terms, found.points)


@given(TERMS, st.integers(0, 10**6))
def test_points_for_is_the_most_that_costs_no_more(terms: CashOff, off: int) -> None:
    most = points_for(terms, off)
    assert money_for(terms, most) <= off < money_for(terms, most + 1)


def test_a_thousand_points_are_ten_yuan() -> None:
    terms = CashOff(on=True)
    lines = [CheckoutLine("a", 3_333), CheckoutLine("b", 3_333), CheckoutLine("c", 3_334)]
    found = quote(terms, lines, 2_550, None)
    assert (found.points, found.off_minor) == (2_500, 2_500)
    assert [line.off_minor for line in found.lines] == [833, 833, 834]
    assert quote(terms, lines, 9_000, None).off_minor == 5_000  # half of the goods at most
    assert quote(terms, lines, 9_000, 8_000).reason == "over_limit"
    assert quote(terms, lines, 500, 800).reason == "too_few_points"
    assert quote(terms, lines, 90, None).reason == "too_few_points"
    assert quote(terms, lines, 9_000, 50).reason == "too_few_wanted"
    assert quote(terms, [], 9_000, None).reason == "no_goods"
    assert quote(CashOff(), lines, 9_000, None).reason == "off"
