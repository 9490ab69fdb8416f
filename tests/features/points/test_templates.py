"""Every ready way of earning, as a shop gets it: put in, switched on, one event, exactly the points it promises. On both stores."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.points.templates import TEMPLATES
from antiphon.kernel.clock import to_ms
from tests.conftest import SetClock
from tests.features.points.counter import SHOP, Counter

ONE: Final[Mapping[str, tuple[int, Mapping[str, Any]]]] = {  # what one such event is worth on an ordinary day, and what it carries
    "order": (120, {"order_id": "o-1", "revenue": 120}),
    "first_order": (100, {"order_id": "o-1", "revenue": 1}),
    "large_order": (50, {"order_id": "o-1", "revenue": 500}),
    "check_in": (5, {}),
    "review": (50, {"product_id": "p-1"}),
    "photo_review": (20, {"product_id": "p-1", "photos": ["a.jpg"]}),
    "invite": (200, {"friend_id": "f-1"}),
    "invited_order": (300, {"friend_id": "f-1"}),
    "live": (30, {}),
    "live_watch": (20, {"seconds": 600}),
    "register": (100, {}),
    "profile": (50, {}),
    "phone": (30, {}),
    "app": (50, {}),
    "subscribe": (20, {}),
    "follow": (20, {}),
    "group": (20, {"groupId": "g-1"}),
    "share": (10, {}),
    "share_cart": (10, {}),
    "wishlist": (2, {"product_id": "p-1"}),
    "post": (30, {}),
    "featured": (100, {"post_id": "p-1"}),
    "answer": (10, {}),
    "survey": (30, {"survey_id": "s-1"}),
    "complaint": (10, {}),
    "group_failed": (20, {}),
    "birthday": (88, {"year": 2026}),
    "recycle": (20, {}),
}
FEW: Final = ("check_in", "review", "invite", "live")  # named with their points by the source of these ways


@pytest.fixture
def counter(house: Services) -> Iterator[Counter]:
    made = Counter(house)
    yield made
    made.lawful()


def switch_on(counter: Counter, *keys: str) -> None:
    for rule in counter.points.install_templates(SHOP, keys):
        counter.points.turn_rule(SHOP, rule.id, "live")


def test_there_are_more_than_twenty_ways_and_the_named_ones_are_worth_what_they_say() -> None:
    assert len(TEMPLATES) >= 20
    assert {one.key for one in TEMPLATES} == set(ONE)
    assert [ONE[key][0] for key in FEW] == [5, 50, 200, 30]


def test_every_ready_way_gives_what_it_promises(counter: Counter) -> None:
    for template in TEMPLATES:
        switch_on(counter, template.key)
        points, properties = ONE[template.key]
        user = f"u-{template.key}"
        counter.tell(user, template.rule.event, {**properties, **({"order_id": template.key} if "order_id" in properties else {})})
        with counter.house.database.read() as session:
            rule_id = next(rule.id for rule in counter.points.list_rules(session, SHOP) if rule.template == template.key)
            grants = counter.points.list_grants(session, SHOP, person_id=counter.person_read(user), rule_id=rule_id).items
        assert [grant.points for grant in grants] == [points], template.key


def test_a_birthday_is_kept_by_itself_once_a_year(counter: Counter, clock: SetClock) -> None:
    switch_on(counter, "birthday")
    source = counter.house.access.find_write_key("test-key")
    assert source is not None
    for user, traits in (
        ("ana", {"birthday": "1990-09-22"}),
        ("ben", {"birth_date": "09-22"}),
        ("cat", {"birthday": "1990-09-23", "favourite": "09-22"}),
        ("leap", {"birthday": "2000-02-29"}),
        ("plain", {}),
    ):
        body = {"type": "identify", "userId": user, "messageId": user, "traits": traits}
        assert counter.house.events.collect(source, [msgspec.json.encode({"batch": [body]})])[0].rejected == ()
    counter.digest()
    birthdays = counter.points.make_birthdays(counter.house.writer)

    def on(moment: datetime) -> list[int]:
        """What everybody has, once the day has been looked through twice."""
        clock.advance(seconds=(to_ms(moment) - clock.now_ms()) // 1000)
        birthdays.run_once()
        assert birthdays.run_once() == 0
        counter.digest()
        return [counter.balance(user) for user in ("ana", "ben", "cat", "leap", "plain")]

    assert on(datetime(2026, 9, 22, 1, tzinfo=UTC)) == [88, 88, 0, 0, 0]
    assert on(datetime(2026, 9, 22, 15, tzinfo=UTC)) == [88, 88, 0, 0, 0]
    assert on(datetime(2026, 9, 23, 1, tzinfo=UTC)) == [88, 88, 88, 0, 0]
    assert on(datetime(2027, 2, 28, 1, tzinfo=UTC)) == [88, 88, 88, 88, 0], "the 29th is kept on the 28th"
    assert on(datetime(2027, 9, 22, 1, tzinfo=UTC)) == [176, 176, 88, 88, 0]
