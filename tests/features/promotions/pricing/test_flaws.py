"""What an operator is told before a promotion can be switched on, and the schema that the form is made of."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from antiphon.features.promotions.pricing.flaws import find_flaws, find_settings_flaws
from antiphon.features.promotions.pricing.price import price
from antiphon.features.promotions.pricing.rules import Limits, Needs, Promotion, Scope, Stacking, When
from antiphon.features.promotions.pricing.settings import Group, Settings
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
from tests.features.promotions.pricing.cases import AT, Case, assert_exact, promo

SOUND: list[Terms] = [
    Threshold((Step(10_000, 1_000), Step(20_000, off_ppm=150_000))),
    Percent(100_000),
    Fixed(500),
    ShippingOff(),
    Gift((GiftItem("soap", Text(zh="香皂", en="Soap")),)),
    BuyGet(2),
    NthItem(),
    Bundle(3, 9_900),
    Exchange(10_000, (ExchangeItem("mug", 100),)),
    MemberPrices((TierPrice("gold", 100_000),)),
]
UNSOUND: list[tuple[Terms, str]] = [
    (Threshold(()), "terms.steps"),
    (Threshold((Step(100, 5), Step(100, 6))), "terms.steps"),
    (Threshold((Step(100, 5, 5),)), "terms.steps[0].off_minor"),
    (Threshold((Step(100, 101),)), "terms.steps[0].off_minor"),
    (Threshold((Step(100, 5), Step(200, 9)), each=True), "terms.each"),
    (Threshold((Step(0, 5),), measure="count"), "terms.steps[0].reach"),
    (Percent(0), "terms.off_ppm"),
    (Percent(1_000_001), "terms.off_ppm"),
    (Percent(5, cap_minor=0), "terms.cap_minor"),
    (Fixed(-1), "terms.off_minor"),
    (ShippingOff(-5), "terms.off_ppm"),
    (Gift(()), "terms.items"),
    (Gift((GiftItem("", Text(zh="香皂", en="")),)), "terms.items[0].name"),
    (BuyGet(0), "terms.buy"),
    (BuyGet(2, 0), "terms.get"),
    (BuyGet(2, which="each_set", of=Pick(products=("a",))), "terms.which"),
    (NthItem(1), "terms.n"),
    (NthItem(2, 0), "terms.off_ppm"),
    (Bundle(0, -1), "terms.count"),
    (Exchange(-1, ()), "terms.items"),
    (MemberPrices((TierPrice("gold"), TierPrice("gold", 5))), "terms.tiers[1].tier"),
]


@pytest.mark.parametrize("terms", SOUND, ids=lambda terms: type(terms).__name__)
def test_a_sound_promotion_has_no_flaw(terms: Terms) -> None:
    assert not find_flaws(promo("k", terms), Settings())


@pytest.mark.parametrize(("terms", "path"), UNSOUND, ids=lambda value: value if isinstance(value, str) else type(value).__name__)
def test_a_flaw_is_found_where_it_is_and_does_no_harm_meanwhile(terms: Terms, path: str) -> None:
    found = find_flaws(promo("k", terms), Settings())
    assert path in [flaw.path for flaw in found]
    assert all(flaw.says.zh and flaw.says.en for flaw in found)
    cart = Case("", "", ["3 a @ 10.00", "2 mug @ 3.00"], [], {}, shipping="5.00").make_cart()
    assert_exact(price(cart, [promo("k", terms)], Settings(), AT))


def test_flaws_around_the_terms() -> None:
    broken = Promotion(
        "@points",
        Text(zh="", en="x"),
        Percent(5),
        Scope(price_from_minor=10, price_to_minor=5),
        Needs(spend_minor=-1),
        when=When(starts_at=datetime(2026, 2, 1, tzinfo=UTC), ends_at=datetime(2026, 1, 1, tzinfo=UTC)),
        limits=Limits(per_order=0, total=0),
        stacking=Stacking(group="nowhere", combines="only"),
    )
    paths = {flaw.path for flaw in find_flaws(broken, Settings())}
    assert paths == {
        "key",
        "title",
        "scope.price_to_minor",
        "needs.spend_minor",
        "when.ends_at",
        "limits.per_order",
        "limits.total",
        "stacking.group",
        "stacking.names",
    }
    assert [flaw.path for flaw in find_flaws(promo("k", ShippingOff(), stacking=Stacking(stage="order")), Settings())] == ["stacking.stage"]


def test_flaws_of_the_settings() -> None:
    assert not find_settings_flaws(Settings())
    broken = Settings(stages=("item", "item"), groups=(Group("a"), Group("a")), zone="Mars/Olympus", search_at_most=0)
    assert {flaw.path for flaw in find_settings_flaws(broken)} == {"stages", "groups[1].key", "zone", "search_at_most"}


@pytest.mark.parametrize("rules", [Promotion, Settings])
def test_every_field_of_the_form_is_named_in_both_languages(rules: type) -> None:
    schema = msgspec.json.schema(rules)
    for place, node in fields(schema):
        title = node.get("x-title", {})
        assert all(title.get(language) for language in ("zh", "en")), place
        assert set(node.get("x-choices", {})) >= set(node.get("enum", []) if "x-choices" in node else []), place
    assert json.dumps(schema)


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of every struct but the tags of a union."""
    for name, definition in schema["$defs"].items():
        for field, node in definition.get("properties", {}).items():
            if field != "kind":
                yield f"{name}.{field}", node
