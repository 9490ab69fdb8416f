"""Cards that are shared and links with a move inside, over HTTP and on both stores."""

import io
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
from litestar.testing import TestClient
from PIL import Image

from antiphon.engine.drawing.letters import EMOJI
from antiphon.entry.bootstrap import Services
from antiphon.entry.http import make_edge
from antiphon.entry.tokens import write_taps
from antiphon.features.plays import http_sharing, marks
from antiphon.features.plays.contracts import PlayDraft
from antiphon.features.plays.registry import load_registry
from antiphon.features.segments.api import NewSegment
from antiphon.kernel.errors import Invalid, NotFound
from antiphon.sdk.cards import Carded, percent_of
from antiphon.sdk.tapping import Tappable
from antiphon.sdk.words import Text
from tests.conftest import SetClock

Client = TestClient[Any]
API = "/api/w/shop"
OPERATOR = {"X-Antiphon": "1"}
SECRET = "5ec2e7" * 10


@pytest.fixture
def client(house: Services) -> Iterator[Client]:
    house.access.create_operator("a@example.com", "A", "a long password", "zh", {"shop": "editor"})
    house.access.create_operator("v@example.com", "V", "a long password", "zh", {"shop": "viewer"})
    with TestClient(make_edge(house), raise_server_exceptions=True) as made:
        sign_in(made, "a@example.com")
        yield made


def sign_in(client: Client, email: str) -> None:
    assert client.post("/api/session", json={"email": email, "password": "a long password"}, headers=OPERATOR).status_code == 200


def live(house: Services, kind: str, key: str = "", **changes: Any) -> str:
    templates = load_registry().get(kind).mechanic.templates
    rules = dict(next(each for each in templates if not key or each.key == key).rules) | changes
    made = house.plays.create("shop", PlayDraft(kind, Text(zh="今天心情", en="Mood of the day"), rules))
    return house.plays.launch("shop", made.id).id


def visitor(client: Client, name: str = "anon-1") -> tuple[dict[str, str], str]:
    """Headers of somebody nobody knows, and their id."""
    told = client.post("/storefront/session", json={"write_key": "test-key", "anonymous_id": name}).json()
    return {"Authorization": f"Bearer {told['token']}"}, told["person"]["id"]


def move(client: Client, play: str, who: dict[str, str], key: str, **body: Any) -> Any:
    answer = client.post(f"/storefront/plays/{play}/moves", json=body, headers={**who, "Idempotency-Key": key})
    assert answer.status_code == 200, answer.text
    return answer.json()


def links(client: Client, play: str, person: str, **query: Any) -> dict[str, str]:
    answer = client.get(f"{API}/plays/{play}/taps/of/{person}", params=query)
    assert answer.status_code == 200, answer.text
    return {each["key"]: each["path"] for each in answer.json()}


# ------------------------------------------------------------------------------------------------------- marks


def test_a_sealed_word_is_good_for_its_play_and_its_use_only() -> None:
    token = marks.seal(SECRET, "tap", "ply_1", b"hello")
    assert marks.unseal(SECRET, "tap", token) == b"hello"
    other = marks.seal(SECRET, "tap", "ply_2", b"hello")
    forged = [
        token[:-2] + "AA",
        token.replace("ply_1", "ply_2"),
        token.rpartition(".")[0] + "." + other.rpartition(".")[2],
        "a.b",
        "..",
        "é.b.c",
    ]
    for bad in (*forged, "x" * 5_000, "ply_1.!!!.???"):
        with pytest.raises(NotFound):
            marks.unseal(SECRET, "tap", bad)
    for secret, use in ((SECRET[::-1], "tap"), (SECRET, "card"), ("", "tap")):
        with pytest.raises(NotFound):
            marks.unseal(secret, use, token)


def test_a_sharers_mark_leads_back_with_the_plays_secret_only() -> None:
    person = "per_0123456789abcdef"
    mark = marks.mark_sharer(SECRET, person)
    assert len(mark) == 22
    assert "0123" not in mark
    assert marks.find_sharer(SECRET, mark) == person
    assert marks.find_sharer(SECRET[::-1], mark) is None
    for bad in ("", "x", "A" * 22, mark[:-1], "é" * 22, mark.swapcase()):
        assert marks.find_sharer(SECRET, bad) is None
    assert marks.mark_sharer(SECRET, "anon") == ""


def test_parts_of_a_hundred() -> None:
    assert [percent_of(part, 3) for part in range(4)] == [0, 33, 67, 100]
    assert percent_of(0, 0) == 0


def test_every_emoji_of_a_template_can_be_drawn() -> None:
    for kind in load_registry().list_kinds():
        if isinstance(kind.mechanic, Carded):
            for template in kind.mechanic.templates:
                text = msgspec.json.encode(template.rules).decode()
                assert {sign for sign in text if 0x1F000 <= ord(sign) < 0x20000} <= EMOJI, template.key


# ------------------------------------------------------------------------------------------------------- cards


def test_a_card_shows_the_own_result_and_leads_back(house: Services, client: Client) -> None:
    play = live(house, "tag_card")
    ann, person = visitor(client)
    address = f"/storefront/plays/{play}/card"
    assert client.get(address, headers=ann).json()["code"] == "no_result_yet"
    move(client, play, ann, "one", do="choose", tags=["looks", "gift"])
    page = "http://testserver.local/shop/?utm=x&antiphon_by=old#top"
    made = client.get(address, headers=ann, params={"lang": "zh", "page": page}).json()
    assert "颜值至上" in made["alt"]
    assert made["says"] == "我是“颜值至上”型买家"
    query = parse_qs(urlsplit(str(made["link"])).query)
    assert (query["utm"], query["antiphon_card"]) == (["x"], [play])
    assert person[4:] not in made["link"]
    drawn = client.get(made["picture"])
    assert drawn.headers["content-type"] == "image/png"
    assert "immutable" in drawn.headers["cache-control"]
    assert Image.open(io.BytesIO(drawn.content)).size[0] == 1080
    assert drawn.content == client.get(made["picture"]).content

    bob, _ = visitor(client, "anon-2")
    told = {"by": query["antiphon_by"][0]}
    follow = f"/storefront/plays/{play}/card/follows"
    assert client.post(follow, json=told, headers=bob).json() == {"counted": True}
    assert client.post(follow, json=told, headers=ann).json() == {"counted": False}
    assert client.post(follow, json={"by": "A" * 22}, headers=bob).json() == {"counted": False}
    client.post(follow, json=told, headers=bob)
    house.events.digest_all()
    with house.database.read() as session:
        rows = house.events.list_timeline(session, "shop", [person]).items
    assert [row.name for row in rows].count("Shared Card Followed") == 1


def test_a_card_of_then_stays_as_it_was(house: Services, client: Client) -> None:
    play = live(house, "mood", "today", results="always")
    ann, _ = visitor(client)
    move(client, play, ann, "one", mood="happy")
    first = client.get(f"/storefront/plays/{play}/card", headers=ann).json()
    before = client.get(first["picture"]).content
    move(client, play, ann, "two", mood="blue")
    second = client.get(f"/storefront/plays/{play}/card", headers=ann).json()
    assert second["picture"] != first["picture"]
    assert "Happy" not in second["alt"]
    assert client.get(first["picture"]).content == before


@pytest.mark.parametrize(
    "page", ["http://elsewhere.example/", "javascript:alert(1)", "http://testserver.local.evil.example/", "http://x@testserver.local/"]
)
def test_a_card_leads_to_the_site_that_asks_only(house: Services, client: Client, page: str) -> None:
    play = live(house, "check_in")
    ann, _ = visitor(client)
    move(client, play, ann, "one")
    answer = client.get(f"/storefront/plays/{play}/card", headers=ann, params={"page": page})
    assert answer.status_code == 422, answer.text


def test_nobody_draws_a_card_that_was_not_signed(house: Services, client: Client) -> None:
    play = live(house, "check_in")
    ann, _ = visitor(client)
    move(client, play, ann, "one")
    made = client.get(f"/storefront/plays/{play}/card", headers=ann).json()
    path = made["picture"]
    for bad in (path[:-8] + "AAAA.png", path.replace(play, "ply_0000000000000000"), path.removesuffix(".png"), "/storefront/cards/x.png"):
        assert client.get(bad).status_code == 404, bad
    assert client.get(f"/storefront/plays/{play}/card").status_code == 401
    assert client.get(f"/storefront/plays/{live(house, 'countdown')}/card", headers=ann).json()["code"] == "no_card"


def test_a_name_stands_on_a_card_only_if_its_owner_says_so(house: Services, client: Client) -> None:
    play = live(house, "check_in")
    token, person = known(house, client, "ann", "张玥")
    move(client, play, token, "one")
    plain = client.get(f"/storefront/plays/{play}/card", headers=token).json()
    named = client.get(f"/storefront/plays/{play}/card", headers=token, params={"named": "true"}).json()
    assert plain["picture"] != named["picture"]
    assert "张玥" not in str(plain)
    assert client.get(plain["picture"]).content != client.get(named["picture"]).content
    assert person not in str(plain)


def known(house: Services, client: Client, user_id: str, name: str) -> tuple[dict[str, str], str]:
    """Somebody the shop knows."""
    person = house.commands.call(lambda session: house.profiles.ensure_person(session, "shop", user_id=user_id))
    batch = {"batch": [{"type": "identify", "messageId": user_id, "userId": user_id, "traits": {"name": name}}]}
    assert client.post("/v1/batch", json=batch, auth=("test-key", "")).status_code == 200
    house.events.digest_all()
    token, _ = house.access.sign_shopper("shop", person)
    return {"Authorization": f"Bearer {token}"}, person


# -------------------------------------------------------------------------------------------------------- taps


def test_one_tap_votes_once_and_looking_changes_nothing(house: Services, client: Client) -> None:
    play = live(house, "mood", "today")
    _, person = visitor(client)
    path = links(client, play, person)["happy"]
    page = client.get(path)
    assert page.status_code == 200
    assert "😊 开心" in page.text
    assert '<form method="post"' in page.text
    assert "nonce-" in page.headers["content-security-policy"]
    assert house_has(house, play, "tally:all-happy") == 0
    done = client.post(path)
    assert "奖励已经到账" in done.text
    assert "奖励已经到账" in client.post(path).text
    assert house_has(house, play, "tally:all-happy") == 1
    assert house_has(house, f"person:{person}", "points") == 5
    assert "/storefront/cards/" in done.text
    other = client.post(links(client, play, person, lang="en")["blue"])
    assert "Changed." in other.text
    assert (house_has(house, play, "tally:all-happy"), house_has(house, play, "tally:all-blue")) == (0, 1)


def house_has(house: Services, holder: str, asset: str) -> int:
    with house.database.read() as session:
        named = holder if ":" in holder else f"play:{holder}"
        return {each.asset: each.balance for each in house.ledger.list_balances(session, "shop", named)}.get(asset, 0)


def test_a_link_opens_nothing_else(house: Services, client: Client, clock: SetClock) -> None:
    play, other = live(house, "mood", "today"), live(house, "mood", "parcel")
    _, person = visitor(client)
    path = links(client, play, person, days=1)["happy"]
    token = path.removeprefix("/t/")
    assert client.get(f"/storefront/plays/{play}", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    for bad in (path.replace(play, other), path[:-3] + "AAA", "/t/x", "/t/a.b.c"):
        assert client.get(bad).status_code == 404
        assert client.post(bad).status_code == 404
    house.plays.pause("shop", play)
    assert "暂停" in client.post(links(client, play, person)["calm"]).text
    house.plays.resume("shop", play)
    clock.advance(days=1, hours=2)
    gone = client.post(path)
    assert gone.status_code == 410
    assert "expired" in gone.text


def test_only_editors_make_links_and_only_for_people_who_are_there(house: Services, client: Client) -> None:
    play = live(house, "mood", "today")
    _, person = visitor(client)
    assert client.get(f"{API}/plays/{play}/taps/of/per_0000000000000000").json()["code"] == "person_not_found"
    assert client.get(f"{API}/plays/{play}/taps/of/{person}", params={"days": 91}).json()["code"] == "bad_days"
    assert client.get(f"{API}/plays/{live(house, 'draw', 'cart_draw')}/taps/of/{person}").json()["code"] == "no_taps"
    taps = client.get(f"{API}/plays/{play}/taps").json()
    assert taps[0]["placeholder"] == f"{{{{tap:{play}:happy}}}}"
    sign_in(client, "v@example.com")
    assert client.get(f"{API}/plays/{play}/taps/of/{person}").status_code == 403


def test_a_message_gets_each_persons_own_link(house: Services, client: Client) -> None:
    play = live(house, "mood", "parcel")
    _, person = visitor(client)
    place = f"{{{{tap:{play}:love}}}}"
    filled = house.plays.sharing.fill_places("shop", Text(zh=f"满意点这里 {place}", en=f"Happy? {place}!"), person, "https://shop.example")
    path = filled.zh.removeprefix("满意点这里 https://shop.example")
    assert "超出期待" in client.get(path).text
    assert "Better than hoped" in client.get(filled.en.removeprefix("Happy? https://shop.example").removesuffix("!")).text
    with pytest.raises(Invalid):
        house.plays.sharing.fill_places("shop", Text(zh=f"{{{{tap:{play}:none}}}}", en=""), person, "")


@pytest.mark.parametrize("kind", ["tag_card", "mood", "vote", "check_in", "survey"])
def test_every_move_of_a_link_can_be_made(kind: str, house: Services, client: Client) -> None:
    mechanic = load_registry().get(kind).mechanic
    assert isinstance(mechanic, Tappable)
    _, person = visitor(client)
    play = live(house, kind)
    made = links(client, play, person, lang="en")
    assert len({each.partition("?")[0] for each in made.values()}) == len(made) >= 1
    answer = client.post(next(iter(made.values())))
    assert answer.status_code == 200
    assert '<p class="what">' in answer.text, answer.text


def test_a_segment_gets_a_link_each_but_not_who_wants_no_messages(house: Services, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_sharing, "PAGE", 2)
    play = live(house, "mood", "today")
    ordered = [
        {
            "type": "track",
            "messageId": f"m{n}",
            "userId": f"u{n}",
            "event": "Order Completed",
            "properties": {"order_id": f"o{n}", "total": 1 + n},
        }
        for n in range(5)
    ]
    assert client.post("/v1/batch", json={"batch": ordered}, auth=("test-key", "")).status_code == 200
    house.events.digest_all()
    for key, least in (("buyers", 1), ("quiet", 2)):
        condition = {"kind": "tag", "tag": "orders", "op": ">=", "value": least}
        house.segments.create_segment("shop", "Asia/Shanghai", NewSegment(Text(zh=key, en=key), condition, key=key))
    again = {
        "type": "track",
        "messageId": "more",
        "userId": "u4",
        "event": "Order Completed",
        "properties": {"order_id": "more", "total": 9},
    }
    client.post("/v1/batch", json={"batch": [again]}, auth=("test-key", ""))
    house.events.digest_all()
    house.segments.refresh("shop")
    answer = client.get(f"{API}/plays/{play}/taps.csv", params={"segment": "buyers", "without": "quiet", "lang": "en"})
    head, *rows = answer.text.strip().split("\r\n")
    assert head == "person_id,happy,calm,tired,blue,cross"
    assert len(rows) == 4
    assert "no-store" in answer.headers["cache-control"]
    path = urlsplit(rows[0].split(",")[2]).path
    assert "Calm" in client.post(path).text
    assert house_has(house, play, "tally:all-calm") == 1
    options = {"workspace": "shop", "segment": "buyers", "without": None, "days": 7, "lang": "zh", "base": "https://shop.example/"}
    assert b"".join(write_taps(house, play, **options)).count(b"https://shop.example/t/") == 25
    with pytest.raises(NotFound):
        write_taps(house, play, **{**options, "segment": "nobody"})


def test_a_link_of_somebody_who_turned_out_to_be_another_moves_for_who_they_are_now(house: Services, client: Client) -> None:
    play = live(house, "mood", "today")
    _, person = visitor(client, "anon-9")
    path = links(client, play, person)["happy"]
    batch = [{"type": "identify", "messageId": "i", "userId": "ann", "anonymousId": "anon-9", "traits": {"plan": "free"}}]
    assert client.post("/v1/batch", json={"batch": batch}, auth=("test-key", "")).status_code == 200
    house.events.digest_all()
    assert "收到" in client.post(path).text
    with house.database.read() as session:
        now = house.profiles.canonical(session, "shop", [person]).get(person, person)
    assert house_has(house, f"person:{now}", "points") == 5
