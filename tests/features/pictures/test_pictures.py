"""Pictures of shoppers: taken in, shown, hidden, forgotten; and everything that is not taken in."""

import io
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient
from PIL import Image

from antiphon.engine.files.images import paint_anew
from antiphon.entry.bootstrap import Services
from antiphon.features.pictures.api import A_DAY, A_MINUTE, url_of
from antiphon.features.plays.contracts import Accepted, PlayDraft
from antiphon.mechanics.tasks import MECHANIC as TASKS
from antiphon.sdk.lists import Row
from antiphon.sdk.pictures import Marks, bands_after, find_like, read_marks
from antiphon.sdk.words import Text
from tests.conftest import SetClock
from tests.features.deliveries.parcels import person
from tests.features.pictures.samples import POISON, picture, with_place
from tests.features.segments.telling import Shop
from tests.poison.corpus import bodies, values
from tests.webs import edge_over

Client = TestClient[Any]
SHOP = "shop"
AT_NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
OPERATOR = {"X-Antiphon": "1"}
AT = f"/api/w/{SHOP}/pictures"
VISITOR = "0f3c9a11-1111-4111-8111-111111111111"


@pytest.fixture
def client(house: Services) -> Iterator[Client]:
    for name, role in (("ed", "editor"), ("vi", "viewer")):
        house.access.create_operator(f"{name}@example.com", name, "a long password", "en", {SHOP: role})  # type: ignore[dict-item]
    with TestClient(edge_over(house), raise_server_exceptions=True) as made:
        yield made


def sign_in(client: Client, name: str = "ed") -> None:
    answer = client.post("/api/session", json={"email": f"{name}@example.com", "password": "a long password"}, headers=OPERATOR)
    assert answer.status_code == 200, answer.text


def token(house: Services, who: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {house.access.sign_shopper(SHOP, who)[0]}"}


def test_sent_shown_hidden_and_deleted(client: Client, house: Services) -> None:
    shopper = token(house, person(house))
    made = client.post("/storefront/pictures", content=with_place(), headers=shopper).json()
    form = client.post("/storefront/pictures", files={"file": ("x.svg", picture("PNG"), "image/svg+xml")}, headers=shopper)
    assert form.status_code == 201, form.text
    for address in (made["url"], made["small_url"]):
        shown = client.get(address)
        assert shown.headers["content-type"] == "image/jpeg"
        assert shown.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in shown.headers["content-security-policy"]
        assert shown.headers["access-control-allow-origin"] == "*"
        assert b"at home" not in shown.content
    assert (made["width"], made["height"]) == (48, 64)
    sign_in(client, "vi")
    assert client.post(f"{AT}/{made['id']}/hide", headers=OPERATOR).status_code == 403
    assert client.delete(f"{AT}/{made['id']}", headers=OPERATOR).status_code == 403
    sign_in(client)
    assert {line["id"] for line in client.get(AT).json()["items"]} == {made["id"], form.json()["id"]}
    assert client.post(f"{AT}/{made['id']}/hide", headers=OPERATOR).status_code == 204
    assert client.get(made["url"]).json()["code"] == "picture_not_found"
    assert client.get(f"{AT}/{made['id']}/file").headers["cache-control"] == "private, no-store"
    assert client.post(f"{AT}/{made['id']}/show", headers=OPERATOR).status_code == 204
    assert client.get(made["url"]).status_code == 200
    assert client.delete(f"{AT}/{made['id']}", headers=OPERATOR).status_code == 204
    assert client.delete(f"{AT}/{made['id']}", headers=OPERATOR).status_code == 404
    assert client.get(made["url"]).status_code == 404


def test_what_is_no_picture_is_refused_in_words(client: Client, house: Services, clock: SetClock) -> None:
    shopper = token(house, person(house))
    for raw in POISON.values():
        clock.advance(seconds=61)
        refused = client.post("/storefront/pictures", content=raw, headers=shopper | {"Content-Type": "image/png"})
        assert (refused.status_code, bool(refused.json()["errors"][0]["says"]["zh"])) == (422, True)
    clock.advance(seconds=61)
    assert client.post("/storefront/pictures", content=picture() + b"\0" * 6_000_000, headers=shopper).status_code == 413
    assert client.post("/storefront/pictures", content=picture()).status_code == 401
    assert client.post("/storefront/pictures", files={"a": b"x", "b": b"y"}, headers=shopper).json()["code"] == "no_file"
    with house.database.read() as session:
        assert house.pictures.list_pictures(session, SHOP).items == ()


def test_so_many_a_minute_and_a_day(client: Client, house: Services, clock: SetClock) -> None:
    ann, bob = token(house, person(house)), token(house, person(house, "bob"))
    raw = picture()
    for _ in range(A_MINUTE):
        assert client.post("/storefront/pictures", content=raw, headers=ann).status_code == 201
    fast = client.post("/storefront/pictures", content=raw, headers=ann)
    assert (fast.status_code, fast.headers["retry-after"]) == (429, "60")
    assert client.post("/storefront/pictures", content=raw, headers=bob).status_code == 201
    clock.advance(seconds=61)
    for _ in range(A_DAY - A_MINUTE):
        assert client.post("/storefront/pictures", content=raw, headers=ann).status_code == 201
    clock.advance(seconds=61)
    assert client.post("/storefront/pictures", content=raw, headers=ann).json()["code"] == "pictures_used_up"
    clock.advance(days=1)
    assert house.pictures.send(SHOP, person(house), raw).width == 64


def test_pictures_that_nothing_uses_are_deleted(house: Services, clock: SetClock) -> None:
    ann = person(house)
    used = house.pictures.send(SHOP, ann, picture(size=(10, 10)))
    twin = house.pictures.send(SHOP, ann, picture(size=(10, 10)))  # the same file
    other = house.pictures.send(SHOP, ann, picture(size=(20, 10)))
    house.commands.call(lambda session: house.pictures.keep(session, SHOP, [used.id]))
    chores = house.pictures.make_chores(house.writer)
    assert chores.run_once() == (0, 0)
    clock.advance(days=1.1)
    assert chores.run_once() == (2, 0), "files that are young stay for now"
    for file in (house.home / "pictures").rglob("*"):
        if file.is_file():
            os.utime(file, (0, 0))
    assert chores.run_once() == (0, 1), "whole and small of a tiny picture are one file, and the twin's is still needed"
    assert house.pictures.find_file(used.id, "whole")
    with house.database.read() as session:
        assert [house.pictures.is_of(session, SHOP, ann, each.id) for each in (used, twin, other)] == [True, False, False]


def test_a_picture_that_a_move_names_stays(house: Services, clock: SetClock) -> None:
    rules = next(template.rules for template in TASKS.templates if template.key == "show_and_tell")
    play = house.plays.create(SHOP, PlayDraft("tasks", Text(zh="晒单", en="Show"), rules))
    house.plays.launch(SHOP, play.id)
    ann = person(house)
    named, other = (house.pictures.send(SHOP, ann, picture(size=(10, 10))) for _ in range(2))
    move = {"do": "prove", "task": "home", "text": "here", "picture": named.url}
    outcome = house.plays.move(SHOP, play.id, ann, "k1", msgspec.json.encode(move))
    assert isinstance(outcome, Accepted), outcome
    clock.advance(days=1.1)
    assert house.pictures.make_chores(house.writer).run_once()[0] == 1
    clock.advance(days=9)
    assert house.pictures.make_chores(house.writer).run_once()[0] == 0
    with house.database.read() as session:
        assert [house.pictures.is_of(session, SHOP, ann, each.id) for each in (named, other)] == [True, False]


def test_pictures_follow_people_who_are_one(house: Services) -> None:
    ann, anna = person(house), house.commands.call(lambda session: house.profiles.ensure_person(session, SHOP, anonymous_id=VISITOR))
    sent = house.pictures.send(SHOP, anna, picture())
    shop = Shop(house)
    shop.identify("ann", {}, anonymousId=VISITOR)
    shop.digest()
    with house.database.read() as session:
        root = house.profiles.canonical(session, SHOP, [ann])[ann]
        assert house.pictures.is_of(session, SHOP, root, sent.id)


def test_odd_input_never_is_a_fault(client: Client, house: Services, clock: SetClock) -> None:
    shopper = token(house, person(house))
    sign_in(client)
    for body in bodies().values():
        clock.advance(seconds=61)
        for kind in ("image/jpeg", "multipart/form-data; boundary=x", "multipart/form-data"):
            assert client.post("/storefront/pictures", content=body, headers=shopper | {"Content-Type": kind}).status_code < 500
    for value in values().values():
        text = value.decode("utf-8", "replace")[:100]
        assert client.get(AT, params={"cursor": text, "person": text}).status_code < 500
        assert client.get("/storefront/pictures/pic_1", params={"size": text}).status_code < 500


def test_the_address_says_what_a_picture_is_and_how_it_looks() -> None:
    """The same file has the same marks; saved again, smaller and worse, it looks the same and is not the same; another does not."""

    def marks(raw: bytes) -> Marks:
        painted = paint_anew(raw)
        found = read_marks(url_of(f"pic_{'0' * 32}_{sha256(painted.whole).hexdigest()[:16]}_{painted.look}"))
        assert found is not None
        return found

    def saved(shown: Image.Image, quality: int = 95) -> bytes:
        buffer = io.BytesIO()
        shown.save(buffer, "JPEG", quality=quality)
        return buffer.getvalue()

    hills = Image.effect_mandelbrot((640, 480), (-2.0, -1.2, 0.8, 1.2), 80)
    first, again = marks(saved(hills)), marks(saved(hills))
    worse = marks(saved(hills.resize((400, 300)), 40))
    other = marks(saved(hills.transpose(Image.Transpose.ROTATE_180).transpose(Image.Transpose.FLIP_TOP_BOTTOM)))
    assert first == again
    assert worse.same != first.same
    bands = {f"pictures/{key}": Row("pictures", key, 0, {"seen": seen}, None, AT_NOON) for key, seen in bands_after("", first, {}).items()}
    assert find_like("pictures", worse, bands)
    assert not find_like("pictures", other, bands)
