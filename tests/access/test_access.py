"""Who may come in: passwords, sessions, roles, write keys, shopper tokens; on both stores."""

from collections.abc import Iterator

import jwt
import pytest

from antiphon.engine.access.api import FAILURES, LOCK_MS, SESSION_MS, Access
from antiphon.engine.access.tokens import sign_shopper
from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database
from antiphon.engine.database.writer import Writer
from antiphon.kernel.errors import Conflict, Forbidden, Invalid, NotFound, NotSignedIn, TooMany
from tests.conftest import SetClock

SECRET = "a house secret that is long enough for tests"


@pytest.fixture
def access(database: Database, clock: SetClock) -> Iterator[Access]:
    writer = Writer(database)
    made = Access(database, Commands(writer), clock, SECRET)
    writer.start()
    made.create_workspace("one", "One", "Asia/Shanghai", "CNY", "zh")
    made.create_workspace("two", "Two", "Europe/Berlin", "EUR", "en")
    made.create_operator("Ann@Example.com", "Ann", "correct horse", "en", {"one": "owner"})
    made.create_operator("bob@example.com", "Bob", "battery staple", "zh", {"one": "viewer", "two": "editor"})
    yield made
    writer.stop()


def test_signing_in_opens_a_session_that_ends_in_time(access: Access, clock: SetClock) -> None:
    token, signed_in = access.sign_in(" ann@example.COM ", "correct horse")
    assert signed_in.operator.email == "ann@example.com"
    assert [workspace.id for workspace in signed_in.workspaces] == ["one"]
    assert access.find_session(token) == signed_in
    clock.at_ms += SESSION_MS + 1
    assert access.find_session(token) is None


def test_signing_out_ends_the_session(access: Access) -> None:
    token, _ = access.sign_in("ann@example.com", "correct horse")
    access.sign_out(token)
    access.sign_out(token)
    assert access.find_session(token) is None


@pytest.mark.parametrize("email", ["ann@example.com", "nobody@example.com"])
def test_a_wrong_pair_says_the_same_for_everybody(access: Access, email: str) -> None:
    with pytest.raises(NotSignedIn) as refused:
        access.sign_in(email, "wrong")
    assert refused.value.code == "wrong_password"


def test_the_door_stays_shut_after_too_many_wrong_passwords(access: Access, clock: SetClock) -> None:
    for _ in range(FAILURES):
        with pytest.raises(NotSignedIn):
            access.sign_in("ann@example.com", "wrong")
    with pytest.raises(TooMany) as refused:
        access.sign_in("ann@example.com", "correct horse")
    assert int(refused.value.headers["Retry-After"]) <= LOCK_MS // 1000
    clock.at_ms += LOCK_MS + 1
    access.sign_in("ann@example.com", "correct horse")


def test_a_new_password_ends_every_session(access: Access) -> None:
    token, _ = access.sign_in("ann@example.com", "correct horse")
    access.change_password("ann@example.com", "another one")
    assert access.find_session(token) is None
    with pytest.raises(NotSignedIn):
        access.sign_in("ann@example.com", "correct horse")
    access.sign_in("ann@example.com", "another one")


def test_a_member_is_found_only_where_they_belong(access: Access) -> None:
    ann, _ = access.sign_in("ann@example.com", "correct horse")
    bob, _ = access.sign_in("bob@example.com", "battery staple")
    assert access.find_member("no such session", "one") is None
    with pytest.raises(NotFound):
        access.find_member(ann, "two")
    member = access.find_member(bob, "one")
    assert member is not None
    with pytest.raises(Forbidden):
        member.may_edit()
    editor = access.find_member(bob, "two")
    assert editor is not None
    editor.may_edit()
    with pytest.raises(Forbidden):
        editor.may_own()


def test_names_are_taken_once_and_must_make_sense(access: Access) -> None:
    with pytest.raises(Conflict):
        access.create_workspace("one", "Again", "UTC", "USD", "en")
    with pytest.raises(Conflict):
        access.create_operator("ANN@example.com", "Ann", "long enough", "en", {})
    with pytest.raises(Invalid):
        access.create_workspace("three", "Three", "Mars/Olympus", "USD", "en")
    with pytest.raises(Invalid):
        access.create_operator("cat@example.com", "Cat", "short", "en", {})


def test_a_revoked_key_is_refused_at_once(access: Access) -> None:
    made = access.create_key("one", "site")
    assert access.find_write_key(made.key) == made
    with pytest.raises(NotFound):
        access.revoke_key("two", made.id)
    access.revoke_key("one", made.id)
    assert access.find_write_key(made.key) is None
    with pytest.raises(NotFound):
        access.revoke_key("one", made.id)
    assert [key.revoked_at is None for key in access.list_keys("one")] == [False]


def test_a_shopper_token_names_its_person_until_it_expires(access: Access, clock: SetClock) -> None:
    token, expires_at = access.sign_shopper("one", "per_1", seconds=60)
    claims = access.read_shopper(token)
    assert (claims.workspace, claims.person_id, claims.user_id, claims.expires_at) == ("one", "per_1", None, expires_at)
    clock.advance(seconds=61)
    with pytest.raises(NotSignedIn) as refused:
        access.read_shopper(token)
    assert refused.value.code == "token_expired"


def test_a_shop_signs_for_its_own_shoppers_only(access: Access, clock: SetClock) -> None:
    expires_at = clock.at_ms // 1000 + 60
    own = jwt.encode({"aud": "antiphon", "ws": "one", "uid": "u1", "exp": expires_at}, access.shopper_secret("one"), algorithm="HS256")
    assert access.read_shopper(own).user_id == "u1"
    forged = jwt.encode({"aud": "antiphon", "ws": "two", "uid": "u1", "exp": expires_at}, access.shopper_secret("one"), algorithm="HS256")
    with pytest.raises(NotSignedIn):
        access.read_shopper(forged)


@pytest.mark.parametrize(
    ("claims", "algorithm"),
    [
        ({"aud": "antiphon", "ws": "one", "sub": "per_1"}, "HS256"),  # never expires
        ({"aud": "other", "ws": "one", "sub": "per_1", "exp": 9_999_999_999}, "HS256"),
        ({"ws": "one", "sub": "per_1", "exp": 9_999_999_999}, "HS256"),
        ({"aud": "antiphon", "sub": "per_1", "exp": 9_999_999_999}, "HS256"),
        ({"aud": "antiphon", "ws": "one", "exp": 9_999_999_999}, "HS256"),
        ({"aud": "antiphon", "ws": "one", "sub": "per_1", "exp": 9_999_999_999}, "HS512"),
        ({"aud": "antiphon", "ws": "one", "sub": "per_1", "exp": 9_999_999_999}, "none"),
    ],
)
@pytest.mark.filterwarnings("ignore::jwt.InsecureKeyLengthWarning")
def test_odd_tokens_are_refused(access: Access, claims: dict[str, object], algorithm: str) -> None:
    token = jwt.encode(claims, access.shopper_secret("one") if algorithm != "none" else "", algorithm=algorithm)
    with pytest.raises(NotSignedIn):
        access.read_shopper(token)


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "e30.e30.e30", "x" * 3000])
def test_what_is_no_token_is_refused(access: Access, token: str) -> None:
    with pytest.raises(NotSignedIn):
        access.read_shopper(token)


def test_the_house_keeps_one_secret(database: Database, clock: SetClock) -> None:
    writer = Writer(database)
    first, second = (Access(database, Commands(writer), clock) for _ in range(2))
    writer.start()
    assert first.secret() == second.secret()
    assert len(first.secret()) == 64
    assert sign_shopper(first.secret(), "one", 1, person_id="p") == sign_shopper(second.secret(), "one", 1, person_id="p")
    writer.stop()
