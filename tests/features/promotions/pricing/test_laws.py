"""What holds for every cart, every set of promotions and every way of calculating."""

from itertools import combinations
from random import Random

import msgspec
from hypothesis import assume, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from antiphon.features.promotions.pricing.cart import Cart, CartLine, Shipping
from antiphon.features.promotions.pricing.price import PriceBook, price
from antiphon.features.promotions.pricing.priced import Priced
from antiphon.features.promotions.pricing.refund import Returned, refund_split
from antiphon.features.promotions.pricing.rounding import share_out
from antiphon.features.promotions.pricing.rules import Promotion, Stacking
from antiphon.features.promotions.pricing.settings import Group, Settings
from antiphon.features.promotions.pricing.terms import Gift, Step, Threshold
from antiphon.kernel.amounts import split_by_weight
from antiphon.sdk.words import Text
from tests.features.promotions.pricing.cases import AT, assert_exact
from tests.features.promotions.pricing.made_up import carts, lines, promotions, settings_of

often = hypothesis_settings(max_examples=120, deadline=None)


@often
@given(carts(), promotions(), settings_of)
def test_sums_are_exact_and_nothing_costs_less_than_nothing(cart: Cart, offers: tuple[Promotion, ...], how: Settings) -> None:
    assert_exact(price(cart, offers, how, AT))


@often
@given(carts(), promotions(), settings_of)
def test_every_promotion_and_every_code_is_answered(cart: Cart, offers: tuple[Promotion, ...], how: Settings) -> None:
    priced = price(cart, offers, how, AT)
    answered = {each.promotion for each in (*priced.applied, *priced.not_applied)}
    assert {offer.key for offer in offers} <= answered
    codes = {each.code for each in (*priced.applied, *priced.not_applied)}
    assert {each.code for each in cart.presented} <= codes


@often
@given(carts(), promotions(), settings_of, st.randoms(use_true_random=False))
def test_the_order_of_lines_and_of_promotions_changes_nothing(
    cart: Cart, offers: tuple[Promotion, ...], how: Settings, random: Random
) -> None:
    shuffled_lines, shuffled_offers, shuffled_codes = list(cart.lines), list(offers), list(cart.presented)
    for some in (shuffled_lines, shuffled_offers, shuffled_codes):
        random.shuffle(some)
    again = msgspec.structs.replace(cart, lines=tuple(shuffled_lines))
    one, other = price(cart, offers, how, AT), price(again, shuffled_offers, how, AT)
    assert totals(one) == totals(other)
    assert (one.applied, one.gifts, one.offers, one.not_applied) == (other.applied, other.gifts, other.offers, other.not_applied)


def totals(priced: Priced) -> dict[str, tuple[int, object]]:
    """By line, whatever its place."""
    return {one.id: (one.total_minor, one.discounts) for one in priced.lines}


@often
@given(carts(), promotions(), settings_of)
def test_units_in_one_line_or_in_two_cost_the_same(cart: Cart, offers: tuple[Promotion, ...], how: Settings) -> None:
    halves: list[CartLine] = []
    for one in cart.lines:
        if one.quantity % 2:
            halves.append(one)
        else:
            half = msgspec.structs.replace(one, quantity=one.quantity // 2)
            halves += [half, msgspec.structs.replace(half, id=f"{one.id}b")]
    one, other = price(cart, offers, how, AT), price(msgspec.structs.replace(cart, lines=tuple(halves)), offers, how, AT)
    assert one.applied == other.applied
    assert one.goods_minor - one.discount_minor == other.goods_minor - other.discount_minor
    assert one.shipping == other.shipping


@often
@given(carts(), promotions(), settings_of)
def test_pricing_remembers_nothing(cart: Cart, offers: tuple[Promotion, ...], how: Settings) -> None:
    book = PriceBook(offers, how)
    first = book.price(cart, AT)
    book.price(msgspec.structs.replace(cart, lines=cart.lines[:1], presented=()), AT)
    assert book.price(cart, AT) == first == price(cart, offers, how, AT)
    wire = msgspec.json.encode(offers)
    assert (
        price(msgspec.json.decode(msgspec.json.encode(cart), type=Cart), msgspec.json.decode(wire, type=tuple[Promotion, ...]), how, AT)
        == first
    )
    assert msgspec.json.decode(msgspec.json.encode(first), type=Priced) == first


@often
@given(lines(), st.integers(1, 20_000), st.integers(0, 5_000), st.integers(1, 3_000), settings_of)
def test_a_higher_threshold_never_gives_more(some: tuple[CartLine, ...], reach: int, higher: int, off: int, how: Settings) -> None:
    def discount(at: int) -> int:
        offer = Promotion("k", Text(zh="满减", en="Spend and save"), Threshold((Step(at, off),)))
        return price(Cart("CNY", some, Shipping(100)), [offer], how, AT).discount_minor

    assert discount(reach) >= discount(reach + higher)


@often
@given(carts(), promotions(most=5), settings_of)
def test_best_of_is_the_least_of_all_ways(cart: Cart, offers: tuple[Promotion, ...], how: Settings) -> None:
    """Brute force: each member of the group alone, and none of them."""
    how = msgspec.structs.replace(how, groups=(Group("best", "best_of"),), search_at_most=256, conflicts="first")
    offers = tuple(msgspec.structs.replace(offer, stacking=Stacking(group=offer.stacking.group)) for offer in offers)
    members = [offer for offer in offers if offer.stacking.group == "best"]
    others = [offer for offer in offers if offer.stacking.group != "best"]
    ways = [price(cart, [*others, *chosen], how, AT) for count in (0, 1) for chosen in combinations(members, count)]
    found = price(cart, offers, how, AT)
    assert found.search.exact
    assert cost(found, offers) == min(cost(way, offers) for way in ways)


def cost(priced: Priced, offers: tuple[Promotion, ...]) -> int:
    """What the buyer gives away: money and points, less what the gifts are worth."""
    payable = priced.goods_minor - priced.discount_minor + priced.shipping.total_minor
    worths = {"g0": 300, "g1": 50}
    gifts = sum(worths[gift.product_id] * gift.quantity for gift in priced.gifts)
    picks = {offer.key: offer.terms.pick or 1 for offer in offers if isinstance(offer.terms, Gift)}
    for choice in priced.gift_choices:
        pick = picks[choice.promotion]
        gifts += choice.count // pick * sum(sorted(worths.values(), reverse=True)[:pick])
    return payable + priced.points_minor - gifts


@often
@given(carts(), promotions(), settings_of, st.data())
def test_refunds_sum_to_what_was_paid_however_things_come_back(
    cart: Cart, offers: tuple[Promotion, ...], how: Settings, data: st.DataObject
) -> None:
    assume(cart.lines)
    priced = price(cart, offers, how, AT)
    units = data.draw(st.permutations([one.id for one in priced.lines for _ in range(one.quantity)]))
    money = tax = points = 0
    discounts: dict[str, int] = {}
    at = 0
    while at < len(units):
        size = data.draw(st.integers(1, len(units) - at))
        before, now = [Returned(each, 1) for each in units[:at]], [Returned(each, 1) for each in units[at : at + size]]
        refund = refund_split(priced, now, before, with_shipping=True)
        assert refund.amount_minor >= 0
        assert refund.points >= 0
        assert refund.amount_minor == sum(each.amount_minor for each in refund.lines) + refund.shipping_minor
        money, tax, points = money + refund.amount_minor, tax + refund.tax_minor, points + refund.points
        for each in (discount for part in refund.lines for discount in part.discounts):
            discounts[each.promotion] = discounts.get(each.promotion, 0) + each.amount_minor
        at += size
    assert money == priced.total_minor
    assert tax == priced.tax_minor
    assert points == priced.points_used
    given_off: dict[str, int] = {}
    for each in (discount for one in priced.lines for discount in one.discounts):
        given_off[each.promotion] = given_off.get(each.promotion, 0) + each.amount_minor
    assert {key: amount for key, amount in discounts.items() if amount} == given_off


parts = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=8)


@often
@given(st.integers(0, 300), parts, st.sampled_from(["largest", "last", "dearest"]))
def test_sharing_out_is_exact_and_keeps_to_the_caps(amount: int, some: list[tuple[int, int]], remainder: str) -> None:
    weights, caps = [weight for weight, _ in some], [cap for _, cap in some]
    shared = share_out(amount, weights, caps, remainder, range(len(some)))  # type: ignore[arg-type]
    assert sum(shared) == min(amount, sum(caps))
    assert all(0 <= part <= cap for part, cap in zip(shared, caps, strict=True))


@often
@given(st.integers(0, 300), st.lists(st.integers(1, 50), min_size=1, max_size=8, unique=True))
def test_without_caps_it_is_the_house_s_own_split(amount: int, weights: list[int]) -> None:
    shared = share_out(amount, weights, [1_000] * len(weights), "largest", range(len(weights)))
    house = split_by_weight(amount, weights)
    ties = len({amount * weight % sum(weights) for weight in weights}) < len(weights)
    assert sum(shared) == sum(house) == amount
    assert ties or tuple(shared) == house
