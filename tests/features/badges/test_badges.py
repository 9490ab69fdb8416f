"""Badges over a whole house: counted in the digest, given and taken back by hand, joined when people are, worn and shared."""

from typing import Any

import msgspec
import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.badges.rules import Badge, Earning, Level, Where
from antiphon.kernel.clock import DAY_MS
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from antiphon.sdk.words import Text
from tests.conftest import SetClock
from tests.features.segments.telling import Shop

NAME, ABOUT = Text("徽章", "Badge"), Text("说明", "About it")


def badge(key: str, earning: Earning | None, *levels: int, **more: Any) -> Badge:
    return Badge(key, NAME, ABOUT, earning=earning, levels=tuple(map(Level, levels or (1,))), **more)


def held(house: Services, person: str, *, workspace: str = "shop") -> dict[tuple[str, int], bool]:
    """(badge, level) -> whether it stands."""
    with house.database.read() as session:
        found = house.badges.list_of_person(session, workspace, person)
    return {(one.badge, one.level): one.revoked_at is None for one in found}


def events(house: Services, name: str) -> list[dict[str, Any]]:
    with house.database.read() as session:
        return [msgspec.json.decode(line.properties) for line in house.events.list_recent(session, "shop", name=name, limit=500).items]


def test_counts_days_and_sums_reach_levels(house: Services, clock: SetClock) -> None:
    house.badges.save_badge("shop", badge("orders", Earning("Order Completed"), 1, 3))
    house.badges.save_badge("shop", badge("days", Earning("Order Completed", "days"), 2))
    house.badges.save_badge("shop", badge("money", Earning("Order Completed", "sum", "revenue"), 25, 100))
    dear = Earning("Order Completed", where=(Where("revenue", "at_least", 20), Where("products.category", "is", "tea")))
    house.badges.save_badge("shop", badge("dear_tea", dear))
    shop = Shop(house)
    shop.order("ann", 12.5, products=[{"category": "mugs"}])
    shop.order("ann", 12.5, products=[{"category": "tea"}])
    shop.digest()
    ann = shop.person("ann")
    assert held(house, ann) == {("orders", 1): True, ("money", 1): True}
    shop.order("ann", 20, at_ms=clock.now_ms() - 3 * DAY_MS, products=[{"category": "mugs"}, {"category": "tea"}])
    shop.digest()
    assert held(house, ann).keys() == {("orders", 1), ("money", 1), ("orders", 2), ("days", 1), ("dear_tea", 1)}
    house.events.digest_all()
    told = events(house, "Badge Earned")
    assert sorted((one["badge"], one["level"]) for one in told) == sorted(held(house, ann))
    with house.database.read() as session:
        headway = {one.badge: one for one in house.badges.list_headway(session, "shop", ann)}
    assert (headway["money"].value, headway["money"].next_at, headway["orders"].next_at) == (45.0, 100, None)


def test_the_same_event_twice_counts_once_and_one_batch_may_reach_many_levels(house: Services) -> None:
    house.badges.save_badge("shop", badge("orders", Earning("Order Completed"), 1, 2, 5))
    shop = Shop(house)
    for _ in range(3):
        shop.track("ann", "Order Completed", {"order_id": "o"}, messageId="same")
    shop.track("ann", "Order Completed", {"order_id": "p"})
    shop.digest()
    assert held(house, shop.person("ann")).keys() == {("orders", 1), ("orders", 2)}


def test_people_who_are_one_have_one_shelf(house: Services) -> None:
    house.badges.save_badge("shop", badge("orders", Earning("Order Completed"), 1, 4))
    house.badges.save_badge("shop", badge("title", None, kind="title"))
    shop = Shop(house)
    for number in range(2):
        for device in ("d1", "d2"):
            shop.say(type="track", anonymousId=device, event="Order Completed", properties={"order_id": f"{device}-{number}"})
    shop.digest()
    with house.database.read() as session:
        people = [row.id for row in house.profiles.list_people(session, "shop").items]
    award = house.badges.give("shop", "title", people[1], 1, because="helped", by="opr")
    house.badges.wear("shop", people[1], award)
    for device in ("d1", "d2"):
        shop.say(type="identify", anonymousId=device, userId="ann", traits={})
    shop.digest()
    ann = shop.person("ann")
    assert held(house, ann) == {("orders", 1): True, ("orders", 2): True, ("title", 1): True}
    with house.database.read() as session:
        assert house.badges.read_titles(session, "shop", [ann])[ann].badge == "title"
    other = next(person for person in people if person != ann)
    assert held(house, other) == {}


def test_given_taken_back_and_given_again(house: Services) -> None:
    house.badges.save_badge("shop", badge("taster", None, kind="title"))
    shop = Shop(house)
    shop.order("ann")
    shop.digest()
    ann = shop.person("ann")
    award = house.badges.give("shop", "taster", ann, 1, because="writes well", by="opr_1")
    with pytest.raises(Conflict):
        house.badges.give("shop", "taster", ann, 1, because="again", by="opr_1")
    with pytest.raises(Invalid):
        house.badges.give("shop", "taster", ann, 2, because="no such level", by="opr_1")
    house.badges.wear("shop", ann, award)
    house.badges.revoke("shop", award, "copied it all")
    assert held(house, ann) == {("taster", 1): False}
    with pytest.raises(NotFound):
        house.badges.wear("shop", ann, award)
    with house.database.read() as session:
        assert house.badges.read_titles(session, "shop", [ann]) == {}
    assert house.badges.give("shop", "taster", ann, 1, because="was a mistake", by="opr_2") == award
    assert held(house, ann) == {("taster", 1): True}
    house.events.digest_all()
    assert [one["reason"] for one in events(house, "Badge Revoked")] == ["copied it all"]


def test_a_level_taken_back_is_not_earned_again_by_itself(house: Services) -> None:
    house.badges.save_badge("shop", badge("orders", Earning("Order Completed"), 1))
    shop = Shop(house)
    shop.order("ann")
    shop.digest()
    ann = shop.person("ann")
    with house.database.read() as session:
        [award] = house.badges.list_of_person(session, "shop", ann)
    house.badges.revoke("shop", award.id, "bought with a stolen card")
    shop.order("ann")
    shop.digest()
    assert held(house, ann) == {("orders", 1): False}


def test_only_titles_are_worn_and_only_ones_own_are_shared(house: Services) -> None:
    house.badges.save_badge("shop", badge("orders", Earning("Order Completed"), 1))
    shop = Shop(house)
    shop.order("ann")
    shop.order("bob")
    shop.digest()
    ann, bob = shop.person("ann"), shop.person("bob")
    with house.database.read() as session:
        [award] = house.badges.list_of_person(session, "shop", ann)
    with pytest.raises(Conflict):
        house.badges.wear("shop", ann, award.id)
    with pytest.raises(NotFound):
        house.badges.share("shop", bob, award.id, "Bob")
    first = house.badges.share("shop", ann, award.id, "Ann <b>")
    assert first == house.badges.share("shop", ann, award.id, "Ann")
    assert house.badges.share("shop", ann, award.id, None) is None
    assert house.badges.share("shop", ann, award.id, "Ann") != first


def test_rules_that_make_no_sense_are_refused(house: Services) -> None:
    for wrong, field in (
        (badge("a", Earning("Order Completed"), 3, 3), "levels"),
        (badge("a", Earning("Order Completed", "sum"), 3), "earning.property"),
        (badge("a", Earning("Badge Earned"), 3), "earning.event"),
        (Badge("a", Text("", "x"), ABOUT), "name"),
    ):
        with pytest.raises(Invalid) as caught:
            house.badges.save_badge("shop", wrong)
        assert caught.value.errors[0]["field"] == field


def test_what_people_earned_goes_on_meaning_the_same(house: Services) -> None:
    house.badges.save_badge("shop", badge("orders", Earning("Order Completed"), 1, 2))
    shop = Shop(house)
    shop.order("ann")
    shop.order("ann")
    shop.digest()
    with house.database.read() as session:
        revision = house.badges.get_badge(session, "shop", "orders").revision
    with pytest.raises(Conflict):
        house.badges.save_badge("shop", badge("orders", Earning("Order Completed"), 1), revision)
    with pytest.raises(Conflict):
        house.badges.save_badge("shop", badge("orders", Earning("Order Completed", "days"), 1, 2), revision)
    with pytest.raises(Conflict):
        house.badges.remove_badge("shop", "orders")
    house.badges.save_badge("shop", badge("orders", Earning("Order Completed"), 1, 3, live=False), revision)
    shop.order("ann")
    shop.order("ann")
    shop.digest()
    assert held(house, shop.person("ann")).keys() == {("orders", 1), ("orders", 2)}


@pytest.mark.parametrize(
    ("where", "properties", "fits"),
    [
        (Where("a", "is", "x"), {"a": "x"}, True),
        (Where("a", "is", 1), {"a": True}, False),
        (Where("a", "is", 1), {"a": 1.0}, True),
        (Where("a", "is_not", "x"), {}, True),
        (Where("a", "at_least", 2), {"a": "2.5"}, True),
        (Where("a", "at_least", 2), {"a": float("nan")}, False),
        (Where("a", "at_most", 2), {"a": [5, 1]}, True),
        (Where("a.b", "contains", "EA"), {"a": [{"b": "tea"}, 3, None]}, True),
        (Where("a.b", "exists"), {"a": {"b": None}}, False),
        (Where("a.b.c", "is", "x"), {"a": "x"}, False),
    ],
)
def test_conditions(where: Where, properties: dict[str, Any], fits: bool) -> None:  # noqa: FBT001 - a table's column
    assert where.fits(properties) is fits


def test_another_workspace_sees_nothing(house: Services) -> None:
    house.access.create_workspace("other", "Other", "UTC", "EUR", "en")
    house.badges.save_badge("shop", badge("orders", Earning("Order Completed"), 1))
    shop = Shop(house)
    shop.order("ann")
    shop.digest()
    ann = shop.person("ann")
    with house.database.read() as session:
        [award] = house.badges.list_of_person(session, "shop", ann)
        assert house.badges.list_badges(session, "other") == ()
        assert house.badges.list_of_person(session, "other", ann) == ()
    with pytest.raises(NotFound):
        house.badges.revoke("other", award.id, "no")
    with pytest.raises(NotFound):
        house.badges.give("other", "orders", ann, 1, because="no")
