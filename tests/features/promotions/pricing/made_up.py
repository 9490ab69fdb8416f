"""Made-up carts, promotions and settings, small enough that collisions of every kind are common."""

from hypothesis import strategies as st

from antiphon.features.promotions.pricing.cart import Buyer, Cart, CartLine, PointsOff, Presented, Shipping
from antiphon.features.promotions.pricing.rules import Limits, Needs, Promotion, Scope, Stacking
from antiphon.features.promotions.pricing.settings import STAGES, Group, Rounding, Settings
from antiphon.features.promotions.pricing.terms import (
    Bundle,
    BuyGet,
    Exchange,
    ExchangeItem,
    Fixed,
    Gift,
    GiftItem,
    MemberPrices,
    NthItem,
    Percent,
    Pick,
    ShippingOff,
    Step,
    Terms,
    Threshold,
    TierPrice,
)
from antiphon.sdk.words import Text

PRODUCTS = {"p0": ("food/fruit", "Acme"), "p1": ("food", "Bolt"), "p2": ("food/fruit/dry", "Acme"), "p3": ("home", "Bolt"), "p4": ("", "")}
PRICES = {"p0": 100, "p1": 333, "p2": 1999, "p3": 1, "p4": 5050}
ppm = st.sampled_from([1, 12_345, 100_000, 333_333, 500_000, 999_999, 1_000_000])
money = st.sampled_from([1, 7, 100, 999, 2_000, 100_000])
times = st.none() | st.integers(1, 3)


@st.composite
def lines(draw: st.DrawFn) -> tuple[CartLine, ...]:
    """Up to seven lines of five products, some of them twice, some at another price."""
    found: list[CartLine] = []
    for number in range(draw(st.integers(0, 7))):
        product = draw(st.sampled_from(sorted(PRODUCTS)))
        category, brand = PRODUCTS[product]
        found.append(
            CartLine(
                f"l{number}",
                product,
                draw(st.sampled_from([PRICES[product], PRICES[product], 0, 17])),
                draw(st.integers(1, 5)),
                sku=draw(st.sampled_from(["", "", "s1"])),
                category=category,
                brand=brand,
                tax_ppm=draw(st.sampled_from([0, 70_000, 190_000])),
                promotable=draw(st.sampled_from([True, True, True, False])),
            )
        )
    return tuple(found)


picks = st.sampled_from(
    [
        Pick(),
        Pick(),
        Pick(products=("p0", "p1")),
        Pick(categories=("food",)),
        Pick(categories=("food/fruit",), brands=("Bolt",)),
        Pick(skus=("s1",)),
        Pick(brands=("Acme",)),
    ]
)
steps = st.lists(st.builds(Step, st.integers(1, 9_000), money), min_size=1, max_size=3, unique_by=lambda step: step.reach).map(tuple)
terms: st.SearchStrategy[Terms] = st.one_of(
    st.builds(Threshold, steps, st.sampled_from(["amount", "count"]), st.booleans(), times, st.none() | money),
    st.builds(Percent, ppm, st.none() | money, st.sampled_from(["all", "all", "cheapest", "dearest"]), st.integers(1, 3)),
    st.builds(Fixed, money, st.booleans(), times),
    st.builds(ShippingOff, ppm, st.none() | money),
    st.builds(
        Gift,
        st.just((GiftItem("g0", Text("赠", "Gift"), worth_minor=300), GiftItem("g1", Text("赠", "Gift"), worth_minor=50))),
        st.none() | st.integers(1, 2),
        st.none() | st.integers(1, 3_000),
        times,
    ),
    st.builds(
        BuyGet, st.integers(1, 3), st.integers(1, 2), ppm, st.sampled_from(["cheapest", "dearest", "each_set"]), st.none() | picks, times
    ),
    st.builds(NthItem, st.integers(2, 3), ppm, st.none() | money, st.booleans(), st.booleans(), times),
    st.builds(Bundle, st.integers(2, 4), money, times),
    st.builds(
        Exchange,
        st.integers(0, 3_000),
        st.just((ExchangeItem("p2", 500), ExchangeItem("p0", 0, "s1"), ExchangeItem("p4", 9_999))),
        st.integers(1, 3),
    ),
    st.builds(MemberPrices, st.just((TierPrice("gold", 150_000), TierPrice("*", price_minor=90)))),
)
stackings = st.builds(
    Stacking,
    st.none() | st.sampled_from(["item", "order", "coupon"]),
    st.none() | st.sampled_from(["initial", "stage", "discounted"]),
    st.sampled_from(["", "", "ordered", "exclusive", "best"]),
    st.sampled_from(["all", "all", "all", "none", "only", "not"]),
    st.sampled_from([(), ("k0",), ("group:best", "k1"), ("stage:coupon",)]),
)


@st.composite
def promotions(draw: st.DrawFn, most: int = 6) -> tuple[Promotion, ...]:
    """Up to six promotions of any kind; one of free shipping stays in its stage."""
    found: list[Promotion] = []
    for number in range(draw(st.integers(0, most))):
        chosen = draw(terms)
        stacking = draw(stackings)
        if isinstance(chosen, ShippingOff):
            stacking = Stacking(group=stacking.group, combines=stacking.combines, names=stacking.names)
        found.append(
            Promotion(
                f"k{number}",
                Text(zh=f"优惠{number}", en=f"Offer {number}"),
                chosen,
                scope=Scope(
                    draw(picks), draw(st.sampled_from([Pick(), Pick(), Pick(products=("p1",))])), undiscounted_only=draw(st.booleans())
                ),
                needs=Needs(draw(st.sampled_from([0, 0, 500, 9_000])), draw(st.sampled_from([0, 0, 2])), draw(st.none() | picks)),
                limits=Limits(per_order=draw(st.integers(1, 2))),
                stacking=stacking,
                priority=draw(st.integers(-1, 1)),
                by_code=draw(st.booleans()),
            )
        )
    return tuple(found)


settings_of = st.builds(
    Settings,
    st.permutations(STAGES).map(tuple),
    st.sampled_from(["initial", "stage", "discounted"]),
    st.sampled_from(["first", "best"]),
    st.just((Group("ordered", "ordered"), Group("exclusive", "exclusive"), Group("best", "best_of"))),
    st.sampled_from([1, 8, 256]),
    st.builds(
        Rounding,
        st.sampled_from(["order", "line", "unit"]),
        st.sampled_from(["half_up", "half_even", "down", "up"]),
        st.sampled_from(["largest", "dearest"]),
    ),
    st.sampled_from(["included", "excluded"]),
    st.just("Asia/Shanghai"),
)
presented = st.lists(
    st.builds(Presented, st.sampled_from(["A", "B", "C", "D"]), st.sampled_from(["k0", "k1", "k2", "k3", "k9"])), max_size=4
).map(tuple)
points = st.none() | st.builds(
    PointsOff, st.integers(0, 50_000), st.sampled_from([1, 10]), st.sampled_from([1, 3]), st.sampled_from([1, 100]), ppm, st.none() | money
)


@st.composite
def carts(draw: st.DrawFn) -> Cart:
    """A cart with all that may be in one."""
    return Cart(
        draw(st.sampled_from(["CNY", "JPY", "KWD"])),
        draw(lines()),
        Shipping(draw(st.sampled_from([0, 800, 1])), tax_ppm=draw(st.sampled_from([0, 190_000]))),
        buyer=Buyer("anna", tier=draw(st.sampled_from(["", "gold", "silver"]))),
        presented=draw(presented),
        points=draw(points),
    )
