"""The catalogue of tags: what is known of every person, from six sides, with a name and a help text in both languages.

A tag is a value of one of the ways in `tag_kinds.py`. Its place in `TAGS` is its place in what is stored, so new tags go to the
end of their side and `CATALOGUE` grows by one: memories judged by an older catalogue are then judged anew.
"""

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from antiphon.features.segments.condition import EVERY_EVENT, VISIT, Happened, Where
from antiphon.features.segments.fold import HOUR_FIELD
from antiphon.features.segments.tag_kinds import (
    Cycle,
    DaysSince,
    Given,
    How,
    LastSeen,
    LeftUndone,
    Measuring,
    MostOften,
    OnDay,
    PercentOf,
    Precedence,
    Told,
    Trend,
)
from antiphon.features.segments.tag_words import WORDS
from antiphon.sdk.words import Text

CATALOGUE: Final = 1

Side = Literal["basic", "consumption", "browsing", "social", "content", "feedback"]
Type = Literal["number", "money", "percent", "date", "text", "boolean"]


class Tag(msgspec.Struct, frozen=True):
    """One tag; its words are in `tag_words.py`."""

    key: str
    side: Side
    type: Type
    how: How

    @property
    def name(self) -> Text:
        """What it is called."""
        zh, en, _, _ = WORDS[self.key]
        return Text(zh, en)

    @property
    def help(self) -> Text:
        """What it says."""
        _, _, zh, en = WORDS[self.key]
        return Text(zh, en)

    @property
    def live(self) -> bool:
        """Kept true as events arrive and time passes; otherwise recomputed for everybody now and then."""
        return not isinstance(self.how, Given)


SIDES: Final[Mapping[Side, Text]] = {
    "basic": Text("基础属性", "About them"),
    "consumption": Text("消费", "Buying"),
    "browsing": Text("浏览", "Browsing"),
    "social": Text("社交", "Social"),
    "content": Text("内容偏好", "Taste"),
    "feedback": Text("反馈", "Feedback"),
}

_ANY = Happened(EVERY_EVENT)
_VISIT = Happened(VISIT)
ORDER: Final = Happened("@order")
_WITH_COUPON = Happened("@order", (Where("properties.coupon", "exists"),))
_WITH_DISCOUNT = Happened("@order", (Where("properties.discount", ">", 0),))
_VIEW = Happened("Product Viewed")
_REVIEW = Happened("Product Reviewed")
_REFUND = Happened("Order Refunded")
_TIER = Happened(("Tier Entered", "Tier Left"), (Where("properties.main", "=", True),))


TAGS: Final = (
    Tag("first_seen_on", "basic", "date", OnDay("first", _ANY)),
    Tag("days_since_first_seen", "basic", "number", DaysSince("first", _ANY)),
    Tag("days_since_seen", "basic", "number", DaysSince("last", _VISIT)),
    Tag("channel", "basic", "text", MostOften(_ANY, "channel")),
    Tag("device", "basic", "text", LastSeen(_ANY, "context.device.type")),
    Tag("language", "basic", "text", LastSeen(_ANY, "context.locale")),
    Tag("city", "basic", "text", Told(("city", "address.city"))),
    Tag("city_tier", "basic", "number", Told(("city", "address.city"), "city_tier")),
    Tag("country", "basic", "text", Told(("country", "address.country"))),
    Tag("gender", "basic", "text", Told(("gender", "sex"), "gender")),
    Tag("birthday_month", "basic", "number", Told(("birthday", "birth_date"), "month")),
    Tag("age_band", "basic", "text", Told(("birthday", "birth_date", "age"), "age_band")),
    Tag("email_reachable", "basic", "boolean", Told(("email",), "reachable")),
    Tag("sms_reachable", "basic", "boolean", Told(("phone",), "reachable")),
    Tag("orders", "consumption", "number", Measuring(ORDER)),
    Tag("orders_30d", "consumption", "number", Measuring(ORDER, days=30)),
    Tag("orders_90d", "consumption", "number", Measuring(ORDER, days=90)),
    Tag("orders_365d", "consumption", "number", Measuring(ORDER, days=365)),
    Tag("spent", "consumption", "money", Measuring(ORDER, "sum", "revenue_minor")),
    Tag("spent_30d", "consumption", "money", Measuring(ORDER, "sum", "revenue_minor", 30)),
    Tag("spent_90d", "consumption", "money", Measuring(ORDER, "sum", "revenue_minor", 90)),
    Tag("spent_365d", "consumption", "money", Measuring(ORDER, "sum", "revenue_minor", 365)),
    Tag("average_basket", "consumption", "money", Measuring(ORDER, "avg", "revenue_minor")),
    Tag("largest_order", "consumption", "money", Measuring(ORDER, "max", "revenue_minor")),
    Tag("first_order_on", "consumption", "date", OnDay("first", ORDER)),
    Tag("last_order_on", "consumption", "date", OnDay("last", ORDER)),
    Tag("days_since_order", "consumption", "number", DaysSince("last", ORDER)),
    Tag("repurchase_cycle_days", "consumption", "number", Cycle(ORDER)),
    Tag("items_bought", "consumption", "number", Measuring(ORDER, "sum", "quantity")),
    Tag("coupon_share", "consumption", "percent", PercentOf(_WITH_COUPON, ORDER)),
    Tag("discount_share", "consumption", "percent", PercentOf(_WITH_DISCOUNT, ORDER)),
    Tag("favourite_hour", "consumption", "text", MostOften(ORDER, HOUR_FIELD)),
    Tag("stage", "consumption", "text", Trend(ORDER, 90)),
    Tag("lifecycle", "consumption", "text", Precedence()),
    Tag("rfm_recency", "consumption", "number", Given("rfm_recency")),
    Tag("rfm_frequency", "consumption", "number", Given("rfm_frequency")),
    Tag("rfm_money", "consumption", "number", Given("rfm_money")),
    Tag("rfm_layer", "consumption", "text", Given("rfm_layer")),
    Tag("spend_rank_percent", "consumption", "number", Given("spend_rank_percent")),
    Tag("basket_percent_of_mean", "consumption", "percent", Given("basket_percent_of_mean")),
    Tag("visits_30d", "browsing", "number", Measuring(_VISIT, "days", None, 30)),
    Tag("visits_90d", "browsing", "number", Measuring(_VISIT, "days", None, 90)),
    Tag("product_views_30d", "browsing", "number", Measuring(_VIEW, days=30)),
    Tag("products_seen_30d", "browsing", "number", Measuring(_VIEW, "distinct", "product_id", 30)),
    Tag("searches_30d", "browsing", "number", Measuring(Happened("Products Searched"), days=30)),
    Tag("cart_adds_30d", "browsing", "number", Measuring(Happened("Product Added"), days=30)),
    Tag("cart_abandoner", "browsing", "boolean", LeftUndone("Product Added", "Order Completed")),
    Tag("shares_90d", "social", "number", Measuring(Happened("@share"), days=90)),
    Tag("plays_30d", "social", "number", Measuring(Happened("@play"), days=30)),
    Tag("wins_30d", "social", "number", Measuring(Happened("Prize Won"), days=30)),
    Tag("check_ins_30d", "social", "number", Measuring(Happened("Checked In"), days=30)),
    Tag("favourite_category", "content", "text", MostOften(ORDER, "products.category")),
    Tag("favourite_brand", "content", "text", MostOften(ORDER, "products.brand")),
    Tag("viewed_category", "content", "text", MostOften(_VIEW, "properties.category")),
    Tag("promotion_clicks_30d", "content", "number", Measuring(Happened("Promotion Clicked"), days=30)),
    Tag("reviews", "feedback", "number", Measuring(_REVIEW)),
    Tag("average_rating", "feedback", "number", Measuring(_REVIEW, "avg", "properties.rating")),
    Tag("refunds", "feedback", "number", Measuring(_REFUND)),
    Tag("refunds_90d", "feedback", "number", Measuring(_REFUND, days=90)),
    Tag("tier", "consumption", "text", LastSeen(_TIER, "properties.now_tier")),
)
BY_KEY: Final[Mapping[str, Tag]] = {tag.key: tag for tag in TAGS}
POSITION: Final[Mapping[str, int]] = {tag.key: index for index, tag in enumerate(TAGS)}
GIVEN: Final = tuple(tag.key for tag in TAGS if isinstance(tag.how, Given))
