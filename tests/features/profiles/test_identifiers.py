"""Which values name a person, and in which form."""

import pytest

from antiphon.features.profiles.identifiers import (
    Identifier,
    clean_email,
    clean_id,
    clean_phone,
    fold,
    is_junk,
    read_identifiers,
)

JUNK = [
    *("", " ", "null", "NULL", "undefined", "anonymous", "guest", "NaN", "[object Object]", "-1", "0", "0000", "None", "'null'", '"0"'),
    *("00000000-0000-0000-0000-000000000000", "---", "true", "distinct_id", "游客", "(null)", "x" * 256),
]


@pytest.mark.parametrize("value", JUNK)
def test_junk_names_nobody(value: str) -> None:
    assert clean_id(value) is None
    assert read_identifiers(user_id=value, anonymous_id=value, external_ids=[("unionid", value)]).identifiers == ()


@pytest.mark.parametrize("value", ["u1", "10", "-2", "null1", "00a0", "王小明", "x" * 255, "0.5"])
def test_real_ids_are_kept(value: str) -> None:
    assert clean_id(f" {value} ") == value
    assert not is_junk(value)


def test_what_is_blocked_is_said_once_and_short() -> None:
    named = read_identifiers(user_id="NULL", anonymous_id="x" * 300)
    assert named.junk == (Identifier("user_id", "null"), Identifier("anonymous_id", "(too long)"))


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (" Ada@Example.COM ", "ada@example.com"),
        ("mailto:a@b.cn", "a@b.cn"),
        ("ada＠example.com", "ada@example.com"),
        ("a.b+c@d.e.f", "a.b+c@d.e.f"),
        ("ada@example", None),
        ("ada", None),
        ("a b@c.d", None),
        ("a@b.c, d@e.f", None),
        ("null@example.com", None),
        ("a@@b.c", None),
        ("a@b..c", None),
        ("a" * 250 + "@b.cn", None),
        (7, None),
    ],
)
def test_addresses(raw: object, clean: str | None) -> None:
    assert clean_email(raw) == clean


@pytest.mark.parametrize(
    ("raw", "zone", "clean"),
    [
        ("138 1234-5678", "Asia/Shanghai", "+8613812345678"),
        ("１３８１２３４５６７８", "Asia/Shanghai", "+8613812345678"),
        (13812345678, "Asia/Shanghai", "+8613812345678"),
        ("86 13812345678", "Asia/Shanghai", "+8613812345678"),
        ("0086-138-1234-5678", "America/New_York", "+8613812345678"),
        ("+86 138 1234 5678", "", "+8613812345678"),
        ("1 (305) 555-0100", "America/New_York", "13055550100"),  # a number of Miami that looks like a Chinese mobile
        ("+1 (305) 555-0100", "Asia/Shanghai", "+13055550100"),
        ("010-6552-9988", "Asia/Shanghai", "01065529988"),
        ("00000000000", "Asia/Shanghai", None),
        ("11111111111", "Asia/Shanghai", None),
        ("12345", "", None),
        ("1234567890123456", "", None),
        ("call me", "", None),
        (True, "", None),
        (None, "", None),
    ],
)
def test_phones(raw: object, zone: str, clean: str | None) -> None:
    assert clean_phone(raw, zone) == clean


def test_the_strongest_identifier_comes_first() -> None:
    named = read_identifiers(
        user_id="u",
        anonymous_id="a",
        external_ids=[
            ("openid", "o"),
            ("ga", "g"),
            ("WeChat-UnionID", "w"),
            ("unionid", "w2"),
            ("xhs", "r"),
            ("user_id", "other"),
            ("?!", "x"),
        ],
        traits={"email": "E@x.cn", "phone": "+4912345678"},
    )
    assert [tuple(identifier) for identifier in named.identifiers] == [
        ("user_id", "u"),
        ("wechat_unionid", "w"),
        ("wechat_unionid", "w2"),
        ("email", "e@x.cn"),
        ("phone", "+4912345678"),
        ("wechat_openid", "o"),
        ("xiaohongshu_openid", "r"),
        ("ga", "g"),
        ("anonymous_id", "a"),
    ]


def test_an_identifier_counts_once() -> None:
    named = read_identifiers(user_id="u", anonymous_id=None, external_ids=[("email", "E@X.cn")], traits={"email": "e@x.cn"})
    assert named.identifiers == (Identifier("user_id", "u"), Identifier("email", "e@x.cn"))


def test_only_ten_external_ids_are_looked_at() -> None:
    named = read_identifiers(user_id=None, anonymous_id=None, external_ids=[("ga", f"g{n}") for n in range(50)])
    assert len(named.identifiers) == 10


def test_search_forms() -> None:
    assert fold("phone", "+8613812345678") == "13812345678"
    assert fold("phone", "+13055550100") == "13055550100"
    assert fold("user_id", "Straße") == "strasse"
    assert fold("anonymous_id", "A") is None
