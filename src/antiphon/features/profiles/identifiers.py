"""What names a person, cleaned: which values are worth believing, in which form, and in which order.

The junk list joins what PostHog, Segment and RudderStack each refuse: values that a broken script sends for everybody, which would
melt thousands of shoppers into one.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

USER_ID: Final = "user_id"
ANONYMOUS_ID: Final = "anonymous_id"
EMAIL: Final = "email"
PHONE: Final = "phone"

MAX_LENGTH: Final = 255
MAX_EMAIL_LENGTH: Final = 254  # RFC 5321, section 4.5.3.1.3, less the angle brackets
MAX_EXTERNAL: Final = 10  # further identifiers of one event are not looked at

_JUNK_WORDS = (
    "null nil none undefined nan n/a na (null) <nil> <null> true false unknown -1 {} [] "
    "anonymous guest user userid user_id user-id id email phone distinct_id distinctid anonymous_id anonymousid "
    "not_authenticated not-authenticated 匿名 游客 访客 未登录"
)
JUNK: Final = frozenset(_JUNK_WORDS.split()) | {"[object object]"}
_JUNK_MAILBOXES = frozenset({"null", "undefined", "none", "nan", "anonymous", "unknown", "noreply", "no-reply", "donotreply"})
_ONLY_ZEROS = re.compile(r"[0\-]*")  # Segment's own blocked pattern; the all-zero UUID is one of them
_KIND = re.compile(r"[a-z][a-z0-9_.]{0,39}")
_EMAIL = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\".]+(?:\.[^\s@,;<>\".]+)+")
_PHONE_MARKS = re.compile(r"[\s().\-‐-―·/]+")
_CHINESE_MOBILE = re.compile(r"1[3-9]\d{9}")
_CHINESE_ZONES = frozenset({"Asia/Shanghai", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Urumqi", "Asia/Kashgar", "PRC"})

# Names that channels and clients use for the same thing.
_SAME_KIND: Final[Mapping[str, str]] = {
    other: kind
    for kind, others in {
        "wechat_unionid": "unionid union_id wx_unionid weixin_unionid wechat_union_id",
        "wechat_openid": "openid open_id wx_openid weixin_openid wechat_open_id mp_openid wechat",
        "douyin_unionid": "douyin_union_id",
        "douyin_openid": "douyin douyin_id douyin_open_id byte_openid",
        "xiaohongshu_openid": "xhs xhs_id xhs_openid xiaohongshu xiaohongshu_id xiaohongshu_open_id",
        PHONE: "mobile mobile_phone phone_number tel telephone",
        EMAIL: "mail email_address e_mail",
    }.items()
    for other in others.split()
}
# These have fields of their own in every event; a second value beside them could only contradict the first.
_OWN_FIELDS = frozenset({USER_ID, ANONYMOUS_ID, "userid", "anonymousid", "uid"})


class Identifier(NamedTuple):
    """One name of a person, for example `("email", "ada@example.com")`."""

    kind: str
    value: str


class Named(NamedTuple):
    """The identifiers of one event, strongest first, and the values that were not believed."""

    identifiers: tuple[Identifier, ...]
    junk: tuple[Identifier, ...] = ()


def rank(kind: str) -> tuple[int, str]:
    """Smaller is stronger: user id, union ids, e-mail, phone, open ids, other kinds by name, anonymous id."""
    if kind == USER_ID:
        return 0, kind
    if kind.endswith("_unionid"):
        return 1, kind
    if kind == EMAIL:
        return 2, kind
    if kind == PHONE:
        return 3, kind
    if kind == ANONYMOUS_ID:
        return 9, kind
    return (4, kind) if kind.endswith("_openid") else (5, kind)


def is_junk(value: str) -> bool:
    """Whether a trimmed value says nothing about who somebody is."""
    bare = value.strip("\"'` ").casefold()
    return not bare or bare in JUNK or _ONLY_ZEROS.fullmatch(bare) is not None


def clean_id(raw: object) -> str | None:
    """A user id, anonymous id or channel id, trimmed; None for junk and for what is longer than 255 letters."""
    if not isinstance(raw, str):
        return None
    value = raw.strip()
    return None if len(value) > MAX_LENGTH or is_junk(value) else value


def clean_email(raw: object) -> str | None:
    """An address, trimmed and in small letters; None when it is not one."""
    if not isinstance(raw, str) or len(raw) > 2 * MAX_EMAIL_LENGTH:
        return None
    value = unicodedata.normalize("NFKC", raw).strip().removeprefix("mailto:").lower()
    return value if len(value) <= MAX_EMAIL_LENGTH and _EMAIL.fullmatch(value) and value.partition("@")[0] not in _JUNK_MAILBOXES else None


def clean_phone(raw: object, zone: str = "") -> str | None:
    """A number as `+` and digits (the form of E.164) where the country is known, else its digits; None when it is not one.

    Without a country code a number is Chinese only if it looks like a Chinese mobile and the workspace's zone is Chinese:
    1 305 555 0100 is somebody else in Miami.
    """
    if isinstance(raw, int) and not isinstance(raw, bool):
        raw = str(raw)
    if not isinstance(raw, str) or len(raw) > 40:
        return None
    text = _PHONE_MARKS.sub("", unicodedata.normalize("NFKC", raw)).removeprefix("tel:")
    if text.startswith("00"):
        text = "+" + text[2:]
    digits = text.removeprefix("+")
    if not digits.isascii() or not digits.isdigit() or not 7 <= len(digits) <= 15 or len(set(digits)) < 3:
        return None
    if text.startswith("+"):
        return text
    if zone in _CHINESE_ZONES:
        if _CHINESE_MOBILE.fullmatch(digits):
            return "+86" + digits
        if len(digits) == 13 and digits.startswith("86") and _CHINESE_MOBILE.fullmatch(digits[2:]):
            return "+" + digits
    return digits


def fold(kind: str, value: str) -> str | None:
    """What the search box compares with: user ids, e-mails and phones without case; other kinds are not searched."""
    if kind == PHONE:
        digits = value.removeprefix("+")
        return digits[2:] if value.startswith("+86") and len(digits) == 13 else digits
    return value.casefold() if kind in {USER_ID, EMAIL} else None


def read_identifiers(
    *,
    user_id: str | None,
    anonymous_id: str | None,
    external_ids: Iterable[tuple[str, str]] = (),
    traits: Mapping[str, Any] | None = None,
    zone: str = "",
) -> Named:
    """The identifiers of an event, each once, strongest first. `zone` is the workspace's, for phone numbers without a country."""
    found: list[Identifier] = []
    junk: list[Identifier] = []
    for kind, raw in ((USER_ID, user_id), (ANONYMOUS_ID, anonymous_id)):
        if raw:
            value = clean_id(raw)
            (junk if value is None else found).append(Identifier(kind, short(raw) if value is None else value))
    if external_ids:
        _read_external(external_ids, zone, found, junk)
    if traits:
        if (email := clean_email(traits.get("email"))) is not None:
            found.append(Identifier(EMAIL, email))
        if (phone := clean_phone(traits.get("phone") or traits.get("mobile"), zone)) is not None:
            found.append(Identifier(PHONE, phone))
    if len(found) > 1:
        found = sorted(dict.fromkeys(found), key=lambda identifier: rank(identifier.kind))
    return Named(tuple(found), tuple(junk))


@lru_cache(maxsize=16_384)
def read_plain(user_id: str | None, anonymous_id: str | None) -> Named:
    """The same where nothing else names the person, as in most events; who comes by once comes by again."""
    return read_identifiers(user_id=user_id, anonymous_id=anonymous_id)


def _read_external(external_ids: Iterable[tuple[str, str]], zone: str, found: list[Identifier], junk: list[Identifier]) -> None:
    for raw_kind, raw in tuple(external_ids)[:MAX_EXTERNAL]:
        kind = raw_kind.strip().lower().replace("-", "_").replace(" ", "_")
        kind = _SAME_KIND.get(kind, kind)
        if kind in _OWN_FIELDS or not _KIND.fullmatch(kind):
            continue
        value = clean_email(raw) if kind == EMAIL else clean_phone(raw, zone) if kind == PHONE else clean_id(raw)
        (junk if value is None else found).append(Identifier(kind, short(raw) if value is None else value))


def short(raw: str) -> str:
    """Junk as it is noted down: one line for all values that are too long, so that the notes stay few."""
    value = raw.strip().casefold()
    return value if len(value) <= 40 else "(too long)"
