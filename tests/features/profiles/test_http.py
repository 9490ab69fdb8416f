"""A person's names, merges and timeline over HTTP, for those who belong to the workspace."""

from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient

from antiphon.engine.access.http import COOKIE
from antiphon.entry.bootstrap import Services
from tests.webs import app_over

PEOPLE = "/api/w/shop/people"


@pytest.fixture
def browser(house: Services) -> Any:
    """Signed in as the owner of the workspace `shop`."""
    house.access.create_operator("owner@example.com", "Owner", "a long password", "en", {"shop": "owner"})
    token, _ = house.access.sign_in("owner@example.com", "a long password")
    with TestClient(app_over(house), raise_server_exceptions=False) as client:
        client.cookies.set(COOKIE, token)
        yield client


def collect(house: Services, *events: dict[str, Any]) -> None:
    """Events through the real door, digested."""
    source = house.access.find_write_key("test-key")
    assert source is not None
    house.events.collect(source, [msgspec.json.encode({"batch": events})])
    house.events.digest_all()


def test_a_persons_names_merges_and_timeline(house: Services, browser: TestClient[Any]) -> None:
    collect(house, {"type": "track", "event": "Product Viewed", "anonymousId": "a", "messageId": "1"})
    collect(house, {"type": "identify", "userId": "ada", "traits": {"email": "ada@x.cn"}, "messageId": "2"})
    collect(house, {"type": "page", "userId": "ada", "anonymousId": "a", "messageId": "3"})
    with house.database.read() as session:
        ada = house.profiles.find_person(session, "shop", "ada")
        assert ada is not None
        old, *_ = [person for person in house.profiles.list_members(session, "shop", ada.id) if person != ada.id]
    for person in (ada.id, old):  # a merged person's old address still leads to the one who goes on
        names = browser.get(f"{PEOPLE}/{person}/identities").json()
        assert {(name["kind"], name["value"]) for name in names} == {("user_id", "ada"), ("email", "ada@x.cn"), ("anonymous_id", "a")}
        (merge,) = browser.get(f"{PEOPLE}/{person}/merges").json()
        assert (merge["outcome"], merge["from_id"], merge["into_id"], merge["kind"]) == ("merged", old, ada.id, "anonymous_id")
        assert merge["says"]["zh"]
        assert merge["says"]["en"]
        page = browser.get(f"{PEOPLE}/{person}/timeline", params={"limit": 2}).json()
        rest = browser.get(f"{PEOPLE}/{person}/timeline", params={"limit": 2, "cursor": page["next_cursor"]}).json()
        assert sorted(event["name"] for event in (*page["items"], *rest["items"])) == ["Identified", "Page Viewed", "Product Viewed"]


def test_ids_that_were_not_believed(house: Services, browser: TestClient[Any]) -> None:
    collect(house, {"type": "track", "event": "Seen", "userId": "undefined", "messageId": "1"})
    (note,) = browser.get("/api/w/shop/identity/blocked").json()
    assert (note["kind"], note["value"], note["times"]) == ("user_id", "undefined", 1)
    with house.database.read() as session:
        assert house.profiles.count_people(session, "shop").total == 0
        assert house.events.read_health(session, "shop").quarantine_open == 1


@pytest.mark.parametrize("what", ["identities", "merges", "timeline"])
def test_refusals_are_problems(house: Services, browser: TestClient[Any], what: str) -> None:
    for person in ("per_nobody", "%00", "..", "x" * 500):
        answer = browser.get(f"{PEOPLE}/{person}/{what}")
        assert answer.status_code in {404, 422}, answer.text
        assert answer.json()["code"]
    collect(house, {"type": "track", "event": "Seen", "userId": "ada", "messageId": "1"})
    house.access.create_workspace("other", "Other", "UTC", "USD", "en")
    with house.database.read() as session:
        ada = house.profiles.find_person(session, "shop", "ada")
        assert ada is not None
    assert browser.get(f"/api/w/other/people/{ada.id}/{what}").status_code == 404
    browser.cookies.clear()
    assert browser.get(f"{PEOPLE}/{ada.id}/{what}").status_code == 401
